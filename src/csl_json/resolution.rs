//! What the registries say, both ways.

use serde_json::Value;

use super::fields::{Fields, Object, rounded, score};
use crate::model::{Agreement, Asked, FieldComparison, Outcome, Resolution, ResolutionVerdict};

/// Writes a resolution.
pub(super) fn write(resolution: &Resolution) -> Value {
    let mut object = Object::default();
    object
        .put("verdict", resolution.verdict.as_str())
        .put_some("reason", resolution.reason.as_deref())
        .put_list("fields", &resolution.fields, write_comparison)
        .put_some("record", resolution.record.clone())
        .put_some("registry", resolution.registry.as_deref())
        .put_list("asked", &resolution.asked, write_asked)
        .put_some("checked", resolution.checked.as_deref())
        .put_unknown(&resolution.unknown);
    object.finish()
}

fn write_comparison(comparison: &FieldComparison) -> Value {
    let mut object = Object::default();
    object
        .put("field", comparison.field.as_str())
        .put("agreement", comparison.agreement.as_str())
        .put_some("cited", comparison.cited.as_deref())
        .put_some("registered", comparison.registered.as_deref())
        .put_some("score", comparison.score.and_then(rounded));
    object.finish()
}

fn write_asked(asked: &Asked) -> Value {
    let mut object = Object::default();
    object
        .put("service", asked.service.as_str())
        .put("question", asked.question.as_str())
        .put("outcome", asked.outcome.as_str())
        .put_some("detail", asked.detail.as_deref());
    object.finish()
}

/// Reads a resolution.
pub(super) fn read(value: &Value) -> Option<Resolution> {
    let mut fields = Fields::of(value)?;
    Some(Resolution {
        verdict: fields.take("verdict", |v| ResolutionVerdict::from_name(v.as_str()?))?,
        reason: fields.string("reason"),
        fields: fields.list("fields", read_comparison).unwrap_or_default(),
        record: fields.take("record", |v| Some(v.clone())),
        registry: fields.string("registry"),
        asked: fields.list("asked", read_asked).unwrap_or_default(),
        checked: fields.string("checked"),
        unknown: fields.rest(),
    })
}

fn read_comparison(value: &Value) -> Option<FieldComparison> {
    let mut fields = Fields::of(value)?;
    let comparison = FieldComparison {
        field: fields.string("field")?,
        agreement: fields.take("agreement", |v| Agreement::from_name(v.as_str()?))?,
        cited: fields.string("cited"),
        registered: fields.string("registered"),
        score: fields.take("score", score),
    };
    fields.closed(comparison)
}

fn read_asked(value: &Value) -> Option<Asked> {
    let mut fields = Fields::of(value)?;
    let asked = Asked {
        service: fields.string("service")?,
        question: fields.string("question")?,
        outcome: fields.take("outcome", |v| Outcome::from_name(v.as_str()?))?,
        detail: fields.string("detail"),
    };
    fields.closed(asked)
}
