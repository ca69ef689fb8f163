//! Cutting a file into entries, and entries into fields.

use crate::text::{Source, Span};

use super::{enw, nbib, ris};

/// Among how many fields of an entry its type and title stand.
const LOOKED_THROUGH: usize = 100;

/// Whose rules for tags and for the ends of entries hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Ris,
    Nbib,
    Enw,
}

/// A field: its tag, and its lines with line breaks between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    /// The tag as the source has it, in capitals.
    pub(super) name: String,
    pub(super) value: String,
}

/// An entry with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) span: Span,
    pub(super) fields: Vec<Field>,
    /// Whether a tag ended it, rather than the next entry or the end of the file.
    pub(super) ended: bool,
}

/// A file, cut.
#[derive(Debug, Default)]
pub(super) struct Cut {
    pub(super) entries: Vec<Entry>,
    /// Lines that belong to no entry.
    pub(super) outside: Vec<Span>,
}

impl Dialect {
    /// The tag on a line, and the value behind it.
    fn tag(self, line: &str) -> Option<(&str, &str)> {
        match self {
            Self::Ris => ris::tag(line),
            Self::Nbib => nbib::tag(line),
            Self::Enw => enw::tag(line),
        }
    }

    /// Whether a line is a remark, as stands over entries that were given back to be mended. Within a text of a field it
    /// is a line of that; those of NBIB are indented.
    fn is_remark(self, line: &str, apart: bool) -> bool {
        line.starts_with("# ") && (apart || self == Self::Nbib)
    }

    /// How an entry begins.
    pub(super) fn first_tag(self) -> &'static str {
        match self {
            Self::Ris => "TY  - ",
            Self::Nbib => "PMID- ",
            Self::Enw => "%0 ",
        }
    }

    /// Whether a tag begins another entry than the one that it follows.
    fn begins(self, tag: &str, entry: &Entry, after_blank: bool) -> bool {
        let has = |name: &str| {
            let mut first = entry.fields.iter().take(LOOKED_THROUGH);
            first.any(|field| field.name == name)
        };
        match self {
            Self::Ris => tag == "TY",
            Self::Nbib => tag == "PMID" && has("PMID") || after_blank && entry.fields.len() > 1,
            // Blank lines stand within abstracts too.
            Self::Enw => {
                let another = matches!(tag, "%A" | "%T") && has("%T");
                tag == "%0" || after_blank && (!has("%0") || another)
            }
        }
    }
}

impl Entry {
    /// Whether it says nothing beside its type.
    pub(super) fn is_empty(&self) -> bool {
        let mut fields = self.fields.iter();
        !fields.any(|field| !is_type(&field.name) && !field.value.trim().is_empty())
    }
}

fn is_type(name: &str) -> bool {
    matches!(name, "TY" | "%0")
}

/// Cuts a file into entries; goes over it once.
pub(super) fn entries(source: &Source, dialect: Dialect) -> Cut {
    let mut cut = Cut::default();
    let mut open: Option<Entry> = None;
    let mut blank = true;
    for span in source.lines() {
        let line = span.of(source.text()).trim_end();
        if line
            .chars()
            .all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}')
        {
            blank = true;
            continue;
        }
        match dialect.tag(line) {
            Some(("ER", _)) if dialect == Dialect::Ris => end(&mut cut, open.take(), span),
            Some((tag, value)) => {
                if open
                    .as_ref()
                    .is_some_and(|entry| dialect.begins(tag, entry, blank))
                {
                    cut.entries.extend(open.take());
                }
                let entry = open.get_or_insert_with(|| begun(span));
                entry.span.end = span.end;
                entry.fields.push(Field {
                    name: tag.to_ascii_uppercase(),
                    value: value.to_owned(),
                });
            }
            None if dialect.is_remark(line, open.is_none() || blank) => continue,
            None => match open.as_mut() {
                Some(entry) => go_on(entry, span, line, blank),
                None => cut.outside.push(span),
            },
        }
        blank = false;
    }
    cut.entries.extend(open);
    cut
}

fn begun(span: Span) -> Entry {
    Entry {
        span,
        fields: Vec::new(),
        ended: false,
    }
}

/// Ends an entry; an end without an entry is no matter.
fn end(cut: &mut Cut, open: Option<Entry>, span: Span) {
    if let Some(mut entry) = open {
        entry.span.end = span.end;
        entry.ended = true;
        cut.entries.push(entry);
    }
}

/// Adds a line to the last field.
fn go_on(entry: &mut Entry, span: Span, line: &str, after_blank: bool) {
    entry.span.end = span.end;
    if let Some(field) = entry.fields.last_mut() {
        field
            .value
            .push_str(if after_blank { "\n\n" } else { "\n" });
        field.value.push_str(line.trim());
    }
}
