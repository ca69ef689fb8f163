//! Identifiers and addresses: DOI, web address, ISBN, ISSN, arXiv, PMID, PMCID, handle.
//!
//! Owns their syntax: one type for each, and [`find`], which picks them out of running text, mended where
//! a line break or a foreign letter broke them. Must not ask anybody whether they exist.

mod arxiv;
mod clean;
mod doi;
mod find;
mod handle;
mod isbn;
mod issn;
mod join;
mod labelled;
mod pmcid;
mod pmid;
mod web_url;
mod work_id;

pub use arxiv::ArxivId;
pub use doi::Doi;
pub use find::{Found, find};
pub use handle::Handle;
pub use isbn::Isbn;
pub use issn::Issn;
pub use pmcid::Pmcid;
pub use pmid::Pmid;
pub use web_url::WebUrl;
pub use work_id::WorkId;

/// A change between what was printed and the identifier: the rule, what was printed, what it became.
///
/// The rules are `broken-address` (white space inside), `look-alike-letter`, `dash-in-doi`, `escaped-doi`
/// and `scheme` (missing or misprinted).
pub type Mending = (&'static str, String, String);

/// An identifier of any kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identifier {
    /// A DOI.
    Doi(Doi),
    /// An address that is not a DOI's.
    Url(WebUrl),
    /// An ISBN.
    Isbn(Isbn),
    /// Digits printed as an ISBN whose number or check digit is wrong.
    BadIsbn(String),
    /// An ISSN.
    Issn(Issn),
    /// An arXiv identifier.
    Arxiv(ArxivId),
    /// A PubMed identifier.
    Pmid(Pmid),
}

#[cfg(test)]
mod tests;
