//! What an INPUT of the command line names. Looks whether a file of that name is there, and opens nothing.

use std::path::{Path, PathBuf};

/// What an INPUT names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Named {
    /// `-`.
    Stdin,
    /// A file or a folder, there or not.
    Path(PathBuf),
    /// A pattern of file names: the shell left it as it was, or did not know it for one.
    Pattern(String),
}

/// What makes a name a pattern.
const WILD: [char; 3] = ['*', '?', '['];

impl Named {
    /// Tells it. What exists under this very name is that, whatever the name looks like.
    pub(crate) fn of(typed: &Path, exists: impl Fn(&Path) -> bool) -> Self {
        if typed == Path::new("-") {
            return Self::Stdin;
        }
        let path = || Self::Path(typed.to_owned());
        if exists(typed) {
            return path();
        }
        match typed.to_str() {
            Some(text) if text.contains(WILD) => Self::Pattern(text.to_owned()),
            _ => path(),
        }
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
    fn what_exists_is_no_pattern() {
        let there = |path: &Path| path == Path::new("[1] refs.bib");
        let named = |typed: &str| Named::of(Path::new(typed), there);
        assert_eq!(named("[1] refs.bib"), path("[1] refs.bib"));
        assert_eq!(
            named("[2] refs.bib"),
            Named::Pattern("[2] refs.bib".to_owned())
        );
    }
}
