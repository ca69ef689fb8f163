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

/// What stands between two pages, in several lines, with and without blank ones.
fn block(page: usize, blank: &str) -> String {
    format!(
        "{blank}MAY 2019 | 12:5\n2019 © Union of Words E{page}\nBOIKO & KIM | HTTPS://DOI.ORG/10.1234/W.2019\nWORDS OF CITIES{blank}\n"
    )
}

#[test]
fn heads_of_several_lines_are_left_out() {
    let page = "Мова міста змінюється, і слова в ній живуть далі.\n".repeat(40);
    for blank in ["", "\n"] {
        let [first, second, third] = [362, 363, 364].map(|page| block(page, blank));
        let list = broken_by(&format!("\n{third}"));
        let last = block(365, blank);
        check(
            &format!("{page}{first}{page}{second}{page}Література\n{list}\n{last}"),
            &ENTRIES,
        );
    }
}

#[test]
fn a_head_counts_on_from_bare_page_numbers() {
    let page = "Мова міста змінюється, і слова в ній живуть далі.\n".repeat(40);
    let list = broken_by("\n\nМова, місто, слово    215\n\n");
    check(
        &format!("{page}\n213\n\n{page}\n214\n\n{page}Література\n{list}\n"),
        &ENTRIES,
    );
}

#[test]
fn the_same_end_of_entries_is_no_running_head() {
    let tail = "[in Ukrainian].";
    let entries: Vec<String> = (1..60)
        .map(|n| {
            format!(
                "{n}. Бойко О. І. Слова, книга {n}. Київ : Наука, 2001. 3{n} с.{}",
                if n % 19 == 1 { " [in Ukrainian]." } else { "" }
            )
        })
        .collect();
    let list = entries
        .join("\n")
        .replace(&format!(" {tail}"), &format!("\n{tail}"));
    let expected: Vec<&str> = entries.iter().map(String::as_str).collect();
    check(&format!("Література\n{list}\n"), &expected);
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

#[test]
fn a_line_that_is_known_to_go_on_is_joined_as_it_is() {
    let glued = "1. Roe J. Words of cities. 2001. https://omni.example/a?id=102\u{2060}\n5699\n2. Kim N. Word. 2002. https://omni.example/b\u{2060}\n.html";
    check(
        glued,
        &[
            "1. Roe J. Words of cities. 2001. https://omni.example/a?id=1025699",
            "2. Kim N. Word. 2002. https://omni.example/b.html",
        ],
    );
}
