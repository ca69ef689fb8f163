use super::*;

fn pieces(text: &str) -> Vec<Piece<'_>> {
    Records::new(text, &["r"], |_, _| true).collect()
}

/// The texts of the records, and what is wrong: `reason|lost`.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut records, mut wrong) = (Vec::new(), Vec::new());
    for piece in pieces(text) {
        match piece {
            Piece::Record(record) => records.push(record.text()),
            Piece::Fault(fault) => {
                let lost = fault.lost.map_or("", |span| span.of(text));
                wrong.push(format!("{}|{lost}", fault.reason));
            }
            Piece::Oddity(_, oddity) => wrong.push(format!("{oddity:?}")),
        }
    }
    (records, wrong)
}

#[track_caller]
fn check(text: &str, expected: &[&str], expected_wrong: &[&str]) {
    let (records, wrong) = read(text);
    assert_eq!(records, expected, "{text}");
    assert_eq!(wrong.len(), expected_wrong.len(), "{wrong:?}");
    for (said, expected) in wrong.iter().zip(expected_wrong) {
        assert!(said.contains(expected), "{said} is not {expected}");
    }
}

#[test]
fn records_are_cut_out_at_any_depth() {
    check(
        "\u{feff}<?xml version='1.0'?><!-- <r>no</r> --><x:a><b>out</b><x:r>А <i>Б</i>\n В</x:r><r/></x:a>",
        &["А Б В", ""],
        &[],
    );
    check(
        "<a><r><![CDATA[x < <y>]]> &amp; &eacute;</r></a>",
        &["x < <y> & é"],
        &[],
    );
    let text = "<a><r x:id=\"n\" b='1 &lt; 2' c>т</r></a>";
    let found = pieces(text);
    let [Piece::Record(record)] = found.as_slice() else {
        panic!("a record expected");
    };
    assert_eq!(record.span.of(text), "<r x:id=\"n\" b='1 &lt; 2' c>т</r>");
    assert_eq!(
        (record.attribute("id"), record.attribute("b")),
        (Some("n"), Some("1 < 2"))
    );
}

#[test]
fn a_broken_record_is_lost_alone() {
    let around = |broken: &str| format!("<a><r>один</r>{broken}<r>two</r></a>");
    for (broken, reason) in [
        ("<r><b>x</i></r>", "`</i>` where `</b>` is due"),
        ("<r><b>x</r>", "`</r>` where `</b>` is due"),
        ("<r>p < 0.05</r>", "begins no tag"),
        ("<r a=\"x><b>y</b></r>", ""),
        ("<r>x<!-- y</r>", "comment not closed"),
        ("<r>x<![CDATA[y</r>", "CDATA not closed"),
        ("<r>x<", ""),
    ] {
        let (records, wrong) = read(&around(broken));
        assert_eq!(records, ["один", "two"], "{broken}");
        let [said] = wrong.as_slice() else {
            panic!("{wrong:?}");
        };
        let (told, lost) = said.split_once('|').expect("a reason");
        assert!(told.contains(reason) && lost == broken, "{said}");
    }
    check(
        &around("<r>x"),
        &["один", "two"],
        &["not closed before the next begins|<r>x"],
    );
    check(
        "<a><r>один</r><r>tw",
        &["один"],
        &["ends inside the entry|<r>tw"],
    );
    check(
        "<a><r>один</r>",
        &["один"],
        &["ends before `</a>`; entries may be missing|"],
    );
    check("<a></b><c><r>x</r></a>", &["x"], &[]);
}

#[test]
fn what_is_no_xml_but_plain_is_read() {
    check(
        "<r>Roe & Doe; &c, R&D</r>",
        &["Roe & Doe; &c, R&D"],
        &["Ampersand", "Ampersand", "Ampersand"],
    );
    check("<r>&lol;</r>", &["&lol;"], &["Entity(\"lol\")"]);
    // Of one element one entity is told, however many its attributes hold.
    let many = format!("<r a='{}'>x</r>", "&lol;&foo;".repeat(100_000));
    check(&many, &["x"], &["Entity(\"lol\")"]);
}

#[test]
fn entities_of_the_document_are_not_expanded() {
    let bomb = "<!DOCTYPE a [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">\n\
        <!ENTITY file SYSTEM \"file:///etc/passwd\">]><a><r>&lol2;&file;</r></a>";
    check(bomb, &["&lol2;&file;"], &["Declarations", "lol2", "file"]);
}

#[test]
fn depth_size_and_count_are_bounded() {
    let deep = "<x>".repeat(100_000);
    check(
        &format!("<a><r>{deep}</r><r>y</r></a>"),
        &["y"],
        &["more than 256 deep|<r><x>"],
    );
    assert_eq!(read(&deep).0.len(), 0);
    let ends = "</y>".repeat(100_000);
    assert_eq!(read(&format!("{deep}{ends}")).0.len(), 0);
    let wide = "<x/>".repeat(NODE_LIMIT + 1);
    check(
        &format!("<r>{wide}</r><r>y</r>"),
        &["y"],
        &["too large|<r><x/>"],
    );
    let long = "x".repeat(RECORD_LIMIT + 1);
    check(
        &format!("<r>a<b>{long}</b></r><r>y</r>"),
        &["y"],
        &["too large|<r>a"],
    );
    let many = " a='1'".repeat(ATTRIBUTE_LIMIT + 1);
    check(
        &format!("<r{many}/><r>y</r>"),
        &["y"],
        &["attributes|<r a='1'"],
    );
    let value = "x".repeat(10 << 20);
    let text = format!("<r a='{value}'>y</r>");
    assert_eq!(read(&text).0, ["y"]);
}

/// Each of these makes a naive reader scan to the end at every entry.
#[test]
fn time_is_linear_however_much_is_broken() {
    for piece in [
        "<r><!-- ",
        "<r a=\"",
        "<r a='\" ",
        "<r><![CDATA[",
        "<r><?x ",
        "<r>&",
        "<r>",
        "<r></",
        "</r",
        "<r <",
        "<!DOCTYPE [",
        "<r></x>",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        let lost: usize = pieces(&text).iter().map(length_lost).sum();
        assert!(lost <= text.len(), "{piece}");
        read(&format!("{text}\">-->]]>?></r>"));
    }
}

fn length_lost(piece: &Piece<'_>) -> usize {
    match piece {
        Piece::Fault(Fault {
            lost: Some(span), ..
        }) => span.len(),
        _ => 0,
    }
}
