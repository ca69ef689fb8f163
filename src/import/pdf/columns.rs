//! Columns: in what order the pieces of a page are read.
//!
//! A gutter is a place that no piece crosses for some rows, with well-filled lines on both sides. What crosses it (a title, a
//! wide table) parts what stands above from what stands below.

use super::rows::{Piece, middle};

/// So many rows on either side make columns; within a column more are needed, and where another page has the gutter fewer.
const ROWS: usize = 6;
const ROWS_WITHIN: usize = 9;
const ROWS_AGAIN: usize = 2;
/// No column is narrower than this part of the page's text.
const NARROWEST: f32 = 0.15;
/// Nor than so many times the size.
const NARROWEST_SIZE: f32 = 10.0;
/// So much of the rows to the right of a gutter begin at one place, within so many points: between words they do not.
const FLUSH: f32 = 0.5;
const SAME_PLACE: f32 = 1.5;
/// How much of a column its lines fill at least, all in all.
const FILLED: f32 = 0.5;
/// Half a gutter at least, in parts of the size.
const HALF_GUTTER: f32 = 0.35;
/// A line may stick out of its column by this part of the next.
const OVERHANG: f32 = 0.25;
/// Columns are parted again into columns no oftener.
const DEEPEST: usize = 3;
/// So many places are tried; of a page of too many pieces none.
const TRIED: usize = 240;
const MOST_PIECES: usize = 20_000;

/// The pieces in reading order, in blocks: a column, or what stands above, between or below columns. `known` are gutters of
/// the pages around.
pub(super) fn blocks(pieces: Vec<Piece>, known: &[f32]) -> Vec<Vec<Piece>> {
    let mut order = Order {
        known,
        blocks: Vec::new(),
        gutters: Vec::new(),
    };
    order.add(pieces, DEEPEST);
    order.blocks.retain(|block| !block.is_empty());
    order.blocks
}

/// The gutters that a page has by itself.
pub(super) fn gutters(pieces: &[Piece]) -> Vec<f32> {
    let mut order = Order {
        known: &[],
        blocks: Vec::new(),
        gutters: Vec::new(),
    };
    order.add(pieces.to_vec(), DEEPEST);
    order.gutters
}

/// The order of a page in the making.
struct Order<'k> {
    known: &'k [f32],
    blocks: Vec<Vec<Piece>>,
    gutters: Vec<f32>,
}

impl Order<'_> {
    fn add(&mut self, pieces: Vec<Piece>, depth: usize) {
        let rows = if depth == DEEPEST { ROWS } else { ROWS_WITHIN };
        let found = gutter(&pieces, rows, None).or_else(|| {
            let mut known = self.known.iter();
            known.find_map(|x| gutter(&pieces, ROWS_AGAIN, Some(*x)))
        });
        let Some(gutter) = found.filter(|_| depth > 0) else {
            self.blocks.push(pieces);
            return;
        };
        self.gutters.push(gutter.at);
        let mut whole = Vec::new();
        for [left, right, crossing] in bands(pieces, gutter) {
            if left.is_empty() || right.is_empty() {
                whole.extend(left.into_iter().chain(right).chain(crossing));
                continue;
            }
            self.blocks.push(std::mem::take(&mut whole));
            self.add(left, depth - 1);
            self.add(right, depth - 1);
            whole.extend(crossing);
        }
        self.blocks.push(whole);
    }
}

/// On which side of a gutter a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    Across,
}

/// A place that may be a gutter, and the edges of the text.
#[derive(Debug, Clone, Copy)]
struct Cut {
    left: f32,
    right: f32,
    at: f32,
    half: f32,
}

impl Cut {
    /// The side of a piece, if it keeps clear of the gutter.
    fn clear_side(&self, piece: &Piece) -> Side {
        if piece.right <= self.at - self.half {
            Side::Left
        } else if piece.left >= self.at + self.half {
            Side::Right
        } else {
            Side::Across
        }
    }

    /// The side of a piece that may stick out of its column.
    fn side(&self, piece: &Piece) -> Side {
        let [before, past] = [self.at - piece.left, piece.right - self.at];
        let little = 3.0 * self.half;
        let sticks_out =
            past < OVERHANG * (self.right - self.at) && before > 0.5 * (self.at - self.left);
        match self.clear_side(piece) {
            Side::Across if past <= little && past < before || sticks_out => Side::Left,
            Side::Across if before <= little && before < past => Side::Right,
            side => side,
        }
    }
}

/// The pieces between what crosses the gutter, left and right, and then what crosses it.
fn bands(pieces: Vec<Piece>, cut: Cut) -> Vec<[Vec<Piece>; 3]> {
    let mut bands: Vec<[Vec<Piece>; 3]> = vec![Default::default()];
    for piece in pieces {
        let side = cut.side(&piece);
        let begun = bands.last().is_some_and(|band| !band[2].is_empty());
        if begun && side != Side::Across {
            bands.push(Default::default());
        }
        if let Some(band) = bands.last_mut() {
            band[side as usize].push(piece);
        }
    }
    bands
}

/// The gutter of a page that the most rows stand at; only near `wanted`, where that is given.
fn gutter(pieces: &[Piece], rows: usize, wanted: Option<f32>) -> Option<Cut> {
    if pieces.len() < 2 * rows || pieces.len() > MOST_PIECES {
        return None;
    }
    let left = pieces
        .iter()
        .map(|piece| piece.left)
        .fold(f32::MAX, f32::min);
    let right = pieces
        .iter()
        .map(|piece| piece.right)
        .fold(f32::MIN, f32::max);
    let size = middle(pieces.iter().map(|piece| piece.size))?;
    let half = HALF_GUTTER * size;
    let narrowest = (NARROWEST * (right - left)).max(NARROWEST_SIZE * size);
    let (from, to) = (left + narrowest, right - narrowest);
    if from >= to {
        return None;
    }
    let tried = (0..=TRIED).map(|step| from + (to - from) * step as f32 / TRIED as f32);
    let tried = tried.filter(|at| wanted.is_none_or(|wanted| (wanted - at).abs() < 10.0));
    let cuts = tried.map(|at| Cut {
        left,
        right,
        at,
        half,
    });
    let weighed: Vec<(usize, Cut)> = cuts.map(|cut| (weight(pieces, cut, rows), cut)).collect();
    let best = weighed
        .iter()
        .map(|(weight, _)| *weight)
        .max()
        .filter(|best| *best > 0)?;
    let first = weighed.iter().position(|(weight, _)| *weight == best)?;
    let run = weighed[first..]
        .iter()
        .take_while(|(weight, _)| *weight == best)
        .count();
    Some(weighed[first + run / 2].1)
}

/// The lines on one side of a gutter.
#[derive(Debug, Default, Clone)]
struct Lines {
    /// Where each begins.
    starts: Vec<f32>,
    width: f32,
    last: Option<usize>,
}

impl Lines {
    fn add(&mut self, piece: &Piece) {
        if self.last != Some(piece.row) {
            self.starts.push(piece.left);
        }
        self.last = Some(piece.row);
        self.width += piece.width();
    }

    fn fill(&self, width: f32) -> bool {
        self.width >= FILLED * width * self.starts.len() as f32
    }

    /// Whether most begin at one place.
    fn are_flush(&mut self) -> bool {
        self.starts.sort_by(f32::total_cmp);
        let starts = &self.starts;
        let alike = |at: usize| {
            let end = starts.partition_point(|start| *start <= starts[at] + 2.0 * SAME_PLACE);
            end - at
        };
        let most = (0..starts.len()).map(alike).max().unwrap_or(0);
        most as f32 >= FLUSH * starts.len() as f32
    }
}

/// How many lines stand in columns at a gutter.
fn weight(pieces: &[Piece], cut: Cut, rows: usize) -> usize {
    let mut weight = 0;
    let mut sides = [Lines::default(), Lines::default()];
    for piece in pieces {
        match cut.clear_side(piece) {
            Side::Across => {
                weight += columned(&mut sides, cut, rows);
                sides = Default::default();
            }
            side => sides[side as usize].add(piece),
        }
    }
    weight + columned(&mut sides, cut, rows)
}

/// How many lines two sides have, if they are columns.
fn columned([left, right]: &mut [Lines; 2], cut: Cut, rows: usize) -> usize {
    let lines = [left.starts.len(), right.starts.len()];
    let are_columns = lines.iter().all(|lines| *lines >= rows)
        && left.fill(cut.at - cut.left)
        && right.fill(cut.right - cut.at)
        && right.are_flush();
    if are_columns { lines.iter().sum() } else { 0 }
}
