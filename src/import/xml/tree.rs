//! One element with everything in it.
//!
//! Names are local names: prefixes of namespaces are left out. Knows nothing of references.

use std::borrow::Cow;

use crate::text::Span;

/// An element. It is never nested deeper than [`DEPTH_LIMIT`](super::pull::DEPTH_LIMIT).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Element<'a> {
    /// The local name.
    pub(in crate::import) name: &'a str,
    /// Local names and values, in order.
    pub(in crate::import) attributes: Named<'a>,
    /// What is in it, in order.
    pub(in crate::import) children: Vec<Node<'a>>,
    /// Its bytes in the source, tags included.
    pub(in crate::import) span: Span,
}

/// Attributes by their local names.
pub(in crate::import) type Named<'a> = Vec<(&'a str, Cow<'a, str>)>;

/// Something in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Node<'a> {
    /// An element.
    Element(Element<'a>),
    /// Text, its entities resolved.
    Text(Cow<'a, str>),
}

impl<'a> Element<'a> {
    /// An element with nothing in it.
    pub(super) fn empty(name: &'a str, attributes: Named<'a>, span: Span) -> Self {
        Self {
            name,
            attributes,
            children: Vec::new(),
            span,
        }
    }

    /// The value of an attribute; an empty one is none.
    pub(in crate::import) fn attribute(&self, name: &str) -> Option<&str> {
        let named = self.attributes.iter().find(|(key, _)| *key == name);
        named
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The elements in it.
    pub(in crate::import) fn elements(&self) -> impl Iterator<Item = &Element<'a>> + Clone {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements of this name in it.
    pub(in crate::import) fn all<'n>(
        &'n self,
        name: &'n str,
    ) -> impl Iterator<Item = &'n Element<'a>> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element of this name in it.
    pub(in crate::import) fn child(&self, name: &str) -> Option<&Element<'a>> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element of this name at any depth.
    pub(in crate::import) fn find(&self, name: &str) -> Option<&Element<'a>> {
        self.elements()
            .find_map(|element| match element.name == name {
                true => Some(element),
                false => element.find(name),
            })
    }

    /// The text in it and in its elements, white space folded.
    pub(in crate::import) fn text(&self) -> String {
        let mut text = String::new();
        self.each_text(&mut |piece| text.push_str(piece));
        folded(&text)
    }

    /// Hands on each piece of text in it and in its elements, in order.
    pub(in crate::import) fn each_text(&self, each: &mut impl FnMut(&str)) {
        for node in &self.children {
            match node {
                Node::Text(text) => each(text),
                Node::Element(element) => element.each_text(each),
            }
        }
    }
}

/// Text with each run of white space as one space, and none at its ends.
pub(in crate::import) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::super::pull::{Piece, Records};

    #[test]
    fn elements_are_found_by_name() {
        let text = "<a><b x='1'><c>один</c></b> два <b x=' '/></a>";
        let Some(Piece::Record(a)) = Records::new(text, &["a"], |_, _| true).next() else {
            panic!("a record expected");
        };
        assert_eq!(a.elements().count(), 2);
        assert_eq!(a.all("b").count(), 2);
        let values: Vec<_> = a.all("b").map(|b| b.attribute("x")).collect();
        assert_eq!(values, [Some("1"), None]);
        assert_eq!(a.child("c"), None);
        assert_eq!(a.find("c").map(|c| c.text()).as_deref(), Some("один"));
        assert_eq!(a.text(), "один два");
    }
}
