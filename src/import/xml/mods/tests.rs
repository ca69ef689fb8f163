use serde_json::{Value, json};

use super::super::tests::{check as check_format, items};
use crate::import::Format;

#[track_caller]
fn check(text: &str, expected: Value) {
    check_format(Format::Mods, text, expected);
}

#[test]
fn articles_have_a_host() {
    check(
        "<mods:mods xmlns:mods=\"http://www.loc.gov/mods/v3\" ID=\"m1\"><mods:titleInfo><mods:nonSort>The</mods:nonSort>
          <mods:title>steppe</mods:title><mods:subTitle>a sketch</mods:subTitle></mods:titleInfo>
          <mods:titleInfo type=\"translated\"><mods:title>Степ</mods:title></mods:titleInfo>
          <mods:name type=\"personal\"><mods:namePart type=\"family\">Сегеда</mods:namePart><mods:namePart type=\"given\">О. О.</mods:namePart>
          <mods:role><mods:roleTerm type=\"code\" authority=\"marcrelator\">aut</mods:roleTerm></mods:role></mods:name>
          <mods:name type=\"corporate\"><mods:namePart>НАН України</mods:namePart><mods:role><mods:roleTerm>funder</mods:roleTerm></mods:role></mods:name>
          <mods:genre>journal article</mods:genre><mods:language><mods:languageTerm type=\"code\" authority=\"iso639-2b\">ukr</mods:languageTerm></mods:language>
          <mods:relatedItem type=\"host\"><mods:titleInfo><mods:title>Політикус</mods:title></mods:titleInfo>
          <mods:titleInfo type=\"abbreviated\"><mods:title>Політ.</mods:title></mods:titleInfo>
          <mods:originInfo><mods:dateIssued>2020</mods:dateIssued><mods:issuance>continuing</mods:issuance></mods:originInfo>
          <mods:part><mods:detail type=\"volume\"><mods:number>3</mods:number></mods:detail><mods:detail type=\"issue\"><mods:caption>no.</mods:caption>
          <mods:number>2</mods:number></mods:detail><mods:extent unit=\"page\"><mods:start>139</mods:start><mods:end>148</mods:end></mods:extent>
          <mods:date>2020-07</mods:date></mods:part><mods:identifier type=\"issn\">2414-9616</mods:identifier></mods:relatedItem>
          <mods:identifier type=\"doi\">https://doi.org/10.1000/x</mods:identifier><mods:identifier type=\"local\">17</mods:identifier>
          <mods:location><mods:url dateLastAccessed=\"2021-05-05\">https://a.ua/b</mods:url></mods:location>
          <mods:subject><mods:topic>мова</mods:topic><mods:geographic>Київ</mods:geographic></mods:subject>
          <mods:abstract>Текст.</mods:abstract><mods:note>Укр.</mods:note></mods:mods>",
        json!({
            "id": "m1", "type": "article-journal", "title": "The steppe: a sketch", "container-title": "Політикус",
            "container-title-short": "Політ.", "author": [{"family": "Сегеда", "given": "О. О."}],
            "issued": {"date-parts": [[2020, 7]]}, "accessed": {"date-parts": [[2021, 5, 5]]}, "volume": "3", "issue": "2",
            "page": "139-148", "genre": "journal article", "language": "uk", "ISSN": "2414-9616", "DOI": "10.1000/x",
            "URL": "https://a.ua/b", "keyword": "мова--Київ", "abstract": "Текст.", "note": "Укр.",
            "custom": {"translated-title": "Степ", "funder": "НАН України", "issuance": "continuing", "local": "17"},
        }),
    );
}

#[test]
fn books_have_an_origin() {
    check(
        "<mods><titleInfo><title>Степ</title><partNumber>2</partNumber><partName>Трави</partName></titleInfo>
          <name type=\"personal\" usage=\"primary\"><namePart>Коваль, Іван</namePart><namePart type=\"date\">1950-</namePart></name>
          <name><namePart type=\"family\">King</namePart><namePart type=\"given\">M.</namePart><namePart type=\"termsOfAddress\">Jr.</namePart>
          <role><roleTerm type=\"text\">Translator.</roleTerm></role></name><typeOfResource>text</typeOfResource>
          <originInfo><place><placeTerm type=\"code\" authority=\"marccountry\">un</placeTerm></place>
          <place><placeTerm type=\"text\">Київ</placeTerm></place><publisher>Світ</publisher>
          <dateIssued encoding=\"marc\" point=\"start\">1998</dateIssued><dateIssued encoding=\"marc\" point=\"end\">2001</dateIssued>
          <copyrightDate>1997</copyrightDate><edition>2-ге вид.</edition><issuance>monographic</issuance></originInfo>
          <physicalDescription><extent>320 с.</extent><form>print</form></physicalDescription>
          <relatedItem type=\"series\"><titleInfo><title>Природа</title><partNumber>7</partNumber></titleInfo></relatedItem>
          <relatedItem type=\"original\"><titleInfo><title>The steppe</title></titleInfo><originInfo><dateIssued>1950</dateIssued></originInfo></relatedItem>
          <relatedItem type=\"isReferencedBy\"><titleInfo><title>Інше</title></titleInfo></relatedItem>
          <identifier type=\"isbn\">966-00-0000-1</identifier><identifier type=\"isbn\" invalid=\"yes\">9</identifier>
          <recordInfo><recordContentSource>НБУВ</recordContentSource><recordIdentifier>r7</recordIdentifier></recordInfo></mods>",
        json!({
            "id": "r7", "type": "book", "title": "Степ", "part": "2", "part-title": "Трави",
            "author": [{"family": "Коваль", "given": "Іван"}],
            "translator": [{"family": "King", "given": "M.", "suffix": "Jr."}], "publisher-place": "Київ",
            "publisher": "Світ", "issued": {"date-parts": [[1998], [2001]]}, "edition": "2-ге вид.",
            "number-of-pages": "320", "medium": "print", "collection-title": "Природа", "collection-number": "7",
            "original-title": "The steppe", "original-date": {"date-parts": [[1950]]}, "ISBN": "966-00-0000-1", "source": "НБУВ",
            "custom": {"place": "un", "author-date": "1950-", "issuance": "monographic", "copyrightDate": "1997", "isReferencedBy": "Інше",
                "invalid-isbn": "9", "recordIdentifier": "r7"},
        }),
    );
}

#[test]
fn kinds_are_told_by_genre_host_and_resource() {
    #[track_caller]
    fn check(inner: &str, expected: &str) {
        let (items, _) = items(Format::Mods, false, &format!("<mods>{inner}</mods>"));
        assert_eq!(items[0]["type"], expected, "{inner}");
    }
    check(
        "<genre>thesis</genre><originInfo><issuance>monographic</issuance></originInfo>",
        "thesis",
    );
    check("<genre>book</genre><relatedItem type=\"host\"/>", "chapter");
    check(
        "<relatedItem type=\"host\"><genre>newspaper</genre></relatedItem>",
        "article-newspaper",
    );
    check(
        "<relatedItem type=\"host\"><genre authority=\"marcgt\">conference publication</genre></relatedItem>",
        "paper-conference",
    );
    check(
        "<relatedItem type=\"host\"><part><detail type=\"issue\"/></part></relatedItem>",
        "article-journal",
    );
    check(
        "<typeOfResource>moving image</typeOfResource>",
        "motion_picture",
    );
    check("<typeOfResource>text</typeOfResource>", "document");
}
