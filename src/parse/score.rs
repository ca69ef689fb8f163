//! Scoring labelled references field by field.
//!
//! Thirteen fields; exact match after case-folding, with one kind of quote and dash and without outer
//! punctuation. What the truth labels otherwise (a note, a genre) is neither right nor wrong when predicted as a field.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::model::Label;

use super::corpus::Labelled;
use super::scheme;

/// The fields that are scored, in the order of the tables.
pub const FIELDS: [Label; 13] = [
    Label::Author,
    Label::Editor,
    Label::Title,
    Label::Container,
    Label::Date,
    Label::Volume,
    Label::Issue,
    Label::Pages,
    Label::Publisher,
    Label::Location,
    Label::Doi,
    Label::Url,
    Label::Edition,
];

/// The values of a reference in comparable form.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    values: BTreeMap<Label, Vec<String>>,
    /// Values whose label is not scored.
    ignored: Vec<String>,
}

/// Counts of one field over a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FieldScore {
    /// Predicted and true.
    pub right: usize,
    /// Predicted and not true.
    pub extra: usize,
    /// True and not predicted.
    pub missed: usize,
}

impl FieldScore {
    /// The share of predictions that are right, 0 to 1.
    pub fn precision(self) -> f64 {
        ratio(self.right, self.right + self.extra)
    }

    /// The share of the truth that was found, 0 to 1.
    pub fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.extra + self.missed)
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.extra += other.extra;
        self.missed += other.missed;
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// The result of comparing predictions with the truth.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// Counts per field; only fields that occur.
    pub fields: BTreeMap<Label, FieldScore>,
    /// How many references were compared.
    pub references: usize,
    /// The numbers, from 0, of those in which any field is wrong.
    pub wrong: Vec<usize>,
}

impl Score {
    /// The counts of all fields together.
    pub fn micro(&self) -> FieldScore {
        let mut sum = FieldScore::default();
        self.fields.values().for_each(|field| sum.add(*field));
        sum
    }

    /// The share of references with every field right and nothing extra, 0 to 1.
    pub fn whole(&self) -> f64 {
        ratio(self.references - self.wrong.len(), self.references)
    }
}

/// Brings a labelled reference to comparable form.
pub fn field_values(reference: &Labelled) -> Fields {
    let mut fields = Fields::default();
    for (label, span) in scheme::values(reference) {
        let scored = label.filter(|label| FIELDS.contains(label));
        let value = canonical(scored, span.of(&reference.text));
        if value.is_empty() {
            continue;
        }
        match scored {
            Some(label) => fields.values.entry(label).or_default().push(value),
            None => fields.ignored.push(value),
        }
    }
    fields
}

fn canonical(label: Option<Label>, text: &str) -> String {
    let text: String = without_markup(text)
        .nfkc()
        .flat_map(char::to_lowercase)
        .collect();
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | '~' | '-' => {
                if out.ends_with('-') {
                    continue;
                }
                '-'
            }
            '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
            '“' | '”' | '„' | '«' | '»' => '"',
            c if c.is_whitespace() => {
                if out.ends_with(' ') {
                    continue;
                }
                ' '
            }
            c => c,
        };
        out.push(c);
    }
    match label {
        Some(Label::Doi | Label::Url) => canonical_address(label, &out),
        Some(Label::Pages) => {
            let tight = out.replace(" -", "-").replace("- ", "-");
            scheme::trim(&tight, 0, tight.len()).of(&tight).to_owned()
        }
        _ => scheme::trim(&out, 0, out.len()).of(&out).to_owned(),
    }
}

fn canonical_address(label: Option<Label>, text: &str) -> String {
    let mut text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if label == Some(Label::Url) {
        for prefix in ["https:", "http:", "ftp:"] {
            text = text.strip_prefix(prefix).unwrap_or(&text).to_owned();
        }
        text = text.trim_start_matches('/').to_owned();
        text = text.strip_prefix("www.").unwrap_or(&text).to_owned();
    }
    text.trim_end_matches(|c: char| !c.is_alphanumeric())
        .to_owned()
}

fn without_markup(text: &str) -> String {
    let mut text = text.to_owned();
    for tag in ["italic", "i", "b", "bold", "sup", "sub"] {
        text = text
            .replace(&format!("<{tag}>"), "")
            .replace(&format!("</{tag}>"), "");
    }
    text
}

/// Compares predictions with the truth, reference by reference.
pub fn score<'a>(pairs: impl IntoIterator<Item = (&'a Fields, &'a Fields)>) -> Score {
    let mut score = Score::default();
    for (number, (truth, predicted)) in pairs.into_iter().enumerate() {
        score.references += 1;
        let mut all_right = true;
        for field in FIELDS {
            let counts = compare(field, truth, predicted);
            all_right &= counts.extra == 0 && counts.missed == 0;
            if counts != FieldScore::default() {
                score.fields.entry(field).or_default().add(counts);
            }
        }
        if !all_right {
            score.wrong.push(number);
        }
    }
    score
}

fn compare(field: Label, truth: &Fields, predicted: &Fields) -> FieldScore {
    let empty = Vec::new();
    let mut missed = truth.values.get(&field).unwrap_or(&empty).clone();
    let mut counts = FieldScore::default();
    for value in predicted.values.get(&field).unwrap_or(&empty) {
        if let Some(at) = missed.iter().position(|other| other == value) {
            missed.swap_remove(at);
            counts.right += 1;
        } else if !truth.ignored.iter().any(|other| is_ignored(value, other)) {
            counts.extra += 1;
        }
    }
    counts.missed = missed.len();
    counts
}

fn is_ignored(value: &str, ignored: &str) -> bool {
    ignored.contains(value) || strsim::normalized_levenshtein(value, ignored) >= 0.8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::corpus::read_labelled;
    use crate::parse::standoff::Texts;
    use crate::text::Source;

    fn fields(line: &str) -> Fields {
        let (labelled, diagnostics) = read_labelled(&Source::new("x", line), &Texts::default());
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        field_values(&labelled[0])
    }

    #[test]
    fn counts_right_extra_and_missed() {
        let text = "А. Назва : текст. Журнал. 5–7. Додрук";
        let truth = fields(&format!(
            r#"{{"text": "{text}", "segments": [["author", "А."], ["title", "Назва"], ["container", "Журнал"], ["pages", "5–7"], ["note", "Додрук"]]}}"#
        ));
        let predicted = fields(&format!(
            r#"{{"text": "{text}", "segments": [["author", "А"], ["title", "Назва : текст"], ["publisher", "Журнал"], ["pages", "5–7"], ["edition", "Додрук"]]}}"#
        ));
        let result = score([(&truth, &predicted)]);
        // The edition is a note in truth: neither right nor wrong.
        assert_eq!(
            result.micro(),
            FieldScore {
                right: 2,
                extra: 2,
                missed: 2
            }
        );
        assert_eq!(result.wrong, [0]);
        assert!(score([(&truth, &truth)]).wrong.is_empty());
    }

    #[test]
    fn dashes_quotes_and_case_do_not_count() {
        assert_eq!(
            canonical(Some(Label::Pages), "5 — 7"),
            canonical(Some(Label::Pages), "5-7")
        );
        assert_eq!(
            canonical(Some(Label::Title), "«Ай» ’"),
            canonical(Some(Label::Title), "\"ай")
        );
        assert_eq!(
            canonical(Some(Label::Url), "https://www.x.ua/a b/."),
            "x.ua/ab"
        );
    }
}
