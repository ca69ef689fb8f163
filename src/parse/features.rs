//! What the model sees of a token: about a hundred attributes.
//!
//! Each token has a *form* (its text in lower case), a *pattern* (a coarse class: the mark itself, the length
//! of a number, the lexicon class or shape of a word) and affixes. Attributes are these, alone and joined, of the
//! token and its neighbours; where it stands; which brackets and quotes are open; what came before and is still to
//! come; and the look of the *chunk* (sentence or area between `//`, `/` and spaced dashes) that it lies in.

mod facts;
mod layout;

use crate::crf::{Attribute, combine};

use super::token::Token;

use facts::Facts;
use layout::{Chunk, Layout, SEEN};

/// The attributes of each token.
pub(super) fn attributes(text: &str, tokens: &[Token]) -> Vec<Vec<Attribute>> {
    let mut facts: Vec<Facts> = tokens
        .iter()
        .map(|token| facts::facts(text, token))
        .collect();
    facts::mark_host_words(text, tokens, &mut facts);
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
    out.one(120, chunk.opener);
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
    for bit in 4..40 {
        if chunk.signals >> bit & 1 == 1 {
            out.one(template + 5, bit);
        }
    }
}
