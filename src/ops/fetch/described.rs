//! What a handle is, by the page that it leads to.

use url::Url;

use crate::diag::{Diagnostic, Severity};
use crate::import::{self, Found, Item};
use crate::model::{Reference, TextField};
use crate::net::Fetch;
use crate::ops::AuditOptions;

/// A handle says where a work lies and not what it is: the page that it leads to says that, where it describes a work.
pub(super) async fn by_its_page(found: Found, fetch: &dyn Fetch, options: &AuditOptions) -> Found {
    let [Item::Record(record)] = &found.items[..] else {
        return found;
    };
    if record.text(TextField::Title).is_some() {
        return found;
    }
    let url = record
        .text(TextField::Url)
        .and_then(|url| Url::parse(url).ok());
    let Some(url) = url else {
        return found;
    };
    let own = import::Options {
        own: true,
        ..import::Options::default()
    };
    let read = match super::page(&url, fetch, options).await {
        Ok(page) => import::read(page.bytes(), &page.name, &page.options(&own)),
        Err(error) => Err(error),
    };
    match read.map(Found::into_records).as_deref() {
        Ok([described, ..]) if described.text(TextField::Title).is_some() => {
            let record = merged(record, described.clone());
            let items = vec![Item::Record(Box::new(record))];
            Found { items, ..found }
        }
        Ok(_) => with_note(found, format!("{url} does not describe the work")),
        Err(error) => with_note(found, format!("what it is could not be learnt: {error}")),
    }
}

/// What a page says of a work, under the id and the address of its handle.
fn merged(handle: &Reference, mut described: Reference) -> Reference {
    described.id.clone_from(&handle.id);
    described.evidence.place = None;
    let fields = [TextField::Url, TextField::Source];
    for field in fields {
        described.set_text(field, handle.text(field).unwrap_or_default());
    }
    let custom = handle.custom.iter();
    let custom = custom.map(|(name, value)| (name.clone(), value.clone()));
    described.custom.extend(custom);
    described
}

fn with_note(mut found: Found, message: String) -> Found {
    let said = Diagnostic::new("handle-undescribed", Severity::Warning, message);
    found.diagnostics.push(said);
    found
}
