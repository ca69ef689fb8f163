//! What the registries say of a reference.

use serde_json::{Map, Value};

use super::Reference;

named_enum! {
    /// The verdict on a reference after asking the registries.
    ResolutionVerdict {
        /// A registered record agrees with it.
        Confirmed = "confirmed",
        /// Its record is registered, and some fields differ.
        Differs = "differs",
        /// Its DOI exists and belongs to another work.
        DoiPointsElsewhere = "doi-points-elsewhere",
        /// The registry itself says that its DOI does not exist.
        DoiUnknown = "doi-unknown",
        /// The work was retracted.
        Retracted = "retracted",
        /// Asked, and nothing near was found. This says nothing against the reference.
        NotIndexed = "not-indexed",
        /// Positive contradictions exist; the reasons are given.
        Suspicious = "suspicious",
        /// Somebody who had to be asked did not answer.
        Unchecked = "unchecked",
    }
}

named_enum! {
    /// How one field of ours stands to the registry's.
    Agreement {
        /// The same, but for case, punctuation, script or abbreviation.
        Same = "same",
        /// Close enough to be the same work; worth a look.
        Near = "near",
        /// Different.
        Different = "different",
        /// In two scripts or customs that cannot be held against each other; says nothing either way.
        Incomparable = "incomparable",
        /// Only we have it.
        OnlyCited = "only-cited",
        /// Only the registry has it.
        OnlyRegistered = "only-registered",
    }
}

named_enum! {
    /// What came of asking one service.
    Outcome {
        /// It answered with a record.
        Found = "found",
        /// It answered that it has none.
        Absent = "absent",
        /// It did not answer, or not in a shape that we know.
        Unavailable = "unavailable",
        /// It was not asked (offline).
        NotAsked = "not-asked",
    }
}

/// One field of a reference against the registered record.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldComparison {
    /// The field, by its name on the wire.
    pub field: String,
    /// How they stand to each other.
    pub agreement: Agreement,
    /// Ours.
    pub cited: Option<String>,
    /// Theirs.
    pub registered: Option<String>,
    /// Likeness, 0 to 1, where it was measured.
    pub score: Option<f32>,
}

/// A question that was put, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The service: `doi.org`, `crossref`.
    pub service: String,
    /// What was asked, in a word: `handle`, `agency`, `metadata`, `search`.
    pub question: String,
    /// What came of it.
    pub outcome: Outcome,
    /// The HTTP status or the failure, in a few words.
    pub detail: Option<String>,
}

/// A registered record that may be the work cited.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The registry: `crossref`, `datacite`.
    pub registry: String,
    /// Its record.
    pub record: Reference,
    /// The registry's own relevance score, where it gives one; never a confidence.
    pub score: Option<f32>,
    /// Notices on the work: `retraction`, `correction` …, with the DOI of the notice.
    pub notices: Vec<(String, String)>,
}

/// What the registries say of a reference, with the evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolution {
    /// The verdict.
    pub verdict: ResolutionVerdict,
    /// Why, in a few words.
    pub reason: Option<String>,
    /// The comparison, field by field.
    pub fields: Vec<FieldComparison>,
    /// The registered record compared with, as a CSL-JSON item.
    pub record: Option<Value>,
    /// The registry that holds the record.
    pub registry: Option<String>,
    /// Who was asked, in order.
    pub asked: Vec<Asked>,
    /// When: `YYYY-MM-DDThh:mm:ssZ`.
    pub checked: Option<String>,
    /// Keys that this version does not know.
    pub unknown: Map<String, Value>,
}

impl ResolutionVerdict {
    /// Whether a reader should act.
    pub fn is_finding(self) -> bool {
        matches!(
            self,
            Self::Differs
                | Self::DoiPointsElsewhere
                | Self::DoiUnknown
                | Self::Retracted
                | Self::Suspicious
        )
    }

    /// Whether nothing could be learnt.
    pub fn is_inconclusive(self) -> bool {
        self == Self::Unchecked
    }
}
