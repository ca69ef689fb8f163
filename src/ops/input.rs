//! What is read: bytes under a name, bytes bit by bit, and what a registry gave.

use std::borrow::Cow;
use std::fmt;
use std::io::Read;

use crate::import::{self, Found};

/// One input, under the name that messages call it by.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// A path, `standard input`, an address, an identifier.
    pub name: String,
    /// What it is.
    pub content: Content,
}

/// What an input is.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Everything that was read of a file.
    Bytes(Vec<u8>),
    /// Everything that an address answered with, and the encoding that its server named; it is believed where the bytes are
    /// not UTF-8.
    Page(Vec<u8>, Option<String>),
    /// What a registry gave: it is read already.
    Found(Box<Found>),
}

impl Input {
    /// An input of bytes.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            content: Content::Bytes(bytes.into()),
        }
    }

    /// Its bytes; none where it was read already.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Bytes(bytes) | Content::Page(bytes, _) => bytes,
            Content::Found(_) => &[],
        }
    }

    /// How it is to be read, by what its server says where the options leave it open.
    pub(super) fn options<'a>(&self, options: &'a import::Options) -> Cow<'a, import::Options> {
        match &self.content {
            Content::Page(bytes, Some(charset))
                if options.encoding.is_none() && std::str::from_utf8(bytes).is_err() =>
            {
                Cow::Owned(import::Options {
                    encoding: Some(charset.clone()),
                    ..options.clone()
                })
            }
            _ => Cow::Borrowed(options),
        }
    }
}

/// An input that is read bit by bit, under the name that messages call it by.
pub struct Stream<'a> {
    /// A path, `standard input`, an address.
    pub name: String,
    /// Where its bytes come from.
    pub reader: Box<dyn Read + Send + 'a>,
}

impl fmt::Debug for Stream<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// An input of any length.
#[derive(Debug)]
pub enum Feed<'a> {
    /// All of it is there.
    Whole(Input),
    /// It is read bit by bit.
    Stream(Stream<'a>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], told: Option<&str>, expected: Option<&str>) {
        let page = Input {
            name: "https://a.ua/".to_owned(),
            content: Content::Page(bytes.to_vec(), Some("windows-1251".to_owned())),
        };
        let options = import::Options {
            encoding: told.map(str::to_owned),
            ..import::Options::default()
        };
        assert_eq!(page.options(&options).encoding.as_deref(), expected);
    }

    #[test]
    fn a_server_is_believed_where_nobody_and_nothing_says_otherwise() {
        check(b"\xc0\xe1\xe2", None, Some("windows-1251"));
        check(b"\xc0\xe1\xe2", Some("koi8-u"), Some("koi8-u"));
        check("Абв".as_bytes(), None, None);
    }
}
