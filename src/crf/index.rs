//! The index of a model: from the key of an attribute to the place of its weights.
//!
//! Open addressing with linear probing in one array of words, at most three quarters full: the smaller the array, the
//! more of it is in a near cache. Looks are made in batches, so that their waits overlap.

/// The upper half of a word checks the key, whose bits above those are told by where the word lies; the lower half is
/// the place, which is not zero.
const CHECK_BITS: u32 = 32;

/// How many looks are made at a time.
const BATCH: usize = 32;

#[derive(Debug, Clone)]
pub(super) struct Index {
    words: Vec<u64>,
    /// How far a key is shifted to make its first position.
    shift: u32,
}

impl Index {
    /// An index with room for `count` keys of `key_bits` bits each, evenly spread.
    pub(super) fn new(count: usize, key_bits: u32) -> Self {
        let bits = (count + count / 3 + 1)
            .next_power_of_two()
            .trailing_zeros()
            .max(key_bits - CHECK_BITS);
        Self {
            words: vec![0; 1 << bits],
            shift: key_bits - bits,
        }
    }

    /// Adds a key with its place, which is not zero; not more keys than there is room for.
    pub(super) fn insert(&mut self, key: u64, place: u32) {
        let mut at = self.position(key);
        while self.words[at] != 0 {
            at = self.next(at);
        }
        self.words[at] = check(key) | u64::from(place);
    }

    fn position(&self, key: u64) -> usize {
        (key >> self.shift) as usize & (self.words.len() - 1)
    }

    fn next(&self, at: usize) -> usize {
        (at + 1) & (self.words.len() - 1)
    }

    /// Calls `found` with the places of the keys that are there, some at a time.
    pub(super) fn for_some(&self, keys: impl Iterator<Item = u64>, mut found: impl FnMut(&[u32])) {
        let mut keys = keys.peekable();
        let mut batch = [(0, 0); BATCH];
        let mut places = [0; BATCH];
        while keys.peek().is_some() {
            let mut filled = 0;
            for (slot, key) in batch.iter_mut().zip(&mut keys) {
                *slot = (key, self.words[self.position(key)]);
                filled += 1;
            }
            let mut there = 0;
            for &(key, word) in &batch[..filled] {
                if let Some(place) = self.find(key, word) {
                    places[there] = place;
                    there += 1;
                }
            }
            found(&places[..there]);
        }
    }

    /// The place of a key, whose first position holds `word`.
    fn find(&self, key: u64, mut word: u64) -> Option<u32> {
        let mut at = self.position(key);
        while word != 0 {
            if (word ^ check(key)) >> CHECK_BITS == 0 {
                return Some(word as u32);
            }
            at = self.next(at);
            word = self.words[at];
        }
        None
    }
}

fn check(key: u64) -> u64 {
    key << CHECK_BITS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crf::combine;

    #[test]
    fn every_key_is_found_and_no_other() {
        let key = |n: u64| combine(1, n) >> 16;
        let mut index = Index::new(5000, 48);
        (0..5000).for_each(|n| index.insert(key(n), n as u32 + 1));
        let mut found: Vec<u32> = Vec::new();
        index.for_some((0..50_000).map(key), |places| found.extend(places));
        assert!(found.into_iter().eq(1..=5000));
        Index::new(0, 48).for_some([7].into_iter(), |places| assert!(places.is_empty()));
    }
}
