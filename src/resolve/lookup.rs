//! Looking works up by their identifiers: the record of the work itself, or the list of what it cites.
//!
//! Owns who is asked for which identifier, and what follows from one identifier to another: a handle may stand for a DOI, a
//! number of PubMed Central for one of PubMed. As everywhere here, whoever does not answer leaves it open whether a work
//! exists.

use std::collections::{HashMap, HashSet, VecDeque};
use std::time::Duration;

use serde_json::Value;

use super::answer::Answer;
use super::inquiry::{Finding, Inquiry, Whereabouts};
use super::work::{self, Work};
use super::{
    Event, Options, arxiv, crossref, datacite, deposited, doi_org, handle, open_library, pubmed,
};
use crate::diag::{Diagnostic, Severity};
use crate::ident::{Doi, Pmcid, Pmid, WorkId};
use crate::import::{Format, Found, Item};
use crate::net::{Fetch, Request, Response};

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
    let mut search = Search {
        inquiry: Inquiry::new(fetch, options),
        options,
        on_event,
        works: HashMap::new(),
        aliases: HashMap::new(),
    };
    search.all(ids).await;
    match wanted {
        Wanted::Work => ids.iter().map(|id| search.work(id)).collect(),
        Wanted::References => {
            search.published(ids).await;
            ids.iter().map(|id| search.references(id)).collect()
        }
    }
}

struct Search<'a> {
    inquiry: Inquiry<'a>,
    options: &'a Options,
    on_event: &'a mut (dyn FnMut(Event) + Send),
    works: HashMap<WorkId, Answer<Work>>,
    /// Identifiers that stand for others.
    aliases: HashMap<WorkId, WorkId>,
}

/// The identifiers of one kind, each once, in order.
fn of_kind<T: Clone + Eq + std::hash::Hash>(
    ids: impl Iterator<Item = WorkId>,
    kind: impl Fn(&WorkId) -> Option<T>,
) -> Vec<T> {
    let mut seen = HashSet::new();
    let of_kind = ids.filter_map(|id| kind(&id));
    of_kind.filter(|id| seen.insert(id.clone())).collect()
}

/// The identifiers of a variant of [`WorkId`].
macro_rules! only {
    ($ids:expr, $variant:ident) => {
        of_kind($ids, |id| match id {
            WorkId::$variant(id) => Some(id.clone()),
            _ => None,
        })
    };
}

impl Search<'_> {
    /// Asks about all of them. What may lead to other identifiers comes first.
    async fn all(&mut self, ids: &[WorkId]) {
        let asked = || ids.iter().cloned();
        for handle in only!(asked(), Handle) {
            self.handle(handle).await;
        }
        let pmcids = only!(asked(), Pmcid);
        self.central(&pmcids).await;
        let arxiv = only!(asked(), Arxiv);
        self.arxiv(&arxiv).await;
        let isbns = only!(asked(), Isbn);
        self.books(&isbns).await;
        let led_to: Vec<WorkId> = self.aliases.values().cloned().collect();
        let pmids = only!(asked().chain(led_to.iter().cloned()), Pmid);
        self.pubmed(&pmids).await;
        let dois = only!(asked().chain(led_to), Doi);
        self.dois(&dois).await;
    }

    /// Asks about the published forms of works that are no DOIs: lists are deposited with those.
    async fn published(&mut self, ids: &[WorkId]) {
        let dois: Vec<Doi> = ids.iter().filter_map(|id| self.published_doi(id)).collect();
        let fresh = dois.into_iter().map(WorkId::Doi);
        let fresh = only!(fresh.filter(|id| !self.works.contains_key(id)), Doi);
        self.dois(&fresh).await;
    }

    fn published_doi(&self, id: &WorkId) -> Option<Doi> {
        match self.answer(id) {
            Answer::Found(work) if work.listed.is_none() => match id {
                WorkId::Arxiv(_) => arxiv::published(&work.record),
                _ => work.record.doi(),
            },
            _ => None,
        }
    }

    fn asking(&mut self, service: &'static str, references: usize) {
        if references > 0 {
            (self.on_event)(Event::Asking {
                service,
                references,
            });
        }
    }

    async fn handle(&mut self, handle: crate::ident::Handle) {
        self.asking(handle::SERVICE, 1);
        let request = handle::request(&self.options.handle_base, &handle);
        let answer = self.inquiry.ask(request).await;
        let values = answer.and_then(|response| handle::read(&response));
        let id = WorkId::Handle(handle.clone());
        if let Answer::Found(values) = &values
            && let Some(doi) = handle::doi(values)
        {
            self.aliases.insert(id, WorkId::Doi(doi));
            return;
        }
        let work = values.and_then(|values| handle::work(&handle, values));
        self.works.insert(id, work);
    }

    async fn central(&mut self, ids: &[Pmcid]) {
        let numbers: Vec<u32> = ids.iter().map(Pmcid::number).collect();
        let summaries = self.summaries(pubmed::Base::Pmc, &numbers).await;
        for (id, summary) in ids.iter().zip(summaries) {
            let alias = match &summary {
                Answer::Found(summary) => pubmed::pmid_of(summary).map(WorkId::Pmid),
                _ => None,
            };
            let work = summary.and_then(|summary| Answer::Found(pubmed::central(id, &summary)));
            let id = WorkId::Pmcid(id.clone());
            match alias {
                Some(alias) => self.aliases.insert(id, alias),
                None => {
                    self.works.insert(id, work);
                    None
                }
            };
        }
    }

    async fn pubmed(&mut self, ids: &[Pmid]) {
        let numbers: Vec<u32> = ids.iter().map(Pmid::number).collect();
        let summaries = self.summaries(pubmed::Base::Pubmed, &numbers).await;
        let known: Vec<_> = ids.iter().cloned().zip(summaries).collect();
        let there = known
            .iter()
            .filter(|(_, summary)| matches!(summary, Answer::Found(_)));
        let there: Vec<Pmid> = there.map(|(id, _)| id.clone()).collect();
        let mut records = Vec::new();
        for batch in there.chunks(pubmed::BATCH) {
            let mailto = self.options.mailto.as_deref();
            let request = pubmed::record_request(&self.options.pubmed_base, batch, mailto);
            let answer = self.inquiry.ask(request).await;
            // Without the whole records the summaries have to do.
            if let Answer::Found(more) = answer.and_then(|answer| pubmed::read_records(&answer)) {
                records.extend(more);
            }
        }
        for (id, summary) in known {
            let work =
                summary.and_then(|summary| Answer::Found(pubmed::work(&records, &id, &summary)));
            self.works.insert(WorkId::Pmid(id), work);
        }
    }

    async fn summaries(&mut self, of: pubmed::Base, numbers: &[u32]) -> Vec<Answer<Value>> {
        self.asking(pubmed::SERVICE, numbers.len());
        let mailto = self.options.mailto.as_deref();
        let base = &self.options.pubmed_base;
        let request = |batch: &[u32]| pubmed::summary_request(base, of, batch, mailto);
        let pick = |summaries: &Value, number: &u32| pubmed::summary(summaries, *number);
        let asked = Batches {
            size: pubmed::BATCH,
            pause: Duration::ZERO,
        };
        asked
            .ask(
                &self.inquiry,
                numbers,
                request,
                pubmed::read_summaries,
                pick,
            )
            .await
    }

    async fn arxiv(&mut self, ids: &[crate::ident::ArxivId]) {
        self.asking(arxiv::SERVICE, ids.len());
        let base = &self.options.arxiv_base;
        let asked = Batches {
            size: arxiv::BATCH,
            pause: self.options.arxiv_interval,
        };
        let request = |batch: &[_]| arxiv::request(base, batch);
        let pick = |entries: &Vec<_>, id: &_| arxiv::pick(entries, id);
        let works = asked
            .ask(&self.inquiry, ids, request, arxiv::read, pick)
            .await;
        let ids = ids.iter().cloned().map(WorkId::Arxiv);
        self.works.extend(ids.zip(works));
    }

    async fn books(&mut self, isbns: &[crate::ident::Isbn]) {
        self.asking(open_library::SERVICE, isbns.len());
        let base = &self.options.openlibrary_base;
        let asked = Batches {
            size: open_library::BATCH,
            pause: Duration::ZERO,
        };
        let request = |batch: &[_]| open_library::request(base, batch);
        let works = asked
            .ask(
                &self.inquiry,
                isbns,
                request,
                open_library::read,
                open_library::pick,
            )
            .await;
        let ids = isbns.iter().cloned().map(WorkId::Isbn);
        self.works.extend(ids.zip(works));
    }

    async fn dois(&mut self, dois: &[Doi]) {
        self.asking(doi_org::SERVICE, dois.len());
        let mut findings = HashMap::new();
        let places = self.inquiry.whereabouts(dois, &mut findings).await;
        for doi in dois {
            let place = places.get(doi).unwrap_or(&Whereabouts::Unclear);
            let finding = findings.remove(doi).unwrap_or_else(Finding::new);
            let work = self.doi(doi, place, &finding).await;
            self.works.insert(WorkId::Doi(doi.clone()), work);
        }
    }

    async fn doi(&mut self, doi: &Doi, place: &Whereabouts, finding: &Finding) -> Answer<Work> {
        let unclear = &finding.verdict.1;
        match place {
            Whereabouts::Nowhere => Answer::Absent,
            Whereabouts::Agency(agency) if agency == datacite::AGENCY => {
                registered(self.at_datacite(doi).await, datacite::NAME)
            }
            Whereabouts::Agency(agency) if agency == crossref::AGENCY => {
                registered(self.at_crossref(doi).await, crossref::NAME)
            }
            Whereabouts::Agency(agency) => self.negotiated(doi, agency).await,
            Whereabouts::Somewhere => self.negotiated(doi, doi_org::SERVICE).await,
            // A record at Crossref proves the DOI all the same; that it has none says nothing.
            Whereabouts::Unclear => match self.at_crossref(doi).await {
                Answer::Found(work) => Answer::Found(work),
                Answer::NotAsked(why) => Answer::NotAsked(why),
                Answer::Absent => Answer::Unavailable(unclear.clone()),
                Answer::Unavailable(why) => {
                    Answer::Unavailable(format!("{unclear}; {}: {why}", crossref::SERVICE))
                }
            },
        }
    }

    async fn at_crossref(&mut self, doi: &Doi) -> Answer<Work> {
        self.asking(crossref::SERVICE, 1);
        let mailto = self.options.mailto.as_deref();
        let request = crossref::work_request(&self.options.crossref_base, doi, mailto);
        let answer = self.inquiry.ask(request).await;
        let message = answer.and_then(|response| crossref::message(&response));
        message.and_then(|message| {
            Answer::Found(Work {
                record: work::read(&message, crossref::NAME),
                listed: Some(deposited::of_crossref(&message)),
            })
        })
    }

    async fn at_datacite(&mut self, doi: &Doi) -> Answer<Work> {
        self.asking(datacite::SERVICE, 1);
        let mailto = self.options.mailto.as_deref();
        let request = datacite::request(&self.options.datacite_base, doi, mailto);
        let answer = self.inquiry.ask(request).await;
        let attributes = answer.and_then(|response| datacite::attributes(&response));
        attributes.and_then(|attributes| {
            Answer::Found(Work {
                record: datacite::work(&attributes),
                listed: Some(deposited::of_datacite(&attributes)),
            })
        })
    }

    async fn negotiated(&mut self, doi: &Doi, agency: &str) -> Answer<Work> {
        let item = self.inquiry.negotiated(doi).await;
        let work = item.and_then(|item| {
            let listed = item["reference"].is_array();
            Answer::Found(Work {
                record: work::read(&item, agency),
                listed: listed.then(|| deposited::of_crossref(&item)),
            })
        });
        registered(work, agency)
    }

    /// What is known of an identifier, or of what it stands for.
    fn answer(&self, id: &WorkId) -> Answer<Work> {
        let id = self.aliases.get(id).unwrap_or(id);
        let answer = self.works.get(id).cloned();
        answer.unwrap_or_else(|| Answer::Unavailable("nobody was asked".to_owned()))
    }

    fn work(&self, id: &WorkId) -> Lookup {
        match self.answer(id) {
            Answer::Found(work) => found(vec![Item::Record(Box::new(work.record))], None),
            answer => lost(id, answer),
        }
    }

    fn references(&self, id: &WorkId) -> Lookup {
        let doi = self.published_doi(id);
        let work = match &doi {
            Some(doi) => self.answer(&WorkId::Doi(doi.clone())),
            None => self.answer(id),
        };
        let work = match work {
            Answer::Found(work) => work,
            answer => return lost(id, answer),
        };
        let registry = work
            .record
            .text(crate::model::TextField::Source)
            .unwrap_or_default();
        let nothing = match &work.listed {
            Some(list) if !list.is_empty() => None,
            Some(_) => Some(format!(
                "its publisher deposited no list of references at {registry}"
            )),
            None => Some(format!(
                "{registry} holds no lists of references; give the document itself"
            )),
        };
        found(work.listed.unwrap_or_default(), nothing)
    }
}

/// The registry of a DOI that it registered: that it has no record of it does not make the DOI go away.
fn registered(answer: Answer<Work>, registry: &str) -> Answer<Work> {
    match answer {
        Answer::Absent => Answer::Unavailable(format!(
            "the DOI exists, and {registry} holds no record of it"
        )),
        Answer::Unavailable(why) => Answer::Unavailable(format!("{registry}: {why}")),
        other => other,
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

/// How a service takes questions about several works.
struct Batches {
    /// So many at most in one request.
    size: usize,
    /// The time between two requests.
    pause: Duration,
}

impl Batches {
    /// Asks about works in batches, and singly where a service will not have a batch.
    async fn ask<T, P, A: Clone>(
        &self,
        inquiry: &Inquiry<'_>,
        ids: &[T],
        request: impl Fn(&[T]) -> Request,
        read: impl Fn(&Response) -> Answer<P>,
        pick: impl Fn(&P, &T) -> Answer<A>,
    ) -> Vec<Answer<A>> {
        let mut answers = Vec::new();
        let mut batches: VecDeque<&[T]> = ids.chunks(self.size).collect();
        let mut is_first = true;
        while let Some(batch) = batches.pop_front() {
            if !std::mem::take(&mut is_first) && !self.pause.is_zero() {
                tokio::time::sleep(self.pause).await;
            }
            let response = inquiry.ask(request(batch)).await;
            let refused = matches!(&response, Answer::Found(response) if response.status == 400);
            if refused && batch.len() > 1 {
                batch
                    .chunks(1)
                    .rev()
                    .for_each(|one| batches.push_front(one));
                continue;
            }
            match response.and_then(|response| read(&response)) {
                Answer::Found(parsed) => answers.extend(batch.iter().map(|id| pick(&parsed, id))),
                failed => answers.extend(batch.iter().map(|_| failed.without())),
            }
        }
        answers
    }
}
