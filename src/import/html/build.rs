//! Tokens to a tree: which elements a tag begins and ends.
//!
//! Standard: HTML, "tree construction" (<https://html.spec.whatwg.org/multipage/parsing.html>), as far as it bears on the running
//! text; what we leave out is told in [`super::tree`].

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use html5ever::LocalName;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use super::tree::{Content, Element, Node, Page};
use crate::text::Span;

/// No more nodes of a page are held.
pub(super) const MOST_NODES: usize = 1_000_000;

/// Elements nested deeper stand beside each other.
const DEEPEST: usize = 200;

/// Elements without content.
#[rustfmt::skip]
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param",
    "source", "track", "wbr",
];

/// Elements that begin a block: an open paragraph ends before them, and a stray end tag inside them ends nothing outside.
#[rustfmt::skip]
pub(super) const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
    "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
];

/// Blocks that end no paragraph when they begin: they end what stands before them by rules of their own.
const CELLS: &[&str] = &[
    "body", "caption", "html", "legend", "tbody", "td", "tfoot", "th", "thead", "tr",
];

const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];

/// Elements of which a new one ends the open one, and what it does not look beyond.
const ENDS_LIKE: &[(&[&str], Limit)] = &[
    (&["li"], |open| {
        is_scope(open) || matches!(&*open.name, "ol" | "ul" | "menu" | "dir")
    }),
    (&["dd", "dt"], |open| is_scope(open) || open.is("dl")),
    (&["option"], |open| {
        matches!(&*open.name, "select" | "datalist")
    }),
    (&["tr"], |open| open.is("table")),
    (&["td", "th"], |open| matches!(&*open.name, "table" | "tr")),
    (&["tbody", "thead", "tfoot"], |open| open.is("table")),
    (&["a"], |open| open.is_block),
];

/// What no implied end of a paragraph reaches beyond.
fn is_scope(open: &Open) -> bool {
    matches!(
        &*open.name,
        "caption" | "html" | "object" | "table" | "td" | "template" | "th"
    )
}

/// The state of reading; the tokenizer hands it the tokens.
#[derive(Debug)]
pub(super) struct Builder {
    state: RefCell<State>,
    /// The bytes of the piece that is being read.
    span: Cell<Span>,
    is_raw: Cell<bool>,
}

#[derive(Debug, Default)]
struct State {
    page: Page,
    /// The open elements, outermost first.
    open: Vec<Open>,
    /// How many elements of a name are open: most end tags that end nothing are told by that.
    counts: HashMap<LocalName, usize>,
    /// How many elements of a name were begun too deep to be opened.
    passed: HashMap<LocalName, usize>,
    /// Whether `<x/>` ends an element.
    is_xml: bool,
}

/// An open element.
#[derive(Debug)]
struct Open {
    node: usize,
    name: LocalName,
    is_block: bool,
}

impl Open {
    fn is(&self, name: &str) -> bool {
        &*self.name == name
    }
}

/// What an implied or stray end does not reach beyond.
type Limit = fn(&Open) -> bool;

impl Builder {
    /// Nothing read yet.
    pub(super) fn new(source: &str) -> Self {
        let is_xml = source.trim_start().starts_with("<?xml");
        let state = State {
            is_xml,
            ..State::default()
        };
        Self {
            state: RefCell::new(state),
            span: Cell::default(),
            is_raw: Cell::new(false),
        }
    }

    /// Tells where the tokens come from.
    pub(super) fn go_to(&self, span: Span) {
        self.span.set(span);
    }

    /// Whether tags are text where the reading stands, but for one end tag.
    pub(super) fn is_in_raw_text(&self) -> bool {
        self.is_raw.get()
    }

    /// Whether no more nodes are held.
    pub(super) fn is_full(&self) -> bool {
        self.state.borrow().page.is_cut
    }

    /// The page that was read.
    pub(super) fn finish(self) -> Page {
        let mut state = self.state.into_inner();
        state.close_from(0);
        state.page
    }
}

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text, self.span.get()),
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => {
                self.is_raw.set(false);
                state.end(&tag.name, self.span.get());
            }
            Token::TagToken(tag) => {
                let raw = raw_kind(&tag.name);
                state.begin(tag, self.span.get());
                if let Some(raw) = raw {
                    self.is_raw.set(true);
                    return TokenSinkResult::RawData(raw);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// How the text of an element is read whose tags are none.
fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "title" | "textarea" => Some(RawKind::Rcdata),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        _ => None,
    }
}

impl State {
    fn text(&mut self, text: &str, span: Span) {
        let parent = self.open.last().map(|open| open.node);
        if let Some(last) = self.page.nodes.last_mut()
            && last.parent == parent
            && let Content::Text(before) = &mut last.content
        {
            before.push_str(text);
            last.span.end = span.end;
            return;
        }
        self.push(Content::Text(text.to_owned()), span);
    }

    /// Adds a node; its number.
    fn push(&mut self, content: Content, span: Span) -> usize {
        let at = self.page.nodes.len();
        self.page.is_cut |= at + 1 >= MOST_NODES;
        self.page.nodes.push(Node {
            parent: self.open.last().map(|open| open.node),
            end: at + 1,
            span,
            content,
        });
        at
    }

    fn begin(&mut self, tag: Tag, span: Span) {
        let name = tag.name;
        self.end_before(&name);
        if &*name == "html" || &*name == "body" {
            if self.is_open(&name) {
                return;
            }
            self.close_nearest(&["head"], |_| false);
        }
        let element = Element::new(name.clone(), &tag.attrs);
        let node = self.push(Content::Element(element), span);
        let is_closed = VOID.contains(&&*name) || tag.self_closing && self.heeds_slash();
        if !is_closed || raw_kind(&name).is_some() {
            self.open(node, name);
        }
    }

    fn open(&mut self, node: usize, name: LocalName) {
        if self.open.len() >= DEEPEST {
            *self.passed.entry(name).or_default() += 1;
            return;
        }
        *self.counts.entry(name.clone()).or_default() += 1;
        let is_block = BLOCKS.contains(&&*name);
        self.open.push(Open {
            node,
            name,
            is_block,
        });
    }

    fn is_open(&self, name: &LocalName) -> bool {
        self.counts.get(name).is_some_and(|count| *count > 0)
    }

    /// Whether `<x/>` is a whole element here: in XHTML, and in drawings and formulas.
    fn heeds_slash(&self) -> bool {
        self.is_xml
            || self.is_open(&LocalName::from("svg"))
            || self.is_open(&LocalName::from("math"))
    }

    /// Ends what the beginning of an element ends.
    fn end_before(&mut self, name: &str) {
        if let Some((alike, limit)) = ENDS_LIKE.iter().find(|(alike, _)| alike.contains(&name)) {
            self.close_nearest(alike, *limit);
        }
        if BLOCKS.contains(&name) && !CELLS.contains(&name) {
            self.close_nearest(&["p"], is_scope);
        }
        let is_heading = |name: &str| HEADINGS.contains(&name);
        if is_heading(name) && self.open.last().is_some_and(|open| is_heading(&open.name)) {
            self.close_from(self.open.len() - 1);
        }
    }

    fn end(&mut self, name: &LocalName, span: Span) {
        if let Some(passed) = self.passed.get_mut(name).filter(|passed| **passed > 0) {
            *passed -= 1;
            return;
        }
        match &**name {
            "br" => {
                self.push(Content::Element(Element::new(name.clone(), &[])), span);
            }
            "html" | "body" => {}
            "li" => self.close_nearest(&["li"], |open| {
                is_scope(open) || matches!(&*open.name, "ol" | "ul")
            }),
            "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "table" => {
                self.close_nearest(&[name], |open| open.is("table"));
            }
            block if BLOCKS.contains(&block) => self.close_nearest(&[block], is_scope),
            other => self.close_nearest(&[other], |open| open.is_block),
        }
    }

    /// Closes the innermost open element of one of these names, with all in it, unless a limit is open inside it.
    fn close_nearest(&mut self, names: &[&str], limit: Limit) {
        if !names
            .iter()
            .any(|name| self.is_open(&LocalName::from(*name)))
        {
            return;
        }
        for (at, open) in self.open.iter().enumerate().rev() {
            if names.iter().any(|name| open.is(name)) {
                return self.close_from(at);
            }
            if limit(open) {
                return;
            }
        }
    }

    fn close_from(&mut self, at: usize) {
        let end = self.page.nodes.len();
        for open in self.open.drain(at..) {
            self.page.nodes[open.node].end = end;
            if let Some(count) = self.counts.get_mut(&open.name) {
                *count -= 1;
            }
        }
    }
}
