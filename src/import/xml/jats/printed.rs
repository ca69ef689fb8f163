//! Citations as they are printed, and what they are linked to.

use crate::import::xml::tree::{Element, Node, folded};

/// Names of HTML elements that some programs write, escaped, into the text of a citation.
const ESCAPED: &[&str] = &[
    "i", "em", "b", "strong", "u", "sup", "sub", "span", "p", "br", "a",
];

/// A text without the tags of HTML that stand in it as text.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut pieces = text.split('<');
    plain.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let name = piece.trim_start_matches('/');
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let is_tag = ESCAPED.contains(&&name[..end]) && name[end..].starts_with(['>', ' ', '/']);
        match piece.split_once('>').filter(|_| is_tag) {
            Some((_, rest)) => plain.push_str(rest),
            None => {
                plain.push('<');
                plain.push_str(piece);
            }
        }
    }
    plain
}

/// A citation as it is printed, without its number.
pub(super) fn raw(element: &Element<'_>) -> String {
    let mut text = String::new();
    for node in &element.children {
        match node {
            Node::Text(piece) => text.push_str(piece),
            Node::Element(inner) if inner.name == "label" => {}
            Node::Element(inner) => inner.each_text(&mut |piece| text.push_str(piece)),
        }
    }
    folded(&without_tags(&text))
}

/// The addresses that parts of an element are linked to.
pub(super) fn links(element: &Element<'_>) -> Vec<String> {
    let mut links = Vec::new();
    for child in element.elements() {
        let is_link = matches!(child.name, "ext-link" | "uri" | "self-uri");
        match child
            .attribute("href")
            .filter(|href| is_link && href.contains(':'))
        {
            Some(href) => links.push(href.to_owned()),
            None => links.append(&mut self::links(child)),
        }
    }
    links
}

/// How many letters and digits a text has.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}
