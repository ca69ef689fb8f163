//! A page as a tree of elements and texts, each with its bytes in the source.
//!
//! Owns the shape and reading it off html5ever's tokens. The tree builder of html5ever tells no places, and its time grows with
//! the square of the depth and worse; ours keeps the rules that bear on running text (implied end tags, void elements, raw text)
//! and leaves out those that do not (foster parents, misnested formatting).

use html5ever::LocalName;

use super::build::Builder;
use super::chunks;
use crate::text::Span;

/// The attributes that we look at.
const ATTRIBUTES: &[&str] = &[
    "aria-hidden",
    "class",
    "content",
    "href",
    "hidden",
    "id",
    "itemprop",
    "lang",
    "name",
    "property",
    "rel",
    "role",
    "style",
    "title",
    "type",
    "xml:lang",
];

/// A page: its nodes in the order of the source, so that what stands in an element is a run of nodes behind it.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) nodes: Vec<Node>,
    /// Whether there were more elements than we hold.
    pub(super) is_cut: bool,
}

/// An element or a text.
#[derive(Debug)]
pub(super) struct Node {
    /// The element that it stands in.
    pub(super) parent: Option<usize>,
    /// The node behind the last one in it.
    pub(super) end: usize,
    /// The bytes of its start tag, or of its text.
    pub(super) span: Span,
    pub(super) content: Content,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Content {
    /// An element.
    Element(Element),
    /// Text, its character references read.
    Text(String),
}

/// An element, by its name in lower case.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: LocalName,
    attributes: Vec<(&'static str, String)>,
}

impl Element {
    /// Keeps of its attributes those that we look at.
    pub(super) fn new(name: LocalName, attributes: &[html5ever::Attribute]) -> Self {
        let known = |attribute: &html5ever::Attribute| {
            let name: &str = &attribute.name.local;
            let known = ATTRIBUTES.iter().find(|known| **known == name)?;
            Some((*known, attribute.value.to_string()))
        };
        let attributes = attributes.iter().filter_map(known).collect();
        Self { name, attributes }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether the element has one of these names.
    pub(super) fn is_one_of(&self, names: &[&str]) -> bool {
        names.contains(&&*self.name)
    }
}

impl Page {
    /// Reads a page, whatever it is.
    pub(super) fn of(source: &str) -> Self {
        chunks::read(source, Builder::new(source)).finish()
    }

    /// The elements in order, each with its number.
    pub(super) fn elements(&self) -> impl Iterator<Item = (usize, &Element)> {
        let nodes = self.nodes.iter().enumerate();
        nodes.filter_map(|(at, node)| Some((at, node.element()?)))
    }

    /// The elements with this name.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (usize, &'a Element)> {
        self.elements()
            .filter(move |(_, element)| &*element.name == name)
    }

    /// The text in an element as it stands, its first bytes only.
    pub(super) fn raw_text(&self, at: usize) -> String {
        let inside = &self.nodes[at + 1..self.nodes[at].end];
        let texts = inside.iter().filter_map(|node| match &node.content {
            Content::Text(text) => Some(text.as_str()),
            Content::Element(_) => None,
        });
        texts.collect()
    }

    /// The elements that a node stands in, innermost first.
    pub(super) fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.nodes[at].parent, |&parent| self.nodes[parent].parent)
    }
}

impl Node {
    /// The element, if it is one.
    pub(super) fn element(&self) -> Option<&Element> {
        match &self.content {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as indented names and texts.
    #[track_caller]
    fn check(source: &str, expected: &str) {
        let page = Page::of(source);
        let mut shown = String::new();
        for (at, node) in page.nodes.iter().enumerate() {
            let depth = page.ancestors(at).count();
            let text = match &node.content {
                Content::Element(element) => element.name.to_string(),
                Content::Text(text) => format!("{text:?}"),
            };
            shown.push_str(&format!("{}{text} ", ">".repeat(depth)));
            assert!(node.end > at && node.end <= page.nodes.len());
        }
        assert_eq!(shown.trim_end(), expected);
    }

    #[test]
    fn end_tags_that_are_left_out_are_understood() {
        check("<ul><li>а<li>б</ul>в", "ul >li >>\"а\" >li >>\"б\" \"в\"");
        check("<p>а<p>б<div>в</div>", "p >\"а\" p >\"б\" div >\"в\"");
        check(
            "<table><tr><td>1<td>2<tr><td>3</table>",
            "table >tr >>td >>>\"1\" >>td >>>\"2\" >tr >>td >>>\"3\"",
        );
        check(
            "<dl><dt>а<dd>б<dt>в</dl>",
            "dl >dt >>\"а\" >dd >>\"б\" >dt >>\"в\"",
        );
        check(
            "<ol><li><ul><li>а</li></ul>б</ol>",
            "ol >li >>ul >>>li >>>>\"а\" >>\"б\"",
        );
    }

    #[test]
    fn tags_that_do_not_fit_are_passed_over() {
        check("</div><p>а</span>б</p></p>", "p >\"аб\"");
        check(
            "<div><b>а<p>б</b>в</p></div>г",
            "div >b >>\"а\" >>p >>>\"бв\" \"г\"",
        );
        check("а<br/>б</br>в", "\"а\" br \"б\" br \"в\"");
        check("<a href=x>1<a href=y>2</a>", "a >\"1\" a >\"2\"");
    }

    #[test]
    fn raw_text_is_no_markup() {
        check(
            "<script>if (a<b) '<p>'</script><p>а",
            "script >\"if (a<b) '<p>'\" p >\"а\"",
        );
        check("<title>a<b>&amp;</title>б", "title >\"a<b>&\" \"б\"");
        check("<!-- <p title='> --><p>а", "p >\"а\"");
    }

    #[test]
    fn places_are_those_of_the_source() {
        let source = "<!-- x --><p\n class='a>b'>Коваль &amp; <i>Ко</i></p>";
        let page = Page::of(source);
        let shown: Vec<_> = page.nodes.iter().map(|node| node.span.of(source)).collect();
        assert_eq!(shown, ["<p\n class='a>b'>", "Коваль &amp; ", "<i>", "Ко"]);
    }

    #[test]
    fn depth_is_bounded() {
        let page = Page::of(&format!(
            "{}а{}б",
            "<div>".repeat(3000),
            "</div>".repeat(3000)
        ));
        let deepest = (0..page.nodes.len())
            .map(|at| page.ancestors(at).count())
            .max();
        assert!(deepest < Some(250), "{deepest:?}");
        assert_eq!(page.nodes.last().map(|node| node.parent), Some(None));
    }
}
