//! Text as TeX.

/// The marks of CSL for a run of text, and the commands for them.
const MARKUP: [(&str, &str, &str); 4] = [
    ("<i>", "</i>", "\\emph{"),
    ("<b>", "</b>", "\\textbf{"),
    ("<sup>", "</sup>", "\\textsuperscript{"),
    ("<sub>", "</sub>", "\\textsubscript{"),
];

/// A run of text.
pub(super) fn text(text: &str) -> String {
    marked_up(&folded(text), &|run| escaped(run))
}

/// A title: text in which acronyms and proper names are braced, so that styles leave their case alone.
pub(super) fn title(text: &str) -> String {
    let text = folded(text);
    let case = Case::of(&text);
    marked_up(&text, &|run| {
        let first = text.starts_with(run);
        case.protected(run, first)
    })
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
        if matches!(c, '{' | '}' | '\\') {
            out.push('\\');
        }
        out.push(c);
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

/// Turns CSL's marks into commands and writes the runs between them.
fn marked_up(text: &str, write: &dyn Fn(&str) -> String) -> String {
    let found = MARKUP.iter().filter_map(|(open, close, command)| {
        let at = text.find(open)?;
        let inner = &text[at + open.len()..];
        let end = inner.find(close)?;
        Some((at, &inner[..end], &inner[end + close.len()..], command))
    });
    match found.min_by_key(|(at, ..)| *at) {
        None => write(text),
        Some((at, inner, after, command)) => {
            let (before, inner) = (write(&text[..at]), marked_up(inner, write));
            format!("{before}{command}{inner}}}{}", marked_up(after, write))
        }
    }
}

/// Escapes what TeX takes for itself, and breaks what its fonts would join: `--`, ``` `` ```, `''`.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '%' | '&' | '_' | '#' | '$' => out.extend(['\\', c]),
            '\\' => out += "\\textbackslash{}",
            '{' => out += "\\textbraceleft{}",
            '}' => out += "\\textbraceright{}",
            '~' => out += "\\textasciitilde{}",
            '^' => out += "\\textasciicircum{}",
            '-' | '`' | '\'' if chars.peek() == Some(&c) => out.extend([c, '{', '}']),
            _ => out.push(c),
        }
    }
    out
}

/// How a title uses capitals.
#[derive(Clone, Copy)]
struct Case {
    /// Nearly everything is in capitals: they say nothing.
    shouted: bool,
    /// Latin words begin with small letters, so that a capital marks a name.
    sentence: bool,
}

impl Case {
    fn of(text: &str) -> Self {
        let words: Vec<_> = text
            .split(' ')
            .map(core)
            .filter(|word| !word.is_empty())
            .collect();
        let shouted = words.iter().filter(|word| is_shouted(word)).count();
        let later = words
            .iter()
            .skip(1)
            .filter(|word| is_latin(word) && word.len() > 3);
        let (capital, small): (Vec<&&str>, Vec<&&str>) =
            later.partition(|word| begins_capital(word));
        Self {
            shouted: words.len() > 2 && shouted * 2 > words.len(),
            sentence: small.len() > capital.len(),
        }
    }

    /// Escapes a run and braces the words whose case matters; `first` tells that it begins the title.
    fn protected(self, run: &str, first: bool) -> String {
        let mut at_start = first;
        let words = run.split(' ').map(|word| {
            let core = core(word);
            let begins_sentence = at_start;
            at_start =
                at_start && core.is_empty() || word.ends_with([':', '.', '?', '!', '–', '—']);
            match self.is_telling(core, begins_sentence) {
                false => escaped(word),
                true => {
                    let (before, after) = word.split_once(core).unwrap_or((word, ""));
                    format!("{}{{{}}}{}", escaped(before), escaped(core), escaped(after))
                }
            }
        });
        words.collect::<Vec<_>>().join(" ")
    }

    fn is_telling(self, core: &str, begins_sentence: bool) -> bool {
        let inner_capital = core.chars().skip(1).any(char::is_uppercase);
        let name = self.sentence && !begins_sentence && is_latin(core) && begins_capital(core);
        !self.shouted && (inner_capital || name)
    }
}

/// The word without the punctuation around it.
fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_shouted(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

fn is_latin(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() && c < '\u{250}')
}

fn begins_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
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
        assert_eq!(identifier("10.1/a_b{c"), r"10.1/a_b\{c");
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
    }
}
