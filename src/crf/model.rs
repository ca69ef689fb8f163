//! The model: weights, and the file that holds them.
//!
//! The file, little-endian: magic, version, checksum of the rest, label names, a note (free text: how the model
//! came about), the number of open labels and the scores of steps (see [`Steps`]), the scalings,
//! and the attributes in ascending order with their state weights, which are 16-bit multiples of one step. Everything is checked on reading; a damaged file is an error.

use crate::error::{Error, ErrorKind, Result};

use super::attribute::Attribute;
use super::lattice::Lattice;
use super::observations::Observations;
use super::rows::{MOST, Rows};
use super::steps::Steps;

const MAGIC: &[u8; 8] = b"posylcrf";
const VERSION: u32 = 3;
/// What leaves log-odds as they are.
const UNSCALED: [f32; 2] = [1.0, 0.0];
/// An attribute is known by so many upper bits of its hash.
const KEY_BITS: u32 = 48;

/// State weights of one attribute, as they leave training.
pub(super) type WeightRow = (Attribute, Vec<(u8, f32)>);

/// A trained model: what each attribute says for each label, and each label for the next.
#[derive(Debug, Clone)]
pub struct Model {
    labels: Vec<String>,
    note: String,
    steps: Steps,
    scalings: Vec<[f32; 2]>,
    weights: Weights,
    rows: Rows,
}

/// The weights as the file has them: pairs of label and weight for each attribute.
#[derive(Debug, Clone)]
struct Weights {
    /// The attributes, ascending.
    keys: Vec<u64>,
    /// First pair of each attribute, and the count at the end.
    starts: Vec<u32>,
    pair_labels: Vec<u8>,
    pair_weights: Vec<f32>,
}

impl Weights {
    /// The same laid out for adding, for so many labels.
    fn rows(&self, labels: usize) -> Rows {
        let pairs = (&self.pair_labels[..], &self.pair_weights[..]);
        Rows::new(&self.keys, KEY_BITS, &self.starts, pairs, labels)
    }
}

fn key_of(attribute: Attribute) -> u64 {
    attribute >> (64 - KEY_BITS)
}

impl Model {
    /// Builds a model from the result of training; rows of zero weight are left out.
    pub(super) fn from_weights(
        labels: Vec<String>,
        note: String,
        steps: Steps,
        mut rows: Vec<WeightRow>,
    ) -> Self {
        rows.sort_unstable_by_key(|row| key_of(row.0));
        let (mut keys, mut starts) = (Vec::new(), vec![0]);
        let (mut pair_labels, mut pair_weights) = (Vec::new(), Vec::new());
        for (attribute, weights) in rows {
            let before = pair_labels.len();
            for (label, weight) in weights.into_iter().filter(|(_, weight)| *weight != 0.0) {
                pair_labels.push(label);
                pair_weights.push(weight);
            }
            if pair_labels.len() > before {
                keys.push(key_of(attribute));
                starts.push(pair_labels.len() as u32);
            }
        }
        let weights = Weights {
            keys,
            starts,
            pair_labels,
            pair_weights,
        };
        Self {
            rows: weights.rows(labels.len()),
            scalings: vec![UNSCALED; labels.len()],
            labels,
            note,
            steps,
            weights,
        }
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
        (self.weights.keys.len(), self.weights.pair_labels.len())
    }

    /// What each label says for the next.
    pub fn steps(&self) -> &Steps {
        &self.steps
    }

    /// For each label, how the log-odds of a run that begins with it are to be stretched and shifted to tell how often such
    /// runs are right.
    pub fn scalings(&self) -> &[[f32; 2]] {
        &self.scalings
    }

    /// The same model with other [`scalings`](Self::scalings), one a label.
    ///
    /// # Panics
    /// Where there are more or fewer scalings than labels.
    #[must_use]
    pub fn with_scalings(self, scalings: Vec<[f32; 2]>) -> Self {
        assert_eq!(scalings.len(), self.labels.len());
        Self { scalings, ..self }
    }

    /// Begins a sequence of `len` items in the lattice, with the scores that the observations give its items.
    pub fn fill(&self, lattice: &mut Lattice, observations: &Observations, len: usize) {
        lattice.reset(len);
        for (items, attributes) in observations.runs() {
            let keys = attributes.iter().map(|&attribute| key_of(attribute));
            lattice.add(items, |scores| self.rows.add(keys, scores));
        }
    }

    /// The model as a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let top = self
            .weights
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
        put_u32(&mut rest, self.steps.open());
        self.steps
            .weights()
            .iter()
            .for_each(|weight| rest.extend(weight.to_le_bytes()));
        self.scalings
            .iter()
            .flatten()
            .for_each(|number| rest.extend(number.to_le_bytes()));
        rest.extend(step.to_le_bytes());
        put_u32(&mut rest, self.weights.keys.len());
        put_u32(&mut rest, self.weights.pair_labels.len());
        self.weights
            .keys
            .iter()
            .for_each(|key| rest.extend(key.to_le_bytes()));
        self.weights
            .starts
            .iter()
            .for_each(|start| rest.extend(start.to_le_bytes()));
        rest.extend(&self.weights.pair_labels);
        for weight in &self.weights.pair_weights {
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
        let open = reader.u32()? as usize;
        if !Steps::are_sound(labels.len(), open) {
            return Err(damaged("the model file contradicts itself"));
        }
        let weights = reader.floats(labels.len() * labels.len())?;
        let steps = Steps::new(labels.len(), open, weights);
        let scalings = reader.floats(labels.len() * 2)?;
        let scalings: Vec<[f32; 2]> = scalings
            .chunks_exact(2)
            .map(|pair| [pair[0], pair[1]])
            .collect();
        let step = f32::from_le_bytes(reader.array()?);
        let (attributes, pairs) = (reader.u32()? as usize, reader.u32()? as usize);
        let keys = reader.keys(attributes)?;
        let starts = reader.numbers(attributes.saturating_add(1))?;
        let pair_labels = reader.take(pairs)?.to_vec();
        check(&labels, &starts, &pair_labels)?;
        let numbers = steps.weights().iter().chain(scalings.iter().flatten());
        if !numbers.chain([&step]).all(|number| number.is_finite()) {
            return Err(damaged("the model file has a number that is none"));
        }
        let weights = Weights {
            keys,
            starts,
            pair_labels,
            pair_weights: reader.weights(pairs, step)?,
        };
        Ok(Self {
            rows: weights.rows(labels.len()),
            scalings,
            labels,
            note,
            steps,
            weights,
        })
    }
}

/// Whether every number in a file points to something.
fn check(labels: &[String], starts: &[u32], pair_labels: &[u8]) -> Result<()> {
    let sound = (1..=usize::from(u8::MAX)).contains(&labels.len())
        && pair_labels.len().saturating_mul(labels.len()) < MOST
        && starts.is_sorted()
        && starts
            .last()
            .is_some_and(|&last| last as usize == pair_labels.len())
        && pair_labels
            .iter()
            .all(|&label| usize::from(label) < labels.len());
    if sound {
        Ok(())
    } else {
        Err(damaged("the model file contradicts itself"))
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

    fn keys(&mut self, count: usize) -> Result<Vec<u64>> {
        let bytes = self.take(count.saturating_mul(8))?.chunks_exact(8);
        Ok(bytes
            .map(|word| u64::from_le_bytes(word.try_into().expect("eight bytes")))
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
        let steps = Steps::new(2, 2, vec![0.1, 0.2, 0.3, 0.4]);
        Model::from_weights(labels, "by hand".into(), steps, rows)
    }

    #[test]
    fn a_file_is_read_back() {
        let scalings = vec![[0.5, -0.25], [2.0, 1.0]];
        let written = small().with_scalings(scalings.clone()).to_bytes();
        let model = Model::from_bytes(&written).unwrap();
        assert_eq!(model.scalings(), scalings);
        assert_eq!(model.labels(), ["a", "b"]);
        assert_eq!(model.note(), "by hand");
        assert_eq!(model.size(), (2, 3));
        let mut observed = Observations::default();
        observed.begin(0..1);
        [7 << 40, 12345].into_iter().for_each(|a| observed.add(a));
        let mut lattice = Lattice::new(2);
        model.fill(&mut lattice, &observed, 1);
        let scores = lattice.scores(0);
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
