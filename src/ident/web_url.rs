//! The web address.

use std::fmt;

use url::Url;

use crate::text::homoglyph;

use super::doi::strip_ignoring_case;
use super::{Doi, Mending, clean};

/// The longest address believed.
const LONGEST: usize = 8192;

/// Schemes as they are misprinted.
const MISPRINTED: &[(&str, &str)] = &[
    ("hhtp", "http"),
    ("hhtps", "https"),
    ("htp", "http"),
    ("htpp", "http"),
    ("htpps", "https"),
    ("htps", "https"),
    ("htttp", "http"),
    ("htttps", "https"),
    ("thttp", "http"),
    ("thttps", "https"),
    ("ttp", "http"),
    ("ttps", "https"),
];

/// Schemes that begin an address.
const SCHEMES: &[&str] = &["http", "https", "ftp", "file", "chrome-extension"];

/// An absolute address that parses as a URL; letters outside ASCII stay as printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebUrl(String);

/// The beginning of a printed address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// Its bytes, up to the host.
    pub(super) len: usize,
    /// The scheme meant, with `://`.
    pub(super) scheme: String,
}

impl WebUrl {
    /// Reads an address as printed: with or without scheme, stray spaces and look-alike letters in the host
    /// mended.
    pub fn parse(printed: &str) -> Option<Self> {
        Self::mend(printed).map(|(url, _)| url)
    }

    /// Reads an address as [`parse`](Self::parse) does and tells what had to be mended.
    pub fn mend(printed: &str) -> Option<(Self, Vec<Mending>)> {
        let mut mendings = Vec::new();
        let joined = clean::without_space(printed.trim(), &mut mendings);
        let head = scheme_head(&joined);
        let (scheme, rest) = match &head {
            Some(head) => (head.scheme.as_str(), &joined[head.len..]),
            None => ("http://", joined.trim_start_matches('/')),
        };
        let whole = format!("{scheme}{}", latin_host(rest));
        let letters_only = latin_host(&joined);
        if letters_only != joined {
            clean::note(&mut mendings, "look-alike-letter", &joined, &letters_only);
        }
        if !whole.ends_with(letters_only.as_str()) {
            clean::note(&mut mendings, "scheme", &letters_only, &whole);
        }
        if whole.len() > LONGEST {
            return None;
        }
        let parsed = Url::parse(&whole).ok()?;
        let has_place =
            parsed.host_str().is_some_and(|host| !host.is_empty()) || parsed.scheme() == "file";
        has_place.then_some((Self(whole), mendings))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address parsed, percent-encoded and with an ASCII host.
    pub fn to_url(&self) -> Url {
        Url::parse(&self.0).expect("it parsed when it was made")
    }

    /// The host, in ASCII.
    pub fn host(&self) -> Option<String> {
        self.to_url().host_str().map(str::to_owned)
    }

    /// The DOI that the address carries in its path, as publishers' addresses do.
    pub fn doi(&self) -> Option<Doi> {
        let at = self.0.find("/10.")?;
        let tail = &self.0[at + 1..];
        let end = tail.find(['?', '#']).unwrap_or(tail.len());
        let path = ["/full", "/abstract", "/pdf", "/epdf", ".pdf"]
            .iter()
            .fold(&tail[..end], |path, ending| {
                path.strip_suffix(ending).unwrap_or(path)
            });
        Doi::parse(path)
    }
}

impl fmt::Display for WebUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The text with look-alike letters in its host (up to the first `/` after the scheme) made Latin.
///
/// A host wholly in Cyrillic is a name of its own and stays.
fn latin_host(text: &str) -> String {
    let host_start = text.find("//").map_or(0, |at| at + 2);
    let host_end = text[host_start..]
        .find(['/', '?', '#'])
        .map_or(text.len(), |at| host_start + at);
    let (head, path) = text.split_at(host_end);
    let letters = || head.chars().filter(|c| c.is_alphabetic());
    if letters().all(|c| c.is_ascii())
        || !letters().all(|c| c.is_ascii() || homoglyph::to_latin(c).is_some())
    {
        return text.to_owned();
    }
    let head: String = head
        .chars()
        .map(|c| homoglyph::to_latin(c).unwrap_or(c))
        .collect();
    head + path
}

/// The scheme at the beginning of a text, whatever spaces, look-alike letters or misprints are in it.
pub(super) fn scheme_head(text: &str) -> Option<Head> {
    let (word, word_len) = latin_word(text);
    let (scheme, sound) = known_scheme(&word)?;
    let rest = skip_space(&text[word_len..]).strip_prefix(':')?;
    let rest = skip_space(rest);
    let after = slashes(rest, sound && scheme.starts_with("http"))?;
    let tight = text.len() - after.len();
    let host = skip_space(after);
    if host.len() < after.len() && !begins_host(host) {
        return None;
    }
    let begins = host.chars().next().is_some_and(char::is_alphanumeric) || scheme == "file";
    let slash = if scheme == "file" { ":///" } else { "://" };
    begins.then(|| Head {
        len: tight + (after.len() - host.len()),
        scheme: format!("{scheme}{slash}"),
    })
}

/// The scheme meant by a word, and whether it was printed right.
fn known_scheme(word: &str) -> Option<(&'static str, bool)> {
    let right = SCHEMES.iter().find(|known| **known == word);
    let wrong = || MISPRINTED.iter().find(|pair| pair.0 == word);
    right
        .map(|scheme| (*scheme, true))
        .or_else(|| wrong().map(|pair| (pair.1, false)))
}

/// The first word, its look-alike letters made Latin and in lower case, and its bytes in the text.
fn latin_word(text: &str) -> (String, usize) {
    let mut word = String::new();
    for (at, c) in text.char_indices() {
        let c = homoglyph::to_latin(c).unwrap_or(c);
        if !(c.is_ascii_alphabetic() || c == '-') || word.len() > 16 {
            return (word, at);
        }
        word.push(c.to_ascii_lowercase());
    }
    (word, text.len())
}

/// At most two white-space characters less.
fn skip_space(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..2 {
        rest = rest.strip_prefix(char::is_whitespace).unwrap_or(rest);
    }
    rest
}

/// What follows the slashes; `misread` admits `ll`, as which scanned slashes are read.
fn slashes(text: &str, misread: bool) -> Option<&str> {
    let rest = text.trim_start_matches('/');
    let count = text.len() - rest.len();
    if (1..=3).contains(&count) {
        return Some(rest);
    }
    let rest = text
        .strip_prefix("ll")
        .or_else(|| text.strip_prefix("II"))?;
    (misread && begins_host(rest)).then_some(rest)
}

/// Whether a text begins with what looks like a host: letters, a full stop, letters.
pub(super) fn begins_host(text: &str) -> bool {
    let end = text
        .char_indices()
        .take(253)
        .find(|(_, c)| !(c.is_alphanumeric() || *c == '-' || *c == '.'))
        .map_or_else(|| text.len().min(253), |(at, _)| at);
    let Some(host) = text.get(..end) else {
        return false;
    };
    let mut labels = host.trim_end_matches('.').split('.');
    labels.clone().count() > 1 && labels.all(|label| !label.is_empty())
}

/// What follows a DOI resolver's address (`https://doi.org/`, `dx.doi.org/`, a library's proxy of it).
pub(super) fn after_resolver(text: &str) -> Option<&str> {
    let host = match scheme_head(text) {
        Some(head) => &text[head.len..],
        None => text,
    };
    let host = ["www.", "dx."].iter().fold(host, |host, www| {
        strip_ignoring_case(host, www).unwrap_or(host)
    });
    let rest = match strip_ignoring_case(host, "doi.org") {
        Some(rest) => rest,
        None => after_proxy(host)?,
    };
    let path = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':' || c == '/');
    (path.len() < rest.len()).then_some(path)
}

/// What follows the host of a proxied resolver: `doi-org.proxy.univ.edu/`.
fn after_proxy(host: &str) -> Option<&str> {
    let rest = strip_ignoring_case(host, "doi-org.")
        .or_else(|| strip_ignoring_case(host, "dx-doi-org."))?;
    let end = rest
        .bytes()
        .take(100)
        .position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.'))?;
    Some(&rest[end..])
}
