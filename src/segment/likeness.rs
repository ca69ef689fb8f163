//! How much a line looks like a piece of a reference, and how much like prose.

use super::look::{has_extent, has_year, starts_with_name};
use super::numbers::{Form, number};

/// Marks that stand in references and seldom in prose.
const MARKS: &[&str] = &[
    " // ",
    " : ",
    "://",
    "doi",
    "DOI",
    "ISBN",
    " Vol.",
    " vol.",
    " No.",
    " Вип.",
    " вип.",
    "№",
    " ред.",
    " Т. ",
    " et al",
    "(Ed",
    " In: ",
    "Press",
    "Київ",
    "Kyiv",
    "Kiev",
    "Львів",
    "Харків",
    "Москва",
    "К.:",
    "М.:",
    "дис.",
    "автореф",
    "моногр",
    "посіб",
    "підруч",
    "учеб",
    "наук. пр",
    "журнал",
    "Вісник",
    "Journal",
    "Proc",
    "Univ",
    "[Електр",
    "[Electr",
    "дата звернення",
    "Retrieved",
    "accessed",
    "Закон України",
];

/// Words of sentences; titles seldom have them.
const SENTENCE: &[&str] = &[
    "що",
    "які",
    "який",
    "яка",
    "яке",
    "якої",
    "якого",
    "це",
    "цей",
    "ця",
    "ці",
    "цього",
    "є",
    "було",
    "були",
    "був",
    "була",
    "буде",
    "може",
    "можна",
    "можуть",
    "також",
    "тому",
    "тобто",
    "адже",
    "якщо",
    "коли",
    "він",
    "вона",
    "вони",
    "ми",
    "нами",
    "лише",
    "отже",
    "таким",
    "проте",
    "водночас",
    "однак",
    "слід",
    "саме",
    "що",
    "это",
    "что",
    "который",
    "которые",
    "также",
    "был",
    "были",
    "может",
    "the",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "been",
    "be",
    "that",
    "which",
    "this",
    "these",
    "we",
    "our",
    "it",
    "they",
    "their",
    "can",
    "may",
    "will",
    "would",
    "should",
    "not",
    "but",
    "who",
    "there",
    "when",
    "than",
    "also",
];

/// The weight of a line: more than nothing where it looks like a piece of a reference.
pub(super) fn of(line: &str) -> i32 {
    // What a line is shows at its beginning; this keeps a huge line cheap.
    let line = &line[..line.floor_char_boundary(600)];
    let (form, rest) = match number(line) {
        Some((form, _, rest)) => (Some(form), rest.trim_start()),
        None => (None, line),
    };
    let marks = MARKS.iter().filter(|mark| line.contains(**mark)).count() as i32;
    let placed = 2 * i32::from(has_year(line)) + 3 * i32::from(has_extent(line));
    let named = 4 * i32::from(starts_with_name(rest)) + initials(rest).min(3);
    let mut weight = placed + named + 2 * marks.min(3);
    // Headings of chapters are numbered too.
    if weight > 0 && form.is_some_and(|form| form != Form::Bare) {
        weight += 2;
    }
    weight -= 1;
    weight - 2 * sentence_words(line).min(4) - 4 * i32::from(cites(rest))
}

/// How many initials stand in a line.
fn initials(line: &str) -> i32 {
    let is_initial = |word: &&str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.')
    };
    line.split_whitespace().filter(is_initial).count() as i32
}

fn sentence_words(line: &str) -> i32 {
    let words = line.split(|c: char| !c.is_alphabetic());
    let of_sentence = words.filter(|word| {
        let short = !word.is_empty() && word.len() < 20;
        short && word.chars().all(char::is_lowercase) && SENTENCE.contains(word)
    });
    // An article or two stand in any English title.
    (of_sentence.count() as i32 - i32::from(line.is_ascii())).max(0)
}

/// Whether a line cites others: `[3, с. 15]`, `(Smith et al., 2019)`.
fn cites(line: &str) -> bool {
    let behind = line
        .match_indices(['[', '('])
        .skip_while(|(at, _)| *at == 0);
    let mut inner = behind.map(|(at, _)| line[at + 1..].split([']', ')']).next().unwrap_or(""));
    inner.any(|inner| {
        let first = inner.split([',', ';', '-', '–']).next().unwrap_or("");
        let numbered = matches!(first.len(), 1..=3) && first.bytes().all(|b| b.is_ascii_digit());
        let bracketed = line.contains(&format!("[{inner}]")) && numbered;
        let named = inner.starts_with(char::is_uppercase)
            && inner.len() < 80
            && inner.contains(", ")
            && inner
                .get(inner.len().saturating_sub(4)..)
                .is_some_and(has_year);
        bracketed || named
    })
}
