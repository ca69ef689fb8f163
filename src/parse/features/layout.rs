//! What can be said of a token from the whole string: chunks, open brackets, what came and is to come.

use super::facts::Facts;

/// What can be said of a token from the whole string.
pub(super) struct Layout {
    /// The chunk of each token.
    pub(super) chunk: Vec<usize>,
    pub(super) chunks: Vec<Chunk>,
    /// The innermost open bracket or quote at each token; a space where none is open.
    pub(super) open: Vec<char>,
    /// What has been seen before each token, as bits.
    pub(super) seen: Vec<u64>,
    /// The next signal after each token: its pattern and distance.
    pub(super) ahead: Vec<(u64, usize)>,
    /// What is still to come after each token, as bits.
    pub(super) coming: Vec<u64>,
    pub(super) style: u64,
}

#[derive(Default)]
pub(super) struct Chunk {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The strong separator that begins it.
    pub(super) opener: u64,
    /// Lexicon classes and kinds inside, as bits.
    pub(super) signals: u64,
}

const SLASHES: u64 = 0x2F2F;

const SLASH: u64 = 0x2F;

const DASH: u64 = 0x2D;

const STOP: u64 = 0x2E;

impl Layout {
    pub(super) fn new(facts: &[Facts]) -> Self {
        let mut layout = Self {
            chunk: Vec::with_capacity(facts.len()),
            chunks: vec![Chunk::default()],
            open: Vec::with_capacity(facts.len()),
            seen: Vec::with_capacity(facts.len()),
            ahead: vec![(0, 0); facts.len()],
            coming: vec![0; facts.len()],
            style: style(facts),
        };
        let mut brackets: Vec<char> = Vec::new();
        let mut seen = 0;
        for at in 0..facts.len() {
            layout.begin_chunk_at(facts, at);
            let current = layout.chunks.len() - 1;
            layout.chunk.push(current);
            layout.chunks[current].end = at + 1;
            layout.chunks[current].signals |= signal(&facts[at]);
            track(&mut brackets, &facts[at]);
            layout.open.push(brackets.last().copied().unwrap_or(' '));
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

fn track(brackets: &mut Vec<char>, token: &Facts) {
    let Some(mark) = token.mark else { return };
    match mark {
        '(' | '[' | '«' => brackets.push(mark),
        '"' if brackets.last() != Some(&'"') => brackets.push(mark),
        ')' | ']' | '»' | '"'
            if brackets
                .last()
                .is_some_and(|&open| brackets_match(open, mark)) =>
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
    let host = u64::from(token.in_host) << 4;
    class | year | identifier | slash | sign | host
}

pub(super) const SEEN: u64 = 0b1_1111 | (1 << 10) | (1 << 11) | (1 << 12);

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
