//! Picking identifiers out of running text.

use crate::text::{Span, homoglyph};

use super::doi::{prefix_len, strip_ignoring_case};
use super::join::{Run, end_of_run};
use super::labelled::{arxiv, bare_isbn, isbn, issn, pmid};
use super::web_url::{after_resolver, begins_host, scheme_head};
use super::{Doi, Identifier, Mending, WebUrl};

/// Domains under which a bare `host/path` is taken for an address.
const DOMAINS: &[&str] = &[
    "ua",
    "укр",
    "com",
    "org",
    "net",
    "edu",
    "gov",
    "info",
    "int",
    "eu",
    "ru",
    "рф",
    "by",
    "pl",
    "de",
    "fr",
    "uk",
    "us",
    "cz",
    "sk",
    "hu",
    "ro",
    "md",
    "bg",
    "lt",
    "lv",
    "ee",
    "it",
    "es",
    "pt",
    "nl",
    "be",
    "at",
    "ch",
    "se",
    "no",
    "fi",
    "dk",
    "gr",
    "tr",
    "il",
    "cn",
    "jp",
    "kr",
    "in",
    "kz",
    "az",
    "ge",
    "am",
    "ca",
    "au",
    "br",
    "mx",
    "za",
    "io",
    "co",
    "me",
    "tv",
    "biz",
    "pro",
    "academy",
    "online",
    "site",
    "press",
    "news",
    "top",
    "media",
    "center",
    "cc",
    "su",
    "ws",
    "do",
    "ly",
    "li",
    "gl",
    "app",
    "dev",
    "ai",
    "xyz",
    "museum",
    "travel",
    "world",
    "foundation",
    "google",
    "id",
    "ie",
    "hr",
    "rs",
];

/// An identifier and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The identifier, mended.
    pub identifier: Identifier,
    /// Its bytes as printed: spaces inside included; `doi:`, `ISBN` and the like before it and punctuation
    /// after it excluded. A DOI printed as an address keeps `https://doi.org/`.
    pub span: Span,
    /// What was mended.
    pub repairs: Vec<Mending>,
}

/// Finds all identifiers in a text, in order and without overlap, in time linear in its length.
///
/// ```
/// use posyl::ident::{Identifier, find};
///
/// let text = "Право, №2(15), 13-17. https://doi.org/10.5555/2309-2020-2(15)-2.";
/// let found = find(text);
/// assert_eq!(found[0].span.of(text), "https://doi.org/10.5555/2309-2020-2(15)-2");
/// assert!(matches!(&found[0].identifier, Identifier::Doi(doi) if doi.prefix() == "10.5555"));
/// ```
pub fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut resume = 0;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if at >= resume
            && let Some(hit) = identify(text, at, c, last)
        {
            resume = hit.resume;
            found.extend(hit.found);
        }
        last = c;
    }
    found
}

/// What was recognised at a place, and where to look on; without a finding, the place is passed over.
pub(super) struct Hit {
    found: Option<Found>,
    resume: usize,
}

impl Hit {
    pub(super) fn new(span: Span, mended: Option<(Identifier, Vec<Mending>)>) -> Self {
        Self {
            found: mended.map(|(identifier, repairs)| Found {
                identifier,
                span,
                repairs,
            }),
            resume: span.end,
        }
    }
}

fn identify(text: &str, at: usize, c: char, last: char) -> Option<Hit> {
    let rest = &text[at..];
    let latin = homoglyph::to_latin(c).unwrap_or(c).to_ascii_lowercase();
    let fresh = !last.is_alphanumeric() || (!last.is_ascii() && c.is_ascii());
    if latin == 'h' && (fresh || rest.starts_with("http://") || rest.starts_with("https://")) {
        return address(text, at, rest).or_else(|| bare_address(text, at, last));
    }
    if !fresh {
        return None;
    }
    match latin {
        '1' | '9' => doi(text, at)
            .or_else(|| bare_isbn(text, at))
            .or_else(|| bare_address(text, at, last)),
        'i' => isbn(text, at).or_else(|| issn(text, at)),
        'p' => pmid(text, at),
        'a' => arxiv(text, at),
        'f' | 'c' | 't' | 'w' => address(text, at, rest),
        '/' if last.is_whitespace() => schemeless(text, at),
        _ => None,
    }
    .or_else(|| bare_address(text, at, last))
}

/// An address with a scheme or `www.`.
fn address(text: &str, at: usize, rest: &str) -> Option<Hit> {
    let head = scheme_head(rest).map(|head| head.len);
    let len = head.or_else(|| {
        let host = strip_ignoring_case(rest, "www.")?;
        host.starts_with(char::is_alphanumeric)
            .then_some("www.".len())
    })?;
    let doi = resolver(text, at).or_else(|| {
        let from = at + head?;
        prefix_len(&text[from..]).and_then(|_| doi_run(text, at, from))
    });
    Some(doi.unwrap_or_else(|| run(text, at, at + len)))
}

/// `//host.ua/path`; the slashes belong to it after a colon, and separate areas of a description elsewhere.
fn schemeless(text: &str, at: usize) -> Option<Hit> {
    let host = text[at..].strip_prefix("//")?;
    let start = match text[..at].trim_end().ends_with(':') {
        true => at,
        false => at + 2,
    };
    has_bare_host(host).then(|| run(text, start, at + 2))
}

/// `host.ua/path` at the beginning of a word.
fn bare_address(text: &str, at: usize, last: char) -> Option<Hit> {
    if !(last.is_whitespace() || "([<«\"“„:".contains(last)) {
        return None;
    }
    let rest = &text[at..];
    if starts_with_resolver(rest) {
        return resolver(text, at);
    }
    has_bare_host(rest).then(|| run(text, at, at))
}

fn starts_with_resolver(rest: &str) -> bool {
    ["doi.org", "dx.doi.org", "www.doi.org"]
        .iter()
        .any(|host| strip_ignoring_case(rest, host).is_some())
}

fn run(text: &str, start: usize, from: usize) -> Hit {
    let end = end_of_run(text, start, from, Run::Address).max(from);
    let span = Span::new(start, end);
    let url = WebUrl::mend(span.of(text));
    Hit::new(
        span,
        url.map(|(url, repairs)| (Identifier::Url(url), repairs)),
    )
}

/// A DOI printed as an address at a resolver.
fn resolver(text: &str, at: usize) -> Option<Hit> {
    let mut path = after_resolver(&text[at..])?;
    if let Some(again) = after_resolver(path) {
        path = again;
    }
    for word in ["doi:", "doi"] {
        path = strip_ignoring_case(path, word).unwrap_or(path).trim_start();
    }
    doi_run(text, at, text.len() - path.len())
}

fn doi(text: &str, at: usize) -> Option<Hit> {
    doi_run(text, at, at)
}

/// A DOI whose `10.` stands at `from`.
fn doi_run(text: &str, start: usize, from: usize) -> Option<Hit> {
    let head = spaced_prefix_len(&text[from..])?;
    let end = end_of_run(text, from, from + head, Run::Doi).max(from + head);
    let end = from + head + without_glued_word(&text[from + head..end]).len();
    let span = Span::new(start, end);
    let doi = Doi::mend(span.of(text));
    Some(Hit::new(
        span,
        doi.map(|(doi, repairs)| (Identifier::Doi(doi), repairs)),
    ))
}

/// The tail of a DOI without the word that the text of a PDF glued to it: `….69.2863.URL`.
fn without_glued_word(tail: &str) -> &str {
    const WORDS: [&str; 6] = ["url", "arxiv", "pmid", "available", "accessed", "retrieved"];
    match tail.rsplit_once('.') {
        Some((kept, word)) if WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) => kept,
        _ => tail,
    }
}

/// The length of `10.1234/` at the beginning of a text, spaces after `10.` and around `/` allowed.
fn spaced_prefix_len(text: &str) -> Option<usize> {
    if let Some(len) = prefix_len(text) {
        let space = text[len..].len() - text[len..].trim_start_matches(' ').len();
        return Some(len + space.min(1));
    }
    if !text.starts_with("10") {
        return None;
    }
    let mut squeezed = String::new();
    for (at, c) in text.char_indices().take(24) {
        if !c.is_whitespace() {
            squeezed.push(c);
        }
        if c == '/' {
            let after = at + 1;
            let space = usize::from(text[after..].starts_with(' '));
            return prefix_len(&squeezed).map(|_| after + space);
        }
    }
    None
}

/// Whether a text begins with `host.domain/` and a path, the domain a known one.
pub(super) fn has_bare_host(text: &str) -> bool {
    let end = text.char_indices().take(253).find(|&(_, c)| !in_host(c));
    let Some((end, '/')) = end else {
        return false;
    };
    let (host, path) = text.split_at(end);
    let goes_on = |c: char| c.is_alphanumeric() || "?#%_~".contains(c);
    path[1..].starts_with(goes_on) && begins_host(host) && has_known_domain(host)
}

fn in_host(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '.'
}

/// Whether a host ends with a known domain; a port is passed over.
pub(super) fn has_known_domain(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or(host);
    name.rsplit_once('.').is_some_and(|(_, domain)| {
        DOMAINS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(domain))
    })
}
