//! What an entry has, and what it inherits by `xdata` and `crossref`.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Bibtex;
use super::index::Unfit;
use crate::bibtex::syntax::Entry;
use crate::bibtex::{Inherited, canonical, has_book_author, inherited, is_date_part};
use crate::diag::{Diagnostic, Severity};

/// Nobody is the child of more than so many generations.
const MOST_GENERATIONS: usize = 8;

/// An entry inherits from no more others in all.
const MOST_PARENTS: usize = 32;

/// A field of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given<'a> {
    /// Its name as it is written.
    pub(super) name: &'a str,
    /// Its name in small letters.
    pub(super) lower: Cow<'a, str>,
    /// Its value: TeX, strings expanded.
    pub(super) value: Cow<'a, str>,
    /// Where it stands.
    pub(super) at: usize,
}

impl Given<'_> {
    /// The same by another name.
    fn named(&self, name: &'static str) -> Self {
        Self {
            name,
            lower: Cow::Borrowed(name),
            ..self.clone()
        }
    }
}

/// The fields of an entry, and what is to be said of them, each at its place.
#[derive(Debug, Default)]
pub(super) struct Fields<'a> {
    pub(super) given: Vec<Given<'a>>,
    pub(super) said: Vec<(usize, Diagnostic)>,
}

/// The fields of an entry, its own first, then what it inherits.
pub(super) fn fields<'a>(file: &'a Bibtex, entry: &Entry) -> Result<Fields<'a>, Unfit> {
    let text = file.source.text();
    let mut fields = own(file, entry).map_err(|unfit| Unfit {
        key: Some(entry.key.of(text).to_owned()),
        ..unfit
    })?;
    if links(&fields).next().is_some() {
        let mut heir = Heir {
            file,
            line: vec![entry.key.of(text)],
            parents: 0,
            said: Vec::new(),
        };
        heir.inherit(entry.entry_type.of(text), &mut fields);
        fields.said.append(&mut heir.said);
    }
    Ok(fields)
}

/// The fields of an entry itself.
fn own<'a>(file: &'a Bibtex, entry: &Entry) -> Result<Fields<'a>, Unfit> {
    let text = file.source.text();
    let mut fields = Fields {
        given: Vec::with_capacity(entry.fields.len()),
        said: Vec::new(),
    };
    for field in &entry.fields {
        let name = field.name.of(text);
        fields.given.push(Given {
            name,
            lower: match name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            {
                true => Cow::Borrowed(name),
                false => Cow::Owned(name.to_lowercase()),
            },
            value: file.index.value(text, &field.value)?,
            at: field.name.start,
        });
    }
    Ok(fields)
}

/// The fields that name parents: those whose fields are taken as they are before the one that is the whole of this part.
fn links<'a, 'f>(fields: &'f Fields<'a>) -> impl Iterator<Item = &'f Given<'a>> {
    let of = |name: &'static str| fields.given.iter().filter(move |given| given.lower == name);
    of("xdata").chain(of("crossref"))
}

/// Somebody who inherits.
struct Heir<'a> {
    file: &'a Bibtex,
    /// The keys from the heir to the parent whose turn it is.
    line: Vec<&'a str>,
    parents: usize,
    said: Vec<(usize, Diagnostic)>,
}

impl<'a> Heir<'a> {
    /// Adds what an entry inherits to its own fields, which win.
    fn inherit(&mut self, entry_type: &str, fields: &mut Fields<'a>) {
        let links: Vec<_> = links(fields).cloned().collect();
        for link in links {
            for key in link
                .value
                .split(',')
                .map(str::trim)
                .filter(|key| !key.is_empty())
            {
                if let Some((parent_type, parent)) = self.parent(key, &link) {
                    let is_data = link.lower == "xdata";
                    let kinds = (parent_type, entry_type.to_ascii_lowercase());
                    add(fields, parent, (!is_data).then_some(kinds));
                }
            }
        }
    }

    /// The type of a parent and its fields, with what it inherits itself.
    fn parent(&mut self, key: &str, link: &Given<'_>) -> Option<(String, Fields<'a>)> {
        let text = self.file.source.text();
        let name = &link.lower;
        let Some(span) = self.file.index.entry(key) else {
            let message =
                format!("`{name}` names `{key}`, which is not in the file; nothing is inherited");
            return self.say("bibtex-parent-missing", link.at, message);
        };
        let (entry, _) = self.file.entry(span.start)?;
        let own_key = entry.key.of(text);
        if self.line.contains(&own_key) {
            let message =
                format!("`{name}` leads back to `{key}`; nothing is inherited from there");
            return self.say("bibtex-cycle", link.at, message);
        }
        self.parents += 1;
        let is_too_much = self.line.len() > MOST_GENERATIONS || self.parents > MOST_PARENTS;
        if is_too_much || self.file.index.is_too_long(span) {
            let message =
                format!("`{name}` leads too far or to too much; nothing is inherited from `{key}`");
            return self.say("bibtex-inheritance", link.at, message);
        }
        // What is wrong with the parent is told where it is read itself.
        let mut fields = own(self.file, &entry).ok()?;
        let entry_type = entry.entry_type.of(text).to_ascii_lowercase();
        self.line.push(own_key);
        self.inherit(&entry_type, &mut fields);
        self.line.pop();
        Some((entry_type, fields))
    }

    /// Says something of a link of the heir's own, and nothing of those of its parents.
    fn say<T>(&mut self, code: &'static str, at: usize, message: String) -> Option<T> {
        if self.line.len() == 1 {
            let said = Diagnostic::new(code, Severity::Warning, message);
            self.said.push((at, said));
        }
        None
    }
}

/// Adds what a parent gives that the child does not have; with the types of both, its titles become those of the whole.
fn add<'a>(fields: &mut Fields<'a>, parent: Fields<'a>, types: Option<(String, String)>) {
    let mut names: HashSet<String> = fields
        .given
        .iter()
        .map(|given| canonical(&given.lower).to_owned())
        .collect();
    let has_date = names.contains("date") || names.contains("year");
    for given in parent.given {
        let becomes = match &types {
            None if matches!(&*given.lower, "xdata" | "crossref") => Inherited::Not,
            None => Inherited::Same,
            Some((parent, child)) => {
                let is_book_author = given.lower == "author" && has_book_author(parent, child);
                if is_book_author && names.insert("bookauthor".to_owned()) {
                    fields.given.push(given.named("bookauthor"));
                }
                inherited(parent, child, &given.lower)
            }
        };
        let given = match becomes {
            Inherited::Not => continue,
            Inherited::As(name) => given.named(name),
            Inherited::Same => given,
        };
        let is_date = has_date && is_date_part(&given.lower);
        if !is_date && names.insert(canonical(&given.lower).to_owned()) {
            fields.given.push(given);
        }
    }
}
