//! `resolve` against a table of recorded answers: every verdict, every fault, and the thrift of its questions.

use std::sync::Mutex;
use std::time::Duration;

use posyl::model::{
    Date, DateField, Kind, Name, NameField, Outcome, Reference, Resolution, ResolutionVerdict,
    TextField,
};
use posyl::net::{BoxFuture, Client, ClientOptions, Failure, Fetch, Request, Response};
use posyl::resolve::{self, Event, Options};
use serde_json::{Value, json};

use crate::loopback::{self, Server};

const NOW: &str = "2026-11-24T12:00:00Z";

pub(crate) type Answer = Result<Response, Failure>;

/// Answers by what an address contains; the first rule that fits counts. What no rule knows is refused.
#[derive(Default)]
pub(crate) struct Table {
    rules: Vec<(String, Answer)>,
    log: Mutex<Vec<String>>,
}

impl Table {
    pub(crate) fn on(mut self, part: &str, answer: Answer) -> Self {
        self.rules.push((part.to_owned(), answer));
        self
    }

    /// doi.org names this agency for this DOI.
    pub(crate) fn agency(self, doi: &str, agency: &str) -> Self {
        let body = json!([{"DOI": doi, "RA": agency}]);
        self.on("/doiRA/", json_answer(200, &body))
    }

    pub(crate) fn log(&self) -> Vec<String> {
        self.log
            .lock()
            .expect("no test panics while holding it")
            .clone()
    }
}

impl Fetch for Table {
    fn fetch(&self, request: Request) -> BoxFuture<'_, Answer> {
        let url = request.url.to_string();
        self.log
            .lock()
            .expect("no test panics while holding it")
            .push(url.clone());
        let found = self
            .rules
            .iter()
            .find(|(part, _)| url.contains(part.as_str()));
        let answer = found.map_or(Err(Failure::Refused), |(_, answer)| answer.clone());
        Box::pin(std::future::ready(answer))
    }
}

pub(crate) fn answer(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Answer {
    Ok(Response {
        status,
        headers: vec![("content-type".to_owned(), content_type.to_owned())],
        body: body.into(),
        truncated: false,
    })
}

pub(crate) fn json_answer(status: u16, body: &Value) -> Answer {
    answer(status, "application/json", body.to_string())
}

pub(crate) fn recorded(status: u16, name: &str) -> Answer {
    let path = format!(
        "{}/tests/data/registries/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    let body = std::fs::read(path).expect("a recorded answer");
    let content_type = if name.ends_with(".html") {
        "text/html"
    } else {
        "application/json"
    };
    answer(status, content_type, body)
}

/// Recorded single works as the answer of a list call.
fn list(names: &[&str]) -> Answer {
    let work = |name: &&str| -> Value {
        let body = recorded(200, name).expect("recorded").body;
        serde_json::from_slice::<Value>(&body).expect("JSON")["message"].take()
    };
    let items: Vec<Value> = names.iter().map(work).collect();
    json_answer(
        200,
        &json!({"status": "ok", "message-type": "work-list", "message": {"items": items}}),
    )
}

fn options() -> Options {
    Options {
        list_interval: Duration::ZERO,
        ..Options::default()
    }
}

fn run_all(records: &mut [Reference], table: &Table, options: &Options) -> Vec<Event> {
    let mut events = Vec::new();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    runtime.block_on(resolve::references(
        records,
        table,
        options,
        NOW,
        &mut |event| events.push(event),
    ));
    events
}

fn run(record: Reference, table: &Table) -> Resolution {
    let mut records = [record];
    run_all(&mut records, table, &options());
    let [record] = records;
    record.evidence.resolution.expect("a resolution")
}

#[track_caller]
fn check(record: Reference, table: &Table, expected: ResolutionVerdict) -> Resolution {
    let resolution = run(record, table);
    assert_eq!(resolution.verdict, expected, "{resolution:#?}");
    assert_eq!(resolution.checked.as_deref(), Some(NOW));
    resolution
}

fn cited(
    title: &str,
    authors: &[(&str, &str)],
    year: i32,
    rest: &[(TextField, &str)],
) -> Reference {
    let mut reference = Reference::new("r1", Kind::ArticleJournal);
    reference.set_text(TextField::Title, title);
    let names = authors
        .iter()
        .map(|(family, given)| Name::person(*family, *given))
        .collect();
    reference.names.insert(NameField::Author, names);
    reference.dates.insert(DateField::Issued, Date::year(year));
    for (field, value) in rest {
        reference.set_text(*field, *value);
    }
    reference
}

/// The Lancet paper of 1998, as a list may cite it.
fn lancet() -> Reference {
    cited(
        "Ileal-lymphoid-nodular hyperplasia, non-specific colitis, and pervasive developmental disorder in children",
        &[("Wakefield", "A. J.")],
        1998,
        &[
            (TextField::Doi, "10.1016/S0140-6736(97)11096-0"),
            (TextField::ContainerTitle, "Lancet"),
            (TextField::Volume, "351"),
            (TextField::Page, "637-41"),
        ],
    )
}

/// A Ukrainian article whose record is in English, with a Cyrillic initial among Latin letters.
fn habitus() -> Reference {
    cited(
        "Прийняття моральних рішень в умовах невизначеності",
        &[("Литвиненко", "О."), ("Сердюк", "Л.")],
        2024,
        &[
            (TextField::Doi, "10.32782/2663-5208.2024.57.58"),
            (TextField::ContainerTitle, "Габітус"),
        ],
    )
}

fn habitus_table() -> Table {
    Table::default()
        .agency("10.32782/2663-5208.2024.57.58", "Crossref")
        .on("/works?filter=doi", list(&["crossref-work-ukraine.json"]))
}

#[test]
fn an_english_record_confirms_a_ukrainian_reference() {
    let resolution = check(habitus(), &habitus_table(), ResolutionVerdict::Confirmed);
    assert_eq!(resolution.registry.as_deref(), Some("crossref"));
    let asked: Vec<_> = resolution
        .asked
        .iter()
        .map(|a| (a.service.as_str(), a.question.as_str(), a.outcome))
        .collect();
    assert_eq!(
        asked,
        [
            ("doi.org", "agency", Outcome::Found),
            ("crossref", "metadata", Outcome::Found)
        ]
    );
    let record = resolution.record.expect("a record");
    assert_eq!(record["DOI"], "10.32782/2663-5208.2024.57.58");
    assert_eq!(record["type"], "article-journal");
    assert!(record.get("custom").is_none());
}

#[test]
fn a_doi_of_another_work_points_elsewhere() {
    let mut record = lancet();
    record.set_text(TextField::Doi, "10.1371/journal.pbio.0050002");
    let table = Table::default()
        .agency("10.1371/journal.pbio.0050002", "Crossref")
        .on("/works?filter=doi", list(&["crossref-work-corrected.json"]));
    let resolution = check(record, &table, ResolutionVerdict::DoiPointsElsewhere);
    assert!(resolution.record.is_some());
}

#[test]
fn retracted_with_the_notice() {
    let table = Table::default()
        .agency("10.1016/s0140-6736(97)11096-0", "Crossref")
        .on("/works?filter=doi", list(&["crossref-work-retracted.json"]));
    let resolution = check(lancet(), &table, ResolutionVerdict::Retracted);
    assert_eq!(
        resolution.reason.as_deref(),
        Some("retraction: 10.1016/s0140-6736(10)60175-4")
    );
    let title = resolution
        .fields
        .iter()
        .find(|field| field.field == "title")
        .expect("a title");
    assert_eq!(
        title.agreement.as_str(),
        "same",
        "the word RETRACTED is not part of the title"
    );
}

#[test]
fn teeth_are_retracted_and_the_paper_is_not() {
    let record = cited(
        "Rapid maxillary anterior teeth retraction en masse by bone compression: a canine model",
        &[("Liu", "C."), ("Cao", "Y.")],
        2011,
        &[
            (TextField::Doi, "10.1371/journal.pone.0026398"),
            (TextField::Volume, "6"),
            (TextField::Issue, "10"),
        ],
    );
    let table = Table::default()
        .agency("10.1371/journal.pone.0026398", "Crossref")
        .on(
            "/works?filter=doi",
            list(&["crossref-work-teeth-retraction.json"]),
        );
    check(record, &table, ResolutionVerdict::Confirmed);
}

#[test]
fn a_field_that_differs_is_named() {
    let mut record = lancet();
    record.set_text(TextField::Doi, "10.1371/journal.pone.0026398");
    record.set_text(
        TextField::Title,
        "Rapid maxillary anterior teeth retraction en masse by bone compression",
    );
    record
        .names
        .insert(NameField::Author, vec![Name::person("Liu", "C.")]);
    record.dates.insert(DateField::Issued, Date::year(2011));
    record.set_text(TextField::ContainerTitle, "PLoS ONE");
    record.set_text(TextField::Volume, "9");
    record.set_text(TextField::Page, "e26398");
    let table = Table::default()
        .agency("10.1371/journal.pone.0026398", "Crossref")
        .on(
            "/works?filter=doi",
            list(&["crossref-work-teeth-retraction.json"]),
        );
    let resolution = check(record, &table, ResolutionVerdict::Differs);
    assert_eq!(resolution.reason.as_deref(), Some("differs in volume"));
}

#[test]
fn a_correction_is_told_and_changes_nothing() {
    let mut record = Reference::new("r1", Kind::ArticleJournal);
    record.set_text(TextField::Doi, "10.1371/journal.pbio.0050002");
    let table = Table::default()
        .agency("10.1371/journal.pbio.0050002", "Crossref")
        .on("/works?filter=doi", list(&["crossref-work-corrected.json"]));
    let resolution = check(record, &table, ResolutionVerdict::Confirmed);
    assert_eq!(
        resolution.reason.as_deref(),
        Some("correction: 10.1371/journal.pbio.0060304")
    );
}

/// What doi.org really answered for six DOIs.
#[test]
fn only_the_registry_makes_a_doi_unknown() {
    let mut record = lancet();
    record.set_text(TextField::Doi, "10.1109/CVPR.2016.999999");
    let asked = |handle: Answer| {
        let table = Table::default()
            .on("/doiRA/", recorded(200, "doira.json"))
            .on("/api/handles/", handle);
        (run(record.clone(), &table), table.log())
    };
    let (resolution, log) = asked(recorded(404, "handle-100.json"));
    assert_eq!(resolution.verdict, ResolutionVerdict::DoiUnknown);
    assert_eq!(
        resolution.asked[0].detail.as_deref(),
        Some("DOI does not exist")
    );
    assert_eq!(log.len(), 2, "nobody else is asked: {log:?}");
    let failures = [
        recorded(500, "handle-2.json"),
        answer(404, "text/html", "<html>DOI Not Found</html>"),
        answer(200, "application/json", r#"{"responseCode":100}"#),
        answer(
            404,
            "application/json",
            r#"{"responseCode":100,"handle":"10.1109/other"}"#,
        ),
        Err(Failure::Timeout),
    ];
    for failure in failures {
        let (resolution, _) = asked(failure.clone());
        assert_eq!(
            resolution.verdict,
            ResolutionVerdict::Unchecked,
            "{failure:?}"
        );
    }
}

/// Everything that is no answer: the outcome is unavailable, the verdict unchecked.
fn faults() -> Vec<Answer> {
    let cut = |answer: Answer| {
        answer.map(|response| Response {
            truncated: true,
            ..response
        })
    };
    vec![
        answer(429, "text/plain", "Rate limit exceeded"),
        answer(
            429,
            "application/json",
            r#"{"status":"ok","message":{"items":[]}}"#,
        ),
        answer(500, "application/json", r#"{"status":"error"}"#),
        recorded(504, "crossref-504.html"),
        answer(
            200,
            "text/html",
            "<html>Making sure you&#39;re not a bot!</html>",
        ),
        answer(
            200,
            "application/json",
            r#"{"status":"ok","message":{"items":["#,
        ),
        answer(
            200,
            "application/json",
            r#"{"status":"failed","message":[]}"#,
        ),
        answer(200, "application/json", "[]"),
        answer(200, "application/json", ""),
        answer(403, "text/html", "blocked"),
        answer(404, "text/html", "<html>no such page</html>"),
        answer(
            400,
            "application/json",
            r#"{"status":"failed","message-type":"validation-failure","message":[]}"#,
        ),
        cut(recorded(200, "crossref-search-empty.json")),
        Err(Failure::Timeout),
        Err(Failure::Reset),
        Err(Failure::Refused),
        Err(Failure::NoSuchHost),
        Err(Failure::Unreachable),
        Err(Failure::Protocol("x".to_owned())),
    ]
}

#[test]
fn a_registry_that_does_not_answer_leaves_unchecked() {
    for fault in faults() {
        let table = Table::default()
            .agency("10.32782/2663-5208.2024.57.58", "Crossref")
            .on("/works?filter=doi", fault.clone());
        let resolution = check(habitus(), &table, ResolutionVerdict::Unchecked);
        assert_eq!(
            resolution.asked[1].outcome,
            Outcome::Unavailable,
            "{fault:?}"
        );
        assert!(resolution.asked[1].detail.is_some());
    }
}

#[test]
fn a_resolver_that_does_not_answer_leaves_unchecked() {
    for fault in faults() {
        let table = Table::default().on("/doiRA/", fault.clone()).on(
            "/works?filter=doi",
            recorded(200, "crossref-search-empty.json"),
        );
        check(habitus(), &table, ResolutionVerdict::Unchecked);
        let table = Table::default()
            .on("/doiRA/", fault)
            .on("/works?filter=doi", list(&["crossref-work-ukraine.json"]));
        check(habitus(), &table, ResolutionVerdict::Confirmed);
    }
}

#[test]
fn a_search_that_is_not_answered_leaves_unchecked() {
    for fault in faults() {
        let mut record = habitus();
        record.set_text(TextField::Doi, "");
        let table = Table::default().on("/works?query.bibliographic", fault);
        check(record, &table, ResolutionVerdict::Unchecked);
    }
}

#[test]
fn offline_is_told_as_not_asked() {
    let table = Table::default().on("/", Err(Failure::NotAsked("offline".to_owned())));
    let resolution = check(habitus(), &table, ResolutionVerdict::Unchecked);
    assert!(
        resolution
            .asked
            .iter()
            .all(|asked| asked.outcome == Outcome::NotAsked)
    );
}

#[test]
fn a_registered_doi_without_a_record_is_unchecked() {
    let table = Table::default()
        .agency("10.32782/2663-5208.2024.57.58", "Crossref")
        .on(
            "/works?filter=doi",
            recorded(200, "crossref-search-empty.json"),
        )
        .on(
            "/works/10.32782",
            answer(404, "text/plain", "Resource not found."),
        );
    let resolution = check(habitus(), &table, ResolutionVerdict::Unchecked);
    assert_eq!(resolution.asked[1].outcome, Outcome::Absent);
}

fn residual(year: i32) -> Reference {
    let authors = &[("He", "K."), ("Zhang", "X."), ("Ren", "S."), ("Sun", "J.")];
    cited(
        "Deep residual learning for image recognition",
        authors,
        year,
        &[],
    )
}

#[test]
fn a_search_finds_the_work() {
    let table = Table::default().on(
        "/works?query.bibliographic",
        recorded(200, "crossref-search-first.json"),
    );
    let resolution = check(residual(2016), &table, ResolutionVerdict::Confirmed);
    assert_eq!(
        resolution.record.expect("a record")["DOI"],
        "10.1109/cvpr.2016.90"
    );
    assert_eq!(resolution.asked[0].question, "search");
}

#[test]
fn a_correction_does_not_win_over_the_work() {
    let record = cited(
        "Strengths and limitations of BMI in the diagnosis of obesity: what is the path forward?",
        &[("Sweatt", "K."), ("Garvey", "W. T."), ("Martins", "C.")],
        2024,
        &[(TextField::ContainerTitle, "Curr Obes Rep")],
    );
    let table = Table::default().on(
        "/works?query.bibliographic",
        recorded(200, "crossref-search-later.json"),
    );
    let resolution = check(record, &table, ResolutionVerdict::Confirmed);
    assert_eq!(
        resolution.record.expect("a record")["DOI"],
        "10.1007/s13679-024-00580-1"
    );
}

#[test]
fn nothing_near_is_not_indexed_and_no_finding() {
    for body in [
        "crossref-search-miss.json",
        "crossref-search-empty.json",
        "crossref-search-first.json",
    ] {
        let record = cited(
            "OpenPose: realtime multi-person 2D pose estimation using part affinity fields",
            &[("Cao", "Z."), ("Hidalgo", "G.")],
            2019,
            &[],
        );
        let table = Table::default().on("/works?query.bibliographic", recorded(200, body));
        let resolution = check(record, &table, ResolutionVerdict::NotIndexed);
        assert!(!resolution.verdict.is_finding() && !resolution.verdict.is_inconclusive());
        assert_eq!(resolution.asked[0].outcome, Outcome::Absent);
    }
}

/// Real authors and the exact title, posted eight years later under a strange prefix.
#[test]
fn copies_of_a_famous_title_do_not_win() {
    let authors =
        json!([{"family": "Vaswani", "given": "Ashish"}, {"family": "Shazeer", "given": "Noam"}]);
    let copy = |n: u32| {
        json!({"DOI": format!("10.65215/copy{n}"), "type": "posted-content", "title": ["Attention Is All You Need"],
               "author": authors, "score": 60.0, "posted": {"date-parts": [[2025, 8, 23]]},
               "issued": {"date-parts": [[2025, 8, 23]]}})
    };
    let copies: Vec<Value> = (0..8).map(copy).collect();
    let body = json!({"status": "ok", "message": {"items": copies}});
    let table = Table::default().on("/works?query.bibliographic", json_answer(200, &body));
    let venue = &[(
        TextField::ContainerTitle,
        "Advances in Neural Information Processing Systems",
    )];
    let record = cited(
        "Attention is all you need",
        &[("Vaswani", "A."), ("Shazeer", "N.")],
        2017,
        venue,
    );
    check(record, &table, ResolutionVerdict::NotIndexed);
}

#[test]
fn a_work_by_other_people_is_suspicious() {
    let mut record = residual(2016);
    record.names.insert(
        NameField::Author,
        vec![Name::person("Gupta", "A."), Name::person("Brown", "M.")],
    );
    record.set_text(
        TextField::ContainerTitle,
        "IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
    );
    let table = Table::default().on(
        "/works?query.bibliographic",
        recorded(200, "crossref-search-first.json"),
    );
    check(record, &table, ResolutionVerdict::Suspicious);
}

#[test]
fn datacite_answers_for_its_own() {
    let record = cited(
        "The minimum size of qubit unextendible product bases",
        &[("Johnston", "N.")],
        2013,
        &[(TextField::Doi, "10.4230/LIPIcs.TQC.2013.93")],
    );
    let table = Table::default().agency("10.4230/lipics.tqc.2013.93", "DataCite");
    let found = table.on(
        "api.datacite.org/dois/10.4230/LIPIcs.TQC.2013.93",
        recorded(200, "datacite-text.json"),
    );
    let resolution = check(record.clone(), &found, ResolutionVerdict::Confirmed);
    assert_eq!(resolution.registry.as_deref(), Some("datacite"));
    let table = Table::default().agency("10.4230/lipics.tqc.2013.93", "DataCite");
    let missing = table.on("api.datacite.org/", recorded(404, "datacite-404.json"));
    check(record, &missing, ResolutionVerdict::Unchecked);
}

fn redirect(to: &str) -> Answer {
    answer(302, "text/html", "").map(|mut response| {
        response
            .headers
            .push(("location".to_owned(), to.to_owned()));
        response
    })
}

#[test]
fn other_agencies_are_asked_by_content_negotiation() {
    let record = cited(
        "The structure of ordinary water",
        &[("Frank", "H. S.")],
        1970,
        &[
            (TextField::Doi, "10.1126/science.169.3946.635"),
            (TextField::Page, "635-641"),
        ],
    );
    let table = Table::default()
        .agency("10.1126/science.169.3946.635", "mEDRA")
        .on(
            "https://doi.org/10.1126/",
            redirect("https://data.medra.org/step"),
        )
        .on("https://data.medra.org/step", redirect("/last"))
        .on(
            "https://data.medra.org/last",
            recorded(200, "negotiated-crossref.json"),
        );
    let resolution = check(record.clone(), &table, ResolutionVerdict::Confirmed);
    assert_eq!(resolution.registry.as_deref(), Some("medra"));
    let html = Table::default()
        .agency("10.1126/science.169.3946.635", "mEDRA")
        .on(
            "https://doi.org/10.1126/",
            answer(200, "text/html", "<html>landing page</html>"),
        );
    check(record.clone(), &html, ResolutionVerdict::Unchecked);
    let circle = Table::default()
        .agency("10.1126/science.169.3946.635", "mEDRA")
        .on(
            "https://doi.org/10.1126/",
            redirect("https://doi.org/10.1126/science.169.3946.635"),
        );
    check(record, &circle, ResolutionVerdict::Unchecked);
    assert_eq!(
        circle.log().len(),
        1 + 6,
        "the agency, the first request and five hops"
    );
}

#[test]
fn hostile_dois_are_encoded() {
    let dois = [
        "10.37772/2309-9275-2020-2(15)-2",
        "10.1002/(SICI)1097-4571(199410)45:9<656::AID-ASI3>3.0.CO;2-1",
        "10.1000/a,b",
        "10.1000/50%#x?y",
    ];
    let mut records: Vec<Reference> = dois
        .iter()
        .map(|doi| cited("Some title of a work", &[], 2020, &[(TextField::Doi, doi)]))
        .collect();
    let agencies: Vec<Value> = dois
        .iter()
        .map(|doi| json!({"DOI": doi, "RA": "Crossref"}))
        .collect();
    let table = Table::default()
        .on("/doiRA/", json_answer(200, &Value::Array(agencies)))
        .on("/works?filter=doi", list(&[]))
        .on("/works/", answer(404, "text/plain", "Resource not found."));
    run_all(&mut records, &table, &options());
    let log = table.log();
    assert_eq!(
        log[0],
        "https://doi.org/doiRA/10.37772/2309-9275-2020-2(15)-2,\
         10.1002/(SICI)1097-4571(199410)45:9%3C656::AID-ASI3%3E3.0.CO;2-1,10.1000/a%2Cb,10.1000/50%25%23x%3Fy"
    );
    let filter = url::Url::parse(&log[1]).expect("an address");
    let filter = filter
        .query_pairs()
        .find(|(name, _)| name == "filter")
        .expect("a filter")
        .1
        .into_owned();
    assert_eq!(
        filter,
        "doi:10.37772/2309-9275-2020-2(15)-2,\
         doi:10.1002/(SICI)1097-4571(199410)45:9<656::AID-ASI3>3.0.CO;2-1,doi:10.1000/50%#x?y"
    );
    assert!(
        log.iter()
            .any(|url| url.starts_with("https://api.crossref.org/works/10.1000/a")),
        "{log:#?}"
    );
}

#[test]
fn a_hundred_dois_cost_few_requests() {
    let doi = |n: usize| format!("10.5555/number-{n}");
    let mut records: Vec<Reference> = (0..100)
        .map(|n| {
            cited(
                "A title of its own",
                &[("Boiko", "O.")],
                2020,
                &[(TextField::Doi, &doi(n))],
            )
        })
        .collect();
    records.push(records[7].clone());
    let agencies: Vec<Value> = (0..100)
        .map(|n| json!({"DOI": doi(n), "RA": "Crossref"}))
        .collect();
    let work = |n: usize| {
        json!({"DOI": doi(n), "type": "journal-article", "title": ["A title of its own"],
               "author": [{"family": "Бойко", "given": "О."}], "issued": {"date-parts": [[2020]]}})
    };
    let works: Vec<Value> = (0..100).map(work).collect();
    let table = Table::default()
        .on("/doiRA/", json_answer(200, &Value::Array(agencies)))
        .on(
            "/works?filter=doi",
            json_answer(200, &json!({"status": "ok", "message": {"items": works}})),
        );
    let events = run_all(&mut records, &table, &options());
    assert_eq!(table.log().len(), 4, "{:#?}", table.log());
    let verdict = |record: &Reference| record.evidence.resolution.as_ref().map(|r| r.verdict);
    assert!(
        records
            .iter()
            .all(|record| verdict(record) == Some(ResolutionVerdict::Confirmed))
    );
    let resolved: Vec<usize> = events
        .iter()
        .filter_map(|event| match event {
            Event::Resolved { index, .. } => Some(*index),
            _ => None,
        })
        .collect();
    assert_eq!(resolved, (0..101).collect::<Vec<_>>());
}

#[test]
fn what_no_registry_holds_is_not_asked_for() {
    let mut page = cited("У Мінцифри розповіли про застосунок", &[], 2023, &[]);
    page.kind = Kind::Webpage;
    let untitled = Reference::new("r2", Kind::Document);
    let mut records = [page, untitled];
    let table = Table::default();
    let events = run_all(&mut records, &table, &options());
    assert!(table.log().is_empty());
    assert!(
        records
            .iter()
            .all(|record| record.evidence.resolution.is_none())
    );
    assert!(matches!(
        events[..],
        [
            Event::NotAsked { index: 0, .. },
            Event::NotAsked { index: 1, .. }
        ]
    ));
    let quiet = Options {
        search: false,
        ..options()
    };
    let events = run_all(&mut [residual(2016)], &table, &quiet);
    assert!(matches!(events[..], [Event::NotAsked { index: 0, .. }]));
}

#[test]
fn bases_and_address_are_settings() {
    let base = |text: &str| url::Url::parse(text).expect("an address");
    let options = Options {
        doi_base: base("http://127.0.0.1:1/doi"),
        crossref_base: base("http://127.0.0.1:2/v1/"),
        mailto: Some("a+b@example.org".to_owned()),
        ..options()
    };
    let mut records = [habitus(), residual(2016)];
    let table = Table::default()
        .agency("10.32782/2663-5208.2024.57.58", "Crossref")
        .on("/works?", list(&["crossref-work-ukraine.json"]));
    run_all(&mut records, &table, &options);
    let log = table.log();
    assert_eq!(
        log[0],
        "http://127.0.0.1:1/doi/doiRA/10.32782/2663-5208.2024.57.58"
    );
    assert!(
        log[1].starts_with("http://127.0.0.1:2/v1/works?filter=doi%3A10.32782%2F"),
        "{}",
        log[1]
    );
    assert!(
        log[1..]
            .iter()
            .all(|url| url.ends_with("&mailto=a%2Bb%40example.org"))
    );
    assert!(
        !log[2].contains("language"),
        "Crossref refuses to select it"
    );
}

/// Over real sockets: percent signs arrive as written, redirects are followed by hand.
#[tokio::test]
async fn the_client_carries_it() {
    let metadata = recorded(200, "negotiated-crossref.json")
        .expect("recorded")
        .body;
    let server = Server::http(move |head| {
        let path = head.split(' ').nth(1).unwrap_or_default();
        match path {
            "/doiRA/10.1126/science%2C169(1)" => loopback::answer(
                200,
                &[],
                r#"[{"DOI":"10.1126/science,169(1)","RA":"mEDRA"}]"#,
            ),
            "/10.1126/science,169(1)" if head.contains("citationstyles.csl+json") => {
                loopback::answer(302, &["Location: /there"], "")
            }
            "/there" => loopback::answer(200, &["Content-Type: application/json"], &metadata),
            _ => loopback::answer(404, &[], "?"),
        }
    })
    .await;
    let client = Client::new(&ClientOptions {
        per_host_interval: Duration::ZERO,
        allow_private: true,
        retries: 0,
        ..ClientOptions::default()
    })
    .expect("a client");
    let options = Options {
        doi_base: url::Url::parse(&server.url("/")).expect("an address"),
        ..options()
    };
    let doi = [(TextField::Doi, "10.1126/science,169(1)")];
    let mut records = [cited(
        "The structure of ordinary water",
        &[("Frank", "H. S.")],
        1970,
        &doi,
    )];
    resolve::references(&mut records, &client, &options, NOW, &mut |_| {}).await;
    let resolution = records[0]
        .evidence
        .resolution
        .as_ref()
        .expect("a resolution");
    assert_eq!(
        resolution.verdict,
        ResolutionVerdict::Confirmed,
        "{resolution:#?}"
    );
}
