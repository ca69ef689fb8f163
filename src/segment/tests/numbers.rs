//! Lists whose entries are numbered.

use super::check;

const LONG: [&str; 4] = [
    "Бойко О. І. Довга назва праці про мову міста та слова в ньому. Київ : Наука, 2019. 300 с.",
    "Roe J. On the long history of words in the cities of the east. London : Omni, 2001. 214 p.",
    "Кім Н. Слово : підручник для тих, хто вчиться говорити. Київ : Наука, 2002. 300 с.",
    "Doe A. Words and things that were left in the north. Journal of Words. 2003. Vol. 5. P. 1–9.",
];

/// The entries under these numbers, each broken in two lines.
fn listed(numbers: [&str; 4]) -> (String, Vec<String>) {
    let entries = numbers.iter().zip(LONG);
    let entries: Vec<String> = entries
        .map(|(number, entry)| format!("{number}{entry}").trim().to_owned())
        .collect();
    let broken = entries.iter().map(|entry| {
        let at = entry.char_indices().nth(60).map_or(0, |(at, _)| at);
        let space = at + entry[at..].find(' ').unwrap_or(0);
        format!("{}\n{}\n", &entry[..space], &entry[space + 1..])
    });
    (broken.collect(), entries)
}

#[test]
fn numbers_are_printed_in_many_ways() {
    for numbers in [
        ["1. ", "2. ", "3. ", "4. "],
        ["[1] ", "[2] ", "[3] ", "[4] "],
        ["1) ", "2) ", "3) ", "4) "],
        ["1 ", "2 ", "3 ", "4 "],
        ["57.", "58.", "59.", "60."],
        ["1\\. ", "2\\. ", "3\\. ", "4\\. "],
        ["1.1. ", "1.2. ", "2.1. ", "2.2. "],
        ["1. ", "2. ", "2. ", "3. "],
        ["1. ", "2. ", "", "4. "],
        ["1. ", "2. ", "5. ", "6. "],
        ["1. ", "2. ", "1. ", "2. "],
    ] {
        let (text, entries) = listed(numbers);
        let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
        check(&format!("Література\n{text}"), &entries);
    }
}

#[test]
fn a_number_may_have_a_line_of_its_own() {
    for mark in ["1.", "[1]", "1"] {
        let entries = (1..=4).zip(LONG);
        let entries: Vec<String> = entries
            .map(|(n, entry)| format!("{} {entry}", mark.replace('1', &n.to_string())))
            .collect();
        let text: Vec<String> = entries
            .iter()
            .map(|entry| entry.replacen(' ', "\n", 1))
            .collect();
        let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
        check(&format!("Література\n{}\n", text.join("\n")), &entries);
    }
}

#[test]
fn years_and_pages_at_the_beginning_of_a_line_are_no_numbers() {
    check(
        "References\n1. Roe J. Words and things. London : Omni,\n2. ed. 2001. 214 p.\n2. Doe A. Words. London : Omni, 2002. Vol.\n4. 12 p.\n3. Кім Н. Слово. Київ,\n2022. 300 с.\n4. Кім Н. Мова. Київ,\n2023. 300 с.",
        &[
            "1. Roe J. Words and things. London : Omni, 2. ed. 2001. 214 p.",
            "2. Doe A. Words. London : Omni, 2002. Vol. 4. 12 p.",
            "3. Кім Н. Слово. Київ, 2022. 300 с.",
            "4. Кім Н. Мова. Київ, 2023. 300 с.",
        ],
    );
}

/// In a narrow column most lines show nothing of a reference.
#[test]
fn a_list_goes_on_where_its_numbers_do() {
    let dated = (1..9).map(|at| format!("{at}. Roe J. Words.\nOmni, 200{at}. {at}00 p."));
    let bare = (9..12).map(|at| {
        format!(
            "{at}. An assessment of the\nresilience of words and\nof the cities in which\nthey are spoken by all\nthe people who live in\nthem. (2022)."
        )
    });
    let entries: Vec<String> = dated.chain(bare).collect();
    let expected: Vec<String> = entries
        .iter()
        .map(|entry| entry.replace('\n', " "))
        .collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(&format!("References\n{}\n", entries.join("\n")), &expected);
}
