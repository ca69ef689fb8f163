//! The index of a model: from the key of an attribute to its pairs of label and weight.
//!
//! Open addressing with linear probing in one array of words, at most half full. Most attributes of a text are not
//! in the model, and saying so costs one look at one word. The array does not fit the nearest cache: looks are made in
//! batches, so that their waits overlap.

use std::ops::Range;

/// The upper half of a word checks the key, whose bits above those are told by where the word lies; then come the
/// first pair and the number of pairs, which is not zero.
const START_BITS: u32 = 24;
const COUNT_BITS: u32 = 8;
const CHECK_BITS: u32 = 64 - START_BITS - COUNT_BITS;

/// The most pairs that an index can tell apart.
pub(super) const MOST_PAIRS: usize = 1 << START_BITS;

/// How many looks are made at a time.
const BATCH: usize = 32;

#[derive(Debug, Clone)]
pub(super) struct Index {
    words: Vec<u64>,
    /// How far a key is shifted to make its first position.
    shift: u32,
}

impl Index {
    /// Makes an index of keys of `key_bits` bits each, evenly spread; `starts` has the first pair of each and the
    /// number of pairs, at most [`MOST_PAIRS`], at the end. A key with no pair, or over 255, is left out.
    pub(super) fn new(keys: &[u64], key_bits: u32, starts: &[u32]) -> Self {
        let bits = (2 * keys.len())
            .next_power_of_two()
            .trailing_zeros()
            .max(key_bits - CHECK_BITS);
        let mut index = Self {
            words: vec![0; 1 << bits],
            shift: key_bits - bits,
        };
        for (&key, pairs) in keys.iter().zip(starts.windows(2)) {
            let count = pairs[1] - pairs[0];
            if (1..1 << COUNT_BITS).contains(&count) {
                let word = u64::from(pairs[0]) << COUNT_BITS | u64::from(count);
                index.insert(key, word);
            }
        }
        index
    }

    fn insert(&mut self, key: u64, value: u64) {
        let mut at = self.position(key);
        while self.words[at] != 0 {
            at = self.next(at);
        }
        self.words[at] = check(key) | value;
    }

    fn position(&self, key: u64) -> usize {
        (key >> self.shift) as usize & (self.words.len() - 1)
    }

    fn next(&self, at: usize) -> usize {
        (at + 1) & (self.words.len() - 1)
    }

    /// Calls `found` with the pairs of each key that is there.
    pub(super) fn for_each(
        &self,
        keys: impl Iterator<Item = u64>,
        mut found: impl FnMut(Range<usize>),
    ) {
        let mut keys = keys.peekable();
        let mut batch = [(0, 0); BATCH];
        while keys.peek().is_some() {
            let mut filled = 0;
            for (slot, key) in batch.iter_mut().zip(&mut keys) {
                *slot = (key, self.words[self.position(key)]);
                filled += 1;
            }
            for &(key, word) in &batch[..filled] {
                if let Some(pairs) = self.find(key, word) {
                    found(pairs);
                }
            }
        }
    }

    /// The pairs of a key, whose first position holds `word`.
    fn find(&self, key: u64, mut word: u64) -> Option<Range<usize>> {
        let mut at = self.position(key);
        while word != 0 {
            if (word ^ check(key)) >> (START_BITS + COUNT_BITS) == 0 {
                let start = (word >> COUNT_BITS) as usize & (MOST_PAIRS - 1);
                return Some(start..start + (word & ((1 << COUNT_BITS) - 1)) as usize);
            }
            at = self.next(at);
            word = self.words[at];
        }
        None
    }
}

fn check(key: u64) -> u64 {
    key << (START_BITS + COUNT_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crf::combine;

    #[test]
    fn every_key_is_found_and_no_other() {
        let key = |n: u64| combine(1, n) >> 16;
        let keys: Vec<u64> = (0..5000).map(key).collect();
        let starts: Vec<u32> = (0..=5000).map(|n| n * 3).collect();
        let index = Index::new(&keys, 48, &starts);
        let mut found = Vec::new();
        index.for_each((0..50_000).map(key), |pairs| found.push(pairs));
        let expected: Vec<_> = (0..5000).map(|n| n * 3..n * 3 + 3).collect();
        assert_eq!(found, expected);
        Index::new(&[], 48, &[0]).for_each([7].into_iter(), |_| panic!("an empty index found it"));
    }
}
