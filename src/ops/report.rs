//! The report of an audit: everything in one document, for people's archives and for scripts.

use serde_json::{Value, json};

use crate::csl_json;
use crate::diag::Severity;
use crate::model::Reference;

use super::{Remark, Tally};

/// The version of the report's shape; it grows when a key changes its meaning or goes away.
pub const REPORT_SCHEMA: u64 = 1;

/// What an audit found.
#[derive(Debug, Clone)]
pub struct Report {
    /// When the audit was made: `YYYY-MM-DDThh:mm:ssZ`.
    pub generated: String,
    /// Whether nobody was asked.
    pub offline: bool,
    /// The names of the inputs.
    pub inputs: Vec<String>,
    /// What was wrong with the inputs.
    pub remarks: Vec<Remark>,
    /// The records, verdicts and evidence in them.
    pub records: Vec<Reference>,
}

impl Report {
    /// How many records and links got which verdict.
    pub fn tally(&self) -> Tally {
        Tally::of_both(&self.records)
    }

    /// The report as one JSON document.
    pub fn to_value(&self) -> Value {
        let mut counts = json!({"records": self.records.len()});
        if let (Some(counts), Value::Object(tally)) =
            (counts.as_object_mut(), self.tally().to_value())
        {
            counts.extend(tally);
        }
        json!({
            "schema": REPORT_SCHEMA,
            "posyl": env!("CARGO_PKG_VERSION"),
            "generated": self.generated,
            "offline": self.offline,
            "inputs": self.inputs,
            "counts": counts,
            "diagnostics": self.remarks.iter().map(remark).collect::<Vec<_>>(),
            "records": self.records.iter().map(csl_json::to_value).collect::<Vec<_>>(),
        })
    }
}

fn remark(remark: &Remark) -> Value {
    let severity = match remark.diagnostic.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    json!({
        "source": remark.source,
        "line": remark.diagnostic.line,
        "column": remark.diagnostic.column,
        "code": remark.diagnostic.code,
        "severity": severity,
        "message": remark.diagnostic.message,
    })
}
