//! Hyphens at the end of a line: does the word go on without, or is it a compound?

use std::collections::HashSet;

use super::super::lines::Line;
use super::Parted;

/// First parts of compounds that are written with a hyphen.
const FIRST_PARTS: &[&str] = &[
    "науково",
    "навчально",
    "соціально",
    "суспільно",
    "інформаційно",
    "культурно",
    "історико",
    "політико",
    "техніко",
    "фізико",
    "математико",
    "хіміко",
    "медико",
    "психолого",
    "педагого",
    "філософсько",
    "теоретико",
    "методико",
    "еколого",
    "економіко",
    "клініко",
    "лінгвістико",
    "літературно",
    "художньо",
    "духовно",
    "морально",
    "матеріально",
    "нормативно",
    "організаційно",
    "професійно",
    "практично",
    "виробничо",
    "державно",
    "фінансово",
    "кредитно",
    "торгово",
    "промислово",
    "аграрно",
    "лікувально",
    "спортивно",
    "військово",
    "церковно",
    "кримінально",
    "цивільно",
    "адміністративно",
    "конституційно",
    "господарсько",
    "освітньо",
    "виховно",
    "комунікативно",
    "когнітивно",
    "ціннісно",
    "особистісно",
    "діяльнісно",
    "проектно",
    "проєктно",
    "українсько",
    "польсько",
    "російсько",
    "німецько",
    "англо",
    "східно",
    "західно",
    "північно",
    "південно",
    "віце",
    "екс",
    "міні",
    "інтернет",
    "онлайн",
    "веб",
    "бізнес",
    "научно",
    "учебно",
    "социально",
    "историко",
    "физико",
    "химико",
    "экономико",
    "self",
    "well",
    "non",
    "cross",
    "long",
    "short",
    "high",
    "low",
    "large",
    "small",
    "peer",
    "decision",
    "problem",
    "project",
    "student",
    "teacher",
    "evidence",
    "computer",
    "three",
];

/// Second parts of such compounds.
const SECOND_PARTS: &[&str] = &[
    "based",
    "driven",
    "oriented",
    "making",
    "term",
    "level",
    "scale",
    "aware",
    "specific",
    "dependent",
    "related",
    "free",
    "like",
    "wide",
    "quality",
    "efficacy",
    "learning",
    "century",
    "order",
    "time",
    "dimensional",
    "line",
];

/// Adjectives that such first parts stand before; in other words they are syllables.
const ADJECTIVES: &[&str] = &[
    "ий", "ого", "ому", "им", "их", "ими", "ої", "ій", "ою", "а", "і", "е", "у", "ый", "ая", "ое",
    "ые", "ой", "ых",
];

/// The words of a document, in lower case, compounds with their hyphens.
#[derive(Debug, Default)]
pub(in crate::segment) struct Words(HashSet<String>);

impl Words {
    /// The words of these lines; none where no line ends with a hyphen, for then nobody asks.
    pub(in crate::segment) fn of(lines: &[Line<'_>]) -> Self {
        let hyphened = |line: &Line<'_>| at_end(line.text).is_some();
        if !lines.iter().any(hyphened) {
            return Self::default();
        }
        let words = lines.iter().flat_map(|line| {
            line.text
                .split(|c: char| !c.is_alphabetic() && !is_apostrophe(c) && c != '-')
        });
        let whole = words.filter(|word| !word.is_empty() && !word.ends_with('-'));
        Self(whole.map(str::to_lowercase).collect())
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&word.to_lowercase())
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The length in bytes of a hyphen at the end.
pub(super) fn at_end(word: &str) -> Option<usize> {
    let last = word.chars().next_back()?;
    matches!(last, '-' | '\u{ad}' | '‐' | '\u{2011}' | '¬' | '–').then(|| last.len_utf8())
}

/// What stands at a hyphen between two lines.
pub(super) fn parted(last: &str, next: &str, words: &Words) -> Parted {
    let hyphen = last.chars().next_back().unwrap_or('-');
    let first = last.trim_end_matches(hyphen);
    let before = first.chars().next_back().unwrap_or(' ');
    let after = next.chars().next().unwrap_or(' ');
    match hyphen {
        _ if before.is_numeric() && after.is_numeric() => Parted::Compound,
        '–' => Parted::Nothing,
        '\u{ad}' | '¬' => Parted::Word,
        _ if !before.is_alphabetic() || !after.is_alphanumeric() => Parted::Nothing,
        _ if !after.is_lowercase() => Parted::Compound,
        _ => between(word_at_end(first), word_at_start(next), words),
    }
}

fn between(first: &str, second: &str, words: &Words) -> Parted {
    if words.has(&format!("{first}{second}")) {
        Parted::Word
    } else if words.has(&format!("{first}-{second}")) || is_compound(first, second) {
        Parted::Compound
    } else {
        Parted::Word
    }
}

fn is_compound(first: &str, second: &str) -> bool {
    let (first, second) = (first.to_lowercase(), second.to_lowercase());
    let latin = first.is_ascii();
    let long = second.chars().count() > 4;
    let adjective = ADJECTIVES.iter().any(|ending| second.ends_with(ending));
    SECOND_PARTS.contains(&second.as_str())
        || FIRST_PARTS.contains(&first.as_str())
            && (latin || long && adjective || first.chars().count() < 5)
}

fn word_at_end(text: &str) -> &str {
    let word = text.rsplit(|c: char| !c.is_alphabetic() && !is_apostrophe(c) && c != '-');
    word.into_iter().next().unwrap_or("")
}

fn word_at_start(text: &str) -> &str {
    let word = text.split(|c: char| !c.is_alphabetic() && !is_apostrophe(c) && c != '-');
    word.into_iter().next().unwrap_or("").trim_end_matches('-')
}
