//! The paragraphs of a document as text to cut references from: a line for each.
//!
//! A line that ends inside a paragraph is a space, unless each piece is an entry of its own. What stands behind the list
//! under a heading of the document is left out.

use crate::segment;
use crate::text::{Source, Span};

use super::super::{Link, Text};
use super::document::{LINE_BREAK, PAGE_BREAK, Paragraph};

/// Pieces of a paragraph that are entries are so long at least.
const SHORTEST_ENTRY: usize = 30;

/// A document as text, with the place of each paragraph in it.
pub(super) struct Lines {
    pub(super) text: Text,
    pub(super) spans: Vec<Span>,
}

/// Writes the paragraphs line by line.
pub(super) fn lines(name: &str, paragraphs: &[Paragraph]) -> Lines {
    let mut all = String::new();
    let mut links = Vec::new();
    let mut spans = Vec::new();
    for (paragraph, is_kept) in paragraphs.iter().zip(kept(paragraphs)) {
        let start = all.len();
        if is_kept {
            all.push_str(&set(&paragraph.text));
            links.extend(paragraph.links.iter().map(|link| Link {
                span: link.span.shifted(start),
                address: link.address.clone(),
            }));
        }
        spans.push(Span::new(start, all.len()));
        all.push('\n');
    }
    let text = Text {
        links,
        whole_paragraphs: true,
        ..Text::plain(Source::new(name, all))
    };
    Lines { text, spans }
}

/// A paragraph with its breaks as spaces or as line ends: both are one byte, so that places stay.
fn set(text: &str) -> String {
    let text = text.replace(PAGE_BREAK, "\n");
    let lines = text.split('\n').map(set_line);
    lines.collect::<Vec<_>>().join("\n")
}

fn set_line(line: &str) -> String {
    let Some((first, rest)) = line.split_once(LINE_BREAK) else {
        return line.to_owned();
    };
    // A heading and its list may be one paragraph.
    if is_list_heading(first) {
        return format!("{first}\n{}", set_line(rest));
    }
    let pieces = line.split(LINE_BREAK).map(str::trim);
    let pieces: Vec<_> = pieces.filter(|piece| !piece.is_empty()).collect();
    let between = if are_entries(&pieces) { "\n" } else { " " };
    line.replace(LINE_BREAK, between)
}

/// Whether each piece of a paragraph is an entry: numbers count them, or each looks like one.
fn are_entries(pieces: &[&str]) -> bool {
    let numbers = pieces.iter().map(|piece| number(piece));
    let numbers: Vec<_> = numbers.collect();
    let count_up = numbers
        .windows(2)
        .all(|pair| pair[0].is_some() && pair[1] == pair[0].map(|number| number + 1));
    let look = |piece: &&str| {
        piece.chars().count() >= SHORTEST_ENTRY
            && piece.starts_with(char::is_uppercase)
            && segment::is_like_reference(piece)
    };
    pieces.len() > 1 && (count_up || pieces.iter().all(look))
}

/// The number at the beginning: `12.`, `[12]`, `12)`.
fn number(text: &str) -> Option<u32> {
    let text = text.trim_start_matches(['[', '(']);
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(length..)?;
    let number = text[..length].parse().ok()?;
    rest.starts_with(['.', ')', ']']).then_some(number)
}

/// For each paragraph, whether it may be of a list: from a heading of the document behind a list up to the next list it is
/// not, unless references stand there too. A heading inside a list that nobody knows is no entry either.
fn kept(paragraphs: &[Paragraph]) -> Vec<bool> {
    let mut list: Option<u8> = None;
    let mut is_kept = true;
    let mut kept = Vec::with_capacity(paragraphs.len());
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.text.trim();
        let mut is_line = true;
        if is_list_heading(text) {
            // One that is only set like a heading has no level: any heading ends its list.
            list = Some(paragraph.outline.unwrap_or(u8::MAX));
            is_kept = true;
        } else if let (Some(level), Some(of_list)) = (paragraph.outline, list)
            && !is_line_of_list(text)
        {
            is_line = false;
            is_kept &= level > of_list || has_references(&paragraphs[at + 1..]);
        }
        kept.push(is_kept && is_line);
    }
    kept
}

/// Whether a paragraph that is set as a heading is left to the cutting of the list: a known heading, or an entry.
fn is_line_of_list(text: &str) -> bool {
    text.is_empty() || segment::is_heading(text) || segment::is_like_reference(text)
}

/// Whether most of what stands behind a heading, up to the next, are references.
fn has_references(behind: &[Paragraph]) -> bool {
    let section = behind.iter().take_while(|one| one.outline.is_none());
    let filled: Vec<_> = section.filter(|one| !one.is_blank()).collect();
    let placed = filled.iter();
    let placed = placed.filter(|one| segment::is_placed_reference(&one.text));
    placed.count() * 2 > filled.len()
}

pub(super) fn is_list_heading(text: &str) -> bool {
    segment::is_list_heading(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str, outline: Option<u8>) -> Paragraph {
        Paragraph {
            text: text.to_owned(),
            outline,
            ..Paragraph::default()
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(set(text), expected);
    }

    #[test]
    fn a_line_end_parts_entries_and_nothing_else() {
        check(
            "Бойко О. Їжаки.\u{b}https://a.example",
            "Бойко О. Їжаки. https://a.example",
        );
        check(
            "1. Бойко О.\u{b}2. Петренко І.",
            "1. Бойко О.\n2. Петренко І.",
        );
        check(
            "Література\u{b}Бойко О. Їжаки.\u{b}Київ",
            "Література\nБойко О. Їжаки. Київ",
        );
        check(
            "Бойко О. В. Їжаки України. Київ : Наука, 2020. 100 с.\u{b}Петренко І. Ґави. Львів : Світ, 2019. 80 с.",
            "Бойко О. В. Їжаки України. Київ : Наука, 2020. 100 с.\nПетренко І. Ґави. Львів : Світ, 2019. 80 с.",
        );
        check("а\u{c}б", "а\nб");
    }

    #[test]
    fn what_stands_behind_the_list_is_left_out() {
        let paragraphs = [
            paragraph("Вступ", Some(1)),
            paragraph("Список використаних джерел", Some(1)),
            paragraph("Бойко О.", None),
            paragraph("Закони", Some(2)),
            paragraph("Петренко І.", None),
            paragraph("Рішення судів", Some(1)),
            paragraph(
                "Рішення у справі № 5 від 01.02.2020. URL: https://court.example/5",
                None,
            ),
            paragraph("Наш колектив", Some(1)),
            paragraph("Бойко О. працює з 2001 року.", None),
            paragraph("References", Some(1)),
            paragraph("Boiko O.", None),
        ];
        let expected = [
            true, true, true, false, true, false, true, false, false, true, true,
        ];
        assert_eq!(kept(&paragraphs), expected);
        let lines = lines("x", &paragraphs);
        assert_eq!(lines.text.source.text().lines().count(), paragraphs.len());
    }
}
