//! What an INPUT of the command line names. Looks whether a file of that name is there, and opens nothing.

use std::path::{Path, PathBuf};

use posyl::ident::WorkId;
use url::Url;

/// What an INPUT names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Named {
    /// `-`.
    Stdin,
    /// A file or a folder, there or not.
    Path(PathBuf),
    /// A pattern of file names: the shell left it as it was, or did not know it for one.
    Pattern(String),
    /// A page or a document on the web.
    Page(Url),
    /// A work, by an identifier.
    Work(WorkId),
    /// Something that was meant for an address or an identifier; what is wrong with it.
    Faulty(String),
}

/// What makes a name a pattern.
const WILD: [char; 3] = ['*', '?', '['];

impl Named {
    /// Tells it. What exists under this very name is that, whatever the name looks like. The address of a resolver (doi.org,
    /// hdl.handle.net) is the work that it stands for.
    pub(crate) fn of(typed: &Path, exists: impl Fn(&Path) -> bool) -> Self {
        if typed == Path::new("-") {
            return Self::Stdin;
        }
        let path = || Self::Path(typed.to_owned());
        if exists(typed) {
            return path();
        }
        let Some(text) = typed.to_str() else {
            return path();
        };
        match WorkId::read(text) {
            Some(Ok(id)) => Self::Work(id),
            Some(Err(fault)) => Self::Faulty(fault),
            None if is_address(text) => page(text),
            None if text.contains(WILD) => Self::Pattern(text.to_owned()),
            None => path(),
        }
    }
}

/// Whether a text begins with the scheme of an address. A single letter is a drive of Windows.
fn is_address(text: &str) -> bool {
    let is_scheme =
        |scheme: &str| scheme.len() > 1 && scheme.bytes().all(|b| b.is_ascii_alphabetic());
    text.split_once("://")
        .is_some_and(|(scheme, _)| is_scheme(scheme))
}

fn page(text: &str) -> Named {
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Named::Page(url),
        Ok(_) => Named::Faulty("posyl fetches http and https addresses only".to_owned()),
        Err(problem) => Named::Faulty(format!("no address: {problem}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Named) {
        assert_eq!(Named::of(Path::new(typed), |_| false), expected);
    }

    fn path(text: &str) -> Named {
        Named::Path(PathBuf::from(text))
    }

    #[test]
    fn files_and_patterns_are_told_apart() {
        check("-", Named::Stdin);
        check("./-", path("./-"));
        check("refs.bib", path("refs.bib"));
        check(r"C:\x.bib", path(r"C:\x.bib"));
        check("список джерел.txt", path("список джерел.txt"));
        for pattern in ["refs/*.bib", "**/*.docx", "глава?.txt", "[0-9].ris"] {
            check(pattern, Named::Pattern(pattern.to_owned()));
        }
    }

    #[test]
    fn addresses_and_identifiers_are_told() {
        let url = |text| Named::Page(Url::parse(text).expect("an address"));
        check("https://a.ua/x?y=[1]", url("https://a.ua/x?y=[1]"));
        check("HTTP://a.ua", url("http://a.ua/"));
        check("https://doi.org/", url("https://doi.org/"));
        let work = |text| Named::Work(WorkId::read(text).expect("one").expect("a sound one"));
        check("https://doi.org/10.5555/1", work("doi:10.5555/1"));
        check("doi.org/10.5555/1", work("doi:10.5555/1"));
        check("10.5555/(sici)1[1:a]2?", work("doi:10.5555/(sici)1[1:a]2?"));
        let faulty = |text: &str| Named::Faulty(text.to_owned());
        check(
            "ftp://a.ua/x",
            faulty("posyl fetches http and https addresses only"),
        );
        check("http://", faulty("no address: empty host"));
        check(
            "pmid:x",
            faulty("`x` is no identifier of PubMed (a number of at most eight digits)"),
        );
    }

    #[test]
    fn what_exists_is_a_file() {
        let there = |_: &Path| true;
        for typed in ["10.1000/x.bib", "doi:10.5555/1", "*.bib", "ISBN 1"] {
            assert_eq!(Named::of(Path::new(typed), there), path(typed));
        }
        let there = |path: &Path| path == Path::new("[1] refs.bib");
        let named = |typed: &str| Named::of(Path::new(typed), there);
        assert_eq!(named("[1] refs.bib"), path("[1] refs.bib"));
        assert_eq!(
            named("[2] refs.bib"),
            Named::Pattern("[2] refs.bib".to_owned())
        );
    }
}
