//! Copies of dead pages, with what was recorded of the Wayback Machine.

use super::*;

const GONE: &str = "https://www.fws.gov/birds/";
const NEAR: DateParts = DateParts {
    year: 2017,
    month: Some(11),
    day: Some(1),
};
const ASKED: &str = "https://web.archive.org/web/20171101120000/https://www.fws.gov/birds/";

/// Looks for a copy of a page that is gone; `entries` are the archive's answers.
async fn copy_of(gone: &str, entries: Vec<(&str, Result<Response, Failure>)>) -> LinkReport {
    let mut table = Table::new(entries);
    table.answers.insert(gone.to_owned(), status(404));
    let context = Context { near: Some(NEAR) };
    let report = link(gone, &context, &table, &Options::default()).await;
    assert_eq!(report.verdict, LinkVerdict::Gone);
    report
}

/// A capture as the archive shows it.
fn capture(status: u16, body: &str) -> Result<Response, Failure> {
    let headers = [
        ("content-type", "text/html"),
        ("memento-datetime", "Fri, 24 Nov 2017 15:13:15 GMT"),
    ];
    Ok(response(status, &headers, body))
}

#[tokio::test]
async fn the_nearest_capture_is_found_and_looked_at() {
    let (_, closest) = recorded("memento-302-closest");
    let found = "https://web.archive.org/web/20171124151315/https://www.fws.gov/birds/";
    let entries = vec![
        (ASKED, Ok(closest)),
        (found, capture(200, "<title>Birds</title>")),
    ];
    let copy = copy_of(GONE, entries).await.archived.unwrap();
    assert_eq!(copy.url, found);
    assert_eq!(copy.taken, "2017-11-24T15:13:15Z");
    assert_eq!(copy.archive, "wayback");
}

#[tokio::test]
async fn a_recorded_capture_is_accepted() {
    let (_, memento) = recorded("memento-200-small");
    let copy = copy_of(GONE, vec![(ASKED, Ok(memento))])
        .await
        .archived
        .unwrap();
    assert_eq!(copy.taken, "1997-04-27T19:19:25Z");
    assert_eq!(
        copy.url,
        "https://web.archive.org/web/19970427191925/https://www.fws.gov/birds/"
    );
}

#[tokio::test]
async fn captures_that_are_no_pages_are_told() {
    let known = |name: &str| Ok::<_, Failure>(recorded(name).1);
    let cases = [
        (known("memento-404-really-not-archived"), "not archived"),
        (
            known("memento-archived-429"),
            "archived only as an error page (429)",
        ),
        (known("cdx-403-blocked"), "withheld by the archive"),
        (
            capture(200, "<title>Page not found</title>"),
            "archived only as a “not found” page",
        ),
        (
            capture(200, "<title>Just a moment...</title>"),
            "archived only as a robot check",
        ),
        (status(200), "unchecked: the archive answered 200"),
        (status(429), "unchecked: the archive answered 429"),
        (status(503), "unchecked: the archive answered 503"),
        (redirect(302, "/"), "unchecked: the archive answered 302"),
        (Err(Failure::Timeout), "unchecked: no answer in time"),
    ];
    for (answer, expected) in cases {
        let report = copy_of(GONE, vec![(ASKED, answer)]).await;
        assert_eq!(report.archive_note.as_deref(), Some(expected));
        assert!(report.archived.is_none());
    }
}

#[tokio::test]
async fn behind_an_archived_error_earlier_captures_are_tried() {
    let page = "https://www.census.gov/geo/gssi/";
    let at = |time: &str| format!("https://web.archive.org/web/{time}/{page}");
    let (asked, before, first) = (
        at("20171101120000"),
        at("20201101215632"),
        at("20140903165709"),
    );
    let error = || Ok::<_, Failure>(recorded("memento-archived-404").1);
    let entries = vec![
        (asked.as_str(), error()),
        (before.as_str(), capture(200, "<title>GSSI</title>")),
    ];
    let copy = copy_of(page, entries).await.archived.unwrap();
    assert_eq!(copy.taken, "2017-11-24T15:13:15Z");
    let entries = vec![
        (asked.as_str(), error()),
        (before.as_str(), error()),
        (first.as_str(), capture(200, "<title>GSSI</title>")),
    ];
    assert!(copy_of(page, entries).await.archived.is_some());
    let entries = vec![
        (asked.as_str(), error()),
        (before.as_str(), error()),
        (first.as_str(), error()),
    ];
    let note = copy_of(page, entries).await.archive_note.unwrap();
    assert_eq!(note, "archived only as an error page (404)");
}

#[tokio::test]
async fn an_archived_redirect_is_followed() {
    let page = "https://www.epa.gov/ghgreporting/san5779-factsheet";
    let asked = format!("https://web.archive.org/web/20171101120000/{page}");
    let (_, moved) = recorded("memento-301-archived-redirect");
    let end = "https://web.archive.org/web/20180808094144/https://www.epa.gov/ghgreporting/proposed-rule-fact-sheet-greenhouse-gas-reporting-program-addition-global-warming";
    let entries = vec![
        (asked.as_str(), Ok(moved)),
        (end, capture(200, "<title>Fact sheet</title>")),
    ];
    let copy = copy_of(page, entries).await.archived.unwrap();
    assert!(
        copy.url.contains("/proposed-rule-fact-sheet"),
        "{}",
        copy.url
    );
}

#[tokio::test]
async fn captures_that_redirect_to_each_other_end() {
    let page = "https://link.springer.com/article/10.1007/s00382-012-1331-2";
    let asked = format!("https://web.archive.org/web/20171101120000/{page}");
    let (first_url, first) = recorded("memento-303-springer-cookie");
    let (second_url, second) = recorded("memento-302-springer-idp");
    let as_asked = |url: &str| Url::parse(&url.replacen("id_", "", 1)).unwrap().to_string();
    let (first_url, second_url) = (as_asked(&first_url), as_asked(&second_url));
    // Between the two, the archive corrects the times to those of its captures.
    let idp_at_first = second_url.replace("20200925075411", "20200925075402");
    let page_at_second = first_url.replace("20200925075402", "20200925075411");
    let entries = vec![
        (asked.as_str(), redirect(302, &first_url)),
        (first_url.as_str(), Ok(first)),
        (idp_at_first.as_str(), redirect(302, &second_url)),
        (second_url.as_str(), Ok(second)),
        (page_at_second.as_str(), redirect(302, &first_url)),
    ];
    let note = copy_of(page, entries).await.archive_note.unwrap();
    assert_eq!(note, "archived only as redirects that lead round");
}

#[tokio::test]
async fn a_mirror_keeps_its_redirects() {
    let options = Options {
        wayback_base: Url::parse("http://127.0.0.1:8080/").unwrap(),
        ..Options::default()
    };
    let found = "http://127.0.0.1:8080/web/20171124151315/https://www.fws.gov/birds/";
    let table = Table::new([
        (GONE, status(410)),
        (
            "http://127.0.0.1:8080/web/20171101120000/https://www.fws.gov/birds/",
            Ok(recorded("memento-302-closest").1),
        ),
        (found, capture(200, "")),
    ]);
    let context = Context { near: Some(NEAR) };
    let report = link(GONE, &context, &table, &options).await;
    assert_eq!(report.archived.unwrap().url, found);
}

#[tokio::test]
async fn the_time_asked_for_is_as_exact_as_the_date() {
    let cases = [
        (None, "https://web.archive.org/web/https://knu.ua/a"),
        (
            Some(DateParts::year(2020)),
            "https://web.archive.org/web/20200701120000/https://knu.ua/a",
        ),
        (
            Some(DateParts {
                month: Some(2),
                ..DateParts::year(2020)
            }),
            "https://web.archive.org/web/20200215120000/https://knu.ua/a",
        ),
    ];
    for (near, expected) in cases {
        let table = Table::new([("https://knu.ua/a#top", status(404))]);
        link(
            "https://knu.ua/a#top",
            &Context { near },
            &table,
            &Options::default(),
        )
        .await;
        assert_eq!(table.asked()[1], expected);
    }
}

#[tokio::test]
async fn copies_are_looked_for_only_where_something_died() {
    for answer in [status(200), status(403), status(500), Err(Failure::Timeout)] {
        let table = Table::new([(GONE, answer)]);
        let report = link(GONE, &Context::default(), &table, &Options::default()).await;
        assert!(table.asked().iter().all(|url| url == GONE), "{report:?}");
        assert_eq!(report.archive_note, None);
    }
}
