//! Records in the shapes that `hayagriva` 0.10 is known to take.
//!
//! What it does not take, and what is done about it: ranges and words as dates (a year that stands for them, put
//! back afterwards), a range within a year (its beginning), initials without spaces (spaced), particles inside
//! a family name (split off), punctuation at the ends of a field (shielded), words with capitals inside, which
//! would become small in title case (a character stands for each), marks of HTML (left out), fields that it
//! reads and no style prints (left out).

use citationberg::json::Item;
use serde_json::{Map, Value, json};

use crate::bibtex::without_nocase;
use crate::diag::{Diagnostic, Severity};
use crate::model::{Date, DateField, DateParts, Name, Reference, TextField};
use crate::text::tags::without_tags;

/// The years that may stand for words; `hayagriva` keeps years in 16 bits.
const YEARS: std::ops::Range<i32> = 30_000..32_000;

/// Put before and behind what touches the style's own punctuation: U+2060 WORD JOINER.
const SHIELD: &str = "\u{2060}";

/// Characters that stand for words, from a plane that is for private use.
const STANDINS: std::ops::Range<u32> = 0xf_0000..0xf_fffe;

/// A record ready to be printed.
pub(super) struct Prepared {
    /// The item; `None` if it could not be made.
    pub(super) item: Option<Item>,
    /// What is to be put back, and in place of what.
    pub(super) replace: Vec<(String, String)>,
}

/// A year that occurs in no record, to stand for dates that are no single date.
pub(super) struct Placeholders {
    year: Option<i32>,
}

impl Placeholders {
    pub(super) fn new(references: &[Reference]) -> Self {
        let mut years = YEARS;
        let year = years.find(|year| {
            let digits = year.to_string();
            let mut texts = references
                .iter()
                .flat_map(|reference| reference.texts.values());
            !texts.any(|text| text.contains(&digits))
        });
        Self { year }
    }
}

/// Prepares a record; its place in the list becomes its id.
pub(super) fn prepare(
    reference: &Reference,
    at: usize,
    words: &Placeholders,
    diagnostics: &mut Vec<Diagnostic>,
) -> Prepared {
    let mut fields = Map::new();
    fields.insert("id".to_owned(), at.to_string().into());
    fields.insert("type".to_owned(), reference.kind.as_str().into());
    let mut replace = vec![(SHIELD.to_owned(), String::new())];
    replace.extend(put_dates(&mut fields, reference, words, diagnostics));
    put_texts(&mut fields, reference, &mut replace);
    for (field, names) in &reference.names {
        let names: Vec<_> = names.iter().filter_map(name).collect();
        if !names.is_empty() {
            fields.insert(field.as_str().to_owned(), names.into());
        }
    }
    Prepared {
        item: serde_json::from_value(Value::Object(fields)).ok(),
        replace,
    }
}

fn put_texts(
    fields: &mut Map<String, Value>,
    reference: &Reference,
    replace: &mut Vec<(String, String)>,
) {
    for (&field, text) in reference
        .texts
        .iter()
        .filter(|(field, _)| is_printed(**field))
    {
        let text = match field {
            TextField::Doi => bare_doi(text).to_owned(),
            TextField::Url => text.trim().to_owned(),
            _ if has_title_case(field) => guarded(&typographic(&kept(text, replace)), replace),
            _ => tidy(text),
        };
        if !text.is_empty() {
            fields.insert(field.as_str().to_owned(), shielded(text).into());
        }
    }
    let title = reference.text(TextField::Title).unwrap_or_default();
    if reference.text(TextField::Language).is_none() && is_cyrillic(title) {
        fields.insert("language".to_owned(), "uk".into()); // else its title is put into English title case
    }
}

/// Fields that no style prints, or that `hayagriva` takes for something else (`note` may hold other fields).
fn is_printed(field: TextField) -> bool {
    !matches!(
        field,
        TextField::Abstract
            | TextField::Annote
            | TextField::CitationKey
            | TextField::CitationLabel
            | TextField::CitationNumber
            | TextField::FirstReferenceNoteNumber
            | TextField::Keyword
            | TextField::Locator
            | TextField::Note
            | TextField::YearSuffix
    )
}

/// Fields whose case a style may change.
fn has_title_case(field: TextField) -> bool {
    matches!(
        field,
        TextField::Title
            | TextField::TitleShort
            | TextField::ShortTitle
            | TextField::ContainerTitle
            | TextField::ContainerTitleShort
            | TextField::CollectionTitle
            | TextField::EventTitle
            | TextField::Event
            | TextField::Publisher
            | TextField::PublisherPlace
            | TextField::OriginalTitle
            | TextField::Authority
    )
}

/// Puts a character in place of each word that is marked to keep its case.
fn kept(text: &str, replace: &mut Vec<(String, String)>) -> String {
    let (text, spans) = without_nocase(&without_standins(text));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in spans {
        out.push_str(&text[at..span.start]);
        let words = span.of(&text).split(' ');
        let words: Vec<_> = words.map(|word| stood_in(&tidy(word), replace)).collect();
        out.push_str(&words.join(" "));
        at = span.end;
    }
    out + &text[at..]
}

/// Puts a character in place of each word that has a capital inside (`PCWorld`, `GISTEMP`).
fn guarded(text: &str, replace: &mut Vec<(String, String)>) -> String {
    let words = text.split(' ').map(|word| {
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        match core.chars().skip(1).any(char::is_uppercase) {
            true => word.replacen(core, &stood_in(core, replace), 1),
            false => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The character that stands for a word; the word itself where there is none left.
fn stood_in(word: &str, replace: &mut Vec<(String, String)>) -> String {
    let number = STANDINS.start + u32::try_from(replace.len()).unwrap_or(u32::MAX / 2);
    let standin = char::from_u32(number).filter(|_| STANDINS.contains(&number));
    match standin.filter(|_| !word.is_empty()) {
        Some(standin) => {
            replace.push((standin.to_string(), word.to_owned()));
            standin.to_string()
        }
        None => word.to_owned(),
    }
}

/// Between shields where it begins or ends with punctuation: a parenthesis at the end would swallow the style's
/// own, and a stop at the beginning the style's prefix, over which `hayagriva` panics.
fn shielded(text: String) -> String {
    let before = text.starts_with(|c: char| c.is_ascii_punctuation());
    let behind = text.ends_with(')');
    let shield = |wanted| if wanted { SHIELD } else { "" };
    format!("{}{text}{}", shield(before), shield(behind))
}

fn bare_doi(text: &str) -> &str {
    text.trim()
        .find("10.")
        .map_or(text, |at| &text.trim()[at..])
}

fn is_cyrillic(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let cyrillic = letters()
        .filter(|c| matches!(c, '\u{400}'..='\u{52f}'))
        .count();
    cyrillic * 2 > letters().count()
}

/// Without marks and line ends, with the typographic apostrophe inside words.
fn tidy(text: &str) -> String {
    typographic(&without_standins(text))
}

fn without_standins(text: &str) -> String {
    let ours = |c: &char| STANDINS.contains(&u32::from(*c));
    text.chars().filter(|c| !ours(c)).collect()
}

fn typographic(text: &str) -> String {
    let chars: Vec<char> = without_tags(text).chars().collect();
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphabetic());
    let typographic = chars.iter().enumerate().map(|(at, &c)| match c {
        '\'' if at > 0 && letter(at - 1) && letter(at + 1) => '’',
        _ if c.is_control() => ' ',
        _ => c,
    });
    let text: String = typographic.collect();
    text.trim().to_owned()
}

fn name(name: &Name) -> Option<Value> {
    let tidy = |part: &Option<String>| {
        let part = part.as_deref().map(tidy).unwrap_or_default();
        (!part.is_empty()).then(|| shielded(part))
    };
    let Some(family) = tidy(&name.family) else {
        let whole = tidy(&name.literal).or_else(|| tidy(&name.given))?;
        return Some(json!({ "literal": whole }));
    };
    let (particle, family) = match tidy(&name.non_dropping_particle) {
        Some(particle) => (Some(particle), family),
        None => split_family(family),
    };
    let parts = [
        ("family", Some(family)),
        ("given", tidy(&name.given).map(|given| spaced(&given))),
        ("non-dropping-particle", particle),
        ("dropping-particle", tidy(&name.dropping_particle)),
        ("suffix", tidy(&name.suffix)),
    ];
    let parts = parts
        .into_iter()
        .filter_map(|(key, part)| Some((key.to_owned(), part?.into())));
    Some(Value::Object(parts.collect()))
}

/// `Ortega y Gasset`: words in small letters would be taken for a dropping particle; as the parts of a name
/// with a particle that stays they are printed together.
fn split_family(family: String) -> (Option<String>, String) {
    let small = |word: &str| word.starts_with(char::is_lowercase);
    match family.split_once(' ') {
        Some((first, rest)) if family.split(' ').any(small) => {
            (Some(first.to_owned()), rest.to_owned())
        }
        _ => (None, family),
    }
}

/// `A.M.` as `A. M.`: of initials that stand together only the first would be printed.
fn spaced(given: &str) -> String {
    let mut out = String::new();
    for c in given.chars() {
        if c.is_alphabetic() && out.ends_with('.') {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// Puts the dates and tells which year stands for words.
fn put_dates(
    fields: &mut Map<String, Value>,
    reference: &Reference,
    words: &Placeholders,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, String)> {
    let mut replace = None;
    for (&field, date) in &reference.dates {
        let parts = match (in_words(date), words.year) {
            (Some(text), Some(year)) if field == DateField::Issued => {
                replace = Some((year.to_string(), tidy(&text)));
                Some(DateParts::year(year))
            }
            (Some(_), _) => None,
            (None, _) => {
                if date.end.is_some() {
                    diagnostics.push(shortened(reference, field));
                }
                date.start
            }
        };
        if let Some(parts) = parts {
            fields.insert(field.as_str().to_owned(), date_value(parts, date));
        }
    }
    replace
}

/// What is to be printed of a date that is no day, month or year.
fn in_words(date: &Date) -> Option<String> {
    match (date.start, date.end) {
        (Some(start), Some(end)) if start.year != end.year => {
            Some(format!("{}–{}", start.year, end.year))
        }
        (Some(start), _) if i16::try_from(start.year).is_err() || start.year <= 0 => {
            Some(start.year.to_string())
        }
        (Some(_), _) => None,
        (None, _) => date.literal.clone().or_else(|| date.raw.clone()),
    }
}

fn shortened(reference: &Reference, field: DateField) -> Diagnostic {
    let message = format!(
        "`{}`: only the beginning of the range `{field}` is printed",
        reference.id
    );
    Diagnostic::new("style-date-range", Severity::Note, message)
}

fn date_value(parts: DateParts, date: &Date) -> Value {
    let month = parts.month.filter(|month| (1..=12).contains(month));
    let day = month.and(parts.day).filter(|day| (1..=31).contains(day));
    let list: Vec<Value> = std::iter::once(parts.year.into())
        .chain(month.map(Value::from))
        .chain(day.map(Value::from))
        .collect();
    let circa = !matches!(date.circa, None | Some(Value::Bool(false)));
    match circa {
        true => json!({"date-parts": [list], "circa": true}),
        false => json!({"date-parts": [list]}),
    }
}
