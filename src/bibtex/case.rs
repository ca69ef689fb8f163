//! Which words of a title keep their case, and how that is said.
//!
//! BibTeX says it with braces, CSL with `<span class="nocase">`. Most protected words say it themselves: acronyms, `mRiik`, names
//! in a title that is otherwise in small letters. Those are braced when BibTeX is written and have no span in a record; a span
//! stands round what the letters do not tell.

use crate::text::Span;
use crate::text::tags::{CLOSE_SPAN as CLOSE, NO_CASE as OPEN, tag};

/// The words that tell by their letters that their case matters: the spans of their cores, without the punctuation round them.
/// The text may have tags, and no spans without case.
pub fn telling(text: &str) -> Vec<Span> {
    let case = Case::of(text);
    if case.is_shouted {
        return Vec::new();
    }
    let mut telling = Vec::new();
    let mut at_start = true;
    for run in runs(text) {
        for word in words(text, run) {
            let core = core(text, word);
            let inner = core.of(text);
            let begins = at_start;
            let ends = word.of(text).ends_with([':', '.', '?', '!', '–', '—']);
            at_start = at_start && inner.is_empty() || ends;
            if case.is_telling(inner, begins) {
                telling.push(core);
            }
        }
    }
    telling
}

/// Takes the spans without case out of a text; gives the text without them, and where they were.
pub fn without_nocase(text: &str) -> (String, Vec<Span>) {
    let Some(last) = text.rfind(CLOSE).filter(|_| text.contains(OPEN)) else {
        return (text.to_owned(), Vec::new());
    };
    let mut plain = String::with_capacity(text.len());
    let mut spans = Vec::new();
    // Where each open span begins, if it is one without case; and how many such are open.
    let (mut open, mut depth): (Vec<Option<usize>>, usize) = (Vec::new(), 0);
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        plain.push_str(&text[at..at + found]);
        at += found;
        let tag = tag(&text[at..]).unwrap_or("<");
        at += tag.len();
        match tag {
            OPEN if at <= last => {
                open.push(Some(plain.len()));
                depth += 1;
                continue;
            }
            CLOSE => {
                if let Some(Some(start)) = open.pop() {
                    depth -= 1;
                    let span = Span::new(start, plain.len());
                    spans.extend(Some(span).filter(|span| depth == 0 && !span.is_empty()));
                    continue;
                }
            }
            _ if tag.starts_with("<span") => open.push(None),
            _ => {}
        }
        plain.push_str(tag);
    }
    plain.push_str(&text[at..]);
    (plain, spans)
}

/// Puts spans without case round parts of a text; they follow each other and do not overlap.
pub fn with_nocase(text: &str, spans: &[Span]) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut at = 0;
    for span in spans {
        marked.push_str(&text[at..span.start]);
        marked.push_str(OPEN);
        marked.push_str(span.of(text));
        marked.push_str(CLOSE);
        at = span.end;
    }
    marked + &text[at..]
}

/// What stands between tags.
fn runs(text: &str) -> Vec<Span> {
    let mut runs = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = text[at..].find('<') {
        at += found;
        match tag(&text[at..]) {
            Some(tag) => {
                runs.push(Span::new(start, at));
                at += tag.len();
                start = at;
            }
            None => at += 1,
        }
    }
    runs.push(Span::new(start, text.len()));
    runs
}

fn words(text: &str, run: Span) -> impl Iterator<Item = Span> {
    let mut at = run.start;
    run.of(text).split(' ').map(move |word| {
        let span = Span::new(at, at + word.len());
        at += word.len() + 1;
        span
    })
}

/// The word without the punctuation round it.
fn core(text: &str, word: Span) -> Span {
    let mark = |c: char| !c.is_alphanumeric();
    let inner = word.of(text).trim_start_matches(mark);
    let start = word.end - inner.len();
    Span::new(start, start + inner.trim_end_matches(mark).len())
}

/// How a title uses capitals.
#[derive(Clone, Copy)]
struct Case {
    /// Nearly everything is in capitals: they say nothing.
    is_shouted: bool,
    /// Latin words begin with small letters, so that a capital marks a name.
    is_sentence: bool,
}

impl Case {
    fn of(text: &str) -> Self {
        let runs = runs(text);
        let cores = runs.iter().flat_map(|run| words(text, *run));
        let cores: Vec<&str> = cores
            .map(|word| core(text, word).of(text))
            .filter(|core| !core.is_empty())
            .collect();
        let shouted = cores.iter().filter(|core| is_shouted(core)).count();
        let later = cores.iter().skip(1);
        let later = later.filter(|core| is_latin(core) && core.len() > 3);
        let (capital, small): (Vec<&&str>, Vec<&&str>) =
            later.partition(|core| begins_capital(core));
        Self {
            is_shouted: cores.len() > 2 && shouted * 2 > cores.len(),
            is_sentence: small.len() > capital.len(),
        }
    }

    fn is_telling(self, core: &str, begins: bool) -> bool {
        let inner_capital = core.chars().skip(1).any(char::is_uppercase);
        let name = self.is_sentence && !begins && is_latin(core) && begins_capital(core);
        inner_capital || name
    }
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
    fn names_and_acronyms_tell() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            let telling = telling(text);
            let words: Vec<_> = telling.iter().map(|span| span.of(text)).collect();
            assert_eq!(words, expected, "{text}");
        }
        check("USAID підтримає розвиток Дії", &["USAID"]);
        check("Застосунок mRiik (ЄС) на базі Дії", &["mRiik", "ЄС"]);
        check("Apple halts product sales in Russia", &["Russia"]);
        check("Give and tech: How sanctions help", &[]);
        check("Chip Sanctions Challenge Russia’s Tech Ambitions", &[]);
        check("ЦИФРОВА ДИПЛОМАТІЯ ЄС", &[]);
        check(
            "A long study of AT&T and <i>E. coli</i> from <i>Kyiv</i>",
            &["AT&T", "E", "Kyiv"],
        );
        check("", &[]);
    }

    #[test]
    fn spans_without_case_come_and_go() {
        #[track_caller]
        fn check(marked: &str, plain: &str, inside: &[&str]) {
            let (text, spans) = without_nocase(marked);
            assert_eq!(text, plain);
            let words: Vec<_> = spans.iter().map(|span| span.of(&text)).collect();
            assert_eq!(words, inside, "{marked}");
        }
        let marked =
            "In <span class=\"nocase\">Kyiv</span> <i>and</i> <span class=\"nocase\">of</span>";
        check(marked, "In Kyiv <i>and</i> of", &["Kyiv", "of"]);
        let (text, spans) = without_nocase(marked);
        assert_eq!(with_nocase(&text, &spans), marked);
        check(
            "a < b </span> <span class=\"nocase\">c",
            "a < b </span> <span class=\"nocase\">c",
            &[],
        );
        check(
            "<span class=\"nocase\">a <span style=\"font-variant:small-caps;\">b</span></span>",
            "a <span style=\"font-variant:small-caps;\">b</span>",
            &["a <span style=\"font-variant:small-caps;\">b</span>"],
        );
    }
}
