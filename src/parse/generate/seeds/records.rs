//! Seeds out of bibliographic records.

use serde_json::Value;

use super::names::{Person, persons};
use super::{Seeds, language_of};

impl Seeds {
    /// Adds a bibliographic record: a JSON object with any of `title`, `author`, `author_family`, `author_given`,
    /// `container`, `publisher`, `place`, `url`, `quality`. What is not curated gives persons, places and publishers,
    /// and its title where that is surely nothing but a title.
    pub fn add_record(&mut self, record: &Value) {
        let value = |key: &str| {
            let text = record[key].as_str().map(str::trim);
            text.filter(|text| !text.is_empty())
        };
        let Some(title) = value("title") else {
            return;
        };
        if value("quality") == Some("curated") {
            self.add_curated(title, value);
        } else {
            self.add_rough(title, value);
        }
    }

    fn add_curated<'a>(&mut self, title: &str, value: impl Fn(&str) -> Option<&'a str>) {
        if !is_printable_title(title) {
            return;
        }
        let title = title.trim_end_matches(['.', ',']).to_owned();
        let pool = self.pool_mut(language_of(&title));
        if let (Some(family), Some(given)) = (value("author_family"), value("author_given")) {
            pool.persons.push(Person {
                family: family.into(),
                given: given.into(),
            });
        }
        match (value("url"), value("container")) {
            (Some(address), site) => {
                pool.headlines.push(title);
                pool.addresses.push(address.to_owned());
                pool.sites.extend(site.map(str::to_owned));
            }
            (None, Some(journal)) => {
                pool.articles.push(title);
                pool.sites.push(journal.to_owned());
            }
            (None, None) => pool.books.push(title),
        }
        pool.publishers
            .extend(value("publisher").map(str::to_owned));
        pool.places.extend(value("place").map(str::to_owned));
    }

    fn add_rough<'a>(&mut self, title: &str, value: impl Fn(&str) -> Option<&'a str>) {
        let language = language_of(title);
        let title = if is_printable_title(title) {
            Some(title.to_owned())
        } else {
            self.in_lower_case(title)
        };
        let pool = self.pool_mut(language);
        pool.persons
            .extend(value("author").map(persons).unwrap_or_default());
        pool.places.extend(value("place").map(str::to_owned));
        pool.publishers
            .extend(value("publisher").map(str::to_owned));
        pool.books
            .extend(title.filter(|title| is_title_alone(title)));
    }

    /// A title in capitals as it would stand in a list, if none of its words need be a name.
    fn in_lower_case(&self, title: &str) -> Option<String> {
        let lower = title.to_lowercase();
        let mut words = lower.split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’')));
        let known = words.all(|word| word.is_empty() || self.words.contains(word));
        let ordinary = (10..200).contains(&lower.chars().count());
        (known && ordinary).then(|| super::capitalised(&lower))
    }
}

/// Whether a title looks as it would stand in a list: not all capitals, of ordinary length.
fn is_printable_title(title: &str) -> bool {
    let lower = title.chars().filter(|c| c.is_lowercase()).count();
    (10..200).contains(&title.chars().count()) && 2 * lower > title.chars().count()
}

/// Whether nothing that belongs to another field can hang on a title: a kind of work, an editor, a volume, a school.
fn is_title_alone(title: &str) -> bool {
    let lower = title.to_lowercase();
    let schools = [
        "міністерство",
        "университет",
        "університет",
        "академія",
        "- ",
    ];
    !title.contains([':', '/', '[', ';', '.', '=', '\u{2}'])
        && !title.contains(|c: char| c.is_ascii_digit())
        && !schools.iter().any(|word| lower.contains(word))
}
