//! Makes `data/dictionary.txt` of bibliographic records: `cargo run --example dictionary RECORDS.jsonl > data/dictionary.txt`.
//!
//! A record is a JSON object a line with any of `author` ("Бойко О. І."; several with `;`), `author_family`, `author_given`,
//! `place`. A word that is a surname and a place goes in as both.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example's output"
)]

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde_json::Value;

/// Words of fewer letters tell nothing.
const SHORTEST: usize = 3;
/// In so many records a place has to stand: places are the least sure of what records say.
const FEWEST_PLACES: usize = 3;

#[derive(Default)]
struct Counts(BTreeMap<&'static str, BTreeMap<String, usize>>);

impl Counts {
    fn add(&mut self, class: &'static str, text: &str) {
        let words = text.split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’' | 'ʼ')));
        for word in words.filter(|word| word.starts_with(char::is_uppercase)) {
            let lower = word.to_lowercase();
            let is_capitals = word.chars().all(char::is_uppercase);
            if lower.chars().count() >= SHORTEST && !is_capitals {
                *self.0.entry(class).or_default().entry(lower).or_default() += 1;
            }
        }
    }

    fn add_record(&mut self, record: &Value) {
        let text = |key: &str| record[key].as_str().unwrap_or_default();
        for author in text("author").split([';', ',']) {
            // What stands before initials is the surname.
            if let Some((surname, initials)) = author.trim().split_once(' ')
                && initials.contains('.')
            {
                self.add("surname", surname);
            }
        }
        self.add("surname", text("author_family"));
        self.add("given", text("author_given"));
        self.add("place", text("place"));
    }
}

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("name a file of records, one JSON object a line");
        return ExitCode::from(2);
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::from(2);
        }
    };
    let mut counts = Counts::default();
    let records = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    records.for_each(|record: Value| counts.add_record(&record));
    for (class, words) in counts.0 {
        let fewest = if class == "place" { FEWEST_PLACES } else { 1 };
        let frequent = words.iter().filter(|(_, count)| **count >= fewest);
        let frequent: Vec<&str> = frequent.map(|(word, _)| word.as_str()).collect();
        println!("{class} {}", frequent.join(" "));
    }
    ExitCode::SUCCESS
}
