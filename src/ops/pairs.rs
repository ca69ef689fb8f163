//! Pairing the entries of a source's lists that are one work: a paper often has its list as printed and romanised.
//!
//! Owns which lists are compared and who is paired with whom; how alike two entries are is [`crate::matching`]'s
//! business. A wrong pair is worse than a missing one.

use std::collections::HashMap;
use std::ops::Range;

use crate::matching::Printed;
use crate::model::Reference;

use super::gather::Listed;

/// From here on two entries are one work, if no other comes near.
const ENOUGH: f64 = 0.62;
/// So much less alike every other entry has to be.
const APART: f64 = 0.08;
/// How much it counts that two entries stand at the same place of their lists.
const SAME_PLACE: f64 = 0.1;
/// Sources with more lists than this are volumes of papers, and only lists that follow each other are compared.
const MOST_LISTS: usize = 6;

/// So many entries of one source are compared with one another at most. The lists of a paper have hundreds of entries; to
/// compare two of ten thousand would take a hundred million looks, and they are no paper's.
const MOST_COMPARISONS: usize = 1_000_000;

/// Notes in the evidence of each paired record the id of its twin. `records` are those of the lists, in order.
pub(super) fn pair(records: &mut [Reference], lists: &[Listed]) {
    let mut from = 0;
    let mut sources: HashMap<&str, Vec<Range<usize>>> = HashMap::new();
    for list in lists {
        let range = from..from + list.count;
        from = range.end;
        if list.line.is_some() {
            sources.entry(&list.source).or_default().push(range);
        }
    }
    for ranges in sources.into_values().filter(|ranges| ranges.len() > 1) {
        pair_lists(records, &ranges);
    }
}

fn pair_lists(records: &mut [Reference], ranges: &[Range<usize>]) {
    for (first, second) in compared(ranges) {
        let found = twins(&records[first.clone()], &records[second.clone()]);
        for (ours, theirs) in found {
            tie(records, first.start + ours, second.start + theirs);
        }
    }
}

/// The lists that are compared with each other, as long as there is work to spend: neighbours, and in a paper all.
fn compared(ranges: &[Range<usize>]) -> Vec<(Range<usize>, Range<usize>)> {
    let reach = if ranges.len() <= MOST_LISTS {
        ranges.len()
    } else {
        1
    };
    let pairs = ranges.iter().enumerate().flat_map(|(at, first)| {
        let others = ranges[at + 1..].iter().take(reach);
        others.map(move |second| (first.clone(), second.clone()))
    });
    let mut left = MOST_COMPARISONS;
    pairs
        .filter(|(first, second)| {
            let rest = left.checked_sub(first.len().saturating_mul(second.len()));
            left = rest.unwrap_or(left);
            rest.is_some()
        })
        .collect()
}

fn tie(records: &mut [Reference], ours: usize, theirs: usize) {
    let ids = [records[theirs].id.clone(), records[ours].id.clone()];
    for (at, id) in [ours, theirs].into_iter().zip(ids) {
        records[at].evidence.parallel = Some(id);
    }
}

/// The entries of two lists that are one work; none where few are, for then the lists are not two forms of one.
fn twins(ours: &[Reference], theirs: &[Reference]) -> Vec<(usize, usize)> {
    let likeness = Likeness::new(ours, theirs);
    let found: Vec<_> = (0..ours.len()).filter_map(|at| likeness.twin(at)).collect();
    let fewest = ours.len().min(theirs.len());
    if found.len() * 3 < fewest {
        Vec::new()
    } else {
        found
    }
}

/// How alike the entries of two lists are, a row for each of ours.
struct Likeness {
    rows: Vec<Vec<f64>>,
}

impl Likeness {
    fn new(ours: &[Reference], theirs: &[Reference]) -> Self {
        let printed = |records: &[Reference]| -> Vec<Option<Printed>> {
            let free = records
                .iter()
                .map(|record| record.evidence.parallel.is_none().then_some(record));
            free.map(|record| Printed::of(record?)).collect()
        };
        let (ours, theirs) = (printed(ours), printed(theirs));
        let same_length = ours.len() == theirs.len();
        let likeness = |(a, one): (usize, &Option<Printed>),
                        (b, other): (usize, &Option<Printed>)| {
            let alike = one
                .as_ref()
                .zip(other.as_ref())
                .map_or(0.0, |(one, other)| one.likeness(other));
            let placed = same_length && a == b && alike > 0.0;
            alike + if placed { SAME_PLACE } else { 0.0 }
        };
        let row = |one| {
            theirs
                .iter()
                .enumerate()
                .map(|other| likeness(one, other))
                .collect()
        };
        Self {
            rows: ours.iter().enumerate().map(row).collect(),
        }
    }

    /// The twin of an entry: the one that is most like it, and that it is most like.
    fn twin(&self, at: usize) -> Option<(usize, usize)> {
        let row = &self.rows[at];
        let (twin, best) = best_of(row.iter().copied())?;
        let column = || self.rows.iter().map(|row| row[twin]);
        let mutual = best_of(column()).is_some_and(|(back, _)| back == at);
        let rival = |values: Vec<f64>, but: usize| {
            let others = values.into_iter().enumerate().filter(|(at, _)| *at != but);
            others.map(|(_, value)| value).fold(0.0, f64::max)
        };
        let next = rival(row.clone(), twin).max(rival(column().collect(), at));
        (mutual && best >= ENOUGH && best - next >= APART).then_some((at, twin))
    }
}

fn best_of(values: impl Iterator<Item = f64>) -> Option<(usize, f64)> {
    values
        .enumerate()
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of the lists that are compared, of lists with so many entries.
    fn compared_of(counts: &[usize]) -> Vec<(usize, usize)> {
        let mut from = 0;
        let ranges = counts.iter().map(|count| {
            from += count;
            from - count..from
        });
        let ranges: Vec<_> = ranges.collect();
        let place = |range: &Range<usize>| ranges.iter().position(|other| other == range);
        let pairs = compared(&ranges);
        pairs
            .iter()
            .filter_map(|(first, second)| place(first).zip(place(second)))
            .collect()
    }

    #[test]
    fn the_lists_of_a_paper_are_all_compared() {
        assert_eq!(compared_of(&[30, 30, 12]), [(0, 1), (0, 2), (1, 2)]);
        assert_eq!(compared_of(&[1_000, 1_000]), [(0, 1)]);
        let volume = compared_of(&[20; 8]);
        assert_eq!(volume, (0..7).map(|at| (at, at + 1)).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_compared_is_bounded() {
        assert!(compared_of(&[10_000, 10_000]).is_empty());
        assert_eq!(compared_of(&[10_000, 10_000, 40]), [(0, 2), (1, 2)]);
        assert_eq!(compared_of(&[500; 6]).len(), 4);
        assert_eq!(compared_of(&[500; 100]).len(), 4);
    }
}
