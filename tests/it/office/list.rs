//! The list as it is typed, and notes.

use posyl::import::{Item, Options};

use super::build::{
    RELATIONS, docx, escaped, field, fodt, heading, odt, p, relations, runs, th, tp,
};
use super::{codes, found, strings};

const FIRST: &str = "Бойко О. В. Їжаки України. Київ : Наука, 2020. 100 с.";
const SECOND: &str = "Петренко І. С. Ґави Поділля. Львів : Світ, 2019. 80 с.";
const THIRD: &str = "Roe J. Words and works. London : Press, 2001. 120 p.";

#[track_caller]
fn check(bytes: &[u8], expected: &[&str]) {
    assert_eq!(strings(bytes, &Options::default()), expected);
}

fn text(bytes: &[u8]) -> String {
    let items = found(bytes).items;
    let [Item::Text(text)] = items.as_slice() else {
        panic!("one text: {items:?}")
    };
    text.source.text().to_owned()
}

#[test]
fn what_was_deleted_is_not_read() {
    let t = |text: &str| format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    let first = format!(
        r#"{}<w:del w:id="1"><w:r><w:delText>Ґави </w:delText></w:r></w:del><w:ins w:id="2">{}</w:ins>{}"#,
        t("Бойко О. В. "),
        t("Їжаки "),
        t("України. Київ : Наука, 2020. 100 с.")
    );
    // The mark between these two paragraphs is deleted: they are one.
    let joined = [
        r#"<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>"#,
        &t("Петренко І. С. Ґави Поділля. "),
        "</w:p>",
        &runs(&t("Львів : Світ, 2019. 80 с.")),
    ];
    let moved = format!(
        r#"<w:p><w:moveFrom w:id="4">{}</w:moveFrom><w:moveTo w:id="5">{}</w:moveTo></w:p>"#,
        t("Старе"),
        t(THIRD)
    );
    // The mark of the last one is deleted too: nothing follows that it could go on with.
    let moved = moved.replacen(
        "<w:p>",
        r#"<w:p><w:pPr><w:rPr><w:del w:id="6"/></w:rPr></w:pPr>"#,
        1,
    );
    let body = [heading("Література"), runs(&first), joined.concat(), moved];
    check(&docx(&body.concat(), &[]), &[FIRST, SECOND, THIRD]);

    let tracked = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>Стара література 2001.</text:p></text:deletion></text:changed-region></text:tracked-changes>"#;
    let body = [tracked.to_owned(), th("Література"), tp(FIRST), tp(SECOND)];
    check(&odt(&body.concat(), &[]), &[FIRST, SECOND]);
}

#[test]
fn a_list_in_a_table() {
    let cell = |text: &str| {
        format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="500"/></w:tcPr>{}</w:tc>"#,
            p("", text)
        )
    };
    let row = |cells: &[&str]| {
        let cells: String = cells.iter().map(|text| cell(text)).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let table = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row(&["1", FIRST]),
        row(&["2", SECOND]),
        row(&["3", THIRD])
    );
    let numbered = [FIRST, SECOND, THIRD];
    let numbered: Vec<_> = numbered
        .iter()
        .zip(1..)
        .map(|(text, at)| format!("{at}. {text}"))
        .collect();
    let numbered: Vec<_> = numbered.iter().map(String::as_str).collect();
    check(&docx(&(heading("Література") + &table), &[]), &numbered);

    let cell = |text: &str| format!("<table:table-cell>{}</table:table-cell>", tp(text));
    let row = |at: &str, text: &str| {
        format!(
            "<table:table-row>{}{}</table:table-row>",
            cell(at),
            cell(text)
        )
    };
    let rows = [row("1.", FIRST), row("2.", SECOND), row("3.", THIRD)].concat();
    let body =
        th("Література") + "<table:table><table:table-header-rows/>" + &rows + "</table:table>";
    check(&odt(&body, &[]), &numbered);
}

#[test]
fn line_ends_tabs_and_marks_inside_paragraphs() {
    let r = |inside: &str| format!("<w:r>{inside}</w:r>");
    let t = |text: &str| format!(r#"<w:t xml:space="preserve">{text}</w:t>"#);
    let entry = r(&(t("Бойко О. В. Їжаки")
        + "<w:br/>"
        + &t("Укра")
        + "<w:softHyphen/>"
        + &t("їни. Київ")
        + "<w:tab/>"
        + &t(": Наука")
        + "<w:noBreakHyphen/>"
        + &t("клуб")
        + r#"<w:sym w:font="Symbol" w:char="F02D"/>"#
        + &t("м, 2020. 100 с.")
        + r#"<w:footnoteReference w:id="7"/>"#));
    let all = r(&(t(FIRST) + "<w:br/>" + &t(SECOND) + r#"<w:br w:type="page"/>"# + &t(THIRD)));
    let hidden = r#"<w:r><w:rPr><w:vanish/></w:rPr><w:t>приховане</w:t></w:r>"#;
    let body = runs(&(entry + hidden)) + &runs(&all);
    let expected = format!(
        "Бойко О. В. Їжаки України. Київ\t: Наука-клуб–м, 2020. 100 с.\n{FIRST}\n{SECOND}\n{THIRD}\n"
    );
    assert_eq!(text(&docx(&body, &[])), expected);

    let body = r#"<text:p>  Їжаки
       <text:span>України</text:span><text:s text:c="2"/>2020<text:line-break/>Київ<text:tab/>x<text:soft-page-break/>y<office:annotation><text:p>коментар</text:p></office:annotation></text:p>"#;
    assert_eq!(text(&odt(body, &[])), "Їжаки України  2020 Київ\txy\n");
}

#[test]
fn text_boxes_are_read_once_and_contents_not_at_all() {
    let boxed = format!("<w:txbxContent>{}</w:txbxContent>", p("", FIRST));
    let both = format!(
        r#"<w:r><w:t>Рамка</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{boxed}</w:drawing></mc:Choice><mc:Fallback><w:pict>{boxed}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"#
    );
    let contents = p(r#"<w:pStyle w:val="11"/>"#, "Література 45");
    assert_eq!(
        text(&docx(&(contents + &runs(&both)), &[])),
        format!("\nРамка\n{FIRST}\n")
    );

    let frame = format!(
        "<text:p>Рамка<draw:frame><svg:title>опис</svg:title><draw:text-box>{}</draw:text-box></draw:frame></text:p>",
        tp(FIRST)
    );
    let contents = format!(
        "<text:table-of-content><text:index-body>{}</text:index-body></text:table-of-content>",
        tp("Література 45")
    );
    assert_eq!(
        text(&odt(&(contents + &frame), &[])),
        format!("Рамка\n{FIRST}\n")
    );
}

#[test]
fn links_are_told_by_their_place() {
    let body = [
        runs(
            &(field(r#" HYPERLINK "https://a.example/1" "#, "їжак")
                + r#"<w:r><w:t>, </w:t></w:r><w:hyperlink r:id="rId5"><w:r><w:t>ґава</w:t></w:r></w:hyperlink>"#),
        ),
        runs(
            r#"<w:fldSimple w:instr=" HYPERLINK &quot;https://a.example/3&quot; "><w:r><w:t>сич</w:t></w:r></w:fldSimple><w:hyperlink w:anchor="x"><w:r><w:t>тут</w:t></w:r></w:hyperlink>"#,
        ),
    ];
    let relation = relations(
        r#"<Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://a.example/2?a=1&amp;b=2" TargetMode="External"/>"#,
    );
    let found = found(&docx(&body.concat(), &[(RELATIONS, &relation)]));
    let [Item::Text(text)] = found.items.as_slice() else {
        panic!()
    };
    let links = text.links.iter();
    let links: Vec<_> = links
        .map(|link| (link.span.of(text.source.text()), link.address.as_str()))
        .collect();
    let expected = [
        ("їжак", "https://a.example/1"),
        ("ґава", "https://a.example/2?a=1&b=2"),
        ("сич", "https://a.example/3"),
    ];
    assert_eq!(links, expected);
}

#[test]
fn lists_of_libreoffice_count_as_they_are_printed() {
    let item = |inside: &str| format!("<text:list-item>{inside}</text:list-item>");
    let list =
        |attributes: &str, items: &str| format!("<text:list {attributes}>{items}</text:list>");
    let nested = list("", &(item(&tp("г")) + &item(&tp("ґ"))));
    let body = [
        list(
            r#"xml:id="l" text:style-name="L3""#,
            &(item(&(tp("а") + &tp("ще"))) + &item(&(tp("б") + &nested)) + &item(&tp("в"))),
        ),
        tp("між"),
        list(
            r#"text:continue-list="l" text:style-name="L3""#,
            &item(&tp("д")),
        ),
        list(
            r#"text:continue-numbering="true" text:style-name="L3""#,
            &item(&tp("е")),
        ),
        list(
            r#"text:style-name="L3""#,
            &format!(
                r#"<text:list-header>{}</text:list-header><text:list-item text:start-value="7">{}</text:list-item>"#,
                tp("назва"),
                tp("є")
            ),
        ),
        list(r#"text:style-name="L4""#, &(item(&tp("ж")) + &item(""))),
        list(r#"text:style-name="L5""#, &item(&tp("з"))),
    ];
    let expected =
        "(1)\u{20}а\nще\n(2) б\n2.a г\n2.b ґ\n(3) в\nміж\n(4) д\n(5) е\nназва\n(7) є\n• ж\n1. з\n";
    assert_eq!(text(&odt(&body.concat(), &[])), expected);
}

#[test]
fn a_part_behind_the_list_is_not_read_unless_it_is_one() {
    const AUTHOR: &str = "Бойко О. В., авторка 40 статей, працює в університеті з 2011 року.";
    let entries = [FIRST, SECOND, THIRD];
    let of_word = [
        heading("References"),
        p("", FIRST),
        p("", SECOND),
        heading("Із закордонних видань"),
        p("", THIRD),
        heading("Наш колектив"),
        p("", AUTHOR),
    ];
    check(&docx(&of_word.concat(), &[]), &entries);
    let of_libreoffice = [
        th("References"),
        tp(FIRST),
        tp(SECOND),
        th("Із закордонних видань"),
        tp(THIRD),
        th("Наш колектив"),
        tp(AUTHOR),
    ];
    check(&odt(&of_libreoffice.concat(), &[]), &entries);
    check(&fodt(&of_libreoffice.concat()), &entries);
}

const NOTES: [&str; 4] = [
    "Див.: Бойко О. В. Їжаки України. Київ : Наука, 2020. С. 15.",
    "Там само. С. 16.",
    "Тут і далі переклад наш, бо оригінал, який є в архіві, не друкувався.",
    "Петренко І. С. Ґави Поділля. Львів : Світ, 2019. С. 8; Бойко О. В. Сичі Волині. Луцьк : Вежа, 2018. 90 с.",
];

const NOTED: [&str; 3] = [
    "Бойко О. В. Їжаки України. Київ : Наука, 2020. С. 15.",
    "Петренко І. С. Ґави Поділля. Львів : Світ, 2019. С. 8",
    "Бойко О. В. Сичі Волині. Луцьк : Вежа, 2018. 90 с.",
];

#[track_caller]
fn check_notes(bytes: &[u8]) {
    check(bytes, &[THIRD, FIRST]);
    assert_eq!(codes(&found(bytes)), ["notes-unread"]);
    let notes = Options {
        notes: true,
        ..Options::default()
    };
    let expected = [&[THIRD, FIRST][..], &NOTED].concat();
    assert_eq!(strings(bytes, &notes), expected);
    let found = posyl::import::read(bytes, "paper", &notes).expect("it is read");
    assert_eq!(codes(&found), ["notes-again"]);
    let printed = found.items.iter().filter_map(|item| match item {
        Item::Printed(printed) => Some((printed.raw.line, printed.raw.list)),
        _ => None,
    });
    assert_eq!(printed.collect::<Vec<_>>(), [(1, 1), (4, 1), (4, 1)]);
}

#[test]
fn notes_of_word_are_read_when_asked_for() {
    let notes = NOTES.iter().zip(1..);
    let notes = notes.map(|(text, id)| {
        let text = escaped(text);
        format!(r#"<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>"#)
    });
    let notes = format!(
        r#"<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:footnotes>"#,
        notes.collect::<String>()
    );
    let body = (1..=4).map(|id| {
        runs(&format!(
            r#"<w:r><w:t>Речення</w:t></w:r><w:r><w:footnoteReference w:id="{id}"/></w:r>"#
        ))
    });
    let body = body.collect::<String>() + &heading("References") + &p("", THIRD) + &p("", FIRST);
    let relation = relations(
        r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>"#,
    );
    let more = [
        ("word/footnotes.xml", notes.as_str()),
        (RELATIONS, relation.as_str()),
    ];
    check_notes(&docx(&body, &more));
}

#[test]
fn notes_of_libreoffice_are_read_when_asked_for() {
    let body = NOTES.iter().zip(1..).map(|(text, id)| {
        format!(
            r#"<text:p>Речення<text:note text:id="ftn{id}" text:note-class="footnote"><text:note-citation>{id}</text:note-citation><text:note-body>{}</text:note-body></text:note></text:p>"#,
            tp(text)
        )
    });
    let body = body.collect::<String>() + &th("References") + &tp(THIRD) + &tp(FIRST);
    check_notes(&odt(&body, &[]));
}
