//! What names a work so that it can be looked up.

use std::fmt;

use super::doi::strip_ignoring_case;
use super::{ArxivId, Doi, Handle, Isbn, Pmcid, Pmid, clean};

/// An identifier by which some registry knows a work.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum WorkId {
    /// A DOI.
    Doi(Doi),
    /// An identifier of arXiv.
    Arxiv(ArxivId),
    /// An identifier of PubMed.
    Pmid(Pmid),
    /// An identifier of PubMed Central.
    Pmcid(Pmcid),
    /// An ISBN.
    Isbn(Isbn),
    /// A handle that is no DOI.
    Handle(Handle),
}

/// Which identifier a prefix announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Doi,
    Arxiv,
    Pmid,
    Pmcid,
    Isbn,
    Handle,
}

/// What stands before identifiers, in any case of letters.
const PREFIXES: &[(&str, Scheme)] = &[
    ("doi:", Scheme::Doi),
    ("urn:doi:", Scheme::Doi),
    ("info:doi/", Scheme::Doi),
    ("arxiv:", Scheme::Arxiv),
    ("pmid:", Scheme::Pmid),
    ("pmcid:", Scheme::Pmcid),
    ("isbn:", Scheme::Isbn),
    ("isbn ", Scheme::Isbn),
    ("urn:isbn:", Scheme::Isbn),
    ("hdl:", Scheme::Handle),
    ("info:hdl/", Scheme::Handle),
];

/// Hosts whose addresses are identifiers.
const RESOLVERS: &[(&str, Scheme)] = &[
    ("doi.org/", Scheme::Doi),
    ("dx.doi.org/", Scheme::Doi),
    ("www.doi.org/", Scheme::Doi),
    ("hdl.handle.net/", Scheme::Handle),
];

impl WorkId {
    /// Reads an identifier that somebody typed: with its prefix (`doi:`, `arXiv:`, `PMID:`, `PMCID:`, `ISBN:`, `hdl:`), as the
    /// address of a resolver with or without its scheme, or bare where it can be nothing else (`10.…/…`, `PMC…`).
    ///
    /// `None` where it is no identifier at all.
    ///
    /// # Errors
    /// One line that says what is wrong with what a prefix calls an identifier.
    pub fn read(typed: &str) -> Option<Result<Self, String>> {
        let typed = typed.trim();
        for (prefix, scheme) in PREFIXES {
            if let Some(body) = strip_ignoring_case(typed, prefix) {
                return Some(scheme.read(body).ok_or_else(|| scheme.fault(body)));
            }
        }
        if let Some((body, scheme)) = at_resolver(typed) {
            // A page of the resolver's own, such as its front page.
            return scheme.read(&body).map(Ok);
        }
        let bare = match typed {
            doi if doi.starts_with("10.") => Scheme::Doi.read(doi),
            pmc if strip_ignoring_case(pmc, "pmc").is_some() => Scheme::Pmcid.read(pmc),
            _ => None,
        };
        bare.map(Ok)
    }

    /// The DOI, if it is one.
    pub fn doi(&self) -> Option<&Doi> {
        match self {
            Self::Doi(doi) => Some(doi),
            _ => None,
        }
    }
}

/// What an address of a resolver asks for, decoded, without query and fragment.
fn at_resolver(typed: &str) -> Option<(String, Scheme)> {
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| strip_ignoring_case(typed, scheme))
        .unwrap_or(typed);
    let (path, scheme) = RESOLVERS
        .iter()
        .find_map(|(resolver, scheme)| Some((strip_ignoring_case(host, resolver)?, *scheme)))?;
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let decoded = clean::percent_decoded(path);
    Some((decoded.unwrap_or_else(|| path.to_owned()), scheme))
}

impl Scheme {
    fn read(self, body: &str) -> Option<WorkId> {
        match self {
            Self::Doi => Doi::parse(body)
                .map(WorkId::Doi)
                .or_else(|| short_doi(body)),
            Self::Arxiv => ArxivId::parse(body).map(WorkId::Arxiv),
            Self::Pmid => Pmid::parse(body).map(WorkId::Pmid),
            Self::Pmcid => Pmcid::parse(body).map(WorkId::Pmcid),
            Self::Isbn => Isbn::parse(body).map(WorkId::Isbn),
            Self::Handle => match body.trim().starts_with("10.") {
                true => Doi::parse(body).map(WorkId::Doi),
                false => Handle::parse(body).map(WorkId::Handle),
            },
        }
    }

    fn fault(self, body: &str) -> String {
        let expected = match self {
            Self::Doi => "DOI (10.1234/…)",
            Self::Arxiv => "identifier of arXiv (2101.00001, hep-th/9901001)",
            Self::Pmid => "identifier of PubMed (a number of at most eight digits)",
            Self::Pmcid => "identifier of PubMed Central (PMC and a number)",
            Self::Isbn => "ISBN: its number of digits or its check digit is wrong",
            Self::Handle => "handle (2027/…)",
        };
        format!("`{}` is no {expected}", body.trim())
    }
}

/// A short DOI, `10/abcde`, is a handle that stands for a DOI.
fn short_doi(body: &str) -> Option<WorkId> {
    let body = body.trim();
    let letters = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_short = body.strip_prefix("10/").is_some_and(letters);
    is_short.then(|| Handle::parse(body).map(WorkId::Handle))?
}

impl fmt::Display for WorkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Doi(doi) => write!(f, "doi:{doi}"),
            Self::Arxiv(id) => id.fmt(f),
            Self::Pmid(id) => write!(f, "PMID:{id}"),
            Self::Pmcid(id) => write!(f, "PMCID:{id}"),
            Self::Isbn(isbn) => write!(f, "ISBN:{}", isbn.digits()),
            Self::Handle(handle) => write!(f, "hdl:{handle}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        let read = WorkId::read(typed).map(|read| read.map_or_else(|why| why, |id| id.to_string()));
        assert_eq!(read.as_deref().unwrap_or("none"), expected, "{typed}");
    }

    #[test]
    fn identifiers_are_read_in_every_form() {
        for typed in [
            "doi:10.5555/Ab(1)",
            "DOI: 10.5555/Ab(1)",
            "10.5555/Ab(1)",
            "https://doi.org/10.5555/Ab(1)",
            "http://dx.doi.org/10.5555/Ab%281%29?nosfx=y",
            "doi.org/10.5555/Ab(1)",
            "hdl:10.5555/Ab(1)",
        ] {
            check(typed, "doi:10.5555/Ab(1)");
        }
        check("arxiv:2101.00001v2", "arXiv:2101.00001v2");
        check("arXiv:hep-th/9901001", "arXiv:hep-th/9901001");
        check("PMID: 123", "PMID:123");
        check("pmcid:PMC2883744", "PMCID:PMC2883744");
        check("PMC2883744.2", "PMCID:PMC2883744");
        check("ISBN:978-3-16-148410-0", "ISBN:9783161484100");
        check("hdl:2027/uc1.31822035069842", "hdl:2027/uc1.31822035069842");
        check(
            "https://hdl.handle.net/20.500.12345/7?urlappend=x",
            "hdl:20.500.12345/7",
        );
        check("https://doi.org/10/b6vnmd", "hdl:10/b6vnmd");
    }

    #[test]
    fn what_is_called_an_identifier_and_is_none_is_told() {
        check("doi:11.1/x", "`11.1/x` is no DOI (10.1234/…)");
        check(
            "PMID:abc",
            "`abc` is no identifier of PubMed (a number of at most eight digits)",
        );
        check(
            "isbn:978-3-16-148410-1",
            "`978-3-16-148410-1` is no ISBN: its number of digits or its check digit is wrong",
        );
    }

    #[test]
    fn other_things_are_no_identifiers() {
        for typed in [
            "refs.bib",
            "10.bib",
            "10.1/x",
            r"C:\x.bib",
            "https://doi.org/",
            "https://doi.org/the-identifier",
            "https://mdoi.org/10.5555/1",
            "https://arxiv.org/abs/2101.00001",
            "pmcs/x.txt",
            "doi",
        ] {
            check(typed, "none");
        }
    }
}
