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
    let path = |(at, file): (usize, &RejectFile)| match at == main {
        true => named.to_owned(),
        false => named.with_extension(file.extension),
    };
    files.iter().enumerate().map(path).collect()
}
