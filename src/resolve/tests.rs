mod shaken;

use serde_json::json;

use super::*;
use crate::model::{DateField, NameField};

#[test]
fn lists_are_cut_by_count_and_length() {
    let lengths = |count, bytes| -> Vec<usize> {
        let list = ["aaaa", "bb", "cccccccc", "d", "e"];
        let runs = chunks(&list, count, bytes, |text: &&str| text.len());
        runs.iter().map(|run| run.len()).collect()
    };
    assert_eq!(lengths(2, 100), [2, 2, 1]);
    assert_eq!(lengths(9, 6), [2, 1, 2]);
    assert_eq!(lengths(9, 1), [1, 1, 1, 1, 1]);
    assert!(chunks(&[] as &[&str], 9, 9, |text| text.len()).is_empty());
}

fn read(work: serde_json::Value) -> crate::model::Candidate {
    item::read(&work, "crossref")
}

#[test]
fn a_work_keeps_all_its_titles() {
    let candidate = read(json!({
        "DOI": "10.5555/1", "type": "journal-article", "title": ["RETRACTED:  A   study", "Une étude"],
        "subtitle": ["of things"], "original-title": ["Дослідження"], "author": [{"name": "A Body", "sequence": "first"}],
    }));
    let record = candidate.record;
    assert_eq!(
        record.text(TextField::Title),
        Some("RETRACTED: A study: of things")
    );
    assert_eq!(record.text(TextField::OriginalTitle), Some("Дослідження"));
    assert_eq!(
        record.custom["titles"],
        json!(["Une étude", "Дослідження", "A study", "RETRACTED: A study"])
    );
    assert_eq!(
        record.names(NameField::Author)[0].literal.as_deref(),
        Some("A Body")
    );
    assert_eq!(
        candidate.notices,
        [("retraction".to_owned(), "10.5555/1".to_owned())]
    );
}

#[test]
fn a_chapter_has_a_series_and_a_book() {
    let record = read(json!({
        "type": "book-chapter", "title": ["T"], "container-title": ["Lecture Notes", "Computer Vision"],
        "published-online": {"date-parts": [[2017, 12]]}, "published-print": {"date-parts": [[2018]]},
        "issued": {"date-parts": [[2017, 12]]}, "article-number": "e7", "ISBN": ["1", "2"],
    }))
    .record;
    assert_eq!(
        record.text(TextField::CollectionTitle),
        Some("Lecture Notes")
    );
    assert_eq!(
        record.text(TextField::ContainerTitle),
        Some("Computer Vision")
    );
    assert_eq!(record.text(TextField::Number), Some("e7"));
    assert_eq!(item::year(&record), Some(2018));
    assert!(record.date(DateField::AvailableDate).is_some());
}

#[test]
fn a_record_may_lack_everything() {
    for work in [
        json!({}),
        json!(null),
        json!([]),
        json!({"title": [""], "issued": {"date-parts": [[null]]}, "author": [{}]}),
    ] {
        let candidate = read(work);
        assert!(candidate.record.text(TextField::Title).is_none());
        assert!(candidate.record.date(DateField::Issued).is_none());
        assert!(candidate.notices.is_empty());
    }
}

#[test]
fn corrections_do_not_retract() {
    for (kind, retracts) in [
        ("retraction", true),
        ("withdrawal", true),
        ("removal", true),
        ("correction", false),
        ("expression-of-concern", false),
    ] {
        assert_eq!(item::retracts(kind), retracts, "{kind}");
    }
}

/// An inquiry may be run on another thread.
#[test]
fn the_future_can_be_sent() {
    struct Deaf;
    impl Fetch for Deaf {
        fn fetch(
            &self,
            _: crate::net::Request,
        ) -> crate::net::BoxFuture<'_, Result<crate::net::Response, crate::net::Failure>> {
            Box::pin(std::future::ready(Err(crate::net::Failure::Refused)))
        }
    }
    fn needs_send(_: impl Send) {}
    let options = Options::default();
    needs_send(references(&mut [], &Deaf, &options, "", &mut |_| {}));
}
