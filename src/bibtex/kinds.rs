//! Entry types.

use crate::model::Kind;

/// Entry types and their kinds; the first of a kind is written, the first of an entry type is read.
const TYPES: &[(&str, Kind)] = &[
    ("article", Kind::ArticleJournal),
    ("article", Kind::ArticleMagazine),
    ("article", Kind::ArticleNewspaper),
    ("article", Kind::Review),
    ("article", Kind::ReviewBook),
    ("book", Kind::Book),
    ("book", Kind::Classic),
    ("collection", Kind::Collection),
    ("incollection", Kind::Chapter),
    ("incollection", Kind::Entry),
    ("incollection", Kind::EntryDictionary),
    ("incollection", Kind::EntryEncyclopedia),
    ("inproceedings", Kind::PaperConference),
    ("techreport", Kind::Report),
    ("thesis", Kind::Thesis),
    ("unpublished", Kind::Manuscript),
    ("booklet", Kind::Pamphlet),
    ("periodical", Kind::Periodical),
    ("patent", Kind::Patent),
    ("dataset", Kind::Dataset),
    ("software", Kind::Software),
    ("online", Kind::Webpage),
    ("online", Kind::Post),
    ("online", Kind::PostWeblog),
    ("misc", Kind::Document),
];

/// Entry types that are read and never written.
const OTHER_TYPES: &[(&str, Kind)] = &[
    ("artwork", Kind::Graphic),
    ("audio", Kind::Song),
    ("bibnote", Kind::Document),
    ("bookinbook", Kind::Chapter),
    ("commentary", Kind::Document),
    ("conference", Kind::PaperConference),
    ("customa", Kind::Document),
    ("customb", Kind::Document),
    ("customc", Kind::Document),
    ("customd", Kind::Document),
    ("custome", Kind::Document),
    ("customf", Kind::Document),
    ("electronic", Kind::Webpage),
    ("image", Kind::Graphic),
    ("inbook", Kind::Chapter),
    ("inreference", Kind::Entry),
    ("jurisdiction", Kind::LegalCase),
    ("legal", Kind::Treaty),
    ("legislation", Kind::Legislation),
    ("letter", Kind::PersonalCommunication),
    ("manual", Kind::Report),
    ("mastersthesis", Kind::Thesis),
    ("movie", Kind::MotionPicture),
    ("map", Kind::Map),
    ("music", Kind::Song),
    ("mvbook", Kind::Book),
    ("mvcollection", Kind::Collection),
    ("mvproceedings", Kind::Book),
    ("mvreference", Kind::Book),
    ("performance", Kind::Performance),
    ("phdthesis", Kind::Thesis),
    ("presentation", Kind::Speech),
    ("proceedings", Kind::Book),
    ("reference", Kind::Book),
    ("report", Kind::Report),
    ("review", Kind::Review),
    ("set", Kind::Document),
    ("standard", Kind::Standard),
    ("suppbook", Kind::Chapter),
    ("suppcollection", Kind::Chapter),
    ("suppperiodical", Kind::ArticleJournal),
    ("talk", Kind::Speech),
    ("video", Kind::MotionPicture),
    ("webpage", Kind::Webpage),
    ("www", Kind::Webpage),
];

/// The entry type for a kind; `misc` for those without one of their own.
pub fn entry_type(kind: Kind) -> &'static str {
    let known = TYPES.iter().find(|(_, k)| *k == kind);
    known.map_or("misc", |(name, _)| name)
}

/// The kind that an entry type (in lower case) stands for.
pub fn kind(entry_type: &str) -> Option<Kind> {
    let mut all = TYPES.iter().chain(OTHER_TYPES);
    all.find(|(name, _)| *name == entry_type)
        .map(|(_, kind)| *kind)
}

/// Entry types that say nothing that the kind, or the genre of a thesis, does not say.
const SYNONYMS: [&str; 9] = [
    "conference",
    "electronic",
    "mastersthesis",
    "online",
    "phdthesis",
    "report",
    "techreport",
    "webpage",
    "www",
];

/// Whether the kind of a record tells the entry type (in lower case) that it was read from.
pub fn is_told_by_kind(entry_type: &str, kind: Kind) -> bool {
    self::entry_type(kind) == entry_type
        || SYNONYMS.contains(&entry_type) && self::kind(entry_type) == Some(kind)
}

/// Values of `type` that BibLaTeX has words for in every language.
const GENRES: &[(&str, &str)] = &[
    ("bathesis", "Bachelor’s thesis"),
    ("candthesis", "Candidate thesis"),
    ("mastersthesis", "Master’s thesis"),
    ("mathesis", "Master’s thesis"),
    ("phdthesis", "PhD thesis"),
    ("resreport", "Research report"),
    ("techreport", "Technical report"),
];

/// What a `type` of BibLaTeX, or the type of the entry, says in words.
pub fn genre(word: &str) -> Option<&'static str> {
    let known = GENRES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word));
    known.map(|(_, words)| *words)
}

/// Whether a word (in lower case) after `@` begins no entry that is a record of its own.
pub fn is_command(word: &str) -> bool {
    matches!(word, "comment" | "preamble" | "string" | "xdata")
}

/// Whether a word, be it written small or large, is an entry type that is known, or a command.
pub fn is_command_or_type(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    is_command(&word) || kind(&word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_read_back() {
        for (name, kind) in TYPES {
            assert_eq!(
                entry_type(super::kind(name).expect("it is known")),
                *name,
                "{kind}"
            );
        }
        assert!(is_told_by_kind("www", Kind::Webpage) && !is_told_by_kind("inbook", Kind::Chapter));
        assert_eq!(genre("PhDThesis"), Some("PhD thesis"));
    }
}
