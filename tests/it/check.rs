//! Links against a small bad web on the loopback, through the real client: the table of cases and verdicts.

use std::net::SocketAddr;
use std::time::Duration;

use posyl::check::{self, Context, Options};
use posyl::model::LinkVerdict::{self, *};
use posyl::net::{Client, ClientOptions};

use crate::loopback::{Deed, Server, answer, self_signed};
use crate::world::authority::Authority;

const HTML: &str = "Content-Type: text/html; charset=utf-8";

/// Address, verdict. Hosts under `.test` are servers of this test.
const CASES: [(&str, LinkVerdict); 30] = [
    ("http://web.test/page", Ok),
    ("http://web.test/сторінка?q=ї", Ok),
    ("https://tls.test/page", Ok),
    ("http://web.test/301", Moved),
    ("http://web.test/302", Redirected),
    ("http://web.test/308-to-tls", Moved),
    ("http://web.test/404", Gone),
    ("http://web.test/410", Gone),
    ("http://web.test/301-to-404", Gone),
    ("http://web.test/a/b/soft", Soft404),
    ("http://web.test/a/b/front", Soft404),
    ("http://web.test/401", Blocked),
    ("http://web.test/403", Blocked),
    ("http://web.test/429", Blocked),
    ("http://web.test/451", Blocked),
    ("http://web.test/999", Blocked),
    ("http://web.test/challenge", Blocked),
    ("http://web.test/only-browsers", Ok),
    ("https://expired.test/", Tls),
    ("https://other-host.test/", Tls),
    ("https://self-signed.test/", Tls),
    ("http://closed.test/", Refused),
    ("http://reset.test/", Reset),
    ("http://silent.test/", Timeout),
    ("http://web.test/loop", RedirectLoop),
    ("http://web.test/503", ServerError),
    ("http://web.test/to-metadata", Skipped),
    ("http://[::1]/", Skipped),
    ("http://web.test/endless", Ok),
    ("mailto:info@web.test", Unsupported),
];

fn web(head: &str) -> Deed {
    let path = head.split(' ').nth(1).unwrap();
    match path {
        "/301" => answer(301, &["Location: /page"], ""),
        "/302" => answer(302, &["Location: page"], ""),
        "/308-to-tls" => answer(308, &["Location: https://tls.test/page"], ""),
        "/301-to-404" => answer(301, &["Location: /404"], ""),
        "/a/b/soft" => answer(200, &[HTML], "<title>Сторінку не знайдено</title>"),
        "/a/b/front" => answer(302, &["Location: /"], ""),
        "/challenge" => answer(503, &["cf-mitigated: challenge", HTML], ""),
        "/only-browsers" if !head.contains("accept-language") => answer(406, &[], ""),
        "/loop" => answer(302, &["Location: /pool"], ""),
        "/pool" => answer(302, &["Location: /loop"], ""),
        "/to-metadata" => answer(302, &["Location: http://169.254.169.254/latest/"], ""),
        "/endless" => Deed::Flood(b"HTTP/1.1 200 X\r\n\r\nall work and no play ".to_vec()),
        _ => match path[1..].parse() {
            Result::Ok(status) => answer(status, &[], ""),
            Err(_) => answer(200, &[HTML], "<title>Добрий день</title>"),
        },
    }
}

fn page(_: &str) -> Deed {
    answer(200, &[HTML], "<title>Добрий день</title>")
}

fn closed_port() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

/// The servers, and which host names they have.
async fn servers(authority: &Authority) -> Vec<(String, SocketAddr)> {
    let valid = (2020, 2090);
    let tls = Server::https(authority.issue(&["tls.test"], valid), page).await;
    let expired = authority.issue(&["expired.test"], (2020, 2021));
    let hosts = [
        ("web.test", Server::http(web).await.address),
        ("tls.test", tls.address),
        ("expired.test", Server::https(expired, page).await.address),
        ("other-host.test", tls.address),
        (
            "self-signed.test",
            Server::https(self_signed(&["self-signed.test"], true), page)
                .await
                .address,
        ),
        ("reset.test", Server::http(|_| Deed::Reset).await.address),
        ("silent.test", Server::http(|_| Deed::Hang).await.address),
        ("closed.test", closed_port()),
    ];
    hosts
        .map(|(host, address)| (host.to_owned(), address))
        .into()
}

#[tokio::test]
#[expect(
    clippy::print_stdout,
    reason = "the table is what a reader of the test run wants to see"
)]
async fn the_table_of_cases_and_verdicts() {
    let authority = Authority::new("ours");
    let patient = ClientOptions {
        per_host_interval: Duration::ZERO,
        retries: 0,
        ca_file: Some(authority.pem()),
        connect_to: servers(&authority).await,
        ..ClientOptions::default()
    };
    let hasty = ClientOptions {
        total_timeout: Duration::from_millis(100),
        ..patient.clone()
    };
    let [patient, hasty] = [patient, hasty].map(|options| Client::new(&options).unwrap());
    let options = Options {
        archive: false,
        ..Options::default()
    };
    let mut wrong = Vec::new();
    for (url, expected) in CASES {
        let client = if expected == Timeout {
            &hasty
        } else {
            &patient
        };
        let report = check::link(url, &Context::default(), client, &options).await;
        let reason = report.reason.clone().unwrap_or_default();
        println!("{:<40}{:<16}{reason}", url, report.verdict);
        if report.verdict != expected {
            wrong.push((expected, report));
        }
    }
    assert!(wrong.is_empty(), "expected, got: {wrong:#?}");
}
