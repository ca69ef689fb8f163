//! Lists of wrapped entries with nothing between them: neither numbers nor indents nor blank lines.
//!
//! Each line is weighed: how full the one before is, how that ends, how this begins, what the entry has already, and what
//! the beginnings have in common that are sure. Of all ways to cut the list the likeliest is taken.

mod clues;
mod weights;

use super::lines::Line;
use super::margin::Margin;

pub(super) use clues::List;

/// No entry has more lines.
const MOST_LINES: usize = 30;

/// For each line, whether an entry begins there.
pub(super) fn cut(lines: &[Line<'_>], margin: Margin) -> Vec<bool> {
    let list = List::new(lines, margin);
    let mut begins = vec![false; lines.len()];
    let best = likeliest(&list, lines.len());
    if let Some(first) = begins.first_mut() {
        *first = true;
    }
    let mut end = best.last;
    while let Some(start) = end {
        begins[start] = true;
        end = best.before[start];
    }
    begins
}

/// The likeliest way to cut: where its last entry begins, and for each beginning the one before.
struct Path {
    last: Option<usize>,
    before: Vec<Option<usize>>,
}

fn likeliest(list: &List<'_, '_>, count: usize) -> Path {
    let mut scores = vec![f64::NEG_INFINITY; count + 1];
    let mut before = vec![None; count + 1];
    if count > 0 {
        scores[0] = 0.0;
    }
    for start in 0..count {
        let mut score = scores[start];
        for line in start + 1..=count {
            let chance = match line == count {
                true => 1.0,
                false => list.chance(start, line),
            };
            let whole = score + chance.ln();
            if whole > scores[line] {
                (scores[line], before[line]) = (whole, Some(start));
            }
            score += (1.0 - chance).ln();
            if line - start >= MOST_LINES {
                break;
            }
        }
    }
    Path {
        last: before[count],
        before,
    }
}
