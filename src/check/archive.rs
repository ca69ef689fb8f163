//! Archived copies: the capture nearest a date, verified to be a page and not an archived error.
//!
//! Asks the Wayback Machine by its redirects (RFC 7089 calls the answers mementos), which is steadier than
//! its availability API.

use std::collections::HashSet;

use jiff::fmt::rfc2822;
use url::Url;

use super::page::Page;
use super::{Options, soft_404, wall};
use crate::model::{Archived, DateParts, LinkReport};
use crate::net::{Fetch, Request, Response};

/// How many steps from the question to the copy are followed.
const STEPS: usize = 8;

/// How much of a copy is read.
const ENOUGH: usize = 128 << 10;

/// Adds the copy nearest a date to a report, or a note on why there is none.
pub(super) async fn add_copy(
    report: &mut LinkReport,
    near: Option<DateParts>,
    fetch: &dyn Fetch,
    options: &Options,
) {
    match find(&report.url, near, fetch, options).await {
        Ok(copy) => report.archived = Some(copy),
        Err(note) => report.archive_note = Some(note),
    }
}

/// Tries the nearest capture, what it redirects to, and where that is of no use, earlier ones.
async fn find(
    url: &str,
    near: Option<DateParts>,
    fetch: &dyn Fetch,
    options: &Options,
) -> Result<Archived, String> {
    let base = &options.wayback_base;
    let mut to_try = vec![Capture {
        time: near.map(timestamp).unwrap_or_default(),
        original: url.trim().split('#').next().unwrap_or(url).to_owned(),
    }];
    let mut seen = HashSet::new();
    let mut why = None;
    for _ in 0..STEPS {
        let Some(capture) = to_try.pop() else { break };
        if !seen.insert(capture.clone()) {
            why.get_or_insert("archived only as redirects that lead round".to_owned());
            continue;
        }
        let (asked, response) = ask(&capture, fetch, base).await?;
        match read(url, &capture, &asked, &response) {
            Reading::Copy(taken) => return Ok(capture.into_copy(taken, base)),
            Reading::Onward(next) => to_try.push(next),
            Reading::Useless(what) => {
                why.get_or_insert(format!("archived only as {what}"));
                to_try = earlier(&response);
                to_try.retain(|capture| !seen.contains(capture));
            }
            Reading::Nothing(note) => return Err(why.unwrap_or(note)),
        }
    }
    Err(why.unwrap_or_else(|| "archived only as a long row of redirects".to_owned()))
}

async fn ask(capture: &Capture, fetch: &dyn Fetch, base: &Url) -> Result<(Url, Response), String> {
    let asked = Url::parse(&capture.address(base)).map_err(|_| "not archived".to_owned())?;
    let mut request = Request::get(asked.clone());
    request.body_limit = ENOUGH;
    let answer = fetch.fetch(request).await;
    let response = answer.map_err(|failure| format!("unchecked: {failure}"))?;
    Ok((asked, response))
}

/// The first capture and the one before this, the latter last (RFC 7089, 2.2.1).
fn earlier(response: &Response) -> Vec<Capture> {
    let links = response.header("link").unwrap_or_default();
    ["rel=\"first memento\"", "rel=\"prev memento\""]
        .iter()
        .filter_map(|relation| {
            let link = links.split(", <").find(|link| link.contains(relation))?;
            let address = link.trim_start_matches('<').split('>').next()?;
            Capture::of_address(address)
        })
        .collect()
}

/// `YYYYMMDDhhmmss`: noon of the day, the middle of the month or of the year.
fn timestamp(date: DateParts) -> String {
    let (month, day) = match (date.month, date.day) {
        (Some(month), Some(day)) => (month, day),
        (Some(month), None) => (month, 15),
        (None, _) => (7, 1),
    };
    format!("{:04}{month:02}{day:02}120000", date.year.max(0))
}

/// An address as it was at a time; without a time, at the latest.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Capture {
    time: String,
    original: String,
}

impl Capture {
    fn address(&self, base: &Url) -> String {
        let base = base.as_str().trim_end_matches('/');
        if self.time.is_empty() {
            format!("{base}/web/{}", self.original)
        } else {
            format!("{base}/web/{}/{}", self.time, self.original)
        }
    }

    /// The copy that this capture has turned out to be.
    fn into_copy(self, taken: String, base: &Url) -> Archived {
        let exact = Self {
            time: taken.replace(|c: char| !c.is_ascii_digit(), ""),
            original: self.original,
        };
        Archived {
            url: exact.address(base),
            taken,
            archive: "wayback".to_owned(),
        }
    }

    /// Reads `…/web/20171124151315/https://…`, whatever host stands before it, so that a mirror's redirects stay at
    /// the mirror. Letters after the time (`id_`, `if_`) choose a view and are dropped.
    fn of_address(address: &str) -> Option<Self> {
        let (_, rest) = address.split_once("/web/")?;
        let (time, original) = rest.split_once('/')?;
        let digits = time.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '_');
        let is_time = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        (is_time && !original.is_empty()).then(|| Self {
            time: digits.to_owned(),
            original: original.to_owned(),
        })
    }
}

/// What an answer of the archive means.
enum Reading {
    /// A copy, taken then.
    Copy(String),
    /// The copy is elsewhere.
    Onward(Capture),
    /// A copy of something that is of no use.
    Useless(String),
    /// No copy, and why.
    Nothing(String),
}

fn read(cited: &str, capture: &Capture, asked: &Url, response: &Response) -> Reading {
    let memento = response.header("memento-datetime").and_then(taken);
    match (response.status, memento) {
        (300..400, _) => onward(asked, response),
        (200, Some(taken)) => match flaw(cited, capture, response) {
            Some(flaw) => Reading::Useless(flaw.to_owned()),
            None => Reading::Copy(taken),
        },
        (status, Some(_)) => Reading::Useless(format!("an error page ({status})")),
        (404, None) => Reading::Nothing("not archived".to_owned()),
        (403, None) if is_withheld(response) => {
            Reading::Nothing("withheld by the archive".to_owned())
        }
        (status, None) => unexpected(status),
    }
}

fn unexpected(status: u16) -> Reading {
    Reading::Nothing(format!("unchecked: the archive answered {status}"))
}

fn onward(asked: &Url, response: &Response) -> Reading {
    response
        .header("location")
        .and_then(|location| asked.join(location).ok())
        .and_then(|location| Capture::of_address(location.as_str()))
        .map_or_else(|| unexpected(response.status), Reading::Onward)
}

/// Why a copy is not one of the cited page.
fn flaw(cited: &str, capture: &Capture, response: &Response) -> Option<&'static str> {
    let page = Page::read(response);
    if wall::of(response, page.as_ref()).is_some() {
        return Some("a robot check");
    }
    let (cited, found) = (Url::parse(cited).ok()?, Url::parse(&capture.original).ok()?);
    if wall::of_log_in(&cited, &found).is_some() {
        return Some("a log-in page");
    }
    soft_404::reason(&cited, &found, page.as_ref()).map(|_| "a “not found” page")
}

fn is_withheld(response: &Response) -> bool {
    response
        .header("x-archive-wayback-runtime-error")
        .is_some_and(|error| error.contains("AccessControl"))
}

/// `Sun, 27 Apr 1997 19:19:25 GMT` as `1997-04-27T19:19:25Z`.
fn taken(memento_datetime: &str) -> Option<String> {
    let time = rfc2822::parse(memento_datetime).ok()?;
    Some(time.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}
