//! The inquiry: who is asked what, in which order.
//!
//! Owns the conversation with the services and the list of what was asked. Every answer is read by the service's
//! own file.

use std::collections::HashMap;
use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;
use url::Url;

use crate::ident::Doi;
use crate::model::{Asked, Candidate, Reference, Resolution, ResolutionVerdict, TextField};
use crate::net::{Fetch, Request, Response};

use super::answer::{self, Answer};
use super::doi_org::{Agency, Step};
use super::{Event, Options, crossref, datacite, doi_org, item, verdict};

/// What was found out about one DOI.
#[derive(Debug)]
pub(super) struct Finding {
    /// Its record.
    pub(super) candidate: Option<Candidate>,
    /// The verdict and its reason where there is no record.
    pub(super) verdict: (ResolutionVerdict, String),
    /// Who was asked.
    pub(super) asked: Vec<Asked>,
}

impl Finding {
    pub(super) fn new() -> Self {
        Self {
            candidate: None,
            verdict: unchecked("nobody was asked"),
            asked: Vec::new(),
        }
    }

    fn note<T>(&mut self, service: &str, question: &str, answer: &Answer<T>) {
        self.asked.push(answer.asked(service, question));
    }

    /// Takes an answer about the record of a registered DOI; any lack of one leaves it unchecked.
    fn take(&mut self, service: &str, question: &str, answer: Answer<Candidate>) {
        self.note(service, question, &answer);
        self.verdict = match answer {
            Answer::Found(candidate) => {
                self.candidate = Some(candidate);
                return;
            }
            Answer::Absent => unchecked(format!(
                "the DOI exists, and {service} holds no record of it"
            )),
            Answer::Unavailable(why) | Answer::NotAsked(why) => {
                unchecked(format!("{service}: {why}"))
            }
        };
    }
}

fn unchecked(why: impl Into<String>) -> (ResolutionVerdict, String) {
    (ResolutionVerdict::Unchecked, why.into())
}

/// What is known of where a DOI's record lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Whereabouts {
    /// Registered with this agency.
    Agency(String),
    /// Registered, and doi.org does not name the agency.
    Somewhere,
    /// doi.org did not answer.
    Unclear,
    /// The registry says that it does not exist.
    Nowhere,
}

/// One run of questions.
pub(super) struct Inquiry<'a> {
    fetch: &'a dyn Fetch,
    options: &'a Options,
    next_list_call: Option<Instant>,
}

impl<'a> Inquiry<'a> {
    pub(super) fn new(fetch: &'a dyn Fetch, options: &'a Options) -> Self {
        Self {
            fetch,
            options,
            next_list_call: None,
        }
    }

    /// Finds out about DOIs, each once.
    pub(super) async fn dois(
        &mut self,
        dois: impl Iterator<Item = &Doi>,
        on_event: &mut (dyn FnMut(Event) + Send),
    ) -> HashMap<Doi, Finding> {
        let mut unique: Vec<Doi> = Vec::new();
        let mut findings: HashMap<Doi, Finding> = HashMap::new();
        for doi in dois {
            if findings.insert(doi.clone(), Finding::new()).is_none() {
                unique.push(doi.clone());
            }
        }
        let mut asking = |service, references| {
            if references > 0 {
                on_event(Event::Asking {
                    service,
                    references,
                });
            }
        };
        asking(doi_org::SERVICE, unique.len());
        let places = self.whereabouts(&unique, &mut findings).await;
        let at = |wanted: &dyn Fn(&Whereabouts) -> bool| -> Vec<Doi> {
            unique
                .iter()
                .filter(|doi| places.get(*doi).is_some_and(wanted))
                .cloned()
                .collect()
        };
        let named =
            |place: &Whereabouts, agency: &str| *place == Whereabouts::Agency(agency.to_owned());
        let crossref =
            at(&|place| named(place, crossref::AGENCY) || *place == Whereabouts::Unclear);
        asking(crossref::SERVICE, crossref.len());
        self.at_crossref(&crossref, &places, &mut findings).await;
        let datacite = at(&|place| named(place, datacite::AGENCY));
        asking(datacite::SERVICE, datacite.len());
        for doi in &datacite {
            self.at_datacite(doi, &mut findings).await;
        }
        let elsewhere = at(&|place| match place {
            Whereabouts::Agency(agency) => agency != crossref::AGENCY && agency != datacite::AGENCY,
            Whereabouts::Somewhere => true,
            Whereabouts::Unclear | Whereabouts::Nowhere => false,
        });
        asking(doi_org::SERVICE, elsewhere.len());
        for doi in &elsewhere {
            self.negotiate(doi, &places, &mut findings).await;
        }
        findings
    }

    /// Searches for a reference without DOI.
    pub(super) async fn search(&mut self, cited: &Reference) -> Resolution {
        let options = self.options;
        let Some(request) =
            crossref::search_request(&options.crossref_base, cited, options.mailto.as_deref())
        else {
            return verdict::bare(ResolutionVerdict::Unchecked, "nothing to search by");
        };
        let answer = self
            .list_call(request)
            .await
            .and_then(|response| crossref::read_list(&response));
        // An answer with records that are other works is an absence, as far as this search goes.
        let mut asked = answer.asked(crossref::SERVICE, "search");
        let resolution = match answer {
            Answer::Found(candidates) => verdict::of_search(cited, &candidates),
            Answer::Absent => verdict::of_search(cited, &[]),
            Answer::Unavailable(why) | Answer::NotAsked(why) => verdict::bare(
                ResolutionVerdict::Unchecked,
                format!("{}: {why}", crossref::SERVICE),
            ),
        };
        if resolution.verdict == ResolutionVerdict::NotIndexed {
            asked.outcome = crate::model::Outcome::Absent;
        }
        Resolution {
            asked: vec![asked],
            ..resolution
        }
    }

    /// Where each DOI's record lies.
    pub(super) async fn whereabouts(
        &mut self,
        dois: &[Doi],
        findings: &mut HashMap<Doi, Finding>,
    ) -> HashMap<Doi, Whereabouts> {
        let mut places = HashMap::new();
        for batch in doi_org::batches(dois) {
            let request = doi_org::agency_request(&self.options.doi_base, batch);
            let answers = match self.ask(request).await {
                Answer::Found(response) => doi_org::read_agencies(&response, batch),
                failed => batch
                    .iter()
                    .map(|_| failed.clone().and_then(|_| Answer::Absent))
                    .collect(),
            };
            for (doi, answer) in batch.iter().zip(answers) {
                let finding = findings.entry(doi.clone()).or_insert_with(Finding::new);
                finding.note(doi_org::SERVICE, "agency", &answer);
                let place = match answer {
                    Answer::Found(Agency::Named(agency)) => Whereabouts::Agency(agency),
                    Answer::Found(Agency::Doubtful(word)) => self.exists(doi, &word, finding).await,
                    Answer::Absent => Whereabouts::Unclear,
                    Answer::Unavailable(why) | Answer::NotAsked(why) => {
                        finding.verdict = unchecked(format!("{}: {why}", doi_org::SERVICE));
                        Whereabouts::Unclear
                    }
                };
                places.insert(doi.clone(), place);
            }
        }
        places
    }

    /// Asks the Handle API about a DOI whose agency doi.org does not name; `word` is what it said instead.
    async fn exists(&mut self, doi: &Doi, word: &str, finding: &mut Finding) -> Whereabouts {
        if let Some(last) = finding.asked.last_mut() {
            last.detail = Some(word.to_owned());
        }
        let request = doi_org::handle_request(&self.options.doi_base, doi);
        let answer = self
            .ask(request)
            .await
            .and_then(|response| doi_org::read_handle(&response, doi));
        finding.note(doi_org::SERVICE, "handle", &answer);
        match answer {
            Answer::Found(()) => Whereabouts::Somewhere,
            Answer::Absent => {
                let reason = "doi.org says that it does not exist".to_owned();
                finding.verdict = (ResolutionVerdict::DoiUnknown, reason);
                Whereabouts::Nowhere
            }
            Answer::Unavailable(why) | Answer::NotAsked(why) => {
                finding.verdict = unchecked(format!("{}: {why}", doi_org::SERVICE));
                Whereabouts::Unclear
            }
        }
    }

    /// Fetches records from Crossref: in batches, and singly those that no batch can name or that it left out.
    async fn at_crossref(
        &mut self,
        dois: &[Doi],
        places: &HashMap<Doi, Whereabouts>,
        findings: &mut HashMap<Doi, Finding>,
    ) {
        let (listed, mut single): (Vec<Doi>, Vec<Doi>) =
            dois.iter().cloned().partition(crossref::fits_filter);
        for batch in crossref::batches(&listed) {
            let mailto = self.options.mailto.as_deref();
            let request = crossref::batch_request(&self.options.crossref_base, batch, mailto);
            let answer = self
                .list_call(request)
                .await
                .and_then(|response| crossref::read_list(&response));
            for doi in batch {
                let Some(finding) = findings.get_mut(doi) else {
                    continue;
                };
                match of_batch(&answer, doi) {
                    Answer::Absent if places.get(doi) != Some(&Whereabouts::Unclear) => {
                        single.push(doi.clone())
                    }
                    Answer::Found(candidate) => {
                        finding.take(crossref::SERVICE, "metadata", Answer::Found(candidate));
                    }
                    other => keep_unclear(finding, &other),
                }
            }
        }
        for doi in &single {
            let request = crossref::work_request(
                &self.options.crossref_base,
                doi,
                self.options.mailto.as_deref(),
            );
            let answer = self
                .ask(request)
                .await
                .and_then(|response| crossref::read_work(&response));
            let Some(finding) = findings.get_mut(doi) else {
                continue;
            };
            match answer {
                Answer::Absent if places.get(doi) == Some(&Whereabouts::Unclear) => {
                    keep_unclear(finding, &answer)
                }
                answer => finding.take(crossref::SERVICE, "metadata", answer),
            }
        }
    }

    async fn at_datacite(&mut self, doi: &Doi, findings: &mut HashMap<Doi, Finding>) {
        let request = datacite::request(
            &self.options.datacite_base,
            doi,
            self.options.mailto.as_deref(),
        );
        let answer = self
            .ask(request)
            .await
            .and_then(|response| datacite::read(&response));
        if let Some(finding) = findings.get_mut(doi) {
            finding.take(datacite::SERVICE, "metadata", answer);
        }
    }

    /// Fetches a record by content negotiation, following the redirects to the agency.
    async fn negotiate(
        &mut self,
        doi: &Doi,
        places: &HashMap<Doi, Whereabouts>,
        findings: &mut HashMap<Doi, Finding>,
    ) {
        let registry = match places.get(doi) {
            Some(Whereabouts::Agency(agency)) => agency.to_lowercase(),
            _ => doi_org::SERVICE.to_owned(),
        };
        let answer = self
            .negotiated(doi)
            .await
            .and_then(|value| Answer::Found(item::read(&value, &registry)));
        if let Some(finding) = findings.get_mut(doi) {
            finding.take(doi_org::SERVICE, "metadata", answer);
        }
    }

    /// The record of a DOI by content negotiation, as it stands.
    pub(super) async fn negotiated(&self, doi: &Doi) -> Answer<Value> {
        let mut request = doi_org::metadata_request(&self.options.doi_base, doi);
        for _ in 0..=doi_org::HOPS {
            let from: Url = request.url.clone();
            let step = match self.ask(request).await {
                Answer::Found(response) => doi_org::read_metadata(&response, &from),
                failed => Step::done(failed.and_then(|_| Answer::Absent)),
            };
            match step {
                Step::Next(next) => request = next,
                Step::Done(done) => return *done,
            }
        }
        Answer::Unavailable(format!("more than {} redirects", doi_org::HOPS))
    }

    /// A list call to Crossref, not before its time.
    async fn list_call(&mut self, request: Request) -> Answer<Response> {
        if let Some(at) = self.next_list_call {
            tokio::time::sleep_until(at).await;
        }
        let answer = self.ask(request).await;
        // Counted from the answer: the client may have held the request back, or repeated it.
        if self.options.list_interval > Duration::ZERO {
            self.next_list_call = Some(Instant::now() + self.options.list_interval);
        }
        answer
    }

    pub(super) async fn ask(&self, request: Request) -> Answer<Response> {
        answer::response(self.fetch.fetch(request).await)
    }
}

/// What a list answer says of one DOI.
fn of_batch(answer: &Answer<Vec<Candidate>>, doi: &Doi) -> Answer<Candidate> {
    let bears_it = |candidate: &&Candidate| {
        let text = candidate.record.text(TextField::Doi);
        text.is_some_and(|text| text.eq_ignore_ascii_case(doi.as_str()))
    };
    match answer {
        Answer::Found(candidates) => match candidates.iter().find(bears_it) {
            Some(candidate) => Answer::Found(candidate.clone()),
            None => Answer::Absent,
        },
        Answer::Absent => Answer::Absent,
        Answer::Unavailable(why) => Answer::Unavailable(why.clone()),
        Answer::NotAsked(why) => Answer::NotAsked(why.clone()),
    }
}

/// Notes an answer that leaves open whether the DOI exists.
fn keep_unclear(finding: &mut Finding, answer: &Answer<Candidate>) {
    finding.note(crossref::SERVICE, "metadata", answer);
    if let Answer::Unavailable(why) | Answer::NotAsked(why) = answer {
        finding.verdict = unchecked(format!("{}: {why}", crossref::SERVICE));
    }
}
