//! Fields.

use super::OWN_PREFIX;
use super::kinds::entry_type;
use crate::model::{DateField, Kind, NameField, TextField};

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
    ("callnumber", TextField::CallNumber),
    ("institution", TextField::Publisher),
    ("issue", TextField::Issue),
    ("journal", TextField::ContainerTitle),
    ("journaltitle", TextField::ContainerTitle),
    ("keyword", TextField::Keyword),
    ("location", TextField::PublisherPlace),
    ("numpages", TextField::NumberOfPages),
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
    ranked_text_field(kind, name).map(|(field, _)| field)
}

/// The same, and whether it is written in that field: of two fields that
/// hold the same variable, that one is taken.
pub fn ranked_text_field(kind: Kind, name: &str) -> Option<(TextField, bool)> {
    if let Some(own) = name.strip_prefix(OWN_PREFIX) {
        let field = by_name(TextField::ALL, own, |field| field.as_str());
        return field.map(|field| (field, true));
    }
    let mut first = own_texts(kind).iter().chain(TEXTS);
    if let Some((_, field)) = first.find(|(n, _)| *n == name) {
        return Some((*field, true));
    }
    let other = OTHER_TEXTS.iter().find(|(n, _)| *n == name);
    other.map(|(_, field)| (*field, false))
}

/// Lists of names; the first of a list is written.
const NAMES: &[(&str, NameField)] = &[
    ("author", NameField::Author),
    ("editor", NameField::Editor),
    ("translator", NameField::Translator),
    ("bookauthor", NameField::ContainerAuthor),
];

/// Other lists of names, which are read and never written: the words of CSL as they are.
const OTHER_NAMES: &[(&str, NameField)] = &[
    ("compiler", NameField::Compiler),
    ("composer", NameField::Composer),
    ("director", NameField::Director),
    ("illustrator", NameField::Illustrator),
    ("interviewer", NameField::Interviewer),
    ("narrator", NameField::Narrator),
    ("performer", NameField::Performer),
    ("producer", NameField::Producer),
];

/// The list of names that `editor` holds when its `editortype` is this; none where it holds editors of some other sort.
pub fn editor_role(editor_type: &str) -> Option<NameField> {
    const ROLES: &[(&str, NameField)] = &[
        ("compiler", NameField::Compiler),
        ("director", NameField::Director),
        ("editor", NameField::Editor),
        ("illustrator", NameField::Illustrator),
        ("narrator", NameField::Narrator),
        ("organizer", NameField::Organizer),
        ("performer", NameField::Performer),
        ("producer", NameField::Producer),
        ("series", NameField::CollectionEditor),
    ];
    let known = ROLES
        .iter()
        .find(|(role, _)| role.eq_ignore_ascii_case(editor_type));
    known.map(|(_, field)| *field)
}

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
    let mut all = NAMES.iter().chain(OTHER_NAMES);
    all.find(|(n, _)| *n == name).map(|(_, field)| *field)
}

const DATES: &[(&str, DateField)] = &[
    ("date", DateField::Issued),
    ("urldate", DateField::Accessed),
    ("eventdate", DateField::EventDate),
    ("origdate", DateField::OriginalDate),
];

/// Other names of dates, which are read and never written.
const OTHER_DATES: &[(&str, DateField)] = &[
    ("accessdate", DateField::Accessed),
    ("accessed", DateField::Accessed),
    ("lastchecked", DateField::Accessed),
];

/// Whether a field (in lower case) is a part of the date of publication.
pub fn is_date_part(name: &str) -> bool {
    matches!(name, "date" | "year" | "month" | "day")
}

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
    let mut all = DATES.iter().chain(OTHER_DATES);
    all.find(|(n, _)| *n == name).map(|(_, field)| *field)
}

fn by_name<T: Copy>(all: &[T], name: &str, as_str: impl Fn(T) -> &'static str) -> Option<T> {
    let mut all = all.iter().copied();
    all.find(|field| as_str(*field).eq_ignore_ascii_case(name))
}

/// Archives by the name that `eprinttype` has for them.
const ARCHIVES: &[(&str, &str)] = &[
    ("arxiv", "arXiv"),
    ("biorxiv", "bioRxiv"),
    ("googlebooks", "Google Books"),
    ("hal", "HAL"),
    ("hdl", "Handle"),
    ("jstor", "JSTOR"),
    ("medrxiv", "medRxiv"),
    ("ssrn", "SSRN"),
];

/// The archive of an `eprinttype`.
pub fn archive(eprint_type: &str) -> Option<&'static str> {
    let known = ARCHIVES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(eprint_type));
    known.map(|(_, archive)| *archive)
}

/// The `eprinttype` of an archive.
pub fn archive_type(archive: &str) -> Option<&'static str> {
    let known = ARCHIVES.iter().find(|(_, name)| *name == archive);
    known.map(|(name, _)| *name)
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
                    assert_eq!(
                        ranked_text_field(kind, name),
                        Some((field, true)),
                        "{kind} {name}"
                    );
                }
                let own = format!("{OWN_PREFIX}{field}").to_ascii_lowercase();
                assert_eq!(text_field(kind, &own), Some(field));
            }
        }
    }
}
