//! The weights of the attributes, laid out for adding: what an attribute says for each label.
//!
//! Few attributes say something for many labels, but these are met at nearly every item. They are kept as whole rows,
//! zeros included, which add up in straight runs of arithmetic; the others as pairs of label and weight.

use std::hint::black_box;

use super::index::Index;

/// From so many pairs on, an attribute has a whole row.
const WHOLE: usize = 10;

/// The lower bits of a place tell what it is: a number of pairs, a row, or the one pair itself.
const KIND_BITS: u32 = 4;
const IS_ROW: u32 = 0xF;
const IS_PAIR: u32 = 0xE;

/// The most words of pairs and rows that the index can tell apart.
pub(super) const MOST: usize = 1 << (u32::BITS - KIND_BITS);

#[derive(Debug, Clone)]
pub(super) struct Rows {
    labels: usize,
    index: Index,
    /// Runs of pairs and whole rows, the bits of floating-point numbers both.
    words: Vec<u32>,
}

/// A label and its weight in one word: the lower 12 bits of a weight make room, which leaves it exact to three digits.
#[derive(Debug, Clone, Copy)]
struct Pair(u32);

impl Pair {
    const LABEL_BITS: u32 = 8;
    const ROOM: u32 = (1 << (Self::LABEL_BITS + KIND_BITS)) - 1;

    fn new(label: u8, weight: f32) -> Self {
        let half = Self::ROOM.div_ceil(2);
        let rounded = weight.to_bits().saturating_add(half) & !Self::ROOM;
        Self(rounded | u32::from(label) << KIND_BITS)
    }

    fn add(self, scores: &mut [f32]) {
        let label = self.0 >> KIND_BITS & ((1 << Self::LABEL_BITS) - 1);
        scores[label as usize] += f32::from_bits(self.0 & !Self::ROOM);
    }
}

impl Rows {
    /// Lays out the weights of `keys`, of `key_bits` bits each and evenly spread; `starts` has the first pair of each key and
    /// the number of pairs at the end; that many times `labels` are less than [`MOST`]. Every label is below `labels`.
    pub(super) fn new(
        keys: &[u64],
        key_bits: u32,
        starts: &[u32],
        pairs: (&[u8], &[f32]),
        labels: usize,
    ) -> Self {
        let mut rows = Self {
            labels,
            index: Index::new(keys.len(), key_bits),
            words: Vec::new(),
        };
        for (&key, range) in keys.iter().zip(starts.windows(2)) {
            let range = range[0] as usize..range[1] as usize;
            if let Some(place) = rows.lay(&pairs.0[range.clone()], &pairs.1[range]) {
                rows.index.insert(key, place);
            }
        }
        rows
    }

    /// Keeps what an attribute says and gives its place; none where it says nothing.
    fn lay(&mut self, labels: &[u8], weights: &[f32]) -> Option<u32> {
        let pairs = labels.iter().copied().zip(weights.iter().copied());
        let start = self.words.len();
        let kind = match labels.len() {
            0 => return None,
            1 => return Some(Pair::new(labels[0], weights[0]).0 | IS_PAIR),
            count @ 2..WHOLE => {
                let pairs = pairs.map(|(label, weight)| Pair::new(label, weight).0);
                self.words.extend(pairs);
                count as u32
            }
            _ => {
                self.words.resize(start + self.labels, 0);
                for (label, weight) in pairs {
                    self.words[start + usize::from(label)] = weight.to_bits();
                }
                IS_ROW
            }
        };
        Some((start as u32) << KIND_BITS | kind)
    }

    /// Adds the weights of each key that is there to the scores of the labels.
    pub(super) fn add(&self, keys: impl Iterator<Item = u64>, scores: &mut [f32]) {
        self.index.for_some(keys, |places| {
            // The first words are fetched together, so that their waits overlap too.
            let firsts = places
                .iter()
                .filter_map(|&place| self.words.get(start(place)));
            black_box(firsts.fold(0, |all, first| all ^ first));
            places.iter().for_each(|&place| self.add_one(place, scores));
        });
    }

    fn add_one(&self, place: u32, scores: &mut [f32]) {
        match place & IS_ROW {
            IS_PAIR => Pair(place).add(scores),
            IS_ROW => {
                let row = &self.words[start(place)..][..self.labels];
                for (score, &weight) in scores.iter_mut().zip(row) {
                    *score += f32::from_bits(weight);
                }
            }
            count => {
                let pairs = &self.words[start(place)..][..count as usize];
                pairs.iter().for_each(|&pair| Pair(pair).add(scores));
            }
        }
    }
}

/// Where the pairs or the row of a place begin; nothing of the kind for a single pair.
fn start(place: u32) -> usize {
    (place >> KIND_BITS) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_pairs_add_up() {
        let many: Vec<u8> = (0..12).collect();
        let labels = [&many[..], &[2, 5], &[11]].concat();
        let weights: Vec<f32> = (1..=15u8).map(f32::from).collect();
        let keys = [7 << 40, 9 << 40, 11 << 40, 13 << 40];
        let rows = Rows::new(&keys, 48, &[0, 12, 14, 15, 15], (&labels, &weights), 12);
        let mut scores = [0.0; 12];
        let asked = [9 << 40, 3, 7 << 40, 11 << 40, 13 << 40];
        rows.add(asked.into_iter(), &mut scores);
        let expected = [1., 2., 16., 4., 5., 20., 7., 8., 9., 10., 11., 27.];
        assert_eq!(scores, expected);
    }

    #[test]
    fn a_pair_keeps_three_digits() {
        for weight in [0.000_123_45, -2.345_67, 1234.5, 0.0] {
            let mut scores = [0.0; 256];
            Pair::new(255, weight).add(&mut scores);
            assert!((scores[255] - weight).abs() <= weight.abs() * 5e-4);
        }
    }
}
