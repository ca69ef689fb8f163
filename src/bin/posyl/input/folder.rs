//! The files of a folder and of the folders in it, in a fixed order.

use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use posyl::import::{self, Format};
use posyl::{Error, ErrorKind, Result};
use walkdir::{DirEntry, WalkDir};

use super::unreadable;

/// So many files of one folder are read in one run; all of them are held in memory.
const MOST_FILES: usize = 10_000;

/// So many entries of a folder are looked at.
const MOST_ENTRIES: usize = 1_000_000;

/// Folders lie in folders so deep at most.
const DEEPEST: usize = 64;

/// Of a file that its name says nothing of, so many bytes are looked at.
const HEAD: u64 = 64 << 10;

/// What lies in a folder.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The files that we read, by name within each folder; or why something there cannot be read.
    pub(super) files: Vec<Result<PathBuf>>,
    /// How many files are of another kind.
    pub(super) left_out: usize,
}

/// Lists a folder. What is hidden is left out; what lies there twice by links is listed once.
///
/// # Errors
/// When more lies in it than is read in one run.
pub(super) fn list(folder: &Path) -> Result<Listing> {
    let walk = WalkDir::new(folder).follow_links(true).max_depth(DEEPEST);
    let walk = walk.sort_by_file_name().into_iter();
    let mut listing = Listing::default();
    let mut seen = HashSet::new();
    for (number, entry) in walk.filter_entry(|entry| !is_hidden(entry)).enumerate() {
        if number >= MOST_ENTRIES || listing.files.len() > MOST_FILES {
            let problem = "holds too much for one run; name the folders in it one by one";
            return Err(Error::new(ErrorKind::Usage, problem).about(folder.display()));
        }
        match entry {
            Ok(entry) => listing.take(&entry, &mut seen),
            // The folder that a link leads back to is listed already.
            Err(error) if error.loop_ancestor().is_some() => {}
            Err(error) => listing.files.push(Err(failed(folder, error))),
        }
    }
    Ok(listing)
}

impl Listing {
    fn take(&mut self, entry: &DirEntry, seen: &mut HashSet<PathBuf>) {
        if entry.file_type().is_dir() {
            return;
        }
        let path = entry.path();
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if !seen.insert(real) {
            return;
        }
        if entry.file_type().is_file() && is_ours(path) {
            self.files.push(Ok(path.to_owned()));
        } else {
            self.left_out += 1;
        }
    }
}

/// The folder itself was named; it may be called as it is.
fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn failed(folder: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(folder).display().to_string();
    unreadable("cannot be read", &path).because(error)
}

/// Whether we read a file: its extension says so, or its beginning.
fn is_ours(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| Format::from_name(extension).is_some())
        || begins_like_ours(path).unwrap_or(false)
}

/// Any file can be read as text, so that text without a mark of a format does not count.
fn begins_like_ours(path: &Path) -> Option<bool> {
    let mut head = Vec::new();
    let mut file = File::open(path).ok()?.take(HEAD);
    file.read_to_end(&mut head).ok()?;
    if import::sniff_bytes(&head).is_some() {
        return Some(true);
    }
    let name = path.display().to_string();
    let (source, _) = import::decode(&head, &name, None).ok()?;
    Some(import::sniff(&source).ok()? != Format::Text)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The files listed of a folder with these in it, and how many were left out.
    fn listed(files: &[(&str, &str)]) -> (Vec<String>, usize) {
        let folder = tempfile::tempdir().expect("a folder can be made");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("it has one")).expect("a folder can be made");
            fs::write(path, text).expect("a file can be written");
        }
        names(folder.path())
    }

    fn names(folder: &Path) -> (Vec<String>, usize) {
        let listing = list(folder).expect("it can be listed");
        let names = listing.files.iter().map(|file| {
            let file = file.as_ref().expect("it can be read");
            let below = file.strip_prefix(folder).expect("it lies there");
            below.display().to_string()
        });
        (names.collect(), listing.left_out)
    }

    #[test]
    fn the_name_or_the_beginning_tells_what_is_read() {
        let (files, left_out) = listed(&[
            ("b.BIB", ""),
            ("a/глава.docx", ""),
            ("a/.git/config.json", "{}"),
            (".hidden.bib", "@book{a,}"),
            ("library", "@book{a,\n title = {Б}}\n"),
            ("picture.png", "\u{89}PNG"),
            ("Makefile", "all:\n\tcc a.c\n"),
        ]);
        assert_eq!(files, ["a/глава.docx", "b.BIB", "library"]);
        assert_eq!(left_out, 2);
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere_twice() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = folder.path();
        fs::create_dir(path.join("b")).expect("a folder can be made");
        fs::write(path.join("b/refs.bib"), "").expect("a file can be written");
        for (target, link) in [("..", "b/back"), ("b", "a"), ("nothing", "c.bib")] {
            std::os::unix::fs::symlink(target, path.join(link)).expect("a link can be made");
        }
        let listing = list(path).expect("it can be listed");
        let read = listing.files.iter().flatten();
        assert_eq!(read.collect::<Vec<_>>(), [&path.join("a/refs.bib")]);
        let failed: Vec<_> = listing
            .files
            .iter()
            .filter_map(|f| f.as_ref().err())
            .collect();
        assert!(failed.len() == 1 && failed[0].to_string().contains("c.bib"));
    }
}
