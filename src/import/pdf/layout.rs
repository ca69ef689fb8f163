//! From placed letters to lines in reading order.

use super::columns;
use super::glyph::{Area, Sheet};
use super::heads;
use super::letters::{Spelt, spelt};
use super::notes;
use super::rows::{Piece, middle, pieces};

/// A line this much further down than usual stands behind a blank one.
const BLANK: f32 = 1.22;
/// The width of a space at the beginning of a line, in parts of the size.
const INDENT: f32 = 0.5;
/// No line is set in further, in spaces.
const MOST_INDENT: f32 = 60.0;
/// Columns end at the same place, within so many points.
const SAME_EDGE: f32 = 3.0;

/// A printed line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The page, counted from 0.
    pub(super) page: usize,
    pub(super) spelt: Spelt,
    /// How far it is set in, in spaces.
    pub(super) indent: usize,
    /// Whether more than the usual space is above it.
    pub(super) after_blank: bool,
    /// Whether it is the first of a page or column.
    pub(super) after_page: bool,
}

/// A column of a page, or what stands above, between or below columns.
#[derive(Debug)]
pub(super) struct Block {
    page: usize,
    /// The pieces of each line.
    pub(super) lines: Vec<Vec<Piece>>,
    left: f32,
    right: f32,
}

/// The lines of a document.
#[derive(Debug, Default)]
pub(super) struct Laid {
    pub(super) lines: Vec<Line>,
    /// Those of the footnotes.
    pub(super) notes: Vec<Line>,
    /// The links of each page.
    pub(super) links: Vec<Vec<Area>>,
}

/// Lays out the pages of a document.
pub(super) fn laid(sheets: Vec<Sheet>) -> Laid {
    let mut laid = Laid::default();
    let mut pages = Vec::new();
    for sheet in sheets {
        laid.links.push(sheet.links);
        pages.push(pieces(sheet.glyphs));
    }
    heads::clear(&mut pages);
    let gutters: Vec<Vec<f32>> = pages.iter().map(|page| columns::gutters(page)).collect();
    let mut blocks = Vec::new();
    for (at, page) in pages.into_iter().enumerate() {
        let near = &gutters[at.saturating_sub(2)..gutters.len().min(at + 3)];
        let of_page = columns::blocks(page, &near.concat()).into_iter();
        blocks.extend(of_page.filter_map(|pieces| Block::new(at, pieces)));
    }
    align(&mut blocks);
    let body = body_size(&blocks);
    for mut block in blocks {
        let notes = notes::taken(&mut block, body);
        laid.lines.extend(block.set());
        laid.notes
            .extend(notes.into_iter().flat_map(|note| note.set()));
    }
    notes::unmark(&mut laid.lines, &laid.notes);
    let labelled = laid.lines.iter_mut().chain(&mut laid.notes);
    labelled.for_each(|line| line.spelt.lower_label());
    laid
}

impl Block {
    /// A block of pieces; `None` of none.
    fn new(page: usize, mut pieces: Vec<Piece>) -> Option<Self> {
        pieces.sort_by_key(|piece| piece.row);
        let left = pieces.iter().map(|piece| piece.left).reduce(f32::min)?;
        let right = pieces.iter().map(|piece| piece.right).reduce(f32::max)?;
        let lines = pieces.chunk_by(|a, b| a.row == b.row);
        Some(Self {
            page,
            lines: lines.map(<[Piece]>::to_vec).collect(),
            left,
            right,
        })
    }

    /// The last lines, from one on, as a block of their own.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        Self {
            page: self.page,
            lines: self.lines.split_off(at),
            left: self.left,
            right: self.right,
        }
    }

    /// The lines as text.
    fn set(self) -> Vec<Line> {
        let gaps = self.lines.windows(2).map(|pair| gap(&pair[0], &pair[1]));
        let mut gaps: Vec<f32> = gaps.filter(|gap| *gap > 1.0).collect();
        gaps.sort_by(f32::total_cmp);
        // Where entries are one line each, most gaps have the blank space in them.
        let usual = gaps.get(gaps.len() / 4).copied().unwrap_or(f32::MAX);
        let mut lines: Vec<Line> = Vec::with_capacity(self.lines.len());
        for (at, line) in self.lines.iter().enumerate() {
            let above = at.checked_sub(1).map(|above| &self.lines[above]);
            let space = above.map_or(0.0, |above| gap(above, line));
            let size = line[0].size.max(1.0);
            let indent = (line[0].left - self.left) / (INDENT * size);
            lines.push(Line {
                page: self.page,
                spelt: joined(line),
                indent: indent.clamp(0.0, MOST_INDENT).round() as usize,
                after_blank: space > BLANK * usual && space - usual > 1.5,
                after_page: at == 0,
            });
        }
        lines.retain(|line| !line.spelt.text.is_empty());
        lines
    }
}

fn gap(above: &[Piece], below: &[Piece]) -> f32 {
    above[0].y - below[0].y
}

/// The text of the pieces of a line.
fn joined(pieces: &[Piece]) -> Spelt {
    let mut joined = Spelt::default();
    for piece in pieces {
        let spelt = spelt(piece);
        if !joined.text.is_empty() && !spelt.text.is_empty() {
            joined.text.push(' ');
        }
        let start = joined.text.len();
        joined.text.push_str(&spelt.text);
        joined.letters.extend(
            spelt
                .letters
                .into_iter()
                .map(|(at, glyph)| (at + start, glyph)),
        );
    }
    joined
}

/// Gives blocks that stand in the same column of other pages the same left edge: all lines of one may be set in.
fn align(blocks: &mut [Block]) {
    let edges: Vec<(usize, f32, f32)> = blocks
        .iter()
        .map(|block| (block.page, block.left, block.right))
        .collect();
    for (at, block) in blocks.iter_mut().enumerate() {
        let around = &edges[at.saturating_sub(6)..edges.len().min(at + 7)];
        let size = block.lines[0][0].size;
        let same = around.iter().filter(|(page, left, right)| {
            page.abs_diff(block.page) <= 2
                && (right - block.right).abs() <= SAME_EDGE
                && (block.left - left) <= 4.0 * size
        });
        block.left = same.map(|(_, left, _)| *left).fold(block.left, f32::min);
    }
}

/// The size in which most of the document is set.
fn body_size(blocks: &[Block]) -> f32 {
    let pieces = blocks.iter().flat_map(|block| block.lines.iter().flatten());
    let mut sizes: Vec<(f32, usize)> = pieces
        .map(|piece| (piece.size, piece.glyphs.len()))
        .collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let mut seen = 0;
    let middle = sizes.iter().find(|(_, count)| {
        seen += count;
        seen > half
    });
    middle.map_or(0.0, |(size, _)| *size)
}

/// The size of most of a line.
pub(super) fn size(line: &[Piece]) -> f32 {
    middle(line.iter().map(|piece| piece.size)).unwrap_or(0.0)
}

/// The text of a line, for a look at it.
pub(super) fn text(line: &[Piece]) -> String {
    joined(line).text
}
