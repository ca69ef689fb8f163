//! Lost entries in their own format, each under its reason, to be mended and imported again.
//!
//! Owns how a reason is written so that the readers pass over it, and what stands around entries that are no file alone.

use crate::import::Format;

use super::super::Rejected;

/// The lost entries of one format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectFile {
    /// The format.
    pub format: Format,
    /// The usual ending of its name: `bib`.
    pub extension: &'static str,
    /// The text.
    pub text: String,
    /// How many entries it holds.
    pub count: usize,
    /// The header that their rows bring with them, if they are a table's.
    header: Option<String>,
}

/// How a format writes what is no entry.
#[derive(Debug, Clone, Copy)]
enum Comment {
    /// `% …`
    Percent,
    /// `# …`
    Hash,
    /// `// …`
    Slashes,
    /// `<!-- … -->`
    Markup,
}

/// How lost entries of a format are written.
struct Shape {
    extension: &'static str,
    comment: Comment,
    before: &'static str,
    after: &'static str,
}

/// The lost entries as files to mend, in the order of their first entries: one for each format, and one for each header of
/// tables.
pub fn reject_files(rejects: &[Rejected]) -> Vec<RejectFile> {
    let mut files: Vec<RejectFile> = Vec::new();
    for rejected in rejects {
        let shape = shape(rejected.format);
        // Two formats that are written alike go into one file.
        let at = files.iter().position(|file| {
            file.extension == shape.extension && file.header.as_deref() == header(rejected)
        });
        let at = at.unwrap_or_else(|| {
            files.push(RejectFile {
                format: rejected.format,
                extension: shape.extension,
                text: shape.before.to_owned(),
                count: 0,
                header: header(rejected).map(str::to_owned),
            });
            files.len() - 1
        });
        add(&mut files[at], rejected, shape.comment);
    }
    for file in &mut files {
        file.text.push_str(shape(file.format).after);
    }
    files
}

/// The first line of a row that was lost: its header.
fn header(rejected: &Rejected) -> Option<&str> {
    let is_table = matches!(rejected.format, Format::Csv | Format::Tsv);
    rejected.reject.text.lines().next().filter(|_| is_table)
}

fn add(file: &mut RejectFile, rejected: &Rejected, comment: Comment) {
    let reject = &rejected.reject;
    let said = format!("{}:{}: {}", rejected.source, reject.line, reject.reason);
    if file.count > 0 {
        file.text.push('\n');
    }
    file.text.push_str(&commented(&said, comment));
    file.text
        .push_str(reject.text.trim_end_matches(['\r', '\n']));
    file.text.push('\n');
    file.count += 1;
}

/// A line that the format's reader passes over.
fn commented(said: &str, comment: Comment) -> String {
    // Names of files and reasons quote what stood there.
    let blank = |c: char| {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            ' '
        } else {
            c
        }
    };
    let said: String = said.chars().map(blank).collect();
    match comment {
        // To BibTeX an entry begins at any `@` outside another.
        Comment::Percent => format!("% {}\n", said.replace('@', "(at)")),
        // To a table a quotation mark may begin a cell of many lines.
        Comment::Hash => format!("# {}\n", said.replace('"', "'")),
        Comment::Slashes => format!("// {said}\n"),
        Comment::Markup => format!("<!-- {} -->\n", without_double_hyphens(&said)),
    }
}

/// XML 1.0, 2.5: `--` must not stand in a comment.
fn without_double_hyphens(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '-' && safe.ends_with('-') {
            safe.push(' ');
        }
        safe.push(c);
    }
    safe
}

fn shape(format: Format) -> Shape {
    let (extension, comment, before, after) = match format {
        Format::Bibtex => ("bib", Comment::Percent, "", ""),
        Format::Latex => ("tex", Comment::Percent, "", ""),
        Format::Ris => ("ris", Comment::Hash, "", ""),
        Format::Nbib => ("nbib", Comment::Hash, "", ""),
        Format::Enw => ("enw", Comment::Hash, "", ""),
        Format::Csv => ("csv", Comment::Hash, "", ""),
        Format::Tsv => ("tsv", Comment::Hash, "", ""),
        // JSON has no comments: its items go a line each.
        Format::Ndjson | Format::CslJson => ("ndjson", Comment::Slashes, "", ""),
        Format::CslYaml => ("csl.yaml", Comment::Hash, "", ""),
        Format::Hayagriva => ("yaml", Comment::Hash, "", ""),
        Format::EndnoteXml => (
            "endnote.xml",
            Comment::Markup,
            "<xml><records>\n",
            "</records></xml>\n",
        ),
        Format::Jats => (
            "jats.xml",
            Comment::Markup,
            "<ref-list xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n",
            "</ref-list>\n",
        ),
        Format::Tei => (
            "tei.xml",
            Comment::Markup,
            "<listBibl xmlns=\"http://www.tei-c.org/ns/1.0\">\n",
            "</listBibl>\n",
        ),
        Format::Mods => (
            "mods.xml",
            Comment::Markup,
            "<modsCollection xmlns=\"http://www.loc.gov/mods/v3\">\n",
            "</modsCollection>\n",
        ),
        Format::Html => ("html", Comment::Markup, "", ""),
        // Text has no comments, and Markdown is text that has.
        Format::Text | Format::Markdown | Format::Docx | Format::Odt | Format::Pdf => {
            ("md", Comment::Markup, "", "")
        }
    };
    Shape {
        extension,
        comment,
        before,
        after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{self, Reject};
    use crate::text::Source;

    fn rejected(format: Format, text: &str, reason: &str) -> Rejected {
        Rejected {
            source: "ґанок--x@y.bib".to_owned(),
            format,
            reject: Reject {
                text: text.to_owned(),
                line: 7,
                reason: reason.to_owned(),
            },
        }
    }

    #[test]
    fn each_format_has_its_file_and_reasons_are_safe() {
        let files = reject_files(&[
            rejected(Format::Bibtex, "@book{a,", "the entry never ends\nreally"),
            rejected(Format::Mods, "<mods/>", "empty --- or -"),
            rejected(Format::Bibtex, "@book{b,\n", "@ again"),
        ]);
        let texts: Vec<_> = files
            .iter()
            .map(|file| (file.extension, file.text.as_str()))
            .collect();
        assert_eq!(
            texts,
            [
                (
                    "bib",
                    "% ґанок--x(at)y.bib:7: the entry never ends really\n@book{a,\n\n% ґанок--x(at)y.bib:7: (at) again\n@book{b,\n"
                ),
                (
                    "mods.xml",
                    "<modsCollection xmlns=\"http://www.loc.gov/mods/v3\">\n<!-- ґанок- -x@y.bib:7: empty - - - or - -->\n<mods/>\n</modsCollection>\n"
                ),
            ]
        );
        assert!(reject_files(&[]).is_empty());
    }

    /// What is written, once the entry is mended, is read again, and as its own format.
    #[track_caller]
    fn check(format: Format, broken: &str, mended: &str) {
        let lost = rejected(format, broken, "it says {@x, \"y\"");
        let files = reject_files(&[lost.clone(), lost]);
        let text = files[0].text.replace(broken, mended);
        // A key that two entries have is a fault of its own.
        let text = text.replacen("@book{a,", "@book{b,", 1);
        let source = Source::new(format!("rejects.{}", files[0].extension), text.as_str());
        let found = import::read(text.as_bytes(), source.name(), &import::Options::default());
        let found = found.expect("it can be read");
        assert_eq!(found.diagnostics, [], "{text}");
        let records = found.into_records();
        let titles: Vec<_> = records
            .iter()
            .map(|r| r.text(crate::model::TextField::Title))
            .collect();
        assert_eq!(titles, [Some("Ґанок"); 2], "{text}");
    }

    #[test]
    fn mended_entries_are_read_again() {
        check(
            Format::Bibtex,
            "@book{a, title = {Ґанок",
            "@book{a, title = {Ґанок}}",
        );
        let item = r#"{"id": "a", "type": "book", "title": "Ґанок"}"#;
        check(Format::Ndjson, &item[..20], item);
        check(Format::CslJson, "17", item);
        let empty = "TY  - BOOK\nER  - ";
        check(Format::Ris, empty, "TY  - BOOK\nTI  - Ґанок\nER  - ");
        check(Format::Nbib, "PMID- ", "PMID- 17\nTI  - Ґанок");
        check(Format::Enw, "%0 Book", "%0 Book\n%T Ґанок");
        check(
            Format::Csv,
            "title;type\nбез;меж;і;ліку",
            "title;type\nҐанок;book",
        );
        check(
            Format::CslYaml,
            "  - id: a\n    title: [",
            "  - id: a\n    type: book\n    title: Ґанок",
        );
        check(
            Format::Hayagriva,
            "a:\n    type: {",
            "a:\n    type: book\n    title: Ґанок",
        );
        check(
            Format::EndnoteXml,
            "<record></record>",
            "<record><ref-type name=\"Book\">6</ref-type><titles><title>Ґанок</title></titles></record>",
        );
        check(
            Format::Jats,
            "<ref/>",
            "<ref id=\"a\"><element-citation publication-type=\"book\"><source>Ґанок</source></element-citation></ref>",
        );
        check(
            Format::Tei,
            "<biblStruct/>",
            "<biblStruct><monogr><title level=\"m\">Ґанок</title><imprint/></monogr></biblStruct>",
        );
        check(
            Format::Mods,
            "<mods/>",
            "<mods><titleInfo><title>Ґанок</title></titleInfo></mods>",
        );
    }
}
