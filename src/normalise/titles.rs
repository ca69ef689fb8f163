//! Titles of works and of what contains them.

use crate::lang;
use crate::model::{Label, TextField};

use super::breaks;
use super::draft::{Draft, Piece};

/// Pairs of quotation marks that may enclose a whole title.
const QUOTES: &[(char, char)] = &[
    ('«', '»'),
    ('“', '”'),
    ('„', '“'),
    ('„', '”'),
    ('"', '"'),
    ('‘', '’'),
    ('\'', '\''),
];

/// How many pairs of quotation marks around one title are taken off.
const MOST_QUOTES: usize = 3;

/// Sets the titles: the first, then a parallel one, one of a volume, or further ones.
pub(super) fn fill(draft: &mut Draft<'_>) {
    let titles = draft.all(Label::Title);
    let volume = draft.first(Label::Volume).map(|piece| piece.at);
    for (at, piece) in titles.iter().enumerate() {
        let value = clean(&piece.text);
        if at == 0 {
            put(draft, TextField::Title, &value, piece.confidence);
            continue;
        }
        let Some(first) = draft.reference.text(TextField::Title).map(str::to_owned) else {
            continue;
        };
        let behind_volume = volume.is_some_and(|volume| titles[0].at < volume && volume < piece.at);
        if value.to_lowercase() == first.to_lowercase() {
            continue;
        } else if is_parallel(&first, &value) && !has(draft, TextField::OriginalTitle) {
            put(draft, TextField::OriginalTitle, &value, piece.confidence);
        } else if (behind_volume || draft.has(Label::Volume)) && !has(draft, TextField::VolumeTitle)
        {
            put(draft, TextField::VolumeTitle, &value, piece.confidence);
        } else {
            draft.note(&value, piece.confidence);
        }
    }
}

/// Sets the container, and keeps further ones as a note.
pub(super) fn fill_container(draft: &mut Draft<'_>) {
    for (at, piece) in draft.all(Label::Container).iter().enumerate() {
        let value = clean(&piece.text);
        if at == 0 {
            put(draft, TextField::ContainerTitle, &value, piece.confidence);
        } else {
            draft.note(&value, piece.confidence);
        }
    }
}

/// The language of the title, else of the container, else of the reference as a whole.
pub(super) fn fill_language(draft: &mut Draft<'_>) {
    let printed = draft.reference.text(TextField::Title);
    let title = printed.and_then(lang::detect);
    let untelling = printed.is_some_and(is_untelling);
    let container = || {
        draft
            .reference
            .text(TextField::ContainerTitle)
            .and_then(lang::detect)
    };
    let whole = || {
        let words = draft
            .pieces
            .iter()
            .filter(|piece| is_prose(piece))
            .map(|piece| piece.text.as_str());
        lang::detect(&words.collect::<Vec<_>>().join(" "))
    };
    let trust = draft
        .first(Label::Title)
        .map_or(0.5, |piece| piece.confidence);
    let (language, trust) = match title {
        Some(language) if untelling => (whole().or(Some(language)), trust.min(0.5)),
        Some(language) => (Some(language), trust),
        None => (container().or_else(whole), trust.min(0.5)),
    };
    if let Some(language) = language {
        draft.set(TextField::Language, language, trust);
    }
}

/// One or two words in letters that Ukrainian and Russian share: `Рисунок`, `Маркетинг`.
fn is_untelling(title: &str) -> bool {
    let own = |c: char| "іїєґыэёъ".contains(c);
    title.split(' ').count() <= 2
        && lang::script(title) == Some(lang::Script::Cyrillic)
        && !title.to_lowercase().contains(own)
}

fn is_prose(piece: &Piece) -> bool {
    use Label::{Container, Edition, Extent, Genre, Institution, Location, Publisher, Title};
    matches!(
        piece.label,
        Title | Container | Edition | Extent | Genre | Institution | Location | Publisher
    )
}

fn has(draft: &Draft<'_>, field: TextField) -> bool {
    draft.reference.text(field).is_some()
}

/// Sets a text after mending look-alike letters in it.
pub(super) fn put(draft: &mut Draft<'_>, field: TextField, value: &str, confidence: f32) {
    let value = mended(draft, field, value);
    draft.set(field, value, confidence);
}

/// Sets the title of a volume; where there is one already, a note.
pub(super) fn put_volume_title(draft: &mut Draft<'_>, title: &str, confidence: f32) {
    if has(draft, TextField::VolumeTitle) {
        draft.note(title, confidence);
    } else {
        put(draft, TextField::VolumeTitle, &clean(title), confidence);
    }
}

/// The text with look-alike letters and words broken at a line's end mended, where repairs are wanted; they are recorded.
pub(super) fn mended(draft: &mut Draft<'_>, field: TextField, value: &str) -> String {
    let value = unbroken(draft, field.as_str(), value);
    let mended = draft
        .repair
        .then(|| lang::homoglyphs::repair_text(&value))
        .flatten();
    match mended {
        Some(mended) => {
            draft.repaired(field.as_str(), "look-alike-letter", &value, &mended);
            mended
        }
        None => value,
    }
}

/// The text with words broken at a line's end in one again.
pub(super) fn unbroken(draft: &mut Draft<'_>, field: &str, value: &str) -> String {
    if !draft.repair {
        return value.to_owned();
    }
    let whole = breaks::joined(value);
    draft.repaired(field, "line-end-hyphen", value, &whole);
    whole
}

/// Whether two titles are one in two scripts or languages.
fn is_parallel(first: &str, second: &str) -> bool {
    let differ = |a: Option<lang::Script>, b| a.is_some() && b != a;
    let majority = lang::homoglyphs::majority;
    differ(majority(first), majority(second))
        || matches!((lang::detect(first), lang::detect(second)), (Some(a), Some(b)) if a != b)
}

/// A title without the quotation marks around the whole and without trailing punctuation.
pub(super) fn clean(text: &str) -> String {
    let mut rest = trim_end(text.trim());
    for _ in 0..MOST_QUOTES {
        let Some(inner) = unquoted(rest) else {
            break;
        };
        rest = trim_end(inner.trim());
    }
    let rest = rest.trim_start_matches([',', ';', ':', '/']).trim_start();
    without_lone_quote(rest).to_owned()
}

/// The text without trailing marks that separate areas; `?`, `!`, `…` and the full stop of an abbreviation stay.
fn trim_end(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_end_matches([',', ';', ':', '/', '–', '—', '=', ' ']);
        match rest.strip_suffix('.') {
            Some(before) if !is_abbreviated(before) => rest = before,
            _ => return rest,
        }
    }
}

/// Whether the full stop after a text belongs to its last word: `U.S`, `зб. наук. пр`, `XIX ст`.
fn is_abbreviated(text: &str) -> bool {
    const ALWAYS: &[&str] = &[
        "ст", "рр", "р", "пр", "ін", "др", "шк", "etc", "al", "inc", "ltd", "co",
    ];
    let word = text
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let letters = word.chars().count();
    let initial = letters == 1 && word.chars().all(char::is_uppercase);
    let consonant = word
        .chars()
        .next_back()
        .is_some_and(|c| !"аеєиіїоуюяьaeiouyэыё".contains(c));
    let before: Vec<char> = text.chars().rev().skip(letters).take(40).collect();
    let among = before.first() == Some(&'.') || before.windows(2).any(|pair| pair == [' ', '.']);
    text.ends_with('.')
        || ALWAYS.contains(&word)
        || ((initial || (letters < 6 && consonant)) && among)
}

/// The text without a quotation mark at one end whose other half is missing.
fn without_lone_quote(text: &str) -> &str {
    let count = |mark| text.matches(mark).count();
    match text {
        _ if count('»') == count('«') + 1 => text.strip_suffix('»').unwrap_or(text),
        _ if count('«') == count('»') + 1 => text.strip_prefix('«').unwrap_or(text),
        _ => text,
    }
}

/// The inside, when one pair of quotation marks encloses the whole.
fn unquoted(text: &str) -> Option<&str> {
    QUOTES.iter().find_map(|&(open, close)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        let whole = open == close && !inner.contains(open) || encloses(inner, open, close);
        whole.then_some(inner)
    })
}

/// Whether no mark inside ends the pair early.
fn encloses(inner: &str, open: char, close: char) -> bool {
    let mut depth = 1;
    for c in inner.chars() {
        if c == close {
            depth -= 1;
        } else if c == open {
            depth += 1;
        }
        if depth == 0 {
            return false;
        }
    }
    depth == 1 && open != close
}
