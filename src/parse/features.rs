//! What the model sees of a token: about a hundred attributes.
//!
//! Each token has a *form* (its text in lower case), a *pattern* (a coarse class: the mark itself, the length
//! of a number, the lexicon class or shape of a word) and affixes. Attributes are these, alone and joined, of the
//! token and its neighbours; where it stands; which brackets and quotes are open; what came before and is still to
//! come; and the look of the *chunk* (sentence or area between `//`, `/` and spaced dashes) that it lies in.

use crate::crf::{Attribute, combine, hash_str};

use super::lexicon::{self, Class};
use super::token::{Token, TokenKind};

/// The facts about one token from which attributes are made.
#[derive(Debug, Clone, Default)]
struct Facts {
    form: u64,
    pattern: u64,
    shape: u64,
    class: Option<Class>,
    prefixes: [u64; 3],
    suffixes: [u64; 4],
    spaced: bool,
    is_word: bool,
    is_upper_start: bool,
    is_year: bool,
    is_identifier: bool,
    mark: Option<char>,
    length: usize,
}

/// The attributes of each token.
pub(super) fn attributes(text: &str, tokens: &[Token]) -> Vec<Vec<Attribute>> {
    let facts: Vec<Facts> = tokens.iter().map(|token| facts(text, token)).collect();
    let layout = Layout::new(&facts);
    (0..facts.len())
        .map(|at| {
            let mut out = Collector {
                attributes: Vec::with_capacity(128),
            };
            own(&mut out, &facts, at);
            window(&mut out, &facts, at);
            place(&mut out, &facts, &layout, at);
            chunks(&mut out, &facts, &layout, at);
            out.attributes
        })
        .collect()
}

fn facts(text: &str, token: &Token) -> Facts {
    let printed = token.span.of(text);
    let lower = printed.to_lowercase();
    let chars: Vec<char> = lower.chars().collect();
    let first = printed.chars().next().unwrap_or(' ');
    let mut facts = Facts {
        form: hash_str(&lower),
        spaced: token.spaced,
        length: chars.len(),
        is_upper_start: first.is_uppercase(),
        ..Facts::default()
    };
    match token.kind {
        TokenKind::Word => word_facts(&mut facts, printed, &lower, &chars),
        TokenKind::Number => number_facts(&mut facts, &chars),
        TokenKind::Mark => mark_facts(&mut facts, first),
        kind => {
            facts.form = hash_str("<identifier>");
            facts.pattern = combine(9, kind as u64);
            facts.shape = facts.pattern;
            facts.is_identifier = true;
        }
    }
    facts
}

fn word_facts(facts: &mut Facts, printed: &str, lower: &str, chars: &[char]) {
    let hash_of = |part: &[char]| {
        part.iter()
            .fold(part.len() as u64, |h, &c| combine(h, c as u64))
    };
    let cyrillic = chars.iter().any(|c| ('\u{0400}'..='\u{052F}').contains(c));
    let latin = chars.iter().any(|c| c.is_ascii_alphabetic());
    let uppers = printed.chars().filter(|c| c.is_uppercase()).count();
    let case = match (uppers, chars.len()) {
        (0, _) => 0,
        (1, 1) => 1,
        (n, len) if n == len => 2,
        (1, _) if facts.is_upper_start => 3,
        _ => 4,
    };
    facts.is_word = true;
    facts.class = lexicon::class_of(lower);
    let script = u64::from(cyrillic) * 2 + u64::from(latin);
    let length = chars.len().min(4) as u64;
    facts.shape = combine(1, script * 100 + case * 10 + length);
    facts.pattern = facts
        .class
        .map_or(combine(2, case * 10 + length.min(3)), |class| {
            combine(3, class as u64)
        });
    for (n, slot) in facts.prefixes.iter_mut().enumerate() {
        *slot = hash_of(&chars[..chars.len().min(n + 2)]);
    }
    for (n, slot) in facts.suffixes.iter_mut().enumerate() {
        *slot = hash_of(&chars[chars.len() - chars.len().min(n + 1)..]);
    }
}

fn number_facts(facts: &mut Facts, digits: &[char]) {
    let value = digits.iter().fold(0u64, |v, c| {
        v.saturating_mul(10)
            .saturating_add(u64::from(c.to_digit(10).unwrap_or(0)))
    });
    facts.is_year = digits.len() == 4 && (1500..2100).contains(&value);
    let range = match value {
        0 => 0,
        1..=12 => 1,
        13..=31 => 2,
        32..=999 => 3,
        _ => 4,
    };
    let year = u64::from(facts.is_year);
    facts.shape = combine(4, (digits.len().min(7) as u64) * 100 + range * 10 + year);
    facts.pattern = combine(5, (digits.len().min(5) as u64) * 10 + year);
}

fn mark_facts(facts: &mut Facts, mark: char) {
    let mark = match mark {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '~' => '-',
        '«' | '“' | '„' | '‹' => '«',
        '»' | '”' | '›' => '»',
        '’' | '‘' | '`' | 'ʼ' => '\'',
        '[' | ']' | '(' | ')' => mark,
        other => other,
    };
    facts.mark = Some(mark);
    facts.form = combine(6, mark as u64);
    facts.pattern = facts.form;
    facts.shape = facts.form;
}

struct Collector {
    attributes: Vec<Attribute>,
}

impl Collector {
    fn one(&mut self, template: u64, value: u64) {
        self.attributes
            .push(combine(combine(0x5EED, template), value));
    }

    fn two(&mut self, template: u64, a: u64, b: u64) {
        self.one(template, combine(a, b));
    }

    fn three(&mut self, template: u64, a: u64, b: u64, c: u64) {
        self.one(template, combine(combine(a, b), c));
    }
}

/// The facts of the token `by` away, as a hash; beyond the ends, a value of its own.
fn near(facts: &[Facts], at: usize, by: isize, pick: impl Fn(&Facts) -> u64) -> u64 {
    match at.checked_add_signed(by).and_then(|n| facts.get(n)) {
        Some(found) => pick(found),
        None => {
            if by < 0 {
                0xBE61
            } else {
                0xE4D
            }
        }
    }
}

fn own(out: &mut Collector, facts: &[Facts], at: usize) {
    let here = &facts[at];
    out.one(1, here.form);
    out.one(2, here.shape);
    out.one(3, here.pattern);
    out.two(4, here.pattern, u64::from(here.spaced));
    out.two(5, here.shape, u64::from(here.spaced));
    if here.is_word {
        here.prefixes
            .iter()
            .zip(6..)
            .for_each(|(&affix, template)| out.one(template, affix));
        here.suffixes
            .iter()
            .zip(10..)
            .for_each(|(&affix, template)| out.one(template, affix));
        out.two(14, here.suffixes[2], here.shape);
    }
}

fn window(out: &mut Collector, facts: &[Facts], at: usize) {
    let form = |by| near(facts, at, by, |f| f.form);
    let pattern = |by| near(facts, at, by, |f| f.pattern);
    let shape = |by| near(facts, at, by, |f| f.shape);
    for by in [-2isize, -1, 1, 2] {
        out.one((20 + by) as u64, form(by));
    }
    for by in [-4isize, -3, -2, -1, 1, 2, 3, 4] {
        out.one((30 + by) as u64, pattern(by));
    }
    for by in [-2isize, -1, 1, 2] {
        out.one((40 + by) as u64, shape(by));
    }
    out.one(45, near(facts, at, -1, |f| f.suffixes[2]));
    out.one(46, near(facts, at, 1, |f| f.suffixes[2]));
    out.two(50, form(-1), form(0));
    out.two(51, form(0), form(1));
    out.two(52, pattern(-1), pattern(0));
    out.two(53, pattern(0), pattern(1));
    out.two(54, form(-2), form(-1));
    out.two(55, form(1), form(2));
    out.two(56, form(-1), pattern(0));
    out.two(57, pattern(0), form(1));
    out.three(58, pattern(-2), pattern(-1), pattern(0));
    out.three(59, pattern(-1), pattern(0), pattern(1));
    out.three(60, pattern(0), pattern(1), pattern(2));
    out.three(61, shape(-1), shape(0), shape(1));
    out.two(
        62,
        combine(pattern(-2), pattern(-1)),
        combine(pattern(0), combine(pattern(1), pattern(2))),
    );
    out.two(
        63,
        combine(pattern(-3), pattern(-2)),
        combine(pattern(-1), pattern(0)),
    );
    out.two(
        64,
        combine(pattern(0), pattern(1)),
        combine(pattern(2), pattern(3)),
    );
    out.three(65, form(-2), form(-1), pattern(0));
    out.three(66, pattern(0), form(1), form(2));
}

/// What can be said of a token from the whole string.
struct Layout {
    /// The chunk of each token.
    chunk: Vec<usize>,
    chunks: Vec<Chunk>,
    /// The innermost open bracket or quote at each token, and how many tokens it has been open.
    open: Vec<(char, usize)>,
    /// The last strong separator before each token.
    separator: Vec<u64>,
    /// What has been seen before each token, as bits.
    seen: Vec<u64>,
    /// The next signal after each token: its pattern and distance.
    ahead: Vec<(u64, usize)>,
    /// What is still to come after each token, as bits.
    coming: Vec<u64>,
    style: u64,
}

#[derive(Default)]
struct Chunk {
    start: usize,
    end: usize,
    /// The strong separator that begins it.
    opener: u64,
    /// Lexicon classes and kinds inside, as bits.
    signals: u64,
}

const SLASHES: u64 = 0x2F2F;
const SLASH: u64 = 0x2F;
const DASH: u64 = 0x2D;
const STOP: u64 = 0x2E;

impl Layout {
    fn new(facts: &[Facts]) -> Self {
        let mut layout = Self {
            chunk: Vec::with_capacity(facts.len()),
            chunks: vec![Chunk::default()],
            open: Vec::with_capacity(facts.len()),
            separator: Vec::with_capacity(facts.len()),
            seen: Vec::with_capacity(facts.len()),
            ahead: vec![(0, 0); facts.len()],
            coming: vec![0; facts.len()],
            style: style(facts),
        };
        let mut brackets: Vec<(char, usize)> = Vec::new();
        let mut seen = 0;
        for at in 0..facts.len() {
            layout.begin_chunk_at(facts, at);
            let current = layout.chunks.len() - 1;
            layout.chunk.push(current);
            layout.chunks[current].end = at + 1;
            layout.chunks[current].signals |= signal(&facts[at]);
            layout.separator.push(layout.chunks[current].opener);
            track(&mut brackets, &facts[at], at);
            layout.open.push(
                brackets
                    .last()
                    .map_or((' ', 0), |&(mark, since)| (mark, at - since)),
            );
            layout.seen.push(seen);
            seen |= signal(&facts[at]);
        }
        layout.look_ahead(facts);
        layout
    }

    fn begin_chunk_at(&mut self, facts: &[Facts], at: usize) {
        if let Some(opener) = boundary_before(facts, at) {
            if self.chunks.last().is_some_and(|chunk| chunk.start < at) {
                self.chunks.push(Chunk {
                    start: at,
                    end: at,
                    opener,
                    signals: 0,
                });
            } else if let Some(chunk) = self.chunks.last_mut() {
                chunk.opener = opener;
            }
        }
    }

    fn look_ahead(&mut self, facts: &[Facts]) {
        let (mut coming, mut next) = (0, None);
        for at in (0..facts.len()).rev() {
            self.coming[at] = coming;
            self.ahead[at] = next.map_or((0, 99), |(pattern, from)| (pattern, from - at));
            let bits = signal(&facts[at]);
            coming |= bits;
            if bits != 0 {
                next = Some((facts[at].pattern, at));
            }
        }
    }
}

/// The strong separator that ends just before a token, if there is one.
fn boundary_before(facts: &[Facts], at: usize) -> Option<u64> {
    let mark = |back: usize| at.checked_sub(back).and_then(|n| facts[n].mark);
    match (mark(2), mark(1)) {
        (Some('/'), Some('/')) => Some(SLASHES),
        (_, Some('/')) if facts[at].mark != Some('/') && facts[at].spaced => Some(SLASH),
        (_, Some('-')) if facts[at].spaced && facts[at - 1].spaced => Some(DASH),
        (Some('.'), Some('-')) => Some(DASH),
        (_, Some('.' | '?' | '!' | '…')) if facts[at].spaced && ends_sentence(facts, at) => {
            Some(STOP)
        }
        _ => None,
    }
}

/// Whether the full stop before `at` ends more than an initial or an abbreviation.
fn ends_sentence(facts: &[Facts], at: usize) -> bool {
    let begins = facts[at].is_upper_start || !facts[at].is_word;
    let before = at.checked_sub(2).map(|n| &facts[n]);
    let abbreviated = before.is_some_and(|word| {
        word.is_word && (word.length == 1 || (word.length <= 3 && word.class.is_some()))
    });
    begins && !abbreviated
}

fn track(brackets: &mut Vec<(char, usize)>, token: &Facts, at: usize) {
    let Some(mark) = token.mark else { return };
    match mark {
        '(' | '[' | '«' => brackets.push((mark, at)),
        '"' if brackets.last().is_none_or(|&(open, _)| open != '"') => brackets.push((mark, at)),
        ')' | ']' | '»' | '"'
            if brackets
                .last()
                .is_some_and(|&(open, _)| brackets_match(open, mark)) =>
        {
            brackets.pop();
        }
        _ => {}
    }
}

fn brackets_match(open: char, close: char) -> bool {
    matches!(
        (open, close),
        ('(', ')') | ('[', ']') | ('«', '»' | '"') | ('"', '"' | '»')
    )
}

/// A token's part in the bits of what was seen or is to come: lexicon classes, years, identifiers, slashes.
fn signal(token: &Facts) -> u64 {
    let class = token.class.map_or(0, |class| 1 << (class as u64 + 8));
    let year = u64::from(token.is_year);
    let identifier = u64::from(token.is_identifier) << 1;
    let slash = u64::from(token.mark == Some('/')) << 2;
    let sign = u64::from(token.mark == Some('№')) << 3;
    class | year | identifier | slash | sign
}

const SEEN: u64 = 0b1111 | (1 << 10) | (1 << 11) | (1 << 12);

/// The look of the whole string: slashes, an early bracketed year, its scripts, how it begins.
fn style(facts: &[Facts]) -> u64 {
    let pair = |a: char, b: char| {
        facts
            .windows(2)
            .any(|w| w[0].mark == Some(a) && w[1].mark == Some(b))
    };
    let slashes = pair('/', '/');
    let slash = facts
        .windows(2)
        .any(|w| w[0].mark == Some('/') && w[1].spaced);
    let early = facts.len().min(45);
    let bracketed = facts[..early]
        .windows(2)
        .any(|w| w[0].mark == Some('(') && w[1].is_year);
    let dashes = facts
        .windows(3)
        .filter(|w| w[0].mark == Some('.') && w[1].mark == Some('-'))
        .count();
    let identifier = facts.iter().any(|f| f.is_identifier);
    u64::from(slashes)
        | u64::from(slash) << 1
        | u64::from(bracketed) << 2
        | u64::from(dashes > 0) << 3
        | u64::from(identifier) << 4
        | u64::from(facts.first().is_some_and(|f| !f.is_word)) << 5
}

fn bucket(n: usize) -> u64 {
    match n {
        0..=5 => n as u64,
        6..=8 => 6,
        9..=12 => 7,
        13..=20 => 8,
        21..=40 => 9,
        _ => 10,
    }
}

fn place(out: &mut Collector, facts: &[Facts], layout: &Layout, at: usize) {
    let here = &facts[at];
    out.one(70, bucket(at));
    out.one(71, bucket(facts.len() - 1 - at));
    out.one(72, (at * 10 / facts.len()) as u64);
    out.two(73, layout.style, here.pattern);
    out.two(74, layout.style, bucket(at));
    let (mark, since) = layout.open[at];
    out.one(75, mark as u64);
    out.two(76, mark as u64, here.pattern);
    out.two(77, mark as u64, bucket(since));
    let seen = layout.seen[at] & SEEN;
    let coming = layout.coming[at] & SEEN;
    out.one(78, seen);
    out.two(79, seen, here.pattern);
    out.one(80, coming);
    out.two(81, coming, here.pattern);
    out.two(82, seen, coming);
    let (next, distance) = layout.ahead[at];
    out.one(83, next);
    out.two(84, next, bucket(distance));
    out.two(85, next, here.pattern);
}

fn chunks(out: &mut Collector, facts: &[Facts], layout: &Layout, at: usize) {
    let number = layout.chunk[at];
    let chunk = &layout.chunks[number];
    let here = &facts[at];
    let index = bucket(number);
    let from_start = bucket(at - chunk.start);
    let first = &facts[chunk.start];
    out.one(90, index);
    out.two(91, index, layout.style);
    out.two(92, index, from_start);
    out.one(93, chunk.opener);
    out.two(94, chunk.opener, here.pattern);
    out.three(95, chunk.opener, index, layout.style);
    out.one(96, bucket(chunk.end - chunk.start));
    out.two(97, first.pattern, from_start.min(3));
    out.one(98, first.form);
    for bit in 0..40 {
        if chunk.signals >> bit & 1 == 1 {
            out.two(99, bit, 0);
            out.two(100, bit, chunk.opener);
        }
    }
    out.three(101, chunk.signals & SEEN, chunk.opener, index);
    let at_edge = u64::from(at == chunk.start) + 2 * u64::from(at + 1 == chunk.end);
    out.two(102, at_edge, here.pattern);
    neighbour_chunk(out, facts, layout.chunks.get(number + 1), 103, here.pattern);
    let before = number.checked_sub(1).map(|n| &layout.chunks[n]);
    neighbour_chunk(out, facts, before, 110, here.pattern);
    out.one(120, layout.separator[at]);
}

fn neighbour_chunk(
    out: &mut Collector,
    facts: &[Facts],
    chunk: Option<&Chunk>,
    template: u64,
    here: u64,
) {
    let Some(chunk) = chunk else {
        out.one(template, 0);
        return;
    };
    let first = facts.get(chunk.start).map_or(0, |f| f.pattern);
    out.two(template, chunk.opener, 1);
    out.one(template + 1, first);
    out.two(template + 2, first, here);
    out.two(template + 3, chunk.signals & SEEN, chunk.opener);
    out.two(template + 4, bucket(chunk.end - chunk.start), chunk.opener);
    for bit in 8..40 {
        if chunk.signals >> bit & 1 == 1 {
            out.one(template + 5, bit);
        }
    }
}
