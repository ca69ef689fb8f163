//! The words of BibTeX: which entry types and fields stand for CSL's types and variables.
//!
//! Owns the tables that `import` and `export` both read, so that what one writes the other reads back. Types
//! and fields are those of classic BibTeX where it has a word and those of BibLaTeX (its manual, chapter 2)
//! where it has none; what neither has a word for is written under [`OWN_PREFIX`]. Knows no syntax.

pub mod syntax;

use crate::model::{DateField, Kind, NameField, TextField};

/// Before the CSL name of a variable that BibTeX has no word for; programs pass over fields unknown to them.
pub const OWN_PREFIX: &str = "csl-";

/// The field that holds the CSL type where the entry type says less.
pub const OWN_TYPE: &str = "csl-type";

/// The names of the months as BibTeX's macros, January first.
pub const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

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
    ("bookinbook", Kind::Chapter),
    ("conference", Kind::PaperConference),
    ("electronic", Kind::Webpage),
    ("image", Kind::Graphic),
    ("inbook", Kind::Chapter),
    ("inreference", Kind::Entry),
    ("jurisdiction", Kind::LegalCase),
    ("legislation", Kind::Legislation),
    ("letter", Kind::PersonalCommunication),
    ("manual", Kind::Report),
    ("mastersthesis", Kind::Thesis),
    ("movie", Kind::MotionPicture),
    ("music", Kind::Song),
    ("mvbook", Kind::Book),
    ("mvcollection", Kind::Collection),
    ("mvproceedings", Kind::Book),
    ("mvreference", Kind::Book),
    ("performance", Kind::Performance),
    ("phdthesis", Kind::Thesis),
    ("proceedings", Kind::Book),
    ("reference", Kind::Book),
    ("report", Kind::Report),
    ("review", Kind::Review),
    ("standard", Kind::Standard),
    ("suppbook", Kind::Chapter),
    ("suppcollection", Kind::Chapter),
    ("suppperiodical", Kind::ArticleJournal),
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

/// Whether a word, be it written small or large, is an entry type that is known, or a command.
fn is_command_or_type(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    matches!(word.as_str(), "comment" | "preamble" | "string" | "xdata") || kind(&word).is_some()
}

/// Text variables that have the same field in every entry.
const TEXTS: &[(&str, TextField)] = &[
    ("title", TextField::Title),
    ("shorttitle", TextField::TitleShort),
    ("shortjournal", TextField::ContainerTitleShort),
    ("series", TextField::CollectionTitle),
    ("volume", TextField::Volume),
    ("pages", TextField::Page),
    ("pagetotal", TextField::NumberOfPages),
    ("volumes", TextField::NumberOfVolumes),
    ("address", TextField::PublisherPlace),
    ("edition", TextField::Edition),
    ("type", TextField::Genre),
    ("chapter", TextField::ChapterNumber),
    ("part", TextField::Part),
    ("version", TextField::Version),
    ("eventtitle", TextField::EventTitle),
    ("venue", TextField::EventPlace),
    ("howpublished", TextField::Medium),
    ("library", TextField::CallNumber),
    ("keywords", TextField::Keyword),
    ("note", TextField::Note),
    ("origpublisher", TextField::OriginalPublisher),
    ("origlocation", TextField::OriginalPublisherPlace),
    ("origtitle", TextField::OriginalTitle),
    ("pubstate", TextField::Status),
    ("abstract", TextField::Abstract),
    ("annote", TextField::Annote),
    ("doi", TextField::Doi),
    ("isbn", TextField::Isbn),
    ("issn", TextField::Issn),
    ("pmcid", TextField::Pmcid),
    ("pmid", TextField::Pmid),
    ("url", TextField::Url),
];

/// Other names of fields, which are read and never written.
const OTHER_TEXTS: &[(&str, TextField)] = &[
    ("annotation", TextField::Annote),
    ("booktitle", TextField::ContainerTitle),
    ("institution", TextField::Publisher),
    ("issue", TextField::Issue),
    ("journal", TextField::ContainerTitle),
    ("journaltitle", TextField::ContainerTitle),
    ("location", TextField::PublisherPlace),
    ("organization", TextField::Publisher),
    ("publisher", TextField::Publisher),
    ("school", TextField::Publisher),
];

/// Text variables whose field depends on the kind: what it stands in, who published it, its number.
fn own_texts(kind: Kind) -> &'static [(&'static str, TextField)] {
    use TextField::{CollectionNumber, ContainerTitle, Issue, Number, Publisher};
    match entry_type(kind) {
        "article" | "periodical" => &[
            ("journal", ContainerTitle),
            ("publisher", Publisher),
            ("number", Issue),
            ("eid", Number),
        ],
        "online" => &[
            ("organization", ContainerTitle),
            ("publisher", Publisher),
            ("number", Number),
            ("issue", Issue),
        ],
        "thesis" => &[
            ("booktitle", ContainerTitle),
            ("school", Publisher),
            ("number", Number),
        ],
        "techreport" => &[
            ("booktitle", ContainerTitle),
            ("institution", Publisher),
            ("number", Number),
            ("issue", Issue),
        ],
        "book" | "collection" | "incollection" | "inproceedings" => &[
            ("booktitle", ContainerTitle),
            ("publisher", Publisher),
            ("number", CollectionNumber),
            ("issue", Issue),
        ],
        _ => &[
            ("booktitle", ContainerTitle),
            ("publisher", Publisher),
            ("number", Number),
            ("issue", Issue),
        ],
    }
}

/// The field that a text variable is written in, if BibTeX has one.
pub fn text_name(kind: Kind, field: TextField) -> Option<&'static str> {
    let mut all = own_texts(kind).iter().chain(TEXTS);
    all.find(|(_, f)| *f == field).map(|(name, _)| *name)
}

/// The text variable that a field (in lower case) of an entry holds.
pub fn text_field(kind: Kind, name: &str) -> Option<TextField> {
    if let Some(own) = name.strip_prefix(OWN_PREFIX) {
        return by_name(TextField::ALL, own, |field| field.as_str());
    }
    let mut all = own_texts(kind).iter().chain(TEXTS).chain(OTHER_TEXTS);
    all.find(|(n, _)| *n == name).map(|(_, field)| *field)
}

const NAMES: &[(&str, NameField)] = &[
    ("author", NameField::Author),
    ("editor", NameField::Editor),
    ("translator", NameField::Translator),
    ("bookauthor", NameField::ContainerAuthor),
];

/// The field that a list of names is written in, if BibTeX has one.
pub fn name_name(field: NameField) -> Option<&'static str> {
    NAMES
        .iter()
        .find(|(_, f)| *f == field)
        .map(|(name, _)| *name)
}

/// The list of names that a field (in lower case) holds.
pub fn name_field(name: &str) -> Option<NameField> {
    if let Some(own) = name.strip_prefix(OWN_PREFIX) {
        return by_name(NameField::ALL, own, |field| field.as_str());
    }
    NAMES
        .iter()
        .find(|(n, _)| *n == name)
        .map(|(_, field)| *field)
}

const DATES: &[(&str, DateField)] = &[
    ("date", DateField::Issued),
    ("urldate", DateField::Accessed),
    ("eventdate", DateField::EventDate),
    ("origdate", DateField::OriginalDate),
];

/// The field that a date is written in, if BibTeX has one.
pub fn date_name(field: DateField) -> Option<&'static str> {
    DATES
        .iter()
        .find(|(_, f)| *f == field)
        .map(|(name, _)| *name)
}

/// The date that a field (in lower case) holds.
pub fn date_field(name: &str) -> Option<DateField> {
    if let Some(own) = name.strip_prefix(OWN_PREFIX) {
        return by_name(DateField::ALL, own, |field| field.as_str());
    }
    DATES
        .iter()
        .find(|(n, _)| *n == name)
        .map(|(_, field)| *field)
}

fn by_name<T: Copy>(all: &[T], name: &str, as_str: impl Fn(T) -> &'static str) -> Option<T> {
    let mut all = all.iter().copied();
    all.find(|field| as_str(*field).eq_ignore_ascii_case(name))
}

/// Languages (BCP 47) and their names in the package babel, which `langid` takes.
const LANGUAGES: &[(&str, &str)] = &[
    ("uk", "ukrainian"),
    ("en", "english"),
    ("en-US", "american"),
    ("en-GB", "british"),
    ("ru", "russian"),
    ("be", "belarusian"),
    ("bg", "bulgarian"),
    ("cs", "czech"),
    ("de", "german"),
    ("es", "spanish"),
    ("fr", "french"),
    ("hu", "hungarian"),
    ("it", "italian"),
    ("lt", "lithuanian"),
    ("lv", "latvian"),
    ("pl", "polish"),
    ("pt", "portuguese"),
    ("ro", "romanian"),
    ("sk", "slovak"),
    ("tr", "turkish"),
    ("de", "ngerman"),
    ("en", "usenglish"),
    ("en", "ukenglish"),
];

/// The `langid` of a language.
pub fn langid(language: &str) -> Option<&'static str> {
    LANGUAGES
        .iter()
        .find(|(code, _)| *code == language)
        .map(|(_, name)| *name)
}

/// The language of a `langid`.
pub fn language(langid: &str) -> Option<&'static str> {
    LANGUAGES
        .iter()
        .find(|(_, name)| name.eq_ignore_ascii_case(langid))
        .map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lossless writing rests on this: within a kind, no two variables share a field.
    #[test]
    fn what_is_written_is_read_as_the_same_variable() {
        for &kind in Kind::ALL {
            for &field in TextField::ALL {
                if let Some(name) = text_name(kind, field) {
                    assert_eq!(text_field(kind, name), Some(field), "{kind} {name}");
                }
                let own = format!("{OWN_PREFIX}{field}").to_ascii_lowercase();
                assert_eq!(text_field(kind, &own), Some(field));
            }
        }
        for (name, kind) in TYPES {
            assert_eq!(entry_type(super::kind(name).unwrap()), *name, "{kind}");
        }
    }

    #[test]
    fn languages_read_back() {
        for (code, _) in LANGUAGES {
            assert_eq!(language(langid(code).unwrap()), Some(*code));
        }
    }
}
