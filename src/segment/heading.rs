//! Headings: where a reference list begins and where it ends.

mod ends;
mod words;

use std::ops::Range;

use super::edges::{Ending, ending};
use super::lines::Line;
use super::look::{ends_entry, ends_inside};
use super::numbers::{Form, number};

/// What a heading does to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Begins,
    /// Goes on in a list, and is nothing outside one.
    Part,
    Ends,
}

/// The lines of a reference list, and what comes behind them.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) lines: Range<usize>,
    /// Whether the list stands under a heading of its own, and not under that of a part.
    pub(super) headed: bool,
    /// Whether something ends the list that is neither another list nor the end of the text.
    pub(super) ended: bool,
}

/// The reference lists; none where no heading stands.
pub(super) fn lists(lines: &[Line<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut begun: Option<(usize, bool)> = None;
    let mut at = 0;
    while at < lines.len() {
        let (turn, length) = turn_at(lines, at);
        let turn = turn.filter(|turn| *turn != Turn::Part || begun.is_some());
        if let Some(turn) = turn {
            found.extend(begun.map(|(from, headed)| Found {
                lines: from..at,
                headed,
                ended: turn == Turn::Ends,
            }));
            begun = (turn != Turn::Ends).then_some((at + length, turn == Turn::Begins));
        }
        at += length;
    }
    found.extend(begun.map(|(from, headed)| Found {
        lines: from..lines.len(),
        headed,
        ended: false,
    }));
    found
}

/// What the lines at a place do as a heading, and how many they are.
fn turn_at(lines: &[Line<'_>], at: usize) -> (Option<Turn>, usize) {
    let text = lines[at].text;
    let inside = at > 0 && !lines[at].after_blank && goes_on_in(lines[at - 1].text, text);
    let open = at > 0 && !lines[at].after_blank && is_open(lines[at - 1].text, text);
    let next = lines.get(at + 1).map(|line| line.text);
    match turn(text) {
        Some(Turn::Begins) if inside => (None, 1),
        Some(Turn::Ends) if open => (None, 1),
        Some(Turn::Begins)
            if next.is_some_and(|next| is_part_of_name(next) && !begins_list(next)) =>
        {
            (Some(Turn::Begins), 2)
        }
        None if is_part_of_name(text) && !inside => match next {
            Some(next) if begins(&bare(&format!("{text} {next}"))) => (Some(Turn::Begins), 2),
            _ => (None, 1),
        },
        found => (found, 1),
    }
}

/// Whether an entry goes on in what reads like its end: `ChemInform` before `Abstract: …`, `Citation` before `Index`
fn is_open(before: &str, line: &str) -> bool {
    let of_title = || {
        let one_word = !line.contains(' ') && line.contains(char::is_lowercase);
        (ends::is_arrival(line) || one_word) && ending(before) == Ending::Word
            || line.starts_with(char::is_lowercase)
    };
    ends_inside(before) || !ends::is_contact(line) && of_title()
}

/// Whether a line that reads like a heading is the end of a sentence: `Biomedical` before `Literature.`
fn goes_on_in(before: &str, line: &str) -> bool {
    (line.ends_with('.') && !ends_entry(before)) || line.starts_with(char::is_lowercase)
}

/// Lines with a heading and the first entry in one cut in two: `Література: 1. Бойко О.`
pub(super) fn cut_off(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut cut = Vec::with_capacity(lines.len());
    for line in lines {
        match heading_before_entry(line.text) {
            Some(length) => cut.extend(line.cut(length)),
            None => cut.push(line),
        }
    }
    cut
}

/// The length of the heading that a first entry follows in its line.
fn heading_before_entry(line: &str) -> Option<usize> {
    // A heading is short; this keeps a huge line cheap.
    let ends = line.char_indices().take(100);
    let ends = ends.filter(|(_, c)| matches!(c, ':' | '.'));
    let mut ends = ends.map(|(at, c)| at + c.len_utf8());
    ends.find(|&at| {
        let first = number(line[at..].trim_start());
        let counts = first.is_some_and(|(form, number, _)| form != Form::Bare && number.main == 1);
        counts && begins(&bare(&line[..at]))
    })
}

/// Whether a line is the heading of a list.
pub(super) fn begins_list(line: &str) -> bool {
    turn(line) == Some(Turn::Begins)
}

/// Whether a line is a heading that does anything to a list.
pub(super) fn is_known(line: &str) -> bool {
    turn(line).is_some()
}

/// Whether a line tells how to reach an author.
pub(super) fn is_contact(line: &str) -> bool {
    ends::is_contact(line)
}

/// Whether a line is the heading of a list, or of what comes behind one.
pub(super) fn is_one(line: &str) -> bool {
    matches!(turn(line), Some(Turn::Begins | Turn::Ends))
}

/// What a line does as a heading, if it is one.
fn turn(line: &str) -> Option<Turn> {
    // A heading is short; this keeps a huge line cheap.
    if line.len() > 200 {
        return None;
    }
    let name = bare(line);
    let named = |names: &[&str]| names.contains(&name.as_str());
    if begins(&name) {
        Some(Turn::Begins)
    } else if named(words::ENDS)
        || ends::is_lettered(line)
        || ends::is_arrival(line)
        || ends::is_contact(line)
    {
        Some(Turn::Ends)
    } else {
        named(words::PARTS).then_some(Turn::Part)
    }
}

/// `references`, `references (apa)`, `список літератури / references`.
fn begins(name: &str) -> bool {
    let before_bracket = || name.strip_suffix(')')?.split_once(" (");
    is_name(name)
        || before_bracket().is_some_and(|(name, _)| is_name(name))
        || (name.contains(['/', '|']) && name.split(['/', '|']).all(is_name))
}

/// `список використаних джерел`, `literaturverzeichnis`.
fn is_name(name: &str) -> bool {
    let name = name.trim();
    let mut parts = parts(name);
    let of_list = |part: &&str| words::LISTS.contains(part);
    // Without a chapter that it counts, a number is the page in a table of contents.
    let chapters = ["розділ", "раздел", "глав", "chapter", "section"];
    let of_chapter = chapters.iter().any(|word| name.contains(word)) && !name.contains("..");
    let is_number = |part: &str| of_chapter && part.bytes().all(|b| b.is_ascii_digit());
    words::WHOLE.contains(&name)
        || words::NOTES.contains(&name)
        || (parts.clone().any(|part| of_list(&part))
            && parts.all(|part| of_list(&part) || words::BESIDE.contains(&part) || is_number(part)))
}

/// The words of a heading.
fn parts(name: &str) -> impl Iterator<Item = &str> + Clone {
    let parts = name.split([' ', ',', '.', ':']);
    parts.filter(|part| !part.is_empty())
}

/// `Список використаних` before `джерел`: words of headings only.
fn is_part_of_name(line: &str) -> bool {
    let name = bare(line);
    let mut parts = parts(&name);
    line.len() < 120
        && parts.clone().count() > 1
        && parts.all(|part| words::BESIDE.contains(&part) || words::LISTS.contains(&part))
}

/// A heading without its number, marks and spacing, in lower case.
fn bare(line: &str) -> String {
    let line = line.trim().trim_start_matches(|c: char| {
        c.is_numeric() || matches!(c, '.' | ')' | '#' | '*' | '_' | '=' | '§' | ' ' | '\u{a0}')
    });
    let line = line.strip_prefix("\\section").unwrap_or(line);
    let line = line.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ':' | '.' | '*' | '_' | '#' | '=' | '{' | '}' | '—' | '–' | '-'
            )
    });
    let line = without_roman(line).to_lowercase();
    let words: Vec<&str> = line.split_whitespace().collect();
    // "Л І Т Е Р А Т У Р А": letters spaced out.
    if words.len() > 4 && words.iter().all(|word| word.chars().count() == 1) {
        let run = words.concat();
        return divided(&run).unwrap_or_default().join(" ");
    }
    words.join(" ").replace('’', "'")
}

/// A run of letters as words of headings.
fn divided(run: &str) -> Option<Vec<&str>> {
    if run.is_empty() {
        return Some(Vec::new());
    }
    let tables = words::LISTS.iter().chain(words::WHOLE).chain(words::BESIDE);
    let mut fitting = tables.filter(|word| run.starts_with(**word));
    fitting.find_map(|word| {
        let mut rest = divided(&run[word.len()..])?;
        rest.insert(0, &run[..word.len()]);
        Some(rest)
    })
}

/// `VII. References` without its numeral.
fn without_roman(line: &str) -> &str {
    match line.split_once(['.', ')']) {
        Some((numeral, rest))
            if numeral
                .chars()
                .all(|c| matches!(c, 'I' | 'V' | 'X' | 'І' | 'Х')) =>
        {
            rest.trim()
        }
        _ => line,
    }
}
