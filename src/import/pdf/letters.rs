//! From placed letters to text: spaces from gaps, accents over their letters, ligatures, raised figures.

use unicode_normalization::UnicodeNormalization;

use super::glyph::Glyph;
use super::rows::{Piece, middle};

/// A gap this much wider than those around it, in parts of the size, parts words; where spaces are set as letters, a wider one.
const WORD_GAP: f32 = 0.12;
const WORD_GAP_BESIDE_SPACES: f32 = 0.35;
/// So many gaps around tell how the line is spaced, and letters are spaced no wider.
const AROUND: usize = 4;
const WIDEST_SPACED: f32 = 0.2;
const LABEL_GAP: f32 = 0.05;
/// A letter this near to the same letter, in parts of its width, is that letter printed twice to look bold.
const PRINTED_TWICE: f32 = 0.3;

/// Accents that fonts print by themselves, and those that combine.
const ACCENTS: &[(char, char)] = &[
    ('`', '\u{300}'),
    ('´', '\u{301}'),
    ('ˊ', '\u{301}'),
    ('ˆ', '\u{302}'),
    ('˜', '\u{303}'),
    ('¯', '\u{304}'),
    ('˘', '\u{306}'),
    ('˙', '\u{307}'),
    ('¨', '\u{308}'),
    ('˚', '\u{30a}'),
    ('˝', '\u{30b}'),
    ('ˇ', '\u{30c}'),
    ('¸', '\u{327}'),
    ('˛', '\u{328}'),
];

/// The text of a line, and for each of its bytes the place of its letter: the middle, and the baseline.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Spelt {
    pub(super) text: String,
    /// For each character its first byte, and its letter; spaces have none.
    pub(super) letters: Vec<(usize, Glyph)>,
}

/// The text of a piece.
pub(super) fn spelt(piece: &Piece) -> Spelt {
    let (glyphs, size, y) = (&piece.glyphs, piece.size, piece.y);
    let mut spelt = Spelt::default();
    let breaks = breaks(piece);
    let mut before: Option<Glyph> = None;
    let mut accent: Option<(Glyph, char)> = None;
    for (at, glyph) in glyphs.iter().enumerate() {
        if glyph.c.is_whitespace() {
            spelt.space();
            continue;
        }
        if before.is_some_and(|before| is_again(glyph, &before)) {
            continue;
        }
        if breaks[at] {
            spelt.space();
        }
        let end = before.map_or(glyph.end(), |before| before.end().max(glyph.end()));
        match combining(glyph) {
            Some(mark) if over(glyph, glyphs.get(at + 1)) => accent = Some((*glyph, mark)),
            Some(mark) if over(glyph, before.as_ref()) => spelt.combine(mark),
            _ => {
                spelt.push(glyph, shown(glyph, size, y));
                if let Some((_, mark)) = accent.take() {
                    spelt.combine(mark);
                }
            }
        }
        let reach = Glyph {
            width: end - glyph.x,
            ..*glyph
        };
        before = Some(reach);
    }
    spelt.text.truncate(spelt.text.trim_end().len());
    spelt
}

/// Before which letters a gap parts words. A line may be spaced out, so that a gap is held against its neighbours.
fn breaks(piece: &Piece) -> Vec<bool> {
    let least = if piece.spaced {
        WORD_GAP_BESIDE_SPACES
    } else {
        WORD_GAP
    };
    let mut end: Option<f32> = None;
    let gaps = piece.glyphs.iter().map(|glyph| {
        let gap = end.map_or(0.0, |end| (glyph.x - end) / glyph.size);
        end = Some(end.unwrap_or(f32::MIN).max(glyph.end()));
        gap
    });
    let gaps: Vec<f32> = gaps.collect();
    let usual = |at: usize| {
        let around = &gaps[at.saturating_sub(AROUND).max(1)..gaps.len().min(at + AROUND + 1)];
        let usual = middle(around.iter().copied()).unwrap_or(0.0);
        usual.clamp(0.0, WIDEST_SPACED)
    };
    let label = label(&piece.glyphs);
    let is_break = |at: usize| gaps[at] > least && gaps[at] - usual(at) > least;
    (0..gaps.len())
        .map(|at| is_break(at) || at == label && gaps[at] > LABEL_GAP)
        .collect()
}

/// How many letters the number at the beginning of an entry has, `11.` or `[11]`: the gap behind it may be narrow.
fn label(glyphs: &[Glyph]) -> usize {
    let inner = usize::from(glyphs.first().is_some_and(|glyph| glyph.c == '['));
    let digits = glyphs[inner..]
        .iter()
        .take_while(|glyph| glyph.c.is_ascii_digit())
        .count();
    let closed = glyphs
        .get(inner + digits)
        .is_some_and(|glyph| matches!(glyph.c, '.' | ')' | ']'));
    if (1..4).contains(&digits) && closed {
        inner + digits + 1
    } else {
        0
    }
}

impl Spelt {
    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// Puts other letters in the places of some; the places rise.
    pub(super) fn replace(&mut self, places: &[(usize, char)]) {
        let mut text = String::with_capacity(self.text.len() + places.len());
        let mut places = places.iter().peekable();
        let mut letters = self.letters.iter_mut().peekable();
        for (at, c) in self.text.char_indices() {
            if let Some(letter) = letters.next_if(|letter| letter.0 == at) {
                letter.0 = text.len();
            }
            let other = places.next_if(|place| place.0 == at);
            text.push(other.map_or(c, |place| place.1));
        }
        self.text = text;
    }

    /// Takes a part out, and the space before it.
    pub(super) fn cut(&mut self, start: usize, end: usize) {
        let start = self.text[..start].trim_end().len();
        self.text.replace_range(start..end, "");
        self.letters.retain(|(at, _)| !(start..end).contains(at));
        let behind = self.letters.iter_mut().filter(|(at, _)| *at >= end);
        behind.for_each(|(at, _)| *at -= end - start);
    }

    /// Makes a raised number at the beginning a plain one, with a space behind it: it is that of an entry.
    pub(super) fn lower_label(&mut self) {
        let end = self.text.find(|c| lowered(c).is_none()).unwrap_or(0);
        let number: String = self.text[..end].chars().filter_map(lowered).collect();
        let text = self.text[end..].trim_start();
        if number.is_empty() || number.len() > 3 || text.is_empty() {
            return;
        }
        let (from, to) = (self.text.len() - text.len(), number.len() + 1);
        self.text = format!("{number} {text}");
        for (at, letter) in self.letters.iter_mut().enumerate() {
            let behind = letter.0 >= from;
            letter.0 = if behind { letter.0 - from + to } else { at };
        }
    }

    /// Takes the spaces between two bytes out; how many there were.
    pub(super) fn without_spaces(&mut self, start: usize, end: usize) -> usize {
        let part = &self.text[start..end];
        let spaces: Vec<usize> = part.match_indices(' ').map(|(at, _)| start + at).collect();
        for (at, _) in &mut self.letters {
            *at -= spaces.partition_point(|space| *space < *at);
        }
        let closed = part.replace(' ', "");
        self.text.replace_range(start..end, &closed);
        spaces.len()
    }

    fn push(&mut self, glyph: &Glyph, c: char) {
        // A mark that comes by itself composes with its letter.
        if ('\u{300}'..='\u{36f}').contains(&c) {
            return self.combine(c);
        }
        self.letters.push((self.text.len(), *glyph));
        match c {
            '\u{fb00}'..='\u{fb06}' => self.text.extend(std::iter::once(c).nfkc()),
            '\u{2011}' | '\u{2010}' => self.text.push('-'),
            _ if c.is_control() => {
                self.letters.pop();
            }
            _ => self.text.push(c),
        }
    }

    /// Puts a mark on the letter that came last.
    fn combine(&mut self, mark: char) {
        let Some(last) = self.text.pop() else { return };
        self.text.extend([last, mark].into_iter().nfc());
    }
}

fn is_again(glyph: &Glyph, before: &Glyph) -> bool {
    glyph.c == before.c
        && (glyph.x - before.x).abs() < PRINTED_TWICE * glyph.width
        && (glyph.y - before.y).abs() < 0.1 * glyph.size
}

fn combining(glyph: &Glyph) -> Option<char> {
    let pair = ACCENTS.iter().find(|(alone, _)| *alone == glyph.c)?;
    Some(pair.1)
}

/// Whether an accent stands over a letter.
fn over(accent: &Glyph, letter: Option<&Glyph>) -> bool {
    letter.is_some_and(|letter| {
        let middle = |glyph: &Glyph| glyph.x + glyph.width / 2.0;
        letter.c.is_alphabetic() && (middle(accent) - middle(letter)).abs() < 0.2 * letter.size
    })
}

/// The character of a letter; a raised figure is a raised figure, so that it is not taken for a part of a word.
fn shown(glyph: &Glyph, size: f32, y: f32) -> char {
    let small = glyph.size <= 0.85 * size;
    let raise = (glyph.y - y) / size.max(0.1);
    match glyph.c {
        digit @ '0'..='9' if small && raise > 0.15 => raised(digit),
        digit @ '0'..='9' if small && raise < -0.05 => {
            char::from_u32(0x2080 + (digit as u32 - '0' as u32)).unwrap_or(digit)
        }
        c => c,
    }
}

fn raised(digit: char) -> char {
    match digit {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        _ => char::from_u32(0x2070 + (digit as u32 - '0' as u32)).unwrap_or(digit),
    }
}

/// The figure that a raised one is.
pub(super) fn lowered(c: char) -> Option<char> {
    ('0'..='9').find(|digit| raised(*digit) == c)
}
