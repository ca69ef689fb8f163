//! The world fails as it should: otherwise a test against it proves nothing.

use posyl::net::{Client, ClientOptions, Failure, Fetch, Request, Response};

use super::*;

fn ask(url: &str) -> Result<Response, Failure> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/demo");
    let world = World::start(&data, folder.path());
    let options = ClientOptions {
        ca_file: Some(std::fs::read(&world.authority).expect("the certificate was written")),
        connect_to: vec![("*".to_owned(), world.web)],
        retries: 0,
        total_timeout: std::time::Duration::from_secs(1),
        allow_private: true,
        ..ClientOptions::default()
    };
    let request = Request::get(url.parse().expect("an address"));
    world._runtime.block_on(async {
        Client::new(&options)
            .expect("a client")
            .fetch(request)
            .await
    })
}

#[test]
fn hosts_answer_break_and_expire() {
    let page =
        ask("https://www.wired.com/story/ukraine-digital-ministry-war/").expect("it answers");
    assert!(
        page.status == 200
            && String::from_utf8_lossy(&page.body).contains("Formidable War Machine")
    );
    let soft = ask("https://diia.gov.ua/anything").expect("it answers");
    assert!(soft.status == 200 && String::from_utf8_lossy(&soft.body).contains("не знайдено"));
    assert_eq!(
        ask("https://mfa.gov.ua/nowhere")
            .expect("it answers")
            .status,
        404
    );
    let certificate = ask("https://jvestnik-sss.donnu.edu.ua/article/view/5447");
    assert!(
        matches!(certificate, Err(Failure::Certificate(_))),
        "{certificate:?}"
    );
    let broken = ask("https://www.kmu.gov.ua/news/x");
    assert!(
        matches!(broken, Err(Failure::Reset | Failure::Tls(_))),
        "{broken:?}"
    );
    let slow = ask(
        "https://www.pcworld.com/article/619357/amd-officially-halts-chip-sales-to-russia.html",
    );
    assert!(matches!(slow, Err(Failure::Timeout)), "{slow:?}");
}
