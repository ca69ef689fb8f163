//! The handle.

use std::fmt;

use super::clean;

/// The longest handle believed.
const LONGEST: usize = 1024;

/// A handle (RFC 3650): the naming authority, `/`, the local name. DOIs are handles too; they have a type of their own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Handle(String);

impl Handle {
    /// Reads a handle without `hdl:` or an address before it.
    pub fn parse(printed: &str) -> Option<Self> {
        let text = printed.trim();
        let (authority, local) = text.split_once('/')?;
        let names = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let sound = !authority.is_empty()
            && authority.chars().all(names)
            && !local.is_empty()
            && text.len() <= LONGEST
            && !text.chars().any(|c| c.is_whitespace() || c.is_control());
        sound.then(|| Self(text.to_owned()))
    }

    /// The handle: `2027/uc1.31822035069842`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The handle percent-encoded for the path of an address.
    pub fn encoded(&self) -> String {
        clean::percent_encoded(&self.0)
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
