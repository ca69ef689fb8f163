//! XML: EndNote, JATS, TEI, MODS.
//!
//! Owns which of them a text is, and what is told of faults in it. The readers take one record at a time and lose
//! nothing: what CSL has no word for goes to `custom` under the element's own name.

mod entities;
#[cfg_attr(not(test), expect(dead_code, reason = "the readers come next"))]
pub(in crate::import) mod pull;
mod root;
#[cfg_attr(not(test), expect(dead_code, reason = "the readers come next"))]
pub(in crate::import) mod tree;

use super::{Format, Found, Options, not_yet};
use crate::Result;
use crate::text::Source;

pub(super) use root::sniff;

/// Reads EndNote's export.
pub(super) fn read_endnote(source: &Source) -> Result<Found> {
    Err(not_yet(Format::EndnoteXml, source.name()))
}

/// Reads what an article cites.
pub(super) fn read_jats(source: &Source, _options: &Options) -> Result<Found> {
    Err(not_yet(Format::Jats, source.name()))
}

/// Reads TEI.
pub(super) fn read_tei(source: &Source, _options: &Options) -> Result<Found> {
    Err(not_yet(Format::Tei, source.name()))
}

/// Reads MODS.
pub(super) fn read_mods(source: &Source) -> Result<Found> {
    Err(not_yet(Format::Mods, source.name()))
}
