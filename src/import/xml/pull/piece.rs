//! What a text gives: records, faults, oddities.

use crate::import::xml::tree::Element;
use crate::text::Span;

/// What comes next in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Piece<'a> {
    /// A record.
    Record(Element<'a>),
    /// Something that cannot be read.
    Fault(Fault),
    /// Something that was read otherwise than XML has it; its byte, and what it is.
    Oddity(usize, Oddity),
}

/// Where a text is not well-formed, or too much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Fault {
    /// The byte at which it shows.
    pub(in crate::import) at: usize,
    /// What is wrong, in a few words.
    pub(in crate::import) reason: String,
    /// The record that is lost by it; none where it stands outside of them.
    pub(in crate::import) lost: Option<Span>,
}

/// Something that can be read, though XML does not admit it or we do not obey it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Oddity {
    /// `&` that begins no entity; it stays as it is.
    Ampersand,
    /// An entity that nobody but the document knows; it stays as it is.
    Entity(String),
    /// The document declares entities; they are not expanded.
    Declarations,
}
