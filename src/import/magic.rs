//! Binary files that people hand over by mistake, by their first bytes.

/// What a file is that begins so, and what to do with it.
pub(super) fn recognise(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if bytes.starts_with(OLD_OFFICE) && is_encrypted(bytes) {
        return Some(("an encrypted office document", DECRYPT));
    }
    if bytes.starts_with(b"PK")
        && let Some(&(_, what, advice)) = PACKED
            .iter()
            .find(|(name, _, _)| holds(bytes, name.as_bytes()))
    {
        return Some((what, advice));
    }
    MAGICS
        .iter()
        .find(|(magic, _, _)| bytes.starts_with(magic))
        .map(|&(_, what, advice)| (what, advice))
}

/// Whether an old container holds a new document, encrypted. The names of its streams stand in it in UTF-16.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    holds(bytes, &name)
}

fn holds(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).any(|window| window == name)
}

/// What stands, as it is, in archives that are documents of other sorts; what they are, what to do with them.
const PACKED: &[(&str, &str, &str)] = &[
    ("xl/workbook.xml", "a spreadsheet (XLSX)", AS_CSV),
    (
        "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "a spreadsheet (ODS)",
        AS_CSV,
    ),
    ("ppt/presentation.xml", "a presentation (PPTX)", AS_TEXT),
    (
        "mimetypeapplication/vnd.oasis.opendocument.presentation",
        "a presentation (ODP)",
        AS_TEXT,
    ),
    (
        "mimetypeapplication/epub+zip",
        "an electronic book (EPUB)",
        "unpack it and give the page with the references",
    ),
];

const AS_CSV: &str = "save the sheet as CSV";

const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const DECRYPT: &str = "open it with its password and save it without one";
const AS_TEXT: &str = "open it and save it as plain text in UTF-8, or as DOCX";
const UNPACK: &str = "unpack it and give the files inside";
const NO_TEXT: &str = "it holds no reference list";

/// First bytes, what they mean, what to do.
const MAGICS: &[(&[u8], &str, &str)] = &[
    (
        b"%PDF-",
        "a PDF document",
        "read it with `--from pdf`, or leave the format to be guessed",
    ),
    (b"PK\x03\x04", "a ZIP archive", UNPACK),
    (OLD_OFFICE, "an old office document (DOC, XLS)", AS_TEXT),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"\xfd7zXZ\0", "an xz archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", UNPACK),
    (b"BZh91AY&SY", "a bzip2 archive", UNPACK),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", NO_TEXT),
    (b"\xff\xd8\xff", "a JPEG image", NO_TEXT),
    (b"GIF8", "a GIF image", NO_TEXT),
    (b"\x7fELF", "a program (ELF)", NO_TEXT),
    (b"MZ\x90\0", "a program (Windows)", NO_TEXT),
    (
        b"SQLite format 3\0",
        "an SQLite database",
        "a library of posyl is read by the name of its file",
    ),
    (b"\xff\xfe\0\0", "text in UTF-32", AS_TEXT),
    (b"\0\0\xfe\xff", "text in UTF-32", AS_TEXT),
];
