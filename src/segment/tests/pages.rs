//! Lists that run over pages.

use super::check;

const ENTRIES: [&str; 3] = [
    "1. Бойко О. І. Довга назва праці про мову міста та слова в ньому. Київ : Наука, 2019. 300 с.",
    "2. Roe J. On the long history of words in the cities of the east. London : Omni, 2001. 214 p.",
    "3. Кім Н. Слово : підручник. Київ : Наука, 2002. 300 с.",
];

/// The list with something between the halves of its second entry.
fn broken_by(between: &str) -> String {
    let second = ENTRIES[1].replacen(" in the cities", &format!("{between}in the cities"), 1);
    [ENTRIES[0], &second, ENTRIES[2]].join("\n")
}

#[test]
fn what_belongs_to_the_page_is_left_out() {
    for between in [
        "\n17\n",
        "\n\n– 17 –\n\n",
        "\n\u{c}",
        "\n17\n\u{c}",
        "\nPage 17 of 20\n",
        "\n17 | Page\n",
        "\nстор. 17\n",
        "\n© Бойко О. І., 2020\n",
        "\nISSN 2078-1628. Вісник слова. 2020. Випуск 3 (45)\n17\n",
    ] {
        check(&format!("Література\n{}\n", broken_by(between)), &ENTRIES);
    }
}

/// Pages of prose with a head on each, then the list with one too.
fn paged(heads: [&str; 3]) -> String {
    let page = "Мова міста змінюється, і слова в ній живуть далі.\n".repeat(40);
    let [first, second, third] = heads;
    let list = broken_by(&format!("\n{third}\n"));
    format!("{first}\n{page}{second}\n{page}Література\n{list}\n")
}

#[test]
fn running_heads_are_left_out() {
    for heads in [
        ["О. Бойко, Н. Кім"; 3],
        [
            "94 О. Бойко, Н. Кім",
            "Мова міста та слова 95",
            "96 О. Бойко, Н. Кім",
        ],
        [
            "Вісник слова, 2020, № 3 94",
            "Вісник слова, 2020, № 3 95",
            "Вісник слова, 2020, № 3 96",
        ],
    ] {
        check(&paged(heads), &ENTRIES);
    }
}

#[test]
fn an_entry_that_stands_in_two_lists_is_no_running_head() {
    let entry = "Roe J. Words. London : Omni, 2001. 214 p.";
    let others: Vec<String> = (10..40)
        .map(|n| format!("Бойко О. І. Слова, книга {n}. Київ : Наука, 2001. 3{n} с."))
        .collect();
    let list = format!("{}\n{entry}\n", others.join("\n"));
    let mut expected: Vec<&str> = others.iter().map(String::as_str).collect();
    expected.push(entry);
    let twice = [expected.clone(), expected].concat();
    check(&format!("Література\n{list}\nReferences\n{list}"), &twice);
}
