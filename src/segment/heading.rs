//! Headings: where a reference list begins and where it ends.

use std::ops::Range;

use super::lines::Line;

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

/// Headings of the parts of a list; in other places they say nothing.
const PARTS: &[&str] = &[
    "основна",
    "додаткова",
    "основні джерела",
    "додаткові джерела",
    "нормативно-правові акти",
    "нормативні акти",
    "нормативні документи",
    "законодавчі акти",
    "монографії",
    "статті",
    "наукова література",
    "архівні джерела",
    "опубліковані джерела",
    "неопубліковані джерела",
    "інтернет-джерела",
    "інтернет-ресурси",
    "інтернет ресурси",
    "електронні ресурси",
    "електронні джерела",
    "інформаційні ресурси",
    "інформаційні ресурси в інтернеті",
    "primary sources",
    "secondary sources",
    "archival sources",
    "published sources",
    "unpublished sources",
    "internet sources",
    "internet resources",
    "online sources",
    "electronic resources",
    "books",
    "articles",
    "websites",
];

/// First words of headings that bear a letter or number and mostly a title too: `Appendix A. Questionnaire`.
const LETTERED: &[&str] = &[
    "додаток",
    "appendix",
    "приложение",
    "annex",
    "anhang",
    "annexe",
];

/// Beginnings of the line that tells when the manuscript came in; it stands behind the lists.
const ARRIVALS: &[&str] = &[
    "стаття надійшла",
    "надійшла до ред",
    "надійшло до ред",
    "матеріал надійшов",
    "рукопис надійшов",
    "дата надходження",
    "отримано редакцією",
    "статья поступила",
    "поступила в редакцию",
    "article received",
    "manuscript received",
];

/// The same where a day follows at once, for these words begin titles too.
const DATED_ARRIVALS: &[&str] = &["received", "submitted", "accepted"];

/// What a heading does to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Begins,
    /// Goes on in a list, and is nothing outside one.
    Part,
    Ends,
}

/// The lines of each reference list; none where no heading stands.
pub(super) fn lists(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let turns = lines.iter().enumerate();
    let turns: Vec<(usize, Turn)> = turns
        .filter_map(|(at, line)| Some((at, turn(line.text)?)))
        .collect();
    let mut ranges = Vec::new();
    let mut begun: Option<usize> = None;
    for &(at, turn) in &turns {
        if turn == Turn::Part && begun.is_none() {
            continue;
        }
        ranges.extend(begun.map(|from| from..at));
        begun = (turn != Turn::Ends).then_some(at + 1);
    }
    ranges.extend(begun.map(|from| from..lines.len()));
    ranges
}

/// Whether a line is the heading of a list.
pub(super) fn begins_list(line: &str) -> bool {
    turn(line) == Some(Turn::Begins)
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
    } else if named(ENDS) || is_lettered(line) || is_arrival(line) {
        Some(Turn::Ends)
    } else {
        named(PARTS).then_some(Turn::Part)
    }
}

/// `references`, `references (apa)`, `список літератури / references`.
fn begins(name: &str) -> bool {
    let known = |name: &str| BEGINS.contains(&name.trim());
    let before_bracket = || name.strip_suffix(')')?.split_once(" (");
    known(name)
        || before_bracket().is_some_and(|(name, _)| known(name))
        || (name.contains(['/', '|']) && name.split(['/', '|']).all(known))
}

/// `Appendix B`, `Додаток 1. Анкета`; not a numbered entry, nor `Додаток до наказу`.
fn is_lettered(line: &str) -> bool {
    let line = line
        .trim()
        .trim_start_matches(['#', '*', ' '])
        .to_lowercase();
    let mut words = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let first = words.next().unwrap_or("");
    let label = words.next().unwrap_or("");
    let numeral = label
        .bytes()
        .all(|b| b.is_ascii_digit() || b"ivx".contains(&b));
    LETTERED.contains(&first) && !label.is_empty() && (numeral || label.chars().count() == 1)
}

/// `Стаття надійшла до редакції 12.03.2021`, `Received: 12 March 2021`.
fn is_arrival(line: &str) -> bool {
    let line = line.trim();
    if !line.starts_with(char::is_uppercase) || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let line = line.to_lowercase();
    let dated = |word: &str| {
        let rest = line.strip_prefix(word).unwrap_or("");
        let rest = rest.trim_start_matches([':', ' ']);
        rest.trim_start_matches("on ")
            .starts_with(|c: char| c.is_ascii_digit())
    };
    ARRIVALS.iter().any(|words| line.starts_with(words))
        || DATED_ARRIVALS.iter().any(|word| dated(word))
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
