//! Footnotes: smaller lines at the bottom of a column that begin with a raised mark.

use std::collections::HashMap;

use super::layout::{self, Block, Line};
use super::letters::lowered;
use crate::segment;
use crate::text::Source;

/// Footnotes are no larger than this part of the text.
const SMALL: f32 = 0.93;

/// Takes the footnotes from the bottom of a column, in one block. A list of references that is set small and numbered so,
/// under its heading, is none.
pub(super) fn taken(block: &mut Block, body: f32) -> Option<Block> {
    let lines = &block.lines;
    let large = lines
        .iter()
        .rposition(|line| layout::size(line) > SMALL * body)?;
    let first = (large + 1..lines.len()).find(|at| begins_note(&layout::text(&lines[*at])))?;
    let above = Source::new("", layout::text(&lines[large]));
    // What stands between the text and the first mark is the end of a note of the page before.
    let goes_on = first - large <= 3;
    (goes_on && !segment::has_heading(&above)).then(|| block.split_off(large + 1))
}

/// Takes the marks of footnotes out of the lines of their pages: `Слово¹.` is `Слово.`
pub(super) fn unmark(lines: &mut [Line], notes: &[Line]) {
    let mut marks: HashMap<usize, Vec<&str>> = HashMap::new();
    for note in notes {
        let text = note.spelt.text.as_str();
        let mark = &text[..text.find(|c| lowered(c).is_none()).unwrap_or(0)];
        if !mark.is_empty() {
            marks.entry(note.page).or_default().push(mark);
        }
    }
    for line in lines {
        let marks = marks.get(&line.page).map_or(&[][..], Vec::as_slice);
        while let Some((start, end)) = marks.iter().find_map(|mark| place(&line.spelt.text, mark)) {
            line.spelt.cut(start, end);
        }
    }
}

/// Where a mark stands behind a word, alone.
fn place(text: &str, mark: &str) -> Option<(usize, usize)> {
    let places = text
        .match_indices(mark)
        .map(|(at, _)| (at, at + mark.len()));
    let raised = |c: Option<char>| c.is_some_and(|c| lowered(c).is_some());
    places.into_iter().find(|&(start, end)| {
        let before = text[..start].chars().next_back();
        start > 0 && !raised(before) && !raised(text[end..].chars().next())
    })
}

fn begins_note(line: &str) -> bool {
    line.starts_with(|c| lowered(c).is_some() || matches!(c, '*' | '†' | '‡'))
}
