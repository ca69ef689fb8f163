//! TeX text to Unicode: accents, symbols, Cyrillic letters by name, dashes, quotation marks, marked-up runs.
//!
//! Owns what LaTeX's commands print, as far as they stand for characters or say how a run of text looks. Knows no bibliography:
//! where a value begins and ends, and what its groups mean, is the caller's business. Expands no macros of the text's own.
//!
//! What marks up a run becomes the tags that HTML and CSL share: `<i>`, `<b>`, `<sup>`, `<sub>`, and a `<span>` for small capitals.
//! Ligatures are those of the encodings T1 and T2A (LaTeX Project, *LaTeX font encodings*): `--`, `---`, ``` `` ```, `''`, `,,`,
//! `<<`, `>>`, and of babel's shorthands those that print a quotation mark or a hyphen (`"<`, `">`, `"=` …). A single apostrophe
//! stays as it is typed. A command that is not known stays in the text as it is written, with its argument.

mod accents;
mod commands;
mod cyrillic;
mod ligatures;
mod math;
mod obey;
mod reader;
mod symbols;
#[cfg(test)]
mod tests;
mod verbatim;

use crate::text::Span;

pub use verbatim::verbatim;

/// TeX as text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The characters that it prints; white space is folded as TeX does it.
    pub text: String,
    /// The outermost groups in braces that print something, in order.
    pub groups: Vec<Group>,
    /// The first command that is not known and was left in the text.
    pub unknown: Option<String>,
}

/// What stood in a pair of braces that were no command's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Where it stands in the text.
    pub span: Span,
    /// Whether a command begins it, as in `{\"u}`: BibTeX's "special character", which is one letter and protects nothing.
    pub is_special: bool,
}

/// What becomes of commands that mark up a run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// Tags.
    Tags,
    /// Nothing: the text alone is wanted.
    None,
}

/// Reads TeX. Nothing in it is an error: braces that match no other fall away.
pub fn read(tex: &str, marks: Marks) -> Text {
    if reader::is_plain(tex) {
        let text = tex.to_owned();
        return Text {
            text,
            ..Text::default()
        };
    }
    reader::Reader::new(tex, marks).read()
}

/// The text alone, its marked-up runs in tags.
pub fn text(tex: &str) -> String {
    read(tex, Marks::Tags).text
}
