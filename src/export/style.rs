//! References as a citation style prints them.
//!
//! The styles are those in the archive of the crate `hayagriva`, which also renders. It stops the whole process
//! over a date range and refuses a whole list for one odd field; so it is given only shapes that it is known
//! to take (see `item`), its output is escaped here, and a record that it cannot take is printed plainly with
//! a diagnostic.

mod archive;
mod item;
mod markup;
mod plain;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use citationberg::json::Item;
use citationberg::{IndependentStyle, Locale};
use hayagriva::archive::locales;
use hayagriva::{BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest};

use crate::Result;
use crate::diag::{Diagnostic, Severity};
use crate::model::Reference;

use item::Prepared;

/// How printed references are marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// Plain text.
    Text,
    /// HTML, escaped.
    Html,
    /// Markdown (CommonMark), escaped.
    Markdown,
}

impl Output {
    /// Every output.
    pub const ALL: &[Self] = &[Self::Text, Self::Html, Self::Markdown];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
        }
    }

    /// The output of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|output| output.as_str() == name)
    }
}

/// Prints references in a style (`apa`, `ieee`, `mla`, `chicago-author-date` …), one string per reference, in
/// their order.
///
/// Where the style cannot be applied to a reference wholly, a diagnostic says so.
///
/// # Errors
/// [`Usage`](crate::ErrorKind::Usage) for a style that is unknown (the message has near names) or prints no list.
pub fn render(
    references: &[Reference],
    style: &str,
    output: Output,
) -> Result<(Vec<String>, Vec<Diagnostic>)> {
    let style = Engine::new(style)?;
    let mut diagnostics = Vec::new();
    let words = item::Placeholders::new(references);
    let prepared: Vec<_> = references
        .iter()
        .enumerate()
        .map(|(at, reference)| item::prepare(reference, at, &words, &mut diagnostics))
        .collect();
    let rendered = style.render(&prepared);
    let texts = references.iter().zip(&prepared).zip(rendered);
    let texts = texts.map(|((reference, prepared), runs)| match runs {
        Some(runs) => markup::write(&markup::mended(runs, &prepared.replace), output),
        None => {
            diagnostics.push(refused(reference));
            let runs = vec![markup::Run::plain(plain::reference(reference))];
            markup::write(&markup::mended(runs, &[]), output)
        }
    });
    Ok((texts.collect(), diagnostics))
}

fn refused(reference: &Reference) -> Diagnostic {
    let message = format!(
        "`{}` cannot be printed in this style; it is given in a plain form",
        reference.id
    );
    Diagnostic::new("style-refused", Severity::Warning, message)
}

/// The names of all styles.
pub fn names() -> Vec<&'static str> {
    archive::names()
}

/// The words of the languages of CSL; unpacking them takes longer than printing a list.
static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(locales);

/// A style, ready to print.
struct Engine {
    style: IndependentStyle,
}

/// The runs of each reference; nothing for one that was not printed.
type Rendered = Vec<Option<Vec<markup::Run>>>;

impl Engine {
    fn new(name: &str) -> Result<Self> {
        let style = archive::find(name)?;
        Ok(Self { style })
    }

    /// Prints all together, so that numbers and `2020a`, `2020b` are right; one by one if that fails.
    fn render(&self, prepared: &[Prepared]) -> Rendered {
        let items: Vec<_> = prepared.iter().map(|p| p.item.as_ref()).collect();
        self.try_render(&items).unwrap_or_else(|| {
            let single = |item: &Option<&Item>| self.try_render(&[*item])?.pop()?;
            items.iter().map(single).collect()
        })
    }

    /// `None` when the crate panicked. The items are in shapes that it is known to take; this is for the
    /// shape that nobody thought of, and no state outlives the panic.
    fn try_render(&self, items: &[Option<&Item>]) -> Option<Rendered> {
        catch_unwind(AssertUnwindSafe(|| self.run(items))).ok()
    }

    fn run(&self, items: &[Option<&Item>]) -> Rendered {
        let mut driver = BibliographyDriver::new();
        for item in items.iter().copied().flatten() {
            let cite = vec![CitationItem::with_entry(item)];
            driver.citation(CitationRequest::from_items(cite, &self.style, &LOCALES));
        }
        let request = BibliographyRequest::new(&self.style, None, &LOCALES);
        let list = driver.finish(request).bibliography;
        let mut printed: std::collections::HashMap<_, _> = list
            .into_iter()
            .flat_map(|list| list.items)
            .map(|item| (item.key, markup::runs(item.first_field, &item.content)))
            .collect();
        let key = |item: &Option<&Item>| item.and_then(Item::id).map(|id| id.into_owned());
        let runs = items.iter().map(|item| printed.remove(&key(item)?));
        runs.map(|runs| runs.filter(|runs| !runs.is_empty()))
            .collect()
    }
}

#[cfg(test)]
mod tests;
