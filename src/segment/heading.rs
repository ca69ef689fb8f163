//! Headings: where a reference list begins and where it ends.

use std::ops::Range;

use crate::text::{Source, Span};

/// Headings of reference lists in the languages of Europe, in lower case.
const BEGINS: &[&str] = &[
    // Ukrainian
    "список використаних джерел",
    "список використаної літератури",
    "список використаних джерел та літератури",
    "список використаних джерел і літератури",
    "список літератури",
    "список літературних джерел",
    "список джерел",
    "список посилань",
    "список бібліографічних посилань",
    "перелік використаних джерел",
    "перелік використаної літератури",
    "перелік джерел посилання",
    "перелік посилань",
    "використані джерела",
    "використана література",
    "використані джерела та література",
    "джерела та література",
    "джерела і література",
    "література та джерела",
    "література",
    "літературні джерела",
    "рекомендована література",
    "основна література",
    "додаткова література",
    "джерела",
    "бібліографія",
    "бібліографічні посилання",
    "бібліографічний список",
    "посилання",
    // Russian
    "список литературы",
    "список использованной литературы",
    "список использованных источников",
    "литература",
    "источники",
    "библиография",
    "библиографический список",
    // English
    "references",
    "references and notes",
    "list of references",
    "reference list",
    "bibliography",
    "selected bibliography",
    "works cited",
    "literature cited",
    "literature",
    "cited literature",
    "sources",
    "references (transliterated)",
    "references (translated and transliterated)",
    "reference",
    // German, French, Polish, Spanish, Italian, Portuguese, Czech, Slovak, Romanian, Hungarian, Bulgarian
    "literatur",
    "literaturverzeichnis",
    "quellenverzeichnis",
    "références",
    "références bibliographiques",
    "bibliographie",
    "bibliografia",
    "literatura",
    "piśmiennictwo",
    "spis literatury",
    "referencias",
    "referencias bibliográficas",
    "bibliografía",
    "riferimenti bibliografici",
    "referências",
    "referências bibliográficas",
    "použitá literatura",
    "seznam literatury",
    "zoznam použitej literatúry",
    "bibliografie",
    "irodalomjegyzék",
    "irodalom",
    "библиография и източници",
];

/// Headings after which the list is over.
const ENDS: &[&str] = &[
    "додаток",
    "додатки",
    "додаток а",
    "відомості про авторів",
    "відомості про автора",
    "інформація про авторів",
    "інформація про автора",
    "про авторів",
    "про автора",
    "анотація",
    "анотації",
    "резюме",
    "аннотация",
    "приложение",
    "приложения",
    "сведения об авторах",
    "abstract",
    "summary",
    "appendix",
    "appendices",
    "appendix a",
    "about the author",
    "about the authors",
    "author information",
    "information about the authors",
    "acknowledgements",
    "acknowledgments",
    "acknowledgement",
    "подяки",
    "conflict of interest",
    "conflicts of interest",
    "конфлікт інтересів",
    "funding",
    "anhang",
    "annexe",
    "annexes",
    "supplementary material",
    "figure captions",
    "tables",
];

/// The lines of each reference list; all lines where no heading stands.
pub(super) fn lists(source: &Source, lines: &[Span]) -> Vec<Range<usize>> {
    let headings: Vec<(usize, bool)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| kind_of(line.of(source.text())).map(|begins| (at, begins)))
        .collect();
    if !headings.iter().any(|(_, begins)| *begins) {
        return std::iter::once(0..lines.len()).collect();
    }
    let ends = headings
        .iter()
        .skip(1)
        .map(|(at, _)| *at)
        .chain([lines.len()]);
    let ranges = headings.iter().zip(ends).filter(|((_, begins), _)| *begins);
    ranges.map(|((at, _), end)| at + 1..end).collect()
}

/// Whether a line is a heading that begins (`true`) or ends (`false`) a list.
fn kind_of(line: &str) -> Option<bool> {
    // A heading is short; this keeps a huge line cheap.
    if line.len() > 200 {
        return None;
    }
    let name = bare(line);
    if BEGINS.contains(&name.as_str()) {
        Some(true)
    } else if ENDS.contains(&name.as_str()) {
        Some(false)
    } else {
        None
    }
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
        return words.concat();
    }
    words.join(" ")
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
