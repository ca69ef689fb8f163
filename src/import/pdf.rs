//! PDF documents.

use super::{Format, Found, Options, not_yet};
use crate::Result;

/// Reads the text of a document.
pub(super) fn read(_bytes: &[u8], name: &str, _options: &Options) -> Result<Found> {
    Err(not_yet(Format::Pdf, name))
}
