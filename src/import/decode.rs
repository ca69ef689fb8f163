//! Bytes to text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{encoding, magic};
use crate::diag::{Diagnostic, Severity};
use crate::text::Source;
use crate::{Error, ErrorKind, Result};

/// At most so many damaged lines are reported one by one.
const MOST_REPORTS: usize = 20;

/// Turns the bytes of an input into text.
///
/// A byte order mark decides; without one, UTF-8 is tried, then UTF-16, then what a web page or an XML document says of
/// itself, then the eight-bit encodings in which Ukrainian is found. `encoding` (a label of the WHATWG Encoding Standard: `windows-1251`) overrides the guess.
/// In a file that is UTF-8 but for a few bytes, these become U+FFFD and are reported with their lines. An empty
/// input is an empty text and a diagnostic.
///
/// # Errors
/// [`ErrorKind::Input`] for a binary file, saying what it looks like; [`ErrorKind::Usage`] for an unknown
/// `encoding`.
pub fn decode(
    bytes: &[u8],
    name: &str,
    encoding: Option<&str>,
) -> Result<(Source, Vec<Diagnostic>)> {
    let (decoding, mut diagnostics) = Decoding::of(bytes, name, encoding)?;
    let source = Source::new(name, decoding.text(bytes));
    diagnostics.extend(damage(&source));
    if source.text().trim().is_empty() {
        let message = format!("{name} is empty");
        diagnostics.push(Diagnostic::new("input-empty", Severity::Warning, message));
    }
    Ok((source, diagnostics))
}

/// How the bytes of an input become text: told by its beginning, it holds for the parts of an input that is read bit by bit.
#[derive(Debug, Clone, Copy)]
pub struct Decoding {
    encoding: &'static Encoding,
}

impl Decoding {
    /// Tells it of an input's bytes, or of the first of them; as [`decode`].
    ///
    /// # Errors
    /// As [`decode`].
    pub fn of(bytes: &[u8], name: &str, encoding: Option<&str>) -> Result<(Self, Vec<Diagnostic>)> {
        let told = encoding.map(by_label).transpose()?;
        if let Some((what, advice)) = magic::recognise(bytes) {
            let message = format!("this is {what}, which posyl does not read; {advice}");
            return Err(Error::new(ErrorKind::Input, message).about(name));
        }
        let mut diagnostics = Vec::new();
        let encoding = match by_mark(bytes).or(told) {
            Some(encoding) => encoding,
            None => guess(bytes, name, &mut diagnostics)?,
        };
        Ok((Self { encoding }, diagnostics))
    }

    /// Whether a byte 0A is a line feed and nothing else, so that bytes may be parted there.
    pub fn parts_at_line_feeds(self) -> bool {
        self.encoding != UTF_16BE && self.encoding != UTF_16LE
    }

    /// Bytes as text, without a byte order mark; what is no text becomes U+FFFD.
    pub fn text(self, bytes: &[u8]) -> String {
        let text = self.encoding.decode_with_bom_removal(bytes).0;
        with_line_feeds(text.into_owned())
    }
}

/// Line ends of old Macintoshes become ours; both are one byte, so that places stay.
fn with_line_feeds(text: String) -> String {
    match text.contains('\r') && !text.contains('\n') {
        true => text.replace('\r', "\n"),
        false => text,
    }
}

/// What people call encodings beside the labels of the standard, which knows `cp1251`, `cp866` and `866`.
const ALIASES: &[(&str, &str)] = &[
    ("koi8u", "koi8-u"),
    ("koi8r", "koi8-r"),
    ("1251", "windows-1251"),
    ("win1251", "windows-1251"),
    ("win-1251", "windows-1251"),
    ("windows1251", "windows-1251"),
    ("ibm-866", "ibm866"),
    ("8859-5", "iso-8859-5"),
    ("utf16", "utf-16le"),
    ("utf16le", "utf-16le"),
    ("utf16be", "utf-16be"),
    ("65001", "utf-8"),
    ("cp65001", "utf-8"),
];

fn by_label(label: &str) -> Result<&'static Encoding> {
    let plain = label.trim().to_ascii_lowercase();
    let alias = ALIASES.iter().find(|(alias, _)| *alias == plain);
    let standard = alias.map_or(plain.as_str(), |(_, standard)| standard);
    Encoding::for_label(standard.as_bytes()).ok_or_else(|| {
        let message = format!(
            "unknown encoding `{label}` (known are utf-8, utf-16le, windows-1251, koi8-u, ibm866, iso-8859-5 …)"
        );
        Error::new(ErrorKind::Usage, message)
    })
}

fn by_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding)
}

fn guess(bytes: &[u8], name: &str, diagnostics: &mut Vec<Diagnostic>) -> Result<&'static Encoding> {
    let wide = wide_encoding(bytes);
    if wide.is_none() && is_binary(bytes) {
        let message = "this is a binary file, not text; give a text, BibTeX or CSL-JSON file";
        return Err(Error::new(ErrorKind::Input, message).about(name));
    }
    let encoding = match wide {
        Some(wide) => wide,
        None if is_mostly_utf8(bytes) => UTF_8,
        None => match encoding::declared(bytes) {
            Some(declared) => return Ok(declared),
            None => encoding::guess(bytes),
        },
    };
    if encoding != UTF_8 {
        let message = format!(
            "{name} is not UTF-8; it was read as {}, say which encoding it is if that is wrong",
            encoding.name()
        );
        diagnostics.push(Diagnostic::new("encoding-guessed", Severity::Note, message));
    }
    Ok(encoding)
}

/// UTF-16 without a mark: in text of our scripts every second byte is one of a few (U+00xx, U+04xx, U+20xx,
/// U+21xx), and some are zero.
fn wide_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let high = |from: usize| {
        let half = head.iter().skip(from).step_by(2);
        let fitting = half
            .clone()
            .filter(|b| matches!(**b, 0 | 4 | 0x20 | 0x21))
            .count();
        let telling = half.filter(|b| matches!(**b, 0 | 4)).count();
        let other = head
            .iter()
            .skip(1 - from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count();
        // A sign now and then has a zero for its low byte: U+0400, U+2000.
        fitting * 20 >= head.len() / 2 * 19 && telling * 2 >= fitting && other * 100 <= head.len()
    };
    match head.len() >= 4 {
        true if high(0) => Some(UTF_16BE),
        true if high(1) => Some(UTF_16LE),
        _ => None,
    }
}

/// A few control characters may stray into any text.
const STRAY_CONTROLS: usize = 16;

/// Text has no NUL, and next to no other control characters.
fn is_binary(bytes: &[u8]) -> bool {
    let controls = bytes
        .iter()
        .filter(|b| b.is_ascii_control() && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
        .count();
    bytes.contains(&0) || (controls > STRAY_CONTROLS && controls * 50 > bytes.len())
}

/// Whether sequences that are UTF-8 outnumber those that are not; in eight-bit Cyrillic hardly any is.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good > bad
}

/// Tells of the lines that hold bytes which were no text.
pub fn damage(source: &Source) -> Vec<Diagnostic> {
    let damaged = |span: &crate::text::Span| span.of(source.text()).contains('\u{fffd}');
    let lines: Vec<_> = source.lines().filter(damaged).collect();
    let mut diagnostics = Vec::new();
    for span in lines.iter().take(MOST_REPORTS) {
        let message = "the line holds bytes that are no text in this encoding; they became U+FFFD";
        let diagnostic = Diagnostic::new("encoding-damage", Severity::Warning, message);
        diagnostics.push(diagnostic.at(*span).on_line(source.line_of(span.start)));
    }
    if let Some(more) = lines.len().checked_sub(MOST_REPORTS).filter(|n| *n > 0) {
        let message = format!("{more} more lines hold bytes that are no text in this encoding");
        diagnostics.push(Diagnostic::new(
            "encoding-damage",
            Severity::Warning,
            message,
        ));
    }
    diagnostics
}
