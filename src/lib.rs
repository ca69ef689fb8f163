//! posyl reads reference lists, Ukrainian, English and mixed; finds and verifies their DOIs; checks their
//! links; and writes them in the format that a journal wants. *Посилання* is Ukrainian for both "reference"
//! and "link": the crate cares for both.
//!
//! # The house
//!
//! A module imports strictly lower floors only, and neighbours on a floor never import each other.
//! `tests/it/floors.rs` reads the sources and holds this.
//!
//! | floor | modules | own |
//! |---|---|---|
//! | 8 | `src/bin/posyl` | arguments, environment, files, standard streams, exit code |
//! | 7 | [`ops`] | one function per verb: options in, events while running, records out |
//! | 6 | [`resolve`], [`check`] | asking registries about a record; asking the web about a link |
//! | 5 | [`net`], [`store`] | the only import of `reqwest`; the only import of `rusqlite` |
//! | 4 | [`import`], [`export`] | bytes to records; records to any writer |
//! | 3 | [`segment`], [`parse`], [`normalise`], [`matching`], [`csl_json`], [`bibtex`] | document to strings to labels to values; comparing; the wire form of records; BibTeX’s words and syntax |
//! | 2 | [`model`], [`crf`], [`tex`] | the types that cross floors; two engines that know no bibliography |
//! | 1 | [`ident`], [`lang`], [`diag`] | DOI, URL, ISBN …; scripts, languages, look-alike letters; diagnostics |
//! | 0 | [`text`], [`error`] | spans and sources; the one error type |
//!
//! Floors 0 to 4 touch nothing outside: no files, no sockets, no clock. Library code never prints and never
//! reads the environment; time is a parameter.
//!
//! # Three kinds of wrong
//!
//! 1. *Bad input* is data: a function returns its value and a list of [`diag::Diagnostic`]s.
//! 2. *A finding about the world* is a verdict ([`model::LinkVerdict`], [`model::ResolutionVerdict`]), at heart
//!    three-valued: present, absent, unchecked. A time-out is never an absence.
//! 3. *We could not do our work* is [`Error`].

pub mod bibtex;
pub mod check;
pub mod crf;
pub mod csl_json;
pub mod diag;
pub mod error;
pub mod export;
pub mod ident;
pub mod import;
pub mod lang;
pub mod matching;
pub mod model;
pub mod net;
pub mod normalise;
pub mod ops;
pub mod parse;
pub mod resolve;
pub mod segment;
pub mod store;
pub mod tex;
pub mod text;

pub use error::{Error, ErrorKind, Result};
