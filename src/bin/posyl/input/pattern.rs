//! The files that a pattern names: `refs/*.bib`, `**/глава?.docx`.

use std::path::{Path, PathBuf};

use glob::MatchOptions;
use posyl::{Error, ErrorKind, Result};

use super::unreadable;

/// As in a shell: a wild card stands for no `/`, and for no dot at the beginning of a name.
const AS_IN_A_SHELL: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: true,
};

/// So many files are read in one run; all of them are held in memory.
const MOST_FILES: usize = 10_000;

/// The files and folders that a pattern names, in the order of their names; folders only where they are asked for.
///
/// # Errors
/// When it names nothing, too much, or is no pattern.
pub(super) fn files(pattern: &str, folders: bool) -> Result<Vec<Result<PathBuf>>> {
    let found = glob::glob_with(pattern, AS_IN_A_SHELL).map_err(|cause| {
        unreadable("there is no such file, and a pattern it is not", pattern).because(cause)
    })?;
    let mut named = Vec::new();
    let mut skipped = 0;
    for path in found {
        match path {
            Ok(path) if !folders && path.is_dir() => skipped += 1,
            Ok(path) => named.push(Ok(path)),
            Err(error) => named.push(Err(refused(&error))),
        }
        if named.len() > MOST_FILES {
            let problem = format!("names more than {MOST_FILES} files; name fewer");
            return Err(Error::new(ErrorKind::Usage, problem).about(pattern));
        }
    }
    match (named.is_empty(), skipped) {
        (true, 0) => Err(unreadable("no file fits this pattern", pattern)),
        (true, _) => Err(unreadable(
            "only folders fit this pattern; --recursive reads what lies in them",
            pattern,
        )),
        (false, _) => Ok(named),
    }
}

fn refused(error: &glob::GlobError) -> Error {
    let path: &Path = error.path();
    unreadable("cannot be read", &path.display().to_string()).because(error.error().to_string())
}
