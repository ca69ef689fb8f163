//! Strings and keys of a file.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::bibtex::predefined;
use crate::bibtex::syntax::{Cause, Entry, Field, Form, Part, Value};
use crate::text::Span;

/// No string that anybody wrote is longer, and no value that is made of strings is longer by more; nor is a parent.
const MOST_EXPANDED: usize = 64 << 10;

/// The same in a file whose strings and parents, each as often as it is named, are more than [`MOST_COPIED`] and many times
/// the file: a line could become a page as often as there are lines.
const MOST_EXPANDED_OFTEN: usize = 1 << 10;

const MOST_COPIED: usize = 64 << 20;

/// How many times the file its strings and parents may be.
const MOST_TIMES: usize = 8;

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

    fn too_long(at: usize, most: usize) -> Self {
        Self {
            code: "bibtex-too-long",
            at,
            reason: format!("its strings make more than {} KB of it", most >> 10),
            key: None,
        }
    }
}

/// What is defined in a file, and where.
#[derive(Debug)]
pub(super) struct Index {
    strings: HashMap<String, Strings>,
    /// Where the first entry with a key begins, how long it is, and how often it is named as a parent.
    keys: HashMap<Box<str>, Keyed>,
    /// How long a string or a parent may be.
    most: usize,
}

impl Default for Index {
    fn default() -> Self {
        Self {
            strings: HashMap::new(),
            keys: HashMap::new(),
            most: MOST_EXPANDED,
        }
    }
}

/// The definitions of a string in their order, and where each begins; and how often it is used.
#[derive(Debug, Default)]
struct Strings {
    definitions: Vec<(usize, String)>,
    uses: usize,
}

#[derive(Debug, Default)]
struct Keyed {
    /// None where the key is only named so far.
    span: Option<Span>,
    uses: usize,
}

impl Index {
    /// Takes the definition of a string.
    pub(super) fn define(&mut self, text: &str, field: &Field) -> Result<(), Unfit> {
        let value = self.value(text, &field.value)?.into_owned();
        if value.len() > MOST_EXPANDED {
            return Err(Unfit::too_long(field.name.start, MOST_EXPANDED));
        }
        let name = field.name.of(text).to_lowercase();
        let string = self.strings.entry(name).or_default();
        string.definitions.push((field.name.start, value));
        Ok(())
    }

    /// Takes an entry by its key; tells where the entry begins that has the key already.
    pub(super) fn claim(&mut self, text: &str, entry: &Entry, span: Span) -> Option<usize> {
        let keyed = self.keys.entry(entry.key.of(text).into()).or_default();
        if let Some(first) = keyed.span {
            return Some(first.start);
        }
        keyed.span = Some(span);
        entry
            .fields
            .iter()
            .for_each(|field| self.count(text, field));
        None
    }

    /// Counts what a field uses.
    fn count(&mut self, text: &str, field: &Field) {
        for part in field.value.parts() {
            if part.form == Form::Macro {
                let name = part.content().of(text).to_lowercase();
                self.strings.entry(name).or_default().uses += 1;
            }
        }
        let name = field.name.of(text);
        if ["crossref", "xdata"]
            .iter()
            .any(|link| name.eq_ignore_ascii_case(link))
        {
            for part in field.value.parts() {
                for key in part.content().of(text).split(',') {
                    self.keys.entry(key.trim().into()).or_default().uses += 1;
                }
            }
        }
    }

    /// Looks, when all is counted, how long strings and parents may be.
    pub(super) fn bound(&mut self, file: usize) {
        let strings = self.strings.values().map(|string| {
            let longest = string
                .definitions
                .iter()
                .map(|(_, value)| value.len())
                .max();
            string.uses.saturating_mul(longest.unwrap_or(0))
        });
        let parents = self.keys.values();
        let parents =
            parents.map(|keyed| keyed.uses.saturating_mul(keyed.span.map_or(0, Span::len)));
        let copied = strings.chain(parents).fold(0_usize, usize::saturating_add);
        if copied > MOST_COPIED && copied / MOST_TIMES > file {
            self.most = MOST_EXPANDED_OFTEN;
        }
    }

    /// Where the entry with a key stands.
    pub(super) fn entry(&self, key: &str) -> Option<Span> {
        self.keys.get(key)?.span
    }

    /// Whether an entry is too long for a parent.
    pub(super) fn is_too_long(&self, span: Span) -> bool {
        span.len() > self.most
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
            if joined.len() > self.most + value.span().len() {
                return Err(Unfit::too_long(part.span.start, self.most));
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
            return match value.len() <= self.most {
                true => Ok(Cow::Owned(value.to_owned())),
                false => Err(Unfit::too_long(part.span.start, self.most)),
            };
        }
        let known = predefined(content).map(Cow::Borrowed);
        known.ok_or_else(|| Unfit::undefined(part.span.start, content))
    }

    /// The last definition before a place, else the first behind it.
    fn string(&self, name: &str, at: usize) -> Option<&str> {
        let definitions = &self.strings.get(&name.to_lowercase())?.definitions;
        let before = definitions.partition_point(|(defined, _)| *defined < at);
        let (_, value) = definitions.get(before.saturating_sub(1))?;
        Some(value)
    }
}
