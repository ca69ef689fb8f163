//! Spaces: lost, doubled, before a mark, after the hyphen of a line's end.

use crate::model::Label;

use super::{Draft, Random, is_prose, some_piece};

/// Whether nothing of an address comes behind a piece: without a space it would be read as one with it.
fn is_clear(draft: &Draft, at: usize) -> bool {
    let address = |label: Option<Label>| matches!(label, Some(Label::Url | Label::Doi));
    let next = draft.pieces.get(at + 1).and_then(|(label, _)| *label);
    !address(next) && !address(draft.pieces[at].0)
}

/// One space between fields is missing.
pub(super) fn lost(draft: &mut Draft, random: &mut Random) {
    let spaced = |(label, text): &(Option<Label>, String)| {
        label.is_none() && text.trim().len() + 1 == text.len()
    };
    let places: Vec<usize> = (0..draft.pieces.len())
        .filter(|&at| spaced(&draft.pieces[at]) && is_clear(draft, at))
        .collect();
    if let Some(&at) = random.pick(&places) {
        draft.pieces[at].1 = draft.pieces[at].1.replace(' ', "");
    }
}

/// All spaces between fields are missing.
pub(super) fn all_lost_at_marks(draft: &mut Draft, _: &mut Random) {
    for at in 0..draft.pieces.len() {
        if draft.pieces[at].0.is_none() && is_clear(draft, at) && draft.pieces[at].1.len() > 1 {
            draft.pieces[at].1 = draft.pieces[at].1.replace(' ', "");
        }
    }
}

/// Nearly all spaces are missing, as in text out of some PDF files.
pub(super) fn all_lost(draft: &mut Draft, random: &mut Random) {
    for at in 0..draft.pieces.len() {
        if is_clear(draft, at) && random.chance(80) {
            draft.pieces[at].1 = draft.pieces[at].1.replace(' ', "");
        }
    }
}

pub(super) fn doubled(draft: &mut Draft, random: &mut Random) {
    let fits = |(label, text): &(Option<Label>, String)| {
        text.contains(' ') && !matches!(label, Some(Label::Url | Label::Doi))
    };
    if let Some(piece) = some_piece(draft, random, fits) {
        *piece = piece.replacen(' ', "  ", 1);
    }
}

/// A space before a mark that stands close to the word before it.
pub(super) fn before_mark(draft: &mut Draft, random: &mut Random) {
    let fits = |(label, text): &(Option<Label>, String)| {
        label.is_none() && text.starts_with(['.', ',', ':', ';'])
    };
    if let Some(piece) = some_piece(draft, random, fits) {
        piece.insert(0, ' ');
    }
}

/// The hyphen of a line's end in the middle of a word: `сере- довища`, `сере-довища`.
pub(super) fn line_end(draft: &mut Draft, random: &mut Random) {
    let hyphen = random.of(&["- ", "-", "- "]);
    let Some(piece) = some_piece(draft, random, is_prose) else {
        return;
    };
    let letters: Vec<(usize, bool)> = piece
        .char_indices()
        .map(|(at, c)| (at, c.is_lowercase()))
        .collect();
    let inside = |window: &[(usize, bool)]| window.iter().all(|(_, is_letter)| *is_letter);
    let places: Vec<usize> = letters
        .windows(5)
        .filter(|window| inside(window))
        .map(|window| window[2].0)
        .collect();
    if let Some(&at) = random.pick(&places) {
        piece.insert_str(at, hyphen);
    }
}
