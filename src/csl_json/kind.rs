//! Item types: CSL's own names, and the names that registries and older writers put in their place.

use crate::model::Kind;

/// The type with this name, if it is one of CSL's or stands for one.
pub(super) fn kind(name: &str) -> Option<Kind> {
    Kind::from_name(name).or_else(|| synonym(name))
}

/// Names that Crossref's registry uses inside CSL-JSON (its REST API lists them under `/types`), and the
/// hyphenated spellings of types that CSL writes with an underscore.
fn synonym(name: &str) -> Option<Kind> {
    Some(match name {
        "journal-article" => Kind::ArticleJournal,
        "posted-content" | "preprint" => Kind::Article,
        "proceedings-article" => Kind::PaperConference,
        "book-chapter" | "book-section" | "book-part" | "book-track" => Kind::Chapter,
        "monograph" | "edited-book" | "reference-book" | "book-set" | "proceedings" => Kind::Book,
        "book-series" | "report-series" | "proceedings-series" => Kind::Collection,
        "dissertation" => Kind::Thesis,
        "reference-entry" => Kind::Entry,
        "report-component" => Kind::Report,
        "peer-review" => Kind::Review,
        "journal" | "journal-issue" | "journal-volume" => Kind::Periodical,
        "legal-case" => Kind::LegalCase,
        "motion-picture" => Kind::MotionPicture,
        "musical-score" => Kind::MusicalScore,
        "personal-communication" => Kind::PersonalCommunication,
        "other" => Kind::Document,
        _ => return None,
    })
}
