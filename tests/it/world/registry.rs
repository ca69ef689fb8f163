//! The registries and the archive, answering as theirs do: same paths, same shapes, same statuses.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::routing::get;
use jiff::civil::DateTime;
use serde_json::{Value, json};
use url::Url;

/// The works that are registered, and the captures that are archived.
#[derive(Debug)]
pub(super) struct Registries {
    /// Crossref's records by DOI in lower case.
    works: BTreeMap<String, Value>,
    /// Addresses with the moments of their captures (`YYYYMMDDhhmmss`).
    captures: BTreeMap<String, BTreeSet<String>>,
}

type Shared = State<Arc<Registries>>;

impl Registries {
    pub(super) fn read(data: &Path) -> Self {
        let folder = std::fs::read_dir(data.join("crossref")).expect("the works are there");
        let works = folder.map(|entry| {
            let path = entry.expect("a work can be listed").path();
            let work = read_json(&path);
            let doi = work["DOI"]
                .as_str()
                .unwrap_or_else(|| panic!("{}: no DOI", path.display()));
            (doi.to_lowercase(), work)
        });
        let captures = read_json(&data.join("captures.json"));
        let captures = captures
            .as_object()
            .expect("captures by address")
            .iter()
            .map(|(url, moments)| {
                let moments = moments
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str);
                (without_scheme(url), moments.map(str::to_owned).collect())
            });
        Self {
            works: works.collect(),
            captures: captures.collect(),
        }
    }

    fn work(&self, doi: &str) -> Option<&Value> {
        self.works.get(&doi.to_lowercase())
    }
}

fn read_json(path: &Path) -> Value {
    let text = std::fs::read_to_string(path)
        .unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

/// doi.org: the Handle API, which agency, and the page of an unknown DOI.
pub(super) fn doi(registries: &Arc<Registries>) -> Router {
    Router::new()
        .fallback(doi_answer)
        .with_state(Arc::clone(registries))
}

async fn doi_answer(State(registries): Shared, request: Request) -> Response<Body> {
    let path = request.uri().path().trim_start_matches('/');
    if let Some(doi) = path.strip_prefix("api/handles/") {
        return handle(&registries, &decoded(doi));
    }
    if let Some(list) = path
        .strip_prefix("doiRA/")
        .or_else(|| path.strip_prefix("ra/"))
    {
        let answers = list
            .split(',')
            .map(|doi| agency(&registries, &decoded(doi)));
        return json_answer(StatusCode::OK, &Value::from_iter(answers));
    }
    let wants_csl = request.headers().get(header::ACCEPT).is_some_and(|accept| {
        accept
            .to_str()
            .is_ok_and(|accept| accept.contains("citationstyles.csl"))
    });
    match registries.work(&decoded(path)) {
        Some(work) if wants_csl => json_answer(StatusCode::OK, work),
        Some(work) => redirect(
            work["resource"]["primary"]["URL"]
                .as_str()
                .unwrap_or("https://example.org/"),
        ),
        None => text_answer(
            StatusCode::NOT_FOUND,
            "text/html",
            "<html><title>DOI Not Found</title></html>",
        ),
    }
}

fn handle(registries: &Registries, doi: &str) -> Response<Body> {
    let Some(work) = registries.work(doi) else {
        return json_answer(
            StatusCode::NOT_FOUND,
            &json!({"responseCode": 100, "handle": doi}),
        );
    };
    let value = json!({
        "index": 1, "type": "URL", "ttl": 86400, "timestamp": "2022-01-01T00:00:00Z",
        "data": {"format": "string", "value": work["resource"]["primary"]["URL"]},
    });
    json_answer(
        StatusCode::OK,
        &json!({"responseCode": 1, "handle": doi, "values": [value]}),
    )
}

fn agency(registries: &Registries, doi: &str) -> Value {
    match registries.work(doi) {
        Some(_) => json!({"DOI": doi, "RA": "Crossref"}),
        None => json!({"DOI": doi, "status": "DOI does not exist"}),
    }
}

/// Crossref's REST service: single works, lists by `filter=doi:…`, and the bibliographic search.
pub(super) fn crossref(registries: &Arc<Registries>) -> Router {
    Router::new()
        .route("/works", get(works))
        .fallback(work)
        .with_state(Arc::clone(registries))
}

async fn work(State(registries): Shared, request: Request) -> Response<Body> {
    let path = request.uri().path();
    let path = path.strip_prefix("/v1").unwrap_or(path);
    let found = path
        .strip_prefix("/works/")
        .and_then(|doi| registries.work(&decoded(doi)));
    match found {
        Some(work) => json_answer(StatusCode::OK, &message("work", work.clone())),
        None => text_answer(StatusCode::NOT_FOUND, "text/plain", "Resource not found."),
    }
}

async fn works(
    State(registries): Shared,
    Query(query): Query<BTreeMap<String, String>>,
) -> Response<Body> {
    let rows = query
        .get("rows")
        .and_then(|rows| rows.parse().ok())
        .unwrap_or(20);
    let mut items = match query.get("filter") {
        Some(filter) => filtered(&registries, filter),
        None => searched(
            &registries,
            query.get("query.bibliographic").map_or("", String::as_str),
        ),
    };
    items.truncate(rows);
    let list = json!({"facets": {}, "total-results": items.len(), "items": items, "items-per-page": rows,
        "query": {"start-index": 0, "search-terms": query.get("query.bibliographic")}});
    json_answer(StatusCode::OK, &message("work-list", list))
}

fn filtered(registries: &Registries, filter: &str) -> Vec<Value> {
    let dois = filter
        .split(',')
        .filter_map(|part| part.strip_prefix("doi:"));
    dois.filter_map(|doi| registries.work(doi).cloned())
        .collect()
}

/// Works by the number of words that they share with the query, each with a score, as the real search has it.
fn searched(registries: &Registries, query: &str) -> Vec<Value> {
    let asked = words(query);
    let mut scored: Vec<_> = registries
        .works
        .values()
        .map(|work| (words(&printed(work)).intersection(&asked).count(), work))
        .filter(|(shared, _)| *shared > 0)
        .collect();
    scored.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
    scored
        .into_iter()
        .map(|(shared, work)| {
            let mut work = work.clone();
            work["score"] = json!(shared * 6);
            work
        })
        .collect()
}

/// What a citation of a work would hold.
fn printed(work: &Value) -> String {
    let authors = work["author"].as_array().into_iter().flatten();
    let families = authors.filter_map(|author| author["family"].as_str());
    let titles = ["title", "container-title"]
        .into_iter()
        .filter_map(|field| work[field][0].as_str());
    families.chain(titles).collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2);
    words.map(str::to_lowercase).collect()
}

fn message(kind: &str, message: Value) -> Value {
    json!({"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message})
}

/// DataCite: it holds none of these works.
pub(super) fn datacite() -> Router {
    let body = json!({"errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]});
    Router::new().fallback(async move || json_answer(StatusCode::NOT_FOUND, &body))
}

/// The Wayback Machine: `/web/[MOMENT/]URL` redirects to the nearest capture; the availability and CDX services.
pub(super) fn wayback(registries: &Arc<Registries>) -> Router {
    Router::new()
        .fallback(wayback_answer)
        .with_state(Arc::clone(registries))
}

async fn wayback_answer(State(registries): Shared, request: Request) -> Response<Body> {
    let target = request.uri().to_string();
    let Some(rest) = target.strip_prefix("/web/") else {
        return wayback_service(&registries, &target);
    };
    let (moment, url) = match rest.split_once('/') {
        Some((moment, url)) if moment.starts_with(|c: char| c.is_ascii_digit()) => (moment, url),
        _ => ("", rest),
    };
    let asked = moment.trim_end_matches(|c: char| !c.is_ascii_digit());
    match nearest(&registries, url, asked) {
        Some(found) if found == asked => {
            let mut page = text_answer(
                StatusCode::OK,
                "text/html",
                "<html><title>Archived page</title><p>As it was.</p></html>",
            );
            page.headers_mut()
                .insert("memento-datetime", http_date(found));
            page
        }
        Some(found) => {
            let suffix = &moment[asked.len()..];
            let mut answer = redirect(&format!(
                "https://web.archive.org/web/{found}{suffix}/{url}"
            ));
            let reason = HeaderValue::from_str(&format!("found capture at {found}"))
                .expect("a header's value");
            answer
                .headers_mut()
                .insert("x-archive-redirect-reason", reason);
            answer
        }
        None => text_answer(
            StatusCode::NOT_FOUND,
            "text/html",
            "<html><title>Wayback Machine</title></html>",
        ),
    }
}

fn wayback_service(registries: &Registries, target: &str) -> Response<Body> {
    let url = Url::parse("http://archive")
        .and_then(|base| base.join(target))
        .expect("a request has a path");
    let query: BTreeMap<_, _> = url.query_pairs().into_owned().collect();
    let of = query.get("url").map_or("", String::as_str);
    let near = query
        .get("closest")
        .or_else(|| query.get("timestamp"))
        .map_or("", String::as_str);
    let found = nearest(registries, of, near);
    if url.path().starts_with("/wayback/available") {
        let closest = found.map(|moment| {
            json!({"closest": {"available": true, "status": "200", "timestamp": moment,
                "url": format!("http://web.archive.org/web/{moment}/{of}")}})
        });
        let snapshots = closest.unwrap_or_else(|| json!({}));
        return json_answer(
            StatusCode::OK,
            &json!({"url": of, "archived_snapshots": snapshots}),
        );
    }
    let head = json!(["timestamp", "original", "statuscode", "mimetype", "digest"]);
    let rows = registries
        .captures
        .get(&without_scheme(of))
        .into_iter()
        .flatten();
    let rows = rows.map(|moment| {
        json!([
            moment,
            of,
            "200",
            "text/html",
            "MGIGF4GRGGF5GKV6VNCBAXOE3OR5BTZC"
        ])
    });
    let table: Vec<_> = std::iter::once(head).chain(rows).collect();
    json_answer(
        StatusCode::OK,
        &if table.len() == 1 {
            json!([])
        } else {
            Value::from(table)
        },
    )
}

/// The capture nearest a moment (as numbers: good enough here); the last one where no moment is given.
fn nearest<'a>(registries: &'a Registries, url: &str, moment: &str) -> Option<&'a str> {
    let captures = registries.captures.get(&without_scheme(&decoded(url)))?;
    let number = |digits: &str| format!("{digits:0<14}").parse::<i64>().unwrap_or(i64::MAX);
    captures
        .iter()
        .min_by_key(|capture| {
            number(capture).abs_diff(number(if moment.is_empty() { "9" } else { moment }))
        })
        .map(String::as_str)
}

/// `YYYYMMDDhhmmss` as RFC 7089 wants it in a header.
fn http_date(moment: &str) -> HeaderValue {
    let moment = DateTime::strptime("%Y%m%d%H%M%S", moment).expect("captures.json holds moments");
    let date = moment.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    HeaderValue::from_str(&date).expect("a date fits into a header")
}

/// Captures are found whatever the scheme, and with or without a slash at the end.
fn without_scheme(url: &str) -> String {
    let url = decoded(url);
    let rest = url.split_once("//").map_or(url.as_str(), |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let code = (first == b'%')
            .then(|| {
                std::str::from_utf8(tail.get(..2)?)
                    .ok()
                    .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            })
            .flatten();
        bytes.push(code.unwrap_or(first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn json_answer(status: StatusCode, body: &Value) -> Response<Body> {
    text_answer(status, "application/json;charset=UTF-8", &body.to_string())
}

fn text_answer(status: StatusCode, kind: &'static str, body: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(body.to_owned()));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

fn redirect(to: &str) -> Response<Body> {
    let mut response = text_answer(StatusCode::FOUND, "text/html", "");
    let location = HeaderValue::from_str(to).expect("an address fits into a header");
    response.headers_mut().insert(header::LOCATION, location);
    response
}
