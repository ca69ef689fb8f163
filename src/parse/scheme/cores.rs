//! The value inside a foreign segment: `(Vol. 12(3):` is volume 12 and issue 3.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Label;
use crate::text::Span;

use super::Scheme;

/// One value cut out of a segment: its label (`None` where the label has no counterpart) and place.
pub(in crate::parse) type Core = (Option<Label>, Span);

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
pub(in crate::parse) fn trim(text: &str, from: usize, to: usize) -> Span {
    let part = &text[from..to];
    let start = part.find(char::is_alphanumeric).map_or(to, |at| from + at);
    let kept = |c: char| c.is_alphanumeric() || ('\u{0300}'..='\u{036F}').contains(&c);
    let end = part.char_indices().rev().find(|(_, c)| kept(*c));
    let end = end.map_or(start, |(at, c)| from + at + c.len_utf8());
    Span::new(start, end.max(start))
}

/// The values in one segment.
pub(super) fn cores(scheme: Scheme, label: Label, text: &str) -> Vec<Core> {
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
