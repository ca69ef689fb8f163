//! The damage that real lists have.
//!
//! A piece is changed in place and keeps its label; no piece becomes empty, and what a segment is stays what it was: a
//! year keeps its digits, an address stays whole.

mod letters;
mod marks;
mod spaces;

use crate::model::Label;

use super::draft::{Draft, Piece};
use super::random::Random;

type Blow = fn(&mut Draft, &mut Random);

/// How often in a hundred each befalls a reference.
const DAMAGE: &[(usize, Blow)] = &[
    (12, letters::twin),
    (3, letters::misread),
    (3, letters::title_in_capitals),
    (3, letters::names_in_capitals),
    (10, marks::dashes),
    (6, marks::quotes),
    (4, marks::lost),
    (4, marks::doubled),
    (10, spaces::lost),
    (2, spaces::all_lost_at_marks),
    (1, spaces::all_lost),
    (6, spaces::doubled),
    (4, spaces::before_mark),
    (5, spaces::line_end),
    (55, number),
];

pub(super) fn damage(mut draft: Draft, random: &mut Random) -> Draft {
    for (percent, blow) in DAMAGE {
        if random.chance(*percent) {
            blow(&mut draft, random);
        }
    }
    draft
}

/// One of the pieces that fit, if any.
fn some_piece<'a>(
    draft: &'a mut Draft,
    random: &mut Random,
    fits: impl Fn(&Piece) -> bool,
) -> Option<&'a mut String> {
    let places: Vec<usize> = (0..draft.pieces.len())
        .filter(|&at| fits(&draft.pieces[at]))
        .collect();
    let at = *random.pick(&places)?;
    Some(&mut draft.pieces[at].1)
}

/// Whether a piece is prose, where a slip does no harm to what it says.
fn is_prose((label, _): &Piece) -> bool {
    matches!(
        label,
        Some(
            Label::Author
                | Label::AuthorRepeat
                | Label::Editor
                | Label::Title
                | Label::Container
                | Label::Publisher
                | Label::Institution
                | Label::Genre
        )
    )
}

/// The number of an entry, or two where a list was numbered twice.
fn number(draft: &mut Draft, random: &mut Random) {
    let n = random.between(1, 150);
    let mut printed = match random.below(12) {
        0..=1 => format!("[{n}]"),
        2 => format!("{n})"),
        _ => format!("{n}."),
    };
    if random.chance(2) {
        printed = format!("{printed} {}.", random.between(1, 150));
    }
    let space = if random.chance(93) { " " } else { "" };
    draft.pieces.insert(0, (None, space.to_owned()));
    draft
        .pieces
        .insert(0, (Some(Label::CitationNumber), printed));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        let mut draft = Draft::default();
        draft
            .field(Label::Author, "Бойко О. І.")
            .plain(" ")
            .field(Label::Title, "Мова «великого» міста")
            .plain(". – ")
            .field(Label::Location, "К.")
            .plain(" : ")
            .field(Label::Publisher, "Наукова думка")
            .plain(", ")
            .field(Label::Date, "2010")
            .plain(". – С. ")
            .field(Label::Pages, "5–9")
            .plain(". URL: ")
            .field(Label::Url, "https://example.org/a-b");
        draft
    }

    #[test]
    fn every_kind_keeps_labels_years_and_addresses() {
        for (at, (_, blow)) in DAMAGE.iter().enumerate() {
            let mut changed = 0;
            for seed in 0..60 {
                let mut hurt = draft();
                blow(&mut hurt, &mut Random::new(seed));
                changed += usize::from(text(&hurt) != text(&draft()));
                let labels = |draft: &Draft| -> Vec<Label> {
                    draft.pieces.iter().filter_map(|piece| piece.0).collect()
                };
                let kept = labels(&hurt);
                assert!(kept.ends_with(&labels(&draft())), "{hurt:?}");
                assert!(text(&hurt).contains("2010"));
                assert!(text(&hurt).ends_with("https://example.org/a-b"));
                let empty = |(label, text): &Piece| label.is_some() && text.is_empty();
                assert!(!hurt.pieces.iter().any(empty));
            }
            assert!(changed > 5, "damage {at} does nothing");
        }
    }

    fn text(draft: &Draft) -> String {
        draft.pieces.iter().map(|piece| piece.1.as_str()).collect()
    }
}
