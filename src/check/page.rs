//! What a page says of itself: title, headings, how much text. Reads HTML; judges nothing.

use std::collections::HashMap;

use encoding_rs::{Encoding, UTF_8};
use scraper::{Html, Node, Selector};

use crate::net::Response;

/// The parts of a page that never hold its own text.
const NOT_TEXT: [&str; 8] = [
    "script", "style", "noscript", "template", "svg", "nav", "header", "footer",
];

/// An HTML page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// The title and the first-level headings, white space folded.
    pub(super) headings: Vec<String>,
    /// The words of its text, menus left out.
    pub(super) words: usize,
    /// Whether its metadata describe a publication.
    pub(super) describes_work: bool,
    /// The source, for marks that a robot check leaves.
    pub(super) source: String,
}

impl Page {
    /// Reads an answer, if it is HTML of a sane shape.
    pub(super) fn read(response: &Response) -> Option<Self> {
        let kind = response.header("content-type").unwrap_or_default();
        let looks_like_html = kind.is_empty() && response.body.trim_ascii_start().starts_with(b"<");
        (kind.contains("html") || looks_like_html).then_some(())?;
        let (source, _, _) = encoding(kind, &response.body).decode(&response.body);
        (!is_too_deep(&source)).then_some(())?;
        let html = Html::parse_document(&source);
        Some(Self {
            headings: texts(&html, "title, h1"),
            words: words(&html),
            describes_work: !select(&html, WORK_MARKS).is_empty(),
            source: source.into_owned(),
        })
    }
}

/// Metadata that the page of a work has and an error page has not; `DC.title` stands on both.
const WORK_MARKS: &str =
    r#"meta[name="citation_title"], meta[property="og:type"][content="article"]"#;

/// The parser takes time that grows with the square of the depth; real pages stay far below this.
const DEEPEST: usize = 1000;

/// Elements that need no end tag.
const OPEN_ENDED: [&str; 24] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "path", "source", "tbody", "td", "th", "thead", "tr", "track", "wbr",
];

/// Whether too many elements are begun and never ended.
fn is_too_deep(source: &str) -> bool {
    let mut open: HashMap<String, usize> = HashMap::new();
    for tag in source.split('<').skip(1) {
        let (is_end, tag) = tag
            .strip_prefix('/')
            .map_or((false, tag), |tag| (true, tag));
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let name = tag[..end.unwrap_or(tag.len())].to_ascii_lowercase();
        if name.is_empty() || OPEN_ENDED.contains(&name.as_str()) {
            continue;
        }
        let count = open.entry(name).or_default();
        *count = if is_end {
            count.saturating_sub(1)
        } else {
            *count + 1
        };
    }
    open.values().sum::<usize>() > DEEPEST
}

fn encoding(content_type: &str, body: &[u8]) -> &'static Encoding {
    let head = String::from_utf8_lossy(&body[..body.len().min(1024)]);
    label(content_type)
        .or_else(|| label(&head))
        .unwrap_or(UTF_8)
}

/// The encoding named after `charset=`.
fn label(text: &str) -> Option<&'static Encoding> {
    let lower = text.to_ascii_lowercase();
    let (_, after) = lower.split_once("charset=")?;
    let after = after.trim_start_matches(['"', '\'']);
    let end = after
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'))
        .unwrap_or(after.len());
    Encoding::for_label(&after.as_bytes()[..end])
}

fn select<'a>(html: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a constant selector is well-formed");
    html.select(&selector).collect()
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    select(html, selector)
        .iter()
        .map(|element| folded(element.text()))
        .filter(|text| !text.is_empty())
        .collect()
}

fn folded<'a>(pieces: impl Iterator<Item = &'a str>) -> String {
    let joined: String = pieces.collect();
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Counts with a stack of its own: a hostile page may be nested deeply.
fn words(html: &Html) -> usize {
    let mut words = 0;
    let mut nodes: Vec<_> = select(html, "body").into_iter().map(|body| *body).collect();
    while let Some(node) = nodes.pop() {
        match node.value() {
            Node::Text(text) => words += text.split_whitespace().count(),
            Node::Element(element) if NOT_TEXT.contains(&element.name()) => {}
            _ => nodes.extend(node.children()),
        }
    }
    words
}
