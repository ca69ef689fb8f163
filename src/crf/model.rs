//! The model: weights, and the file that holds them.
//!
//! The file, little-endian: magic, version, checksum of the rest, label names, a note (free text: how the model
//! came about), transition weights, and the attributes in a table of buckets by the upper bits of their hash.
//! State weights are 16-bit multiples of one step. Everything is checked on reading; a damaged file is an error.

use crate::error::{Error, ErrorKind, Result};

use super::attribute::Attribute;

const MAGIC: &[u8; 8] = b"posylcrf";
const VERSION: u32 = 1;
const BUCKET_BITS: u32 = 16;
const BUCKETS: usize = 1 << BUCKET_BITS;

/// State weights of one attribute, as they leave training.
pub(super) type WeightRow = (Attribute, Vec<(u8, f32)>);

/// A trained model: what each attribute says for each label, and each label for the next.
#[derive(Debug, Clone)]
pub struct Model {
    labels: Vec<String>,
    note: String,
    transitions: Vec<f32>,
    factors: Vec<f32>,
    /// First attribute of each bucket, and the count at the end.
    buckets: Vec<u32>,
    /// The hash bits below the bucket's.
    keys: Vec<u32>,
    /// First pair of each attribute, and the count at the end.
    starts: Vec<u32>,
    pair_labels: Vec<u8>,
    pair_weights: Vec<f32>,
}

fn bucket_of(attribute: Attribute) -> usize {
    (attribute >> (64 - BUCKET_BITS)) as usize
}

fn key_of(attribute: Attribute) -> u32 {
    (attribute >> (32 - BUCKET_BITS)) as u32
}

impl Model {
    /// Builds a model from the result of training; rows of zero weight are left out.
    pub(super) fn from_weights(
        labels: Vec<String>,
        note: String,
        transitions: Vec<f32>,
        mut rows: Vec<WeightRow>,
    ) -> Self {
        rows.sort_unstable_by_key(|row| (bucket_of(row.0), key_of(row.0)));
        let mut model = Self {
            factors: transitions.iter().map(|weight| weight.exp()).collect(),
            labels,
            note,
            transitions,
            buckets: vec![0; BUCKETS + 1],
            keys: Vec::new(),
            starts: vec![0],
            pair_labels: Vec::new(),
            pair_weights: Vec::new(),
        };
        for (attribute, weights) in rows {
            let before = model.pair_labels.len();
            for (label, weight) in weights.into_iter().filter(|(_, weight)| *weight != 0.0) {
                model.pair_labels.push(label);
                model.pair_weights.push(weight);
            }
            if model.pair_labels.len() > before {
                model.keys.push(key_of(attribute));
                model.starts.push(model.pair_labels.len() as u32);
                model.buckets[bucket_of(attribute) + 1] += 1;
            }
        }
        for bucket in 0..BUCKETS {
            model.buckets[bucket + 1] += model.buckets[bucket];
        }
        model
    }

    /// The names of the labels; a label is an index into them.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// How the model came about.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// The number of attributes and of weights.
    pub fn size(&self) -> (usize, usize) {
        (self.keys.len(), self.pair_labels.len())
    }

    /// Scores of the transitions, `[from][to]`.
    pub fn transitions(&self) -> &[f32] {
        &self.transitions
    }

    /// Exponentials of [`transitions`](Self::transitions).
    pub fn factors(&self) -> &[f32] {
        &self.factors
    }

    /// Adds what an attribute says to the scores of an item.
    pub fn add_scores(&self, attribute: Attribute, scores: &mut [f32]) {
        let bucket = bucket_of(attribute);
        let range = self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize;
        let key = key_of(attribute);
        let Some(found) = self.keys[range.clone()]
            .iter()
            .position(|&other| other == key)
        else {
            return;
        };
        let at = range.start + found;
        let pairs = self.starts[at] as usize..self.starts[at + 1] as usize;
        for (&label, &weight) in self.pair_labels[pairs.clone()]
            .iter()
            .zip(&self.pair_weights[pairs])
        {
            scores[usize::from(label)] += weight;
        }
    }

    /// The model as a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let top = self
            .pair_weights
            .iter()
            .fold(0.0f32, |top, weight| top.max(weight.abs()));
        let step = if top > 0.0 {
            top / f32::from(i16::MAX)
        } else {
            1.0
        };
        let mut rest = Vec::new();
        put_u32(&mut rest, self.labels.len());
        self.labels
            .iter()
            .for_each(|name| put_text(&mut rest, name));
        put_text(&mut rest, &self.note);
        self.transitions
            .iter()
            .for_each(|weight| rest.extend(weight.to_le_bytes()));
        rest.extend(step.to_le_bytes());
        put_u32(&mut rest, self.keys.len());
        put_u32(&mut rest, self.pair_labels.len());
        for numbers in [&self.buckets, &self.keys, &self.starts] {
            numbers
                .iter()
                .for_each(|number| rest.extend(number.to_le_bytes()));
        }
        rest.extend(&self.pair_labels);
        for weight in &self.pair_weights {
            rest.extend(((weight / step).round() as i16).to_le_bytes());
        }
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(checksum(&rest).to_le_bytes());
        bytes.extend(rest);
        bytes
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// [`ErrorKind::Model`] when it is not a model file, of another version, cut short or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let mut reader = Reader { bytes };
        if reader.take(MAGIC.len())? != MAGIC {
            return Err(damaged("not a posyl model file"));
        }
        let version = reader.u32()?;
        if version != VERSION {
            let message =
                format!("model file of version {version}; this posyl reads version {VERSION}");
            return Err(damaged(&message));
        }
        let expected = u64::from_le_bytes(reader.array()?);
        if checksum(reader.bytes) != expected {
            return Err(damaged("the model file is damaged (its checksum is wrong)"));
        }
        let labels: Vec<String> = (0..reader.u32()?)
            .map(|_| reader.text())
            .collect::<Result<_>>()?;
        let note = reader.text()?;
        let transitions = reader.floats(labels.len() * labels.len())?;
        let step = f32::from_le_bytes(reader.array()?);
        let (attributes, pairs) = (reader.u32()? as usize, reader.u32()? as usize);
        let model = Self {
            factors: transitions.iter().map(|weight| weight.exp()).collect(),
            labels,
            note,
            transitions,
            buckets: reader.numbers(BUCKETS + 1)?,
            keys: reader.numbers(attributes)?,
            starts: reader.numbers(attributes + 1)?,
            pair_labels: reader.take(pairs)?.to_vec(),
            pair_weights: reader.weights(pairs, step)?,
        };
        model.checked()
    }

    fn checked(self) -> Result<Self> {
        let ascending = |numbers: &[u32], last: usize| {
            numbers.is_sorted()
                && numbers
                    .last()
                    .is_some_and(|&number| number as usize == last)
        };
        let sound = !self.labels.is_empty()
            && self.labels.len() <= usize::from(u8::MAX)
            && ascending(&self.buckets, self.keys.len())
            && ascending(&self.starts, self.pair_labels.len())
            && self
                .pair_labels
                .iter()
                .all(|&label| usize::from(label) < self.labels.len());
        if sound {
            Ok(self)
        } else {
            Err(damaged("the model file contradicts itself"))
        }
    }
}

fn damaged(message: &str) -> Error {
    Error::new(ErrorKind::Model, message)
}

fn put_u32(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend((number as u32).to_le_bytes());
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_u32(bytes, text.len());
    bytes.extend(text.as_bytes());
}

/// A 64-bit checksum that reads eight bytes at a time; against damage, not against forgery.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = bytes.len() as u64;
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let word = u64::from_le_bytes(word.try_into().expect("chunks of eight bytes"));
        sum = (sum ^ word)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .rotate_left(29);
    }
    for &byte in words.remainder() {
        sum = (sum ^ u64::from(byte))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .rotate_left(29);
    }
    sum
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self
            .bytes
            .split_at_checked(len)
            .ok_or_else(|| damaged("the model file is cut short"))?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        Ok(self
            .take(N)?
            .try_into()
            .expect("as many bytes as were asked for"))
    }

    fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    fn text(&mut self) -> Result<String> {
        let len = self.u32()? as usize;
        String::from_utf8(self.take(len)?.to_vec())
            .map_err(|_| damaged("a name in the model is not text"))
    }

    fn numbers(&mut self, count: usize) -> Result<Vec<u32>> {
        let bytes = self.take(count.saturating_mul(4))?.chunks_exact(4);
        Ok(bytes
            .map(|word| u32::from_le_bytes(word.try_into().expect("four bytes")))
            .collect())
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>> {
        Ok(self
            .numbers(count)?
            .into_iter()
            .map(f32::from_bits)
            .collect())
    }

    fn weights(&mut self, count: usize, step: f32) -> Result<Vec<f32>> {
        let bytes = self.take(count.saturating_mul(2))?.chunks_exact(2);
        Ok(bytes
            .map(|word| f32::from(i16::from_le_bytes(word.try_into().expect("two bytes"))) * step)
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Model {
        let labels = vec!["a".to_owned(), "b".to_owned()];
        let rows = vec![
            (7 << 40, vec![(0, 0.5), (1, -0.25)]),
            (u64::MAX, vec![(1, 2.0)]),
            (3, vec![]),
        ];
        Model::from_weights(labels, "by hand".into(), vec![0.1, 0.2, 0.3, 0.4], rows)
    }

    #[test]
    fn a_file_is_read_back() {
        let model = Model::from_bytes(&small().to_bytes()).unwrap();
        assert_eq!(model.labels(), ["a", "b"]);
        assert_eq!(model.note(), "by hand");
        assert_eq!(model.size(), (2, 3));
        let mut scores = [0.0, 0.0];
        model.add_scores(7 << 40, &mut scores);
        model.add_scores(12345, &mut scores);
        assert!(
            (scores[0] - 0.5).abs() < 1e-3 && (scores[1] + 0.25).abs() < 1e-3,
            "{scores:?}"
        );
    }

    #[test]
    fn any_damage_is_an_error() {
        let bytes = small().to_bytes();
        for at in (0..bytes.len())
            .step_by(97)
            .chain(bytes.len() - 5..bytes.len())
        {
            let mut spoilt = bytes.clone();
            spoilt[at] ^= 0x10;
            assert!(Model::from_bytes(&spoilt).is_err(), "byte {at}");
            assert!(Model::from_bytes(&bytes[..at]).is_err(), "cut at {at}");
        }
        let message = Model::from_bytes(b"PK\x03\x04 something else")
            .unwrap_err()
            .to_string();
        assert_eq!(message, "not a posyl model file");
    }
}
