//! Where a printed address ends, and whether what follows a space still belongs to it.
//!
//! Line breaks of a page layout leave spaces inside addresses. A gap is closed only when both sides say so:
//! the left one ends as no address does (`%`, `=`, `-` …) or the right one is no word of any sentence.

use crate::text::homoglyph;

use super::doi::prefix_len;
use super::web_url::{begins_host, scheme_head};

/// Endings of files, after which an address is complete.
const EXTENSIONS: &[&str] = &[
    "pdf", "html", "htm", "shtml", "xhtml", "php", "aspx", "asp", "jsp", "doc", "docx", "djvu",
    "jpg", "jpeg", "png", "zip", "rar", "ppt", "pptx", "xls", "xlsx", "txt", "xml", "epub",
];

/// How far ahead a continuation is looked for, in bytes.
const AHEAD: usize = 2048;

/// How many gaps one run may have; each looks at the whole run again.
const MOST_GAPS: usize = 40;

/// What sort of run is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// A web address.
    Address,
    /// A DOI.
    Doi,
}

/// The byte after the run that begins at `start` and whose first fragment begins at `from`: continuations
/// included, trailing punctuation excluded.
pub(super) fn end_of_run(text: &str, start: usize, from: usize, run: Run) -> usize {
    let mut end = fragment_end(text, start, from, run);
    for _ in 0..MOST_GAPS {
        let Some(next) = after_gap(text, end) else {
            break;
        };
        let limit = floor_char(text, next + AHEAD);
        let right_end = fragment_end(&text[..limit], start, next, run);
        let right = trimmed(&text[next..right_end], 0);
        let joins = match run {
            Run::Address => address_goes_on(&text[start..end], right),
            Run::Doi => doi_goes_on(&text[from..end], right),
        };
        if !joins {
            break;
        }
        end = right_end;
    }
    start + trimmed(&text[start..end], from - start).len()
}

fn floor_char(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The place after a gap of one to three white-space characters at `at`.
fn after_gap(text: &str, at: usize) -> Option<usize> {
    let mut rest = &text[at..];
    for _ in 0..3 {
        rest = rest.strip_prefix(char::is_whitespace).unwrap_or(rest);
    }
    let next = text.len() - rest.len();
    let more = rest.chars().next().is_some_and(|c| !c.is_whitespace());
    (next > at && more).then_some(next)
}

/// The end of the fragment without white space that begins at `from`.
fn fragment_end(text: &str, start: usize, from: usize, run: Run) -> usize {
    let mut cyrillic = text[start..from].chars().any(is_cyrillic);
    let mut last = ' ';
    for (at, c) in text[from..].char_indices() {
        let rest = &text[from + at..];
        if stops_any(c, last, rest) || (!cyrillic && stops_before_words(c, last, rest, run)) {
            return from + at;
        }
        cyrillic |= is_cyrillic(c) && (run == Run::Address || homoglyph::to_latin(c).is_none());
        last = c;
    }
    text.len()
}

/// White space, quotation marks, braces, an end tag, or the next address.
fn stops_any(c: char, last: char, rest: &str) -> bool {
    if c.is_whitespace() || c.is_control() || "\"«»“”„‹›{}|\\^`".contains(c) {
        return c != '\\'
            || !["\\_", "\\%", "\\&", "\\#"]
                .iter()
                .any(|esc| rest.starts_with(esc));
    }
    match c {
        '<' => rest.starts_with("</") || rest[1..].starts_with(char::is_whitespace),
        'h' => (last.is_alphanumeric() || ".,;)]".contains(last)) && begins_web(rest),
        _ => false,
    }
}

fn begins_web(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// Cyrillic words glued to an address that has no Cyrillic letters: `…/25(дата`, `….pdfНазва`.
fn stops_before_words(c: char, last: char, rest: &str, run: Run) -> bool {
    let mut ahead = rest.chars().skip(1);
    let (next, second) = (ahead.next().unwrap_or(' '), ahead.next().unwrap_or(' '));
    if run == Run::Doi && is_cyrillic(c) {
        return homoglyph::to_latin(c).is_none() || is_cyrillic(next);
    }
    match c {
        '(' => is_cyrillic(next) && !"_-(%.".contains(last),
        '.' => next.is_uppercase() && is_cyrillic(next) && is_cyrillic(second),
        ',' | ';' => is_cyrillic(next),
        _ => {
            last.is_ascii_alphanumeric()
                && is_cyrillic(c)
                && c.is_uppercase()
                && is_cyrillic(next)
                && next.is_lowercase()
        }
    }
}

pub(super) fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// The text without trailing punctuation of the sentence; closing brackets go when nothing opened them.
///
/// The first `keep` bytes are never cut.
fn trimmed(text: &str, keep: usize) -> &str {
    let mut open = Balance::of(text);
    let mut end = text.len();
    while let Some(last) = text[keep..end].chars().next_back() {
        let goes = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '…' | '–' | '—' | '•' | '('
            | '[' | '<' => true,
            ')' | ']' | '>' => open.surplus(last),
            '-' => ends_with_extension(&text[..end - 1]),
            _ => last.is_whitespace(),
        };
        if !goes {
            break;
        }
        open.remove(last);
        end -= last.len_utf8();
    }
    &text[..end]
}

/// How many brackets of each sort are open at the end of a text.
struct Balance([isize; 3]);

impl Balance {
    fn of(text: &str) -> Self {
        let mut balance = Self([0; 3]);
        for c in text.chars() {
            balance.count(c, 1);
        }
        balance
    }

    fn count(&mut self, c: char, by: isize) {
        if let Some(sort) = "([<".find(c) {
            self.0[sort] += by;
        } else if let Some(sort) = ")]>".find(c) {
            self.0[sort] -= by;
        }
    }

    fn remove(&mut self, c: char) {
        self.count(c, -1);
    }

    fn surplus(&self, closer: char) -> bool {
        ")]>".find(closer).is_some_and(|sort| self.0[sort] < 0)
    }
}

/// Whether `right`, after a space, continues the address `left`.
fn address_goes_on(left: &str, right: &str) -> bool {
    let Some(first) = right.chars().next() else {
        return false;
    };
    if begins_identifier(right) || !right.chars().all(|c| in_address(c, left)) {
        return false;
    }
    if dangling_escape(left) {
        return first.is_ascii_hexdigit();
    }
    match first {
        '%' => begins_escape(right) || left.ends_with('-'),
        '?' | '&' | '=' => right.contains('='),
        '#' => right.len() > 1,
        '/' => right.len() > 1 && is_structured(&right[1..]),
        _ => first.is_alphanumeric() && follows(left, right),
    }
}

/// A continuation that begins with a letter or digit.
fn follows(left: &str, right: &str) -> bool {
    let first = right.chars().next().unwrap_or(' ');
    match left.chars().next_back().unwrap_or(' ') {
        '%' | '=' | '&' | '_' | '?' | '#' | '~' | '+' => {
            first.is_ascii() || left.chars().any(is_cyrillic)
        }
        '-' => !first.is_uppercase() || is_structured(right),
        '/' => is_structured(right),
        '.' => completes_host(left, right) || is_extension(right),
        '(' | ')' | ']' | ',' | ';' | ':' | '!' => false,
        _ if ends_with_extension(left) => false,
        _ => completes_host(left, right) || no_word(left, right),
    }
}

/// Letters, digits and the punctuation of addresses; Cyrillic only where the address has some already.
fn in_address(c: char, left: &str) -> bool {
    match c {
        '@' | '"' | '<' | '>' => false,
        c if c.is_ascii_graphic() => true,
        c => is_cyrillic(c) && left.chars().any(is_cyrillic),
    }
}

fn begins_identifier(text: &str) -> bool {
    let lower = text.get(..5).unwrap_or(text).to_ascii_lowercase();
    prefix_len(text).is_some()
        || scheme_head(text).is_some()
        || ["www.", "doi:", "doi.", "isbn", "issn"]
            .iter()
            .any(|word| lower.starts_with(word))
}

fn begins_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 2 && bytes[0] == b'%' && bytes[1..3].iter().all(u8::is_ascii_hexdigit)
}

/// `…%` or `…%D`.
fn dangling_escape(text: &str) -> bool {
    let tail = text.as_bytes();
    match tail {
        [.., b'%'] => true,
        [.., b'%', digit] => digit.is_ascii_hexdigit(),
        _ => false,
    }
}

fn is_extension(text: &str) -> bool {
    let name = text.split(['?', '#']).next().unwrap_or(text);
    EXTENSIONS.iter().any(|ext| name.eq_ignore_ascii_case(ext))
}

fn ends_with_extension(text: &str) -> bool {
    text.rsplit_once('.').is_some_and(|(stem, ext)| {
        EXTENSIONS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ext))
            && stem.matches('/').count() > 2
    })
}

/// `https://zakon.rada.gov.` + `ua/laws`, `https://site.kt` + `u.edu/x`: the host was broken.
fn completes_host(left: &str, right: &str) -> bool {
    let host = left.rsplit("//").next().unwrap_or(left);
    if host.contains(['/', '?', '#']) {
        return false;
    }
    let complete = !host.ends_with('.') && super::find::has_known_domain(host);
    let end = right.find('/').unwrap_or(right.len());
    let joined = format!("{host}{}", &right[..end]);
    !complete
        && (end < right.len() || host.ends_with('.'))
        && begins_host(&joined)
        && super::find::has_known_domain(&joined)
}

/// What no word of a sentence looks like: parts of a path or of a query.
fn is_structured(text: &str) -> bool {
    let escapes = text
        .match_indices('%')
        .any(|(at, _)| begins_escape(&text[at..]));
    let hyphens = text.matches('-').count() > 1;
    let query = inner(text, '=') || inner(text, '&');
    let deep = text.matches('/').count() > 1 || text.contains('-');
    let deep = deep || text.chars().any(|c| c.is_ascii_digit());
    let path = (inner(text, '/') && deep) || inner(text, '_');
    !is_numeric(text) && (escapes || hyphens || query || path || has_extension(text))
}

/// Stricter, for a break in the middle of a word: nothing on the left asks for a continuation.
fn no_word(left: &str, right: &str) -> bool {
    if is_numeric(right) || (super::find::has_bare_host(right) && !has_extension(right)) {
        return false;
    }
    let lower = right.chars().next().is_some_and(|c| !c.is_uppercase());
    let marks = |marks: &str| right.chars().filter(|&c| marks.contains(c)).count();
    let escapes = right
        .match_indices('%')
        .any(|(at, _)| begins_escape(&right[at..]));
    let fragment = inner(right, '#') && right.len() > 6;
    let path = inner(right, '/') && lower && right.len() > 6 && (marks("-_") > 0 || marks("/") > 1);
    let name = marks("_") > 1 || (lower && has_extension(right));
    escapes || inner(right, '=') || fragment || path || name || is_token(left, right)
}

/// A long run of mixed letters and digits: a session, a tracking code.
fn is_token(left: &str, text: &str) -> bool {
    let has = |test: fn(&char) -> bool| text.chars().any(|c| test(&c));
    let long = text.len() >= if left.contains(['?', ';']) { 16 } else { 20 };
    long && has(char::is_ascii_digit) && has(char::is_ascii_uppercase)
}

fn has_extension(text: &str) -> bool {
    let name = text.split(['?', '#']).next().unwrap_or(text);
    name.rsplit_once('.')
        .is_some_and(|(stem, ext)| !stem.is_empty() && is_extension(ext))
}

/// Whether a mark stands between letters or digits.
fn inner(text: &str, mark: char) -> bool {
    text.char_indices().any(|(at, c)| {
        let before = text[..at].chars().next_back();
        let after = text[at + c.len_utf8()..].chars().next();
        c == mark && before.is_some_and(char::is_alphanumeric) && after.is_some()
    })
}

/// Digits and their separators only: a date, page numbers.
fn is_numeric(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || "./-–:,;()".contains(c))
}

/// Whether `right`, after a space, continues the DOI `left`.
fn doi_goes_on(left: &str, right: &str) -> bool {
    let Some(first) = right.chars().next() else {
        return false;
    };
    if begins_identifier(right) || !right.chars().all(|c| c.is_ascii_graphic()) {
        return false;
    }
    let digits = right.chars().any(|c| c.is_ascii_digit());
    let parts = digits && right.chars().any(|c| "./-_()".contains(c)) && first.is_ascii_digit();
    let suffix = left.split_once('/').map_or("", |(_, suffix)| suffix);
    match left.chars().next_back().unwrap_or(' ') {
        '/' if suffix.is_empty() => first.is_ascii_alphanumeric(),
        '-' | '_' | '/' => digits && first.is_ascii_alphanumeric(),
        '.' => parts && !is_date(right),
        _ => !suffix.chars().any(|c| c.is_ascii_digit()) && parts,
    }
}

/// `12.03.2020`, `2020-03-12`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['.', '-', '/']).collect();
    let (day, month) = match parts.iter().map(|part| part.len()).collect::<Vec<_>>()[..] {
        [2, 2, 4] => (parts[0], parts[1]),
        [4, 2, 2] => (parts[2], parts[1]),
        _ => return false,
    };
    let up_to = |part: &str, most: u8| part.parse().is_ok_and(|n: u8| n <= most);
    up_to(day, 31) && up_to(month, 12)
}
