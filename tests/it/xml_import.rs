//! EndNote XML, JATS, TEI and MODS: nothing is lost, nothing broken takes its neighbours along, nothing hostile does harm.

use std::time::{Duration, Instant};

use posyl::import::{self, Format, Found, Item, Options};
use posyl::model::{DateField, NameField, TextField};
use posyl::ops::{Input, ParseOptions, parse};
use proptest::prelude::*;

const ENDNOTE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xml><records><record><rec-number>1</rec-number><ref-type name="Book">6</ref-type><contributors><authors><author>
<style face="normal" font="default" size="100%">Грушевський, Михайло</style></author></authors></contributors><titles><title>
<style face="normal">Історія України-Руси &amp; доба</style></title></titles><dates><year>1991</year></dates>
<pub-location>Київ</pub-location><publisher>Наукова думка</publisher></record>
<record><rec-number>2</rec-number><ref-type name="Journal Article">17</ref-type><titles><title>On words</title>
<secondary-title>Logos</secondary-title></titles><dates><year>2001</year></dates></record></records></xml>"#;

const JATS: &str = r#"<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving DTD v1.2//EN" "JATS-archivearticle1.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="research-article" xml:lang="uk"><front><article-meta>
<title-group><article-title>Своя назва</article-title></title-group></article-meta></front><body><p>AT&amp;T <xref rid="B1">1</xref></p></body>
<back><ref-list><title>Список використаних джерел</title>
<ref id="B1"><label>1</label><mixed-citation xml:lang="uk">Сегеда О. О. Цифрова дипломатія України. <italic>Політикус</italic>. 2020. № 3. С. 139–148.
<ext-link ext-link-type="doi" xlink:href="https://doi.org/10.1000/xyz">DOI</ext-link></mixed-citation></ref>
<ref id="B2"><element-citation publication-type="book"><name><surname>Грушевський</surname><given-names>М.</given-names></name>
<source>Історія України-Руси</source><year>1991</year></element-citation></ref></ref-list>
<ref-list><title>References</title><ref id="C1"><mixed-citation>Seheda, O. O. (2020). Digital diplomacy. Politykus, 3, 139&ndash;148.</mixed-citation></ref></ref-list>
</back></article>"#;

const TEI: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<TEI xml:space="preserve" xmlns="http://www.tei-c.org/ns/1.0"><teiHeader xml:lang="uk"><fileDesc><sourceDesc><biblStruct><analytic>
<title level="a">Своя назва</title></analytic></biblStruct></sourceDesc></fileDesc></teiHeader><text><back><div type="references"><listBibl>
<biblStruct xml:id="b0"><analytic><title level="a" type="main">Цифрова дипломатія</title><author><persName><forename type="first">О</forename>
<surname>Сегеда</surname></persName></author></analytic><monogr><title level="j">Політикус</title><imprint><biblScope unit="issue">3</biblScope>
<biblScope unit="page" from="139" to="148"/><date type="published" when="2020"/></imprint></monogr></biblStruct>
<biblStruct xml:id="b1"><monogr><title level="m">Історія</title><imprint><date when="1991"/></imprint></monogr></biblStruct>
</listBibl></div></back></text></TEI>"#;

const MODS: &str = r#"<?xml version="1.0"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods ID="a"><titleInfo><title>Історія України-Руси</title></titleInfo>
<name type="personal"><namePart>Грушевський, Михайло</namePart></name><originInfo><publisher>Наукова думка</publisher>
<dateIssued encoding="w3cdtf">1991</dateIssued><issuance>monographic</issuance></originInfo></mods>
<mods ID="b"><titleInfo><title>On words</title></titleInfo></mods></modsCollection>"#;

const ALL: [(Format, &str, usize); 4] = [
    (Format::EndnoteXml, ENDNOTE, 2),
    (Format::Jats, JATS, 3),
    (Format::Tei, TEI, 2),
    (Format::Mods, MODS, 2),
];

fn read(format: Option<Format>, own: bool, text: &str) -> Found {
    let options = Options {
        from: format,
        own,
        ..Options::default()
    };
    import::read(text.as_bytes(), "list.xml", &options).expect("it is XML")
}

/// A found item in one line.
fn told(item: &Item) -> String {
    match item {
        Item::Record(record) => record.text(TextField::Title).unwrap_or_default().to_owned(),
        Item::Printed(printed) => printed.raw.text.clone(),
        Item::Text(_) => panic!("XML is no text"),
    }
}

#[test]
fn formats_are_told_apart_and_read() {
    for (format, text, count) in ALL {
        let found = read(None, false, text);
        assert_eq!((found.format, found.items.len()), (format, count));
        assert_eq!(found.diagnostics, [], "{format:?}");
        assert_eq!(found.rejects, []);
    }
}

#[test]
fn an_article_is_read_with_own_and_what_it_cites_without() {
    for (format, text) in [(Format::Jats, JATS), (Format::Tei, TEI)] {
        let own = read(Some(format), true, text);
        let told: Vec<_> = own.items.iter().map(told).collect();
        assert_eq!(told, ["Своя назва"]);
    }
}

/// A mixed citation goes through the parser; what is marked in it holds.
#[test]
fn mixed_citations_are_parsed() {
    let inputs = [Input::new("list.xml", JATS)];
    let batch = parse(&inputs, &ParseOptions::default()).expect("it is read");
    let [first, book, english] = batch.records.as_slice() else {
        panic!("three records expected");
    };
    assert_eq!(first.text(TextField::Doi), Some("10.1000/xyz"));
    assert_eq!(first.names(NameField::Author)[0].key(), "Сегеда");
    assert_eq!(first.text(TextField::Page), Some("139-148"));
    assert_eq!(first.custom["label"], "1");
    assert_eq!(book.id, "B2");
    let year = |date: DateField| {
        english
            .date(date)
            .and_then(|date| date.start)
            .map(|start| start.year)
    };
    assert_eq!(year(DateField::Issued), Some(2020));
    let raw = english.evidence.raw.as_deref().unwrap_or_default();
    assert!(raw.ends_with("139–148."), "{raw}");
}

#[test]
fn what_is_cut_off_anywhere_keeps_what_stands_before() {
    for (format, text, count) in ALL {
        let mut most = 0;
        for end in (0..text.len()).step_by(10) {
            let end = text.floor_char_boundary(end);
            let found = read(Some(format), false, &text[..end]);
            let lost = found.rejects.len();
            assert!(found.items.len() + lost <= count, "{format:?} {end}");
            assert!(
                found.items.len() >= most,
                "{format:?} {end}: a record was there before"
            );
            most = found.items.len();
            assert!(!found.diagnostics.is_empty(), "{format:?} {end}");
            for reject in &found.rejects {
                assert!(
                    text[..end].ends_with(&reject.text),
                    "the lost entry is the last"
                );
                assert_eq!(
                    text[..end].lines().count() - reject.text.lines().count() + 1,
                    reject.line
                );
            }
        }
        assert_eq!(most, count, "{format:?}");
    }
}

/// Each byte in turn is replaced by one that XML gives a meaning to: at most that entry, and the one behind, is lost.
#[test]
fn one_wrong_character_costs_its_own_entry() {
    for (format, text, count) in ALL {
        for (at, c) in text.char_indices().step_by(7) {
            for wrong in ["<", ">", "&", "\"", "</x>"] {
                let broken = format!("{}{wrong}{}", &text[..at], &text[at + c.len_utf8()..]);
                let found = read_any(format, &broken);
                let rejected: usize = found.rejects.iter().map(|reject| reject.text.len()).sum();
                assert!(rejected <= broken.len());
                let inside = at > text.find("<back>").unwrap_or(0);
                let enough = found.items.len() + 2 >= count;
                assert!(
                    enough || !inside,
                    "{format:?}: {wrong} at {at}: {:?}",
                    found.diagnostics
                );
            }
        }
    }
}

fn read_any(format: Format, text: &str) -> Found {
    let options = Options {
        from: Some(format),
        ..Options::default()
    };
    import::read(text.as_bytes(), "x", &options)
        .unwrap_or_else(|_| read(Some(format), false, "<a/>"))
}

#[test]
fn nothing_is_expanded_or_fetched() {
    let declared = "<!DOCTYPE a [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    for (format, text, count) in ALL {
        let begin = text
            .find("<xml>")
            .or(text.find("<article"))
            .or(text.find("<TEI"))
            .or(text.find("<mods"));
        let hostile = format!("{declared}{}", &text[begin.expect("a root")..]);
        let hostile = hostile
            .replace("Історія", "Історія&c;&f;")
            .replace("On words", "On&c;&f;");
        let found = read(Some(format), false, &hostile);
        assert_eq!(found.items.len(), count);
        let told: Vec<_> = found.items.iter().map(told).collect();
        assert!(told.iter().any(|text| text.contains("&c;&f")), "{told:?}");
        assert!(
            found
                .diagnostics
                .iter()
                .all(|said| said.code == "xml-entity"),
            "{:?}",
            found.diagnostics
        );
        assert!(!found.diagnostics.is_empty());
    }
}

/// 100,000 nested elements, an attribute of 10 MB, a million broken tags: linear, bounded, and the good entry is still found.
#[test]
fn hostile_sizes_are_survived() {
    let good = "<ref id=\"good\"><mixed-citation>Roe J. Words. 2001.</mixed-citation></ref>";
    let begun = Instant::now();
    let hostile = [
        format!("<ref>{}", "<a>".repeat(100_000)),
        "<a>".repeat(100_000),
        format!("<ref a=\"{}\"/>", "x".repeat(10 << 20)),
        format!("<ref>{}</ref>", "<b>x</b>".repeat(300_000)),
        "<ref><!-- ".repeat(100_000),
        "<ref a='".repeat(100_000),
        "<ref></b>".repeat(100_000),
        "</ref>".repeat(100_000),
        "&x;".repeat(300_000),
    ];
    for text in &hostile {
        let found = read(
            Some(Format::Jats),
            false,
            &format!("<back>{good}{text}\n{good}"),
        );
        assert_eq!(told(&found.items[0]), "Roe J. Words. 2001.");
        let lost: usize = found.rejects.iter().map(|reject| reject.text.len()).sum();
        assert!(lost <= text.len() + good.len() + 1);
    }
    assert!(
        begun.elapsed() < Duration::from_secs(60),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn many_records_take_their_share_of_time() {
    let (head, rest) = MODS.split_once("<mods ").expect("a record");
    let (record, _) = rest.split_once("</modsCollection>").expect("an end");
    let text = format!(
        "{head}{}</modsCollection>",
        format!("<mods {record}").repeat(10_000)
    );
    let begun = Instant::now();
    let found = read(None, false, &text);
    assert_eq!((found.items.len(), found.diagnostics.len()), (20_000, 0));
    assert!(
        begun.elapsed() < Duration::from_secs(60),
        "{:?}",
        begun.elapsed()
    );
}

/// One entry with very many parts: each kind of part is joined, listed or kept in time that grows with their number.
#[test]
fn very_many_parts_take_their_share_of_time() {
    let entries = [
        (
            Format::EndnoteXml,
            "<record>",
            "</record>",
            "<xml><records>",
            [
                "<keywords><keyword>слово N</keyword></keywords>",
                "<contributors><authors><author>Roe N</author></authors></contributors>",
                "<urls><related-urls><url>https://a.ua/N</url></related-urls></urls>",
                "<isbn>1234-5679 N</isbn>",
                "<titles><title>N</title></titles>",
            ],
        ),
        (
            Format::Jats,
            "<ref><element-citation>",
            "</element-citation></ref>",
            "<ref-list>",
            [
                "<comment>слово N</comment>",
                "<name><surname>Roe</surname></name>",
                "<publisher-loc>Київ N</publisher-loc>",
                "<year>N</year>",
                "<isbn>N</isbn>",
            ],
        ),
        (
            Format::Tei,
            "<biblStruct><monogr>",
            "</monogr></biblStruct>",
            "<listBibl>",
            [
                "<note>слово N</note>",
                "<author>Roe N</author>",
                "<title level=\"m\" type=\"sub\">N</title>",
                "<publisher>N</publisher>",
                "<idno type=\"ISBN\">N</idno>",
            ],
        ),
        (
            Format::Mods,
            "<mods>",
            "</mods>",
            "<modsCollection>",
            [
                "<subject><topic>N</topic></subject>",
                "<name><namePart>Roe N</namePart></name>",
                "<note>слово N</note>",
                "<originInfo><publisher>N</publisher></originInfo>",
                "<identifier type=\"isbn\">N</identifier>",
            ],
        ),
    ];
    let begun = Instant::now();
    for (format, open, close, before, parts) in entries {
        for part in parts {
            let many: String = (0..10_000)
                .map(|n| part.replace('N', &format!("{n}")))
                .collect();
            let found = read(Some(format), false, &format!("{before}{open}{many}{close}"));
            assert_eq!(
                (found.items.len(), found.rejects.len()),
                (1, 0),
                "{format:?}: {part}"
            );
        }
    }
    assert!(
        begun.elapsed() < Duration::from_secs(90),
        "{:?}",
        begun.elapsed()
    );
}

const PIECES: &[&str] = &[
    "<ref>",
    "</ref>",
    "<ref id=\"a\">",
    "<mixed-citation>",
    "</mixed-citation>",
    "<element-citation>",
    "<year>",
    "</year>",
    "2001",
    "<biblStruct>",
    "</biblStruct>",
    "<monogr>",
    "<title>",
    "</title>",
    "<date when=\"2001-13\"/>",
    "<mods>",
    "</mods>",
    "<record>",
    "</record>",
    "<titles>",
    "<dates>",
    "&",
    "&amp;",
    "&#x;",
    "&#0;",
    "<",
    ">",
    "\"",
    "'",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!DOCTYPE",
    "[",
    "]",
    "Слово",
    " ",
    "\n",
    "\u{a0}",
    "\u{301}",
    "/>",
    "=",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_pieces_panic_or_lose_a_good_entry(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        let rubbish = pieces.concat();
        for (format, _, _) in ALL {
            read_any(format, &format!("<{rubbish}"));
        }
        let good = "<ref id=\"good\"><mixed-citation>Roe J. Words. 2001.</mixed-citation></ref>";
        let found = read_any(Format::Jats, &format!("<back>{good}{rubbish}"));
        prop_assert!(found.items.iter().any(|item| told(item) == "Roe J. Words. 2001."), "{}", rubbish);
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for (format, _, _) in ALL {
            let options = Options { from: Some(format), ..Options::default() };
            let _ = import::read(&bytes, "x", &options);
            let _ = import::read(&[b"<ref>", bytes.as_slice()].concat(), "x", &options);
        }
    }
}
