//! What the tags of RIS mean for each kind of record.
//!
//! The specification of 2011 gives a table for each type, which is EndNote's; that of 2001 is Reference Manager's. Where
//! they differ, the one is followed that Zotero, Mendeley and the publishers write.

use crate::model::{Kind, NameField, TextField};

/// Kinds that are parts of something with a title of its own, and serials.
pub(super) fn is_article(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Article
            | Kind::ArticleJournal
            | Kind::ArticleMagazine
            | Kind::ArticleNewspaper
            | Kind::Periodical
            | Kind::Review
            | Kind::ReviewBook
    )
}

/// Kinds whose second title is that of their series.
pub(super) fn is_in_series(kind: Kind) -> bool {
    use Kind::{Book, Classic, Manuscript, Map, Pamphlet, Report, Software};
    matches!(
        kind,
        Book | Classic | Map | Report | Software | Pamphlet | Manuscript
    )
}

/// Kinds whose pages are counted rather than told.
pub(super) fn has_extent(kind: Kind) -> bool {
    is_in_series(kind) || kind == Kind::Thesis
}

/// Tags that mean the same for every kind.
const TEXTS: &[(&str, TextField)] = &[
    ("TI", TextField::Title),
    ("T1", TextField::Title),
    ("CT", TextField::Title),
    ("ST", TextField::TitleShort),
    ("VL", TextField::Volume),
    ("NV", TextField::NumberOfVolumes),
    ("PB", TextField::Publisher),
    ("CY", TextField::PublisherPlace),
    ("PP", TextField::PublisherPlace),
    ("SV", TextField::CollectionNumber),
    ("CN", TextField::CallNumber),
    ("AV", TextField::ArchiveLocation),
    ("DP", TextField::Source),
    ("DB", TextField::Source),
];

/// The text variable that a tag means, where it means a single one.
pub(super) fn text(kind: Kind, tag: &str) -> Option<TextField> {
    let plain = || {
        let known = TEXTS.iter().find(|(name, _)| *name == tag);
        known.map(|(_, field)| *field)
    };
    by_kind(kind, tag).or_else(plain)
}

/// The text variable that a tag means for some kinds.
fn by_kind(kind: Kind, tag: &str) -> Option<TextField> {
    use Kind::{
        Bill, Broadcast, Chapter, Hearing, LegalCase, Legislation, Map, PaperConference, Patent,
        Regulation, Report, Software, Speech, Standard, Thesis,
    };
    let field = match (tag, kind) {
        ("CP", _) => TextField::PublisherPlace,
        ("CY", Speech) => TextField::EventPlace,
        ("C1", PaperConference) => TextField::EventPlace,
        ("C1", Map) => TextField::Scale,
        ("C3", Patent) => TextField::Jurisdiction,
        ("C5", Patent) => TextField::References,
        ("C6", Patent) => TextField::Status,
        ("C7", _) if is_article(kind) => TextField::Number,
        ("ET", Software) => TextField::Version,
        ("ET", Bill | Hearing | Legislation) => TextField::ChapterNumber,
        ("ET", _) if !is_article(kind) => TextField::Edition,
        ("IS", Report | Standard | Patent | Thesis) => TextField::Number,
        ("IS", Chapter) => TextField::CollectionNumber,
        ("IS", _) if is_in_series(kind) => TextField::CollectionNumber,
        ("IS", _) => TextField::Issue,
        (
            "M1",
            Bill | Broadcast | Hearing | Legislation | Patent | Regulation | Report | Standard,
        ) => TextField::Number,
        ("M3", _) if !is_article(kind) => TextField::Genre,
        ("OP", Bill | Hearing | LegalCase | Legislation) => TextField::References,
        ("PB", LegalCase) => TextField::Authority,
        ("SV", LegalCase) => TextField::Number,
        ("T3", Bill | Hearing) => TextField::Authority,
        _ => return None,
    };
    Some(field)
}

/// Tags of names, in the order in which they are read.
pub(super) const NAMES: [&str; 6] = ["AU", "A1", "ED", "A2", "A3", "A4"];

/// The names that a tag means. `edited` tells a book whose authors are its editors, `in_series` a second title.
pub(super) fn names(kind: Kind, tag: &str, edited: bool, in_series: bool) -> Option<NameField> {
    use Kind::{
        Bill, Broadcast, LegalCase, MotionPicture, Patent, PersonalCommunication, Song, Speech,
    };
    let field = match (tag, kind) {
        ("AU" | "A1", _) if edited => NameField::Editor,
        ("AU" | "A1", MotionPicture) => NameField::Director,
        ("AU" | "A1", _) => NameField::Author,
        ("ED", _) => NameField::Editor,
        ("A2", LegalCase | Patent | Bill) => return None,
        ("A2", PersonalCommunication) => NameField::Recipient,
        ("A2", Kind::Interview) => NameField::Interviewer,
        ("A2", Song) => NameField::Performer,
        ("A2", Speech) => NameField::Contributor,
        ("A2", _) if is_in_series(kind) && (in_series || edited) => NameField::CollectionEditor,
        ("A2", _) => NameField::Editor,
        ("A3", Bill | LegalCase | Patent) => return None,
        ("A3", MotionPicture | Broadcast) => NameField::Producer,
        ("A3", Kind::Book) if !edited => NameField::Editor,
        ("A3", Kind::Thesis) => NameField::Contributor,
        ("A3", _) => NameField::CollectionEditor,
        ("A4", LegalCase | Patent | Bill) => return None,
        ("A4", Kind::PaperConference | MotionPicture | Broadcast) => NameField::Contributor,
        ("A4", _) => NameField::Translator,
        _ => return None,
    };
    Some(field)
}
