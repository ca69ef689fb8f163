//! Documents made for tests, in the shapes that word processors write.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) fn archive(members: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).expect("a name");
        writer.write_all(text.as_bytes()).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

pub(super) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

/// A document of Word with a body and further parts, which take the place of those of the same name.
pub(super) fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>"#
    );
    let own = relations("");
    let mut members = vec![
        (RELATIONS, own.as_str()),
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT_RELATIONS),
        ("word/document.xml", document.as_str()),
        ("word/styles.xml", STYLES),
    ];
    members.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    members.extend_from_slice(more);
    archive(&members)
}

/// A paragraph of one run, with properties.
pub(super) fn p(properties: &str, text: &str) -> String {
    let text = escaped(text);
    format!(
        r#"<w:p w:rsidR="00A1"><w:pPr>{properties}</w:pPr><w:r><w:rPr><w:lang w:val="uk-UA"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#
    )
}

pub(super) fn heading(text: &str) -> String {
    p(r#"<w:pStyle w:val="1"/>"#, text)
}

/// Numbered by the list that [`NUMBERING`] has.
pub(super) fn numbered(text: &str) -> String {
    p(
        r#"<w:pStyle w:val="a3"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>"#,
        text,
    )
}

/// A complex field, its instruction cut into runs as Word cuts it.
pub(super) fn field(instruction: &str, result: &str) -> String {
    let pieces: Vec<char> = instruction.chars().collect();
    let pieces = pieces.chunks(200).map(|piece| {
        let piece = escaped(&piece.iter().collect::<String>());
        format!(r#"<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>"#)
    });
    let pieces: String = pieces.collect();
    let result = escaped(result);
    format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>{pieces}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
    )
}

/// A paragraph of runs.
pub(super) fn runs(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// The relations of the main part.
pub(super) fn relations(entries: &str) -> String {
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{OWN_RELATIONS}{entries}</Relationships>"#
    )
}

pub(super) const RELATIONS: &str = "word/_rels/document.xml.rels";

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

const ROOT_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

pub(super) const STYLES: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style><w:style w:type="paragraph" w:styleId="a3"><w:name w:val="List Paragraph"/></w:style></w:styles>"#;

pub(super) const NUMBERING: &str = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;

const OWN_RELATIONS: &str = r#"<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#;

/// A document of LibreOffice.
pub(super) fn odt(text: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let content = content(text);
    let mut members = vec![
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_str()),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
    ];
    members.extend_from_slice(more);
    archive(&members)
}

fn content(text: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {NAMESPACES}><office:automatic-styles>{LISTS}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>"#
    )
}

/// The same in one XML file.
pub(super) fn fodt(text: &str) -> Vec<u8> {
    let whole = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.text">
 <office:meta><dc:title>Плаский</dc:title></office:meta>
 <office:automatic-styles>{LISTS}</office:automatic-styles>
 <office:body><office:text>{text}</office:text></office:body></office:document>"#
    );
    whole.into_bytes()
}

const NAMESPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0""#;

const LISTS: &str = r#"<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." style:num-list-format="%1%."/></text:list-style><text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="[" style:num-suffix="]"/></text:list-style><text:list-style style:name="L3"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="(" style:num-suffix=")"/><text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2"/></text:list-style><text:list-style style:name="L4"><text:list-level-style-bullet text:level="1" text:bullet-char="✗"/></text:list-style><text:list-style style:name="L5"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>"#;

pub(super) fn tp(text: &str) -> String {
    format!(
        r#"<text:p text:style-name="Standard">{}</text:p>"#,
        escaped(text)
    )
}

pub(super) fn th(text: &str) -> String {
    format!(
        r#"<text:h text:style-name="Heading_20_1" text:outline-level="1">{}</text:h>"#,
        escaped(text)
    )
}
