//! What sort of thing a TEI reference is.

use crate::import::xml::draft::Draft;
use crate::model::{Kind, TextField};

/// Values of `type` at a `biblStruct`, as Zotero exports them and as TEI's guidelines have them.
const KINDS: &[(&str, Kind)] = &[
    ("journalArticle", Kind::ArticleJournal),
    ("article", Kind::ArticleJournal),
    ("book", Kind::Book),
    ("monograph", Kind::Book),
    ("bookSection", Kind::Chapter),
    ("chapter", Kind::Chapter),
    ("conferencePaper", Kind::PaperConference),
    ("thesis", Kind::Thesis),
    ("report", Kind::Report),
    ("webpage", Kind::Webpage),
    ("blogPost", Kind::PostWeblog),
    ("forumPost", Kind::Post),
    ("magazineArticle", Kind::ArticleMagazine),
    ("newspaperArticle", Kind::ArticleNewspaper),
    ("encyclopediaArticle", Kind::EntryEncyclopedia),
    ("dictionaryEntry", Kind::EntryDictionary),
    ("manuscript", Kind::Manuscript),
    ("patent", Kind::Patent),
    ("map", Kind::Map),
    ("letter", Kind::PersonalCommunication),
    ("email", Kind::PersonalCommunication),
    ("interview", Kind::Interview),
    ("film", Kind::MotionPicture),
    ("videoRecording", Kind::MotionPicture),
    ("audioRecording", Kind::Song),
    ("artwork", Kind::Graphic),
    ("statute", Kind::Legislation),
    ("bill", Kind::Bill),
    ("case", Kind::LegalCase),
    ("hearing", Kind::Hearing),
    ("computerProgram", Kind::Software),
    ("software", Kind::Software),
    ("dataset", Kind::Dataset),
    ("standard", Kind::Standard),
    ("preprint", Kind::Article),
    ("presentation", Kind::Speech),
    ("document", Kind::Document),
];

/// Where the title of a work stands: TEI's `level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Levels {
    /// `a`: it is a part of something.
    pub(super) part: bool,
    /// `j`: something is a journal.
    pub(super) journal: bool,
    /// `m`: something is a book.
    pub(super) book: bool,
}

/// The kind by the type that is told, else by the levels of the titles and the fields.
pub(super) fn of(draft: &mut Draft, told: Option<&str>, levels: Levels) -> Kind {
    marked(draft, told, levels).unwrap_or_else(|| draft.guessed_kind())
}

/// The kind as far as it is marked.
fn marked(draft: &mut Draft, told: Option<&str>, levels: Levels) -> Option<Kind> {
    if let Some(told) = told {
        match KINDS
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(told))
        {
            Some((_, kind)) => return Some(*kind),
            None => draft.keep("type", told),
        }
    }
    let has = |field| draft.record.texts.contains_key(&field);
    Some(match levels {
        _ if has(TextField::EventTitle) => Kind::PaperConference,
        Levels { journal: true, .. } => Kind::ArticleJournal,
        Levels {
            part: true,
            book: true,
            ..
        } => Kind::Chapter,
        Levels { book: true, .. } if draft.guessed_kind() == Kind::Webpage => Kind::Webpage,
        Levels { book: true, .. } => Kind::Book,
        _ => return None,
    })
}

/// The same of a reference that is still to be parsed: nothing is guessed, the parser sees the whole text.
pub(super) fn known(draft: &mut Draft, told: Option<&str>, levels: Levels) -> Kind {
    marked(draft, told, levels).unwrap_or(Kind::Document)
}
