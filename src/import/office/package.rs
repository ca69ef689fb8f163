//! The archive that an office document is.
//!
//! Owns the bounds: how many members, how large a part and all of them. Only parts that are asked for by name are unpacked,
//! into memory; nothing is ever written.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::{Format, magic};
use crate::{Error, ErrorKind, Result};

/// No document has so many members.
const MOST_MEMBERS: usize = 50_000;
/// A part may be so large, unpacked.
const LARGEST_PART: u64 = 64 << 20;
/// All parts that are read may be so large together.
const LARGEST_SUM: u64 = 160 << 20;
/// A part larger than this may be so many times as large as its packed form.
const SMALL_PART: u64 = 1 << 20;
const DENSEST: u64 = 400;

/// An archive, and the name of its source.
pub(super) struct Package<'a> {
    name: &'a str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    /// # Errors
    /// [`ErrorKind::Input`] for what is no archive, or a damaged one.
    pub(super) fn open(bytes: &'a [u8], name: &'a str) -> Result<Self> {
        if !bytes.starts_with(b"PK") {
            let message = match magic::recognise(bytes) {
                Some((what, advice)) => {
                    format!("this is {what}, which posyl does not read; {advice}")
                }
                None => "this is no office document: it does not begin as one".to_owned(),
            };
            return Err(refused(name, message));
        }
        let damaged = |error| {
            let message = "the archive that the document is cannot be opened: it is damaged or cut off; \
                 fetch it again, or open it in a word processor and save it";
            refused(name, message).because(error)
        };
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > MOST_MEMBERS {
            let message = format!("the archive has more than {MOST_MEMBERS} members");
            return Err(refused(name, message));
        }
        Ok(Self {
            name,
            archive,
            left: LARGEST_SUM,
        })
    }

    /// The name of its source.
    pub(super) fn source(&self) -> &'a str {
        self.name
    }

    /// The names of the members.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.archive.file_names();
        names
            .filter_map(|name| Some(name.ok()?.into_owned()))
            .collect()
    }

    /// The text of a part; `None` where there is none of this name.
    ///
    /// # Errors
    /// [`ErrorKind::Input`] for a part that is damaged or too large.
    pub(super) fn part(&mut self, part: &str) -> Result<Option<String>> {
        let most = LARGEST_PART.min(self.left);
        let file = match self.archive.by_name(part) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(unreadable(self.name, part).because(error)),
        };
        let packed = file.compressed_size().max(1);
        let most = most.min(packed.saturating_mul(DENSEST).max(SMALL_PART));
        let mut bytes = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| unreadable(self.name, part).because(error))?;
        let length = bytes.len() as u64;
        if length > most {
            let message =
                format!("{part} unpacks to more than {most} bytes, which no document needs");
            return Err(refused(self.name, message));
        }
        self.left -= length;
        Ok(Some(decoded(&bytes)))
    }

    /// The same of a part that the document can do without: what is wrong with it is left to `said`.
    pub(super) fn optional(&mut self, part: &str, said: &mut Vec<String>) -> Option<String> {
        self.part(part).unwrap_or_else(|error| {
            let error = error.to_string();
            let about = format!("{}: ", self.name);
            said.push(error.strip_prefix(&about).unwrap_or(&error).to_owned());
            None
        })
    }
}

/// The content type of the main part of a document of Word ends so: of documents, of templates, with and without macros.
const WORD_TYPES: &[&str] = &[
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroEnabled.main+xml",
    "ms-word.template.macroEnabledTemplate.main+xml",
];

/// The main part of a document as Word calls it.
pub(super) const MAIN: &str = "word/document.xml";

/// The type of text documents; templates have more behind it.
pub(super) const ODT_TYPE: &str = "application/vnd.oasis.opendocument.text";

/// Tells which document an archive is by what it says of itself; where it is damaged, by the names of its members, which stand
/// in it as they are.
pub(in crate::import) fn sniff(bytes: &[u8]) -> Option<Format> {
    let holds = |what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
    let Ok(mut package) = Package::open(bytes, "") else {
        let is_word = holds(MAIN.as_bytes());
        let is_odt = || holds(&[b"mimetype", ODT_TYPE.as_bytes()].concat());
        return match is_word {
            true => Some(Format::Docx),
            false => is_odt().then_some(Format::Odt),
        };
    };
    let mut part = |name: &str| package.part(name).ok().flatten().unwrap_or_default();
    let types = part("[Content_Types].xml");
    let is_odt = part("mimetype").starts_with(ODT_TYPE);
    let is_word = WORD_TYPES.iter().any(|kind| types.contains(kind))
        || package.names().iter().any(|name| name == MAIN);
    if is_word {
        return Some(Format::Docx);
    }
    is_odt.then_some(Format::Odt)
}

fn unreadable(name: &str, part: &str) -> Error {
    let message =
        format!("{part} is damaged; open the document in a word processor and save it again");
    refused(name, message)
}

pub(super) fn refused(name: &str, message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Input, message).about(name)
}

/// Parts are in UTF-8, seldom in UTF-16 with a mark.
fn decoded(bytes: &[u8]) -> String {
    encoding_rs::UTF_8.decode(bytes).0.into_owned()
}
