//! Runs over many records.

use super::*;

const NOW: &str = "2026-10-05T09:00:00Z";

fn record(url: Option<&str>, doi: Option<&str>, year: i32) -> Reference {
    let mut record = Reference::new("x", Kind::Webpage);
    record.set_text(TextField::Url, url.unwrap_or_default());
    record.set_text(TextField::Doi, doi.unwrap_or_default());
    record.dates.insert(DateField::Issued, Date::year(year));
    record
}

async fn run(records: &mut [Reference], table: &Arc<Table>) -> Vec<Event> {
    let fetch: Arc<dyn Fetch> = Arc::clone(table) as _;
    let mut events = Vec::new();
    references(records, &fetch, &Options::default(), NOW, &mut |event| {
        events.push(event)
    })
    .await;
    events
}

fn urls(record: &Reference) -> Vec<&str> {
    let links = record.evidence.links.as_deref().unwrap();
    links.iter().map(|link| link.url.as_str()).collect()
}

#[tokio::test]
async fn links_stand_in_the_order_of_the_records() {
    let table = Arc::new(Table::new([
        ("https://knu.ua/a", status(200)),
        ("https://knu.ua/b", status(500)),
        (
            "https://doi.org/api/handles/10.1109/CVPR.2016.90?type=URL",
            Ok(recorded("handle-get-200-rc1-url").1),
        ),
    ]));
    let mut records = [
        record(Some("https://knu.ua/b"), Some("10.1109/CVPR.2016.90"), 2016),
        record(None, None, 2016),
        record(Some("https://knu.ua/a"), None, 2016),
        record(
            Some("http://dx.doi.org/10.1109/cvpr.2016.90"),
            Some("10.1109/CVPR.2016.90"),
            2016,
        ),
    ];
    let events = run(&mut records, &table).await;
    let doi = "https://doi.org/10.1109/CVPR.2016.90";
    assert_eq!(urls(&records[0]), ["https://knu.ua/b", doi]);
    assert_eq!(urls(&records[1]), [""; 0]);
    assert_eq!(urls(&records[2]), ["https://knu.ua/a"]);
    assert_eq!(
        urls(&records[3]),
        ["http://dx.doi.org/10.1109/cvpr.2016.90"]
    );
    let links = records[0].evidence.links.as_ref().unwrap();
    assert_eq!(links[0].verdict, LinkVerdict::ServerError);
    assert_eq!(links[1].verdict, LinkVerdict::Ok);
    assert_eq!(links[1].checked.as_deref(), Some(NOW));
    assert_eq!(events[0], Event::Planned { links: 3 });
    assert_eq!(events.len(), 4);
    assert_eq!(table.asked().len(), 3, "identical links are asked once");
}

#[tokio::test]
async fn each_date_gets_its_own_copy_of_the_same_page() {
    let gone = "https://knu.ua/news/1";
    let asked = |year: &str| format!("https://web.archive.org/web/{year}0701120000/{gone}");
    let taken = |date: &str| {
        let headers = [("memento-datetime", date)];
        Ok::<_, Failure>(response(200, &headers, ""))
    };
    let (early, late) = (asked("2010"), asked("2020"));
    let table = Arc::new(Table::new([
        (gone, status(404)),
        (early.as_str(), taken("Sat, 03 Jul 2010 00:00:00 GMT")),
        (late.as_str(), taken("Fri, 03 Jul 2020 00:00:00 GMT")),
    ]));
    let mut records = [2010, 2020, 2010].map(|year| record(Some(gone), None, year));
    run(&mut records, &table).await;
    let copies: Vec<&str> = records
        .iter()
        .map(|record| {
            record.evidence.links.as_ref().unwrap()[0]
                .archived
                .as_ref()
                .unwrap()
        })
        .map(|copy| &copy.taken[..4])
        .collect();
    assert_eq!(copies, ["2010", "2020", "2010"]);
    assert_eq!(table.asked().len(), 3);
}

#[tokio::test]
async fn the_day_of_access_counts_before_the_day_of_publication() {
    let mut cited = record(None, None, 2010);
    assert_eq!(Context::of(&cited).near, Some(DateParts::year(2010)));
    cited.dates.insert(DateField::Accessed, Date::year(2024));
    assert_eq!(Context::of(&cited).near, Some(DateParts::year(2024)));
}

#[tokio::test]
async fn without_a_network_everything_is_unchecked() {
    let lookup = || Err::<Response, _>(Failure::Lookup("no network".to_owned()));
    let table = Arc::new(Table::new([
        ("https://knu.ua/a", lookup()),
        ("https://doi.org/api/handles/10.5555/x1?type=URL", lookup()),
    ]));
    let mut records = [record(Some("https://knu.ua/a"), Some("10.5555/x1"), 2020)];
    run(&mut records, &table).await;
    for link in records[0].evidence.links.as_ref().unwrap() {
        assert_eq!(link.verdict, LinkVerdict::Unchecked);
        assert!(link.reason.is_some() && link.archive_note.is_none());
    }
}

const HANDLE: &str = "https://doi.org/api/handles/10.5555/x1?type=URL";

fn resolved(question: &str, outcome: Outcome, detail: Option<&str>, checked: &str) -> Resolution {
    Resolution {
        verdict: ResolutionVerdict::Confirmed,
        reason: None,
        fields: Vec::new(),
        record: None,
        registry: None,
        asked: vec![Asked {
            service: "doi.org".to_owned(),
            question: question.to_owned(),
            outcome,
            detail: detail.map(str::to_owned),
        }],
        checked: Some(checked.to_owned()),
        unknown: serde_json::Map::new(),
    }
}

#[tokio::test]
async fn the_registry_is_not_asked_for_what_it_said_just_now() {
    use LinkVerdict as V;
    let just_now = "2026-10-05T08:59:00Z";
    for (resolution, asked, expected) in [
        (
            resolved("agency", Outcome::Found, None, just_now),
            false,
            V::Ok,
        ),
        (
            resolved("handle", Outcome::Found, None, just_now),
            false,
            V::Ok,
        ),
        (
            resolved("handle", Outcome::Absent, None, just_now),
            false,
            V::Gone,
        ),
        (
            resolved("handle", Outcome::Unavailable, None, just_now),
            true,
            V::Ok,
        ),
        (
            resolved("agency", Outcome::Unavailable, None, just_now),
            true,
            V::Ok,
        ),
        (
            resolved("agency", Outcome::Found, Some("Unknown"), just_now),
            true,
            V::Ok,
        ),
        (
            resolved("metadata", Outcome::Found, None, just_now),
            true,
            V::Ok,
        ),
        (
            resolved("handle", Outcome::Absent, None, "2026-10-05T07:00:00Z"),
            true,
            V::Ok,
        ),
        (resolved("handle", Outcome::Absent, None, ""), true, V::Ok),
    ] {
        let table = Arc::new(Table::new([(
            HANDLE,
            Ok(recorded("handle-get-200-rc1-url").1),
        )]));
        let mut records = [record(None, Some("10.5555/x1"), 2016)];
        records[0].evidence.resolution = Some(resolution.clone());
        run(&mut records, &table).await;
        let link = &records[0].evidence.links.as_ref().unwrap()[0];
        assert_eq!(
            (link.verdict, table.asked().len()),
            (expected, usize::from(asked)),
            "{resolution:?}"
        );
        assert_eq!(link.checked.as_deref(), Some(NOW));
    }
}

#[tokio::test]
async fn what_was_said_of_one_doi_holds_for_no_other_link() {
    let table = Arc::new(Table::default());
    let mut records = [record(
        Some("https://doi.org/10.5555/y2"),
        Some("10.5555/x1"),
        2016,
    )];
    records[0].evidence.resolution = Some(resolved("handle", Outcome::Absent, None, NOW));
    run(&mut records, &table).await;
    assert_eq!(
        table.asked(),
        ["https://doi.org/api/handles/10.5555/y2?type=URL"]
    );
}
