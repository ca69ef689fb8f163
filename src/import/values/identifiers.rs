//! Identifiers as databases write them.

use crate::ident::{Doi, Isbn, Issn, Mending};

/// A DOI without the address of a resolver, and what was mended; what is none as it is.
pub(in crate::import) fn doi(text: &str) -> (String, Vec<Mending>) {
    match Doi::mend(text) {
        Some((doi, mendings)) => (doi.as_str().to_owned(), mendings),
        None => (text.trim().to_owned(), Vec::new()),
    }
}

/// How many numbers of a field are looked through for doubles.
const MOST: usize = 50;

/// The numbers in a field for ISSN and ISBN, told apart by their form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::import) struct Numbers {
    pub(in crate::import) issn: Vec<String>,
    pub(in crate::import) isbn: Vec<String>,
    /// What is neither, or whose check digit is wrong.
    pub(in crate::import) other: Vec<String>,
}

/// Reads a field of ISSN and ISBN: `0022-3514 (ISSN)`, `978-0-521-60081-1; 0-521-60081-X`.
pub(in crate::import) fn numbers(text: &str) -> Numbers {
    let mut numbers = Numbers::default();
    for piece in text.split([';', ',', '\n']).map(str::trim) {
        take(&mut numbers, piece);
    }
    numbers
}

fn take(numbers: &mut Numbers, piece: &str) {
    let bare = without_remark(piece);
    let words: Vec<&str> = bare.split_whitespace().collect();
    if bare.is_empty() {
    } else if let Some(issn) = Issn::parse(bare) {
        push(&mut numbers.issn, issn.as_str().to_owned());
    } else if let Some(isbn) = Isbn::parse(bare) {
        push(&mut numbers.isbn, isbn.as_str().to_owned());
    } else if words.len() > 1 && words.iter().all(|word| is_number(word)) {
        words.iter().for_each(|word| take(numbers, word));
    } else {
        numbers.other.push(piece.to_owned());
    }
}

fn is_number(word: &str) -> bool {
    Issn::parse(word).is_some() || Isbn::parse(word).is_some()
}

fn push(list: &mut Vec<String>, number: String) {
    if list.len() >= MOST || !list.contains(&number) {
        list.push(number);
    }
}

/// The number without what follows in brackets: `(Electronic)`, `(ISSN)`, `[pbk]`.
fn without_remark(piece: &str) -> &str {
    let end = piece.find([' ', '(', '[']).unwrap_or(piece.len());
    let bracket = piece[end..].trim_start().starts_with(['(', '[']);
    if bracket { &piece[..end] } else { piece }.trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_apart() {
        let read =
            numbers("0140-6736 (Print); 978-966-00-1234-5 x, 00221953, 9780521600811 (ISBN)");
        assert_eq!(read.issn, ["0140-6736", "0022-1953"]);
        assert_eq!(read.isbn, ["9780521600811"]);
        assert_eq!(read.other, ["978-966-00-1234-5 x"]);
        assert_eq!(numbers("0140-6736 0140-6736").issn, ["0140-6736"]);
        assert_eq!(numbers(" ; ,"), Numbers::default());
    }

    #[test]
    fn what_is_no_doi_stays() {
        assert_eq!(doi("https://doi.org/10.1000/x").0, "10.1000/x");
        assert_eq!(doi(" 11.1000/x ").0, "11.1000/x");
    }
}
