//! Whether a document has text that can be read, and what to do where it has not.

use super::glyph::{Glyph, Sheet};
use super::layout::Line;
use crate::diag::{Diagnostic, Severity};
use crate::lang::{Script, script_of_char};
use crate::{Error, ErrorKind};

/// A page with fewer letters and an image is a page of images.
const LEAST_LETTERS: usize = 20;
/// Where so many letters have no words, the text is of no use; where fewer do, it is worth a warning.
const UNREADABLE: f64 = 0.5;
const DOUBTFUL: f64 = 0.01;
/// Words of five letters or more without a vowel are hardly to be found in any language; where so many are, the letters are
/// others than the text says.
const VOWELLESS: f64 = 0.12;
const LEAST_WORDS: usize = 60;
const LONG_WORD: usize = 5;

const OCR: &str =
    "run OCR, for instance `ocrmypdf -l ukr+eng in.pdf out.pdf`, and read what it writes";
const OCR_AGAIN: &str = "run OCR over it, for instance `ocrmypdf --force-ocr -l ukr+eng in.pdf out.pdf`, and read what it writes";

/// What is said of the text of the pages; an error where there is none to be read.
pub(super) fn of_pages(sheets: &[Sheet]) -> Result<Vec<Diagnostic>, Error> {
    let letters = |sheet: &Sheet| sheet.glyphs.iter().filter(|glyph| is_shown(glyph)).count();
    let all: usize = sheets.iter().map(letters).sum();
    let is_image = |sheet: &Sheet| sheet.image && letters(sheet) < LEAST_LETTERS;
    let images = sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| is_image(sheet));
    let images: Vec<usize> = images.map(|(at, _)| at + 1).collect();
    if images.len() == sheets.len()
        || images.len() * 2 > sheets.len() && all < LEAST_LETTERS * sheets.len()
    {
        return Err(unreadable(format!(
            "its pages are images and hold no text; {OCR}"
        )));
    }
    if all == 0 {
        return Err(unreadable(format!(
            "its pages hold no text; if letters are to be seen on them, they are drawn, and you can {OCR}"
        )));
    }
    let glyphs = sheets.iter().flat_map(|sheet| &sheet.glyphs);
    let wordless = glyphs
        .filter(|glyph| glyph.c == char::REPLACEMENT_CHARACTER)
        .count();
    let share = wordless as f64 / all as f64;
    if share > UNREADABLE {
        return Err(unreadable(format!(
            "its fonts do not say which letters they show, so that its text cannot be read; {OCR_AGAIN}"
        )));
    }
    let mut said = Vec::new();
    if !images.is_empty() {
        let message = format!("{} no text, only images; {OCR}", pages(&images));
        said.push(Diagnostic::new(
            "pdf-image-pages",
            Severity::Warning,
            message,
        ));
    }
    if share > DOUBTFUL {
        let message = format!(
            "{wordless} of {all} letters have no meaning in its fonts and became \u{fffd}; where they matter, {OCR_AGAIN}"
        );
        said.push(Diagnostic::new(
            "pdf-unknown-letters",
            Severity::Warning,
            message,
        ));
    }
    Ok(said)
}

fn is_shown(glyph: &Glyph) -> bool {
    !glyph.c.is_whitespace() && !glyph.c.is_control()
}

fn pages(numbers: &[usize]) -> String {
    let shown: Vec<String> = numbers.iter().take(10).map(usize::to_string).collect();
    let more = if numbers.len() > shown.len() {
        ", …"
    } else {
        ""
    };
    match numbers {
        [one] => format!("page {one} has"),
        _ => format!("{} pages ({}{more}) have", numbers.len(), shown.join(", ")),
    }
}

fn unreadable(message: String) -> Error {
    Error::new(ErrorKind::Input, message)
}

/// An error where the text is Latin letters that make no words: Cyrillic, in fonts that call their letters so. Among words of
/// other scripts the Latin ones are mostly pieces of addresses, and prove nothing.
pub(super) fn of_text(lines: &[Line]) -> Result<(), Error> {
    let (mut words, mut latin, mut vowelless) = (0, 0, 0);
    for line in lines {
        for word in line.spelt.text.split_whitespace() {
            let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
            let long = word.chars().count() >= LONG_WORD && !matches!(word, "https" | "http");
            if !long || !word.chars().all(char::is_lowercase) {
                continue;
            }
            words += 1;
            if is_latin(word) {
                latin += 1;
                vowelless += usize::from(!word.contains(is_vowel));
            }
        }
    }
    let junk =
        latin >= LEAST_WORDS && latin * 2 > words && vowelless as f64 > VOWELLESS * latin as f64;
    if !junk {
        return Ok(());
    }
    Err(unreadable(format!(
        "its text is Latin letters that make no words, so that its fonts show others than they say; {OCR_AGAIN}"
    )))
}

fn is_latin(word: &str) -> bool {
    word.chars()
        .all(|c| script_of_char(c) == Some(Script::Latin))
}

fn is_vowel(c: char) -> bool {
    let base = unicode_normalization::UnicodeNormalization::nfd(std::iter::once(c)).next();
    base.is_some_and(|c| "aeiouyæøœı".contains(c))
}
