//! Letters: of the other alphabet, misread by a machine, in capitals.

use crate::model::Label;

use super::{Draft, Random, is_prose, some_piece};

/// Latin letters and the Cyrillic ones that look the same.
const TWINS: [(char, char); 18] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('A', 'А'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
];

/// What a machine that reads pages makes of what is there.
const MISREADINGS: [(&str, &str); 18] = [
    ("№", "Мо"),
    ("№", "N°"),
    ("ї", "і"),
    ("й", "и"),
    ("ш", "щ"),
    ("л", "п"),
    ("ф", "ср"),
    ("І", "1"),
    ("ґ", "г"),
    ("’", "'"),
    ("’", "`"),
    ("’", ""),
    ("в", "б"),
    ("rn", "m"),
    ("fi", "ﬁ"),
    ("ff", "ﬀ"),
    ("l", "1"),
    ("h", "b"),
];

/// A letter of the other alphabet that looks the same.
pub(super) fn twin(draft: &mut Draft, random: &mut Random) {
    let unharmed = [Some(Label::Url), Some(Label::Doi)];
    let Some(piece) = some_piece(draft, random, |piece| !unharmed.contains(&piece.0)) else {
        return;
    };
    let found: Vec<_> = TWINS
        .iter()
        .filter(|(latin, cyrillic)| piece.contains([*latin, *cyrillic]))
        .collect();
    let Some((latin, cyrillic)) = random.pick(&found) else {
        return;
    };
    *piece = if piece.contains(*cyrillic) {
        piece.replacen(*cyrillic, &latin.to_string(), 1)
    } else {
        piece.replacen(*latin, &cyrillic.to_string(), 1)
    };
}

/// Slips of a machine that reads pages.
pub(super) fn misread(draft: &mut Draft, random: &mut Random) {
    for _ in 0..random.between(1, 3) {
        let Some(piece) = some_piece(draft, random, |piece| is_prose(piece) || piece.0.is_none())
        else {
            return;
        };
        let fits = |(true_text, _): &&(&str, &str)| piece.contains(true_text);
        let found: Vec<_> = MISREADINGS.iter().filter(fits).collect();
        if let Some((true_text, read)) = random.pick(&found) {
            *piece = piece.replacen(true_text, read, 1);
        }
    }
}

/// The title in capitals.
pub(super) fn title_in_capitals(draft: &mut Draft, _: &mut Random) {
    for (label, piece) in &mut draft.pieces {
        if *label == Some(Label::Title) {
            *piece = piece.to_uppercase();
        }
    }
}

/// Family names in capitals: `БОЙКО О. І.`
pub(super) fn names_in_capitals(draft: &mut Draft, _: &mut Random) {
    for (label, piece) in &mut draft.pieces {
        if *label == Some(Label::Author) && piece.chars().count() < 80 {
            *piece = piece.to_uppercase();
        }
    }
}
