//! Marks: wrong dashes and quotes, lost and doubled stops.

use crate::model::Label;

use super::{Draft, Random, some_piece};

pub(super) fn dashes(draft: &mut Draft, random: &mut Random) {
    let dash = random.of(&["-", "—", "–", "‑", "−", "‒"]);
    for (label, piece) in &mut draft.pieces {
        if *label == Some(Label::Pages) || label.is_none() {
            *piece = piece.replace(['–', '-'], dash);
        }
    }
}

/// Quotation marks of another kind throughout.
pub(super) fn quotes(draft: &mut Draft, random: &mut Random) {
    const PAIRS: [[&str; 2]; 6] = [
        ["\"", "\""],
        ["“", "”"],
        ["„", "”"],
        ["<<", ">>"],
        ["''", "''"],
        ["„", "“"],
    ];
    let [open, close] = PAIRS[random.below(PAIRS.len())];
    for (label, piece) in &mut draft.pieces {
        if !matches!(label, Some(Label::Url | Label::Doi)) {
            *piece = piece.replace(['«', '“'], open).replace(['»', '”'], close);
        }
    }
}

/// A stop, comma or colon between fields is missing.
pub(super) fn lost(draft: &mut Draft, random: &mut Random) {
    let fits = |(label, text): &(Option<Label>, String)| {
        label.is_none() && text.starts_with(['.', ',']) && text.trim_end().len() < text.len()
    };
    if let Some(piece) = some_piece(draft, random, fits) {
        piece.remove(0);
    }
}

/// A stop, comma or colon between fields stands twice.
pub(super) fn doubled(draft: &mut Draft, random: &mut Random) {
    let fits = |(label, text): &(Option<Label>, String)| {
        label.is_none() && text.starts_with(['.', ',', ':'])
    };
    if let Some(piece) = some_piece(draft, random, fits) {
        let mark = piece[..1].to_owned();
        piece.insert_str(0, &mark);
    }
}
