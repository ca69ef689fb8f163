//! CSL-JSON, in an array or one item a line.

use std::io;

use crate::csl_json;
use crate::model::Reference;

/// Writes a JSON array, indented.
pub(super) fn write_array(references: &[Reference], out: &mut dyn io::Write) -> io::Result<()> {
    let items: Vec<_> = references.iter().map(csl_json::to_value).collect();
    serde_json::to_writer_pretty(&mut *out, &items)?;
    out.write_all(b"\n")
}

/// Writes one item a line.
pub(super) fn write_lines(references: &[Reference], out: &mut dyn io::Write) -> io::Result<()> {
    for reference in references {
        serde_json::to_writer(&mut *out, &csl_json::to_value(reference))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
