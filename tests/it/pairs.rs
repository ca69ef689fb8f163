//! Papers with two lists, as printed and romanised: the entries that are one work are paired, and no others.

use std::fs;

use posyl::csl_json;
use posyl::ops::{self, Batch, Input, ParseOptions};

fn parse(text: &str) -> Batch {
    ops::parse(&[Input::new("paper.txt", text)], &ParseOptions::default()).expect("a sound model")
}

/// For each record the place of its twin.
fn twins(batch: &Batch) -> Vec<Option<usize>> {
    let place = |id: &String| batch.records.iter().position(|record| record.id == *id);
    let records = batch.records.iter();
    records
        .map(|record| record.evidence.parallel.as_ref().and_then(place))
        .collect()
}

#[test]
fn the_lists_of_a_paper_are_paired() {
    for name in ["uk-journal", "uk-two-flush"] {
        let text = fs::read_to_string(format!("tests/documents/{name}.txt")).expect("a document");
        let batch = parse(&text);
        let [first, second] = &batch.lists[..] else {
            panic!("{name}: {:?}", batch.lists)
        };
        assert_eq!(first.count, second.count, "{name}");
        let expected: Vec<_> = (0..first.count * 2)
            .map(|at| (at + first.count) % (first.count * 2))
            .collect();
        let found = twins(&batch);
        let wrong: Vec<_> = found
            .iter()
            .zip(&expected)
            .filter(|(found, expected)| found.is_some_and(|found| found != **expected))
            .collect();
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
        let paired = found.iter().flatten().count();
        assert!(
            paired * 10 >= expected.len() * 9,
            "{name}: {paired} of {}",
            expected.len()
        );
    }
}

const TRANSLATED: &str = "\
Література
1. Бойко О. І., Кім Н. В. Мова міста. Вісник слова. 2019. № 3. С. 10–19.
2. Бойко О. І. Слово і місто. Вісник слова. 2019. № 4. С. 33–41.
3. Roe J. Words. Journal of Words. 2001. Vol. 5. P. 1–9. https://doi.org/10.1234/words.5
4. Гай Л. Т. Про слова. Київ : Наука, 2010. 214 с.
5. Про мову : Закон України від 01.02.2003 № 45-IV. URL: https://zakon.rada.gov.ua/laws/show/45-15

References
1. Roe, J. (2001). Words. Journal of Words, 5, 1–9. https://doi.org/10.1234/WORDS.5
2. Boiko, O. I., & Kim, N. V. (2019). The language of the city [Mova mista]. Visnyk slova, 3, 10–19 [in Ukrainian].
3. Boiko, O. I. (2019). Word and city [Slovo i misto]. Visnyk slova, 4, 33–41 [in Ukrainian].
4. Petrenko, S. O. (2010). On letters. Lviv: Slovo, 214 p. [in Ukrainian].
5. On language: Law of Ukraine (2003). https://zakon.rada.gov.ua/laws/show/45-15
";

#[test]
fn translated_entries_in_another_order_are_paired() {
    let batch = parse(TRANSLATED);
    let expected = [
        Some(6),
        Some(7),
        Some(5),
        None,
        Some(9),
        Some(2),
        Some(0),
        Some(1),
        None,
        Some(4),
    ];
    assert_eq!(twins(&batch), expected);
    for record in &batch.records {
        let value = csl_json::to_value(record);
        let written = value["custom"]["posyl"]["parallel"].as_str();
        assert_eq!(written, record.evidence.parallel.as_deref());
    }
}

#[test]
fn what_stands_twice_in_one_list_or_in_two_chapters_is_not_paired() {
    let entry = "Roe J. Words. Journal of Words. 2001. Vol. 5. P. 1–9.";
    let once = format!(
        "References\n1. {entry}\n2. Doe A. Things. London : Omni, 2002. 300 p.\n3. {entry}\n"
    );
    assert!(twins(&parse(&once)).iter().all(Option::is_none));
    let chapter = |n: usize| {
        let others: Vec<String> = (2..9)
            .map(|at| format!("{at}. Кім Н. Слово {at}. Київ : Наука, 20{n}{at}. 30{at} с."))
            .collect();
        format!(
            "Розділ {n}\nЛітература\n1. {entry}\n{}\n",
            others.join("\n")
        )
    };
    assert!(
        twins(&parse(&(chapter(0) + &chapter(1))))
            .iter()
            .all(Option::is_none)
    );
}
