use super::*;
use crate::import::Item;
use crate::model::*;

mod enw;
mod hostile;
mod nbib;
mod ris;

/// The records and the remarks.
fn read_as(format: Format, text: &str) -> (Vec<Reference>, Vec<Diagnostic>) {
    let source = Source::new("list", text);
    let mut found = match format {
        Format::Ris => read_ris(&source),
        Format::Nbib => read_nbib(&source),
        _ => read_enw(&source),
    };
    let diagnostics = std::mem::take(&mut found.diagnostics);
    (found.into_records(), diagnostics)
}

/// The only record of a text that gives nothing to remark.
#[track_caller]
fn only(format: Format, text: &str) -> Reference {
    let (mut records, said) = read_as(format, text);
    assert_eq!(said, [], "{text}");
    assert_eq!(records.len(), 1, "{text}");
    records.remove(0)
}

fn codes(said: &[Diagnostic]) -> Vec<&str> {
    said.iter().map(|one| one.code).collect()
}

#[track_caller]
fn check_text(record: &Reference, field: TextField, expected: &str) {
    assert_eq!(record.text(field), Some(expected), "{field}");
}

#[track_caller]
fn check_custom(record: &Reference, expected: serde_json::Value) {
    assert_eq!(serde_json::json!(record.custom), expected);
}

fn day(year: i32, month: u8, day: u8) -> Date {
    Date::parts(DateParts {
        year,
        month: Some(month),
        day: Some(day),
    })
}

fn months(year: i32, from: u8, to: u8) -> Date {
    let month = |month| DateParts {
        year,
        month: Some(month),
        day: None,
    };
    Date {
        end: Some(month(to)),
        ..Date::parts(month(from))
    }
}

#[test]
fn formats_are_told_by_their_first_lines() {
    #[track_caller]
    fn check(text: &str, expected: Option<Format>) {
        assert_eq!(sniff(text), expected, "{text}");
    }
    check("TY  - JOUR\nAU  - Roe, J.\n", Some(Format::Ris));
    check("\u{feff}TY  - JOUR\r\nER  - \r\n", Some(Format::Ris));
    check("\n\n  \nTY - BOOK\nTI - Назва\n", Some(Format::Ris));
    check("TY  - JOUR", Some(Format::Ris));
    check(
        "Provider: Some Press\nDatabase: Journals\nContent: text\n\nTY  - JOUR\nT1  - Words\nER  -\n",
        Some(Format::Ris),
    );
    check(
        "TI  - Words\nAU  - Roe\nPY  - 2020\nJO  - J\nVL  - 1\nER  -\n",
        Some(Format::Ris),
    );
    check("PMID- 123\nOWN - NLM\nTI  - Words\n", Some(Format::Nbib));
    check("\nPMID- 123\n", Some(Format::Nbib));
    check("%0 Journal Article\n%A Roe, J.\n", Some(Format::Enw));
    check("%A Roe, J.\n%T Words\n%D 2001\n", Some(Format::Enw));
    check("", None);
    check(
        "AU - Африканський союз (2020). Порядок денний.\nРоу Дж. Слова. 2001.",
        None,
    );
    check(
        "TY - ти, а не ви. Київ, 2001.\nДруге посилання. 2002.",
        None,
    );
    check("T2-weighted imaging. Roe J. 2001.", None);
    check("% A comment\n% The next\n\\bibitem{a} Roe.", None);
    check("%A % comment of TeX\n\\begin{document}", None);
    check("PMID- not a number\nTI  - x", None);
    check("1. Roe J. Words. 2001. PMID: 123\n2. Doe J. 2002.", None);
}
