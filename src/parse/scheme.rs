//! Label schemes of the labelled corpora, brought to one.
//!
//! Three schemes exist: our own, AnyStyle's (whole tokens with their punctuation) and GROBID's (TEI elements).
//! [`cores`] cuts the value out of a foreign segment (`(Vol. 12(3):` is volume 12 and issue 3); scoring and training
//! both stand on it, so that both read a corpus alike.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Label;
use crate::text::Span;

use super::corpus::Labelled;

/// A label scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// The labels of [`Label`].
    Common,
    /// AnyStyle's.
    AnyStyle,
    /// GROBID's citation model, as TEI.
    Grobid,
}

impl Scheme {
    /// The scheme of a name: `common`, `anystyle`, `grobid`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "common" => Some(Self::Common),
            "anystyle" => Some(Self::AnyStyle),
            "grobid" => Some(Self::Grobid),
            _ => None,
        }
    }
}

/// The label of ours that a foreign label stands for; `None` for punctuation and what has no counterpart.
///
/// `has_article` tells whether the reference has GROBID's `title:a`, without which `title:m` is the title.
fn common_label(scheme: Scheme, label: &str, has_article: bool) -> Option<Label> {
    match scheme {
        Scheme::Common => Label::from_name(label),
        Scheme::AnyStyle => match label {
            "journal" | "container-title" => Some(Label::Container),
            "collection-title" | "medium" => Some(Label::Note),
            "source" | "director" | "producer" => Some(Label::Other),
            other => Label::from_name(other),
        },
        Scheme::Grobid => match label {
            "title:a" => Some(Label::Title),
            "title:j" => Some(Label::Container),
            "title:m" if has_article => Some(Label::Container),
            "title:m" => Some(Label::Title),
            "title:s" => Some(Label::Note),
            "biblScope:volume" => Some(Label::Volume),
            "biblScope:issue" => Some(Label::Issue),
            "biblScope:page" => Some(Label::Pages),
            "pubPlace" => Some(Label::Location),
            "orgName" => Some(Label::Institution),
            "note:report" => Some(Label::Genre),
            "idno:doi" => Some(Label::Doi),
            "idno:isbn" => Some(Label::Isbn),
            "ptr:web" => Some(Label::Url),
            "orgName:collaboration" | "biblScope:chapter" | "idno:issn" => Some(Label::Other),
            _ if label.starts_with("idno:") => Some(Label::Number),
            "other" => None,
            other => Label::from_name(other),
        },
    }
}

/// Whether a scheme's label is one of the thirteen that are scored, under either scheme's names.
fn is_scored(scheme: Scheme, label: &str) -> bool {
    match scheme {
        Scheme::Common => true,
        Scheme::AnyStyle => matches!(
            label,
            "author"
                | "editor"
                | "title"
                | "container-title"
                | "journal"
                | "date"
                | "volume"
                | "issue"
                | "pages"
                | "publisher"
                | "location"
                | "doi"
                | "url"
                | "edition"
        ),
        Scheme::Grobid => matches!(
            label,
            "author"
                | "editor"
                | "title:a"
                | "title:j"
                | "title:m"
                | "date"
                | "biblScope:volume"
                | "biblScope:issue"
                | "biblScope:page"
                | "publisher"
                | "pubPlace"
                | "idno:doi"
                | "ptr:web"
        ),
    }
}

/// One value cut out of a segment: its label (`None` where the label has no counterpart) and place.
pub(super) type Core = (Option<Label>, Span);

/// The values in each segment of a reference, in our labels; foreign punctuation is left out.
pub(super) fn values(reference: &Labelled) -> Vec<Core> {
    let scheme = reference.scheme;
    let has_article = reference
        .segments
        .iter()
        .any(|(label, _)| label == "title:a");
    let mut found = Vec::new();
    for (name, span) in &reference.segments {
        if name == "other" && scheme != Scheme::Common {
            continue;
        }
        let text = reference.text_of(*span);
        let label = common_label(scheme, name, has_article);
        let cores = match label {
            Some(label) if is_scored(scheme, name) => cores(scheme, label, text),
            _ => vec![(label, trim(text, 0, text.len()))],
        };
        found.extend(
            cores
                .into_iter()
                .map(|(label, core)| (label, core.shifted(span.start))),
        );
    }
    found
}

fn regex(pattern: &str) -> Regex {
    Regex::new(&format!("(?i){pattern}")).expect("a pattern of this file")
}

macro_rules! patterns {
    ($($name:ident = $pattern:expr;)+) => {
        $(static $name: LazyLock<Regex> = LazyLock::new(|| regex(&$pattern));)+
    };
}

const VOLUME_WORD: &str =
    r"(?:vol(?:ume)?s?|v|bd|band|tome|t|т|том|jg|jahrgang|année|anno|제|第)\b\.?";
const NUMBER_WORD: &str = r"(?:(?:nos?|nos?\.?|nr|num(?:ber)?|n[°ºo]|№|iss(?:ue)?|fasc(?:icule)?|heft|h|núm|вып|вип|ч)\b\.?|№|n[°º])";
const VOLUME: &str = r"(?:[A-Za-z]{0,2}\d+[A-Za-z]?(?:\s*[-–—/]\s*\d+)?|[IVXLCDM]+|[A-Z])";
const EDITED: &str = r"(?:edited|ed|eds|éd|editado|hrsg|hg|herausgegeben|sous la dir(?:ection|\.)?|dir)\b\.?\s*(?:by|par|v\.|von|por|de)?\b[\W_]*";

patterns! {
    BEFORE_VOLUME = format!(r"^(\W*{VOLUME_WORD}[\W_]*)\w");
    BEFORE_NUMBER = format!(r"^(\W*{NUMBER_WORD}[\W_]*)\w");
    VOLUME_BRACKET = format!(r"^({VOLUME})\W*[(\[]\s*([^()\[\]]+?)\s*(?:[)\]]|$)");
    VOLUME_NUMBER = format!(r"^(?:({VOLUME})[\W_]+)?{NUMBER_WORD}[\W_]*(\w.*)$");
    VOLUME_OTHER = format!(r"^({VOLUME})\s*[:/.,]\s*(\S.*)$");
    YEAR_VOLUME = r"^([12]\d{3})\s*;\s*(\d+)\W*$";
    GLUED = r"(?:(?P<y>[12]\d{3}[a-z]?)\s*[;,]\s*)?(?:vol\.?\s*)?(?P<v>\d+[A-Z]?)\s*(?:\((?P<i>[^()]*)\))?\s*:\s*(?P<p>[A-Za-z]?\d.*)$";
    PAGE_RANGE = r"^[A-Za-z]?\d+\s*[-–—]\s*[A-Za-z]?\d+";
    BEFORE_PAGES = r"^(\W*(?:pp?|pages?|pgs?|pag|ss?|seiten?|с|сс|стр|art(?:icle)?|id)\b[\W_]*)\w";
    AFTER_PAGES = r"\d(\s*(?:pp?|pages?|s|с|стр|seiten?)\b\W*)$";
    BEFORE_EDITOR = format!(r"^(\W*(?:(?:in|dans|en|im|aus)\b:?\s*)?(?:{EDITED})?)\w");
    AFTER_EDITOR = r"[\W_]*(?:\b(?:eds?|editors?|hrsg|hgg?|éds?|éditeurs?|dirs?|coords?|orgs?|comps?|ред|herausgeber)\b[\W_]*)+$";
    BEFORE_CONTAINER = r"^(\W*(?:(?:in|dans|im|aus)\b(?:\s*:)?|в кн\.?:?|у кн\.?:?|(?:paper |poster )?presented at(?: the)?)\s*)\W*\w";
    AFTER_EDITION = r"[\W_]*\b(?:editions?|edn|eds?|éd(?:ition)?|aufl(?:age)?|ausg(?:abe)?|изд(?:ание)?|вид(?:ання)?)\b\W*$";
    A_DOI = r"10\s*\.\s*\d{4,9}\s*/\s*\S.*";
    A_URL = r"(?:https?\s*:\s*/\s*/|ftp://|www\.).*";
}

/// The span of `text[from..to]` without what is neither letter nor digit at its edges.
pub(super) fn trim(text: &str, from: usize, to: usize) -> Span {
    let part = &text[from..to];
    let start = part.find(char::is_alphanumeric).map_or(to, |at| from + at);
    let kept = |c: char| c.is_alphanumeric() || ('\u{0300}'..='\u{036F}').contains(&c);
    let end = part.char_indices().rev().find(|(_, c)| kept(*c));
    let end = end.map_or(start, |(at, c)| from + at + c.len_utf8());
    Span::new(start, end.max(start))
}

/// The values in one segment.
fn cores(scheme: Scheme, label: Label, text: &str) -> Vec<Core> {
    let found = match label {
        Label::Url | Label::Doi => vec![address(label, text)],
        Label::Volume | Label::Issue => volume(scheme, label, text),
        Label::Pages | Label::Date if scheme == Scheme::AnyStyle => {
            glued_pages(label, text).unwrap_or_else(|| vec![stripped(label, text)])
        }
        _ => vec![stripped(label, text)],
    };
    found
        .into_iter()
        .filter(|(_, span)| !span.is_empty())
        .collect()
}

fn address(label: Label, text: &str) -> Core {
    if let Some(doi) = A_DOI.find(text)
        && (label == Label::Doi || text.to_lowercase().contains("doi"))
    {
        return (
            Some(Label::Doi),
            Span::new(doi.start(), trim(text, doi.start(), text.len()).end),
        );
    }
    let start = A_URL.find(text).map(|found| found.start());
    let whole = trim(text, start.unwrap_or(0), text.len());
    match start {
        Some(start) => {
            let slash = usize::from(text[whole.end..].starts_with('/'));
            (Some(label), Span::new(start, whole.end + slash))
        }
        None => (Some(label), whole),
    }
}

fn volume(scheme: Scheme, label: Label, text: &str) -> Vec<Core> {
    let Span { start, end } = trim(text, 0, text.len());
    if start == end {
        return Vec::new();
    }
    if text[..start].contains('№') {
        return vec![(Some(Label::Issue), Span::new(start, end))];
    }
    let before = if label == Label::Issue {
        &BEFORE_NUMBER
    } else {
        &BEFORE_VOLUME
    };
    let start = start
        + before
            .captures(&text[start..end])
            .map_or(0, |found| found[1].len());
    if label == Label::Issue || scheme != Scheme::AnyStyle {
        return vec![(Some(label), trim(text, start, end))];
    }
    if let Some(found) = YEAR_VOLUME.captures(&text[start..]) {
        let year = Span::new(start, start + found[1].len());
        let volume = found.get(2).map_or(0..0, |group| group.range());
        return vec![
            (Some(Label::Date), year),
            (
                Some(Label::Volume),
                Span::new(start + volume.start, start + volume.end),
            ),
        ];
    }
    glued_volume(text, start)
        .or_else(|| split_volume(text, Span::new(start, end)))
        .unwrap_or_else(|| vec![(Some(Label::Volume), Span::new(start, end))])
}

/// `1997;17(3):833-853` under the label of a volume.
fn glued_volume(text: &str, start: usize) -> Option<Vec<Core>> {
    let found = GLUED
        .captures(&text[start..])
        .filter(|found| found.get(0).is_some_and(|m| m.start() == 0))?;
    let pages = &found["p"];
    let convincing = found.name("i").is_some()
        || found.name("y").is_some()
        || PAGE_RANGE.is_match(pages)
        || pages.trim_end_matches(['.', ',', ' ']).chars().count() > 3;
    convincing.then(|| glued_parts(text, start, &found))
}

fn glued_pages(label: Label, text: &str) -> Option<Vec<Core>> {
    let found = GLUED.captures(text)?;
    if label != Label::Pages && found.name("y").is_none() {
        return None;
    }
    let mut parts = glued_parts(text, 0, &found);
    let from = trim(text, 0, text.len()).start;
    if let Some((_, date)) = parts
        .iter_mut()
        .find(|(label, _)| *label == Some(Label::Date))
    {
        *date = Span::new(from, date.end);
    }
    Some(parts)
}

fn glued_parts(text: &str, offset: usize, found: &regex::Captures<'_>) -> Vec<Core> {
    let groups = [
        ("y", Label::Date),
        ("v", Label::Volume),
        ("i", Label::Issue),
        ("p", Label::Pages),
    ];
    let part = |(name, label): (&str, Label)| {
        let range = found.name(name)?.range();
        Some((
            Some(label),
            trim(text, offset + range.start, offset + range.end),
        ))
    };
    groups
        .into_iter()
        .filter_map(part)
        .filter(|(_, span)| !span.is_empty())
        .collect()
}

/// `12(3)`, `12, no. 3`, `12:3` under the label of a volume.
fn split_volume(text: &str, span: Span) -> Option<Vec<Core>> {
    let part = span.of(text);
    let patterns = [&*VOLUME_BRACKET, &*VOLUME_NUMBER, &*VOLUME_OTHER];
    let (at, found) = patterns
        .iter()
        .enumerate()
        .find_map(|(n, p)| Some((n, p.captures(part)?)))?;
    let second = found.get(2)?.range();
    let second = trim(text, span.start + second.start, span.start + second.end);
    let is_pages = at == 2
        && text[span.start..second.start].contains(':')
        && PAGE_RANGE.is_match(&text[second.start..]);
    let first = found.get(1).map(|group| group.range());
    let first = first.map(|range| {
        (
            Some(Label::Volume),
            Span::new(span.start + range.start, span.start + range.end),
        )
    });
    let second = (
        Some(if is_pages { Label::Pages } else { Label::Issue }),
        second,
    );
    Some(first.into_iter().chain([second]).collect())
}

/// A value without the words that belong to its label: `pp.`, `In`, `(Eds.)`, `edition`.
fn stripped(label: Label, text: &str) -> Core {
    let (mut start, mut end) = (0, text.len());
    let prefix = match label {
        Label::Pages => Some(&BEFORE_PAGES),
        Label::Editor => Some(&BEFORE_EDITOR),
        Label::Container => Some(&BEFORE_CONTAINER),
        _ => None,
    };
    if let Some(found) = prefix.and_then(|pattern| pattern.captures(text)) {
        start = found[1].len();
    }
    if label == Label::Pages {
        Span { start, end } = trim(text, start, end);
        if let Some(found) = AFTER_PAGES
            .captures(&text[start..end])
            .and_then(|c| c.get(1))
        {
            end = start + found.start();
        }
    }
    let suffix = match label {
        Label::Author | Label::Editor => Some(&AFTER_EDITOR),
        Label::Edition => Some(&AFTER_EDITION),
        _ => None,
    };
    if let Some(found) = suffix.and_then(|pattern| pattern.find(&text[start..end]))
        && found.start() > 0
    {
        end = start + found.start();
    }
    (Some(label), trim(text, start, end))
}

/// A labelled reference in our labels, the spans as the labelling guide wants them.
pub fn to_common(reference: &Labelled) -> Vec<(Label, Span)> {
    if reference.scheme == Scheme::Common {
        let label = |(name, span): &(String, Span)| Some((Label::from_name(name)?, *span));
        return reference.segments.iter().filter_map(label).collect();
    }
    let mut found = Vec::new();
    let mut from = 0;
    for (label, span) in values(reference) {
        let Some(label) = label.filter(|_| !span.is_empty() && span.start >= from) else {
            continue;
        };
        let span = widened(&reference.text, label, span, from);
        from = span.end;
        found.push((label, span));
    }
    found
}

/// Gives back what trimming took too much of: the stop of an initial, a question mark, the other bracket.
fn widened(text: &str, label: Label, mut span: Span, from: usize) -> Span {
    if label == Label::CitationNumber {
        let token = |c: &char| !c.is_whitespace();
        span.start -= text[from..span.start]
            .chars()
            .rev()
            .take_while(token)
            .map(char::len_utf8)
            .sum::<usize>();
        span.end += text[span.end..]
            .chars()
            .take_while(token)
            .map(char::len_utf8)
            .sum::<usize>();
        return span;
    }
    for (open, close) in [('(', ')'), ('[', ']'), ('«', '»'), ('“', '”')] {
        let (opened, closed) = (
            span.of(text).matches(open).count(),
            span.of(text).matches(close).count(),
        );
        if opened > closed && text[span.end..].starts_with(close) {
            span.end += close.len_utf8();
        }
        if closed > opened && text[from..span.start].ends_with(open) {
            span.start -= open.len_utf8();
        }
    }
    let next = text[span.end..].chars().next();
    let keeps = match label {
        Label::Title | Label::Container => matches!(next, Some('?' | '!' | '…')),
        Label::Author | Label::Editor | Label::Translator => {
            next == Some('.') && ends_in_initial(span.of(text))
        }
        _ => false,
    };
    if keeps {
        span.end += next.map_or(0, char::len_utf8);
    }
    if label == Label::Doi {
        let before = &text[from..span.start];
        let start = before
            .rfind("http")
            .filter(|&at| !before[at..].contains(char::is_whitespace));
        span.start -= start.map_or(0, |at| before.len() - at);
    }
    span
}

fn ends_in_initial(names: &str) -> bool {
    let last = names
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    matches!(last, "al" | "Jr" | "Sr" | "jr" | "ін" | "др")
        || (last.chars().count() <= 2 && last.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(scheme: Scheme, label: &str, text: &str, expected: &[(Label, &str)]) {
        let segments = vec![(label.to_owned(), Span::new(0, text.len()))];
        let reference = Labelled {
            text: text.to_owned(),
            segments,
            scheme,
        };
        let got: Vec<_> = to_common(&reference)
            .into_iter()
            .map(|(label, span)| (label, span.of(text)))
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn anystyle_tokens_lose_their_punctuation() {
        use Scheme::AnyStyle;
        check(
            AnyStyle,
            "volume",
            "12(3):",
            &[(Label::Volume, "12"), (Label::Issue, "3")],
        );
        check(
            AnyStyle,
            "volume",
            "Vol. 7, no. 2,",
            &[(Label::Volume, "7"), (Label::Issue, "2")],
        );
        check(
            AnyStyle,
            "pages",
            "1997;17(3):833-853.",
            &[
                (Label::Date, "1997"),
                (Label::Volume, "17"),
                (Label::Issue, "3"),
                (Label::Pages, "833-853"),
            ],
        );
        check(AnyStyle, "pages", "pp. 12–15.", &[(Label::Pages, "12–15")]);
        check(
            AnyStyle,
            "editor",
            "In J. Doe & A. Roe (Eds.),",
            &[(Label::Editor, "J. Doe & A. Roe")],
        );
        check(
            AnyStyle,
            "container-title",
            "In Proc. of X (Y).",
            &[(Label::Container, "Proc. of X (Y)")],
        );
        check(
            AnyStyle,
            "author",
            "Heidegger, M.,",
            &[(Label::Author, "Heidegger, M.")],
        );
        check(
            AnyStyle,
            "citation-number",
            "[12]",
            &[(Label::CitationNumber, "[12]")],
        );
        check(AnyStyle, "title", "“Why?”", &[(Label::Title, "Why?")]);
    }

    #[test]
    fn grobid_labels_are_renamed() {
        check(
            Scheme::Grobid,
            "title:m",
            "A Book",
            &[(Label::Title, "A Book")],
        );
        check(
            Scheme::Grobid,
            "idno:doi",
            "doi:10.1000/1",
            &[(Label::Doi, "10.1000/1")],
        );
        check(Scheme::Grobid, "other", "), pp.", &[]);
    }
}
