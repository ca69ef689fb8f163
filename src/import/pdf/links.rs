//! Which letters are linked to what, and what that tells of addresses that are broken at the end of a line.

use super::glyph::{Area, Glyph};
use super::layout::Line;
use super::letters::Spelt;

/// Letters of one line that are linked to an address.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) line: usize,
    /// The bytes of the line.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A part of the text that is linked to an address; it may run over lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Linked {
    pub(super) runs: Vec<Run>,
    pub(super) address: String,
}

/// Takes the spaces out of printed addresses: lines that are spaced out seem to have some.
pub(super) fn close_up(lines: &mut [Line], linked: &mut [Linked]) {
    for at in 0..linked.len() {
        let address = canonical(&linked[at].address);
        for run in 0..linked[at].runs.len() {
            let Run { line, start, end } = linked[at].runs[run];
            let text = &lines[line].spelt.text[start..end];
            let printed = canonical(text);
            if text.contains(' ') && address.contains(printed.trim_end_matches(['.', '-'])) {
                let gone = lines[line].spelt.without_spaces(start, end);
                let later = linked.iter_mut().flat_map(|linked| &mut linked.runs);
                for other in later.filter(|other| other.line == line && other.start >= start) {
                    other.start -= if other.start >= end { gone } else { 0 };
                    other.end -= gone;
                }
            }
        }
    }
}

/// How a line goes on in the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seam {
    /// Without anything between: an address was broken.
    Glued,
    /// So too, and the hyphen at its end is none of the address.
    Hyphened,
}

/// The linked parts of the lines.
pub(super) fn linked(lines: &[Line], areas: &[Vec<Area>]) -> Vec<Linked> {
    let mut found: Vec<Linked> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for (run, address) in runs(at, line, &areas[line.page]) {
            let last = found.last_mut().filter(|last| {
                last.address == address
                    && last
                        .runs
                        .last()
                        .is_some_and(|end| follows(lines, end, &run))
            });
            match last {
                Some(last) => last.runs.push(run),
                None => found.push(Linked {
                    runs: vec![run],
                    address,
                }),
            }
        }
    }
    found
}

/// Whether only space stands between two runs.
fn follows(lines: &[Line], before: &Run, here: &Run) -> bool {
    let (first, second) = (&lines[before.line].spelt.text, &lines[here.line].spelt.text);
    match here.line - before.line {
        0 => first[before.end..here.start].trim().is_empty(),
        1 => first[before.end..].trim().is_empty() && second[..here.start].trim().is_empty(),
        _ => false,
    }
}

/// The linked runs of a line.
fn runs(at: usize, line: &Line, areas: &[Area]) -> Vec<(Run, String)> {
    let Spelt { text, letters } = &line.spelt;
    let Some((_, first)) = letters.first() else {
        return Vec::new();
    };
    let is_near =
        |area: &&Area| area.bottom <= first.y + first.size && area.top >= first.y - first.size;
    let near: Vec<&Area> = areas.iter().filter(is_near).collect();
    let over = |glyph: &Glyph| near.iter().find(|area| holds(area, glyph)).copied();
    let addresses = letters.iter().map(|(start, glyph)| (*start, over(glyph)));
    let addresses: Vec<(usize, Option<&Area>)> = addresses.collect();
    let same = |a: &Option<&Area>, b: &Option<&Area>| {
        a.map(|area| &area.address) == b.map(|area| &area.address)
    };
    let mut runs = Vec::new();
    for part in addresses.chunk_by(|a, b| same(&a.1, &b.1)) {
        let start = part[0].0;
        let behind = addresses.partition_point(|(at, _)| *at <= part[part.len() - 1].0);
        let end = addresses.get(behind).map_or(text.len(), |next| next.0);
        let end = start + text[start..end].trim_end().len();
        if let Some(area) = part[0].1 {
            let run = Run {
                line: at,
                start,
                end,
            };
            runs.push((run, area.address.clone()));
        }
    }
    runs
}

fn holds(area: &Area, glyph: &Glyph) -> bool {
    let middle = glyph.x + glyph.width / 2.0;
    let height = glyph.y + glyph.size * 0.25;
    (area.left..=area.right).contains(&middle) && (area.bottom..=area.top).contains(&height)
}

/// Where lines go on in the next because the address that both are linked to is printed on them.
pub(super) fn seams(lines: &[Line], linked: &[Linked]) -> Vec<(usize, Seam)> {
    let parted = linked.iter().filter(|linked| linked.runs.len() > 1);
    parted
        .filter_map(|linked| seams_of(lines, linked))
        .flatten()
        .collect()
}

/// `None` where the linked text is not the address itself.
fn seams_of(lines: &[Line], linked: &Linked) -> Option<Vec<(usize, Seam)>> {
    let address = canonical(&linked.address);
    let mut rest: Option<&str> = None;
    let mut seams = Vec::new();
    for (at, run) in linked.runs.iter().enumerate() {
        let text = canonical(&lines[run.line].spelt.text[run.start..run.end]);
        let last = at + 1 == linked.runs.len();
        // What is printed may begin behind `https://`.
        let from = match rest {
            Some(rest) => rest,
            None => &address[find(&address, &text)?..],
        };
        let without = text.strip_suffix('-').unwrap_or(&text);
        if starts(from, &text) {
            rest = Some(&from[text.len()..]);
            seams.push((run.line, Seam::Glued));
        } else if !last && starts(from, without) {
            rest = Some(&from[without.len()..]);
            seams.push((run.line, Seam::Hyphened));
        } else if last && starts(from, text.trim_end_matches(['.', ',', ';'])) {
            seams.push((run.line, Seam::Glued));
        } else {
            return None;
        }
    }
    seams.pop();
    let ends_line = |(line, _): &(usize, Seam)| {
        let mut runs = linked.runs.windows(2);
        runs.any(|pair| pair[0].line == *line && pair[1].line == line + 1)
    };
    seams.retain(ends_line);
    Some(seams)
}

/// Where a printed piece stands near the beginning of an address, with or without a hyphen at its end.
fn find(address: &str, piece: &str) -> Option<usize> {
    let without = piece.strip_suffix('-').unwrap_or(piece);
    let places = address.char_indices().map(|(at, _)| at).take(24);
    places
        .into_iter()
        .find(|at| starts(&address[*at..], without))
}

fn starts(address: &str, piece: &str) -> bool {
    let head = address.get(..piece.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(piece))
}

/// An address without spaces, what is not ASCII percent-encoded.
fn canonical(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars().filter(|c| !c.is_whitespace()) {
        if c.is_ascii() {
            out.push(c);
            continue;
        }
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
