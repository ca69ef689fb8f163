//! What the model sees of a token: some seventy attributes.
//!
//! Each token has a *form* (its text in lower case), a *pattern* (a coarse class: the mark itself, the length
//! of a number, the lexicon class or shape of a word) and affixes. Attributes are these, alone and joined, of the
//! token and its neighbours; where it stands; which brackets and quotes are open; what came before and is still to
//! come; and the look of the *chunk* (sentence or area between `//`, `/` and spaced dashes) that it lies in.

mod facts;
mod layout;
pub(super) mod sound;

use crate::crf::{Observations, combine};

use super::token::Token;

use facts::Facts;
use layout::{Chunk, Layout, SEEN};

/// Writes down what is seen of the tokens, of each and of each chunk of them, in place of what was written before.
pub(super) fn observe(text: &str, tokens: &[Token], observations: &mut Observations) {
    observations.clear();
    let mut facts = facts::all(text, tokens);
    facts::mark_host_words(text, tokens, &mut facts);
    let layout = Layout::new(&facts);
    let mut out = Collector { observations };
    for (number, chunk) in layout.chunks.iter().enumerate() {
        out.observations.begin(chunk.start..chunk.end);
        whole_chunk(&mut out, &facts, &layout, number);
    }
    for at in 0..facts.len() {
        out.observations.begin(at..at + 1);
        own(&mut out, &facts, at);
        window(&mut out, &facts, at);
        names(&mut out, &facts, at);
        place(&mut out, &facts, &layout, at);
        in_chunk(&mut out, &facts, &layout, at);
    }
}

struct Collector<'a> {
    observations: &'a mut Observations,
}

impl Collector<'_> {
    fn one(&mut self, template: u64, value: u64) {
        self.observations
            .add(combine(combine(0x5EED, template), value));
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
    if here.in_host {
        out.two(15, here.pattern, u64::from(here.spaced));
        out.one(16, near(facts, at, -1, |f| f.pattern));
    }
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
        out.one(17, here.sound);
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

/// What the dictionary says of the token and of those beside it.
fn names(out: &mut Collector, facts: &[Facts], at: usize) {
    let here = &facts[at];
    if here.listed != 0 {
        out.two(120, u64::from(here.listed), here.shape);
    }
    for by in [-2isize, -1, 1, 2] {
        let listed = near(facts, at, by, |f| u64::from(f.listed));
        if (1..8).contains(&listed) {
            out.two((123 + by) as u64, listed, here.pattern);
        }
    }
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
    out.one(71, bucket(facts.len() - 1 - at));
    out.two(73, layout.style, here.pattern);
    let mark = layout.open[at];
    out.two(76, mark as u64, here.pattern);
    let seen = layout.seen[at] & SEEN;
    let coming = layout.coming[at] & SEEN;
    out.two(79, seen, here.pattern);
    out.two(81, coming, here.pattern);
    out.two(82, seen, coming);
    let (next, distance) = layout.ahead[at];
    out.two(84, next, bucket(distance));
    out.two(85, next, here.pattern);
}

/// What is said of all tokens of a chunk alike.
fn whole_chunk(out: &mut Collector, facts: &[Facts], layout: &Layout, number: usize) {
    let chunk = &layout.chunks[number];
    let index = bucket(number);
    out.two(91, index, layout.style);
    out.three(95, chunk.opener, index, layout.style);
    out.one(98, facts.get(chunk.start).map_or(0, |first| first.form));
    for bit in bits(chunk.signals, 0) {
        out.two(100, bit, chunk.opener);
    }
    out.three(101, chunk.signals & SEEN, chunk.opener, index);
    whole_neighbour(out, layout.chunks.get(number + 1), 103);
    whole_neighbour(out, before(layout, number), 110);
}

fn before(layout: &Layout, number: usize) -> Option<&Chunk> {
    number.checked_sub(1).map(|before| &layout.chunks[before])
}

fn whole_neighbour(out: &mut Collector, chunk: Option<&Chunk>, template: u64) {
    let Some(chunk) = chunk else {
        out.one(template, 0);
        return;
    };
    out.two(template + 3, chunk.signals & SEEN, chunk.opener);
    out.two(template + 4, bucket(chunk.end - chunk.start), chunk.opener);
    for bit in bits(chunk.signals, 4) {
        out.one(template + 5, bit);
    }
}

fn first_pattern(facts: &[Facts], chunk: &Chunk) -> u64 {
    facts.get(chunk.start).map_or(0, |first| first.pattern)
}

/// The numbers of the bits that are set, from `lowest` on.
fn bits(signals: u64, lowest: u64) -> impl Iterator<Item = u64> {
    (lowest..40).filter(move |bit| signals >> bit & 1 == 1)
}

/// What is said of a token by its place in its chunk.
fn in_chunk(out: &mut Collector, facts: &[Facts], layout: &Layout, at: usize) {
    let number = layout.chunk[at];
    let chunk = &layout.chunks[number];
    let here = facts[at].pattern;
    let from_start = bucket(at - chunk.start);
    out.two(92, bucket(number), from_start);
    out.two(94, chunk.opener, here);
    out.two(97, first_pattern(facts, chunk), from_start.min(3));
    let at_edge = u64::from(at == chunk.start) + 2 * u64::from(at + 1 == chunk.end);
    out.two(102, at_edge, here);
    let neighbours = [
        (layout.chunks.get(number + 1), 105),
        (before(layout, number), 112),
    ];
    for (chunk, template) in neighbours {
        if let Some(chunk) = chunk {
            out.two(template, first_pattern(facts, chunk), here);
        }
    }
}
