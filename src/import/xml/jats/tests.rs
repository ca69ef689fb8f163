use serde_json::json;

use super::super::tests::{check as check_format, items};
use crate::import::Format;
use serde_json::Value;

#[track_caller]
fn check(text: &str, expected: Value) {
    check_format(Format::Jats, text, expected);
}

#[test]
fn element_citations_become_records() {
    check(
        "<ref id=\"B1\"><label>1.</label><element-citation publication-type=\"journal\" xml:lang=\"uk\">
          <person-group person-group-type=\"author\"><name><surname>Сегеда</surname><given-names>О. О.</given-names></name>
          <name><surname>Berg</surname><given-names>J</given-names><prefix>van der</prefix><suffix>Jr</suffix></name>
          <collab>НАН України</collab><etal/></person-group>
          <article-title>Вплив <italic>Carex</italic> на CO<sub>2</sub></article-title><trans-title>Effect</trans-title>
          <source><italic>Політикус</italic></source><year>2020</year><month>Jul</month><day>5</day><volume>3</volume>
          <issue>2</issue><fpage>139</fpage><lpage>148</lpage><pub-id pub-id-type=\"doi\">10.1000/x</pub-id>
          <pub-id pub-id-type=\"pmid\">123456</pub-id><pub-id pub-id-type=\"pii\">S1</pub-id>
          <issn>1234-5679</issn></element-citation></ref>",
        json!({
            "id": "B1", "type": "article-journal",
            "title": "Вплив <i>Carex</i> на CO<sub>2</sub>", "container-title": "Політикус",
            "author": [{"family": "Сегеда", "given": "О. О."},
                {"family": "Berg", "given": "J", "non-dropping-particle": "van der", "suffix": "Jr"},
                {"literal": "НАН України"}],
            "issued": {"date-parts": [[2020, 7, 5]]}, "volume": "3", "issue": "2", "page": "139-148",
            "language": "uk", "DOI": "10.1000/x", "PMID": "123456", "ISSN": "1234-5679",
            "custom": {"label": "1.", "author-truncated": "et al.", "trans-title": "Effect", "pii": "S1"},
        }),
    );
}

#[test]
fn books_chapters_theses_and_sites() {
    check(
        "<ref id=\"b\"><element-citation publication-type=\"book\"><person-group person-group-type=\"editor\">
          <string-name>Коваль, І. І.</string-name></person-group><source>Степ</source><edition>2-ге</edition>
          <publisher-loc>Київ</publisher-loc><publisher-loc>Львів</publisher-loc><publisher-name>Світ</publisher-name>
          <year>1999a</year><size units=\"page\">320</size><isbn>966-00-0000-1</isbn><comment>Укр.</comment></element-citation></ref>",
        json!({
            "id": "b", "type": "book", "title": "Степ", "editor": [{"family": "Коваль", "given": "І. І."}],
            "edition": "2-ге", "publisher-place": "Київ; Львів", "publisher": "Світ", "number-of-pages": "320",
            "issued": {"date-parts": [[1999]]}, "year-suffix": "a", "ISBN": "966-00-0000-1", "note": "Укр.",
        }),
    );
    check(
        "<ref id=\"c\"><nlm-citation citation-type=\"book\"><person-group person-group-type=\"author\"><name><surname>Roe</surname>
          <given-names>J</given-names></name></person-group><chapter-title>Grass</chapter-title><source>The steppe</source>
          <year iso-8601-date=\"2001-03\">2001</year><page-range>1–9, 20</page-range></nlm-citation></ref>",
        json!({
            "id": "c", "type": "chapter", "title": "Grass", "container-title": "The steppe",
            "author": [{"family": "Roe", "given": "J"}], "issued": {"date-parts": [[2001, 3]]}, "page": "1-9, 20",
        }),
    );
    check(
        "<ref id=\"t\"><element-citation publication-type=\"thesis\"><name><surname>Roe</surname></name><source>Words</source>
          <institution>КНУ</institution><year>in press</year></element-citation></ref>",
        json!({
            "id": "t", "type": "thesis", "title": "Words", "author": [{"family": "Roe"}], "publisher": "КНУ",
            "issued": {"literal": "in press"},
        }),
    );
    check(
        "<ref id=\"w\"><element-citation publication-type=\"web\"><collab>МЗС</collab><source>Стратегія</source>
          <date-in-citation content-type=\"access-date\"><day>5</day><month>травня</month><year>2021</year></date-in-citation>
          <ext-link ext-link-type=\"uri\" xlink:href=\"https://mfa.gov.ua/a?b=1&amp;c=2\">сайт</ext-link></element-citation></ref>",
        json!({
            "id": "w", "type": "webpage", "title": "Стратегія", "author": [{"literal": "МЗС"}],
            "accessed": {"date-parts": [[2021, 5, 5]]}, "URL": "https://mfa.gov.ua/a?b=1&c=2",
        }),
    );
    check(
        "<ref id=\"d\"><element-citation publication-type=\"data\"><person-group person-group-type=\"curator\"><collab>X</collab></person-group>
          <data-title>Трави</data-title><source>Zenodo</source><version>2</version></element-citation></ref>",
        json!({
            "id": "d", "type": "dataset", "title": "Трави", "publisher": "Zenodo", "version": "2", "curator": [{"literal": "X"}],
        }),
    );
    check(
        "<ref id=\"p\"><element-citation publication-type=\"confproc\"><name><surname>Roe</surname></name>
          <article-title>On words</article-title><source>Proc. X</source><conf-name>X</conf-name><conf-loc>Kyiv</conf-loc>
          <conf-date>12–14 May 2010</conf-date><elocation-id>e5</elocation-id></element-citation></ref>",
        json!({
            "id": "p", "type": "paper-conference", "title": "On words", "container-title": "Proc. X",
            "author": [{"family": "Roe"}], "event-title": "X", "event-place": "Kyiv",
            "event-date": {"date-parts": [[2010, 5, 12], [2010, 5, 14]]}, "page": "e5",
        }),
    );
}

#[test]
fn mixed_citations_keep_their_text() {
    check(
        "<ref id=\"B2\"><mixed-citation publication-type=\"journal\"><string-name><surname>Roe</surname>, <given-names>J.</given-names></string-name>
          (<year>2001</year>). <article-title>On words</article-title>. <italic><source>Logos</source></italic>,
          <volume>5</volume>(<issue>2</issue>), <fpage>1</fpage>–<lpage>9</lpage>.
          <ext-link xlink:href=\"https://doi.org/10.1000/abc\">https://doi.org/10.1000/abc</ext-link></mixed-citation></ref>",
        json!({
            "id": "B2", "type": "article-journal", "title": "On words", "container-title": "Logos",
            "author": [{"family": "Roe", "given": "J."}], "issued": {"date-parts": [[2001]]}, "volume": "5",
            "issue": "2", "page": "1-9", "DOI": "10.1000/abc",
            "custom": {"posyl": {"raw": "Roe, J. (2001). On words. Logos, 5(2), 1–9. https://doi.org/10.1000/abc"}},
        }),
    );
    // What is hardly tagged is still to be parsed; the tags hold.
    check(
        "<ref id=\"B3\"><label>[3]</label><mixed-citation>Бойко О. Мова міста та її вивчення. Київ, <year>2019</year>. 15 с. URL:
          <ext-link xlink:href=\"https://a.ua/b\">a.ua</ext-link></mixed-citation></ref>",
        json!({
            "printed": "Бойко О. Мова міста та її вивчення. Київ, 2019. 15 с. URL: a.ua", "list": 0,
            "links": ["https://a.ua/b"],
            "known": {"id": "B3", "type": "document", "issued": {"date-parts": [[2019]]}, "URL": "https://a.ua/b",
                "custom": {"label": "[3]", "id": "B3"}},
        }),
    );
    // Journal or book, and whose volume: the text tells, the tag does not.
    let tagged = |sort: &str| {
        format!(
            "<ref id=\"B5\"><mixed-citation{sort}>Roe J., Doe A. Some thoughts on words. <source>Logos</source>. Kyiv 2001.</mixed-citation></ref>"
        )
    };
    let (unsure, _) = items(Format::Jats, false, &tagged(""));
    assert_eq!(
        unsure[0]["known"],
        json!({"id": "B5", "type": "document", "custom": {"source": "Logos", "id": "B5"}})
    );
    let (journal, _) = items(
        Format::Jats,
        false,
        &tagged(" publication-type=\"journal\""),
    );
    assert_eq!(
        journal[0]["known"],
        json!({"id": "B5", "type": "article-journal", "container-title": "Logos", "custom": {"id": "B5"}})
    );
    let (escaped, _) = items(
        Format::Jats,
        false,
        "<ref><mixed-citation>Roe J. &lt;em class=\"x\"&gt;Words&lt;/em&gt; &lt; 5 % &lt;b. 2001.</mixed-citation></ref>",
    );
    assert_eq!(escaped[0]["printed"], "Roe J. Words < 5 % <b. 2001.");
    check(
        "<ref id=\"B4\"><note><p>Там само.</p></note></ref>",
        json!({"printed": "Там само.", "list": 0, "links": [],
            "known": {"id": "B4", "type": "document", "custom": {"id": "B4"}}}),
    );
}

#[test]
fn one_entry_may_hold_a_work_twice_or_several_works() {
    // Both as text and as fields, as SciELO has it, or as alternatives.
    let mixed = "<mixed-citation>Roe J. Words. 2001.</mixed-citation>";
    let fields = "<element-citation publication-type=\"book\"><name><surname>Roe</surname></name><source>Words</source></element-citation>";
    let both = json!({"id": "a", "type": "book", "title": "Words", "author": [{"family": "Roe"}],
        "custom": {"posyl": {"raw": "Roe J. Words. 2001."}}});
    check(
        &format!("<ref id=\"a\">{mixed}{fields}</ref>"),
        both.clone(),
    );
    check(
        &format!(
            "<ref id=\"a\"><citation-alternatives>{fields}{mixed}</citation-alternatives></ref>"
        ),
        both,
    );
    let (several, codes) = items(
        Format::Jats,
        false,
        &format!("<ref id=\"a\">{fields}{fields}</ref><ref/><ref><mixed-citation/></ref>"),
    );
    let ids: Vec<_> = several.iter().map(|item| &item["id"]).collect();
    assert_eq!(ids, ["a", "a-2"]);
    assert_eq!(codes, ["entry-empty", "entry-empty"]);
}

#[test]
fn lists_are_counted() {
    let entry = "<ref><mixed-citation>Roe</mixed-citation></ref>";
    let text = format!(
        "<back><ref-list><title>Список</title><ref-list>{entry}</ref-list><ref-list>{entry}</ref-list></ref-list>\
         <ref-list><title>References</title>{entry}</ref-list></back>"
    );
    let (items, _) = items(Format::Jats, false, &text);
    let lists: Vec<_> = items.iter().map(|item| &item["list"]).collect();
    assert_eq!(lists, [0, 0, 1]);
}

#[test]
fn standards_patents_and_what_csl_has_no_word_for() {
    check(
        "<element-citation publication-type=\"standard\"><std><std-organization>ДСТУ</std-organization>
          <pub-id pub-id-type=\"std-designation\">8302:2015</pub-id></std><source>Посилання</source></element-citation>",
        json!({"id": "ref-1", "type": "standard", "title": "Посилання", "publisher": "ДСТУ", "number": "8302:2015"}),
    );
    check(
        "<element-citation publication-type=\"patent\"><person-group person-group-type=\"inventor\"><name><surname>Roe</surname></name>
          </person-group><person-group person-group-type=\"assignee\"><collab>Acme</collab></person-group>
          <article-title>Wheel</article-title><patent country=\"US\">US123</patent><year>1999</year><day>40</day>
          <named-content content-type=\"jurisdiction\">US</named-content></element-citation>",
        json!({"id": "ref-1", "type": "patent", "title": "Wheel", "number": "US123", "author": [{"family": "Roe"}],
            "issued": {"date-parts": [[1999]]},
            "custom": {"assignee": "Acme", "day": "40", "jurisdiction": "US"}}),
    );
}

#[test]
fn an_article_tells_of_itself() {
    let text = "<article article-type=\"research-article\" xml:lang=\"uk\"><front><journal-meta>
        <journal-id journal-id-type=\"ojs\">pol</journal-id><journal-title-group><journal-title>Політикус</journal-title>
        <abbrev-journal-title>Політ.</abbrev-journal-title></journal-title-group><issn pub-type=\"epub\">2414-9616</issn>
        <publisher><publisher-name>Гельветика</publisher-name><publisher-loc>Одеса</publisher-loc></publisher></journal-meta>
        <article-meta><article-id pub-id-type=\"doi\">10.1000/x</article-id><title-group><article-title>Цифрова дипломатія</article-title>
        <subtitle>нарис</subtitle><trans-title-group xml:lang=\"en\"><trans-title>Digital diplomacy</trans-title></trans-title-group>
        </title-group><contrib-group><contrib contrib-type=\"author\"><contrib-id contrib-id-type=\"orcid\">0000-1</contrib-id>
        <name><surname>Сегеда</surname><given-names>Олена</given-names></name><xref ref-type=\"aff\">1</xref></contrib>
        <contrib contrib-type=\"editor\"><name><surname>Roe</surname></name></contrib></contrib-group>
        <pub-date pub-type=\"epub\"><year>2020</year><month>6</month></pub-date><pub-date pub-type=\"ppub\"><year>2020</year></pub-date>
        <volume>3</volume><fpage>139</fpage><lpage>148</lpage><history><date date-type=\"received\"><year>2019</year></date></history>
        <abstract><title>Анотація</title><p>Текст.</p></abstract><kwd-group><kwd>мова</kwd><kwd>місто</kwd></kwd-group>
        </article-meta></front><back><ref-list><ref id=\"B1\"/></ref-list></back></article>";
    let (items, codes) = items(Format::Jats, true, text);
    assert!(codes.is_empty(), "{codes:?}");
    let expected = json!({
        "id": "ref-1", "type": "article-journal", "title": "Цифрова дипломатія: нарис", "language": "uk",
        "container-title": "Політикус", "container-title-short": "Політ.", "ISSN": "2414-9616",
        "publisher": "Гельветика", "publisher-place": "Одеса", "DOI": "10.1000/x",
        "author": [{"family": "Сегеда", "given": "Олена"}], "editor": [{"family": "Roe"}],
        "issued": {"date-parts": [[2020]]}, "available-date": {"date-parts": [[2020, 6]]},
        "submitted": {"date-parts": [[2019]]}, "volume": "3", "page": "139-148", "abstract": "Анотація Текст.",
        "keyword": "мова, місто",
        "custom": {"journal-id": "pol", "trans-title-group": "Digital diplomacy", "contrib-id": "0000-1"},
    });
    assert_eq!(items, [expected]);
}
