//! The only module that writes to the standard streams: data to stdout, everything else to stderr.
//!
//! Owns what a terminal changes (tables, colour, escaping) and where data goes. Decides nothing.

mod columns;
mod sanitise;
mod sink;
pub(crate) mod table;
pub(crate) mod words;

use std::error::Error as _;
use std::fmt::Display;
use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use posyl::diag::{Diagnostic, Severity};
use posyl::{Error, ErrorKind, Result};

use crate::args::OutputArgs;

pub(crate) use sanitise::one_line;
use sanitise::{escaped, is_dangerous};

pub(crate) use sink::Sink;

/// Where data goes, and how much is said beside it.
#[derive(Debug)]
pub(crate) struct Out {
    quiet: bool,
    color: bool,
    file: Option<PathBuf>,
    force: bool,
}

impl Out {
    /// Takes what was asked for.
    pub(crate) fn new(args: &OutputArgs, no_color: bool) -> Self {
        Self {
            quiet: args.quiet,
            color: !no_color,
            file: args.output.clone(),
            force: args.force,
        }
    }

    /// Whether data goes to a person.
    pub(crate) fn is_terminal(&self) -> bool {
        self.file.is_none() && io::stdout().is_terminal()
    }

    /// Whether data may be coloured.
    pub(crate) fn colored(&self) -> bool {
        self.color && self.is_terminal()
    }

    /// Whether progress may be shown.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Fails at once, before any work, where the output file cannot be made.
    pub(crate) fn check_target(&self) -> Result<()> {
        match &self.file {
            Some(file) => check_free(file, self.force),
            None => Ok(()),
        }
    }

    /// Writes the data of the run; on a terminal, what could command it is escaped.
    pub(crate) fn data(&self, bytes: &[u8]) -> Result<()> {
        if self.is_terminal() {
            let text = String::from_utf8_lossy(bytes);
            return to_stdout(escaped(&text).as_bytes());
        }
        self.drawn(bytes)
    }

    /// Writes a table, which is escaped already and may be coloured.
    pub(crate) fn drawn(&self, bytes: &[u8]) -> Result<()> {
        match &self.file {
            Some(file) => save(file, bytes, self.force),
            None => to_stdout(bytes),
        }
    }

    /// Where data goes that is written bit by bit.
    pub(crate) fn sink(&self) -> Sink {
        match &self.file {
            Some(file) => Sink::file(file, self.force),
            None => Sink::stdout(self.is_terminal()),
        }
    }

    /// Says something that a reader may want to know.
    pub(crate) fn note(&self, message: impl Display) {
        if !self.quiet {
            to_stderr(&message);
        }
    }

    /// Tells a remark about the input, with its place: `file:line:column: warning[code]: message`.
    pub(crate) fn diagnostic(&self, source: &str, diagnostic: &Diagnostic) {
        let word = match diagnostic.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        if self.quiet && diagnostic.severity < Severity::Error {
            return;
        }
        let place = match (diagnostic.line, diagnostic.column) {
            (Some(line), Some(column)) => format!(":{line}:{column}"),
            (Some(line), None) => format!(":{line}"),
            (None, _) => String::new(),
        };
        to_stderr(&format_args!(
            "{source}{place}: {word}[{}]: {}",
            diagnostic.code, diagnostic.message
        ));
    }
}

/// Tells a failure and what caused it.
pub(crate) fn error(error: &Error) {
    let mut message = format!("error: {error}");
    let mut cause = error.source();
    while let Some(inner) = cause {
        message.push_str(&format!(": {inner}"));
        cause = inner.source();
    }
    to_stderr(&message);
}

/// Ends the program with help or with what was wrong on the command line, coloured unless what was typed could command the
/// terminal (a file may be named so).
pub(crate) fn usage(error: &clap::Error) -> ! {
    let mut typed = std::env::args_os();
    if !typed.any(|argument| is_dangerous(&argument.to_string_lossy())) {
        error.exit();
    }
    to_stderr(&escaped(error.render().to_string().trim_end()));
    std::process::exit(error.exit_code())
}

/// Whether a failure is only that nobody reads our output any more.
pub(crate) fn is_broken_pipe(error: &Error) -> bool {
    error
        .source()
        .and_then(|cause| cause.downcast_ref::<io::Error>())
        .is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// Writes bytes to standard output.
pub(crate) fn to_stdout(bytes: &[u8]) -> Result<()> {
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(bytes)
        .and_then(|()| stdout.flush())
        .map_err(|cause| {
            Error::new(ErrorKind::Io, "standard output cannot be written").because(cause)
        })
}

/// Writes a file; one that exists is replaced only with `force`, and then whole or not at all.
pub(crate) fn save(path: &Path, bytes: &[u8], force: bool) -> Result<()> {
    let failed = |cause: io::Error| {
        Error::new(ErrorKind::Io, "cannot be written")
            .about(path.display())
            .because(cause)
    };
    check_free(path, force)?;
    if !force {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)
            .map_err(failed)?;
        return file.write_all(bytes).map_err(failed);
    }
    let part = part_of(path);
    std::fs::write(&part, bytes)
        .and_then(|()| std::fs::rename(&part, path))
        .map_err(failed)
}

/// What a file is called until all of it is written.
fn part_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

/// Fails where a file cannot be made because it exists, or its folder does not.
pub(crate) fn check_free(path: &Path, force: bool) -> Result<()> {
    let problem = if path.is_dir() {
        "is a folder"
    } else if path.exists() && !force {
        "exists already; --force replaces it"
    } else if path
        .parent()
        .is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
    {
        "lies in a folder that does not exist"
    } else {
        return Ok(());
    };
    Err(Error::new(ErrorKind::Usage, problem).about(path.display()))
}

/// Writes a line to standard error; if nobody listens there, there is nobody to tell.
fn to_stderr(message: &dyn Display) {
    let mut text = message.to_string();
    if io::stderr().is_terminal() {
        text = escaped(&text).into_owned();
    }
    let _ = writeln!(io::stderr().lock(), "{text}");
}
