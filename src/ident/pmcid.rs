//! The identifier of PubMed Central.

use std::fmt;

/// An identifier of PubMed Central: `PMC` and a number of at most nine digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pmcid(u32);

impl Pmcid {
    /// Reads an identifier, with or without `PMCID:`, with or without `PMC`; a version (`.1`) is left out.
    pub fn parse(printed: &str) -> Option<Self> {
        let mut body = printed.trim();
        for prefix in ["pmcid", ":", "pmc"] {
            body = super::doi::strip_ignoring_case(body, prefix).unwrap_or(body);
            body = body.trim_start();
        }
        let (digits, version) = body.split_once('.').unwrap_or((body, "0"));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let sound = digits.len() <= 9 && all_digits(digits) && all_digits(version);
        let number = sound.then(|| digits.parse().ok()).flatten()?;
        (number > 0).then_some(Self(number))
    }

    /// The number, without `PMC`.
    pub fn number(&self) -> u32 {
        self.0
    }
}

impl fmt::Display for Pmcid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PMC{}", self.0)
    }
}
