//! The damage that real lists have: numbers before the entry, lost and doubled spaces, wrong dashes and quotes,
//! letters of the other alphabet, a stop after an address.

use crate::model::Label;

use super::draft::Draft;
use super::random::Random;

/// Latin letters and the Cyrillic ones that look the same.
const TWINS: [(char, char); 14] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('A', 'А'),
    ('C', 'С'),
    ('E', 'Е'),
    ('I', 'І'),
    ('K', 'К'),
    ('O', 'О'),
    ('T', 'Т'),
];

pub(super) fn damage(mut draft: Draft, random: &mut Random) -> Draft {
    if random.chance(15) {
        twin_letter(&mut draft, random);
    }
    if random.chance(12) {
        dashes(&mut draft, random);
    }
    if random.chance(12) {
        lost_space(&mut draft, random);
    }
    if random.chance(6) {
        doubled_space(&mut draft, random);
    }
    if random.chance(30) {
        number(&mut draft, random);
    }
    draft
}

fn twin_letter(draft: &mut Draft, random: &mut Random) {
    let at = random.below(draft.pieces.len());
    let (label, piece) = &mut draft.pieces[at];
    if matches!(label, None | Some(Label::Url | Label::Doi)) {
        return;
    }
    let (latin, cyrillic) = TWINS[random.below(TWINS.len())];
    *piece = if piece.contains(cyrillic) {
        piece.replacen(cyrillic, &latin.to_string(), 1)
    } else {
        piece.replacen(latin, &cyrillic.to_string(), 1)
    };
}

fn dashes(draft: &mut Draft, random: &mut Random) {
    let dash = random.of(&["-", "—", "–", "‑"]);
    for (label, piece) in &mut draft.pieces {
        if *label == Some(Label::Pages) || label.is_none() {
            *piece = piece.replace(['–', '-'], dash);
        }
    }
}

fn lost_space(draft: &mut Draft, random: &mut Random) {
    let spaced = |piece: &(Option<Label>, String)| {
        piece.0.is_none() && piece.1.trim().len() + 1 == piece.1.len()
    };
    let places: Vec<usize> = (0..draft.pieces.len())
        .filter(|&at| spaced(&draft.pieces[at]))
        .collect();
    if let Some(&at) = random.pick(&places) {
        let touches_address = draft
            .pieces
            .get(at + 1)
            .is_some_and(|(label, _)| matches!(label, Some(Label::Url | Label::Doi)));
        if !touches_address {
            draft.pieces[at].1 = draft.pieces[at].1.replace(' ', "");
        }
    }
}

fn doubled_space(draft: &mut Draft, random: &mut Random) {
    let at = random.below(draft.pieces.len());
    if draft.pieces[at].0.is_none() {
        draft.pieces[at].1 = draft.pieces[at].1.replace(' ', "  ");
    }
}

fn number(draft: &mut Draft, random: &mut Random) {
    let n = random.between(1, 120);
    let printed = match random.below(4) {
        0 => format!("[{n}]"),
        1 => format!("{n})"),
        _ => format!("{n}."),
    };
    let space = if random.chance(90) { " " } else { "" };
    draft.pieces.insert(0, (None, space.to_owned()));
    draft
        .pieces
        .insert(0, (Some(Label::CitationNumber), printed));
}
