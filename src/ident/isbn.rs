//! The ISBN.

use std::fmt;
use std::hash::{Hash, Hasher};

/// An International Standard Book Number (ISO 2108), 10 or 13 digits, its check digit right.
///
/// Equal when they name the same book number, whether printed with 10 or 13 digits.
#[derive(Debug, Clone, Eq)]
pub struct Isbn {
    printed: String,
    digits: String,
}

impl Isbn {
    /// Reads an ISBN, with or without hyphens and the word `ISBN`; checks the check digit.
    pub fn parse(printed: &str) -> Option<Self> {
        let trimmed = printed.trim();
        let body = super::doi::strip_ignoring_case(trimmed, "isbn")
            .map_or(trimmed, |rest| rest.trim_start_matches([':', ' ']));
        let digits = digits_of(body)?;
        let sound = match digits.len() {
            10 => sum10(&digits).is_multiple_of(11),
            13 => ["978", "979"].contains(&&digits[..3]) && sum13(&digits).is_multiple_of(10),
            _ => false,
        };
        sound.then(|| Self {
            printed: with_plain_hyphens(body),
            digits,
        })
    }

    /// As printed, hyphens included.
    pub fn as_str(&self) -> &str {
        &self.printed
    }

    /// The digits alone, `X` in upper case.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The 13 digits.
    pub fn to_13(&self) -> String {
        if self.digits.len() == 13 {
            return self.digits.clone();
        }
        let body = format!("978{}", &self.digits[..9]);
        let check = (10 - sum13(&body) % 10) % 10;
        format!("{body}{check}")
    }
}

/// The digits of a printed number (`X` last at most); `None` when anything else but hyphens and spaces is there.
fn digits_of(text: &str) -> Option<String> {
    let mut digits = String::new();
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            'X' | 'x' | 'Х' | 'х' => digits.push('X'),
            '-' | ' ' | '\u{a0}' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
            _ => return None,
        }
    }
    let misplaced = digits.find('X').is_some_and(|at| at != 9);
    (!misplaced && matches!(digits.len(), 10 | 13)).then_some(digits)
}

fn with_plain_hyphens(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            'х' | 'Х' | 'x' => 'X',
            other => other,
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

fn values(digits: &str) -> impl Iterator<Item = u32> + '_ {
    digits.chars().map(|c| c.to_digit(10).unwrap_or(10))
}

fn sum10(digits: &str) -> u32 {
    values(digits).zip((1..=10).rev()).map(|(d, w)| d * w).sum()
}

fn sum13(digits: &str) -> u32 {
    values(digits)
        .zip([1, 3].into_iter().cycle())
        .map(|(d, w)| d * w)
        .sum()
}

impl PartialEq for Isbn {
    fn eq(&self, other: &Self) -> bool {
        self.to_13() == other.to_13()
    }
}

impl Hash for Isbn {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.to_13().hash(state);
    }
}

impl fmt::Display for Isbn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.printed)
    }
}
