//! Formats of a field a line behind a tag: RIS, NBIB, EndNote's tagged export.

use super::{Format, Found};
use crate::text::Source;

/// Which of them a text is, by its first lines.
pub(super) fn sniff(_text: &str) -> Option<Format> {
    None
}

/// Reads RIS.
pub(super) fn read_ris(_source: &Source) -> Found {
    Found::new(Format::Ris)
}

/// Reads the format of PubMed.
pub(super) fn read_nbib(_source: &Source) -> Found {
    Found::new(Format::Nbib)
}

/// Reads EndNote's tagged export.
pub(super) fn read_enw(_source: &Source) -> Found {
    Found::new(Format::Enw)
}
