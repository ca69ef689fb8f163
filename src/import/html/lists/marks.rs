//! Elements that are marked as lists of references, by class, id or role.

use crate::import::html::tree::{Element, Page};

/// Elements that may hold a list; the page's body and main part may bear the same words.
const HOLDERS: &[&str] = &[
    "aside", "div", "dl", "footer", "ol", "section", "table", "tbody", "td", "ul",
];

/// Words in classes and ids, of which one is enough: `item references`, `c-article-references`, `ltx_bibliography`.
const WORDS: &[&str] = &[
    "references",
    "reflist",
    "bibliography",
    "biblist",
    "literature",
];

/// Words that follow each other there: `ref-list`, `csl-bib-body`.
const PAIRS: &[(&str, &str)] = &[
    ("ref", "list"),
    ("refs", "list"),
    ("reference", "list"),
    ("citation", "list"),
    ("bib", "body"),
    ("cited", "works"),
    ("works", "cited"),
];

/// Words beside these with which the element is something else: a button, a count, a link to the list.
const OTHERS: &[&str] = &[
    "btn", "button", "count", "icon", "link", "links", "menu", "nav", "no", "popup", "tab",
    "title", "toggle", "tooltip",
];

/// The roles (DPUB-ARIA) of lists.
const ROLES: &[&str] = &["doc-bibliography", "doc-endnotes"];

/// The outermost marked elements, by their nodes and the nodes behind them.
pub(super) fn of(page: &Page) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, element) in page.elements() {
        let is_inside = found.last().is_some_and(|last| at < last.1);
        if !is_inside && is_marked(element) {
            found.push((at, page.nodes[at].end));
        }
    }
    found
}

/// Whether an element is marked as a list.
pub(in crate::import::html) fn is_marked(element: &Element) -> bool {
    let role = element.attribute("role").unwrap_or_default();
    let classes = element
        .attribute("class")
        .unwrap_or_default()
        .split_whitespace();
    let mut names = classes.chain(element.attribute("id"));
    element.is_one_of(HOLDERS) && (ROLES.contains(&role) || names.any(names_list))
}

/// Whether a class or an id is the name of a list.
fn names_list(name: &str) -> bool {
    // The names that count are short.
    if name.len() > 60 {
        return false;
    }
    let lower = name.to_ascii_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    let one = words.iter().any(|word| WORDS.contains(word));
    let two = words
        .windows(2)
        .any(|pair| PAIRS.contains(&(pair[0], pair[1])));
    (one || two) && !words.iter().any(|word| OTHERS.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: bool) {
        assert_eq!(names_list(name), expected, "{name}");
    }

    #[test]
    fn names_of_lists_are_told() {
        for name in [
            "references",
            "c-article-references",
            "ref-list",
            "html-references_list",
            "csl-bib-body",
            "mw-references-wrap",
            "reflist",
        ] {
            check(name, true);
        }
        for name in [
            "preferences",
            "references-count",
            "tab-references",
            "reference",
            "bib",
            "cross-ref",
            "list",
        ] {
            check(name, false);
        }
    }
}
