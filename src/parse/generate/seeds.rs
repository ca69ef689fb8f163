//! The fields from which references are put together.

mod names;
mod records;

use std::collections::HashSet;

use crate::lang::homoglyphs::majority;
use crate::lang::{self, Script};
use crate::model::Label;
use crate::parse::corpus::Labelled;
use crate::parse::scheme::{Scheme, to_common};
use crate::text::Span;

pub(super) use names::Person;
use names::persons;

/// The languages that generated references are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Ukrainian,
    Russian,
    English,
}

/// Values of one language.
#[derive(Debug, Clone, Default)]
pub(super) struct Pool {
    pub(super) persons: Vec<Person>,
    pub(super) articles: Vec<String>,
    pub(super) books: Vec<String>,
    pub(super) laws: Vec<String>,
    pub(super) standards: Vec<String>,
    pub(super) journals: Vec<String>,
    pub(super) meetings: Vec<String>,
    pub(super) publishers: Vec<String>,
    pub(super) places: Vec<String>,
    pub(super) institutions: Vec<String>,
    pub(super) genres: Vec<String>,
    pub(super) headlines: Vec<String>,
    pub(super) sites: Vec<String>,
    pub(super) addresses: Vec<String>,
}

/// Fields of real references, by language, to be recombined.
#[derive(Debug, Clone, Default)]
pub struct Seeds {
    ukrainian: Pool,
    russian: Pool,
    english: Pool,
    /// Words that real titles have in lower case: no names.
    words: HashSet<String>,
}

impl Seeds {
    pub(super) fn pool(&self, language: Language) -> &Pool {
        match language {
            Language::Ukrainian => &self.ukrainian,
            Language::Russian => &self.russian,
            Language::English => &self.english,
        }
    }

    fn pool_mut(&mut self, language: Language) -> &mut Pool {
        match language {
            Language::Ukrainian => &mut self.ukrainian,
            Language::Russian => &mut self.russian,
            Language::English => &mut self.english,
        }
    }

    /// Adds the fields of labelled references, GROBID's left out: their texts come from PDFs with broken spacing.
    pub fn add_labelled(&mut self, references: &[Labelled]) {
        for reference in references.iter().filter(|one| one.scheme != Scheme::Grobid) {
            self.add_one(reference);
        }
    }

    fn add_one(&mut self, reference: &Labelled) {
        let fields = Fields::of(reference);
        // Some corpora hold what is left of a page's markup.
        let is_clean = |text: &String| !text.contains(['<', '>']);
        let Some(title) = fields.first(Label::Title).filter(is_clean) else {
            return;
        };
        let language = language_of(&title);
        self.words.extend(lower_words(&title));
        let pool = self.pool_mut(language);
        let fits = |text: &String| is_clean(text) && is_in(language, text);
        let value = |label| fields.first(label).filter(fits);
        pool.persons
            .extend(value(Label::Author).iter().flat_map(|list| persons(list)));
        pool.publishers.extend(value(Label::Publisher));
        pool.places.extend(value(Label::Location));
        pool.institutions.extend(value(Label::Institution));
        let addresses = fields.first(Label::Url);
        pool.addresses
            .extend(addresses.filter(|url| url.starts_with("http")));
        if fields.has(&[Label::Publisher]) && !fields.has(&[Label::Number]) {
            pool.genres.extend(value(Label::Genre));
        }
        match value(Label::Container) {
            Some(container) if is_meeting(&container) => pool.meetings.push(container),
            // What prints laws is no place for articles.
            Some(container)
                if fields.has(&[Label::Volume, Label::Issue]) && !fields.has(&[Label::Number]) =>
            {
                pool.journals.push(container);
            }
            _ => {}
        }
        pool.titles(&fields).push(title);
    }
}

impl Pool {
    /// The list that a reference's title belongs to, told by the fields that stand with it.
    fn titles(&mut self, fields: &Fields) -> &mut Vec<String> {
        let number = fields.first(Label::Number);
        if number.is_some_and(|number| number.starts_with(char::is_alphabetic)) {
            &mut self.standards
        } else if fields.has(&[Label::Number]) {
            &mut self.laws
        } else if fields.has(&[Label::Container]) {
            &mut self.articles
        } else if fields.has(&[Label::Publisher, Label::Extent]) {
            &mut self.books
        } else if fields.has(&[Label::Url]) {
            &mut self.headlines
        } else {
            &mut self.articles
        }
    }
}

/// The fields of one reference.
struct Fields<'a> {
    reference: &'a Labelled,
    spans: Vec<(Label, Span)>,
}

impl<'a> Fields<'a> {
    fn of(reference: &'a Labelled) -> Self {
        Self {
            reference,
            spans: to_common(reference),
        }
    }

    fn first(&self, label: Label) -> Option<String> {
        let found = self.spans.iter().find(|(other, _)| *other == label);
        found.map(|(_, span)| self.reference.text_of(*span).to_owned())
    }

    /// Whether any of these stands in the reference.
    fn has(&self, labels: &[Label]) -> bool {
        self.spans.iter().any(|(label, _)| labels.contains(label))
    }
}

/// Latin letters count as English: other languages are few in the corpora.
fn language_of(title: &str) -> Language {
    match majority(title) {
        Some(Script::Cyrillic) if lang::detect(title) == Some("ru") => Language::Russian,
        Some(Script::Cyrillic) => Language::Ukrainian,
        _ => Language::English,
    }
}

/// Whether a value can stand in a reference of a language: letters that only the other has speak against it.
fn is_in(language: Language, text: &str) -> bool {
    let lower = text.to_lowercase();
    let cyrillic = majority(text) == Some(Script::Cyrillic);
    match language {
        Language::Ukrainian => cyrillic && !lower.contains(['ы', 'э', 'ё', 'ъ']),
        Language::Russian => cyrillic && !lower.contains(['і', 'ї', 'є', 'ґ']),
        Language::English => !cyrillic,
    }
}

/// Whether a container is the proceedings of a conference.
fn is_meeting(container: &str) -> bool {
    let lower = container.to_lowercase();
    [
        "конф",
        "семінар",
        "читання",
        "conference",
        "symposium",
        "workshop",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

fn lower_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’')));
    let lower = words.filter(|word| word.starts_with(char::is_lowercase));
    lower.map(str::to_owned)
}

/// A text with its first letter in upper case.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}
