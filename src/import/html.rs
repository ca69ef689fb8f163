//! Web pages.

use super::{Format, Found, Options, not_yet};
use crate::Result;
use crate::text::Source;

/// Reads what a page cites, or with [`Options::own`] the work that it describes itself as.
///
/// # Errors
/// [`ErrorKind::Input`](crate::ErrorKind::Input) for a page too large to be read.
pub(super) fn read(source: &Source, _options: &Options) -> Result<Found> {
    Err(not_yet(Format::Html, source.name()))
}
