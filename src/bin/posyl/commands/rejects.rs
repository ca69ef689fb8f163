//! Writes lost entries to files, to be mended.

use std::path::{Path, PathBuf};

use posyl::Result;
use posyl::ops::{RejectFile, Rejected, reject_files};

use crate::out::{self, Out};

/// Writes the lost entries to the file that was named; those of further formats to files beside it, and says so. Where none
/// was lost nothing is written.
pub(super) fn write(out: &Out, rejects: &[Rejected], named: &Path, force: bool) -> Result<()> {
    let files = reject_files(rejects);
    for (file, path) in files.iter().zip(paths(&files, named)) {
        out::save(&path, file.text.as_bytes(), force)?;
        let entries = match file.count {
            1 => "1 lost entry".to_owned(),
            count => format!("{count} lost entries"),
        };
        out.note(format_args!(
            "{}: {entries} of {}",
            path.display(),
            file.format.as_str()
        ));
    }
    Ok(())
}

/// The path of each file: the one that was named for the format of its ending, or for the first.
fn paths(files: &[RejectFile], named: &Path) -> Vec<PathBuf> {
    let ending = named.extension().unwrap_or_default();
    let fits = |file: &RejectFile| ending == file.extension;
    let main = files.iter().position(fits).unwrap_or(0);
    let mut paths = vec![named.to_owned()];
    for file in files.iter().enumerate().filter(|(at, _)| *at != main) {
        paths.push(beside(named, file.1.extension, &paths));
    }
    // The one that was named stands at the place of its file.
    let first = paths.remove(0);
    paths.insert(main.min(paths.len()), first);
    paths
}

/// The named path with another ending, and a number where that is taken.
fn beside(named: &Path, ending: &str, taken: &[PathBuf]) -> PathBuf {
    let stem = named.file_stem().unwrap_or_default().to_string_lossy();
    let numbered = |n: usize| match n {
        1 => named.with_file_name(format!("{stem}.{ending}")),
        n => named.with_file_name(format!("{stem}-{n}.{ending}")),
    };
    let mut paths = (1..).map(numbered);
    let free = paths.find(|path| !taken.contains(path));
    free.expect("the numbers do not run out")
}

#[cfg(test)]
mod tests {
    use posyl::import::{Format, Reject};

    use super::*;

    #[track_caller]
    fn check(formats: &[(Format, &str)], named: &str, expected: &[&str]) {
        let rejects = formats.iter().map(|(format, head)| Rejected {
            source: "x".to_owned(),
            format: *format,
            reject: Reject {
                text: format!("{head}\n?"),
                line: 1,
                reason: "broken".to_owned(),
            },
        });
        let files = reject_files(&rejects.collect::<Vec<_>>());
        let paths = paths(&files, Path::new(named));
        let expected: Vec<_> = expected.iter().map(PathBuf::from).collect();
        assert_eq!(paths, expected);
    }

    #[test]
    fn the_file_that_was_named_is_for_the_format_of_its_ending() {
        let (bib, ris, csv) = (Format::Bibtex, Format::Ris, Format::Csv);
        check(&[(bib, "")], "a/lost.txt", &["a/lost.txt"]);
        check(&[(bib, ""), (ris, "")], "lost", &["lost", "lost.ris"]);
        check(
            &[(bib, ""), (ris, "")],
            "a/lost.ris",
            &["a/lost.bib", "a/lost.ris"],
        );
        let tables = [
            (csv, "author,title"),
            (csv, "title;year"),
            (csv, "author,title"),
        ];
        check(&tables, "lost.csv", &["lost.csv", "lost-2.csv"]);
        check(&tables, "lost.v2.x", &["lost.v2.x", "lost.v2.csv"]);
    }
}
