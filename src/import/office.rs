//! Documents of Word (DOCX) and of LibreOffice (ODT).

use super::{Format, Found, Options, not_yet};
use crate::Result;

/// Reads a document of Word.
pub(super) fn read_docx(_bytes: &[u8], name: &str, _options: &Options) -> Result<Found> {
    Err(not_yet(Format::Docx, name))
}

/// Reads a document of LibreOffice.
pub(super) fn read_odt(_bytes: &[u8], name: &str, _options: &Options) -> Result<Found> {
    Err(not_yet(Format::Odt, name))
}
