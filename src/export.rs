//! Records to bytes, for every format that we write, and to printed references in a citation style.
//!
//! Owns one writer per format and the styles. Decides nothing about the records: what a format has no word for
//! is left out, and what it finds hard is escaped.

pub mod style;

mod bibtex;
mod csl;

use std::io;

use crate::model::Reference;

/// A format that we write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A JSON array of CSL items.
    CslJson,
    /// One CSL item a line.
    Ndjson,
    /// BibTeX, with the fields of BibLaTeX where BibTeX has none.
    Bibtex,
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] = &[Self::CslJson, Self::Ndjson, Self::Bibtex];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CslJson => "csl-json",
            Self::Ndjson => "ndjson",
            Self::Bibtex => "bibtex",
        }
    }

    /// The format of this name; the usual file extensions are names too.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "csl-json" | "json" => Some(Self::CslJson),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            "bibtex" | "bib" => Some(Self::Bibtex),
            _ => None,
        }
    }
}

/// Writes records in a format, in their order.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(references: &[Reference], format: Format, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::CslJson => csl::write_array(references, out),
        Format::Ndjson => csl::write_lines(references, out),
        Format::Bibtex => bibtex::write(references, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, TextField};

    fn written(format: Format, ids: &[&str]) -> String {
        let record = |id: &&str| {
            let mut record = Reference::new(*id, Kind::Book);
            record.set_text(TextField::Title, "Рядок\nі ще");
            record
        };
        let records: Vec<_> = ids.iter().map(record).collect();
        let mut out = Vec::new();
        write(&records, format, &mut out).expect("memory can be written to");
        String::from_utf8(out).expect("formats are UTF-8")
    }

    #[test]
    fn lines_hold_one_item_each() {
        let line =
            |id| format!("{{\"id\":\"{id}\",\"type\":\"book\",\"title\":\"Рядок\\nі ще\"}}\n");
        assert_eq!(written(Format::Ndjson, &["a", "b"]), line("a") + &line("b"));
        assert_eq!(written(Format::Ndjson, &[]), "");
    }

    #[test]
    fn an_array_is_one_document() {
        let text = written(Format::CslJson, &["a", "b"]);
        let value: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(value[1]["id"], "b");
        assert!(text.ends_with("}\n]\n"), "{text}");
        assert_eq!(written(Format::CslJson, &[]), "[]\n");
    }

    #[test]
    fn formats_are_found_by_name() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.as_str()), Some(*format));
        }
        assert_eq!(Format::from_name("docx"), None);
    }
}
