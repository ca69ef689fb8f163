//! Link reports, both ways.

use serde_json::Value;

use super::fields::{Fields, Object};
use crate::model::{Archived, Hop, LinkReport, LinkVerdict};

/// Writes a link report.
pub(super) fn write(link: &LinkReport) -> Value {
    let mut object = Object::default();
    object
        .put("url", link.url.as_str())
        .put("verdict", link.verdict.as_str())
        .put_some("reason", link.reason.as_deref())
        .put_list("chain", &link.chain, write_hop)
        .put_some("archived", link.archived.as_ref().map(write_archived))
        .put_some("archive_note", link.archive_note.as_deref())
        .put_some("checked", link.checked.as_deref())
        .put_unknown(&link.unknown);
    object.finish()
}

fn write_hop(hop: &Hop) -> Value {
    let mut object = Object::default();
    object
        .put("url", hop.url.as_str())
        .put("status", hop.status);
    object.finish()
}

fn write_archived(copy: &Archived) -> Value {
    let mut object = Object::default();
    object
        .put("url", copy.url.as_str())
        .put("taken", copy.taken.as_str())
        .put("archive", copy.archive.as_str());
    object.finish()
}

/// Reads a link report.
pub(super) fn read(value: &Value) -> Option<LinkReport> {
    let mut fields = Fields::of(value)?;
    Some(LinkReport {
        url: fields.string("url")?,
        verdict: fields.take("verdict", |v| LinkVerdict::from_name(v.as_str()?))?,
        reason: fields.string("reason"),
        chain: fields.list("chain", read_hop).unwrap_or_default(),
        archived: fields.take("archived", read_archived),
        archive_note: fields.string("archive_note"),
        checked: fields.string("checked"),
        unknown: fields.rest(),
    })
}

fn read_hop(value: &Value) -> Option<Hop> {
    let mut fields = Fields::of(value)?;
    let hop = Hop {
        url: fields.string("url")?,
        status: fields.take("status", |v| u16::try_from(v.as_u64()?).ok())?,
    };
    fields.closed(hop)
}

fn read_archived(value: &Value) -> Option<Archived> {
    let mut fields = Fields::of(value)?;
    let copy = Archived {
        url: fields.string("url")?,
        taken: fields.string("taken")?,
        archive: fields.string("archive")?,
    };
    fields.closed(copy)
}
