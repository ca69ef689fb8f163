//! Letters to rows, and rows to pieces: what stands on one baseline without a wide gap.

use super::glyph::Glyph;

/// Baselines this near, in parts of the size, are one.
const SAME_ROW: f32 = 0.25;
/// A gap this wide, in parts of the size, ends a piece.
const WIDE_GAP: f32 = 0.6;
/// A letter that is no larger than this part of its neighbour may be raised or lowered beside it.
const SMALL: f32 = 0.85;
/// Where spaces are set as letters, there are no more other letters to each.
const LETTERS_TO_A_SPACE: usize = 16;
/// How far a raised or lowered letter stands from the baseline of its neighbour, and beside it, in parts of the size.
const RAISED: f32 = 0.6;
const BESIDE: f32 = 0.4;
/// The same of the number of an entry, which stands before it.
const NUMBER_BEFORE: f32 = 1.2;

/// Letters on one baseline, from left to right, without a wide gap.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) left: f32,
    pub(super) right: f32,
    /// The baseline.
    pub(super) y: f32,
    /// The size of most of its letters.
    pub(super) size: f32,
    /// The number of its row on the page.
    pub(super) row: usize,
    /// Whether spaces are set as letters on its page.
    pub(super) spaced: bool,
}

impl Piece {
    fn new(glyphs: Vec<Glyph>, row: usize, spaced: bool) -> Option<Self> {
        let main = middle(glyphs.iter().map(|glyph| glyph.size))?;
        let of_size = glyphs.iter().filter(|glyph| glyph.size > main * SMALL);
        Some(Self {
            left: glyphs.first()?.x,
            right: glyphs.iter().map(Glyph::end).fold(f32::MIN, f32::max),
            y: middle(of_size.map(|glyph| glyph.y))?,
            size: main,
            row,
            spaced,
            glyphs,
        })
    }

    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }
}

/// The middle one of some numbers.
pub(super) fn middle(numbers: impl Iterator<Item = f32>) -> Option<f32> {
    let mut numbers: Vec<f32> = numbers.collect();
    numbers.sort_by(f32::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

/// The pieces of a page, from top to bottom, and in a row from left to right.
pub(super) fn pieces(glyphs: Vec<Glyph>) -> Vec<Piece> {
    let spaces = glyphs
        .iter()
        .filter(|glyph| glyph.c.is_whitespace())
        .count();
    let spaced = spaces * LETTERS_TO_A_SPACE > glyphs.len();
    let rows = with_raised(rows(glyphs));
    let pieces = rows.into_iter().enumerate();
    let pieces = pieces.flat_map(|(at, row)| {
        let pieces = split(row).into_iter();
        pieces.filter_map(move |glyphs| Piece::new(glyphs, at, spaced))
    });
    pieces.collect()
}

/// The rows of a page, each from left to right.
fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let sound = |glyph: &Glyph| {
        let numbers = [glyph.x, glyph.y, glyph.width, glyph.size];
        numbers.iter().all(|number| number.is_finite()) && glyph.size > 0.5
    };
    glyphs.retain(sound);
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if row[0].y - glyph.y <= SAME_ROW * row[0].size.max(glyph.size) => {
                row.push(glyph);
            }
            _ => rows.push(vec![glyph]),
        }
    }
    rows.iter_mut()
        .for_each(|row| row.sort_by(|a, b| a.x.total_cmp(&b.x)));
    rows
}

/// The rows with raised and lowered letters in the row that they stand beside.
fn with_raised(mut rows: Vec<Vec<Glyph>>) -> Vec<Vec<Glyph>> {
    for at in 0..rows.len() {
        let row = std::mem::take(&mut rows[at]);
        let mut kept = Vec::new();
        for piece in split(row) {
            let beside = [at + 1, at.wrapping_sub(1)];
            let home = beside
                .into_iter()
                .find(|other| rows.get(*other).is_some_and(|row| is_beside(&piece, row)));
            match home {
                Some(home) => insert(&mut rows[home], piece),
                None => kept.extend(piece),
            }
        }
        rows[at] = kept;
    }
    rows.retain(|row| !row.is_empty());
    rows
}

fn is_beside(piece: &[Glyph], row: &[Glyph]) -> bool {
    let (Some(first), Some(last)) = (piece.first(), piece.last()) else {
        return false;
    };
    if piece.len() > 12 {
        return false;
    }
    let number = piece.iter().all(|glyph| glyph.c.is_ascii_digit());
    let before = if number { NUMBER_BEFORE } else { BESIDE };
    let from = row.partition_point(|glyph| glyph.x < first.x - 4.0 * first.size);
    let near = row[from..]
        .iter()
        .take_while(|glyph| glyph.x < last.end() + 4.0 * last.size);
    near.filter(|glyph| !glyph.c.is_whitespace()).any(|glyph| {
        first.size <= SMALL * glyph.size
            && (first.y - glyph.y).abs() <= RAISED * glyph.size
            && ((first.x - glyph.end()).abs() <= BESIDE * glyph.size
                || (glyph.x - last.end()).abs() <= before * glyph.size)
    })
}

fn insert(row: &mut Vec<Glyph>, piece: Vec<Glyph>) {
    let at = piece
        .first()
        .map_or(0, |first| row.partition_point(|glyph| glyph.x < first.x));
    row.splice(at..at, piece);
}

/// A row cut at its wide gaps. A space is as good as a gap.
fn split(row: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut pieces: Vec<Vec<Glyph>> = Vec::new();
    let mut end = f32::MIN;
    for glyph in row {
        if glyph.c.is_whitespace() {
            if let Some(piece) = pieces
                .last_mut()
                .filter(|_| glyph.x - end < WIDE_GAP * glyph.size)
            {
                piece.push(glyph);
            }
            continue;
        }
        let size = pieces
            .last()
            .and_then(|piece| piece.last())
            .map_or(0.0, |last| last.size);
        match pieces.last_mut() {
            Some(piece) if glyph.x - end <= WIDE_GAP * glyph.size.max(size) => piece.push(glyph),
            _ => pieces.push(vec![glyph]),
        }
        end = end.max(glyph.end());
    }
    for piece in &mut pieces {
        while piece.last().is_some_and(|last| last.c.is_whitespace()) {
            piece.pop();
        }
    }
    pieces
}
