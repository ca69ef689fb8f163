//! The ISSN.

use std::fmt;

/// An International Standard Serial Number (ISO 3297): `1234-567X`, its check digit right.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Issn(String);

impl Issn {
    /// Reads an ISSN, with or without its hyphen and the word `ISSN`; checks the check digit.
    pub fn parse(printed: &str) -> Option<Self> {
        let trimmed = printed.trim();
        let body = super::doi::strip_ignoring_case(trimmed, "issn")
            .map_or(trimmed, |rest| rest.trim_start_matches([':', ' ']));
        let mut digits = String::new();
        for c in body.chars() {
            match c {
                '0'..='9' => digits.push(c),
                'X' | 'x' | 'Х' | 'х' if digits.len() == 7 => digits.push('X'),
                '-' | '\u{2010}'..='\u{2015}' if digits.len() == 4 => {}
                _ => return None,
            }
        }
        let sound = digits.len() == 8 && checksum(&digits).is_multiple_of(11);
        sound.then(|| Self(format!("{}-{}", &digits[..4], &digits[4..])))
    }

    /// The number with its hyphen.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn checksum(digits: &str) -> u32 {
    let values = digits.chars().map(|c| c.to_digit(10).unwrap_or(10));
    values.zip((1..=8).rev()).map(|(d, w)| d * w).sum()
}

impl fmt::Display for Issn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
