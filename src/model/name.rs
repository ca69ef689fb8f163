//! Names of persons and organisations.

use serde_json::{Map, Value};

/// A name as CSL has it: the parts of a person's name, or the `literal` name of an organisation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Name {
    /// The family name.
    pub family: Option<String>,
    /// Given names or initials, patronymic included.
    pub given: Option<String>,
    /// A particle that is dropped when the family name stands alone.
    pub dropping_particle: Option<String>,
    /// A particle that stays with the family name: `van`, `де`.
    pub non_dropping_particle: Option<String>,
    /// `Jr.`, `III`.
    pub suffix: Option<String>,
    /// The whole name of an organisation, or of a person whose name cannot be split.
    pub literal: Option<String>,
    /// The flags `comma-suffix`, `static-ordering` and `parse-names`, as they came.
    pub flags: Map<String, Value>,
}

impl Name {
    /// A person with a family name and, where known, given names.
    pub fn person(family: impl Into<String>, given: impl Into<String>) -> Self {
        let given = given.into();
        Self {
            family: Some(family.into()),
            given: (!given.is_empty()).then_some(given),
            ..Self::default()
        }
    }

    /// An organisation, or a name that is not split.
    pub fn literal(name: impl Into<String>) -> Self {
        Self {
            literal: Some(name.into()),
            ..Self::default()
        }
    }

    /// The part that lists are sorted and compared by: the family name, or the whole literal name.
    pub fn key(&self) -> &str {
        self.family
            .as_deref()
            .or(self.literal.as_deref())
            .or(self.given.as_deref())
            .unwrap_or("")
    }
}
