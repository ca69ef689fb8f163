//! DOI, web address, ISBN and the numbers that stand among other matter.

use crate::diag::Severity;
use crate::ident::{self, Doi, Identifier, Isbn, Mending, WebUrl};
use crate::model::{Label, TextField};

use super::draft::{Draft, Piece};

/// Sets DOI, URL, ISBN from their segments; further ones go to the note.
pub(super) fn fill(draft: &mut Draft<'_>) {
    for piece in draft.all(Label::Doi) {
        doi(draft, &piece);
    }
    for piece in draft.all(Label::Url) {
        url(draft, &piece);
    }
    for piece in draft.all(Label::Isbn) {
        isbn(draft, &piece);
    }
    fill_unlabelled(draft);
}

fn doi(draft: &mut Draft<'_>, piece: &Piece) {
    if !draft.repair {
        let bare = piece
            .text
            .find("10.")
            .map_or(piece.text.as_str(), |at| &piece.text[at..]);
        return put(draft, TextField::Doi, bare, piece.confidence);
    }
    let printed = piece.text.trim_end_matches(['.', ',', ';']);
    let whole = ident::find(&piece.text)
        .into_iter()
        .find(|found| found.span.end >= printed.len());
    let found = match whole.map(|found| (found.identifier, found.repairs)) {
        Some((Identifier::Doi(doi), repairs)) => Some((doi, repairs)),
        _ => Doi::mend(printed),
    };
    match found {
        Some((doi, mendings)) => put_mended(draft, TextField::Doi, doi.as_str(), &mendings, piece),
        None if WebUrl::parse(&piece.text).is_some() && piece.text.contains('/') => {
            url(draft, piece)
        }
        None => unreadable(draft, "doi-unreadable", "a DOI", piece),
    }
}

fn url(draft: &mut Draft<'_>, piece: &Piece) {
    if !draft.repair {
        return put(draft, TextField::Url, &piece.text, piece.confidence);
    }
    let found: Vec<Address> = ident::find(&piece.text)
        .into_iter()
        .filter_map(Address::of)
        .collect();
    let Some(last) = found.last() else {
        return bare_url(draft, piece);
    };
    let marks = |c: char| c.is_whitespace() || ".,;".contains(c);
    let tail = piece.text[last.end..].trim_end_matches(marks);
    let head = piece.text[..found[0].start].trim_matches(marks);
    if head.contains(|c: char| c.is_ascii_digit()) {
        draft.note(head, piece.confidence);
    }
    let (last, before) = found.split_last().expect("there is a last one");
    for address in before {
        put_mended(
            draft,
            address.field,
            &address.value,
            &address.mendings,
            piece,
        );
    }
    if let Some(whole) = last.joined(tail) {
        draft.repaired(last.field.as_str(), "broken-address", &piece.text, &whole);
        return put(draft, last.field, &whole, piece.confidence);
    }
    put_mended(draft, last.field, &last.value, &last.mendings, piece);
    if tail.contains(char::is_alphanumeric) {
        draft.note(tail.trim_start_matches(marks), piece.confidence);
    }
}

/// An address that has nothing of an address but its label: `irbis-nbuv.gov.ua`.
fn bare_url(draft: &mut Draft<'_>, piece: &Piece) {
    let trimmed = piece.text.trim_end_matches(['.', ',', ';']);
    let in_one = trimmed.contains('.') && !trimmed.contains(char::is_whitespace);
    match WebUrl::mend(trimmed).filter(|_| in_one) {
        Some((url, mendings)) => {
            put_mended(draft, TextField::Url, url.as_str(), &mendings, piece);
        }
        None => unreadable(draft, "address-unreadable", "an address", piece),
    }
}

/// An address found in a piece.
struct Address {
    field: TextField,
    value: String,
    mendings: Vec<Mending>,
    start: usize,
    end: usize,
}

impl Address {
    fn of(found: ident::Found) -> Option<Self> {
        let (field, value) = match found.identifier {
            Identifier::Url(url) => (TextField::Url, url.to_string()),
            Identifier::Doi(doi) => (TextField::Doi, doi.to_string()),
            _ => return None,
        };
        Some(Self {
            field,
            value,
            mendings: found.repairs,
            start: found.span.start,
            end: found.span.end,
        })
    }

    /// The address with the word behind it, where a space in the midst of it is the likeliest reading.
    fn joined(&self, tail: &str) -> Option<String> {
        const JOINTS: [char; 6] = ['/', '_', '=', '&', '?', '%'];
        let of_address = |c: char| c.is_ascii_alphanumeric() || "-._~/?=&%#+".contains(c);
        let is_digit = |c: char| c.is_ascii_digit();
        let (stop, word) = match tail.strip_prefix('.') {
            Some(rest) => (".", rest.trim_start()),
            None => ("", tail.trim_start()),
        };
        let date = word.chars().all(|c| is_digit(c) || c == '/');
        let open = (word.contains(JOINTS) && !date)
            || (self.value.ends_with(['/', '_', '=', '&', '?', '-']) && word.contains(is_digit));
        let whole =
            word.starts_with(|c: char| c.is_ascii_alphanumeric()) && word.chars().all(of_address);
        (self.field == TextField::Url && open && whole)
            .then(|| format!("{}{stop}{word}", self.value))
    }
}

fn isbn(draft: &mut Draft<'_>, piece: &Piece) {
    let value = match Isbn::parse(&piece.text) {
        Some(isbn) => isbn.to_string(),
        None => {
            let message = format!("not a sound ISBN: {}", piece.text);
            draft.warn("isbn-unsound", Severity::Warning, message);
            piece.text.clone()
        }
    };
    draft.append(TextField::Isbn, &value, " ", piece.confidence);
}

/// A value and how it was mended; where the field is taken, the value becomes a note.
fn put_mended(
    draft: &mut Draft<'_>,
    field: TextField,
    value: &str,
    mendings: &[Mending],
    piece: &Piece,
) {
    for (rule, from, to) in mendings {
        draft.repaired(field.as_str(), rule, from, to);
    }
    put(draft, field, value, piece.confidence);
}

fn put(draft: &mut Draft<'_>, field: TextField, value: &str, confidence: f32) {
    match draft.reference.text(field).map(str::to_owned) {
        Some(before) if before.eq_ignore_ascii_case(value) => {}
        Some(_) => draft.note(value, confidence),
        None => draft.set(field, value, confidence),
    }
}

fn unreadable(draft: &mut Draft<'_>, code: &'static str, what: &str, piece: &Piece) {
    draft.warn(
        code,
        Severity::Warning,
        format!("not {what}: {}", piece.text),
    );
    draft.note(&piece.text, piece.confidence);
}

/// ISSN, PubMed and arXiv identifiers, which have no label of their own.
fn fill_unlabelled(draft: &mut Draft<'_>) {
    for found in ident::find(draft.whole()) {
        match found.identifier {
            Identifier::Issn(issn) => draft.append(TextField::Issn, issn.as_str(), " ", 1.0),
            Identifier::Pmid(pmid) => draft.set(TextField::Pmid, pmid.to_string(), 1.0),
            Identifier::Arxiv(id) => {
                draft.set(TextField::Archive, "arXiv", 1.0);
                draft.set(TextField::ArchiveLocation, id.as_str(), 1.0);
            }
            _ => {}
        }
    }
}
