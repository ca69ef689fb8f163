//! Telling eight-bit encodings apart by what the text looks like.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, IBM866, ISO_8859_5, KOI8_U, WINDOWS_1251, WINDOWS_1252};

/// So many bytes are looked at.
const SAMPLE: usize = 64 * 1024;

/// The encoding in which the bytes look most like text: what chardetng says, or an encoding of Ukrainian in
/// which they look better. chardetng knows little of `і ї є ґ`, and short Cyrillic text misleads it.
pub(in crate::import) fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let first = detector.guess(None, Utf8Detection::Deny);
    let others = [WINDOWS_1251, KOI8_U, IBM866, ISO_8859_5, WINDOWS_1252];
    others.into_iter().fold(first, |best, candidate| {
        match looks(candidate, sample) > looks(best, sample) {
            true => candidate,
            false => best,
        }
    })
}

/// So far into a page its encoding is told (HTML, "determining the character encoding").
const HEAD: usize = 1024;

/// The eight-bit encoding that a web page (`charset=`) or an XML document (`encoding=`) says it is in, if the bytes are text in it.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let head = head.trim_start();
    let told = match head.starts_with("<?xml") {
        true => head
            .split("?>")
            .next()
            .and_then(|told| label_behind(told, "encoding")),
        false => None,
    };
    let mut metas = head
        .starts_with('<')
        .then_some(head)
        .into_iter()
        .flat_map(|head| head.split("<meta").skip(1));
    let told =
        told.or_else(|| metas.find_map(|meta| label_behind(meta.split('>').next()?, "charset")))?;
    (told.is_single_byte()
        && told
            .decode_without_bom_handling_and_without_replacement(bytes)
            .is_some())
    .then_some(told)
}

/// The encoding named behind `name=`, quoted or not.
fn label_behind(text: &str, name: &str) -> Option<&'static Encoding> {
    let (_, rest) = text.split_once(name)?;
    let value = rest
        .trim_start()
        .strip_prefix('=')?
        .trim_start()
        .trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '?'));
    Encoding::for_label(&value.as_bytes()[..end.unwrap_or(value.len())])
}

/// How much the bytes look like text in an encoding.
fn looks(encoding: &'static Encoding, bytes: &[u8]) -> i64 {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let chars: Vec<char> = text.chars().collect();
    let around = |at: usize| {
        let before = at.checked_sub(1).map_or(' ', |before| chars[before]);
        (before, chars.get(at + 1).copied().unwrap_or(' '))
    };
    let telling = (0..chars.len()).filter(|&at| !chars[at].is_ascii());
    telling.map(|at| likelihood(chars[at], around(at))).sum()
}

/// How likely a character is between its neighbours: frequent letters and quotation marks speak for an
/// encoding; capitals inside words, scripts mixed in a word, box-drawing and control characters against it.
fn likelihood(c: char, (before, after): (char, char)) -> i64 {
    if c.is_control() || matches!(c, '\u{fffd}' | '\u{2500}'..='\u{25ff}') {
        return -6;
    }
    if !c.is_alphabetic() {
        return if "«»“”„’‘–—№…\u{a0}§".contains(c) {
            1
        } else {
            -2
        };
    }
    if c.is_uppercase() && before.is_lowercase() || mixes(c, before) || mixes(c, after) {
        return -4;
    }
    match c {
        'о' | 'а' | 'и' | 'н' | 'і' | 'т' | 'е' | 'в' | 'р' | 'с' => 3,
        'а'..='я' | 'є' | 'ї' | 'ґ' => 2,
        'А'..='Я' | 'І' | 'Є' | 'Ї' | 'Ґ' => 1,
        _ if before.is_ascii_alphabetic() || after.is_ascii_alphabetic() => 1,
        _ => -1,
    }
}

fn mixes(c: char, neighbour: char) -> bool {
    let cyrillic = |c: char| matches!(c, '\u{400}'..='\u{52f}');
    neighbour.is_alphabetic() && cyrillic(c) != cyrillic(neighbour)
}
