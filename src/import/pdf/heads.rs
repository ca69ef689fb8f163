//! Running heads and feet, told by where they stand and by coming back.

use std::collections::{HashMap, HashSet};

use super::letters::spelt;
use super::rows::{Piece, middle};

/// So many rows at the top and at the bottom of a page may belong to the page.
const MOST_ROWS: usize = 4;
/// A head that is parted from the text by this much more than a line, in parts of the usual distance, stands apart.
const APART: f32 = 1.3;
/// Heads stand at the same height, within so many points.
const SAME_HEIGHT: f32 = 2.5;

/// A row that may belong to the page.
struct Edge {
    page: usize,
    row: usize,
    /// Counted from the edge of the page.
    rank: usize,
    top: bool,
    y: f32,
    /// Its letters, without figures and spaces.
    words: String,
    number: Option<i64>,
    apart: bool,
}

/// Takes the running heads and feet, and the page numbers, out of the pages.
pub(super) fn clear(pages: &mut [Vec<Piece>]) {
    let edges = pages
        .iter()
        .enumerate()
        .flat_map(|(at, page)| edges(at, page));
    let edges: Vec<Edge> = edges.collect();
    let mut dropped: HashSet<(usize, bool, usize)> = HashSet::new();
    let mut rows: HashMap<usize, Vec<usize>> = HashMap::new();
    for rank in 0..MOST_ROWS {
        let outside = |edge: &&Edge| {
            let open = rank == 0 || dropped.contains(&(edge.page, edge.top, rank - 1));
            edge.rank == rank && open
        };
        let here: Vec<&Edge> = edges.iter().filter(outside).collect();
        for edge in running(&here) {
            dropped.insert((edge.page, edge.top, rank));
            rows.entry(edge.page).or_default().push(edge.row);
        }
    }
    for (at, rows) in rows {
        pages[at].retain(|piece| !rows.contains(&piece.row));
    }
}

/// Those of the rows that come back on other pages: the same words, a number that counts the pages, or a line that stands
/// apart where other pages have their heads.
fn running<'e>(here: &[&'e Edge]) -> Vec<&'e Edge> {
    let mut alike: HashMap<(bool, &str), Vec<&Edge>> = HashMap::new();
    let mut counting: HashMap<(bool, i64), Vec<&Edge>> = HashMap::new();
    for &edge in here {
        if edge.words.chars().count() > 2 {
            alike.entry((edge.top, &edge.words)).or_default().push(edge);
        }
        if let Some(number) = edge.number.filter(|_| edge.apart || edge.words.is_empty()) {
            let first = number - edge.page as i64;
            counting.entry((edge.top, first)).or_default().push(edge);
        }
    }
    let groups = alike.into_values().chain(counting.into_values());
    let found: Vec<&Edge> = groups.filter(|group| group.len() > 1).flatten().collect();
    let height = |edge: &Edge| (edge.top, (edge.y / SAME_HEIGHT).round() as i64);
    let heights: HashSet<(bool, i64)> = found.iter().map(|edge| height(edge)).collect();
    let beside = here
        .iter()
        .copied()
        .filter(|edge| edge.apart && heights.contains(&height(edge)));
    found.iter().copied().chain(beside).collect()
}

/// The outermost rows of a page.
fn edges(page: usize, pieces: &[Piece]) -> Vec<Edge> {
    let rows: Vec<&[Piece]> = pieces.chunk_by(|a, b| a.row == b.row).collect();
    let usual = middle(rows.windows(2).map(|pair| pair[0][0].y - pair[1][0].y));
    let usual = usual.unwrap_or(f32::MAX);
    let edge = |at: usize, rank: usize, top: bool| {
        let next = if top {
            at.checked_add(1)
        } else {
            at.checked_sub(1)
        };
        let next = next.and_then(|next| rows.get(next));
        let gap = next.map_or(0.0, |next| (next[0].y - rows[at][0].y).abs());
        let text = text(rows[at]);
        Edge {
            page,
            row: rows[at][0].row,
            rank,
            top,
            y: rows[at][0].y,
            words: text.chars().filter(|c| c.is_alphabetic()).collect(),
            number: number(&text),
            apart: gap > APART * usual,
        }
    };
    let count = MOST_ROWS.min(rows.len() / 2);
    let top = (0..count).map(|at| edge(at, at, true));
    let bottom = (0..count).map(|rank| edge(rows.len() - 1 - rank, rank, false));
    top.chain(bottom).collect()
}

fn text(row: &[Piece]) -> String {
    let pieces = row.iter().map(|piece| spelt(piece).text);
    pieces.collect::<Vec<_>>().join(" ")
}

/// The number of a page: alone, first or last in its row.
fn number(text: &str) -> Option<i64> {
    let bare = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .parse()
            .ok()
    };
    let mut words = text.split_whitespace();
    let first = words.next()?;
    let last = words.next_back().unwrap_or(first);
    let number = bare(last).or_else(|| bare(first));
    number.filter(|number| (0..100_000).contains(number))
}
