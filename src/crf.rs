//! A linear-chain conditional random field (Lafferty, McCallum & Pereira 2001): decoding, marginals, training.
//!
//! Owns the model file and the arithmetic. Knows nothing of bibliographies: a sequence is a list of items, each
//! with a set of attributes (64-bit hashes that the caller makes), and a label is a number below the model's
//! label count. Touches no files: models are bytes.

mod attribute;
mod index;
mod lattice;
mod model;
mod observations;
mod optimise;
mod rows;
mod steps;
mod train;

pub use attribute::{Attribute, combine, hash_str};
pub use lattice::Lattice;
pub use model::Model;
pub use observations::Observations;
pub use optimise::Progress;
pub use steps::Steps;
pub use train::{Example, TrainOptions, train};
