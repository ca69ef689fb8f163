//! Footnotes: smaller lines at the bottom of a column that begin with a raised mark.

use super::layout::{self, Block};
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

fn begins_note(line: &str) -> bool {
    line.starts_with(|c| lowered(c).is_some() || matches!(c, '*' | '†' | '‡'))
}
