//! Text as TeX.

use crate::bibtex::{telling, without_nocase};
use crate::text::Span;
use crate::text::tags::{CLOSE_SPAN, SMALL_CAPITALS, tag};

/// The tags of CSL for a run of text, and the commands for them.
const MARKUP: [(&str, &str, &str); 5] = [
    ("<i>", "</i>", "\\emph{"),
    ("<b>", "</b>", "\\textbf{"),
    ("<sup>", "</sup>", "\\textsuperscript{"),
    ("<sub>", "</sub>", "\\textsubscript{"),
    (SMALL_CAPITALS, CLOSE_SPAN, "\\textsc{"),
];

/// A run of text.
pub(super) fn text(text: &str) -> String {
    let (text, protected) = without_nocase(&folded(text));
    marked_up(&text, &protected)
}

/// A title: text in which acronyms and proper names are braced, so that styles leave their case alone.
pub(super) fn title(text: &str) -> String {
    let (text, mut braced) = without_nocase(&folded(text));
    let protected = braced.len();
    let mut next = 0;
    for word in telling(&text) {
        while next < protected && braced[next].end <= word.start {
            next += 1;
        }
        if next == protected || word.end <= braced[next].start {
            braced.push(word);
        }
    }
    braced.sort_unstable();
    marked_up(&text, &braced)
}

/// Pages: the hyphen of a range is a dash.
pub(super) fn pages(text: &str) -> String {
    let text = folded(text).replace(['–', '—'], "-");
    let mut parts = text.split('-').peekable();
    let mut out = String::new();
    while let Some(part) = parts.next() {
        out += &escaped(part);
        if let Some(next) = parts.peek() {
            out += if is_page(part) && is_page(next) {
                "--"
            } else {
                "-"
            };
        }
    }
    out
}

/// A number, or a Roman one.
fn is_page(part: &str) -> bool {
    let part = part.trim();
    let roman = !part.is_empty() && part.chars().all(|c| "ivxlcIVXLC".contains(c));
    roman || part.chars().any(|c| c.is_ascii_digit())
}

/// An identifier: nothing in it is TeX, but braces must be balanced.
pub(super) fn identifier(text: &str) -> String {
    let mut out = String::new();
    for c in folded(text).chars() {
        match c {
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            _ => out.push(c),
        }
    }
    out
}

/// An address: what would break the field is percent-encoded, nothing else touched.
pub(super) fn address(text: &str) -> String {
    let text = folded(text);
    let code = |c| match c {
        '{' => Some("%7B"),
        '}' => Some("%7D"),
        '\\' => Some("%5C"),
        ' ' => Some("%20"),
        _ => None,
    };
    text.chars()
        .map(|c| code(c).map_or_else(|| c.to_string(), str::to_owned))
        .collect()
}

/// Control characters and line ends become spaces, and spaces are folded, as TeX would.
fn folded(text: &str) -> String {
    let words = text.split(|c: char| c == ' ' || c.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A change on the way to TeX: so many bytes at a place are left out, and this is written.
type Change = (usize, usize, &'static str);

/// Writes a text with braces round some parts of it, and commands for its tags.
fn marked_up(text: &str, braced: &[Span]) -> String {
    let edges = braced
        .iter()
        .flat_map(|span| [(span.start, "{"), (span.end, "}")]);
    let mut changes: Vec<Change> = edges.map(|(at, brace)| (at, 0, brace)).collect();
    changes.extend(commands(text));
    // At one place a group ends before another begins, and begins before what is marked up in it.
    changes.sort_by_key(|&(at, length, written)| (at, length, written != "}"));
    let mut out = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for (at, length, written) in changes {
        out += &escaped(&text[from..at]);
        out += written;
        from = at + length;
    }
    out + &escaped(&text[from..])
}

/// The tags that have their other half, as commands.
fn commands(text: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut count = [0_usize; MARKUP.len()];
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        at += found;
        let tag = tag(&text[at..]).unwrap_or("<");
        if let Some(kind) = MARKUP.iter().position(|(begin, ..)| *begin == tag) {
            open.push((kind, at));
            count[kind] += 1;
        } else if let Some(kind) = MARKUP.iter().position(|(_, end, _)| *end == tag) {
            while count[kind] > 0 {
                let Some((inner, begin)) = open.pop() else {
                    break;
                };
                count[inner] -= 1;
                if inner == kind {
                    let (opening, _, command) = MARKUP[kind];
                    changes.push((begin, opening.len(), command));
                    changes.push((at, tag.len(), "}"));
                    break;
                }
            }
        }
        at += tag.len();
    }
    changes
}

/// Escapes what TeX takes for itself, and breaks what its fonts and babel would join: `--`, ``` `` ```, `''`, `<<`, `"=` …
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '%' | '&' | '_' | '#' | '$' => out.extend(['\\', c]),
            '\\' => out += "\\textbackslash{}",
            '{' => out += "\\textbraceleft{}",
            '}' => out += "\\textbraceright{}",
            '~' => out += "\\textasciitilde{}",
            '^' => out += "\\textasciicircum{}",
            _ => out.push(c),
        }
        let next = chars.peek().copied().unwrap_or(' ');
        let joins = match c {
            '-' | '`' | '\'' | '<' | '>' | ',' => next == c,
            '!' | '?' => next == '`',
            '"' => "<>`'=~".contains(next),
            _ => false,
        };
        if joins {
            out += "{}";
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tex_takes_for_itself_is_escaped() {
        assert_eq!(
            text(r"100 % & 5_a #1 {x} ~ ^ \ $"),
            r"100 \% \& 5\_a \#1 \textbraceleft{}x\textbraceright{} \textasciitilde{} \textasciicircum{} \textbackslash{} \$"
        );
        assert_eq!(text("a--b ''c''\n d"), "a-{}-b '{}'c'{}' d");
        assert_eq!(text("<<a>> \"=b ,,c ?`"), "<{}<a>{}> \"{}=b ,{},c ?{}`");
        assert_eq!(
            text("<i>E. coli</i> & CO<sub>2</sub> <i>"),
            r"\emph{E. coli} \& CO\textsubscript{2} <i>"
        );
    }

    #[test]
    fn addresses_and_identifiers_stay_as_they_are() {
        assert_eq!(
            address("https://x.org/a_b?c=%20&d=~#e"),
            "https://x.org/a_b?c=%20&d=~#e"
        );
        assert_eq!(address("https://x.org/{a b}"), "https://x.org/%7Ba%20b%7D");
        assert_eq!(
            identifier("10.37772/2309-9275-2020-2(15)-2"),
            "10.37772/2309-9275-2020-2(15)-2"
        );
        assert_eq!(identifier("10.1/a_b{c"), r"10.1/a_b\textbraceleft{}c");
    }

    #[test]
    fn ranges_of_pages_get_dashes() {
        assert_eq!(pages("139-148, iv–vi"), "139--148, iv--vi");
        assert_eq!(pages("S1-S8"), "S1--S8");
        assert_eq!(pages("e-12"), "e-12");
    }

    #[test]
    fn names_and_acronyms_keep_their_case() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(title(text), expected);
        }
        check(
            "USAID підтримає розвиток Дії",
            "{USAID} підтримає розвиток Дії",
        );
        check(
            "Застосунок mRiik (ЄС) на базі Дії",
            "Застосунок {mRiik} ({ЄС}) на базі Дії",
        );
        check(
            "Apple halts product sales in Russia",
            "Apple halts product sales in {Russia}",
        );
        check(
            "Give and tech: How sanctions help",
            "Give and tech: How sanctions help",
        );
        check(
            "Chip Sanctions Challenge Russia’s Tech Ambitions",
            "Chip Sanctions Challenge Russia’s Tech Ambitions",
        );
        check("ЦИФРОВА ДИПЛОМАТІЯ ЄС", "ЦИФРОВА ДИПЛОМАТІЯ ЄС");
        check("A study of AT&T", r"A study of {AT\&T}");
        check(
            "<i>USAID</i> and <span class=\"nocase\">Your <b>Friends</b></span>",
            r"\emph{{USAID}} and {Your \textbf{Friends}}",
        );
        check("<i>a <b>b</i> c</b> </sub>", r"\emph{a <b>b} c</b> </sub>");
    }
}
