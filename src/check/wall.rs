//! Robot checks, log-ins and other walls: they say nothing about the page behind them.

use url::Url;

use super::page::Page;
use crate::net::Response;

/// Headers that only a challenge carries: name, value, who puts it there.
const HEADERS: [(&str, &str, &str); 3] = [
    ("cf-mitigated", "challenge", "Cloudflare"),
    ("x-amzn-waf-action", "challenge", "AWS WAF"),
    ("x-amzn-waf-action", "captcha", "AWS WAF"),
];

/// Titles that only a challenge has, in lower case, as far as they are always the same.
const TITLES: [&str; 14] = [
    "just a moment...",
    "making sure you're not a bot!",
    "attention required! | cloudflare",
    "checking your browser",
    "ddos-guard",
    "pardon our interruption",
    "robot check",
    "are you a robot?",
    "are you a human?",
    "human verification",
    "verify you are human",
    "verifying you are human",
    "access denied",
    "request rejected",
];

/// Marks in the source of a challenge that the ordinary pages behind the same product do not carry.
const SOURCES: [(&str, &str); 4] = [
    ("id=\"anubis_challenge\"", "Anubis"),
    ("/_Incapsula_Resource?SWUDNSAI=", "Imperva"),
    ("captcha-delivery.com/", "DataDome"),
    ("id=\"px-captcha\"", "PerimeterX"),
];

/// A page with more words than this is a page, whatever stands in its source.
const SHORT: usize = 200;

/// The wall that an answer is, if it is one.
pub(super) fn of(response: &Response, page: Option<&Page>) -> Option<String> {
    let by_header = HEADERS
        .iter()
        .find(|(name, value, _)| response.header(name) == Some(*value))
        .map(|(_, _, who)| format!("a robot check of {who}"));
    by_header.or_else(|| of_page(page?))
}

fn of_page(page: &Page) -> Option<String> {
    if page.words > SHORT {
        return None;
    }
    let title = page.headings.first().map(|title| title.to_lowercase());
    let by_title = title.filter(|title| TITLES.iter().any(|known| title.starts_with(known)));
    if by_title.is_some() {
        return Some(format!("a robot check (“{}”)", page.headings[0]));
    }
    SOURCES
        .iter()
        .find(|(mark, _)| page.source.contains(mark))
        .map(|(_, who)| format!("a robot check of {who}"))
}

/// The log-in page at which a chain of redirects ended, if it did.
pub(super) fn of_log_in(asked: &Url, found: &Url) -> Option<String> {
    (is_log_in(found) && !is_log_in(asked)).then(|| "leads to a log-in page".to_owned())
}

fn is_log_in(url: &Url) -> bool {
    url.path_segments().into_iter().flatten().any(|segment| {
        let name = segment.split('.').next().unwrap_or(segment).to_lowercase();
        matches!(
            name.as_str(),
            "login" | "log-in" | "signin" | "sign-in" | "authwall" | "sso" | "logon"
        )
    })
}
