//! Citation keys: `seheda2020tsyfrova`.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use crate::lang;
use crate::model::{DateField, NameField, Reference, TextField};
use crate::text::tags::without_tags;

/// Words that begin a title and say nothing.
const EMPTY_WORDS: [&str; 26] = [
    "a", "an", "and", "at", "by", "for", "from", "how", "in", "of", "on", "the", "to", "with", "в",
    "до", "з", "за", "і", "й", "на", "по", "про", "та", "у", "як",
];

/// One key per record, all different: the record's own citation key where it has one, else author, year and the
/// first word of the title in Latin letters. Records that come to the same key get `a`, `b`, `c` in their order.
pub(super) fn keys(references: &[Reference]) -> Vec<String> {
    let wanted: Vec<_> = references.iter().map(wanted).collect();
    let mut count = HashMap::new();
    for key in &wanted {
        *count.entry(key.as_str()).or_insert(0) += 1;
    }
    let single = wanted.iter().filter(|key| count[key.as_str()] == 1);
    let mut used: HashSet<String> = single.cloned().collect();
    let mut next: HashMap<&str, usize> = HashMap::new();
    let mut distinct = Vec::with_capacity(wanted.len());
    for key in &wanted {
        let mut fresh = key.clone();
        if count[key.as_str()] > 1 {
            let n = next.entry(key).or_insert(0);
            while fresh == *key || !used.insert(fresh.clone()) {
                fresh = format!("{key}{}", letters(*n));
                *n += 1;
            }
        }
        distinct.push(fresh);
    }
    distinct
}

/// `a` to `z`, then `aa` …
fn letters(n: usize) -> String {
    let last = char::from(b'a' + u8::try_from(n % 26).expect("less than 26"));
    match n / 26 {
        0 => last.to_string(),
        more => letters(more - 1) + last.encode_utf8(&mut [0; 4]),
    }
}

fn wanted(reference: &Reference) -> String {
    let own = reference
        .text(TextField::CitationKey)
        .filter(|key| is_key(key));
    own.map_or_else(|| made(reference), str::to_owned)
}

/// What BibTeX and TeX both take as a key.
fn is_key(key: &str) -> bool {
    let fits = |c: char| !c.is_whitespace() && !c.is_control() && !"\"#%'(),={}\\~@&".contains(c);
    !key.is_empty() && key.chars().all(fits)
}

fn made(reference: &Reference) -> String {
    let mut words = title_words(reference);
    let lead = lead(reference).or_else(|| words.next());
    let start = reference
        .date(DateField::Issued)
        .and_then(|date| date.start);
    let year = start.map_or(String::new(), |start| start.year.unsigned_abs().to_string());
    let word = words.next().unwrap_or_default();
    format!("{}{year}{word}", lead.unwrap_or_else(|| "ref".to_owned()))
}

/// The family name of the first author, or the first word of the organisation's name.
fn lead(reference: &Reference) -> Option<String> {
    let fields = [NameField::Author, NameField::Editor];
    let name = fields
        .into_iter()
        .find_map(|field| reference.names(field).first())?;
    match name.family.as_deref() {
        Some(family) => Some(latin(family)).filter(|name| !name.is_empty()),
        None => telling_words(name.key()).next(),
    }
}

fn title_words(reference: &Reference) -> impl Iterator<Item = String> {
    let title = reference.text(TextField::Title).unwrap_or_default();
    let words: Vec<_> = telling_words(&without_tags(title)).take(2).collect();
    words.into_iter()
}

fn telling_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && !"’'ʼ".contains(c));
    words
        .filter(|word| !EMPTY_WORDS.contains(&word.to_lowercase().as_str()))
        .map(latin)
        .filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()))
}

/// Romanised, without accents, in small letters.
fn latin(text: &str) -> String {
    let roman = lang::romanize_kmu55(text).to_lowercase();
    let plain = roman.nfd().filter_map(|c| match c {
        'ł' => Some('l'),
        'ø' => Some('o'),
        'đ' => Some('d'),
        'ı' => Some('i'),
        _ => c.is_ascii_alphanumeric().then_some(c),
    });
    plain.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Kind, Name};

    fn record(author: Option<Name>, year: i32, title: &str) -> Reference {
        let mut record = Reference::new("x", Kind::Book);
        record
            .names
            .insert(NameField::Author, author.into_iter().collect());
        record.dates.insert(DateField::Issued, Date::year(year));
        record.set_text(TextField::Title, title);
        record
    }

    #[test]
    fn keys_are_made_of_author_year_and_title() {
        #[track_caller]
        fn check(author: Option<Name>, title: &str, expected: &str) {
            assert_eq!(keys(&[record(author, 2020, title)]), [expected]);
        }
        check(
            Some(Name::person("Сегеда", "О. О.")),
            "Цифрова дипломатія",
            "seheda2020tsyfrova",
        );
        check(
            Some(Name::person("Müller", "J.")),
            "The “Ärzte”",
            "muller2020arzte",
        );
        check(
            Some(Name::literal("Міністерство освіти")),
            "Про освіту",
            "ministerstvo2020osvitu",
        );
        check(None, "USAID підтримає Дію", "usaid2020pidtrymaie");
        check(None, "中文", "ref2020");
    }

    #[test]
    fn keys_differ() {
        let same = || {
            record(
                Some(Name::person("Smith", "B.")),
                2022,
                "Digital technology",
            )
        };
        let mut own = same();
        own.set_text(TextField::CitationKey, "smith2022digitala");
        let mut bad = same();
        bad.set_text(TextField::CitationKey, "not a key");
        let expected = [
            "smith2022digitalb",
            "smith2022digitala",
            "smith2022digitalc",
            "smith2022digitald",
        ];
        assert_eq!(keys(&[same(), own, bad, same()]), expected);
    }

    #[test]
    fn letters_go_on() {
        assert_eq!(
            [0, 25, 26, 701, 702].map(letters),
            ["a", "z", "aa", "zz", "aaa"]
        );
    }
}
