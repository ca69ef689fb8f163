//! From answers to a verdict, with the evidence.
//!
//! Owns the rules: what a record found under a DOI says of the reference that bears it, and which of the records
//! that a search found is the work. Pure.

use crate::matching::{self, Comparison, Judgement};
use crate::model::{
    Agreement, Candidate, FieldComparison, Reference, Resolution, ResolutionVerdict,
};

use super::item;

/// The verdict on a reference whose DOI has a record.
pub(super) fn of_record(cited: &Reference, candidate: &Candidate) -> Resolution {
    let comparison = matching::compare(cited, &candidate.record);
    let (verdict, reason) = if comparison.judgement() == Judgement::OtherWork {
        let reason = "title and people of the registered work are others".to_owned();
        (ResolutionVerdict::DoiPointsElsewhere, Some(reason))
    } else if let Some(notice) = retraction(candidate) {
        (ResolutionVerdict::Retracted, Some(notice))
    } else if let Some(differences) = differences(&comparison) {
        (ResolutionVerdict::Differs, Some(differences))
    } else if says_nothing(&comparison) {
        let reason = "the registered record holds nothing that can be compared".to_owned();
        (ResolutionVerdict::Unchecked, Some(reason))
    } else {
        (ResolutionVerdict::Confirmed, other_notices(candidate))
    };
    with_record(verdict, reason, comparison, candidate)
}

/// The verdict on a reference without DOI after a search that was answered.
pub(super) fn of_search(cited: &Reference, candidates: &[Candidate]) -> Resolution {
    let compared = candidates
        .iter()
        .map(|candidate| (candidate, matching::compare(cited, &candidate.record)));
    let (mut works, others): (Vec<_>, Vec<_>) = compared.partition(|(_, c)| c.is_same_work());
    // The best comparison; of equals the one that the registry ranks first.
    works.sort_by(|a, b| b.1.score.total_cmp(&a.1.score));
    if let Some((candidate, comparison)) = works.into_iter().next() {
        let (verdict, reason) = match (retraction(candidate), differences(&comparison)) {
            (Some(notice), _) => (ResolutionVerdict::Retracted, Some(notice)),
            (None, Some(differences)) => (ResolutionVerdict::Differs, Some(differences)),
            (None, None) => (ResolutionVerdict::Confirmed, other_notices(candidate)),
        };
        return with_record(verdict, reason, comparison, candidate);
    }
    let by_others = |(_, c): &(&Candidate, Comparison)| c.judgement() == Judgement::OtherPeople;
    if let Some((candidate, comparison)) = others.into_iter().find(by_others) {
        let reason = "title, year and container are those of a registered work by other people";
        let verdict = ResolutionVerdict::Suspicious;
        return with_record(verdict, Some(reason.to_owned()), comparison, candidate);
    }
    let reason = match candidates.len() {
        0 => "the search found nothing".to_owned(),
        count => format!("none of the {count} records found is this work"),
    };
    bare(ResolutionVerdict::NotIndexed, reason)
}

/// A verdict without a record.
pub(super) fn bare(verdict: ResolutionVerdict, reason: impl Into<String>) -> Resolution {
    Resolution {
        verdict,
        reason: Some(reason.into()),
        fields: Vec::new(),
        record: None,
        registry: None,
        asked: Vec::new(),
        checked: None,
        unknown: serde_json::Map::new(),
    }
}

fn with_record(
    verdict: ResolutionVerdict,
    reason: Option<String>,
    comparison: Comparison,
    candidate: &Candidate,
) -> Resolution {
    Resolution {
        reason,
        fields: comparison.fields,
        record: Some(item::evidence(&candidate.record)),
        registry: Some(candidate.registry.clone()),
        ..bare(verdict, "")
    }
}

fn retraction(candidate: &Candidate) -> Option<String> {
    let notice = candidate
        .notices
        .iter()
        .find(|(kind, _)| item::retracts(kind));
    notice.map(|(kind, doi)| format!("{kind}: {doi}"))
}

/// Corrections and expressions of concern: worth knowing, and no reason to doubt the reference.
fn other_notices(candidate: &Candidate) -> Option<String> {
    let notices: Vec<String> = candidate
        .notices
        .iter()
        .map(|(kind, doi)| format!("{kind}: {doi}"))
        .collect();
    (!notices.is_empty()).then(|| notices.join("; "))
}

fn differences(comparison: &Comparison) -> Option<String> {
    let fields: Vec<&str> = comparison
        .differences()
        .map(|field| field.field.as_str())
        .collect();
    (!fields.is_empty()).then(|| format!("differs in {}", fields.join(", ")))
}

/// Whether the reference says something about the work and the record answers none of it. A reference that is
/// nothing but a DOI is confirmed by the DOI's existence.
fn says_nothing(comparison: &Comparison) -> bool {
    let telling = |field: &&FieldComparison| field.field != "type";
    let mut fields = comparison.fields.iter().filter(telling);
    let agrees =
        |field: &FieldComparison| matches!(field.agreement, Agreement::Same | Agreement::Near);
    let cited = comparison
        .fields
        .iter()
        .filter(telling)
        .any(|field| field.cited.is_some());
    cited && !fields.any(agrees)
}
