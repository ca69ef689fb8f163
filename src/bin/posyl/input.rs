//! Reads what the user named: files and standard input, whole. Finds no meaning in them.

use std::io::{self, Read};
use std::path::Path;

use posyl::ops::Input;
use posyl::{Error, ErrorKind, Result};

/// What messages call standard input.
const STDIN: &str = "standard input";

/// Reads one input; `-` is standard input.
///
/// # Errors
/// When it cannot be read; the message names it.
pub(crate) fn read(path: &Path) -> Result<Input> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|cause| unreadable("cannot be read", STDIN).because(cause))?;
        return Ok(Input::new(STDIN, bytes));
    }
    let name = path.display().to_string();
    if path.is_dir() {
        return Err(unreadable("is a folder; name the files in it", &name));
    }
    match std::fs::read(path) {
        Ok(bytes) => Ok(Input::new(name, bytes)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            Err(unreadable("there is no such file", &name))
        }
        Err(cause) => Err(unreadable("cannot be read", &name).because(cause)),
    }
}

/// What is wrong with naming standard input twice.
pub(crate) fn second_stdin() -> Error {
    let problem = "can be read only once, and `-` stands twice";
    Error::new(ErrorKind::Usage, problem).about(STDIN)
}

fn unreadable(problem: &str, name: &str) -> Error {
    Error::new(ErrorKind::Io, problem).about(name)
}
