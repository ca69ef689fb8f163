//! From a reference string to labelled segments.
//!
//! Owns the tokens, the features, the labelling model and how it is trained and scored. Must not repair or type
//! values: a segment is a run of the string as printed, and [`crate::normalise`] makes values of it.
//!
//! A string is cut into tokens (words, numbers, single marks; an address or DOI is one token), each token gets
//! some hundred features, a linear-chain CRF gives each a label in BIO form (Ramshaw & Marcus 1995), and runs of
//! labels become segments with their exact probability under the model.

mod corpus;
mod dictionary;
mod edges;
mod features;
mod generate;
mod labeller;
mod lexicon;
mod scaling;
mod scheme;
mod score;
mod standoff;
mod token;
mod training;

pub use corpus::{Labelled, labelled_line, read_labelled, segmented_line};
pub use generate::{Seeds, generate};
pub use labeller::{LONGEST, Labeller, Scratch};
pub use scheme::{Scheme, to_common};
pub use score::{Calibration, Confusion, FIELDS, FieldScore, Misread, Row, Score};
pub use standoff::{Texts, WITHOUT_TEXT, standoff_line};
pub use training::{TrainingSet, calibrated, train};

#[cfg(test)]
mod tests;
