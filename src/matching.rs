//! Comparing a reference with a registered record, field by field, and judging whether both are one work.
//!
//! Owns what counts as the same title, people, place and time, across scripts, abbreviations and the customs of
//! registries, and the weighing of all that. Pure: asks nobody, and knows no registry.
//!
//! A registry's record is often English or romanised where the reference is Ukrainian. Names are compared in
//! all romanisations at once; a title that is not the other's romanisation is *incomparable*, for it may be its
//! translation, and then year, volume, issue, pages, container and first author must carry the judgement.
//!
//! What a record knows beyond one title and one year is looked for in `original-title`, `title-short`,
//! `container-title-short`, `collection-title`, `available-date`, `submitted`, and in the list
//! `custom.titles` (translations).

mod fold;
mod identity;
mod marks;
mod names;
mod numbers;
mod printed;
mod score;
mod skeleton;
#[cfg(test)]
mod tests;
mod title;

use serde_json::Value;

use crate::model::{Agreement, FieldComparison, NameField, Reference, TextField};

pub use identity::same_entry;
pub use marks::{KEYS_VERSION, Scheme, identifiers, keys};
pub use printed::Printed;

use numbers::Numbering;
use title::Likeness;

/// The fields whose difference a reader of the reference would be misled by.
const TELLING: &[&str] = &[
    "title",
    "author",
    "issued",
    "container-title",
    "volume",
    "issue",
    "page",
];

/// A reference against a registered record.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The fields that either side has.
    pub fields: Vec<FieldComparison>,
    /// The weight of all the evidence as a probability that both are the same work, 0 to 1.
    pub score: f32,
    judgement: Judgement,
}

/// Whether a reference and a record are one work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// Independent fields agree.
    SameWork,
    /// Too little agrees or contradicts.
    Unclear,
    /// Title and people contradict; where titles cannot be compared, people and two things more.
    OtherWork,
    /// A telling title, the year and the container agree, and not one of the people does: either a garbled
    /// reference or a rare coincidence.
    OtherPeople,
}

impl Comparison {
    /// The judgement.
    pub fn judgement(&self) -> Judgement {
        self.judgement
    }

    /// Whether both are one work: positive agreement in at least two independent things, and no contradiction
    /// that outweighs it.
    pub fn is_same_work(&self) -> bool {
        self.judgement == Judgement::SameWork
    }

    /// How a field stands, by its name on the wire; `None` where neither side has it.
    pub fn agreement(&self, field: &str) -> Option<Agreement> {
        let found = self
            .fields
            .iter()
            .find(|compared| compared.field == field)?;
        Some(found.agreement)
    }

    /// The fields in which reference and record differ so that a reader would be misled; publisher, place and
    /// type are not among them.
    pub fn differences(&self) -> impl Iterator<Item = &FieldComparison> {
        self.fields.iter().filter(|compared| {
            compared.agreement == Agreement::Different && TELLING.contains(&compared.field.as_str())
        })
    }
}

/// Compares a reference as cited with a record as registered.
pub fn compare(cited: &Reference, registered: &Reference) -> Comparison {
    let fields: Vec<FieldComparison> = [
        titles(cited, registered),
        people(cited, registered),
        years(cited, registered),
        containers(cited, registered),
        numbering(cited, registered, TextField::Volume),
        numbering(cited, registered, TextField::Issue),
        pages(cited, registered),
        publishers(cited, registered),
        isbns(cited, registered),
        kinds(cited, registered),
    ]
    .into_iter()
    .flatten()
    .collect();
    let gap =
        numbers::year(&numbers::years(cited), &numbers::years(registered)).map(|(_, gap)| gap);
    let evidence = score::Evidence::new(
        &fields,
        title::weight(cited.text(TextField::Title).unwrap_or("")),
        gap,
    );
    Comparison {
        score: evidence.probability(),
        judgement: evidence.judgement(),
        fields,
    }
}

/// Whether two texts have the same words in the same order: case, accents, marks and markup do not count.
pub fn same_words(ours: &str, theirs: &str) -> bool {
    ours == theirs || fold::fold(ours) == fold::fold(theirs)
}

/// Puts two sides and their likeness together; a side that is missing decides alone.
fn field(
    name: &str,
    cited: Option<String>,
    registered: Option<String>,
    likeness: impl FnOnce() -> Option<Likeness>,
) -> Option<FieldComparison> {
    let (agreement, score) = match (&cited, &registered) {
        (None, None) => return None,
        (Some(_), None) => (Agreement::OnlyCited, None),
        (None, Some(_)) => (Agreement::OnlyRegistered, None),
        (Some(_), Some(_)) => {
            let likeness = likeness()?;
            (likeness.agreement, likeness.score)
        }
    };
    Some(FieldComparison {
        field: name.to_owned(),
        agreement,
        cited,
        registered,
        score,
    })
}

fn plain(agreement: Agreement) -> Option<Likeness> {
    Some(Likeness {
        agreement,
        score: None,
    })
}

fn present<'a>(reference: &'a Reference, fields: &[TextField]) -> Vec<&'a str> {
    fields
        .iter()
        .filter_map(|&field| reference.text(field))
        .collect()
}

fn first_of(reference: &Reference, fields: &[TextField]) -> Option<String> {
    present(reference, fields)
        .first()
        .map(|&text| text.to_owned())
}

fn titles(cited: &Reference, registered: &Reference) -> Option<FieldComparison> {
    const FIELDS: &[TextField] = &[
        TextField::Title,
        TextField::OriginalTitle,
        TextField::TitleShort,
        TextField::ShortTitle,
    ];
    let mut theirs = present(registered, FIELDS);
    theirs.extend(further_titles(registered, "titles"));
    // A romanised title stands with its translation, and registries often have that one.
    let mut ours = present(cited, &FIELDS[..2]);
    ours.extend(further_titles(cited, "translated-title"));
    field(
        "title",
        first_of(cited, FIELDS),
        theirs.first().map(|&text| text.to_owned()),
        || title::best(&ours, &theirs, title::work),
    )
}

/// Titles that CSL has no word for: one, or a list.
fn further_titles<'a>(reference: &'a Reference, key: &str) -> Vec<&'a str> {
    match reference.custom.get(key) {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        Some(one) => one.as_str().into_iter().collect(),
        None => Vec::new(),
    }
}

fn people(cited: &Reference, registered: &Reference) -> Option<FieldComparison> {
    let ours = creators(cited);
    let theirs = creators(registered);
    field("author", names::show(ours), names::show(theirs), || {
        names::compare(ours, theirs)
    })
}

/// Those whom a work is filed under: its authors, or else its editors.
fn creators(reference: &Reference) -> &[crate::model::Name] {
    match reference.names(NameField::Author) {
        [] => reference.names(NameField::Editor),
        authors => authors,
    }
}

fn years(cited: &Reference, registered: &Reference) -> Option<FieldComparison> {
    let (ours, theirs) = (numbers::years(cited), numbers::years(registered));
    let show = |years: &[i32]| {
        let line = years
            .iter()
            .map(i32::to_string)
            .collect::<Vec<_>>()
            .join(", ");
        (!line.is_empty()).then_some(line)
    };
    field("issued", show(&ours), show(&theirs), || {
        plain(numbers::year(&ours, &theirs)?.0)
    })
}

fn containers(cited: &Reference, registered: &Reference) -> Option<FieldComparison> {
    const FIELDS: &[TextField] = &[
        TextField::ContainerTitle,
        TextField::ContainerTitleShort,
        TextField::JournalAbbreviation,
        TextField::CollectionTitle,
        TextField::EventTitle,
        TextField::Event,
    ];
    let (ours, mut theirs) = (present(cited, FIELDS), present(registered, FIELDS));
    let book = registered.text(TextField::Title).filter(|title| {
        let is_host = |ours: &str| title::container(ours, title).agreement == Agreement::Same;
        score::family(registered.kind) == score::Family::Book
            && ours.iter().any(|ours| is_host(ours))
    });
    // A chapter cited with the DOI of its book: the record's title is what holds the work cited.
    theirs.extend(book);
    let shown = |titles: &[&str]| titles.first().map(|&title| title.to_owned());
    field("container-title", shown(&ours), shown(&theirs), || {
        title::best(&ours, &theirs, title::container)
    })
}

fn numbering(
    cited: &Reference,
    registered: &Reference,
    which: TextField,
) -> Option<FieldComparison> {
    let (ours, theirs) = (Numbering::of(cited), Numbering::of(registered));
    let (a, mut b) = match which {
        TextField::Volume => (ours.volume, theirs.volume),
        _ => (ours.issue, theirs.issue),
    };
    if let Some(theirs) = ours.counted_otherwise(theirs) {
        // Shown once, under the name that the reference gives it.
        b = a.and(Some(theirs));
    }
    let text = |side: Option<&str>| side.map(str::to_owned);
    field(which.as_str(), text(a), text(b), || {
        plain(numbers::numbering(a?, b?, ours, theirs))
    })
}

/// Pages, or the number of the article that journals without pages give.
fn pages(cited: &Reference, registered: &Reference) -> Option<FieldComparison> {
    const FIELDS: &[TextField] = &[TextField::Page, TextField::PageFirst, TextField::Number];
    let articles = |reference: &Reference| match reference.text(TextField::ContainerTitle) {
        Some(_) => first_of(reference, FIELDS),
        None => first_of(reference, &FIELDS[..2]),
    };
    let (ours, theirs) = (articles(cited), articles(registered));
    let likeness = || plain(numbers::pages(ours.as_deref()?, theirs.as_deref()?));
    field("page", ours.clone(), theirs.clone(), likeness)
}

fn publishers(cited: &Reference, registered: &Reference) -> Option<FieldComparison> {
    let side = |reference: &Reference| first_of(reference, &[TextField::Publisher]);
    let (ours, theirs) = (side(cited), side(registered));
    let likeness = || Some(title::container(ours.as_deref()?, theirs.as_deref()?));
    field("publisher", ours.clone(), theirs.clone(), likeness)
}

/// ISBNs that share an edition; two editions have different ones, so a difference is only incomparable.
fn isbns(cited: &Reference, registered: &Reference) -> Option<FieldComparison> {
    let (ours, theirs) = (
        cited.text(TextField::Isbn)?,
        registered.text(TextField::Isbn)?,
    );
    let (a, b) = (isbn_cores(ours), isbn_cores(theirs));
    let agreement = match a.iter().any(|core| b.contains(core)) {
        true => Agreement::Same,
        false => Agreement::Incomparable,
    };
    field(
        "ISBN",
        Some(ours.to_owned()),
        Some(theirs.to_owned()),
        || plain(agreement),
    )
}

/// The nine digits that an ISBN-10 and its ISBN-13 share.
fn isbn_cores(text: &str) -> Vec<String> {
    let compact = text.replace(['-', '‐', '‑', '–'], "");
    let core = |word: &str| match word.len() {
        10 => word.get(..9).map(str::to_owned),
        13 => word.get(3..12).map(str::to_owned),
        _ => None,
    };
    compact
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter_map(core)
        .collect()
}

fn kinds(cited: &Reference, registered: &Reference) -> Option<FieldComparison> {
    let agreement = match (score::family(cited.kind), score::family(registered.kind)) {
        _ if cited.kind == registered.kind => Agreement::Same,
        (a, b) if a == b => Agreement::Near,
        _ => Agreement::Different,
    };
    let name = |reference: &Reference| Some(reference.kind.as_str().to_owned());
    field("type", name(cited), name(registered), || plain(agreement))
}
