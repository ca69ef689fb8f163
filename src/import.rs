//! Bytes to text, and text to records, for every format that we read.
//!
//! Owns encodings, the recognition of formats, and one reader per format. Plain text it only hands on: cutting
//! and parsing it is `segment`'s and `parse`'s business. Opens no files.
//!
//! A reader takes a [`Source`] (or, where the format is no text, bytes) and gives [`Found`]. It loses nothing: what CSL has
//! no word for goes to the record's `custom`, what cannot be read is a diagnostic and a [`Reject`].

/// Defines [`Format`] with the names of formats and the file extensions that are names too.
macro_rules! named_formats {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, [$($other:literal),*];)+) => {
        /// A format that we read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Format { $($(#[$doc])* $variant,)+ }

        impl Format {
            /// Every format.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name on the command line.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The format of this name, be it written small or large; the usual file extensions are names too.
            pub fn from_name(name: &str) -> Option<Self> {
                match name.to_ascii_lowercase().as_str() {
                    $($name $(| $other)* => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

mod bibtex;
mod csl;
mod decode;
mod encoding;
mod format;
mod found;
mod html;
mod latex;
mod magic;
mod markdown;
mod markup;
mod office;
mod options;
mod pdf;
mod remark;
mod sniff;
mod stripped;
mod table;
mod tagged;
mod values;
mod xml;
mod yaml;

#[cfg(test)]
mod tests;

pub use bibtex::{Bibtex, Outcome};
pub use decode::{Decoding, damage, decode};
pub use format::Format;
pub use found::{Found, Item, Link, Origin, Printed, Reject, Text};
pub use options::Options;
pub use sniff::{sniff, sniff_bytes};

use crate::diag::Diagnostic;
use crate::text::Source;
use crate::{Error, ErrorKind, Result};

/// What an input turned out to be.
#[derive(Debug)]
pub enum Opened {
    /// Everything was read.
    Read(Found),
    /// A BibTeX file whose entries are still to be read, on any thread; and what is to be said of it as a whole.
    Bibtex(Box<Bibtex>, Vec<Diagnostic>),
}

/// Reads the bytes of an input called `name`: tells its format where `options` do not, and its encoding.
///
/// # Errors
/// [`ErrorKind::Usage`] for an unknown encoding; [`ErrorKind::Input`] when nothing of it can be read, saying what it is and
/// what to do. A single bad entry is a diagnostic.
pub fn read(bytes: &[u8], name: &str, options: &Options) -> Result<Found> {
    match open(bytes, name, options)? {
        Opened::Read(found) => Ok(found),
        Opened::Bibtex(file, mut diagnostics) => {
            let mut found = bibtex::found(&file);
            diagnostics.append(&mut found.diagnostics);
            Ok(Found {
                diagnostics,
                ..found
            })
        }
    }
}

/// Reads the bytes of an input as [`read`] does, but leaves the entries of BibTeX to be read one by one.
///
/// # Errors
/// As [`read`].
pub fn open(bytes: &[u8], name: &str, options: &Options) -> Result<Opened> {
    let binary = options.from.filter(|format| format.is_binary());
    let told = options.from.is_some();
    if let Some(format) = binary.or_else(|| sniff_bytes(bytes).filter(|_| !told)) {
        let found = match format {
            Format::Docx => office::read_docx(bytes, name, options),
            Format::Odt => office::read_odt(bytes, name, options),
            _ => pdf::read(bytes, name, options),
        };
        return found.map(Opened::Read);
    }
    let (source, mut diagnostics) = decode(bytes, name, options.encoding.as_deref())?;
    let format = match options.from {
        Some(format) => format,
        None => sniff(&source)?,
    };
    if format == Format::Bibtex {
        return Ok(Opened::Bibtex(Box::new(Bibtex::new(source)), diagnostics));
    }
    let mut found = read_text(format, source, options)?;
    diagnostics.append(&mut found.diagnostics);
    Ok(Opened::Read(Found {
        diagnostics,
        ..found
    }))
}

/// Reads a source in a format that is text. Ids are as they were found: two records may have the same.
///
/// # Errors
/// [`ErrorKind::Input`] when nothing of it can be read: broken JSON, a format that is no text. A single bad entry is a diagnostic.
pub fn read_text(format: Format, source: Source, options: &Options) -> Result<Found> {
    match format {
        Format::Text => {
            let mut found = Found::new(format);
            found.items.push(Item::Text(Box::new(Text::plain(source))));
            Ok(found)
        }
        Format::Markdown => markdown::read(source),
        Format::Latex => latex::read(&source),
        Format::CslJson => csl::read_json(&source),
        Format::Ndjson => Ok(csl::read_lines(&source, 0)),
        Format::CslYaml => yaml::read_csl(&source),
        Format::Hayagriva => yaml::read_hayagriva(&source),
        Format::Bibtex => Ok(bibtex::found(&Bibtex::new(source))),
        Format::Ris => Ok(tagged::read_ris(&source)),
        Format::Nbib => Ok(tagged::read_nbib(&source)),
        Format::Enw => Ok(tagged::read_enw(&source)),
        Format::Csv | Format::Tsv => table::read(format, &source),
        Format::EndnoteXml => xml::read_endnote(&source),
        Format::Jats => xml::read_jats(&source, options),
        Format::Tei => xml::read_tei(&source, options),
        Format::Mods => xml::read_mods(&source),
        Format::Html => html::read(&source, options),
        Format::Docx | Format::Odt | Format::Pdf => {
            let message = format!("this is text and no {} document", format.as_str());
            Err(Error::new(ErrorKind::Input, message).about(source.name()))
        }
    }
}

/// Reads the lines of NDJSON that come behind `before` others; an item without an id gets its number for one.
pub fn read_lines(source: &Source, before: usize) -> Found {
    csl::read_lines(source, before)
}
