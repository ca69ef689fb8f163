//! What a text is, by its outermost elements.

use quick_xml::Reader;
use quick_xml::events::attributes::{Attribute, Attributes};
use quick_xml::events::{BytesStart, Event};

use super::pull::local;
use crate::import::Format;

/// How far into a text its first elements must begin: licences may stand before them.
const HEAD: usize = 1 << 16;

/// How many elements are looked at.
const ELEMENTS: usize = 24;

/// What wraps the answers of libraries; a record of any format may be in it.
const WRAPPERS: &[&str] = &[
    "OAI-PMH",
    "searchRetrieveResponse",
    "pmc-articleset",
    "metadata",
    "record",
    "records",
];

/// Elements that stand in JATS right under an `article`; DocBook and HTML have articles of their own.
const OF_ARTICLE: &[&str] = &[
    "front",
    "front-stub",
    "processing-meta",
    "body",
    "back",
    "sub-article",
];

/// Outermost elements of JATS that no other vocabulary has.
const JATS: &[&str] = &[
    "ref-list",
    "ref",
    "mixed-citation",
    "element-citation",
    "nlm-citation",
    "citation-alternatives",
    "article-meta",
];

/// Outermost elements of TEI.
const TEI: &[&str] = &[
    "TEI",
    "TEI.2",
    "teiCorpus",
    "teiHeader",
    "listBibl",
    "biblStruct",
];

/// Which of the formats a text is; `None` for any other XML, web pages and documents of word processors among it.
pub(in crate::import) fn sniff(text: &str) -> Option<Format> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !text.starts_with('<') {
        return None;
    }
    let head = &text[..text.floor_char_boundary(HEAD)];
    let first = first_tags(head);
    let mut tags = first.iter().map(|tag| (tag.name.as_str(), tag));
    let (mut name, mut tag) = tags.next()?;
    if WRAPPERS.contains(&name) && name != "records" && name != "record" {
        (name, tag) = tags.find(|(name, _)| of_tag(name).is_some() || *name == "article")?;
    }
    match name {
        "xml" => (first.get(1)?.name == "records").then_some(Format::EndnoteXml),
        "article" => is_jats(tag, tags.next().map(|(name, _)| name)).then_some(Format::Jats),
        "back" | "front" => first.get(1).and_then(|tag| match tag.name.as_str() {
            "journal-meta" | "article-meta" | "ref-list" => Some(Format::Jats),
            _ => None,
        }),
        _ => of_tag(name),
    }
}

fn of_tag(name: &str) -> Option<Format> {
    match name {
        _ if JATS.contains(&name) => Some(Format::Jats),
        _ if TEI.contains(&name) => Some(Format::Tei),
        "mods" | "modsCollection" => Some(Format::Mods),
        _ => None,
    }
}

fn is_jats(article: &Tag, next: Option<&str>) -> bool {
    let marked = ["article-type=", "dtd-version="];
    let docbook = article.raw.contains("docbook.org");
    let marked = marked
        .iter()
        .any(|attribute| article.raw.contains(attribute));
    marked || !docbook && next.is_some_and(|next| OF_ARTICLE.contains(&next))
}

/// The attributes of the first element of a name near the beginning, by their local names.
pub(super) fn attributes(text: &str, name: &str) -> Vec<(String, String)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let head = &text[..text.floor_char_boundary(HEAD)];
    let tags = first_tags(head);
    let Some(tag) = tags.iter().find(|tag| tag.name == name) else {
        return Vec::new();
    };
    let mut attributes = Attributes::html(&tag.raw, 0);
    let attributes = attributes.with_checks(false).flatten();
    let pair = |one: Attribute<'_>| {
        (
            local(one.key.into_inner()).to_owned(),
            one.value.trim().to_owned(),
        )
    };
    attributes.map(pair).collect()
}

struct Tag {
    name: String,
    raw: String,
}

/// The first start tags of a text.
fn first_tags(head: &str) -> Vec<Tag> {
    let mut reader = Reader::from_str(head);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut tags = Vec::new();
    while tags.len() < ELEMENTS {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => tags.push(Tag::of(&tag)),
            Ok(Event::Eof) | Err(_) => break,
            Ok(Event::Text(text)) if tags.is_empty() && !text.trim().is_empty() => break,
            Ok(_) => {}
        }
    }
    tags
}

impl Tag {
    fn of(tag: &BytesStart<'_>) -> Self {
        Self {
            name: local(tag.name().into_inner()).to_owned(),
            raw: tag.attributes_raw().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Format>) {
        assert_eq!(sniff(text), expected, "{text}");
    }

    #[test]
    fn formats_are_told_by_their_outermost_elements() {
        check(
            "\u{feff}<?xml version=\"1.0\"?>\n<xml><records><record>",
            Some(Format::EndnoteXml),
        );
        check(
            "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS\" \"x.dtd\"><!-- a --><article><front>",
            Some(Format::Jats),
        );
        check("<article article-type=\"x\"><p>", Some(Format::Jats));
        check("<back><ref-list>", Some(Format::Jats));
        check("<pmc-articleset><article><front/>", Some(Format::Jats));
        check(
            "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">",
            Some(Format::Tei),
        );
        check("<tei:listBibl>", Some(Format::Tei));
        check(
            "<mods:mods xmlns:mods=\"http://www.loc.gov/mods/v3\">",
            Some(Format::Mods),
        );
        check(
            "<OAI-PMH><ListRecords><record><metadata><mods>",
            Some(Format::Mods),
        );
    }

    #[test]
    fn other_markup_and_text_are_none_of_them() {
        for text in [
            "",
            "<",
            "<article><h1>Roe</h1></article>",
            "<article xmlns=\"http://docbook.org/ns/docbook\"><body>",
            "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><article>",
            "<pkg:package><pkg:part><w:body/>",
            "<office:document><office:body/>",
            "<?xml version=\"1.0\"?>\n<records/>",
            "<xml><table>",
            "<Без назви>. 2001.",
            "Roe <ref>",
        ] {
            check(text, None);
        }
    }
}
