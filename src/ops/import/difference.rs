//! In what two entries of one work differ, and one made of both.
//!
//! Case, marks and dashes are no difference, nor is a value in another script: an entry and its romanised twin say the same.

use crate::lang::{Script, script_of_char};
use crate::matching::same_words;
use crate::model::{Date, DateField, DateParts, Kind, Name, NameField, Reference, TextField};

/// What says nothing of the work: it counts and names within one list or one document.
const OF_THE_LIST: &[TextField] = &[
    TextField::CitationKey,
    TextField::CitationLabel,
    TextField::CitationNumber,
    TextField::FirstReferenceNoteNumber,
    TextField::Locator,
    TextField::YearSuffix,
];

/// The fields, by their names on the wire, in which an entry differs from the library's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// What the library lacks.
    pub lacking: Vec<String>,
    /// What the library has otherwise.
    pub other: Vec<String>,
}

impl Difference {
    /// Whether the entry says nothing that the library's does not.
    pub fn is_empty(&self) -> bool {
        self.lacking.is_empty() && self.other.is_empty()
    }

    /// What `brought` says and `there` does not.
    pub(super) fn between(there: &Reference, brought: &Reference) -> Self {
        let mut found = Self::default();
        // A format that knows no better says `document`.
        if brought.kind != there.kind && brought.kind != Kind::Document {
            found.other.push("type".to_owned());
        }
        for (&field, names) in &brought.names {
            found.note(field.as_str(), there.names.get(&field), |ours| {
                same_people(ours, names)
            });
        }
        for (&field, date) in &brought.dates {
            found.note(field.as_str(), there.dates.get(&field), |ours| {
                field == DateField::Accessed || tells(ours, date)
            });
        }
        let texts = brought.texts.iter();
        for (&field, text) in texts.filter(|(field, _)| !OF_THE_LIST.contains(field)) {
            found.note(field.as_str(), there.texts.get(&field), |ours| {
                same_text(ours, text)
            });
        }
        let known = |category| there.categories.contains(category);
        if !brought.categories.iter().all(known) {
            found.lacking.push("categories".to_owned());
        }
        found
    }

    fn note<T>(&mut self, field: &str, there: Option<&T>, same: impl FnOnce(&T) -> bool) {
        match there {
            None => self.lacking.push(field.to_owned()),
            Some(there) if !same(there) => self.other.push(field.to_owned()),
            Some(_) => {}
        }
    }
}

/// Whether two records say the same of the work, letter for letter.
pub(super) fn none(there: &Reference, brought: &Reference) -> bool {
    there.kind == brought.kind
        && there.names == brought.names
        && there.dates == brought.dates
        && there.texts == brought.texts
        && there.categories == brought.categories
}

fn same_text(ours: &str, theirs: &str) -> bool {
    same_words(ours, theirs) || scripts_differ(ours, theirs)
}

/// Whether one text is Cyrillic and the other Latin, by its first letter.
fn scripts_differ(ours: &str, theirs: &str) -> bool {
    let script = |text: &str| {
        let mut letters = text.chars().filter_map(script_of_char);
        letters.find(|script| matches!(script, Script::Latin | Script::Cyrillic))
    };
    matches!((script(ours), script(theirs)), (Some(a), Some(b)) if a != b)
}

fn same_people(ours: &[Name], theirs: &[Name]) -> bool {
    ours.len() == theirs.len()
        && ours.iter().zip(theirs).all(|(a, b)| {
            let (a, b) = (whole(a), whole(b));
            same_text(&a, &b)
        })
}

fn whole(name: &Name) -> String {
    let parts = [
        &name.dropping_particle,
        &name.non_dropping_particle,
        &name.family,
        &name.given,
        &name.suffix,
        &name.literal,
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.join(" ")
}

/// Whether our date tells all that theirs does: `2023-01-20` tells `2023`.
fn tells(ours: &Date, theirs: &Date) -> bool {
    let known = |ours: Option<DateParts>, theirs: Option<DateParts>| match (ours, theirs) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(ours), Some(theirs)) => {
            ours.year == theirs.year
                && (theirs.month.is_none() || ours.month == theirs.month)
                && (theirs.day.is_none() || ours.day == theirs.day)
        }
    };
    let text = |date: &Date| date.literal.clone().or_else(|| date.raw.clone());
    known(ours.start, theirs.start)
        && known(ours.end, theirs.end)
        && (theirs.start.is_some() || text(ours) == text(theirs))
}

/// The library's record with what it lacks.
pub(super) fn fill(there: &Reference, brought: &Reference) -> Reference {
    let mut filled = there.clone();
    for (field, names) in &brought.names {
        filled.names.entry(*field).or_insert_with(|| names.clone());
    }
    for (field, date) in &brought.dates {
        filled.dates.entry(*field).or_insert_with(|| date.clone());
    }
    for (field, text) in &brought.texts {
        filled.texts.entry(*field).or_insert_with(|| text.clone());
    }
    add_categories(&mut filled, brought);
    for (key, value) in &brought.custom {
        filled.custom.entry(key).or_insert_with(|| value.clone());
    }
    fill_evidence(&mut filled, there, brought);
    filled
}

/// What was found out since, and how sure the fields are that were filled.
fn fill_evidence(filled: &mut Reference, there: &Reference, brought: &Reference) {
    let (evidence, new) = (&mut filled.evidence, &brought.evidence);
    if evidence.resolution.is_none() {
        evidence.resolution.clone_from(&new.resolution);
    }
    if evidence.links.is_none() {
        evidence.links.clone_from(&new.links);
    }
    let had = |field: &str| {
        TextField::from_name(field).is_some_and(|field| there.texts.contains_key(&field))
            || NameField::from_name(field).is_some_and(|field| there.names.contains_key(&field))
            || DateField::from_name(field).is_some_and(|field| there.dates.contains_key(&field))
            || field == "type"
    };
    for (field, sure) in new.confidence.iter().filter(|(field, _)| !had(field)) {
        evidence.confidence.entry(field.clone()).or_insert(*sure);
    }
}

/// The new record under the library's id, with what only the library's has.
pub(super) fn replace(there: &Reference, brought: &Reference) -> Reference {
    let mut new = brought.clone();
    new.id.clone_from(&there.id);
    if brought.kind == Kind::Document {
        new.kind = there.kind;
    }
    let mut replaced = fill(&new, there);
    let same = Difference::between(there, brought).other.is_empty();
    if !same {
        // What was found out of the old values says nothing of the new ones.
        replaced
            .evidence
            .resolution
            .clone_from(&brought.evidence.resolution);
        replaced.evidence.links.clone_from(&brought.evidence.links);
    }
    replaced
}

fn add_categories(filled: &mut Reference, brought: &Reference) {
    for category in &brought.categories {
        if !filled.categories.contains(category) {
            filled.categories.push(category.clone());
        }
    }
}
