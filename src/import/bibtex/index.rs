//! Strings and keys of a file.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use crate::bibtex::predefined;
use crate::bibtex::syntax::{Cause, Field, Form, Part, Value};
use crate::text::Span;

/// No string that anybody wrote is longer, and no value that is made of strings is longer by more.
const MOST_EXPANDED: usize = 64 << 10;

/// Why something is lost, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unfit {
    pub(super) code: &'static str,
    pub(super) at: usize,
    pub(super) reason: String,
    pub(super) key: Option<String>,
}

impl Unfit {
    pub(super) fn syntax(at: usize, cause: Cause, key: Option<String>) -> Self {
        Self {
            code: "bibtex-syntax",
            at,
            reason: cause.to_string(),
            key,
        }
    }

    pub(super) fn duplicate(text: &str, key: Span, line: usize) -> Self {
        Self {
            code: "bibtex-duplicate-key",
            at: key.start,
            reason: format!("an entry on line {line} has the same key; give this one another"),
            key: Some(key.of(text).to_owned()),
        }
    }

    fn undefined(at: usize, name: &str) -> Self {
        Self {
            code: "bibtex-undefined-string",
            at,
            reason: format!("no @string defines `{name}`; define it, or put the value in braces"),
            key: None,
        }
    }

    fn too_long(at: usize) -> Self {
        Self {
            code: "bibtex-too-long",
            at,
            reason: format!(
                "its strings make more than {} KB of it",
                MOST_EXPANDED >> 10
            ),
            key: None,
        }
    }
}

/// What is defined in a file, and where.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// For each string its definitions in their order, and where each begins.
    strings: HashMap<String, Vec<(usize, String)>>,
    /// Where the first entry with a key begins.
    keys: HashMap<Box<str>, usize>,
}

impl Index {
    /// Takes the definition of a string.
    pub(super) fn define(&mut self, text: &str, field: &Field) -> Result<(), Unfit> {
        let value = self.value(text, &field.value)?.into_owned();
        if value.len() > MOST_EXPANDED {
            return Err(Unfit::too_long(field.name.start));
        }
        let name = field.name.of(text).to_lowercase();
        let definitions = self.strings.entry(name).or_default();
        definitions.push((field.name.start, value));
        Ok(())
    }

    /// Takes the key of an entry; tells where the entry begins that has it already.
    pub(super) fn claim(&mut self, key: &str, at: usize) -> Option<usize> {
        match self.keys.entry(key.into()) {
            Slot::Occupied(taken) => Some(*taken.get()),
            Slot::Vacant(free) => {
                free.insert(at);
                None
            }
        }
    }

    /// Where the entry with a key begins.
    pub(super) fn entry(&self, key: &str) -> Option<usize> {
        self.keys.get(key).copied()
    }

    /// The parts of a value, joined.
    pub(super) fn value<'a>(&self, text: &'a str, value: &Value) -> Result<Cow<'a, str>, Unfit> {
        let mut parts = value.parts();
        let first = parts
            .next()
            .map_or(Ok(Cow::Borrowed("")), |part| self.part(text, part))?;
        let mut joined = first;
        for part in parts {
            let joined = joined.to_mut();
            joined.push_str(&self.part(text, part)?);
            if joined.len() > MOST_EXPANDED + value.span().len() {
                return Err(Unfit::too_long(part.span.start));
            }
        }
        Ok(joined)
    }

    fn part<'a>(&self, text: &'a str, part: &Part) -> Result<Cow<'a, str>, Unfit> {
        let content = part.content().of(text);
        if part.form != Form::Macro {
            return Ok(Cow::Borrowed(content));
        }
        if let Some(value) = self.string(content, part.span.start) {
            return Ok(Cow::Owned(value.to_owned()));
        }
        let known = predefined(content).map(Cow::Borrowed);
        known.ok_or_else(|| Unfit::undefined(part.span.start, content))
    }

    /// The last definition before a place, else the first behind it.
    fn string(&self, name: &str, at: usize) -> Option<&str> {
        let definitions = self.strings.get(&name.to_lowercase())?;
        let before = definitions.partition_point(|(defined, _)| *defined < at);
        let (_, value) = definitions.get(before.saturating_sub(1))?;
        Some(value)
    }
}
