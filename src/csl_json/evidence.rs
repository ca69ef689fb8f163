//! What lies under `custom.posyl`, both ways.
//!
//! The open records (the evidence itself, a resolution, a link report) keep keys that this version does not
//! know. The small ones inside them (a place, a repair, an answer on the way …) are closed: one that is not
//! wholly understood is kept, with the list it stands in, as an unknown key of the open record.

use std::collections::BTreeMap;

use serde_json::Value;

use super::fields::{Fields, Object, rounded, score};
use super::{EVIDENCE_SCHEMA, link, resolution};
use crate::model::{Evidence, Place, Repair};
use crate::text::Span;

/// Writes the evidence; `None` where there is none.
pub(super) fn write(evidence: &Evidence) -> Option<Value> {
    if *evidence == Evidence::default() {
        return None;
    }
    let links = evidence.links.as_ref();
    let mut object = Object::default();
    object
        .put("schema", schema(evidence))
        .put_some("raw", evidence.raw.as_deref())
        .put_some("place", evidence.place.as_ref().map(write_place))
        .put_some("parallel", evidence.parallel.as_deref())
        .put_some("confidence", write_confidence(&evidence.confidence))
        .put_list("repairs", &evidence.repairs, write_repair)
        .put_some(
            "resolution",
            evidence.resolution.as_ref().map(resolution::write),
        )
        .put_some(
            "links",
            links.map(|list| list.iter().map(link::write).collect::<Vec<_>>()),
        )
        .put_unknown(&evidence.unknown);
    Some(object.finish())
}

fn schema(evidence: &Evidence) -> Value {
    let foreign = evidence.unknown.get("schema").cloned();
    foreign.unwrap_or_else(|| EVIDENCE_SCHEMA.into())
}

fn write_place(place: &Place) -> Value {
    let mut object = Object::default();
    object
        .put("source", place.source.as_str())
        .put("line", place.line)
        .put("start", place.span.start)
        .put("end", place.span.end);
    object.finish()
}

fn write_confidence(confidence: &BTreeMap<String, f32>) -> Option<Value> {
    let mut object = Object::default();
    for (field, &probability) in confidence {
        object.put_some(field, rounded(probability));
    }
    (!object.is_empty()).then(|| object.finish())
}

fn write_repair(repair: &Repair) -> Value {
    let mut object = Object::default();
    object
        .put("field", repair.field.as_str())
        .put("rule", repair.rule.as_str())
        .put("from", repair.from.as_str())
        .put("to", repair.to.as_str());
    object.finish()
}

/// Reads evidence; `None` where the value is not an object. Evidence of another schema is kept whole as
/// unknown keys: its words may mean something else.
pub(super) fn read(value: &Value) -> Option<Evidence> {
    let mut fields = Fields::of(value)?;
    let ours = |value: &Value| (value.as_u64() == Some(EVIDENCE_SCHEMA)).then_some(());
    if fields.take("schema", ours).is_none() && value.get("schema").is_some() {
        return Some(Evidence {
            unknown: fields.rest(),
            ..Evidence::default()
        });
    }
    Some(Evidence {
        raw: fields.string("raw"),
        place: fields.take("place", read_place),
        parallel: fields.string("parallel"),
        confidence: fields
            .take("confidence", read_confidence)
            .unwrap_or_default(),
        repairs: fields.list("repairs", read_repair).unwrap_or_default(),
        resolution: fields.take("resolution", resolution::read),
        links: fields.list("links", link::read),
        unknown: fields.rest(),
    })
}

fn read_place(value: &Value) -> Option<Place> {
    let mut fields = Fields::of(value)?;
    let source = fields.string("source")?;
    let line = fields.number("line")?;
    let (start, end) = (fields.number("start")?, fields.number("end")?);
    if start > end {
        return None;
    }
    let span = Span::new(start, end);
    fields.closed(Place { source, line, span })
}

fn read_confidence(value: &Value) -> Option<BTreeMap<String, f32>> {
    let fields = value.as_object()?.iter();
    fields
        .map(|(field, value)| Some((field.clone(), score(value)?)))
        .collect()
}

fn read_repair(value: &Value) -> Option<Repair> {
    let mut fields = Fields::of(value)?;
    let repair = Repair {
        field: fields.string("field")?,
        rule: fields.string("rule")?,
        from: fields.string("from")?,
        to: fields.string("to")?,
    };
    fields.closed(repair)
}
