//! Looking works up by their identifiers: the record of the work itself, or the list of what it cites.
//!
//! Owns who is asked for which identifier, and what follows from one identifier to another: a handle may stand for a DOI, a
//! number of PubMed Central for one of PubMed. As everywhere here, whoever does not answer leaves it open whether a work
//! exists.

mod batches;
mod search;

use super::answer::Answer;
use super::work::Work;
use super::{Event, Options};
use crate::diag::{Diagnostic, Severity};
use crate::ident::WorkId;
use crate::import::{Format, Found, Item};
use crate::net::Fetch;

use search::Search;

/// What is wanted of a work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wanted {
    /// Its record.
    #[default]
    Work,
    /// The references that its publisher deposited.
    References,
}

/// What came of looking a work up.
#[derive(Debug, Clone, PartialEq)]
pub enum Lookup {
    /// Its record, or its references; that it has none is a diagnostic.
    Found(Box<Found>),
    /// The registry says that it has no such work; its words.
    Absent(String),
    /// Nobody could say; why.
    Unavailable(String),
}

/// Looks works up, and gives what came of it in the order of `ids`. Each is asked for once.
pub async fn look_up(
    ids: &[WorkId],
    wanted: Wanted,
    fetch: &dyn Fetch,
    options: &Options,
    on_event: &mut (dyn FnMut(Event) + Send),
) -> Vec<Lookup> {
    let mut search = Search::new(fetch, options, on_event);
    search.all(ids).await;
    match wanted {
        Wanted::Work => ids.iter().map(|id| search.work(id)).collect(),
        Wanted::References => {
            search.published(ids).await;
            ids.iter().map(|id| search.references(id)).collect()
        }
    }
}

fn found(items: Vec<Item>, nothing: Option<String>) -> Lookup {
    let said = nothing.map(|message| Diagnostic::new("no-references", Severity::Error, message));
    Lookup::Found(Box::new(Found {
        format: Format::CslJson,
        items,
        diagnostics: said.into_iter().collect(),
        rejects: Vec::new(),
    }))
}

fn lost(id: &WorkId, answer: Answer<Work>) -> Lookup {
    match answer {
        Answer::NotAsked(why) => Lookup::Unavailable(format!("not asked: {why}")),
        Answer::Unavailable(why) => Lookup::Unavailable(why),
        Answer::Absent | Answer::Found(_) => Lookup::Absent(absence(id).to_owned()),
    }
}

fn absence(id: &WorkId) -> &'static str {
    match id {
        WorkId::Doi(_) => "doi.org says that it does not exist",
        WorkId::Arxiv(_) => "arXiv says that it has no such preprint",
        WorkId::Pmid(_) => "PubMed says that it has no such record",
        WorkId::Pmcid(_) => "PubMed Central says that it has no such record",
        WorkId::Isbn(_) => "Open Library has no book of this ISBN, which says nothing against it",
        WorkId::Handle(_) => "the handle server says that it does not exist",
    }
}
