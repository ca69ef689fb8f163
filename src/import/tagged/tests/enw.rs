use serde_json::json;

use super::*;

#[test]
fn a_section_of_a_book() {
    let record = only(
        Format::Enw,
        "%0 Book Section\n%A Сегеда, О. О.\n%A Верховна Рада України,\n%E Roe, Jane\n%B Сучасна дипломатія\n%S Серія\n%T Розділ\n\
         %I Наукова думка\n%C Київ\n%D 2019\n%8 May 12\n%P 12-34\n%@ 978-0-521-60081-1\n%7 2\n%U https://a.example/x\n\
         %X First paragraph.\n\nSecond paragraph.\n\n%K мова\nмедіа\n%F key19\n%1 own\n%G Ukrainian\n%R 10.1000/x\n%[ 2020-01-02\n",
    );
    assert_eq!(record.kind, Kind::Chapter);
    let authors = [
        Name::person("Сегеда", "О. О."),
        Name::literal("Верховна Рада України"),
    ];
    assert_eq!(record.names(NameField::Author), authors);
    assert_eq!(
        record.names(NameField::Editor),
        [Name::person("Roe", "Jane")]
    );
    assert_eq!(record.date(DateField::Issued), Some(&day(2019, 5, 12)));
    assert_eq!(record.date(DateField::Accessed), Some(&day(2020, 1, 2)));
    for (field, expected) in [
        (TextField::Title, "Розділ"),
        (TextField::ContainerTitle, "Сучасна дипломатія"),
        (TextField::CollectionTitle, "Серія"),
        (TextField::Publisher, "Наукова думка"),
        (TextField::PublisherPlace, "Київ"),
        (TextField::Page, "12-34"),
        (TextField::Edition, "2"),
        (TextField::Isbn, "978-0-521-60081-1"),
        (TextField::Keyword, "мова, медіа"),
        (TextField::Language, "uk"),
        (TextField::Doi, "10.1000/x"),
    ] {
        check_text(&record, field, expected);
    }
    let text = record.text(TextField::Abstract).unwrap_or_default();
    assert!(text.starts_with("First paragraph.\n") && text.ends_with("Second paragraph."));
    check_custom(&record, json!({"%F": "key19", "%1": "own"}));
}

#[test]
fn records_are_parted_by_their_types_or_blank_lines() {
    let text = "%0 Journal Article\n%T One\n%J Journal\n%N 4\n%0 Thesis\n%T Two\n%9 PhD\n\n%U https://a.example\n\n%A Roe, J.\n%T Three\n";
    let (records, said) = read_as(Format::Enw, text);
    let titles: Vec<_> = records
        .iter()
        .filter_map(|r| r.text(TextField::Title))
        .collect();
    assert_eq!(titles, ["One", "Two", "Three"]);
    assert_eq!(codes(&said), ["type-missing"]);
    check_text(&records[0], TextField::Issue, "4");
    check_text(&records[1], TextField::Genre, "PhD");
    check_text(&records[1], TextField::Url, "https://a.example");
}

#[test]
fn every_type_of_endnote_is_known() {
    for (name, kind) in [
        ("Edited Book", Kind::Book),
        ("Statute", Kind::Legislation),
        ("Web Page", Kind::Webpage),
        ("Newspaper Article", Kind::ArticleNewspaper),
        ("Conference Paper", Kind::PaperConference),
        ("Legal Rule or Regulation", Kind::Regulation),
        ("Film or Broadcast", Kind::MotionPicture),
        ("Unpublished Work", Kind::Manuscript),
    ] {
        let record = only(Format::Enw, &format!("%0 {name}\n%T x\n%! short\n"));
        assert_eq!(record.kind, kind, "{name}");
    }
}
