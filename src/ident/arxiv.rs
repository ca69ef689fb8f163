//! The arXiv identifier.

use std::fmt;

/// An arXiv identifier, new (`1706.03762v2`) or old (`hep-th/9901001`), with its version where printed.
///
/// Syntax: <https://info.arxiv.org/help/arxiv_identifier.html>.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ArxivId(String);

impl ArxivId {
    /// Reads an identifier, with or without `arXiv:` or the address of its page.
    pub fn parse(printed: &str) -> Option<Self> {
        let mut body = printed.trim();
        for prefix in [
            "https://",
            "http://",
            "www.",
            "arxiv.org/",
            "abs/",
            "pdf/",
            "arxiv",
        ] {
            body = super::doi::strip_ignoring_case(body, prefix).unwrap_or(body);
        }
        let body = body.trim_start_matches([':', ' ']);
        let body = body.strip_suffix(".pdf").unwrap_or(body);
        let (number, version) = split_version(body);
        let sound = version.is_none_or(|v| !v.is_empty()) && (is_new(number) || is_old(number));
        sound.then(|| Self(body.to_owned()))
    }

    /// The identifier without `arXiv:`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without its version.
    pub fn without_version(&self) -> &str {
        split_version(&self.0).0
    }
}

/// The identifier and the digits of its version.
fn split_version(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once('v') {
        Some((number, version)) if version.bytes().all(|byte| byte.is_ascii_digit()) => {
            (number, Some(version))
        }
        _ => (text, None),
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `YYMM.number`, four digits up to 2014, five since.
fn is_new(text: &str) -> bool {
    text.split_once('.').is_some_and(|(month, number)| {
        is_month(month) && all_digits(number) && matches!(number.len(), 4 | 5)
    })
}

/// `archive/YYMMnumber` or `archive.XX/YYMMnumber`.
fn is_old(text: &str) -> bool {
    text.split_once('/').is_some_and(|(archive, number)| {
        let letters = |c: char| c.is_ascii_alphabetic() || c == '-' || c == '.';
        !archive.is_empty()
            && archive.chars().all(letters)
            && number.len() == 7
            && all_digits(number)
            && is_month(&number[..4])
    })
}

/// `YYMM` with a month that exists.
fn is_month(text: &str) -> bool {
    text.len() == 4
        && all_digits(text)
        && text[2..]
            .parse()
            .is_ok_and(|month: u8| (1..=12).contains(&month))
}

impl fmt::Display for ArxivId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "arXiv:{}", self.0)
    }
}
