use serde_json::json;

use super::*;

const ARTICLE: &str = "\
PMID- 31978945
OWN - NLM
STAT- MEDLINE
IS  - 1474-547X (Electronic)
IS  - 0140-6736 (Print)
IS  - 0140-6736 (Linking)
VI  - 395
IP  - 10223
DP  - 2020 Jul-Aug
TI  - Clinical features of patients in a city
      of many people: a study.
PG  - 497-506
LID - S0140-6736(20)30183-5 [pii]
LID - 10.1016/S0140-6736(20)30183-5 [doi]
AB  - BACKGROUND: A recent cluster of cases was seen
      in winter.
CI  - Copyright (c) 2020
FAU - Roe, John A 3rd
AU  - Roe JA 3rd
AD  - Department of Words
FAU - de la Cruz, María
AU  - de la Cruz M
CN  - Study Group of Words
LA  - eng
LA  - ukr
PT  - Journal Article
PT  - Comparative Study
DEP - 20200124
PL  - England
TA  - Lancet
JT  - Lancet (London, England)
MH  - Diabetes Mellitus, Type 2/*therapy
OT  - words
PMC - PMC7159299
AID - 10.1016/S0140-6736(20)30183-5 [doi]
SO  - Lancet. 2020 Jul;395(10223):497-506. doi:
      10.1016/S0140-6736(20)30183-5.
";

#[test]
fn an_article_of_pubmed() {
    let record = only(Format::Nbib, ARTICLE);
    assert_eq!(
        (record.id.as_str(), record.kind),
        ("pmid-31978945", Kind::ArticleJournal)
    );
    let roe = Name {
        suffix: Some("3rd".to_owned()),
        ..Name::person("Roe", "John A")
    };
    let cruz = Name {
        non_dropping_particle: Some("de la".to_owned()),
        ..Name::person("Cruz", "María")
    };
    let group = Name::literal("Study Group of Words");
    assert_eq!(record.names(NameField::Author), [roe, cruz, group]);
    assert_eq!(record.date(DateField::Issued), Some(&months(2020, 7, 8)));
    assert_eq!(
        record.date(DateField::AvailableDate),
        Some(&day(2020, 1, 24))
    );
    for (field, expected) in [
        (
            TextField::Title,
            "Clinical features of patients in a city of many people: a study.",
        ),
        (TextField::ContainerTitle, "Lancet (London, England)"),
        (TextField::ContainerTitleShort, "Lancet"),
        (TextField::Page, "497-506"),
        (TextField::Volume, "395"),
        (TextField::Issue, "10223"),
        (TextField::Doi, "10.1016/S0140-6736(20)30183-5"),
        (TextField::Pmid, "31978945"),
        (TextField::Pmcid, "PMC7159299"),
        (TextField::Issn, "1474-547X, 0140-6736"),
        (TextField::Language, "en"),
        (TextField::PublisherPlace, "England"),
        (
            TextField::Abstract,
            "BACKGROUND: A recent cluster of cases was seen in winter.",
        ),
        (
            TextField::Keyword,
            "words; Diabetes Mellitus, Type 2/*therapy",
        ),
    ] {
        check_text(&record, field, expected);
    }
    check_custom(
        &record,
        json!({
            "PT": ["Journal Article", "Comparative Study"],
            "IS": ["1474-547X (Electronic)", "0140-6736 (Print)", "0140-6736 (Linking)"],
            "LID": "S0140-6736(20)30183-5 [pii]", "LA": "ukr", "OWN": "NLM", "STAT": "MEDLINE",
            "CI": "Copyright (c) 2020", "AD": "Department of Words",
            "SO": "Lancet. 2020 Jul;395(10223):497-506. doi: 10.1016/S0140-6736(20)30183-5.",
        }),
    );
}

#[test]
fn records_need_no_blank_line_between() {
    let text = "PMID- 1\r\nTI  - One\r\nPT  - Journal Article\r\nPMID- 2\r\nTI  - Two\r\n\r\nPMID- 3\r\nTI  - Three\r\n";
    let (records, said) = read_as(Format::Nbib, text);
    let ids: Vec<_> = records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["pmid-1", "pmid-2", "pmid-3"]);
    assert_eq!(said, []);
    let lines: Vec<_> = records
        .iter()
        .filter_map(|r| Some(r.evidence.place.as_ref()?.line))
        .collect();
    assert_eq!(lines, [1, 4, 7]);
}

#[test]
fn names_without_their_full_form_and_pages_without_their_ends() {
    let record = only(
        Format::Nbib,
        "PMID- 7\nAU  - Roe JA\nAU  - WHO Group\nPG  - 123-8\nDP  - 1998 Dec-1999 Jan\nPT  - Journal Article\n",
    );
    let authors = [Name::person("Roe", "JA"), Name::literal("WHO Group")];
    assert_eq!(record.names(NameField::Author), authors);
    check_text(&record, TextField::Page, "123-128");
    check_custom(&record, json!({"PG": "123-8"}));
}

#[test]
fn publication_types_tell_the_kind() {
    #[track_caller]
    fn check(fields: &str, expected: Kind) {
        let (records, _) = read_as(Format::Nbib, &format!("PMID- 7\nTI  - x\n{fields}\n"));
        assert_eq!(records[0].kind, expected, "{fields}");
    }
    check("PT  - Journal Article\nPT  - Review", Kind::ArticleJournal);
    check(
        "PT  - Journal Article\nPT  - Preprint\nJT  - medRxiv",
        Kind::Article,
    );
    check("PT  - Book Chapter\nBTI - The Book", Kind::Chapter);
    check("PT  - Legal Case\nJT  - A journal", Kind::ArticleJournal);
    check("PT  - Legal Case", Kind::LegalCase);
    let (book, _) = read_as(
        Format::Nbib,
        "PMID- 7\nPT  - Book\nBTI - The Book\nFED - Roe, J\nED  - Roe J\nISBN- 9780521600811\n",
    );
    check_text(&book[0], TextField::Title, "The Book");
    check_text(&book[0], TextField::Isbn, "9780521600811");
    assert_eq!(book[0].names(NameField::Editor), [Name::person("Roe", "J")]);
}
