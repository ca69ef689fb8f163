//! A library as an input.

use std::io::Read;
use std::path::Path;

use crate::import;
use crate::store::Store;
use crate::text::Source;
use crate::{Error, ErrorKind, Result};

use super::input::{Content, Input};

/// The records of a library in the order in which they were added, as an input.
///
/// # Errors
/// When the file is no library, or cannot be read.
pub fn library(path: &Path) -> Result<Input> {
    let name = path.display().to_string();
    let mut text = String::new();
    let mut lines = Store::open_to_read(path)?.into_lines()?;
    lines.read_to_string(&mut text).map_err(|cause| {
        let error = Error::new(ErrorKind::Io, "the library cannot be read");
        error.about(&name).because(cause)
    })?;
    let found = import::read_lines(&Source::new(&name, text), 0);
    let content = Content::Found(Box::new(found));
    Ok(Input { name, content })
}
