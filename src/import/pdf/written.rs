//! From lines to one text: what the cutting of lists looks for is written as plain text has it.

use super::layout::Line;
use super::links::{self, Linked, Seam};
use crate::import::{Link, Text};
use crate::text::{Source, Span};

/// Behind a line whose last word goes on in the next without anything between.
const JOINER: char = '\u{2060}';

/// The lines as text, under a name, with its links.
pub(super) fn text(name: &str, lines: &[Line], linked: &[Linked]) -> Text {
    let mut seams = vec![None; lines.len()];
    for (line, seam) in links::seams(lines, linked) {
        seams[line] = Some(seam);
    }
    let mut text = String::new();
    let mut starts = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        if line.after_page && at > 0 {
            text.push('\u{c}');
        } else if line.after_blank {
            text.push('\n');
        }
        text.extend(std::iter::repeat_n(' ', line.indent));
        starts.push(text.len());
        text.push_str(&line.spelt.text);
        if seams[at] == Some(Seam::Hyphened) {
            text.pop();
        }
        if seams[at].is_some() {
            text.push(JOINER);
        }
    }
    let links = linked.iter().map(|linked| link(&text, &starts, linked));
    let links = links.collect();
    Text {
        links,
        ..Text::plain(Source::new(name, text))
    }
}

fn link(text: &str, starts: &[usize], linked: &Linked) -> Link {
    let place = |line: usize, at: usize| text.floor_char_boundary(starts[line] + at);
    let first = &linked.runs[0];
    let last = linked.runs.last().unwrap_or(first);
    let start = place(first.line, first.start);
    let end = place(last.line, last.end).max(start);
    Link {
        span: Span::new(start, end),
        address: linked.address.clone(),
    }
}
