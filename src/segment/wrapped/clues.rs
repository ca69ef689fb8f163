//! What speaks for the beginning of an entry, and what against it.

use std::cmp::Ordering;

use super::super::edges::{Ending, Opening, ending, opening};
use super::super::lines::Line;
use super::super::look;
use super::super::margin::Margin;
use super::weights;

/// What all lines of a list tell about each of them.
pub(in crate::segment) struct List<'a, 'b> {
    lines: &'a [Line<'b>],
    margin: Margin,
    endings: Vec<Ending>,
    openings: Vec<Opening>,
    /// How many of the lines before each have a year.
    years: Vec<usize>,
    /// How many of the lines before each have pages or an address.
    extents: Vec<usize>,
    dated: Vec<bool>,
    keys: Vec<String>,
    /// For each line the next that surely begins an entry.
    next_sure: Vec<usize>,
    style: Style,
}

/// What the beginnings that are sure have in common.
#[derive(Debug, Clone, Copy)]
struct Style {
    /// 0: few begin with a name, 1: some do, 2: nearly all.
    named: usize,
    dated_first: bool,
    sorted: bool,
}

impl<'a, 'b> List<'a, 'b> {
    pub(in crate::segment) fn new(lines: &'a [Line<'b>], margin: Margin) -> Self {
        let texts = || lines.iter().map(|line| line.text);
        let mut list = Self {
            lines,
            margin,
            endings: texts().map(ending).collect(),
            openings: texts().map(opening).collect(),
            years: running_count(texts().map(look::has_year)),
            extents: running_count(texts().map(look::has_extent)),
            dated: (0..lines.len())
                .map(|at| look::is_dated(&lines[at..]))
                .collect(),
            keys: texts().map(key).collect(),
            next_sure: Vec::new(),
            style: Style {
                named: 1,
                dated_first: false,
                sorted: false,
            },
        };
        let sure: Vec<usize> = (0..lines.len()).filter(|at| list.is_sure(*at)).collect();
        list.name_again(&sure);
        let named = sure.iter().copied().filter(|at| !list.is_named_again(*at));
        list.next_sure = next_of(&named.collect::<Vec<_>>(), lines.len());
        list.style = list.style_of(&sure);
        list
    }

    /// Whether the line before ends well and well before the margin.
    fn is_sure(&self, at: usize) -> bool {
        at == 0
            || (self.margin.left(&self.lines[at - 1], &self.lines[at]) >= 20
                && !matches!(
                    self.endings[at - 1],
                    Ending::Open | Ending::Word | Ending::Initial
                )
                && !matches!(self.openings[at], Opening::Inside | Opening::Place))
    }

    fn style_of(&self, sure: &[usize]) -> Style {
        let named = sure.iter().filter(|at| {
            matches!(
                self.openings[**at],
                Opening::Name | Opening::Turned | Opening::Surname
            )
        });
        let dated = sure.iter().filter(|at| self.dated[**at]).count();
        let in_order = sure
            .windows(2)
            .filter(|pair| self.keys[pair[0]] <= self.keys[pair[1]]);
        Style {
            named: match named.count() * 10 {
                few if few <= sure.len() * 3 => 0,
                most if most >= sure.len() * 8 => 2,
                _ => 1,
            },
            dated_first: dated * 2 > sure.len(),
            sorted: sure.len() > 4 && in_order.count() * 10 >= (sure.len() - 1) * 8,
        }
    }

    /// How likely an entry begins at a line, where the last one began at `start`.
    pub(in crate::segment) fn chance(&self, start: usize, at: usize) -> f64 {
        let weights = self.clues(start, at).into_iter();
        let sum: i32 = weights.map(|clue| i32::from(weights::WEIGHTS[clue])).sum();
        let odds = f64::from(sum) / f64::from(weights::UNIT);
        (1.0 / (1.0 + (-odds).exp())).clamp(1e-6, 1.0 - 1e-6)
    }

    /// The clues of a line, as places in the table of weights.
    pub(super) fn clues(&self, start: usize, at: usize) -> [usize; weights::CLUES] {
        let (ending, opening) = (self.endings[at - 1] as usize, self.openings[at] as usize);
        let fullness = match self.margin.left(&self.lines[at - 1], &self.lines[at]) {
            ..0 => 0,
            0..10 => 1,
            10..25 => 2,
            _ => 3,
        };
        let dated = usize::from(self.years[at] > self.years[start]);
        let extended = usize::from(self.extents[at] > self.extents[start]);
        let alone = usize::from(!self.lines[at - 1].text.contains(char::is_whitespace));
        let (styled, begins_dated) = (self.style.dated_first, self.dated[at]);
        let ends_dated = look::ends_in_bracketed_year(self.lines[at - 1].text);
        weights::places([
            fullness * Ending::COUNT + ending,
            fullness * Opening::COUNT + opening,
            ending * Opening::COUNT + opening,
            dated * Ending::COUNT + ending,
            (at - start - 1).min(5),
            self.style.named * Opening::COUNT + opening,
            usize::from(styled) * 8
                + usize::from(ends_dated) * 4
                + usize::from(begins_dated) * 2
                + dated,
            self.order(start, at),
            extended * Opening::COUNT + opening,
            dated * 2 + extended,
            alone * Ending::COUNT + ending,
        ])
    }

    /// Gives lines that begin with dashes for a name the place of an entry before, most likely the one that has it.
    fn name_again(&mut self, sure: &[usize]) {
        for at in 0..self.lines.len() {
            if self.is_named_again(at) {
                let before = sure.partition_point(|&sure| sure < at).checked_sub(1);
                let key = before.map(|before| self.keys[sure[before]].clone());
                self.keys[at] = key.unwrap_or_default();
            }
        }
    }

    fn is_named_again(&self, at: usize) -> bool {
        let first = self.lines[at].text.split_whitespace().next();
        first.is_some_and(look::is_name_again)
    }

    /// Where the line stands in the order of a sorted list: 0 where it is not sorted, 1 in order, 2 out of it.
    fn order(&self, start: usize, at: usize) -> usize {
        let next = self.next_sure[at];
        let places = [(start, at), (at, next)];
        let places = places.iter().filter(|(_, next)| *next < self.lines.len());
        let kinds = places.map(|&(first, second)| in_order(&self.keys[first], &self.keys[second]));
        match kinds.min() {
            _ if !self.style.sorted => 0,
            Some(Ordering::Less) => 2,
            Some(Ordering::Equal) => 0,
            _ => 1,
        }
    }
}

/// How well one key follows another: `Less` where it is out of order, `Equal` where it is so by its later letters only, as in
/// many a list that a person has sorted.
fn in_order(first: &str, second: &str) -> Ordering {
    let beginning = |key: &str| key.chars().take(2).collect::<String>();
    if first <= second {
        Ordering::Greater
    } else if beginning(first) == beginning(second) {
        Ordering::Equal
    } else {
        Ordering::Less
    }
}

fn running_count(marks: impl Iterator<Item = bool>) -> Vec<usize> {
    let counts = marks.scan(0, |count, mark| {
        *count += usize::from(mark);
        Some(*count)
    });
    std::iter::once(0).chain(counts).collect()
}

/// For each line the first of `sure` behind it.
fn next_of(sure: &[usize], count: usize) -> Vec<usize> {
    let next = |at| sure.get(sure.partition_point(|&sure| sure <= at)).copied();
    (0..count).map(|at| next(at).unwrap_or(count)).collect()
}

/// What a list is sorted by, near enough: letters that have their place behind another stand for that one.
fn key(line: &str) -> String {
    let letters = line.chars().filter(|c| c.is_alphanumeric()).take(16);
    let letters = letters.flat_map(char::to_lowercase);
    letters
        .map(|c| match c {
            'ґ' => 'г',
            'є' | 'ё' => 'е',
            'і' | 'ї' => 'и',
            other => other,
        })
        .collect()
}
