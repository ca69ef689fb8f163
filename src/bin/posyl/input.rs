//! Reads what the user named: files, folders and standard input, whole or bit by bit. Finds no meaning in them.

mod folder;
mod named;
mod pattern;

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use posyl::ops::{self, Feed, Input, Remote, Stream};
use posyl::store::is_database;
use posyl::{Error, ErrorKind, Result};

use named::Named;

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

    /// The input, to be read bit by bit where it is long.
    pub(crate) fn feed(self) -> Feed<'static> {
        match self {
            Self::Short(input) => Feed::Whole(input),
            Self::Long(stream) => Feed::Stream(stream),
        }
    }
}

/// Where one input lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// On standard input.
    Stdin,
    /// In a file.
    File(PathBuf),
    /// On the web; it is fetched with the others that are.
    Remote(Remote),
}

/// The places of what was typed, in order, folders and patterns opened out.
#[derive(Debug, Default)]
pub(crate) struct Places {
    found: Vec<Result<Place>>,
    /// Folders, and how many of their files are of a kind that we do not read.
    pub(crate) left_out: Vec<(PathBuf, usize)>,
    recursive: bool,
}

impl Places {
    /// Finds them; folders are opened out only where `recursive` says so.
    pub(crate) fn of(typed: &[PathBuf], recursive: bool) -> Self {
        let mut places = Self {
            recursive,
            ..Self::default()
        };
        for one in typed {
            match Named::of(one, Path::exists) {
                Named::Stdin => places.take_stdin(),
                Named::Path(path) => places.take(path),
                Named::Pattern(pattern) => places.take_pattern(&pattern),
                Named::Page(url) => places.found.push(Ok(Place::Remote(Remote::Page(url)))),
                Named::Work(id) => places.found.push(Ok(Place::Remote(Remote::Work(id)))),
                Named::Faulty(fault) => {
                    let error = Error::new(ErrorKind::Usage, fault).about(one.display());
                    places.found.push(Err(error));
                }
            }
        }
        places
    }

    /// What lies on the web, in order.
    pub(crate) fn remote(&self) -> Vec<Remote> {
        let remote = self.found.iter().filter_map(|place| match place {
            Ok(Place::Remote(remote)) => Some(remote.clone()),
            _ => None,
        });
        remote.collect()
    }

    /// Opens what was found, in order, given what came of fetching [what lies on the web](Self::remote).
    pub(crate) fn open(self, fetched: Vec<Result<Input>>) -> Vec<Result<Opened>> {
        let mut fetched = fetched.into_iter();
        let open = |place| match place {
            Place::Stdin => begin(STDIN.to_owned(), io::stdin(), None),
            Place::File(path) => open(&path),
            Place::Remote(_) => {
                let input = fetched.next().expect("each was fetched");
                input.map(Opened::Short)
            }
        };
        let found = self.found.into_iter();
        let mut open = open;
        found.map(|place| place.and_then(&mut open)).collect()
    }

    fn take_stdin(&mut self) {
        let is_second = |place: &Result<Place>| matches!(place, Ok(Place::Stdin));
        let again = self.found.iter().any(is_second);
        self.found.push(match again {
            true => Err(second_stdin()),
            false => Ok(Place::Stdin),
        });
    }

    fn take_pattern(&mut self, pattern: &str) {
        match pattern::files(pattern, self.recursive) {
            Err(error) => self.found.push(Err(error)),
            Ok(files) => files.into_iter().for_each(|file| match file {
                Ok(path) => self.take(path),
                Err(error) => self.found.push(Err(error)),
            }),
        }
    }

    fn take(&mut self, path: PathBuf) {
        if !self.recursive || !path.is_dir() {
            return self.found.push(Ok(Place::File(path)));
        }
        match folder::list(&path) {
            Err(error) => self.found.push(Err(error)),
            Ok(listing) => {
                if listing.files.is_empty() {
                    let name = path.display().to_string();
                    let nothing = unreadable("holds no file that posyl reads", &name);
                    self.found.push(Err(nothing));
                }
                let files = listing.files.into_iter();
                self.found.extend(files.map(|file| file.map(Place::File)));
                self.left_out.push((path, listing.left_out));
            }
        }
    }
}

/// Reads one input, whole; `-` is standard input.
///
/// # Errors
/// When it cannot be read; the message names it.
pub(crate) fn read(path: &Path) -> Result<Input> {
    let opened = match path == Path::new("-") {
        true => begin(STDIN.to_owned(), io::stdin(), None),
        false => open(path),
    };
    opened?.whole()
}

fn open(path: &Path) -> Result<Opened> {
    let name = path.display().to_string();
    if path.is_dir() {
        let problem = "is a folder; name the files in it, or read all of them with --recursive";
        return Err(unreadable(problem, &name));
    }
    match File::open(path) {
        Ok(file) => begin(name, file, Some(path)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            let problem = match name.starts_with("www.") {
                true => "there is no such file; an address begins with https://",
                false => "there is no such file",
            };
            Err(unreadable(problem, &name))
        }
        Err(cause) => Err(unreadable("cannot be read", &name).because(cause)),
    }
}

/// Reads the beginning of a file or a stream. A library is no run of bytes: it is read through its file.
fn begin(
    name: String,
    mut reader: impl Read + Send + 'static,
    file: Option<&Path>,
) -> Result<Opened> {
    let mut bytes = Vec::new();
    let read = reader.by_ref().take(LONG).read_to_end(&mut bytes);
    read.map_err(|cause| unreadable("cannot be read", &name).because(cause))?;
    if let Some(file) = file.filter(|_| is_database(&bytes)) {
        return ops::library(file).map(Opened::Short);
    }
    if (bytes.len() as u64) < LONG {
        return Ok(Opened::Short(Input::new(name, bytes)));
    }
    let reader = Box::new(Cursor::new(bytes).chain(reader));
    Ok(Opened::Long(Stream { name, reader }))
}

/// What is wrong with naming standard input twice.
fn second_stdin() -> Error {
    let problem = "can be read only once, and `-` stands twice";
    Error::new(ErrorKind::Usage, problem).about(STDIN)
}

fn unreadable(problem: &str, name: &str) -> Error {
    Error::new(ErrorKind::Io, problem).about(name)
}
