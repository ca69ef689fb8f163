//! Strings of PDF: text in UTF-16, UTF-8 or PDFDocEncoding, and addresses.

use encoding_rs::{UTF_16BE, UTF_16LE};

/// No address is longer, in bytes.
const LONGEST_ADDRESS: usize = 8_192;

/// The characters 0x80 to 0x9E of PDFDocEncoding (ISO 32000-2, D.3); what follows is Latin-1.
const PDF_DOC: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";

/// The text of a string.
pub(super) fn text(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return UTF_16BE.decode_without_bom_handling(rest).0.into_owned();
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return UTF_16LE.decode_without_bom_handling(rest).0.into_owned();
    }
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8_lossy(rest).into_owned();
    }
    bytes.iter().map(|byte| pdf_doc(*byte)).collect()
}

fn pdf_doc(byte: u8) -> char {
    match byte {
        0x80..=0x9e => PDF_DOC
            .chars()
            .nth(usize::from(byte - 0x80))
            .unwrap_or('\u{fffd}'),
        0xa0 => '€',
        _ => char::from(byte),
    }
}

/// The address that a link leads to; `None` where it has none of the web.
pub(super) fn address(bytes: &[u8]) -> Option<String> {
    if bytes.len() > LONGEST_ADDRESS {
        return None;
    }
    let address = match std::str::from_utf8(bytes) {
        Ok(address) if !bytes.starts_with(b"\xfe\xff") => address.to_owned(),
        _ => text(bytes),
    };
    let address = address.trim();
    let lower = address.to_ascii_lowercase();
    let web = ["http://", "https://", "ftp://"];
    web.iter()
        .any(|scheme| lower.starts_with(scheme))
        .then(|| address.to_owned())
}
