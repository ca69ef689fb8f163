//! Fonts whose letters come as others: Cyrillic of an eight-bit encoding taken for Latin, and fonts of TeX without any words for
//! their letters. They are read again where what comes out is plainly Cyrillic text.

use std::collections::HashMap;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

use super::glyph::{Glyph, Sheet};
use crate::import::encoding;

/// So many letters of a document are looked at.
const SAMPLE: usize = 6_000;
/// Fewer letters prove nothing.
const LEAST: usize = 12;
/// No word of a language in Latin letters has so many accented ones in a row.
const SHORTEST_RUN: usize = 3;
/// A font is suspect if this share of its letters is.
const SUSPECT: f64 = 0.3;
/// The commonest letters of Ukrainian and Russian make up this share of a text at least, 0.8 as a rule.
const COMMON_SHARE: f64 = 0.7;
/// So many of its letters are vowels, and no more vowels follow one another.
const VOWELS_SHARE: std::ops::Range<f64> = 0.33..0.52;
const PAIRS_SHARE: f64 = 0.12;

const COMMON: &str = "оанитівесркліудмпя";
const VOWELS: &str = "аеиіоуяюєїыэё";

/// What is wrong with a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Fault {
    /// Its letters are Latin letters with accents.
    Latin,
    /// Its letters have no words, only codes.
    Wordless,
}

/// What letters become: those of the text, or their codes.
type Reading = HashMap<u16, char>;

/// Reads again what can be; whether anything was.
pub(super) fn mend(sheets: &mut [Sheet]) -> bool {
    let faults = faults(sheets);
    let mut mended = false;
    for fault in [Fault::Latin, Fault::Wordless] {
        let of_fault = |glyph: &Glyph| faults.get(&glyph.font) == Some(&fault);
        let sample = sheets.iter().flat_map(|sheet| &sheet.glyphs);
        let sample: Vec<Glyph> = sample
            .filter(|glyph| of_fault(glyph))
            .take(SAMPLE)
            .copied()
            .collect();
        let Some(reading) = reading(fault, &sample) else {
            continue;
        };
        mended = true;
        for sheet in sheets.iter_mut() {
            for glyph in sheet.glyphs.iter_mut().filter(|glyph| of_fault(glyph)) {
                if fault == Fault::Latin || glyph.c == char::REPLACEMENT_CHARACTER {
                    glyph.c = reading.get(&key(fault, glyph)).copied().unwrap_or(glyph.c);
                }
            }
            if fault == Fault::Latin {
                mend_runs(&mut sheet.glyphs, &reading);
            }
        }
    }
    mended
}

/// In other fonts of such a document, accented letters that follow one another are Cyrillic too.
fn mend_runs(glyphs: &mut [Glyph], reading: &Reading) {
    let meant = |glyph: &Glyph| reading.get(&key(Fault::Latin, glyph)).copied();
    for run in glyphs.chunk_by_mut(|a, b| meant(a).is_some() == meant(b).is_some()) {
        if run.len() < SHORTEST_RUN {
            continue;
        }
        for glyph in run {
            glyph.c = meant(glyph).unwrap_or(glyph.c);
        }
    }
}

fn key(fault: Fault, glyph: &Glyph) -> u16 {
    match fault {
        Fault::Latin => u16::try_from(u32::from(glyph.c)).unwrap_or(0),
        Fault::Wordless => glyph.code,
    }
}

/// The fonts that something seems wrong with.
fn faults(sheets: &[Sheet]) -> HashMap<u16, Fault> {
    let mut counts: HashMap<u16, [usize; 3]> = HashMap::new();
    for glyph in sheets.iter().flat_map(|sheet| &sheet.glyphs) {
        let count = counts.entry(glyph.font).or_default();
        match glyph.c {
            char::REPLACEMENT_CHARACTER if glyph.code < 256 => count[2] += 1,
            '\u{80}'..='\u{ff}' => count[1] += 1,
            c if c.is_alphabetic() => count[usize::from(in_macintosh(c))] += 1,
            _ => {}
        }
    }
    let fault = |[plain, high, wordless]: [usize; 3]| {
        let all = (plain + high + wordless).max(1) as f64;
        if wordless as f64 > SUSPECT * all {
            return Some(Fault::Wordless);
        }
        (high as f64 > SUSPECT * all).then_some(Fault::Latin)
    };
    let found = counts
        .into_iter()
        .filter_map(|(font, count)| Some((font, fault(count)?)));
    found.collect()
}

/// Letters that only the old Macintosh has in the upper half: `Ω`, `Œ`, `ﬁ`.
fn in_macintosh(c: char) -> bool {
    "ƒŒœŸΩπﬁﬂıˆ˜¯˘˙˚¸˝˛ˇ".contains(c)
}

/// How the letters of a sample are to be read; `None` where nothing that comes out is plainly Cyrillic.
fn reading(fault: Fault, sample: &[Glyph]) -> Option<Reading> {
    let keys: Vec<u16> = sample.iter().map(|glyph| key(fault, glyph)).collect();
    let readings = match fault {
        Fault::Latin => vec![by_bytes(&keys, WINDOWS_1252), by_bytes(&keys, MACINTOSH)],
        Fault::Wordless => vec![t2a(), by_codes(&keys)],
    };
    let weighed = readings
        .into_iter()
        .map(|reading| (share(fault, sample, &reading), reading));
    let best = weighed.reduce(|best, next| if next.0 > best.0 + 0.03 { next } else { best })?;
    (best.0 >= COMMON_SHARE).then_some(best.1)
}

/// Which part of the letters that are read anew are common Cyrillic ones, or 0 where they are too few or no words.
fn share(fault: Fault, sample: &[Glyph], reading: &Reading) -> f64 {
    let meant = |glyph: &Glyph| {
        let c = *reading.get(&key(fault, glyph))?;
        let c = c.to_lowercase().next()?;
        (c.is_alphabetic() && !c.is_ascii()).then_some(c)
    };
    let vowel = |glyph: &Glyph| meant(glyph).is_some_and(|c| VOWELS.contains(c));
    let letters: Vec<char> = sample.iter().filter_map(meant).collect();
    let part = |count: usize| count as f64 / letters.len().max(1) as f64;
    let vowels = part(sample.iter().filter(|glyph| vowel(glyph)).count());
    let touch = |pair: &&[Glyph]| (pair[1].x - pair[0].end()).abs() < 0.1 * pair[0].size;
    let pairs = sample.windows(2).filter(touch);
    let pairs = part(pairs.filter(|pair| pair.iter().all(vowel)).count());
    if letters.len() < LEAST || !VOWELS_SHARE.contains(&vowels) || pairs > PAIRS_SHARE {
        return 0.0;
    }
    part(letters.iter().filter(|c| COMMON.contains(**c)).count())
}

/// The letters as bytes of an encoding, read in the Cyrillic one in which they look best.
fn by_bytes(keys: &[u16], taken_for: &'static Encoding) -> Reading {
    let byte = |key: u16| {
        let c = char::from_u32(u32::from(key))?;
        let mut room = [0; 4];
        let (bytes, _, unmappable) = taken_for.encode(c.encode_utf8(&mut room));
        (!unmappable && bytes.len() == 1).then(|| bytes[0])
    };
    let bytes: Vec<u8> = keys.iter().filter_map(|key| byte(*key)).collect();
    let meant = encoding::guess(&bytes);
    let upper = keys
        .iter()
        .filter_map(|key| Some((*key, byte(*key).filter(|b| *b >= 0x80)?)));
    upper
        .filter_map(|(key, byte)| Some((key, one(meant, byte)?)))
        .collect()
}

fn by_codes(keys: &[u16]) -> Reading {
    let bytes: Vec<u8> = keys
        .iter()
        .filter_map(|key| u8::try_from(*key).ok())
        .collect();
    let meant = encoding::guess(&bytes);
    let codes = 0x20..=0xff_u8;
    codes
        .filter_map(|code| Some((u16::from(code), one(meant, code)?)))
        .collect()
}

fn one(encoding: &'static Encoding, byte: u8) -> Option<char> {
    let bytes = [byte];
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    text.chars()
        .next()
        .filter(|c| *c != char::REPLACEMENT_CHARACTER)
}

/// T2A, the Cyrillic encoding of LaTeX (the `cyrillic` bundle, `t2aenc.def`): ASCII, cp1251 from 0xC0, and these.
fn t2a() -> Reading {
    const OTHERS: &[(u16, char)] = &[
        (0x10, '“'),
        (0x11, '”'),
        (0x15, '–'),
        (0x16, '—'),
        (0x1b, '\u{fb00}'),
        (0x1c, '\u{fb01}'),
        (0x1d, '\u{fb02}'),
        (0x1e, '\u{fb03}'),
        (0x1f, '\u{fb04}'),
        (0x27, '’'),
        (0x60, '‘'),
        (0x80, 'Ґ'),
        (0x88, 'Ї'),
        (0x99, 'Є'),
        (0x9c, 'Ё'),
        (0x9d, '№'),
        (0x9f, '§'),
        (0xa0, 'ґ'),
        (0xa8, 'ї'),
        (0xb9, 'є'),
        (0xbc, 'ё'),
        (0xbd, '„'),
        (0xbe, '«'),
        (0xbf, '»'),
    ];
    let ascii = (0x20..0x7f_u8).map(|code| (u16::from(code), char::from(code)));
    let russian = ('А'..='я').zip(0xc0..).map(|(c, code)| (code, c));
    ascii.chain(russian).chain(OTHERS.iter().copied()).collect()
}
