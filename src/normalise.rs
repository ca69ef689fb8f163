//! From labelled segments to a typed reference.
//!
//! Owns the making of values: names, dates, pages, identifiers, the item type, the language. Every change beyond white
//! space is recorded under `evidence.repairs` and can be switched off; nothing is dropped: what has no field of its
//! own goes to `note` or `custom`. Must not label text, nor ask anybody anything.

mod addresses;
mod archives;
mod breaks;
mod cases;
mod dates;
mod draft;
mod fields;
mod issued;
mod kind;
mod known;
mod laws;
mod linked;
mod names;
mod notes;
mod numbers;
mod people;
mod persons;
mod places;
mod roles;
mod theses;
mod titles;

use crate::diag::{Diagnostic, Severity};
use crate::model::{Date, Kind, Name, RawReference, Reference, Segmented, TextField};

pub use known::known;
pub use linked::linked;

use draft::Draft;

/// How values are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether to mend what is broken: look-alike letters, addresses, abbreviated places. Without it, values are as
    /// printed apart from white space.
    pub repair: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { repair: true }
    }
}

/// Makes the reference called `id` of a string and its segments; tells what could not be read.
///
/// A string without segments becomes a document whose title is the whole string, with confidence 0.
pub fn reference(
    id: &str,
    raw: &RawReference,
    segmented: &Segmented,
    options: &Options,
) -> (Reference, Vec<Diagnostic>) {
    let mut draft = Draft::new(id, raw, segmented, options.repair);
    if segmented.segments.is_empty() {
        draft.reference.kind = Kind::Document;
        draft.set(TextField::Title, text_of(raw), 0.0);
        draft.warn(
            "unlabelled-reference",
            Severity::Warning,
            "no part of the reference was recognised",
        );
    } else {
        fields::fill(&mut draft);
    }
    draft.finish()
}

/// Reads a date as bibliographies print it, in words or figures: `Jul-Aug 2020`, `12.03.2020`, `березень 2021`.
/// `None` when it cannot be read.
pub fn date(text: &str) -> Option<Date> {
    dates::read(text)
}

/// Takes a printed list of names apart, as printed: nothing is mended. A list that was cut short ends in `et al.`
pub fn names(text: &str) -> Vec<Name> {
    let list = names::list(text, false);
    let more = list.truncation.map(|_| Name::literal("et al."));
    list.names.into_iter().chain(more).collect()
}

/// Whether a name holds a word that only organisations have: `університет`, `committee`.
pub fn is_organisation(name: &str) -> bool {
    names::is_organisation(name)
}

fn text_of(raw: &RawReference) -> String {
    draft::tidy(&raw.text)
}

#[cfg(test)]
mod tests;
