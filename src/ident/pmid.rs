//! The PubMed identifier.

use std::fmt;

/// A PubMed identifier: a positive number of at most eight digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pmid(u32);

impl Pmid {
    /// Reads a PubMed identifier, with or without `PMID:`.
    pub fn parse(printed: &str) -> Option<Self> {
        let trimmed = printed.trim();
        let body = super::doi::strip_ignoring_case(trimmed, "pmid")
            .map_or(trimmed, |rest| rest.trim_start_matches([':', ' ']));
        let digits = body.len() <= 8 && body.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.then(|| body.parse().ok()).flatten()?;
        (number > 0).then_some(Self(number))
    }

    /// The number.
    pub fn number(&self) -> u32 {
        self.0
    }
}

impl fmt::Display for Pmid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
