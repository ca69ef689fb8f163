//! Tables: CSV and TSV with a header.

use super::{Format, Found, not_yet};
use crate::Result;
use crate::text::Source;

/// Which table a text is, by its header; the name of the source may help.
pub(super) fn sniff(_source: &Source) -> Option<Format> {
    None
}

/// Reads a record a row.
pub(super) fn read(format: Format, source: &Source) -> Result<Found> {
    Err(not_yet(format, source.name()))
}
