//! Documents that nobody wrote for us.

use std::time::{Duration, Instant};

use posyl::ErrorKind;
use posyl::import::{self, Format, Options, sniff_bytes};

use super::build::{archive, docx, field, odt, p, runs, tp};
use super::{codes, found};

#[track_caller]
fn refused(bytes: &[u8], what: &str) {
    let error = import::read(bytes, "paper.docx", &Options::default()).expect_err(what);
    assert_eq!(error.kind(), ErrorKind::Input);
    let message = error.to_string();
    assert!(
        message.starts_with("paper.docx: ") && message.contains(what),
        "{message}"
    );
}

fn read_as(format: Format, bytes: &[u8]) {
    for (own, notes) in [(false, true), (true, false)] {
        let options = Options {
            from: Some(format),
            own,
            notes,
            ..Options::default()
        };
        let _ = import::read(bytes, "x", &options);
    }
}

#[test]
fn documents_are_told_by_what_they_say_of_themselves() {
    assert_eq!(sniff_bytes(&docx("", &[])), Some(Format::Docx));
    assert_eq!(sniff_bytes(&odt("", &[])), Some(Format::Odt));
    assert_eq!(sniff_bytes(&super::build::fodt("")), Some(Format::Odt));
    assert_eq!(sniff_bytes(&archive(&[("word/x.txt", "x")])), None);
    let types = r#"<Types><Override PartName="/d/main.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"#;
    let root = r#"<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/d/main.xml"/></Relationships>"#;
    let main = "<w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>Roe J. Words. London: Press, 2001.</w:t></w:r></w:p></w:body></w:document>";
    let other = archive(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("d/main.xml", main),
    ]);
    assert_eq!(sniff_bytes(&other), Some(Format::Docx));
    assert_eq!(
        super::strings(&other, &Options::default()),
        ["Roe J. Words. London: Press, 2001."]
    );
}

#[test]
fn what_cannot_be_opened_is_said_plainly() {
    let mut encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    encrypted.resize(512, 0);
    refused(&encrypted, "an old office document");
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    refused(&encrypted, "an encrypted office document");
    let manifest = r#"<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    let locked = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "\u{1}\u{2}"),
        ("META-INF/manifest.xml", manifest),
    ]);
    refused(&locked, "the document is encrypted");
    refused(
        &archive(&[("xl/workbook.xml", "x")]),
        "a spreadsheet (XLSX), which posyl does not read; save the sheet as CSV",
    );
    let whole = docx(&p("", "текст"), &[]);
    refused(&whole[..whole.len() - 30], "damaged or cut off");
    refused(&archive(&[("mimetype", "x")]), "ZIP");
}

/// Parts that unpack to far more than they are.
#[test]
fn bombs_are_refused() {
    let zeros = "\0".repeat(70 << 20);
    refused(
        &docx("", &[("word/document.xml", &zeros)]),
        "no document needs",
    );
    let bomb = odt("", &[("styles.xml", &zeros)]);
    assert_eq!(codes(&found(&bomb)), ["document-damaged"]);
    let names: Vec<String> = (0..50_001).map(|at| format!("m{at}")).collect();
    let many: Vec<_> = names.iter().map(|name| (name.as_str(), "")).collect();
    read_as(Format::Docx, &archive(&many));
    let error = import::read(
        &archive(&many),
        "x",
        &Options {
            from: Some(Format::Docx),
            ..Options::default()
        },
    );
    assert!(error.expect_err("too many").to_string().contains("members"));
}

#[test]
fn every_cut_and_flip_is_survived() {
    let body = [
        runs(&field(
            r#" ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"itemData":{"id":1,"title":"x"}}]} "#,
            "(1)",
        )),
        p("", "Бойко О. В. Їжаки України. Київ : Наука, 2020. 100 с."),
    ];
    let core = [(
        "docProps/core.xml",
        "<cp:coreProperties><dc:title>x</dc:title></cp:coreProperties>",
    )];
    let documents = [
        (Format::Docx, docx(&body.concat(), &core)),
        (Format::Odt, odt(&tp("Бойко О. Їжаки. 2020."), &[])),
    ];
    for (format, bytes) in documents {
        read_as(format, &[]);
        for cut in (0..bytes.len()).step_by(10) {
            read_as(format, &bytes[..cut]);
        }
        let mut state = 0x2545_f491_u32;
        for _ in 0..400 {
            let mut flipped = bytes.clone();
            for _ in 0..3 {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                let at = state as usize % flipped.len();
                flipped[at] ^= (state >> 24) as u8;
            }
            read_as(format, &flipped);
        }
    }
}

/// Bytes of the members themselves are flipped: archives whose sums are right.
#[test]
fn flips_inside_members_are_survived() {
    let body = [
        runs(&field(
            " ADDIN EN.CITE <EndNote><Cite><record><rec-number>1</rec-number></record></Cite></EndNote>",
            "(1)",
        )),
        runs(
            r#"<w:hyperlink r:id="rId1"><w:r><w:t>x</w:t></w:r></w:hyperlink><w:r><w:sym w:char="F0B7"/></w:r>"#,
        ),
        super::build::numbered("Бойко О. В. Їжаки України. Київ : Наука, 2020. 100 с."),
    ];
    let document = format!(
        "<w:document><w:body>{}</w:body></w:document>",
        body.concat()
    );
    let parts = [
        ("word/document.xml", document.as_str()),
        ("word/numbering.xml", super::build::NUMBERING),
        ("word/styles.xml", super::build::STYLES),
    ];
    let mut state = 0x9e37_79b9_u32;
    for round in 0..600 {
        let (name, text) = parts[round % parts.len()];
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=round % 5 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = (state >> 8) as usize % bytes.len();
            bytes[at] ^= (state >> 24) as u8;
        }
        let flipped = String::from_utf8_lossy(&bytes);
        read_as(Format::Docx, &docx(&body.concat(), &[(name, &flipped)]));
        read_as(Format::Odt, &odt(&flipped, &[]));
    }
}

/// The text of a member cut anywhere: what was read before stands.
#[test]
fn a_body_that_breaks_off_is_read_up_to_there() {
    let whole = r#"<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>Бойко О. Їжаки. Київ, 2020.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "x"</w:instrText></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"#;
    for cut in (0..whole.len()).filter(|cut| whole.is_char_boundary(*cut)) {
        let found = found(&docx("", &[("word/document.xml", &whole[..cut])]));
        let damaged = codes(&found).contains(&"document-damaged");
        assert_eq!(damaged, cut > 0, "{cut}");
    }
}

/// Deep and long repetitions take neither the stack nor more than linear time.
#[test]
fn long_repetitions_are_survived() {
    let pieces = [
        ("<w:p>", ""),
        ("<w:p><w:r><w:t>x</w:t></w:r></w:p>", ""),
        ("<w:tbl><w:tr><w:tc>", ""),
        ("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", ""),
        ("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", ""),
        ("<w:r><w:t>x</w:t><w:br/></w:r>", "p"),
        (
            "<w:hyperlink r:id=\"rId1\"><w:r><w:t>x</w:t></w:r></w:hyperlink>",
            "p",
        ),
        (
            "<w:sdt><w:sdtPr><w:tag w:val=\"MENDELEY_CITATION_v3_e30\"/></w:sdtPr></w:sdt>",
            "p",
        ),
        ("<w:r><w:footnoteReference w:id=\"1\"/></w:r>", "p"),
        (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
            "",
        ),
        ("<w:t>&lt;", ""),
        ("<w:bookmarkStart w:name=\"ZOTERO_BREF_x\"/>", ""),
    ];
    for (piece, inside) in pieces {
        let many = piece.repeat((1 << 20) / piece.len());
        let body = if inside == "p" { runs(&many) } else { many };
        let start = Instant::now();
        read_as(Format::Docx, &docx(&body, &[]));
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{piece} took {:?}",
            start.elapsed()
        );
    }
    let pieces = [
        "<text:p>",
        "<text:list><text:list-item>",
        "<text:p>x</text:p>",
        "<text:note><text:note-body><text:p>",
        "<text:s text:c=\"4000000000\"/>",
        "<text:a xlink:href=\"x\">",
        "<table:table-row><table:table-cell>",
    ];
    for piece in pieces {
        let many = piece.repeat((1 << 20) / piece.len());
        let start = Instant::now();
        read_as(Format::Odt, &odt(&many, &[]));
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{piece} took {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn entities_are_not_expanded() {
    let document = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><w:document xmlns:w="x"><w:body><w:p><w:r><w:t>Roe J. &b;&f;&amp; Words. 2001.</w:t></w:r></w:p></w:body></w:document>"#;
    let bytes = docx("", &[("word/document.xml", document)]);
    assert_eq!(
        super::strings(&bytes, &Options::default()),
        ["Roe J. &b;&f;& Words. 2001."]
    );
}
