//! Citations that reference managers and word processors left in a document.

use posyl::import::Options;
use posyl::model::{Date, DateField, DateParts, Kind, Name, NameField, Reference, TextField};

use super::build::{docx, escaped, field, heading, odt, p, runs, tp};
use super::{codes, found, records, strings};

fn titles(records: &[Reference]) -> Vec<&str> {
    let titles = records
        .iter()
        .map(|record| record.text(TextField::Title).unwrap_or("-"));
    titles.collect()
}

/// A citation as Zotero writes it; the items by number.
fn zotero(items: &[u32]) -> String {
    let items = items.iter().map(|number| {
        format!(
            r#"{{"id":{number},"uris":["http://zotero.org/users/local/x/items/K{number}"],"itemData":{{"id":{number},"type":"article-journal","title":"Праця {number}: «Їжак & “ґава”» <i>x</i>","container-title":"Вісник","page":"5-9","author":[{{"family":"Бойко","given":"Ольга"}}],"issued":{{"date-parts":[["2020",3]]}},"note":"<script>"}},"locator":"15","label":"page"}}"#
        )
    });
    let items: Vec<_> = items.collect();
    format!(
        r#"{{"citationID":"aB3","properties":{{"formattedCitation":"(Бойко, 2020)","plainCitation":"(Бойко, 2020)","noteIndex":0}},"citationItems":[{}],"schema":"https://github.com/citation-style-language/schema/raw/master/csl-citation.json"}}"#,
        items.join(",")
    )
}

fn zotero_field(items: &[u32]) -> String {
    field(
        &format!(" ADDIN ZOTERO_ITEM CSL_CITATION {} ", zotero(items)),
        "(Бойко, 2020)",
    )
}

#[test]
fn zotero_in_word() {
    let body = [
        p("", "Перший абзац без посилань."),
        runs(&(zotero_field(&[7]) + &zotero_field(&[3, 7]))),
        runs(&zotero_field(&[3])),
        heading("Література"),
        runs(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Бойко О. Праця 3.</w:t></w:r>"#,
        ),
        runs(
            r#"<w:r><w:t>Бойко О. Праця 7.</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
        ),
    ];
    let bytes = docx(&body.concat(), &[]);
    let found = found(&bytes);
    assert_eq!(found.diagnostics, []);
    let records = found.into_records();
    let [first, second] = records.as_slice() else {
        panic!("{records:?}")
    };
    assert_eq!((first.id.as_str(), second.id.as_str()), ("7", "3"));
    assert_eq!(first.kind, Kind::ArticleJournal);
    assert_eq!(
        first.text(TextField::Title),
        Some("Праця 7: «Їжак & “ґава”» <i>x</i>")
    );
    assert_eq!(first.text(TextField::Note), Some("<script>"));
    assert_eq!(first.text(TextField::Locator), None);
    assert_eq!(
        first.names(NameField::Author),
        [Name::person("Бойко", "Ольга")]
    );
    assert_eq!(
        first.custom["uris"][0],
        "http://zotero.org/users/local/x/items/K7"
    );
    let place = first.evidence.place.as_ref().expect("its paragraph");
    assert_eq!((place.source.as_str(), place.line), ("paper", 2));
}

#[test]
fn a_broken_citation_loses_itself_only() {
    let broken = field(
        " ADDIN ZOTERO_ITEM CSL_CITATION {\"citationItems\":[{\"id\":1,",
        "(?)",
    );
    let without = field(
        r#" ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"id":5}]} "#,
        "(?)",
    );
    let body = [
        runs(&zotero_field(&[1])),
        runs(&broken),
        runs(&without),
        runs(&zotero_field(&[2])),
    ];
    let found = found(&docx(&body.concat(), &[]));
    assert_eq!(codes(&found), ["citation-broken", "citation-broken"]);
    assert_eq!(found.diagnostics[0].line, Some(2));
    assert_eq!(found.rejects[0].text, "{\"citationItems\":[{\"id\":1,");
    assert_eq!(found.rejects[1].text, r#"{"id":5}"#);
    assert_eq!(found.into_records().len(), 2);
}

#[test]
fn citations_in_notes_come_where_their_marks_stand() {
    let notes = format!(
        r#"<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">{}</w:footnote></w:footnotes>"#,
        runs(&zotero_field(&[2]))
    );
    let mark = r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#;
    let body = runs(&(zotero_field(&[1]) + mark + &zotero_field(&[3])));
    let relation = super::build::relations(
        r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>"#,
    );
    let bytes = docx(
        &body,
        &[
            ("word/footnotes.xml", &notes),
            (super::build::RELATIONS, &relation),
        ],
    );
    let records = records(&bytes);
    let ids: Vec<_> = records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["1", "2", "3"]);
}

/// The same bookmarks and properties, as Zotero and Mendeley write them where fields are not wanted.
fn properties(open: &str, close: &str) -> String {
    let code = format!("ZOTERO_ITEM CSL_CITATION {}", zotero(&[4]));
    let letters: Vec<char> = code.chars().collect();
    let pieces = letters.chunks(255).enumerate().map(|(at, piece)| {
        let piece = escaped(&piece.iter().collect::<String>());
        open.replace("NAME", &format!("ZOTERO_BREF_a1B2_{}", at + 1)) + &piece + close
    });
    // The pieces need not stand in order.
    let mut pieces: Vec<_> = pieces.collect();
    pieces.reverse();
    pieces.concat()
}

#[test]
fn bookmarks_of_zotero() {
    let open = r#"<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="NAME"><vt:lpwstr>"#;
    let custom = format!(
        r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>"#,
        properties(open, "</vt:lpwstr></property>")
    );
    let body = runs(
        r#"<w:bookmarkStart w:id="0" w:name="ZOTERO_BREF_a1B2"/><w:r><w:t>(1)</w:t></w:r><w:bookmarkEnd w:id="0"/>"#,
    );
    let records = records(&docx(&body, &[("docProps/custom.xml", &custom)]));
    assert_eq!(records[0].id, "4");

    let meta = format!(
        r#"<office:document-meta xmlns:office="o" xmlns:meta="m"><office:meta>{}</office:meta></office:document-meta>"#,
        properties(
            r#"<meta:user-defined meta:name="NAME" meta:value-type="string">"#,
            "</meta:user-defined>"
        )
    );
    let text = r#"<text:p><text:bookmark-start text:name="ZOTERO_BREF_a1B2"/>(1)<text:bookmark-end text:name="ZOTERO_BREF_a1B2"/></text:p>"#;
    assert_eq!(
        super::records(&odt(text, &[("meta.xml", &meta)]))[0].id,
        "4"
    );
}

#[test]
fn zotero_in_libreoffice() {
    let name = escaped(&format!(
        "ZOTERO_ITEM CSL_CITATION {} RNDpQ7xYz01Ab",
        zotero(&[8, 9])
    ));
    let text = format!(
        r#"<text:p>Як відомо <text:reference-mark-start text:name="{name}"/>(Бойко)<text:reference-mark-end text:name="{name}"/>.</text:p>{}<text:section text:name="ZOTERO_BIBL {{}} CSL_BIBLIOGRAPHY RNDx">{}</text:section>"#,
        tp("Література"),
        tp("Бойко О. Праця 8.")
    );
    let found = found(&odt(&text, &[]));
    assert_eq!(codes(&found), ["bibliography-differs"]);
    assert!(
        found.diagnostics[0].message.contains("hold 2 records"),
        "{:?}",
        found.diagnostics
    );
    let records = found.into_records();
    assert_eq!(titles(&records)[1], "Праця 9: «Їжак & “ґава”» <i>x</i>");
}

#[test]
fn mendeley_of_both_kinds() {
    let old = field(
        r#"ADDIN CSL_CITATION { "citationItems" : [ { "id" : "ITEM-1", "itemData" : { "DOI" : "10.1000/x", "id" : "ITEM-1", "issued" : { "date-parts" : [ [ "2019" ] ] }, "title" : "Стара", "type" : "book" }, "uris" : [ "http://www.mendeley.com/documents/?uuid=1" ] } ], "mendeley" : { "formattedCitation" : "(1)" } }"#,
        "(1)",
    );
    let json = r#"{"citationID":"MENDELEY_CITATION_x","citationItems":[{"id":"1f","itemData":{"type":"webpage","id":"1f","title":"Нова їжакова"},"isTemporary":false}]}"#;
    let control = |data: &str| {
        format!(
            r#"<w:sdt><w:sdtPr><w:rPr><w:color w:val="000000"/></w:rPr><w:tag w:val="MENDELEY_CITATION_v3_{data}"/><w:id w:val="1"/></w:sdtPr><w:sdtContent><w:r><w:t>(2)</w:t></w:r></w:sdtContent></w:sdt>"#
        )
    };
    let body = [
        runs(&old),
        runs(&control(&base64(json.as_bytes()))),
        runs(&control("@@@")),
    ];
    let found = found(&docx(&body.concat(), &[]));
    assert_eq!(codes(&found), ["citation-broken"]);
    let records = found.into_records();
    assert_eq!(titles(&records), ["Стара", "Нова їжакова"]);
    assert_eq!(records[0].text(TextField::Doi), Some("10.1000/x"));
}

/// Base64 (RFC 4648), to make what fields hold.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes.chunks(3).map(|group| {
        let bits = (0..3).fold(0_u32, |bits, at| {
            bits << 8 | u32::from(*group.get(at).unwrap_or(&0))
        });
        let digit = |at: usize| match at <= group.len() {
            true => char::from(DIGITS[(bits >> (18 - 6 * at) & 63) as usize]),
            false => '=',
        };
        (0..4).map(digit).collect::<String>()
    });
    groups.collect()
}

const SOURCES: &str = r#"<?xml version="1.0"?><b:Sources SelectedStyle="\APA.XSL" xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">
<b:Source><b:Tag>Бой20</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Guid>{1}</b:Guid><b:LCID>1058</b:LCID><b:Author><b:Author><b:NameList><b:Person><b:Last>Бойко</b:Last><b:Middle>В.</b:Middle><b:First>Ольга</b:First></b:Person></b:NameList></b:Author></b:Author><b:Title>Їжаки</b:Title><b:JournalName>Вісник</b:JournalName><b:Year>2020</b:Year><b:Month>травень</b:Month><b:Day>7</b:Day><b:Pages>5–9</b:Pages><b:Volume>3</b:Volume><b:Issue>2</b:Issue><b:StandardNumber>ISSN 2414-9616</b:StandardNumber><b:RefOrder>2</b:RefOrder></b:Source>
<b:Source><b:Tag>Min21</b:Tag><b:SourceType>Report</b:SourceType><b:Author><b:Author><b:Corporate>Міністерство освіти</b:Corporate></b:Author><b:Editor><b:NameList><b:Person><b:Last>Roe</b:Last><b:First>Jane</b:First></b:Person></b:NameList></b:Editor></b:Author><b:Title>Звіт</b:Title><b:Year>б. р.</b:Year><b:City>Київ</b:City><b:CountryRegion>Україна</b:CountryRegion><b:ThesisType>Річний звіт</b:ThesisType><b:Department>Відділ</b:Department></b:Source>
<b:Source><b:Tag>Art</b:Tag><b:SourceType>Art</b:SourceType><b:Title>Картина</b:Title></b:Source>
</b:Sources>"#;

#[test]
fn sources_of_word_that_are_cited() {
    let cite = |tags: &str| {
        format!(
            r#"<w:sdt><w:sdtPr><w:citation/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
            field(tags, "(?)")
        )
    };
    let body = runs(
        &(cite(r" CITATION Min21 \l 1058  \m Бой20")
            + &cite(" CITATION Бой20 \\p 5 ")
            + &cite(" CITATION Nobody ")),
    );
    let found = found(&docx(
        &body,
        &[
            ("customXml/item1.xml", SOURCES),
            ("customXml/item2.xml", "<other/>"),
        ],
    ));
    assert_eq!(codes(&found), ["citation-broken"]);
    let records = found.into_records();
    assert_eq!(titles(&records), ["Звіт", "Їжаки"]);
    let [report, article] = records.as_slice() else {
        panic!()
    };
    assert_eq!(
        (article.id.as_str(), article.kind),
        ("Бой20", Kind::ArticleJournal)
    );
    assert_eq!(
        article.names(NameField::Author),
        [Name::person("Бойко", "Ольга В.")]
    );
    let day = DateParts {
        year: 2020,
        month: Some(5),
        day: Some(7),
    };
    assert_eq!(article.date(DateField::Issued), Some(&Date::parts(day)));
    assert_eq!(article.text(TextField::Page), Some("5-9"));
    assert_eq!(article.text(TextField::Language), Some("uk-UA"));
    assert_eq!(article.text(TextField::Issn), Some("ISSN 2414-9616"));
    assert_eq!(article.custom["Guid"], "{1}");
    assert_eq!(report.kind, Kind::Report);
    assert_eq!(
        report.names(NameField::Author),
        [Name::literal("Міністерство освіти")]
    );
    assert_eq!(
        report.names(NameField::Editor),
        [Name::person("Roe", "Jane")]
    );
    assert_eq!(
        report.text(TextField::PublisherPlace),
        Some("Київ, Україна")
    );
    assert_eq!(report.text(TextField::Genre), Some("Річний звіт"));
    assert_eq!(report.custom["Department"], "Відділ");
    let raw = report
        .date(DateField::Issued)
        .and_then(|date| date.raw.as_deref());
    assert_eq!(raw, Some("б. р."));
}

#[test]
fn sources_of_word_that_nobody_cites_are_all_taken() {
    let records = records(&docx(&p("", "Текст."), &[("customXml/item1.xml", SOURCES)]));
    assert_eq!(titles(&records), ["Їжаки", "Звіт", "Картина"]);
}

#[test]
fn bibliography_marks_of_libreoffice() {
    let mark = r#"<text:bibliography-mark text:identifier="b20" text:bibliography-type="book" text:author="Бойко, О." text:title="Їжаки &amp; ґави" text:year="2020" text:publisher="Наука" text:isbn="">[b20]</text:bibliography-mark>"#;
    let text = format!("<text:p>Див. {mark} і {mark}</text:p>");
    let records = records(&odt(&text, &[]));
    assert_eq!(titles(&records), ["Їжаки & ґави"]);
    assert_eq!(records[0].kind, Kind::Book);
    assert_eq!(records[0].date(DateField::Issued), Some(&Date::year(2020)));
}

#[test]
fn deleted_citations_are_not_read() {
    let deleted = zotero_field(&[1]).replace("w:instrText", "w:delInstrText");
    let body = runs(&format!(
        r#"<w:del w:id="1" w:author="x">{deleted}</w:del><w:ins w:id="2" w:author="x">{}</w:ins><w:moveFrom w:id="3">{}</w:moveFrom>"#,
        zotero_field(&[2]),
        zotero_field(&[3])
    ));
    let records = records(&docx(&body, &[]));
    let ids: Vec<_> = records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["2"]);
}

#[test]
fn fields_that_we_do_not_read_are_told() {
    let body = [
        runs(&field("ADDIN CitaviPlaceholder{eyJ4IjoxfQ==}", "(1)")),
        heading("References"),
        p("", "1. Roe J. Words. London: Press, 2001. 100 p."),
        p("", "2. Doe J. Works. London: Press, 2002. 120 p."),
    ];
    let bytes = docx(&body.concat(), &[]);
    assert_eq!(codes(&found(&bytes)), ["citation-unread"]);
    assert_eq!(strings(&bytes, &Options::default()).len(), 2);
}

#[test]
fn the_document_itself_is_a_record() {
    let core = r#"<cp:coreProperties xmlns:cp="a" xmlns:dc="b" xmlns:dcterms="c" xmlns:xsi="d"><dc:title>Їжаки &amp; люди</dc:title><dc:creator>Ольга Бойко; Петренко І.</dc:creator><cp:lastModifiedBy>x</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">2021-05-17T08:00:00Z</dcterms:created></cp:coreProperties>"#;
    let own = Options {
        own: true,
        ..Options::default()
    };
    let of = |name: &str, bytes: &[u8]| {
        let found = posyl::import::read(bytes, name, &own).expect("it is read");
        found.into_records().remove(0)
    };
    let record = of(
        "dir/paper.docx",
        &docx(&p("", "x"), &[("docProps/core.xml", core)]),
    );
    assert_eq!(
        (record.id.as_str(), record.text(TextField::Title)),
        ("paper", Some("Їжаки & люди"))
    );
    let authors = [Name::literal("Ольга Бойко"), Name::literal("Петренко І.")];
    assert_eq!(record.names(NameField::Author), authors);
    let day = DateParts {
        year: 2021,
        month: Some(5),
        day: Some(17),
    };
    assert_eq!(record.date(DateField::Issued), Some(&Date::parts(day)));

    let meta = r#"<office:document-meta xmlns:office="o"><office:meta><dc:creator>Інша</dc:creator><dc:title>Ґави</dc:title><meta:initial-creator>Бойко</meta:initial-creator><meta:user-defined meta:name="DOI">10.1000/x</meta:user-defined></office:meta></office:document-meta>"#;
    let record = of("p.odt", &odt(&tp("x"), &[("meta.xml", meta)]));
    assert_eq!(record.names(NameField::Author), [Name::literal("Бойко")]);
    assert_eq!(record.text(TextField::Doi), Some("10.1000/x"));
    assert_eq!(
        of("p.fodt", &super::build::fodt("")).text(TextField::Title),
        Some("Плаский")
    );
}

/// LibreOffice keeps the fields of Word that it does not know, but of Word’s sources only the instruction.
#[test]
fn documents_of_word_that_libreoffice_saved() {
    let code = escaped(&format!(
        " ADDIN ZOTERO_ITEM CSL_CITATION {} ",
        zotero(&[6])
    ));
    let text = format!(
        r#"<text:p>Див. <field:fieldmark-start text:name="Bookmark" field:type="vnd.oasis.opendocument.field.UNHANDLED"><field:param field:name="vnd.oasis.opendocument.field.code" field:value="{code}"/></field:fieldmark-start><field:fieldmark-separator/>(1)<field:fieldmark-end/></text:p><text:p><text:bibliography-mark text:identifier=" CITATION Бой20 \l 1058 " text:bibliography-type="article" text:title="(Бойко)">(Бойко)</text:bibliography-mark></text:p>"#
    );
    let found = found(&odt(&text, &[]));
    assert_eq!(codes(&found), ["citation-unread"]);
    assert_eq!(found.rejects, []);
    assert_eq!(found.into_records()[0].id, "6");
}

/// Zotero writes its data into links where a document is to go to another word processor.
#[test]
fn documents_that_are_transferred() {
    let text = escaped(&format!("ITEM CSL_CITATION {}", zotero(&[2])));
    let link =
        format!(r#"<text:p><text:a xlink:href="https://www.zotero.org/">{text}</text:a></text:p>"#);
    assert_eq!(records(&odt(&link, &[]))[0].id, "2");
    let body = runs(&field(
        r#" HYPERLINK "https://www.zotero.org/" "#,
        &format!("ITEM CSL_CITATION {}", zotero(&[2])),
    ));
    assert_eq!(records(&docx(&body, &[]))[0].id, "2");
}

const ENDNOTE: &str = r#"<EndNote><Cite><Author>Boiko</Author><Year>2020</Year><RecNum>12</RecNum><DisplayText>(Boiko, 2020; Petrenko, 2019)</DisplayText><record><rec-number>12</rec-number><foreign-keys><key app="EN" db-id="x9" timestamp="16">12</key></foreign-keys><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Boiko, Olha</author></authors></contributors><titles><title>Hedgehogs &amp; jays</title><secondary-title>Herald</secondary-title></titles><periodical><full-title>Herald</full-title></periodical><pages>5-9</pages><volume>3</volume><dates><year>2020</year></dates><urls></urls></record></Cite><Cite><Author>Петренко</Author><Year>2019</Year><RecNum>13</RecNum><record><rec-number>13</rec-number><foreign-keys><key app="EN" db-id="x9" timestamp="17">13</key></foreign-keys><ref-type name="Book">6</ref-type><contributors><authors><author>Петренко, Іван</author></authors></contributors><titles><title>Ґави</title></titles><dates><year>2019</year></dates></record></Cite></EndNote>"#;

#[test]
fn endnote_in_the_instruction_and_beside_it() {
    let data = base64(ENDNOTE.as_bytes());
    let begin = format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"><w:fldData xml:space="preserve">{data}</w:fldData></w:fldChar></w:r>"#
    );
    let beside = [
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ADDIN EN.CITE </w:instrText></w:r>"#,
        &begin,
        r#"<w:r><w:instrText xml:space="preserve"> ADDIN EN.CITE.DATA </w:instrText></w:r><w:r></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
        r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>(1)</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
    ];
    let inside = field(&format!(" ADDIN EN.CITE {ENDNOTE}"), "(1)");
    for body in [
        runs(&inside),
        runs(&beside.concat()),
        runs(&(inside + &beside.concat())),
    ] {
        let records = records(&docx(&body, &[]));
        assert_eq!(titles(&records), ["Hedgehogs & jays", "Ґави"]);
        assert_eq!(
            records[0].names(NameField::Author),
            [Name::person("Boiko", "Olha")]
        );
        assert_eq!(records[0].text(TextField::ContainerTitle), Some("Herald"));
        assert_eq!(records[1].date(DateField::Issued), Some(&Date::year(2019)));
        let place = records[1].evidence.place.as_ref().expect("its paragraph");
        assert_eq!((place.source.as_str(), place.line), ("paper", 1));
    }
}

#[test]
fn citations_of_endnote_without_records() {
    let dropped = field(" ADDIN EN.CITE ", "(1)");
    let bare = field(
        " ADDIN EN.CITE <EndNote><Cite><Author>Boiko</Author></Cite></EndNote>",
        "(2)",
    );
    let found = found(&docx(&runs(&(dropped + &bare)), &[]));
    assert_eq!(codes(&found), ["citation-broken", "citation-unread"]);
    assert_eq!(found.rejects.len(), 1);
}
