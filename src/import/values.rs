//! Values as databases and reference managers write them: names, dates, pages, languages, identifiers.
//!
//! Owns what the readers of fields have in common, whatever their syntax: tags, tables, YAML. Knows no format.

mod dates;
mod identifiers;
mod languages;
mod making;
mod names;
mod pages;

pub(super) use dates::{Reading, date, joined_date};
pub(super) use identifiers::{doi, numbers};
pub(super) use languages::language;
pub(super) use making::Making;
pub(super) use names::{medline_person, person, persons};
pub(super) use pages::{full_range, pages};

/// A text with each run of white space made one space.
pub(super) fn squeezed(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}
