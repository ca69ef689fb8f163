//! The DOI.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::Mending;
use super::clean;

/// The longest DOI believed; the longest registered ones have some 300 bytes.
const LONGEST: usize = 1024;

/// A digital object identifier (ISO 26324): `10.`, the registrant, `/`, the suffix.
///
/// Letters keep the case in which they were printed, but two DOIs are equal without regard to the case of
/// ASCII letters (DOI Handbook, 3.4).
#[derive(Debug, Clone, Eq)]
pub struct Doi(String);

impl Doi {
    /// Reads a DOI, bare or behind `doi:`, `https://doi.org/` and the like; white space inside is dropped.
    ///
    /// ```
    /// use posyl::ident::Doi;
    ///
    /// let doi = Doi::parse("https://doi.org/ 10.5555/ABC(1)-2").expect("a DOI");
    /// assert_eq!(doi.as_str(), "10.5555/ABC(1)-2");
    /// assert_eq!(doi, Doi::parse("doi:10.5555/abc(1)-2").expect("a DOI"));
    /// ```
    pub fn parse(printed: &str) -> Option<Self> {
        Self::mend(printed).map(|(doi, _)| doi)
    }

    /// Reads a DOI as [`parse`](Self::parse) does and tells what had to be mended.
    pub fn mend(printed: &str) -> Option<(Self, Vec<Mending>)> {
        let mut mendings = Vec::new();
        let (body, from_address) = strip_prefixes(printed.trim());
        let joined = clean::without_space(body, &mut mendings);
        let ascii = clean::ascii_letters(joined, &mut mendings);
        let plain = clean::plain_dashes(ascii, &mut mendings);
        let text = clean::unescaped(plain, from_address, &mut mendings);
        Self::is_valid(&text).then_some((Self(text), mendings))
    }

    /// The DOI: `10.24195/2414-9616.2020-3.21`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The prefix: `10.24195`.
    pub fn prefix(&self) -> &str {
        self.0.split('/').next().unwrap_or(&self.0)
    }

    /// The DOI in lower case, by which DOIs are compared.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// The DOI percent-encoded for the path of an address; `/`, `(`, `)`, `:` and `;` stay.
    pub fn encoded(&self) -> String {
        clean::percent_encoded(&self.0)
    }

    /// Its address at the resolver: `https://doi.org/10.…`.
    pub fn url(&self) -> String {
        format!("https://doi.org/{}", self.encoded())
    }

    fn is_valid(text: &str) -> bool {
        prefix_len(text).is_some_and(|prefix| {
            text.len() > prefix && text[prefix..].chars().any(char::is_alphanumeric)
        }) && text.len() <= LONGEST
            && !text.chars().any(|c| c.is_whitespace() || c.is_control())
    }
}

/// The length of `10.1234/` at the beginning of a text without spaces.
pub(super) fn prefix_len(text: &str) -> Option<usize> {
    let registrant = text.strip_prefix("10.")?;
    let slash = registrant
        .bytes()
        .take(40)
        .position(|byte| !(byte.is_ascii_digit() || byte == b'.'))?;
    let (code, rest) = registrant.split_at(slash);
    let first = code.split('.').next().unwrap_or_default();
    let sound = (4..=9).contains(&first.len()) && code.split('.').all(|part| !part.is_empty());
    (sound && rest.starts_with('/')).then_some("10.".len() + slash + 1)
}

/// Cuts `doi:`, `https://doi.org/` and their kin off; tells whether one of them was an address.
fn strip_prefixes(printed: &str) -> (&str, bool) {
    const FORMS: &[&str] = &["urn:doi:", "info:doi/", "doi:", "doi/", "doi"];
    let mut rest = printed;
    let mut address = false;
    loop {
        let before = rest.len();
        if let Some(after) = super::web_url::after_resolver(rest) {
            (rest, address) = (after, true);
        }
        if let Some(head) = super::web_url::scheme_head(rest)
            && rest[head.len..].starts_with("10.")
        {
            (rest, address) = (&rest[head.len..], true);
        }
        for form in FORMS {
            rest = strip_ignoring_case(rest, form).unwrap_or(rest);
        }
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':' || c == '=');
        if rest.len() == before {
            return (rest, address);
        }
    }
}

/// `text` without `prefix` (ASCII), whatever the case.
pub(super) fn strip_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| &text[prefix.len()..])
}

impl PartialEq for Doi {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Hash for Doi {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Display for Doi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
