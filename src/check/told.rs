//! What a resolution that the record brings along tells about its DOI, so that the registry is not asked twice in an audit.

use jiff::{SignedDuration, Timestamp};

use crate::ident::Doi;
use crate::model::{Outcome, Reference, Resolution};

/// How old an answer of the registry may be to stand for another question.
const FRESH: SignedDuration = SignedDuration::from_hours(1);

/// The record's DOI, and whether the registry knows it, where that was told within the last hour.
pub(super) fn of_record(record: &Reference, now: &str) -> Option<(Doi, bool)> {
    let resolution = record.evidence.resolution.as_ref()?;
    is_fresh(resolution, now).then_some(())?;
    Some((record.doi()?, is_registered(resolution)?))
}

fn is_fresh(resolution: &Resolution, now: &str) -> bool {
    let time = |text: &str| text.parse::<Timestamp>().ok();
    let checked = resolution.checked.as_deref().and_then(time);
    match (checked, time(now)) {
        (Some(checked), Some(now)) => now.duration_since(checked).abs() <= FRESH,
        _ => false,
    }
}

/// What doi.org said last: the Handle API where it was asked, else the agency. A silence says nothing.
fn is_registered(resolution: &Resolution) -> Option<bool> {
    let last = resolution.asked.iter().rfind(|asked| {
        asked.service == "doi.org" && matches!(asked.question.as_str(), "agency" | "handle")
    })?;
    match (last.question.as_str(), last.outcome) {
        // An agency with a remark ("Unknown") is none.
        ("agency", Outcome::Found) => last.detail.is_none().then_some(true),
        ("handle", Outcome::Found) => Some(true),
        ("handle", Outcome::Absent) => Some(false),
        _ => None,
    }
}
