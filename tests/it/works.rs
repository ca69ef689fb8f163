//! An identifier as INPUT: the work itself or what it cites, from every registry; and who does not answer makes no work
//! disappear.

use std::time::Duration;

use posyl::ident::WorkId;
use posyl::import::Item;
use posyl::model::{DateField, Kind, Reference, TextField};
use posyl::net::Failure;
use posyl::resolve::{Lookup, Options, Wanted, look_up};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::command::{Desk, Run};
use crate::loopback::{Deed, Server, answer as sent};
use crate::resolve::{Table, answer, json_answer, recorded};

fn look(ids: &[&str], wanted: Wanted, table: &Table) -> Vec<Lookup> {
    let read = |id: &&str| {
        WorkId::read(id)
            .expect("an identifier")
            .expect("a sound one")
    };
    let ids: Vec<WorkId> = ids.iter().map(read).collect();
    let options = Options {
        arxiv_interval: Duration::ZERO,
        ..Options::default()
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    let runtime = runtime.expect("a runtime");
    runtime.block_on(look_up(&ids, wanted, table, &options, &mut |_| {}))
}

#[track_caller]
fn record(id: &str, table: &Table) -> Reference {
    match look(&[id], Wanted::Work, table).remove(0) {
        Lookup::Found(found) => found.into_records().remove(0),
        other => panic!("{id}: {other:?}"),
    }
}

#[track_caller]
fn check_lost(id: &str, table: &Table, expected: &str) {
    let said = match look(&[id], Wanted::Work, table).remove(0) {
        Lookup::Absent(why) => format!("absent: {why}"),
        Lookup::Unavailable(why) => format!("unavailable: {why}"),
        Lookup::Found(found) => format!("found: {found:?}"),
    };
    assert!(said.starts_with(expected), "{id}: {said}");
}

#[test]
fn a_work_of_crossref_is_a_whole_record() {
    let doi = "10.1371/journal.pone.0026398";
    let table = Table::default().agency(doi, "Crossref").on(
        "/works/",
        recorded(200, "crossref-work-teeth-retraction.json"),
    );
    let record = record(doi, &table);
    assert_eq!(
        (record.id.as_str(), record.kind),
        (doi, Kind::ArticleJournal)
    );
    assert_eq!(record.text(TextField::Source), Some("Crossref"));
    assert_eq!(record.text(TextField::Url), None);
    let day = record.date(DateField::Issued).and_then(|date| date.start);
    assert_eq!(day.map(|day| (day.year, day.month)), Some((2011, Some(10))));
    assert!(table.log()[1].starts_with("https://api.crossref.org/works/10.1371/"));
}

#[test]
fn oddities_of_crossref_are_read() {
    let work = json!({"status": "ok", "message": {
        "DOI": "10.5555/odd", "type": "proceedings-article",
        "title": ["A &amp;lt;i&amp;gt;B&amp;lt;/i&amp;gt;\n   <em>c</em> &amp; d"],
        "author": [
            {"given": "Олена", "family": "Бойко", "sequence": "first", "affiliation": [],
             "ORCID": "https://orcid.org/0000-0002-1825-0097"},
            {"name": "KPI &amp; Co", "sequence": "additional"}],
        "issued": {"date-parts": [[null]]}, "published-print": {"date-parts": [[2019, 5, null]]},
        "abstract": "<jats:title>Abstract</jats:title><jats:p>Short.</jats:p>",
        "event": {"name": "Conf", "location": "Kyiv", "start": {"date-parts": [[2019, 5, 1]]},
                  "end": {"date-parts": [[2019, 5, 3]]}},
        "ISBN": ["http://id.crossref.org/isbn/9783161484100"], "container-title": ["Proc &amp; Co"],
        "license": [{"URL": "https://a.ua/cc"}], "URL": "http://dx.doi.org/10.5555/odd",
        "reference-count": 3, "score": 1.0, "indexed": {"timestamp": 1}, "link": [{"URL": "https://a.ua/pdf"}],
    }});
    let table = Table::default()
        .agency("10.5555/odd", "Crossref")
        .on("/works/", json_answer(200, &work));
    let value = posyl::csl_json::to_value(&record("10.5555/odd", &table));
    let expected = json!({
        "id": "10.5555/odd", "type": "paper-conference", "DOI": "10.5555/odd",
        "title": "A <i>B</i> <i>c</i> & d", "author": [{"family": "Бойко", "given": "Олена"}, {"literal": "KPI & Co"}],
        "issued": {"date-parts": [[2019, 5]]}, "abstract": "Short.", "ISBN": "9783161484100",
        "event-title": "Conf", "event-place": "Kyiv", "event-date": {"date-parts": [[2019, 5, 1], [2019, 5, 3]]},
        "container-title": "Proc & Co", "source": "Crossref",
        "custom": {
            "unmapped": {"author": [
                {"given": "Олена", "family": "Бойко", "ORCID": "https://orcid.org/0000-0002-1825-0097"},
                {"literal": "KPI & Co"}]},
            "crossref": {"license": [{"URL": "https://a.ua/cc"}]}},
    });
    assert_eq!(value, expected, "{value:#}");
}

#[test]
fn works_of_other_agencies_are_read_at_home() {
    let doi = "10.4230/lipics.tqc.2013.93";
    let table = Table::default()
        .agency(doi, "DataCite")
        .on("/dois/", recorded(200, "datacite-text.json"));
    let work = record(doi, &table);
    assert_eq!(work.text(TextField::Source), Some("DataCite"));
    assert!(
        work.text(TextField::Title)
            .expect("a title")
            .starts_with("The Minimum Size")
    );
    assert!(work.custom["datacite"]["url"].is_string());
    let doi = "10.1430/8105";
    let table = Table::default().agency(doi, "mEDRA").on(
        "doi.org/10.1430/8105",
        json_answer(
            200,
            &json!({"type": "article-journal", "DOI": doi, "title": "Titolo", "PMID": "7"}),
        ),
    );
    let work = record(doi, &table);
    assert_eq!(
        (work.text(TextField::Source), work.text(TextField::Pmid)),
        (Some("mEDRA"), Some("7"))
    );
}

#[test]
fn only_a_registry_that_says_so_makes_a_work_absent() {
    let doubtful = json!([{"DOI": "10.5555/x", "status": "DOI does not exist"}]);
    let unknown = || Table::default().on("/doiRA/", json_answer(200, &doubtful));
    let table = unknown().on("/api/handles/", recorded(404, "handle-100.json"));
    // The recorded answer names another DOI: it is none about this one.
    check_lost("10.5555/x", &table, "unavailable: doi.org: HTTP 404");
    let gone = json!({"responseCode": 100, "handle": "10.5555/x"});
    let table = unknown().on("/api/handles/", json_answer(404, &gone));
    check_lost(
        "10.5555/x",
        &table,
        "absent: doi.org says that it does not exist",
    );
    check_lost(
        "10.5555/x",
        &Table::default(),
        "unavailable: doi.org: connection refused; crossref: ",
    );
    let table = Table::default()
        .agency("10.5555/x", "Crossref")
        .on("/works/", recorded(404, "crossref-404.txt"));
    check_lost(
        "10.5555/x",
        &table,
        "unavailable: the DOI exists, and Crossref holds no record of it",
    );
    let offline = || Err(Failure::NotAsked("offline".to_owned()));
    check_lost(
        "10.5555/x",
        &Table::default().on("", offline()),
        "unavailable: not asked: offline",
    );
    check_lost(
        "ISBN:9783161484100",
        &Table::default().on("", offline()),
        "unavailable: not asked: offline",
    );
}

#[test]
fn a_bad_answer_is_no_absence_anywhere() {
    let wall = "<html><title>Making sure you're not a bot!</title></html>";
    let ids = [
        "arXiv:2101.00001",
        "PMID:1",
        "PMCID:PMC1",
        "ISBN:9783161484100",
        "hdl:2027/x",
        "doi:10.5555/x",
    ];
    for id in ids {
        for (status, kind, body) in [
            (200, "text/html", wall),
            (429, "text/plain", "Rate exceeded."),
            (503, "text/html", ""),
            (200, "application/json", "[]"),
            (200, "application/json", "{\"error\": \"no\"}"),
            (404, "text/html", "not here"),
        ] {
            check_lost(
                id,
                &Table::default().on("", answer(status, kind, body)),
                "unavailable: ",
            );
        }
        check_lost(
            id,
            &Table::default().on("", Err(Failure::Timeout)),
            "unavailable: ",
        );
    }
}

#[test]
fn what_a_registry_has_not_is_absent() {
    let feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>x</title></feed>";
    let table = Table::default().on(
        "id_list=2101.00001",
        answer(200, "application/atom+xml", feed),
    );
    check_lost("arXiv:2101.00001", &table, "absent: arXiv says");
    let summary = json!({"result": {"uids": [], "99": {"uid": "99", "error": "cannot get document summary"}}});
    let table = Table::default().on("db=pubmed", json_answer(200, &summary));
    check_lost("PMID:99", &table, "absent: PubMed says");
    let table = Table::default().on("bibkeys=", json_answer(200, &json!({})));
    check_lost(
        "ISBN:9783161484100",
        &table,
        "absent: Open Library has no book",
    );
    let table = Table::default().on(
        "/api/handles/",
        json_answer(404, &json!({"responseCode": 100})),
    );
    check_lost("hdl:2027/x", &table, "absent: the handle server says");
}

#[test]
fn each_registry_is_asked_for_many_at_once_and_the_order_stays() {
    let book = |title: &str| json!({"title": title, "publish_date": "March 2009"});
    let books = json!({"ISBN:9783161484100": book("A"), "ISBN:9780306406157": book("B")});
    let agencies =
        json!([{"DOI": "10.5555/1", "RA": "Crossref"}, {"DOI": "10.5555/2", "RA": "Crossref"}]);
    let work = |doi: &str| {
        json_answer(
            200,
            &json!({"status": "ok", "message": {"DOI": doi, "title": [doi]}}),
        )
    };
    let table = Table::default()
        .on("bibkeys=", json_answer(200, &books))
        .on("/doiRA/", json_answer(200, &agencies))
        .on("/works/10.5555/1", work("10.5555/1"))
        .on("/works/10.5555/2", work("10.5555/2"));
    let ids = [
        "ISBN:9780306406157",
        "10.5555/2",
        "ISBN:978-3-16-148410-0",
        "10.5555/1",
        "10.5555/2",
    ];
    let titles = look(&ids, Wanted::Work, &table)
        .into_iter()
        .map(|lookup| match lookup {
            Lookup::Found(found) => found.into_records()[0].texts[&TextField::Title].clone(),
            other => panic!("{other:?}"),
        });
    assert_eq!(
        titles.collect::<Vec<_>>(),
        ["B", "10.5555/2", "A", "10.5555/1", "10.5555/2"]
    );
    assert_eq!(table.log().len(), 4);
}

#[test]
fn a_batch_that_is_refused_is_asked_one_by_one() {
    let feed = |id: &str| {
        let entry = format!("<entry><id>http://arxiv.org/abs/{id}v1</id><title>T</title></entry>");
        answer(200, "application/atom+xml", format!("<feed>{entry}</feed>"))
    };
    let table = Table::default()
        .on(
            "2101.00001%2C",
            answer(400, "application/atom+xml", "<feed/>"),
        )
        .on("2101.00001", feed("2101.00001"))
        .on("2101.99999", answer(400, "application/atom+xml", "<feed/>"));
    let found = look(
        &["arXiv:2101.00001", "arXiv:2101.99999"],
        Wanted::Work,
        &table,
    );
    assert!(
        matches!(&found[..], [Lookup::Found(_), Lookup::Unavailable(_)]),
        "{found:?}"
    );
}

#[test]
fn a_list_is_taken_by_the_doi_of_the_work() {
    let work = json!({"status": "ok", "message": {"DOI": "10.5555/pub", "title": ["T"],
        "reference": [{"key": "1", "DOI": "10.5555/cited"}]}});
    let entry = "<feed><entry><id>http://arxiv.org/abs/2101.00001v1</id><title>T</title>\
        <doi>10.5555/pub</doi></entry></feed>";
    let table = Table::default()
        .agency("10.5555/pub", "Crossref")
        .on("/works/", json_answer(200, &work))
        .on("id_list", answer(200, "application/atom+xml", entry));
    for id in ["10.5555/pub", "arXiv:2101.00001"] {
        let Lookup::Found(found) = look(&[id], Wanted::References, &table).remove(0) else {
            panic!("{id}: it was found");
        };
        let [Item::Record(cited)] = &found.items[..] else {
            panic!("{id}: one record: {found:?}");
        };
        assert_eq!(cited.text(TextField::Doi), Some("10.5555/cited"));
    }
}

#[test]
fn that_no_list_was_deposited_is_said() {
    let said = |id: &str, table: &Table| match look(&[id], Wanted::References, table).remove(0) {
        Lookup::Found(found) => found.diagnostics[0].message.clone(),
        other => panic!("{other:?}"),
    };
    let table = Table::default().agency("10.5555/1", "Crossref").on(
        "/works/",
        json_answer(
            200,
            &json!({"status": "ok", "message": {"DOI": "10.5555/1"}}),
        ),
    );
    assert_eq!(
        said("10.5555/1", &table),
        "its publisher deposited no list of references at Crossref"
    );
    let table = Table::default().on(
        "bibkeys=",
        json_answer(200, &json!({"ISBN:9783161484100": {"title": "T"}})),
    );
    let expected = "Open Library holds no lists of references; give the document itself";
    assert_eq!(said("ISBN:9783161484100", &table), expected);
}

/// Every registry at one address, as much of each as the tests below ask for.
fn registries(head: &str) -> Deed {
    let path = head.split(' ').nth(1).unwrap_or_default();
    let of = |value: Value| sent(200, &["Content-Type: application/json"], value.to_string());
    let has = |part: &str| path.contains(part);
    match path {
        _ if has("/doiRA/") => {
            let list = path.rsplit("doiRA/").next().unwrap_or_default().split(',');
            of(list
                .map(|doi| match doi {
                    "10.5555/a" => json!({"DOI": doi, "RA": "Crossref"}),
                    _ => json!({"DOI": doi, "status": "DOI does not exist"}),
                })
                .collect())
        }
        _ if has("/works/10.5555/a") => of(json!({"status": "ok", "message": {
            "DOI": "10.5555/a", "type": "journal-article", "title": ["Стаття"],
            "reference": [
                {"key": "1", "unstructured": "Бойко О. І. Назва книги. Київ : Наука, 2019. 200 с.", "DOI": "10.5555/b"},
                {"key": "2", "author": "Smith", "year": "2001", "volume-title": "A book"}]}})),
        _ if has("/api/handles/2027/x") => {
            of(json!({"responseCode": 1, "handle": "2027/x", "values": [
            {"index": 1, "type": "URL", "data": {"format": "string", "value": "https://repo.ua/7"}}]}))
        }
        _ if has("/api/handles/2027/page") => {
            of(json!({"responseCode": 1, "handle": "2027/page", "values": [
            {"index": 1, "type": "URL", "data": {"format": "string", "value": format!("http://{}/item", host(head))}}]}))
        }
        _ if has("/item") => sent(
            200,
            &["Content-Type: text/html; charset=utf-8"],
            "<html><head>\
            <meta name=\"citation_title\" content=\"Опис у сховищі\"><meta name=\"citation_author\" content=\"Бойко, О.\">\
            <meta name=\"citation_date\" content=\"2018\"></head><body></body></html>",
        ),
        _ if has("/api/handles/10/abc") => {
            of(json!({"responseCode": 1, "handle": "10/abc", "values": [
            {"index": 1, "type": "HS_ALIAS", "data": {"format": "string", "value": "10.5555/a"}}]}))
        }
        _ if has("/api/handles/") => {
            let handle = path
                .rsplit("handles/")
                .next()
                .and_then(|rest| rest.split('?').next());
            sent(
                404,
                &[],
                json!({"responseCode": 100, "handle": handle}).to_string(),
            )
        }
        _ if has("/api/query") => sent(
            200,
            &[],
            "<feed><entry><id>http://arxiv.org/abs/2101.00001v1</id>\
            <title>Preprint</title><published>2021-01-01T00:00:00Z</published></entry></feed>",
        ),
        _ if has("esummary") && has("db=pmc") => of(json!({"result": {"uids": ["5"], "5": {
            "uid": "5", "title": "Short", "articleids": [{"idtype": "pmid", "value": "7"}]}}})),
        _ if has("esummary") => {
            of(json!({"result": {"uids": ["7"], "7": {"uid": "7", "title": "Short."}}}))
        }
        _ if has("efetch") => sent(
            200,
            &[],
            "\nPMID- 7\nTI  - Whole record\nFAU - Boiko, Olena\n\
            AU  - Boiko O\nPT  - Journal Article\nJT  - Journal\nDP  - 2020 Jul-Aug\nSO  - J. 2020\n\n",
        ),
        _ if has("/api/books") => of(
            json!({"ISBN:9783161484100": {"title": "Книга", "subtitle": "вступ",
            "authors": [{"name": "Олена Бойко"}], "publishers": [{"name": "Наука"}],
            "publish_places": [{"name": "Київ"}], "publish_date": "March 2009", "number_of_pages": 200}}),
        ),
        _ => sent(500, &[], ""),
    }
}

fn host(head: &str) -> &str {
    let line = head.lines().find_map(|line| line.strip_prefix("host: "));
    line.expect("a request names its host")
}

struct Bench {
    desk: Desk,
    _server: Server,
    _runtime: Runtime,
}

impl Bench {
    fn start() -> Self {
        let runtime = Runtime::new().expect("a runtime can be started");
        let server = runtime.block_on(Server::http(registries));
        Self {
            desk: Desk::with_services_at(server.url("").trim_end_matches('/')),
            _server: server,
            _runtime: runtime,
        }
    }

    fn posyl(&self, args: &[&str]) -> Run {
        self.desk.posyl(args)
    }
}

fn titles(out: &str) -> Vec<String> {
    let title = |line: &str| {
        let item: Value = serde_json::from_str(line).expect("an item a line");
        let shown = ["title", "URL"].iter().find_map(|name| item[name].as_str());
        shown.expect("a title or an address").to_owned()
    };
    out.lines().map(title).collect()
}

#[test]
fn every_identifier_gives_its_work() {
    let bench = Bench::start();
    bench
        .desk
        .put("own.bib", "@book{own,\n title = {Власна}\n}\n");
    let out = bench.posyl(&[
        "parse",
        "doi:10.5555/a",
        "own.bib",
        "arXiv:2101.00001",
        "PMID:7",
        "PMCID:PMC5",
        "ISBN:978-3-16-148410-0",
        "https://hdl.handle.net/2027/page",
        "https://doi.org/10/abc",
    ]);
    let expected = [
        "Стаття",
        "Власна",
        "Preprint",
        "Whole record",
        "Whole record",
        "Книга: вступ",
        "Опис у сховищі",
        "Стаття",
    ];
    assert_eq!(titles(&out.expect(0)), expected);
}

#[test]
fn a_handle_whose_page_says_nothing_is_its_address() {
    let bench = Bench::start();
    let run = bench.posyl(&[
        "parse",
        "hdl:2027/x",
        "--set",
        "connect_to=repo.ua=127.0.0.1:9",
    ]);
    assert!(
        run.stderr
            .contains("hdl:2027/x: warning[handle-undescribed]: "),
        "{}",
        run.stderr
    );
    assert_eq!(titles(&run.expect(0)), ["https://repo.ua/7"]);
    let out = bench.posyl(&["parse", "hdl:2027/page"]).expect(0);
    let item: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(
        (&item["id"], &item["author"][0]["family"]),
        (&json!("hdl:2027/page"), &json!("Бойко"))
    );
    assert!(
        item["URL"]
            .as_str()
            .is_some_and(|url| url.ends_with("/item")),
        "{item}"
    );
}

#[test]
fn what_is_not_there_and_who_does_not_answer_have_codes_of_their_own() {
    let bench = Bench::start();
    let run = bench.posyl(&["parse", "doi:10.5555/none", "doi:10.5555/a"]);
    assert!(
        run.stderr
            .contains("error: doi:10.5555/none: doi.org says that it does not exist")
    );
    assert_eq!(titles(&run.expect(2)), ["Стаття"]);
    let run = bench.posyl(&[
        "parse",
        "ISBN:9780306406157",
        "--set",
        "openlibrary_base=http://127.0.0.1:9",
    ]);
    let told = run.complains(3);
    assert!(
        told.contains("ISBN:9780306406157: cannot be looked up: "),
        "{told}"
    );
    let run = bench.posyl(&["parse", "doi:10.5555/a", "--offline"]);
    let told = run.complains(3);
    assert!(
        told.contains("doi:10.5555/a: cannot be looked up: not asked: offline"),
        "{told}"
    );
    let told = bench.posyl(&["parse", "isbn:9783161484101"]).complains(2);
    assert!(
        told.contains("isbn:9783161484101: `9783161484101` is no ISBN"),
        "{told}"
    );
}

#[test]
fn the_list_of_a_work_is_read_in_its_order() {
    let bench = Bench::start();
    let out = bench
        .posyl(&["parse", "--references", "10.5555/a"])
        .expect(0);
    assert_eq!(titles(&out), ["Назва книги", "A book"]);
    let first: Value = serde_json::from_str(out.lines().next().expect("a line")).expect("JSON");
    assert_eq!(first["DOI"], "10.5555/b");
    assert_eq!(first["custom"]["posyl"]["place"]["source"], "doi:10.5555/a");
    let told = bench
        .posyl(&["parse", "--references", "ISBN:9783161484100"])
        .complains(2);
    assert!(
        told.contains("error[no-references]: Open Library holds no lists"),
        "{told}"
    );
    bench.desk.put("own.bib", "");
    let told = bench
        .posyl(&["parse", "--references", "own.bib"])
        .complains(2);
    assert!(told.contains("no INPUT is an identifier"), "{told}");
}

#[test]
fn a_file_of_the_same_name_is_the_file() {
    let bench = Bench::start();
    std::fs::create_dir(bench.desk.path().join("10.5555")).expect("a folder can be made");
    bench
        .desk
        .put("10.5555/a", "@book{own,\n title = {Власна}\n}\n");
    assert_eq!(
        titles(&bench.posyl(&["parse", "10.5555/a"]).expect(0)),
        ["Власна"]
    );
    assert_eq!(
        titles(&bench.posyl(&["parse", "doi:10.5555/a"]).expect(0)),
        ["Стаття"]
    );
}

#[test]
fn a_work_goes_through_every_command() {
    let bench = Bench::start();
    let out = bench
        .posyl(&["export", "doi:10.5555/a", "--to", "bibtex"])
        .expect(0);
    assert!(out.contains("Стаття") && out.contains("10.5555/a"), "{out}");
    let out = bench.posyl(&["resolve", "PMID:7", "--offline"]);
    assert_eq!((out.code, out.stdout.as_str()), (3, ""));
}
