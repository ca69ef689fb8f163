//! XML: EndNote, JATS, TEI, MODS.
//!
//! Owns which of them a text is, and what is told of faults in it. The readers take one record at a time and lose
//! nothing: what CSL has no word for goes to `custom` under the element's own name.

mod dates;
mod draft;
mod endnote;
mod entities;
mod jats;
mod languages;
mod mods;
mod names;
pub(in crate::import) mod pull;
mod reading;
mod rich;
mod root;
mod tei;
pub(in crate::import) mod tree;

#[cfg(test)]
mod tests;

use super::{Found, Options};
use crate::Result;
use crate::text::Source;

pub(super) use root::sniff;

/// Reads EndNote's export.
pub(super) fn read_endnote(source: &Source) -> Result<Found> {
    endnote::read(source)
}

/// Reads what an article cites, or with [`Options::own`] the article itself.
pub(super) fn read_jats(source: &Source, options: &Options) -> Result<Found> {
    jats::read(source, options)
}

/// Reads what a TEI text cites, or with [`Options::own`] the text itself.
pub(super) fn read_tei(source: &Source, options: &Options) -> Result<Found> {
    tei::read(source, options)
}

/// Reads MODS.
pub(super) fn read_mods(source: &Source) -> Result<Found> {
    mods::read(source)
}
