//! The web sites: one page per address of `web.json`, each with its way to answer or to fail.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use serde_json::Value;
use url::Url;

/// What a host does when greeted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Handshake {
    Good,
    Expired,
    Breaks,
}

#[derive(Debug, Clone)]
struct Page {
    status: StatusCode,
    title: String,
    text: String,
    headers: Vec<(String, String)>,
    hangs: bool,
}

/// Pages by host and path.
#[derive(Debug)]
pub(super) struct Web {
    pages: BTreeMap<(String, String), Page>,
    faults: BTreeMap<String, Handshake>,
    /// Hosts that answer every unknown path with 200 and this page.
    everywhere: BTreeMap<String, Page>,
}

impl Web {
    pub(super) fn read(data: &Path) -> Self {
        let text = std::fs::read_to_string(data.join("web.json")).expect("web.json is there");
        let value: Value = serde_json::from_str(&text).expect("web.json is JSON");
        let each = |name: &str| value[name].as_object().cloned().unwrap_or_default();
        let handshakes = each("handshakes")
            .into_iter()
            .map(|(host, word)| match word.as_str() {
                Some("expired") => (host, Handshake::Expired),
                Some("breaks") => (host, Handshake::Breaks),
                _ => panic!("{host}: no such handshake: {word}"),
            });
        let pages = each("pages");
        Self {
            pages: pages
                .iter()
                .map(|(url, page)| (place(url), Page::read(page)))
                .collect(),
            faults: handshakes.collect(),
            everywhere: each("everywhere")
                .iter()
                .map(|(host, page)| (host.clone(), Page::read(page)))
                .collect(),
        }
    }

    /// Every host with what it does when greeted.
    pub(super) fn hosts(&self) -> Vec<(String, Handshake)> {
        let mut hosts: Vec<_> = self.pages.keys().map(|(host, _)| host.clone()).collect();
        hosts.extend(self.faults.keys().chain(self.everywhere.keys()).cloned());
        hosts.sort();
        hosts.dedup();
        let of = |host: &String| *self.faults.get(host).unwrap_or(&Handshake::Good);
        hosts.iter().map(|host| (host.clone(), of(host))).collect()
    }

    fn page(&self, host: &str, path: &str) -> Page {
        let place = (host.to_owned(), path.to_owned());
        let page = self.pages.get(&place).or_else(|| self.everywhere.get(host));
        page.cloned().unwrap_or_else(Page::not_found)
    }
}

/// The host and the path of an address, as requests have them; the query does not matter.
fn place(url: &str) -> (String, String) {
    let url = Url::parse(url).unwrap_or_else(|problem| panic!("{url}: {problem}"));
    (
        url.host_str().unwrap_or_default().to_owned(),
        url.path().to_owned(),
    )
}

impl Page {
    fn read(value: &Value) -> Self {
        let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let status = value["status"].as_u64().unwrap_or(200);
        let headers = value["headers"].as_object().cloned().unwrap_or_default();
        Self {
            status: u16::try_from(status)
                .ok()
                .and_then(|code| StatusCode::from_u16(code).ok())
                .expect("a status"),
            title: text("title"),
            text: text("text"),
            headers: headers
                .iter()
                .map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()))
                .collect(),
            hangs: value["hangs"].as_bool().unwrap_or(false),
        }
    }

    fn not_found() -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            title: "404 Not Found".to_owned(),
            text: "The page that you asked for does not exist.".to_owned(),
            headers: Vec::new(),
            hangs: false,
        }
    }

    fn response(&self) -> Response<Body> {
        let Self { title, text, .. } = self;
        let html = format!(
            "<!doctype html><html><head><meta charset=\"utf-8\"><title>{title}</title></head>\
             <body><h1>{title}</h1><p>{text}</p></body></html>"
        );
        let mut response = Response::new(Body::from(html));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        );
        for (name, value) in &self.headers {
            let name = header::HeaderName::from_bytes(name.as_bytes()).expect("a header's name");
            headers.insert(
                name,
                HeaderValue::from_str(value).expect("a header's value"),
            );
        }
        response
    }
}

pub(super) fn router(web: &Arc<Web>) -> Router {
    Router::new().fallback(answer).with_state(Arc::clone(web))
}

async fn answer(State(web): State<Arc<Web>>, request: Request) -> Response<Body> {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let host = request
        .uri()
        .host()
        .unwrap_or(host)
        .split(':')
        .next()
        .unwrap_or_default();
    let page = web.page(host, request.uri().path());
    if page.hangs {
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
    page.response()
}
