//! The fields of an entry, taken one after the other.

use super::cut::{Entry, Field};
use crate::import::values::Making;
use crate::model::Kind;

/// A field under the tag of RIS that it means, and under its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tagged {
    /// What it means.
    pub(super) tag: String,
    /// What the source calls it.
    pub(super) name: String,
    pub(super) value: String,
}

/// The fields of an entry that were not taken yet, and the record that they make.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) making: Making,
    fields: Vec<Tagged>,
}

impl Sheet {
    /// The fields of an entry of RIS.
    pub(super) fn of_ris(entry: &Entry, id: String) -> Self {
        Self::new(entry, id, |field| field.name.clone())
    }

    /// The fields of an entry that are not empty, each under the tag that it means.
    pub(super) fn new(entry: &Entry, id: String, tag: impl Fn(&Field) -> String) -> Self {
        let fields = entry.fields.iter();
        let fields = fields.filter(|field| !field.value.trim().is_empty());
        let fields = fields.map(|field| Tagged {
            tag: tag(field),
            name: field.name.clone(),
            value: field.value.trim().to_owned(),
        });
        Self {
            making: Making::new(id),
            fields: fields.collect(),
        }
    }

    /// The kind of the record.
    pub(super) fn kind(&self) -> Kind {
        self.making.record.kind
    }

    /// Whether a tag is there and was not taken.
    pub(super) fn has(&self, tag: &str) -> bool {
        self.fields.iter().any(|field| field.tag == tag)
    }

    /// Takes the fields with these tags, in the order of the tags.
    pub(super) fn take(&mut self, tags: &[&str]) -> Vec<Tagged> {
        let mut taken = self.take_in_order(tags);
        taken.sort_by_key(|field| tags.iter().position(|tag| *tag == field.tag));
        taken
    }

    /// Takes the fields with these tags, in the order of the source.
    pub(super) fn take_in_order(&mut self, tags: &[&str]) -> Vec<Tagged> {
        let wanted = |field: &mut Tagged| tags.contains(&field.tag.as_str());
        self.fields.extract_if(.., wanted).collect()
    }

    /// Takes everything that is left.
    pub(super) fn rest(&mut self) -> Vec<Tagged> {
        std::mem::take(&mut self.fields)
    }

    /// Keeps a field as it is.
    pub(super) fn keep(&mut self, field: &Tagged) {
        self.making.keep(&field.name, field.value.as_str());
    }
}
