use serde_json::{Value, json};

use super::super::tests::{check as check_format, items};
use crate::import::Format;

#[track_caller]
fn check(text: &str, expected: Value) {
    check_format(Format::Tei, text, expected);
}

#[test]
fn what_grobid_writes_becomes_records() {
    check(
        "<biblStruct xml:id=\"b0\"><analytic><title level=\"a\" type=\"main\">Вплив <hi rend=\"italic\">Carex</hi></title>
          <author><persName><forename type=\"first\">О</forename><forename type=\"middle\">О</forename><surname>Сегеда</surname></persName></author>
          <author><persName xmlns=\"http://www.tei-c.org/ns/1.0\"><surname>Berg</surname><nameLink>van</nameLink></persName><affiliation>КНУ</affiliation></author>
          <idno type=\"DOI\">10.1000/x</idno><idno type=\"arXiv\">arXiv:1706.03762</idno></analytic>
          <monogr><title level=\"j\">Політикус</title><title level=\"j\" type=\"abbrev\">Політ.</title><imprint>
          <biblScope unit=\"volume\">3</biblScope><biblScope unit=\"issue\">2</biblScope>
          <biblScope unit=\"page\" from=\"139\" to=\"148\" /><date type=\"published\" when=\"2020-07\">July 2020</date></imprint></monogr>
          <note type=\"raw_reference\">Сегеда О. О. Вплив Carex.</note></biblStruct>",
        json!({
            "id": "b0", "type": "article-journal", "title": "Вплив <i>Carex</i>", "container-title": "Політикус",
            "container-title-short": "Політ.",
            "author": [{"family": "Сегеда", "given": "О О"}, {"family": "Berg", "non-dropping-particle": "van"}],
            "issued": {"date-parts": [[2020, 7]]}, "volume": "3", "issue": "2", "page": "139-148",
            "DOI": "10.1000/x", "archive": "arXiv", "archive_location": "1706.03762",
            "custom": {"author-affiliation": "КНУ", "posyl": {"raw": "Сегеда О. О. Вплив Carex."}},
        }),
    );
}

#[test]
fn chapters_books_and_papers() {
    check(
        "<biblStruct xml:id=\"b1\"><analytic><title level=\"a\">Grass</title></analytic><monogr><title level=\"m\">The steppe</title>
          <editor><persName><forename>J</forename><surname>Roe</surname></persName></editor><editor role=\"translator\">Doe, A.</editor>
          <imprint><publisher>Світ</publisher><pubPlace>Київ</pubPlace><date when=\"2001\"/></imprint></monogr>
          <series><title level=\"s\">Ecology</title><biblScope unit=\"volume\">7</biblScope></series></biblStruct>",
        json!({
            "id": "b1", "type": "chapter", "title": "Grass", "container-title": "The steppe",
            "editor": [{"family": "Roe", "given": "J"}], "translator": [{"family": "Doe", "given": "A."}],
            "publisher": "Світ", "publisher-place": "Київ", "issued": {"date-parts": [[2001]]},
            "collection-title": "Ecology", "collection-number": "7",
        }),
    );
    check(
        "<biblStruct><monogr><title level=\"m\" type=\"main\">Степ</title><title level=\"m\" type=\"sub\">нарис</title>
          <author><orgName>НАН України</orgName></author><idno type=\"ISBN\">966-00-0000-1</idno><ptr target=\"https://a.ua/b\"/>
          <imprint><publisher>Світ</publisher><date>б. р.</date></imprint><extent>320</extent></monogr>
          <note>Укр.</note></biblStruct>",
        json!({
            "id": "ref-1", "type": "book", "title": "Степ: нарис", "author": [{"literal": "НАН України"}],
            "publisher": "Світ", "issued": {"literal": "б. р."}, "number-of-pages": "320", "ISBN": "966-00-0000-1",
            "URL": "https://a.ua/b", "note": "Укр.",
        }),
    );
    check(
        "<biblStruct type=\"conferencePaper\"><analytic><title level=\"a\">Words</title></analytic><monogr><title level=\"m\">Proc. X</title>
          <meeting>. X 2010 <address><addrLine>Kyiv</addrLine></address></meeting>
          <imprint><date type=\"accessed\" when=\"2021-01-02\"/></imprint></monogr></biblStruct>",
        json!({
            "id": "ref-1", "type": "paper-conference", "title": "Words", "container-title": "Proc. X",
            "event-title": "X 2010", "event-place": "Kyiv", "accessed": {"date-parts": [[2021, 1, 2]]},
        }),
    );
}

#[test]
fn what_grobid_could_not_take_apart_is_text() {
    check(
        "<biblStruct xml:id=\"b9\"><monogr><title/><imprint><date type=\"published\" when=\"2019\"/></imprint></monogr>
          <note type=\"raw_reference\">Бойко О. Мова міста.\n Київ, 2019.</note></biblStruct>",
        json!({
            "printed": "Бойко О. Мова міста. Київ, 2019.", "list": 0, "links": [],
            "known": {"id": "b9", "type": "document", "issued": {"date-parts": [[2019]]}, "custom": {"id": "b9"}},
        }),
    );
}

#[test]
fn loose_references_are_records_where_enough_is_marked() {
    check(
        "<listBibl><bibl xml:id=\"a\"><author>Roe, J.</author> <title level=\"a\">On words</title>, <title level=\"j\">Logos</title>
          <biblScope unit=\"vol\">5</biblScope> (<date>2001</date>), <biblScope unit=\"pp\">1–9</biblScope>.</bibl></listBibl>",
        json!({
            "id": "a", "type": "article-journal", "title": "On words", "container-title": "Logos",
            "author": [{"family": "Roe", "given": "J."}], "issued": {"date-parts": [[2001]]}, "volume": "5", "page": "1-9",
            "custom": {"posyl": {"raw": "Roe, J. On words, Logos 5 (2001), 1–9."}},
        }),
    );
    check(
        "<listBibl><bibl>Бойко О. <hi rend=\"italic\">Мова міста</hi>. Київ, <date>2019</date>. <ref target=\"https://a.ua\">тут</ref></bibl></listBibl>",
        json!({
            "printed": "Бойко О. Мова міста. Київ, 2019. тут", "list": 0, "links": ["https://a.ua"],
            "known": {"id": "ref-1", "type": "document", "issued": {"date-parts": [[2019]]}, "URL": "https://a.ua"},
        }),
    );
}

const PAPER: &str = "<TEI><teiHeader xml:lang=\"uk\"><fileDesc><titleStmt><title>Інша назва</title></titleStmt><sourceDesc><biblStruct><analytic>
    <author><persName><forename>Олена</forename><surname>Сегеда</surname></persName></author><title level=\"a\">Дипломатія</title></analytic>
    <monogr><title level=\"j\">Політикус</title><imprint><date when=\"2020\"/></imprint></monogr></biblStruct></sourceDesc></fileDesc>
    <profileDesc><textClass><keywords><term>мова</term><term>місто</term></keywords></textClass><abstract><p>Текст.</p></abstract></profileDesc>
    </teiHeader><text><bibl>no list</bibl><back><listBibl><biblStruct xml:id=\"b0\"><monogr><title>Степ</title></monogr>
    <relatedItem><biblStruct><monogr><title>Інше</title></monogr></biblStruct></relatedItem></biblStruct></listBibl></back></text></TEI>";

#[test]
fn a_text_is_not_among_what_it_cites() {
    let (cited, _) = items(Format::Tei, false, PAPER);
    let titles: Vec<_> = cited.iter().map(|item| &item["title"]).collect();
    assert_eq!(titles, ["Степ"]);
    assert_eq!(cited[0]["custom"], json!({"relatedItem": "Інше"}));
    let (own, _) = items(Format::Tei, true, PAPER);
    let expected = json!({
        "id": "ref-1", "type": "article-journal", "title": "Дипломатія", "container-title": "Політикус",
        "author": [{"family": "Сегеда", "given": "Олена"}], "issued": {"date-parts": [[2020]]}, "language": "uk",
        "abstract": "Текст.", "keyword": "мова, місто",
    });
    assert_eq!(own, [expected]);
}
