//! How sources are read.

use super::Format;

/// How sources are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The format; guessed from the content where not given.
    pub from: Option<Format>,
    /// The encoding, by its label in the WHATWG Encoding Standard; guessed where not given.
    pub encoding: Option<String>,
    /// Whether the work that a page or document describes itself as is taken, rather than what it cites.
    pub own: bool,
    /// Whether footnotes and endnotes of documents are read as references too.
    pub notes: bool,
}
