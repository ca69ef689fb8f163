//! The properties of a document: what it says of itself, and what programs keep there.

use std::cell::RefCell;
use std::collections::HashMap;

use super::pull::{Event, Pull};

/// Where Word keeps properties that programs add.
pub(super) const CUSTOM: &str = "docProps/custom.xml";

/// The beginnings of the names of bookmarks whose data lie in the properties.
const BOOKMARKS: &[&str] = &["ZOTERO_BREF_", "Mendeley_Bookmark_"];

/// The instructions of the citations that are marked by bookmarks. A bookmark stands in a document once; its instruction is
/// given out once, so that many of one name cost nothing.
#[derive(Debug, Default)]
pub(super) struct Bookmarks(RefCell<HashMap<String, String>>);

impl Bookmarks {
    /// The instruction of a bookmark, the first time.
    pub(super) fn take(&self, name: &str) -> Option<String> {
        self.0.borrow_mut().remove(name)
    }
}

/// The instructions in the properties. Each is cut into pieces:
/// `ZOTERO_BREF_x_1`, `ZOTERO_BREF_x_2` …
pub(super) fn citations(xml: &str) -> Bookmarks {
    let mut pieces: HashMap<String, Vec<(u32, String)>> = HashMap::new();
    let mut pull = Pull::new(xml);
    while let Some(event) = pull.next() {
        let Event::Open(tag) = event else { continue };
        if !["property", "user-defined"].contains(&tag.name()) {
            continue;
        }
        let name = tag.attribute("name").unwrap_or_default();
        let piece = name
            .rsplit_once('_')
            .and_then(|(bookmark, number)| Some((bookmark, number.parse().ok()?)));
        if let Some((bookmark, number)) = piece
            && BOOKMARKS.iter().any(|prefix| name.starts_with(prefix))
        {
            let piece = (number, pull.text());
            pieces.entry(bookmark.to_owned()).or_default().push(piece);
        }
    }
    let whole = pieces.into_iter().map(|(bookmark, mut pieces)| {
        pieces.sort_by_key(|(number, _)| *number);
        let texts = pieces.into_iter().map(|(_, text)| text);
        (bookmark, texts.collect())
    });
    Bookmarks(RefCell::new(whole.collect()))
}

/// The properties that are elements with text (`docProps/core.xml`, `docProps/app.xml`, `meta.xml`): names without prefix, and values.
pub(super) fn values(xml: &str) -> Vec<(String, String)> {
    let mut values = Vec::new();
    let mut pull = Pull::new(xml);
    while let Some(event) = pull.next() {
        let Event::Open(tag) = event else { continue };
        if !CONTAINERS.contains(&tag.name()) {
            let name = match tag
                .attribute("name")
                .filter(|_| tag.name() == "user-defined")
            {
                Some(name) => name,
                None => tag.name().to_owned(),
            };
            let value = pull.text().trim().to_owned();
            if !value.is_empty() {
                values.push((name, value));
            }
        }
    }
    values
}

const CONTAINERS: &[&str] = &["coreProperties", "Properties", "document-meta", "meta"];
