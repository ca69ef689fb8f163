use super::*;
use crate::model::DateField;

#[track_caller]
fn graph(json: &str) -> Graph {
    Graph::of(&Page::of(&format!(
        "<script type='application/ld+json'>{json}</script>"
    )))
}

#[test]
fn an_article_is_found_with_its_issue_volume_and_journal() {
    let graph = graph(
        r##"{"@context": "https://schema.org", "@graph": [
        {"@id": "#j", "@type": "Periodical", "name": "Вісник", "issn": ["2786-4936", "2786-4944"]},
        {"@id": "#v", "@type": "PublicationVolume", "volumeNumber": 4, "isPartOf": {"@id": "#j"}},
        {"@type": "WebPage", "name": "Сторінка"},
        {"@type": "ScholarlyArticle", "headline": "Слово &amp; діло", "pageStart": "5", "pageEnd": "9", "datePublished": "2021-05-02",
         "isPartOf": {"@type": "PublicationIssue", "issueNumber": "2", "isPartOf": {"@id": "#v"}},
         "author": [{"@type": "Person", "name": "Оксана Коваль"}, {"@type": "Person", "familyName": "Бойко", "givenName": "І."},
                    {"@type": "Organization", "name": "НАН України"}],
         "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1000/x"}}]}"##,
    );
    let (_, record) = graph.own().expect("a work");
    assert_eq!(record.kind, Kind::ArticleJournal);
    let texts = [
        (F::Title, "Слово & діло"),
        (F::ContainerTitle, "Вісник"),
        (F::Volume, "4"),
        (F::Issue, "2"),
        (F::Page, "5-9"),
        (F::Issn, "2786-4936, 2786-4944"),
        (F::Doi, "10.1000/x"),
    ];
    for (field, expected) in texts {
        assert_eq!(record.text(field), Some(expected), "{field}");
    }
    let names = [
        Name::person("Коваль", "Оксана"),
        Name::person("Бойко", "І."),
        Name::literal("НАН України"),
    ];
    assert_eq!(record.names(NameField::Author), names);
    assert_eq!(
        record
            .date(DateField::Issued)
            .and_then(|date| date.start)
            .map(|start| start.year),
        Some(2021)
    );
}

#[test]
fn citations_are_strings_or_works() {
    let graph = graph(
        r#"{"@type": "Article", "citation": ["Коваль О. Слово. 2001.", {"@type": "CreativeWork", "name": "Roe J. Deeds. 2002."},
         {"@type": "Book", "name": "Діло", "author": "Бойко І.", "datePublished": "2003"}, 5]}"#,
    );
    let shown: Vec<_> = graph
        .cited()
        .into_iter()
        .map(|(_, cited)| match cited {
            Cited::Printed(text) => text,
            Cited::Record(record) => format!("{} {:?}", record.kind, record.text(F::Title)),
        })
        .collect();
    assert_eq!(
        shown,
        [
            "Коваль О. Слово. 2001.",
            "Roe J. Deeds. 2002.",
            "book Some(\"Діло\")"
        ]
    );
}

#[test]
fn loops_and_junk_end() {
    let json = r##"[{"@id": "#a", "@type": "Article", "name": "x", "isPartOf": {"@id": "#a"}}, 1, null, {"@type": 5}]"##;
    assert!(graph(json).own().is_some());
    assert!(graph("{oops").own().is_none());
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(graph(&deep).own().is_none());
}
