//! The wire form of records: CSL-JSON 1.0.2 items, with the evidence under `custom.posyl`.
//!
//! Owns both directions. [`to_value`] writes only what the official schema admits; [`read_item`] takes
//! whatever came and loses nothing: what CSL has no word for goes to `custom.unmapped`. Reading what was
//! written gives the same record back. Knows nothing of files, lists or registries.

mod date;
mod evidence;
mod fields;
mod kind;
mod link;
mod name;
mod read;
mod resolution;
mod write;

#[cfg(test)]
pub(crate) mod strategy;
#[cfg(test)]
mod tests;

pub use date::date_of_text;
pub use read::read_item;
pub use write::to_value;

/// The version of the shape under `custom.posyl`.
pub const EVIDENCE_SCHEMA: u64 = 1;
