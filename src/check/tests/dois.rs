//! DOIs at the registry, with recorded answers.

use super::*;

const ASKED: &str = "https://doi.org/api/handles/10.1109/CVPR.2016.90?type=URL";

async fn check(address: &str, answer: Result<Response, Failure>) -> LinkReport {
    let table = Table::new([(ASKED, answer)]);
    let report = link(address, &Context::default(), &table, &Options::default()).await;
    assert_eq!(
        table.asked(),
        [ASKED],
        "neither the publisher nor the archive is asked"
    );
    report
}

#[tokio::test]
async fn only_the_registry_decides() {
    use LinkVerdict as V;
    let known = |name: &str| Ok::<_, Failure>(recorded(name).1);
    let cases = [
        (known("handle-get-200-rc1-url"), V::Ok),
        (known("handle-get-200-rc200-no-values"), V::Ok),
        (known("handle-get-404-rc100-2"), V::Gone),
        (known("handle-get-500-rc2"), V::Unchecked),
        (status(404), V::Unchecked),
        (html("DOI Not Found", ""), V::Unchecked),
        (status(429), V::Unchecked),
        (status(503), V::Unchecked),
        (Err(Failure::Timeout), V::Unchecked),
        (Err(Failure::NoSuchHost), V::Unchecked),
        (Err(Failure::Refused), V::Unchecked),
    ];
    for (answer, expected) in cases {
        let report = check("https://doi.org/10.1109/CVPR.2016.90", answer).await;
        assert_eq!(report.verdict, expected, "{report:?}");
        assert!(report.archive_note.is_none() && report.reason.is_some());
    }
}

#[tokio::test]
async fn every_spelling_of_the_resolver_is_known() {
    for address in [
        "http://dx.doi.org/10.1109/CVPR.2016.90",
        "https://www.doi.org/10.1109/CVPR.2016.90",
        "https://doi.org/10.1109%2FCVPR.2016.90",
    ] {
        let answer = Ok(recorded("handle-get-200-rc1-url").1);
        assert_eq!(
            check(address, answer).await.verdict,
            LinkVerdict::Ok,
            "{address}"
        );
    }
}

#[tokio::test]
async fn odd_letters_in_a_doi_are_encoded() {
    let doi = "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O";
    let table = Table::default();
    link(doi, &Context::default(), &table, &Options::default()).await;
    let asked = "https://doi.org/api/handles/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O?type=URL";
    assert_eq!(table.asked(), [asked]);
}

#[tokio::test]
async fn the_registry_may_be_elsewhere() {
    let options = Options {
        doi_base: Url::parse("http://127.0.0.1:8080/doi").unwrap(),
        ..Options::default()
    };
    let table = Table::default();
    link(
        "https://doi.org/10.5555/x1",
        &Context::default(),
        &table,
        &options,
    )
    .await;
    assert_eq!(
        table.asked(),
        ["http://127.0.0.1:8080/doi/api/handles/10.5555/x1?type=URL"]
    );
}
