//! Layers that are switched off: what stands on them is not seen.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier};

/// The layers of a document that are off when it is opened (ISO 32000-2, 8.11).
#[derive(Debug, Default)]
pub(super) struct Layers {
    off: HashSet<ObjectIdentifier>,
}

impl Layers {
    pub(super) fn of(pdf: &Pdf) -> Self {
        let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let properties = root.and_then(|root| root.get::<Dict<'_>>(b"OCProperties".as_slice()));
        let Some(properties) = properties else {
            return Self::default();
        };
        let default = properties.get::<Dict<'_>>(b"D".as_slice());
        let default = default.unwrap_or_else(Dict::empty);
        let base = default.get::<Name<'_>>(b"BaseState".as_slice());
        let mut off = match base.as_deref() {
            Some(b"OFF") => ids(&properties, b"OCGs"),
            _ => HashSet::new(),
        };
        for on in ids(&default, b"ON") {
            off.remove(&on);
        }
        off.extend(ids(&default, b"OFF"));
        Self { off }
    }

    /// Whether what belongs to a group, or to several as a membership dictionary says, is hidden.
    pub(super) fn hide(&self, group: &Dict<'_>) -> bool {
        if self.off.is_empty() {
            return false;
        }
        let is_off = |group: &Dict<'_>| group.obj_id().is_some_and(|id| self.off.contains(&id));
        let groups = group.get::<Array<'_>>(b"OCGs".as_slice());
        let mut members: Vec<Dict<'_>> = match &groups {
            Some(groups) => groups.iter::<Dict<'_>>().take(1_000).collect(),
            None => Vec::new(),
        };
        members.extend(group.get::<Dict<'_>>(b"OCGs".as_slice()));
        if members.is_empty() {
            return is_off(group);
        }
        match group.get::<Name<'_>>(b"P".as_slice()).as_deref() {
            Some(b"AllOn") => members.iter().any(is_off),
            Some(b"AnyOff") => !members.iter().any(is_off),
            Some(b"AllOff") => !members.iter().all(is_off),
            _ => members.iter().all(is_off),
        }
    }
}

fn ids(dict: &Dict<'_>, key: &[u8]) -> HashSet<ObjectIdentifier> {
    let Some(array) = dict.get::<Array<'_>>(key) else {
        return HashSet::new();
    };
    let groups = array.raw_iter().filter_map(|group| group.as_obj_ref());
    groups.map(ObjectIdentifier::from).collect()
}
