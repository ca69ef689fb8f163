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
        None => unreadable(draft, "doi-unreadable", "DOI", piece),
    }
}

fn url(draft: &mut Draft<'_>, piece: &Piece) {
    if !draft.repair {
        return put(draft, TextField::Url, &piece.text, piece.confidence);
    }
    let found = ident::find(&piece.text)
        .into_iter()
        .next()
        .and_then(|found| match found.identifier {
            Identifier::Url(url) => Some((TextField::Url, url.to_string(), found.repairs)),
            Identifier::Doi(doi) => Some((TextField::Doi, doi.to_string(), found.repairs)),
            _ => None,
        });
    let bare = || {
        let trimmed = piece.text.trim_end_matches(['.', ',', ';']);
        let (url, mendings) = WebUrl::mend(trimmed).filter(|_| trimmed.contains('.'))?;
        Some((TextField::Url, url.to_string(), mendings))
    };
    match found.or_else(bare) {
        Some((field, value, mendings)) => put_mended(draft, field, &value, &mendings, piece),
        None => unreadable(draft, "address-unreadable", "address", piece),
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
        format!("not a {what}: {}", piece.text),
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
