//! What a file is, by its first bytes, before the engine sees it: a foreign file is never opened for writing.
//!
//! The header of an SQLite file: <https://www.sqlite.org/fileformat2.html#the_database_header>.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::{failure, schema};
use crate::{Error, ErrorKind, Result};

/// What every SQLite file begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";
/// The length of its header, and where in it the two numbers stand that its owner sets.
const HEADER: usize = 100;
const USER_VERSION: usize = 60;
const APPLICATION_ID: usize = 68;

/// Whether a file that begins so is an SQLite database, a library or another.
pub fn is_database(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Fails where a file is there that is no library.
pub(super) fn check(path: &Path) -> Result<()> {
    let name = path.display();
    if path.is_dir() {
        return Err(Error::new(ErrorKind::Usage, "is a folder; a library is a file").about(name));
    }
    match beginning(path) {
        Ok(bytes) if bytes.is_empty() => Ok(()),
        Ok(bytes) => judge(path, &bytes),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => check_folder(path),
        Err(cause) => Err(failure::io(&name.to_string(), cause)),
    }
}

/// The same for a library that has to be there.
pub(super) fn check_exists(path: &Path) -> Result<()> {
    check(path)?;
    match path.metadata() {
        Ok(file) if file.len() > 0 => Ok(()),
        Ok(_) => Err(foreign(path, "it is empty and no library of posyl")),
        Err(cause) => Err(failure::io(&path.display().to_string(), cause)),
    }
}

fn check_folder(path: &Path) -> Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    match folder.is_none_or(Path::is_dir) {
        true => Ok(()),
        false => {
            let problem = "lies in a folder that does not exist";
            Err(Error::new(ErrorKind::Usage, problem).about(path.display()))
        }
    }
}

fn beginning(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(HEADER as u64)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn judge(path: &Path, header: &[u8]) -> Result<()> {
    if !is_database(header) || header.len() < HEADER {
        return Err(foreign(
            path,
            "it is no library of posyl, and was left as it is",
        ));
    }
    if has_journal(path) {
        // Somebody writes, or broke off: only the engine can tell what the file will be.
        return Ok(());
    }
    if number(header, APPLICATION_ID) != schema::APPLICATION_ID {
        let problem = "it is an SQLite database of another program, and was left as it is";
        return Err(foreign(path, problem));
    }
    schema::refuse_newer(
        i64::from(number(header, USER_VERSION)),
        &path.display().to_string(),
    )
}

fn number(header: &[u8], at: usize) -> i32 {
    let bytes = header[at..at + 4]
        .try_into()
        .expect("it is four bytes long");
    i32::from_be_bytes(bytes)
}

fn has_journal(path: &Path) -> bool {
    let mut name = OsString::from(path);
    name.push("-journal");
    Path::new(&name).exists()
}

fn foreign(path: &Path, problem: &str) -> Error {
    Error::new(ErrorKind::Input, problem).about(path.display())
}
