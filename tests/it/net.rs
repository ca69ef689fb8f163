//! The client against servers on the loopback, well-behaved and not.

use std::net::SocketAddr;
use std::time::Duration;

use posyl::net::{CertificateFault, Client, ClientOptions, Failure, Fetch, Request, Response};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use url::Url;

use crate::loopback::{Deed, Server, answer, self_signed};
use crate::world::authority::Authority;

/// No waiting, no repeating, private addresses allowed.
fn options() -> ClientOptions {
    ClientOptions {
        per_host_interval: Duration::ZERO,
        backoff: Duration::ZERO,
        retries: 0,
        allow_private: true,
        ..ClientOptions::default()
    }
}

async fn ask(options: &ClientOptions, url: &str) -> Result<Response, Failure> {
    let client = Client::new(options).unwrap();
    client.fetch(Request::get(Url::parse(url).unwrap())).await
}

fn connect_to(host: &str, to: SocketAddr) -> Vec<(String, SocketAddr)> {
    vec![(host.to_owned(), to)]
}

#[tokio::test]
async fn answers_come_as_they_are() {
    let server = Server::http(|head| {
        let status = head.split(['/', ' ']).nth(2).unwrap().parse().unwrap();
        answer(
            status,
            &["X-Sort: a", "Location: /elsewhere", "Set-Cookie: a=b"],
            "тіло",
        )
    })
    .await;
    for status in [
        200, 204, 301, 302, 307, 308, 403, 404, 410, 429, 451, 500, 503, 999,
    ] {
        let response = ask(&options(), &server.url(&format!("/{status}")))
            .await
            .unwrap();
        assert_eq!(response.status, status);
        assert_eq!(response.header("x-sort"), Some("a"));
    }
    let heads = server.heads();
    assert_eq!(
        heads.len(),
        14,
        "a redirect is not followed, nothing is asked twice"
    );
    assert!(heads[0].contains(concat!("user-agent: posyl/", env!("CARGO_PKG_VERSION"))));
    assert!(
        heads
            .iter()
            .all(|head| !head.to_lowercase().contains("cookie"))
    );
}

#[tokio::test]
async fn headers_of_the_request_are_sent() {
    let server = Server::http(|_| answer(200, &[], "")).await;
    let client = Client::new(&options()).unwrap();
    let url = Url::parse(&server.url("/x?q=ї#кінець")).unwrap();
    let request = Request::get(url).header("Accept-Language", "uk");
    client.fetch(request).await.unwrap();
    let head = &server.heads()[0];
    assert!(head.starts_with("GET /x?q=%D1%97 HTTP/1.1\r\n"), "{head}");
    assert!(head.contains("accept-language: uk\r\n"), "{head}");
}

#[tokio::test]
async fn compressed_bodies_are_read() {
    // `gzip -9` of "Вітаємо на сайті" in UTF-8.
    const HELLO: [u8; 53] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 1, 30, 0, 225, 255, 208, 146, 209, 150, 209, 130, 208,
        176, 209, 148, 208, 188, 208, 190, 32, 208, 189, 208, 176, 32, 209, 129, 208, 176, 208,
        185, 209, 130, 209, 150, 95, 211, 244, 128, 30, 0, 0, 0,
    ];
    let server = Server::http(|_| answer(200, &["Content-Encoding: gzip"], HELLO)).await;
    let response = ask(&options(), &server.url("/")).await.unwrap();
    assert_eq!(
        String::from_utf8(response.body).unwrap(),
        "Вітаємо на сайті"
    );
    assert!(!response.truncated);
}

#[tokio::test]
async fn a_body_is_read_up_to_the_limit() {
    let server = Server::http(|head| match head.split(' ').nth(1) {
        Some("/exact") => answer(200, &[], [b'x'; 1000]),
        Some("/bomb") => answer(
            200,
            &["Content-Encoding: gzip"],
            include_bytes!("../data/zeros.gz"),
        ),
        _ => Deed::Flood(b"HTTP/1.1 200 X\r\n\r\nHTTP/1.1 200 X\r\n\r\n".to_vec()),
    })
    .await;
    let client = Client::new(&options()).unwrap();
    for (path, truncated) in [("/exact", false), ("/bomb", true), ("/endless", true)] {
        let mut request = Request::get(Url::parse(&server.url(path)).unwrap());
        request.body_limit = 1000;
        let response = client.fetch(request).await.unwrap();
        assert_eq!(
            (response.body.len(), response.truncated),
            (1000, truncated),
            "{path}"
        );
    }
}

#[tokio::test]
async fn broken_answers_are_told_apart() {
    let server = Server::http(|head| match head.split(' ').nth(1).unwrap() {
        "/cut-body" => Deed::Send(b"HTTP/1.1 200 X\r\nContent-Length: 99\r\n\r\nhalf".to_vec()),
        "/cut-head" => Deed::Send(b"HTTP/1.1 200 X\r\nConte".to_vec()),
        "/empty" => Deed::Send(Vec::new()),
        "/reset" => Deed::Reset,
        "/not-gzip" => answer(200, &["Content-Encoding: gzip"], "plain"),
        "/header-flood" => Deed::Flood(b"HTTP/1.1 200 X\r\nA: b\r\nA: b\r\nA: b\r\n".to_vec()),
        _ => Deed::Send(b"220 ftp ready\r\n".to_vec()),
    })
    .await;
    for (path, expected) in [
        ("/cut-body", "connection reset"),
        ("/cut-head", "connection reset"),
        ("/empty", "connection reset"),
        ("/reset", "connection reset"),
        (
            "/not-gzip",
            "not an HTTP answer: the body could not be decompressed",
        ),
        ("/header-flood", "not an HTTP answer"),
        ("/ftp", "not an HTTP answer"),
    ] {
        let failure = ask(&options(), &server.url(path)).await.unwrap_err();
        assert!(
            failure.to_string().starts_with(expected),
            "{path}: {failure:?}"
        );
    }
}

#[tokio::test]
async fn silence_ends_in_time() {
    let server = Server::http(|_| Deed::Hang).await;
    let options = ClientOptions {
        total_timeout: Duration::from_millis(100),
        ..options()
    };
    assert_eq!(ask(&options, &server.url("/")).await, Err(Failure::Timeout));
}

#[tokio::test]
async fn a_closed_port_refuses() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let failure = ask(&options(), &format!("http://{address}/")).await;
    assert_eq!(failure, Err(Failure::Refused));
}

#[tokio::test]
async fn private_addresses_are_refused_by_literal_and_by_name() {
    let server = Server::http(|_| answer(200, &[], "")).await;
    let options = ClientOptions {
        allow_private: false,
        ..options()
    };
    let port = server.address.port();
    for host in ["127.0.0.1", "localhost", "2130706433", "[::ffff:7f00:1]"] {
        let failure = ask(&options, &format!("http://{host}:{port}/"))
            .await
            .unwrap_err();
        assert!(
            matches!(failure, Failure::PrivateAddress(_)),
            "{host}: {failure:?}"
        );
    }
    assert!(server.heads().is_empty());
}

#[tokio::test]
async fn what_may_pass_is_asked_again() {
    let options = ClientOptions {
        retries: 2,
        ..options()
    };
    for (deed, times) in [(503, 3), (429, 3), (500, 1), (404, 1)] {
        let server = Server::http(move |_| answer(deed, &["Retry-After: 0"], "")).await;
        assert_eq!(ask(&options, &server.url("/")).await.unwrap().status, deed);
        assert_eq!(server.heads().len(), times, "{deed}");
    }
}

#[tokio::test]
async fn a_host_that_asks_for_an_hour_gets_it() {
    let server = Server::http(|_| answer(429, &["Retry-After: 3600"], "")).await;
    let client = Client::new(&options()).unwrap();
    let request = Request::get(Url::parse(&server.url("/")).unwrap());
    assert_eq!(client.fetch(request.clone()).await.unwrap().status, 429);
    assert!(matches!(
        client.fetch(request).await,
        Err(Failure::NotAsked(_))
    ));
    assert_eq!(server.heads().len(), 1);
}

#[tokio::test]
async fn a_host_that_keeps_failing_is_left_alone() {
    let server = Server::http(|_| Deed::Reset).await;
    let client = Client::new(&options()).unwrap();
    let request = Request::get(Url::parse(&server.url("/")).unwrap());
    for _ in 0..3 {
        assert_eq!(client.fetch(request.clone()).await, Err(Failure::Reset));
    }
    assert!(matches!(
        client.fetch(request).await,
        Err(Failure::NotAsked(_))
    ));
}

#[tokio::test]
async fn offline_asks_nobody() {
    let server = Server::http(|_| answer(200, &[], "")).await;
    let options = ClientOptions {
        offline: true,
        ..options()
    };
    assert_eq!(
        ask(&options, &server.url("/")).await,
        Err(Failure::NotAsked("offline".to_owned()))
    );
    assert!(server.heads().is_empty());
}

#[tokio::test]
async fn connect_to_goes_elsewhere_under_the_same_name() {
    let server = Server::http(|_| answer(200, &[], "")).await;
    let options = ClientOptions {
        connect_to: connect_to("*", server.address),
        allow_private: false,
        ..options()
    };
    let urls = [
        "http://mfa.gov.ua/a",
        "http://knu.ua:8080/b",
        "http://1.1.1.1/c",
        "http://посол.укр/d",
    ];
    for url in urls {
        assert_eq!(ask(&options, url).await.unwrap().status, 200, "{url}");
    }
    let heads = server.heads();
    let hosts = [
        "mfa.gov.ua",
        "knu.ua:8080",
        "1.1.1.1",
        "xn--k1afacl.xn--j1amh",
    ];
    for (head, host) in heads.iter().zip(hosts) {
        assert!(head.contains(&format!("host: {host}\r\n")), "{head}");
    }
}

#[tokio::test]
async fn tls_works_with_a_made_authority() {
    let authority = Authority::new("ours");
    let identity = authority.issue(&["mfa.gov.ua"], (2020, 2090));
    let server = Server::https(identity, |_| answer(200, &[], "добре")).await;
    let options = ClientOptions {
        ca_file: Some(authority.pem()),
        connect_to: connect_to("mfa.gov.ua", server.address),
        allow_private: false,
        ..options()
    };
    for url in ["https://mfa.gov.ua/x", "https://mfa.gov.ua:8443/y"] {
        let response = ask(&options, url).await.unwrap();
        assert_eq!(response.body, "добре".as_bytes());
    }
    assert!(server.heads()[1].contains("host: mfa.gov.ua:8443\r\n"));
}

#[tokio::test]
async fn bad_certificates_are_told_apart() {
    let (ours, theirs) = (Authority::new("ours"), Authority::new("theirs"));
    let host = &["mfa.gov.ua"];
    for (identity, expected) in [
        (ours.issue(host, (2020, 2021)), CertificateFault::Expired),
        (
            ours.issue(host, (2080, 2090)),
            CertificateFault::NotYetValid,
        ),
        (
            ours.issue(&["knu.ua"], (2020, 2090)),
            CertificateFault::OtherHost,
        ),
        (
            theirs.issue(host, (2020, 2090)),
            CertificateFault::Untrusted,
        ),
        (self_signed(host, false), CertificateFault::Untrusted),
        (self_signed(host, true), CertificateFault::Unusable),
    ] {
        let server = Server::https(identity, |_| answer(200, &[], "")).await;
        let options = ClientOptions {
            ca_file: Some(ours.pem()),
            connect_to: connect_to("*", server.address),
            ..options()
        };
        let failure = ask(&options, "https://mfa.gov.ua/").await;
        assert_eq!(failure, Err(Failure::Certificate(expected)));
        assert!(server.heads().is_empty());
    }
}

#[tokio::test]
async fn plain_http_where_tls_was_due_is_a_tls_failure() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let options = ClientOptions {
        ca_file: Some(Authority::new("ours").pem()),
        connect_to: connect_to("*", listener.local_addr().unwrap()),
        ..options()
    };
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut hello = [0; 4096];
        let _length = stream.read(&mut hello).await.unwrap();
        stream.write_all(b"HTTP/1.1 400 X\r\n\r\n").await.unwrap();
    });
    let failure = ask(&options, "https://mfa.gov.ua/").await.unwrap_err();
    assert!(matches!(failure, Failure::Tls(_)), "{failure:?}");
}

#[test]
fn a_bad_ca_file_is_an_error() {
    for bytes in [
        &b"no certificate here"[..],
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        let options = ClientOptions {
            ca_file: Some(bytes.to_vec()),
            ..options()
        };
        let error = Client::new(&options).unwrap_err();
        assert_eq!(error.kind(), posyl::ErrorKind::Usage, "{error}");
    }
}
