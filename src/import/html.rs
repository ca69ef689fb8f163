//! Web pages: what they cite, or the work that they describe themselves as.
//!
//! Owns every form in which pages tell of references: lists to be read, `meta` tags, COinS, JSON-LD. Nothing is fetched and no
//! script is run. Text from pages is data, and may be hostile: the size, the number of elements and their depth are bounded.

mod blocks;
mod build;
mod chunks;
mod cited;
mod coins;
mod draft;
mod furniture;
mod json_ld;
mod links;
mod lists;
mod meta;
mod own;
mod text;
mod tree;
mod words;

use super::{Format, Found, Options};
use crate::diag::{Diagnostic, Severity};
use crate::model::Reference;
use crate::text::Source;
use crate::{Error, ErrorKind, Result};

use json_ld::Graph;
use tree::Page;

/// The largest page that is read, in bytes.
const LARGEST: usize = 32 << 20;

/// Reads what a page cites, or with [`Options::own`] the work that it describes itself as.
///
/// A reference has its bytes and line in the page's source. Lists are numbered in their order.
///
/// # Errors
/// [`ErrorKind::Input`] for a page too large to be read.
pub(super) fn read(source: &Source, options: &Options) -> Result<Found> {
    if source.text().len() > LARGEST {
        let most = LARGEST >> 20;
        return Err(too_large(source, &format!("more than {most} MB of HTML")));
    }
    let page = Page::of(source.text());
    if page.is_cut {
        let most = build::MOST_NODES;
        return Err(too_large(
            source,
            &format!("an HTML page of more than {most} elements"),
        ));
    }
    let graph = Graph::of(&page);
    let mut found = Found::new(Format::Html);
    match options.own {
        true => read_own(&page, &graph, source, &mut found),
        false => cited::read(&page, &graph, source, &mut found),
    }
    name_records(&mut found);
    Ok(found)
}

fn too_large(source: &Source, what: &str) -> Error {
    let message =
        format!("this is {what}; save the part of the page with the references and give that");
    Error::new(ErrorKind::Input, message).about(source.name())
}

fn read_own(page: &Page, graph: &Graph, source: &Source, found: &mut Found) {
    match own::record(page, graph, source) {
        Some(record) => found.push_record(record),
        None => {
            let message =
                "the page says nothing of a work of its own: neither metadata nor a title";
            found
                .diagnostics
                .push(Diagnostic::new("no-metadata", Severity::Error, message).on_line(1));
        }
    }
}

/// Gives records their number for an id.
fn name_records(found: &mut Found) {
    for (at, item) in found.items.iter_mut().enumerate() {
        if let super::Item::Record(record) = item {
            let record: &mut Reference = record;
            record.id = format!("ref-{}", at + 1);
        }
    }
}

#[cfg(test)]
mod tests;
