use serde_json::{Value, json};

use super::super::tests::{check as check_format, items};
use crate::import::Format;

#[track_caller]
fn check(record: &str, expected: Value) {
    let text =
        format!("<?xml version=\"1.0\"?><xml><records><record>{record}</record></records></xml>");
    check_format(Format::EndnoteXml, &text, expected);
}

/// A value as EndNote writes it.
fn styled(text: &str) -> String {
    format!("<style face=\"normal\" font=\"default\" size=\"100%\">{text}</style>")
}

#[test]
fn articles_are_read_with_everything_that_they_have() {
    let s = styled;
    check(
        &format!(
            "<database name=\"My.enl\" path=\"C:\\My.enl\">My.enl</database><source-app name=\"EndNote\">EndNote</source-app>
             <rec-number>17</rec-number><foreign-keys><key app=\"EN\" db-id=\"x\">17</key></foreign-keys>
             <ref-type name=\"Journal Article\">17</ref-type><contributors><authors><author>{}</author><author>{}</author></authors>
             <secondary-authors><author>Roe, Jane, Jr.</author></secondary-authors>
             <tertiary-authors><author>Doe</author></tertiary-authors></contributors><auth-address>{}</auth-address>
             <titles><title><style face=\"normal\">Вплив </style><style face=\"italic\">Carex</style><style face=\"normal\"> на степ</style></title>
             <secondary-title>Політикус</secondary-title><alt-title>Політ.</alt-title><short-title>Вплив</short-title>
             <translated-title>Effect</translated-title></titles>
             <periodical><full-title>Політикус</full-title><abbr-1>Політ.</abbr-1></periodical>
             <pages>{}</pages><volume>{}</volume><number>2</number><edition>2020/07/05</edition>
             <keywords><keyword>{}</keyword><keyword>місто</keyword></keywords>
             <dates><year>{}</year><pub-dates><date>Jul 5</date></pub-dates></dates><isbn>1234-5679 (Print)&#xD;2414-9616</isbn>
             <accession-num>32123456</accession-num><abstract>Текст.</abstract><notes>Укр.</notes>
             <urls><related-urls><url>https://a.ua/b</url><url>https://c.ua</url></related-urls><pdf-urls><url>internal-pdf://1/a.pdf</url></pdf-urls></urls>
             <custom1>мій</custom1><custom2>PMC7000001</custom2><electronic-resource-num>doi:10.1000/x</electronic-resource-num>
             <language>Ukrainian</language><remote-database-name>Medline</remote-database-name><access-date>5 May 2021</access-date>",
            s("Сегеда, О. О."), s("НАН України,"), s("Київ"), s("139–148"), s("3"), s("мова"), s("2020"),
        ),
        json!({
            "id": "rec-17", "type": "article-journal", "title": "Вплив <i>Carex</i> на степ", "container-title": "Політикус",
            "container-title-short": "Політ.", "title-short": "Вплив",
            "author": [{"family": "Сегеда", "given": "О. О."}, {"literal": "НАН України"}],
            "editor": [{"family": "Roe", "given": "Jane", "suffix": "Jr."}], "issued": {"date-parts": [[2020, 7, 5]]},
            "accessed": {"date-parts": [[2021, 5, 5]]}, "page": "139-148", "volume": "3", "issue": "2", "available-date": {"date-parts": [[2020, 7, 5]]},
            "keyword": "мова, місто", "ISSN": "1234-5679 2414-9616", "PMID": "32123456", "PMCID": "PMC7000001",
            "abstract": "Текст.", "note": "Укр.", "URL": "https://a.ua/b", "DOI": "10.1000/x", "language": "uk", "source": "Medline",
            "custom": {"database": "My.enl", "source-app": "EndNote", "rec-number": "17", "foreign-keys": "17",
                "tertiary-authors": "Doe", "auth-address": "Київ", "translated-title": "Effect", "isbn": "1234-5679 (Print)",
                "url": "https://c.ua", "pdf-urls": "internal-pdf://1/a.pdf", "custom1": "мій"},
        }),
    );
}

#[test]
fn generic_fields_stand_for_what_the_kind_makes_of_them() {
    check(
        "<ref-type name=\"Book Section\">5</ref-type><contributors><authors><author>Roe, J.</author></authors>
         <secondary-authors><author>Doe, A.</author></secondary-authors><tertiary-authors><author>Коваль, І.</author></tertiary-authors>
         <subsidiary-authors><author>Бойко, О.</author></subsidiary-authors></contributors><titles><title>Grass</title>
         <secondary-title>The steppe</secondary-title><tertiary-title>Ecology</tertiary-title></titles><number>7</number>
         <pub-location>Київ</pub-location><publisher>Світ</publisher><isbn>966-00-0000-1</isbn>",
        json!({
            "id": "ref-1", "type": "chapter", "title": "Grass", "container-title": "The steppe", "collection-title": "Ecology",
            "collection-number": "7", "author": [{"family": "Roe", "given": "J."}], "editor": [{"family": "Doe", "given": "A."}],
            "collection-editor": [{"family": "Коваль", "given": "І."}], "translator": [{"family": "Бойко", "given": "О."}],
            "publisher-place": "Київ", "publisher": "Світ", "ISBN": "966-00-0000-1",
        }),
    );
    check(
        "<ref-type name=\"Edited Book\">28</ref-type><contributors><authors><author>Roe, J.</author></authors></contributors>
         <titles><title>Степ</title><secondary-title>Природа</secondary-title></titles><pages>320 p</pages>",
        json!({
            "id": "ref-1", "type": "book", "title": "Степ", "collection-title": "Природа", "number-of-pages": "320 p",
            "editor": [{"family": "Roe", "given": "J."}], "custom": {"ref-type": "Edited Book"},
        }),
    );
    check(
        "<ref-type>32</ref-type><contributors><authors><author>Roe, J.</author></authors><tertiary-authors><author>Doe, A.</author></tertiary-authors>
         </contributors><titles><title>Words</title></titles><pages>210</pages><dates><year>in press</year></dates><publisher>КНУ</publisher>
         <work-type>PhD thesis</work-type><call-num>Q1</call-num>",
        json!({
            "id": "ref-1", "type": "thesis", "title": "Words", "author": [{"family": "Roe", "given": "J."}], "number-of-pages": "210",
            "issued": {"literal": "in press"}, "publisher": "КНУ", "genre": "PhD thesis", "call-number": "Q1",
            "custom": {"tertiary-authors": "Doe, A."},
        }),
    );
}

#[test]
fn types_are_told_by_name_or_number() {
    #[track_caller]
    fn check(ref_type: &str, expected: &str, kept: Value) {
        let text = format!("<xml><records><record>{ref_type}</record></records></xml>");
        let (items, _) = items(Format::EndnoteXml, false, &text);
        assert_eq!(
            (&items[0]["type"], &items[0]["custom"]["ref-type"]),
            (&json!(expected), &kept),
            "{ref_type}"
        );
    }
    check(
        "<ref-type name=\"Web Page\">12</ref-type>",
        "webpage",
        Value::Null,
    );
    check("<ref-type>47</ref-type>", "paper-conference", Value::Null);
    check(
        "<ref-type name=\"Podcast\">63</ref-type>",
        "broadcast",
        json!("Podcast"),
    );
    check(
        "<ref-type name=\"Edited Book\">28</ref-type>",
        "book",
        json!("Edited Book"),
    );
    check(
        "<ref-type name=\"Моє\">99</ref-type>",
        "document",
        json!("Моє"),
    );
    check("", "document", Value::Null);
}
