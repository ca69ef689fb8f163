//! The reference lists of LaTeX documents.

use super::{Format, Found, not_yet};
use crate::Result;
use crate::text::Source;

/// Whether a text is LaTeX with a reference list in it.
pub(super) fn is(_text: &str) -> bool {
    false
}

/// Reads the entries of each `thebibliography`.
pub(super) fn read(source: &Source) -> Result<Found> {
    Err(not_yet(Format::Latex, source.name()))
}
