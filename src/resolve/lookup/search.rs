//! The search: who is asked for which identifier, and what leads on to others.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use serde_json::Value;

use super::batches::Batches;
use super::{Lookup, found, lost};
use crate::ident::{ArxivId, Doi, Handle, Isbn, Pmcid, Pmid, WorkId};
use crate::import::Item;
use crate::model::TextField;
use crate::net::Fetch;
use crate::resolve::answer::Answer;
use crate::resolve::inquiry::{Finding, Inquiry, Whereabouts};
use crate::resolve::work::{self, Work};
use crate::resolve::{
    Event, Options, arxiv, crossref, datacite, deposited, doi_org, handle, open_library, pubmed,
};

/// A search for works.
pub(super) struct Search<'a> {
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

impl<'a> Search<'a> {
    pub(super) fn new(
        fetch: &'a dyn Fetch,
        options: &'a Options,
        on_event: &'a mut (dyn FnMut(Event) + Send),
    ) -> Self {
        Self {
            inquiry: Inquiry::new(fetch, options),
            options,
            on_event,
            works: HashMap::new(),
            aliases: HashMap::new(),
        }
    }

    /// Asks about all of them. What may lead to other identifiers comes first.
    pub(super) async fn all(&mut self, ids: &[WorkId]) {
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
    pub(super) async fn published(&mut self, ids: &[WorkId]) {
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

    async fn handle(&mut self, handle: Handle) {
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

    async fn arxiv(&mut self, ids: &[ArxivId]) {
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

    async fn books(&mut self, isbns: &[Isbn]) {
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

    pub(super) fn work(&self, id: &WorkId) -> Lookup {
        match self.answer(id) {
            Answer::Found(work) => found(vec![Item::Record(Box::new(work.record))], None),
            answer => lost(id, answer),
        }
    }

    pub(super) fn references(&self, id: &WorkId) -> Lookup {
        let doi = self.published_doi(id);
        let work = match &doi {
            Some(doi) => self.answer(&WorkId::Doi(doi.clone())),
            None => self.answer(id),
        };
        let work = match work {
            Answer::Found(work) => work,
            answer => return lost(id, answer),
        };
        let registry = work.record.text(TextField::Source).unwrap_or_default();
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
