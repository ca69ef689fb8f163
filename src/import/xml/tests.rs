use serde_json::{Value, json};

use super::*;
use crate::csl_json;
use crate::import::{self, Format, Item};

/// What was found, as CSL-JSON without places; a string that is still to be parsed as an object of its own.
pub(super) fn items(format: Format, own: bool, text: &str) -> (Vec<Value>, Vec<&'static str>) {
    let options = Options {
        own,
        ..Options::default()
    };
    let found = import::read_text(format, Source::new("x", text), &options).expect("it is XML");
    let codes = found.diagnostics.iter().map(|said| said.code).collect();
    let items = found.items.into_iter().map(|item| match item {
        Item::Record(record) => {
            assert!(record.evidence.place.is_some(), "each record has a place");
            plain(csl_json::to_value(&record))
        }
        Item::Printed(printed) => json!({
            "printed": printed.raw.text,
            "list": printed.raw.list,
            "links": printed.links,
            "known": printed.known.map(|known| plain(csl_json::to_value(&known))),
        }),
        Item::Text(_) => panic!("XML is no text"),
    });
    (items.collect(), codes)
}

fn plain(mut item: Value) -> Value {
    let custom = item.get_mut("custom").and_then(Value::as_object_mut);
    let Some(custom) = custom else {
        return item;
    };
    let posyl = custom.get_mut("posyl").and_then(Value::as_object_mut);
    if let Some(posyl) = posyl {
        posyl.shift_remove("schema");
        posyl.shift_remove("place");
        if posyl.is_empty() {
            custom.shift_remove("posyl");
        }
    }
    if custom.is_empty() {
        item.as_object_mut().map(|item| item.shift_remove("custom"));
    }
    item
}

/// Checks the only item of a text.
#[track_caller]
pub(super) fn check(format: Format, text: &str, expected: Value) {
    let (items, codes) = items(format, false, text);
    assert_eq!(items, [expected], "{codes:?}");
}

const XML: [(Format, &str); 4] = [
    (
        Format::EndnoteXml,
        "<xml><records><record><titles><title>Степ</title></titles></record></records></xml>",
    ),
    (
        Format::Jats,
        "<article><back><ref-list><ref id=\"b1\"><element-citation><source>Степ</source></element-citation></ref></ref-list></back></article>",
    ),
    (
        Format::Tei,
        "<TEI><text><back><listBibl><biblStruct><monogr><title level=\"m\">Степ</title></monogr></biblStruct></listBibl></back></text></TEI>",
    ),
    (
        Format::Mods,
        "<modsCollection><mods><titleInfo><title>Степ</title></titleInfo></mods></modsCollection>",
    ),
];

#[test]
fn the_least_that_each_format_has_is_read_and_told() {
    for (format, text) in XML {
        let (items, codes) = items(format, false, text);
        assert_eq!(items.len(), 1, "{format:?}");
        assert_eq!(items[0]["title"], "Степ", "{format:?}: {items:?}");
        assert!(codes.is_empty(), "{format:?}: {codes:?}");
        assert_eq!(sniff(text), Some(format));
    }
}

#[test]
fn what_holds_nothing_is_told() {
    for (format, _) in XML {
        for nothing in ["", " \n", "<a/>", "<?xml version=\"1.0\"?>"] {
            let (items, codes) = items(format, false, nothing);
            assert!(items.is_empty());
            assert_eq!(
                codes.last(),
                Some(&"no-references"),
                "{format:?}: {nothing}"
            );
        }
        let source = Source::new("x", "@book{a, title = {b}}");
        let error = import::read_text(format, source, &Options::default()).expect_err("no XML");
        assert!(
            error.to_string().starts_with("x: this is no XML"),
            "{error}"
        );
    }
}

#[test]
fn faults_have_line_and_column_and_the_text_of_the_entry() {
    let text = "<r>\n<ref id=\"a\"><b>x</ref>\n <ref id=\"c\"><mixed-citation>Y</mixed-citation></ref></r>";
    let source = Source::new("x", text);
    let found = read_jats(&source, &Options::default()).expect("it is XML");
    assert_eq!(found.items.len(), 1);
    let said = &found.diagnostics[0];
    assert_eq!(
        (said.code, said.line, said.column),
        ("xml-syntax", Some(2), Some(17))
    );
    let reject = &found.rejects[0];
    assert_eq!(
        (reject.line, reject.text.as_str()),
        (2, "<ref id=\"a\"><b>x</ref>")
    );
}
