//! Data that is written bit by bit.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use posyl::{Error, ErrorKind, Result};

use super::sanitise::escaped;
use super::{check_free, part_of};

/// Where data goes that is written bit by bit: standard output, or a file that gets its name when all is written.
#[derive(Debug)]
pub(crate) struct Sink {
    target: Target,
    /// Whether a person looks on, whose terminal the data could command.
    is_terminal: bool,
}

#[derive(Debug)]
enum Target {
    Stdout(BufWriter<io::Stdout>),
    /// A file, made with the first bytes: an empty one would only stand in the way.
    File {
        path: PathBuf,
        force: bool,
        part: Option<BufWriter<File>>,
    },
}

impl Sink {
    pub(super) fn stdout(is_terminal: bool) -> Self {
        Self {
            target: Target::Stdout(BufWriter::new(io::stdout())),
            is_terminal,
        }
    }

    pub(super) fn file(path: &Path, force: bool) -> Self {
        Self {
            target: Target::File {
                path: path.to_owned(),
                force,
                part: None,
            },
            is_terminal: false,
        }
    }

    /// Writes some more.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        match &mut self.target {
            Target::Stdout(out) if self.is_terminal => {
                let text = String::from_utf8_lossy(bytes);
                out.write_all(escaped(&text).as_bytes())
                    .map_err(stdout_failed)
            }
            Target::Stdout(out) => out.write_all(bytes).map_err(stdout_failed),
            Target::File { path, part, force } => {
                let failed = |cause| file_failed(path, cause);
                if part.is_none() {
                    let mut options = OpenOptions::new();
                    options
                        .write(true)
                        .create(true)
                        .truncate(true)
                        .create_new(!*force);
                    *part = Some(BufWriter::new(options.open(part_of(path)).map_err(failed)?));
                }
                let out = part.as_mut().expect("it was just made");
                out.write_all(bytes).map_err(failed)
            }
        }
    }

    /// Ends the data: what waits is written, and a file gets its name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn finish(mut self) -> Result<()> {
        match &mut self.target {
            Target::Stdout(out) => out.flush().map_err(stdout_failed),
            Target::File { path, force, part } => {
                let Some(mut out) = part.take() else {
                    return Ok(());
                };
                let named = out.flush().map_err(|cause| file_failed(path, cause));
                let named = named
                    .and_then(|()| check_free(path, *force))
                    .and_then(|()| {
                        fs::rename(part_of(path), &*path).map_err(|cause| file_failed(path, cause))
                    });
                if named.is_err() {
                    remove(path);
                }
                named
            }
        }
    }
}

/// What a run that failed has begun is of no use to anybody.
impl Drop for Sink {
    fn drop(&mut self) {
        if let Target::File {
            path,
            part: Some(_),
            ..
        } = &self.target
        {
            remove(path);
        }
    }
}

fn remove(path: &Path) {
    // Nothing is to be done about it if that fails too.
    let _ = fs::remove_file(part_of(path));
}

fn stdout_failed(cause: io::Error) -> Error {
    Error::new(ErrorKind::Io, "standard output cannot be written").because(cause)
}

fn file_failed(path: &Path, cause: io::Error) -> Error {
    Error::new(ErrorKind::Io, "cannot be written")
        .about(path.display())
        .because(cause)
}
