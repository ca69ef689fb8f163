//! `meta` tags, and the references in them.
//!
//! `citation_reference` holds a reference as printed (OJS), or fields of it behind keys of their own (`citation_title=…;`), as
//! Springer, AIP and Distill write it. A value may hold a semicolon: only one before a known key parts the fields.

use super::draft::Draft;
use super::links::Base;
use super::lists::looks_like_reference;
use super::text;
use super::tree::Page;
use super::words::{HIGHWIRE, Word};
use crate::model::Reference;
use crate::text::Span;

/// A `meta` tag with a name and a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    /// The name as it stands.
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    /// The bytes of the tag.
    pub(super) span: Span,
}

/// The tags of a page, in order; RDFa's `property` is a name too.
pub(super) fn tags(page: &Page) -> Vec<Tag<'_>> {
    let named = page.named("meta").filter_map(|(at, meta)| {
        let name = meta
            .attribute("name")
            .or_else(|| meta.attribute("property"))?;
        Some(Tag {
            name: name.trim(),
            value: meta.attribute("content")?,
            span: page.nodes[at].span,
        })
    });
    named.collect()
}

/// A reference in a `meta` tag.
#[derive(Debug)]
pub(super) struct Cited {
    pub(super) content: Content,
    /// The bytes of the tag.
    pub(super) span: Span,
}

/// What a tag says of a reference.
#[derive(Debug)]
pub(super) enum Content {
    /// The string, and what parts of it are linked to.
    Printed(String, Vec<String>),
    /// Its fields.
    Fields(Box<Reference>),
}

const CITED: &[&str] = &[
    "citation_reference",
    "bepress_citation_reference",
    "dcterms.references",
    "dc.relation.references",
];

/// The references that the tags tell of.
pub(super) fn cited(tags: &[Tag<'_>], base: &Base) -> Vec<Cited> {
    let of_references = tags
        .iter()
        .filter(|tag| CITED.iter().any(|name| tag.name.eq_ignore_ascii_case(name)));
    of_references.flat_map(|tag| in_tag(tag, base)).collect()
}

fn in_tag(tag: &Tag<'_>, base: &Base) -> Vec<Cited> {
    let cited = |content| Cited {
        content,
        span: tag.span,
    };
    if let Some(record) = fields(tag.value) {
        return vec![cited(Content::Fields(Box::new(record)))];
    }
    let printed = lines(tag.value).map(|line| text::with_links(line, base));
    let printed = printed.filter(|(text, _)| !text.is_empty());
    printed
        .map(|(text, links)| cited(Content::Printed(text, links)))
        .collect()
}

/// The references in a value: some programs put the whole list in one tag, a reference a line.
fn lines(value: &str) -> impl Iterator<Item = &str> {
    let is_list = || {
        let lines = value.lines().filter(|line| !line.trim().is_empty());
        lines.clone().count() > 1 && lines.clone().all(|line| looks_like_reference(line, &[]))
    };
    let by_line = value.contains('\n') && is_list();
    let whole = (!by_line).then_some(value);
    let each = by_line.then(|| value.lines()).into_iter().flatten();
    whole.into_iter().chain(each)
}

/// Reads the fields of a reference; `None` where the value has no keys.
fn fields(value: &str) -> Option<Reference> {
    let mut draft = Draft::new();
    let mut pairs = pairs(value).peekable();
    pairs.peek()?;
    for (key, value) in pairs {
        put(&mut draft, HIGHWIRE, key, &format!("citation_{key}"), value);
    }
    (!draft.is_empty()).then(|| draft.finish())
}

/// Takes a value by its name in a vocabulary.
pub(super) fn put(draft: &mut Draft, words: &[Word], key: &str, name: &str, value: &str) {
    let key = key.to_ascii_lowercase();
    match words.iter().find(|(known, ..)| *known == key) {
        Some((_, slot, kind)) if !value.trim().is_empty() => {
            draft.put(*slot, name, value);
            if let Some(kind) = kind {
                draft.speaks_for(*kind);
            }
        }
        _ => draft.put(super::draft::Slot::Custom, name, value),
    }
}

/// What a key begins with.
const KEY: &str = "citation_";

/// The keys of a value, without what all begin with, and what stands behind each up to the next.
fn pairs(value: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut starts = value
        .match_indices(KEY)
        .filter_map(|(at, _)| key_at(value, at))
        .peekable();
    // Text before the first key is a reference that happens to hold one.
    let is_keyed = starts.peek().is_some_and(|(at, ..)| {
        value[..*at]
            .trim_matches([' ', ';', '\n', '\r', '\t'])
            .is_empty()
    });
    std::iter::from_fn(move || {
        let (_, key, from) = starts.next_if(|_| is_keyed)?;
        let end = starts.peek().map_or(value.len(), |(next, ..)| *next);
        Some((
            key,
            value[from..end].trim().trim_end_matches(';').trim_end(),
        ))
    })
}

/// A key that begins at a byte, at the beginning or behind a semicolon: where it begins, the key, and where its value begins.
fn key_at(value: &str, at: usize) -> Option<(usize, &str, usize)> {
    let before = value[..at].trim_end();
    let rest = &value[at + KEY.len()..];
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    let parts = before.is_empty() || before.ends_with(';') || before.ends_with('&');
    (parts && length > 0 && rest[length..].starts_with('='))
        .then(|| (at, &rest[..length], at + KEY.len() + length + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DateField, Kind, Name, NameField, TextField};

    #[test]
    fn fields_are_parted_before_keys_only() {
        let value = "citation_title=Мова; слово; діло;citation_author=О. Коваль; citation_author=Бойко, Іван; \
                     citation_publisher=Chapman; Hall/CRC;citation_x=y";
        let found: Vec<_> = pairs(value).collect();
        assert_eq!(
            found,
            [
                ("title", "Мова; слово; діло"),
                ("author", "О. Коваль"),
                ("author", "Бойко, Іван"),
                ("publisher", "Chapman; Hall/CRC"),
                ("x", "y"),
            ]
        );
        assert_eq!(
            pairs("Roe J. On citation_title= and other keys. 2001").count(),
            0
        );
    }

    #[test]
    fn a_reference_with_keys_is_a_record() {
        let record = fields(
            "citation_journal_title=Вісник; citation_title=Слово; citation_author=О. О. Коваль; citation_volume=14; \
             citation_issue=1; citation_publication_date=1982/03; citation_first_page=1; citation_last_page=15; \
             citation_doi=10.1112/blms/14.1.1; citation_id=CR1",
        )
        .expect("it has keys");
        assert_eq!(record.kind, Kind::ArticleJournal);
        let texts = [
            (TextField::ContainerTitle, "Вісник"),
            (TextField::Title, "Слово"),
            (TextField::Volume, "14"),
            (TextField::Issue, "1"),
            (TextField::Page, "1-15"),
            (TextField::Doi, "10.1112/blms/14.1.1"),
        ];
        for (field, expected) in texts {
            assert_eq!(record.text(field), Some(expected));
        }
        assert_eq!(
            record.names(NameField::Author),
            [Name::person("Коваль", "О. О.")]
        );
        assert_eq!(
            record
                .date(DateField::Issued)
                .and_then(|date| date.start)
                .map(|start| (start.year, start.month)),
            Some((1982, Some(3)))
        );
        assert_eq!(
            record.custom.get("citation_id").and_then(|id| id.as_str()),
            Some("CR1")
        );
    }

    #[track_caller]
    fn check_kind(value: &str, expected: Kind) {
        assert_eq!(
            fields(value).map(|record| record.kind),
            Some(expected),
            "{value}"
        );
    }

    #[test]
    fn keys_speak_for_types() {
        check_kind(
            "citation_title=x; citation_dissertation_institution=КНУ; citation_journal_title=y",
            Kind::Thesis,
        );
        check_kind(
            "citation_title=x; citation_technical_report_institution=y",
            Kind::Report,
        );
        check_kind(
            "citation_title=x; citation_conference_title=y; citation_isbn=1",
            Kind::PaperConference,
        );
        check_kind("citation_title=x; citation_inbook_title=y", Kind::Chapter);
        check_kind(
            "citation_title=x; citation_isbn=978-617-00-0000-1",
            Kind::Book,
        );
        check_kind(
            "citation_title=x; citation_arxiv_id=1506.06579",
            Kind::Article,
        );
        check_kind("citation_title=x", Kind::Document);
    }

    #[test]
    fn a_list_in_one_tag_is_a_reference_a_line() {
        assert_eq!(
            lines("Коваль О. Слово. 2001.\nБойко І. Діло. 2002.\n").count(),
            2
        );
        assert_eq!(lines("Коваль О. Слово\nі діло. 2001.").count(), 1);
    }
}
