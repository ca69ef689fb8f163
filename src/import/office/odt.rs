//! Text documents of LibreOffice and others (OpenDocument 1.3), packed or as one XML file.

mod body;
mod lists;

use crate::Result;

use super::document::Document;
use super::package::{ODT_TYPE, Package, refused};
use super::properties;

use body::Body;
use lists::Styles;

/// The parts of a document that are read.
#[derive(Debug, Default)]
pub(super) struct Parts {
    content: String,
    styles: String,
    meta: String,
    damage: Vec<String>,
}

/// Unpacks a document.
///
/// # Errors
/// [`ErrorKind::Input`](crate::ErrorKind::Input) when it is damaged, encrypted, or no text document.
pub(super) fn parts(bytes: &[u8], name: &str) -> Result<Parts> {
    if is_flat(bytes) {
        return Ok(flat(bytes));
    }
    let mut package = Package::open(bytes, name)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        let message =
            "the document is encrypted; open it with its password and save it without one";
        return Err(refused(name, message));
    }
    let Some(content) = package.part("content.xml")? else {
        let message = "this is no OpenDocument text: the part that holds its text is missing";
        return Err(refused(name, message));
    };
    let mut parts = Parts {
        content,
        ..Parts::default()
    };
    let mut part = |name: &str| {
        package
            .optional(name, &mut parts.damage)
            .unwrap_or_default()
    };
    (parts.styles, parts.meta) = (part("styles.xml"), part("meta.xml"));
    Ok(parts)
}

/// Whether bytes are a document in one XML file (`.fodt`).
pub(in crate::import) fn is_flat(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let holds = |what: &str| {
        head.windows(what.len())
            .any(|window| window == what.as_bytes())
    };
    let text = head.trim_ascii_start();
    (text.starts_with(b"<") || text.starts_with(b"\xef\xbb\xbf<"))
        && holds("<office:document")
        && holds(ODT_TYPE)
}

fn flat(bytes: &[u8]) -> Parts {
    let content = encoding_rs::UTF_8.decode(bytes).0.into_owned();
    let start = content.find("<office:meta>");
    let end = content.find("</office:meta>");
    let meta = start
        .zip(end)
        .and_then(|(start, end)| content.get(start..end));
    Parts {
        meta: meta.map_or_else(String::new, |meta| format!("{meta}</office:meta>")),
        content,
        ..Parts::default()
    }
}

/// Reads the text of a document and what it cites.
pub(super) fn read(parts: &Parts) -> Document {
    let mut styles = Styles::default();
    styles.read(&parts.styles);
    styles.read(&parts.content);
    let bookmarks = properties::citations(&parts.meta);
    let (paragraphs, fault) = Body::new(&styles, &bookmarks).read(&parts.content);
    let damage = parts.damage.iter().cloned();
    let fault = fault.map(|fault| format!("content.xml: {fault}"));
    Document {
        paragraphs,
        damage: damage.chain(fault).collect(),
        ..Document::default()
    }
}

/// What the document says of itself; who wrote it before who changed it last.
pub(super) fn properties(parts: &Parts) -> Vec<(String, String)> {
    let mut values = properties::values(&parts.meta);
    values.sort_by_key(|(name, _)| name != "initial-creator");
    values
}
