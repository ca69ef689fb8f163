//! Markdown.

use super::{Format, Found, not_yet};
use crate::Result;
use crate::text::Source;

/// Whether a text is Markdown.
pub(super) fn is(_source: &Source) -> bool {
    false
}

/// Reads the text without its marks.
pub(super) fn read(source: Source) -> Result<Found> {
    Err(not_yet(Format::Markdown, source.name()))
}
