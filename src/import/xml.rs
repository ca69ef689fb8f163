//! XML: EndNote, JATS, TEI, MODS.

use super::{Format, Found, Options, not_yet};
use crate::Result;
use crate::text::Source;

/// Which of them a text is, by its outermost element.
pub(super) fn sniff(_text: &str) -> Option<Format> {
    None
}

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
