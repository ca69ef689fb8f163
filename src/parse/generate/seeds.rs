//! The fields from which references are put together.

use serde_json::Value;

use crate::model::Label;
use crate::parse::corpus::Labelled;
use crate::parse::scheme::{Scheme, to_common};

/// Values of one language.
#[derive(Debug, Clone, Default)]
pub(super) struct Pool {
    pub(super) persons: Vec<Person>,
    pub(super) articles: Vec<String>,
    pub(super) books: Vec<String>,
    pub(super) journals: Vec<String>,
    pub(super) publishers: Vec<String>,
    pub(super) places: Vec<String>,
    pub(super) headlines: Vec<String>,
    pub(super) sites: Vec<String>,
    pub(super) addresses: Vec<String>,
}

/// A person: family name and initials or given name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) family: String,
    pub(super) given: String,
}

/// Fields of real references, by language, to be recombined.
#[derive(Debug, Clone, Default)]
pub struct Seeds {
    pub(super) ukrainian: Pool,
    pub(super) latin: Pool,
}

impl Seeds {
    /// Adds the fields of labelled references, GROBID's left out: their texts come from PDFs with broken spacing.
    pub fn add_labelled(&mut self, references: &[Labelled]) {
        for reference in references.iter().filter(|one| one.scheme != Scheme::Grobid) {
            let fields = to_common(reference);
            let value = |label| {
                let mut found = fields.iter().filter(|(other, _)| *other == label);
                found
                    .next()
                    .map(|(_, span)| reference.text_of(*span).to_owned())
            };
            let Some(title) = value(Label::Title) else {
                continue;
            };
            let pool = self.pool_of(&title);
            if let Some(authors) = value(Label::Author) {
                pool.persons.extend(persons(&authors));
            }
            match value(Label::Container) {
                Some(container) if value(Label::Issue).or(value(Label::Volume)).is_some() => {
                    pool.journals.push(container);
                    pool.articles.push(title);
                }
                None if value(Label::Url).is_some() => pool.headlines.push(title),
                None if value(Label::Publisher).is_some() => pool.books.push(title),
                _ => pool.articles.push(title),
            }
            pool.publishers.extend(value(Label::Publisher));
            pool.places.extend(value(Label::Location));
            pool.addresses
                .extend(value(Label::Url).filter(|url| url.starts_with("http")));
        }
    }

    /// Adds a bibliographic record: a JSON object with any of `title`, `author_family`, `author_given`,
    /// `container`, `publisher`, `place`, `url`, `quality`, `lang`. What is not curated gives its title only.
    pub fn add_record(&mut self, record: &Value) {
        let value = |key: &str| {
            record[key]
                .as_str()
                .map(str::trim)
                .filter(|text| !text.is_empty())
        };
        let Some(title) = value("title").filter(|title| is_printable_title(title)) else {
            return;
        };
        let pool = self.pool_of(title);
        if value("quality") != Some("curated") {
            pool.books.push(title.to_owned());
            return;
        }
        if let (Some(family), Some(given)) = (value("author_family"), value("author_given")) {
            pool.persons.push(Person {
                family: family.into(),
                given: given.into(),
            });
        }
        match (value("url"), value("container")) {
            (Some(address), site) => {
                pool.headlines.push(title.to_owned());
                pool.addresses.push(address.to_owned());
                pool.sites.extend(site.map(str::to_owned));
            }
            (None, Some(journal)) => {
                pool.articles.push(title.to_owned());
                pool.sites.push(journal.to_owned());
            }
            (None, None) => pool.books.push(title.to_owned()),
        }
        pool.publishers
            .extend(value("publisher").map(str::to_owned));
        pool.places.extend(value("place").map(str::to_owned));
    }

    fn pool_of(&mut self, title: &str) -> &mut Pool {
        let cyrillic = title
            .chars()
            .filter(|c| ('\u{0400}'..='\u{052F}').contains(c))
            .count();
        if 2 * cyrillic > title.chars().filter(|c| c.is_alphabetic()).count() {
            &mut self.ukrainian
        } else {
            &mut self.latin
        }
    }
}

/// Whether a title looks as it would stand in a list: not all capitals, of ordinary length.
fn is_printable_title(title: &str) -> bool {
    let lower = title.chars().filter(|c| c.is_lowercase()).count();
    (10..200).contains(&title.chars().count()) && 2 * lower > title.chars().count()
}

/// The persons of a simple name list: `Family I. I., Family I. I.` or `Family, I. I., Family, I. I.`
fn persons(list: &str) -> Vec<Person> {
    let mut found: Vec<Person> = Vec::new();
    let mut family: Option<String> = None;
    for part in list
        .split([',', ';', '&'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let words: Vec<&str> = part.split_whitespace().collect();
        match words.as_slice() {
            [name, initials @ ..] if !initials.is_empty() && is_family(name) => {
                let given = initials.join(" ");
                if is_initials(&given) {
                    found.push(Person {
                        family: (*name).to_owned(),
                        given,
                    });
                }
                family = None;
            }
            [name] if is_family(name) => family = Some((*name).to_owned()),
            _ => {
                if let Some(family) = family.take().filter(|_| is_initials(part)) {
                    found.push(Person {
                        family,
                        given: part.to_owned(),
                    });
                }
            }
        }
    }
    found
}

fn is_family(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && word.chars().count() > 2
        && chars.all(|c| c.is_lowercase() || matches!(c, '-' | '’' | '\'') || c.is_uppercase())
        && !word.chars().all(char::is_uppercase)
}

fn is_initials(text: &str) -> bool {
    text.contains('.')
        && text
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, '.' | ' ' | '-'))
        && text.chars().filter(|c| c.is_uppercase()).count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_lists_are_split() {
        let names = |list| {
            persons(list)
                .into_iter()
                .map(|p| (p.family, p.given))
                .collect::<Vec<_>>()
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            names("Бойко О. І., Кім Н."),
            [pair("Бойко", "О. І."), pair("Кім", "Н.")]
        );
        assert_eq!(
            names("Roe, J., & Doe, A. B."),
            [pair("Roe", "J."), pair("Doe", "A. B.")]
        );
        assert!(names("Міністерство освіти і науки").is_empty());
    }
}
