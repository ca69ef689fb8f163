//! Reads what the user named: files and standard input, whole or bit by bit. Finds no meaning in them.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

use posyl::ops::{Input, Stream};
use posyl::{Error, ErrorKind, Result};

/// What messages call standard input.
const STDIN: &str = "standard input";

/// What is longer than so many bytes is not held in memory where that can be helped: no paper is, nor a library of ten
/// thousand references.
const LONG: u64 = 8 << 20;

/// An input with its beginning read.
#[derive(Debug)]
pub(crate) enum Opened {
    /// That was all.
    Short(Input),
    /// There is more.
    Long(Stream<'static>),
}

impl Opened {
    /// All of the input.
    ///
    /// # Errors
    /// When it cannot be read to the end; the message names it.
    pub(crate) fn whole(self) -> Result<Input> {
        match self {
            Self::Short(input) => Ok(input),
            Self::Long(mut stream) => {
                let mut bytes = Vec::new();
                let read = stream.reader.read_to_end(&mut bytes);
                read.map_err(|cause| unreadable("cannot be read", &stream.name).because(cause))?;
                Ok(Input::new(stream.name, bytes))
            }
        }
    }

    /// The input to be read bit by bit.
    pub(crate) fn stream(self) -> Stream<'static> {
        match self {
            Self::Short(input) => Stream {
                name: input.name,
                reader: Box::new(Cursor::new(input.bytes)),
            },
            Self::Long(stream) => stream,
        }
    }
}

/// Reads one input, whole; `-` is standard input.
///
/// # Errors
/// When it cannot be read; the message names it.
pub(crate) fn read(path: &Path) -> Result<Input> {
    open(path)?.whole()
}

/// Opens one input and reads its beginning; `-` is standard input.
///
/// # Errors
/// When it cannot be read; the message names it.
pub(crate) fn open(path: &Path) -> Result<Opened> {
    if path == Path::new("-") {
        return begin(STDIN.to_owned(), io::stdin());
    }
    let name = path.display().to_string();
    if path.is_dir() {
        return Err(unreadable("is a folder; name the files in it", &name));
    }
    match File::open(path) {
        Ok(file) => begin(name, file),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            Err(unreadable("there is no such file", &name))
        }
        Err(cause) => Err(unreadable("cannot be read", &name).because(cause)),
    }
}

fn begin(name: String, mut reader: impl Read + Send + 'static) -> Result<Opened> {
    let mut bytes = Vec::new();
    let read = reader.by_ref().take(LONG).read_to_end(&mut bytes);
    read.map_err(|cause| unreadable("cannot be read", &name).because(cause))?;
    if (bytes.len() as u64) < LONG {
        return Ok(Opened::Short(Input::new(name, bytes)));
    }
    let reader = Box::new(Cursor::new(bytes).chain(reader));
    Ok(Opened::Long(Stream { name, reader }))
}

/// What is wrong with naming standard input twice.
pub(crate) fn second_stdin() -> Error {
    let problem = "can be read only once, and `-` stands twice";
    Error::new(ErrorKind::Usage, problem).about(STDIN)
}

fn unreadable(problem: &str, name: &str) -> Error {
    Error::new(ErrorKind::Io, problem).about(name)
}
