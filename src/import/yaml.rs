//! YAML: CSL items, and the bibliographies of hayagriva.

use super::{Format, Found, not_yet};
use crate::Result;
use crate::text::Source;

/// Which of them a text is.
pub(super) fn sniff(_source: &Source) -> Option<Format> {
    None
}

/// Reads CSL items.
pub(super) fn read_csl(source: &Source) -> Result<Found> {
    Err(not_yet(Format::CslYaml, source.name()))
}

/// Reads a bibliography of hayagriva.
pub(super) fn read_hayagriva(source: &Source) -> Result<Found> {
    Err(not_yet(Format::Hayagriva, source.name()))
}
