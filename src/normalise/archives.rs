//! Documents of archives: what contains them is an archive, and has a fund.

use crate::model::TextField;

use super::draft::Draft;

/// Makes the container the archive of a document whose place there is known.
pub(super) fn fill(draft: &mut Draft<'_>) {
    let shelved = draft.reference.text(TextField::ArchiveLocation).is_some();
    let taken = draft.reference.text(TextField::Archive).is_some();
    if !shelved || taken {
        return;
    }
    if let Some(archive) = draft.reference.texts.remove(&TextField::ContainerTitle) {
        let known = &mut draft.reference.evidence.confidence;
        let trust = known.remove(TextField::ContainerTitle.as_str());
        draft.set(TextField::Archive, archive, trust.unwrap_or(0.0));
    }
}
