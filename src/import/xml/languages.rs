//! Languages as libraries code them.

use crate::bibtex;

/// ISO 639-2, both of its sets, and what BCP 47 has in their place.
const CODES: &[(&str, &str)] = &[
    ("ukr", "uk"),
    ("eng", "en"),
    ("rus", "ru"),
    ("bel", "be"),
    ("pol", "pl"),
    ("ger", "de"),
    ("deu", "de"),
    ("fre", "fr"),
    ("fra", "fr"),
    ("spa", "es"),
    ("ita", "it"),
    ("por", "pt"),
    ("cze", "cs"),
    ("ces", "cs"),
    ("slo", "sk"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("hrv", "hr"),
    ("scr", "hr"),
    ("srp", "sr"),
    ("scc", "sr"),
    ("bul", "bg"),
    ("mac", "mk"),
    ("mkd", "mk"),
    ("rum", "ro"),
    ("ron", "ro"),
    ("hun", "hu"),
    ("lit", "lt"),
    ("lav", "lv"),
    ("est", "et"),
    ("fin", "fi"),
    ("swe", "sv"),
    ("nor", "no"),
    ("nob", "nb"),
    ("dan", "da"),
    ("dut", "nl"),
    ("nld", "nl"),
    ("gre", "el"),
    ("ell", "el"),
    ("lat", "la"),
    ("tur", "tr"),
    ("crh", "crh"),
    ("geo", "ka"),
    ("kat", "ka"),
    ("arm", "hy"),
    ("hye", "hy"),
    ("aze", "az"),
    ("kaz", "kk"),
    ("uzb", "uz"),
    ("heb", "he"),
    ("yid", "yi"),
    ("ara", "ar"),
    ("per", "fa"),
    ("fas", "fa"),
    ("hin", "hi"),
    ("chi", "zh"),
    ("zho", "zh"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("vie", "vi"),
    ("ind", "id"),
    ("cat", "ca"),
    ("baq", "eu"),
    ("eus", "eu"),
    ("glg", "gl"),
    ("ice", "is"),
    ("isl", "is"),
    ("gle", "ga"),
    ("wel", "cy"),
    ("cym", "cy"),
    ("chu", "cu"),
];

/// The tag of a language by its code or its English name; what is unknown stays as it is.
pub(super) fn tag(text: &str) -> String {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let known = CODES.iter().find(|(code, _)| *code == lower);
    let known = known
        .map(|(_, tag)| *tag)
        .or_else(|| bibtex::language(&lower));
    match known {
        Some(tag) => tag.to_owned(),
        None if text.len() == 2 => lower,
        None => text.replace('_', "-"),
    }
}
