//! Scores `matching` on recorded look-ups: for each reference, does it pick the right one of the records that a
//! registry returned, and none where the right one is not among them?
//!
//! ```text
//! gzip -dc lookups.jsonl.gz | cargo run --example match_lookups [-- --show]
//! ```
//!
//! A line is `{"api", "reference": {"title", "authors", "year", "venue"}, "exact_title_rank", "items": […]}` with
//! the items of Crossref or OpenAlex. The truth is the rank of the exact title that the recording notes; `--show`
//! prints each disagreement with it, to be judged by eye. Nothing is asked of any network.
//!
//! On the 422 look-ups recorded from RefChecker's tests: 258 right, 17 wrong, 7 missed. By eye, the 17 are the
//! works cited (a subtitle less, a slip in a word, an edition added), and the 7 are references that name wholly
//! other people than the record, which must not be confirmed.

use std::io::{BufRead, Write};

use posyl::matching::{self, Comparison};
use posyl::model::{Date, DateField, Kind, Name, NameField, Reference, TextField};
use serde_json::Value;

fn main() -> std::io::Result<()> {
    let show = std::env::args().any(|argument| argument == "--show");
    let mut out = std::io::stdout().lock();
    let mut counts = Counts::default();
    for line in std::io::stdin().lock().lines() {
        let lookup: Value = serde_json::from_str(&line?)?;
        counts.add(&lookup, show, &mut out)?;
    }
    if counts.lines == 0 {
        return writeln!(out, "skipped: no look-ups on standard input");
    }
    let (right, wrong, missed) = (
        counts.right as f64,
        counts.wrong as f64,
        counts.missed as f64,
    );
    writeln!(
        out,
        "{} look-ups: {} right, {} wrong, {} missed; precision {:.4}, recall {:.4}",
        counts.lines,
        counts.right,
        counts.wrong,
        counts.missed,
        right / (right + wrong),
        right / (right + missed),
    )
}

#[derive(Default)]
struct Counts {
    lines: usize,
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Counts {
    fn add(&mut self, lookup: &Value, show: bool, out: &mut impl Write) -> std::io::Result<()> {
        self.lines += 1;
        let cited = cited(&lookup["reference"]);
        let none = Vec::new();
        let items = lookup["items"].as_array().unwrap_or(&none);
        let compared: Vec<(Reference, Comparison)> = items
            .iter()
            .map(registered)
            .map(|r| {
                let comparison = matching::compare(&cited, &r);
                (r, comparison)
            })
            .collect();
        let same_works = compared
            .iter()
            .enumerate()
            .filter(|(_, (_, c))| c.is_same_work());
        let best = same_works
            .max_by(|a, b| a.1.1.score.total_cmp(&b.1.1.score))
            .map(|(at, _)| at);
        let truth = lookup["exact_title_rank"]
            .as_u64()
            .map(|rank| rank as usize);
        match (best, truth) {
            (Some(ours), Some(_)) if has_title(&compared[ours].0, &cited) => self.right += 1,
            (Some(_), _) => self.wrong += 1,
            (None, Some(_)) => self.missed += 1,
            (None, None) => return Ok(()),
        }
        if !show || best.is_some_and(|ours| has_title(&compared[ours].0, &cited)) {
            return Ok(());
        }
        writeln!(out, "---- {:?} (truth {truth:?})", lookup["api"])?;
        let shown = best.or(truth).map(|at| &compared[at].1);
        for field in shown.into_iter().flat_map(|comparison| &comparison.fields) {
            writeln!(out, "{field:?}")?;
        }
        writeln!(out, "score {:?}", shown.map(|comparison| comparison.score))
    }
}

/// Letters and digits only, as the recording compared titles.
fn letters(text: Option<&str>) -> String {
    let kept = text.unwrap_or("").chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

fn has_title(record: &Reference, cited: &Reference) -> bool {
    letters(record.text(TextField::Title)) == letters(cited.text(TextField::Title))
}

fn cited(value: &Value) -> Reference {
    let mut reference = Reference::new("cited", Kind::Document);
    reference.set_text(TextField::Title, value["title"].as_str().unwrap_or(""));
    reference.set_text(
        TextField::ContainerTitle,
        value["venue"].as_str().unwrap_or(""),
    );
    put_place(&mut reference, value);
    let authors = value["authors"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    reference
        .names
        .insert(NameField::Author, authors.map(person).collect());
    if let Some(year) = value["year"].as_i64() {
        reference
            .dates
            .insert(DateField::Issued, Date::year(year as i32));
    }
    reference
}

fn person(name: &str) -> Name {
    match name.rsplit_once(' ') {
        Some((given, family)) if name != "et al" => Name::person(family, given),
        _ => Name::literal(name),
    }
}

fn put_place(reference: &mut Reference, value: &Value) {
    for field in [TextField::Volume, TextField::Issue, TextField::Page] {
        reference.set_text(field, value[field.as_str()].as_str().unwrap_or(""));
    }
}

/// A record of Crossref or OpenAlex.
fn registered(item: &Value) -> Reference {
    let text = |value: &Value| match value {
        Value::Array(list) => list.first().and_then(Value::as_str).map(str::to_owned),
        value => value.as_str().map(str::to_owned),
    };
    let kind = match item["type"].as_str() {
        Some("journal-article" | "article") => Kind::ArticleJournal,
        Some("proceedings-article") => Kind::PaperConference,
        Some("book-chapter") => Kind::Chapter,
        Some("book" | "monograph") => Kind::Book,
        Some("peer-review" | "review") => Kind::Review,
        Some("posted-content" | "preprint") => Kind::Article,
        _ => Kind::Document,
    };
    let mut record = Reference::new("registered", kind);
    let title = text(&item["title"]).or_else(|| text(&item["display_name"]));
    record.set_text(TextField::Title, title.unwrap_or_default());
    let container = text(&item["container-title"])
        .or_else(|| text(&item["primary_location"]["source"]["display_name"]));
    record.set_text(TextField::ContainerTitle, container.unwrap_or_default());
    record.set_text(
        TextField::Publisher,
        text(&item["publisher"]).unwrap_or_default(),
    );
    put_place(&mut record, item);
    let crossref = item["author"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|author| {
            let part = |name| text(&author[name]).unwrap_or_default();
            match author["family"].is_string() {
                true => Name::person(part("family"), part("given")),
                false => Name::literal(part("name")),
            }
        });
    let openalex = item["authorships"].as_array().into_iter().flatten();
    let openalex = openalex
        .filter_map(|author| author["author"]["display_name"].as_str())
        .map(person);
    record
        .names
        .insert(NameField::Author, crossref.chain(openalex).collect());
    let year = item["published"]["date-parts"][0][0]
        .as_i64()
        .or_else(|| item["publication_year"].as_i64());
    if let Some(year) = year {
        record
            .dates
            .insert(DateField::Issued, Date::year(year as i32));
    }
    record
}
