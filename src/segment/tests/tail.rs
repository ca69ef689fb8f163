//! What stands behind a marked list under no heading that is known, and the headings over its parts.

use super::check;

const ENTRIES: [&str; 3] = [
    "1. Бойко О. І. Довга назва праці про мову міста та слова в ньому. Київ : Наука, 2019. 300 с.",
    "2. Roe J. On the long history of words in the cities of the east. London : Omni, 2001. 214 p.",
    "3. Кім Н. Слово : підручник. Київ : Наука, 2002. 300 с.",
];

#[track_caller]
fn ends_before(tail: &str) {
    check(
        &format!("Література\n{}\n\n{tail}\n", ENTRIES.join("\n")),
        &ENTRIES,
    );
}

#[test]
fn a_paragraph_behind_the_last_entry_is_not_of_it() {
    ends_before("Jane Roe teaches at Omni. She has written two books (Omni, 2001 and 2017).");
    ends_before("Внесок авторів: О. Бойко зібрала слова,\nН. Кім їх описала (2019).");
}

#[test]
fn chapters_that_count_on_are_no_entries() {
    ends_before(
        "4. Критерії оцінювання\n\nЗа кожне слово дають бал (див. наказ 2021 р.).\n\n5. Розклад\n\nЩосереди",
    );
    ends_before("3. Розклад занять\n\nЩосереди о восьмій.");
}

#[test]
fn an_act_without_a_year_stays_the_last_entry() {
    let act = "4. Про мову : закон";
    let expected = [ENTRIES[0], ENTRIES[1], ENTRIES[2], act];
    check(&format!("Література\n{}\n", expected.join("\n")), &expected);
    check(
        &format!(
            "Література\n{}.\n\nБойко Олена пише книги й читає їх.\n",
            expected.join("\n")
        ),
        &[ENTRIES[0], ENTRIES[1], ENTRIES[2], "4. Про мову : закон."],
    );
}

#[test]
fn where_entries_have_blank_lines_inside_they_end_none() {
    let parted = ENTRIES.map(|entry| entry.replacen(". ", ".\n\n", 3).replacen(".\n\n", ". ", 1));
    check(&format!("Література\n{}\n", parted.join("\n\n")), &ENTRIES);
}

#[test]
fn buttons_under_bullets_are_no_entries() {
    let entries = [
        "* Roe, J. (2001) Words. London: Omni.",
        "* Doe, A. (2002) Things. London: Omni.",
        "* Poe, C. (2003) Letters. London: Omni.",
    ];
    let text = format!(
        "References\n\n{}\n\nFollow us\n* Mastodon\n* Telegram\n\nMore to read\n\nThe city\n",
        entries.join("\n")
    );
    check(&text, &entries);
}

#[test]
fn headings_over_bullets_are_left_out() {
    let [first, second] = [
        "• Бойко О. Мова міста. Київ : Наука, 2019.",
        "• ROE J., Words and Things, London, Omni, 2001.",
    ];
    for (above, between) in [
        ("Рукописи\n\n", "\n\nМонографії\n\n"),
        ("Archives\n", "\n\nMonographies\n"),
    ] {
        let text = format!("Bibliographie\n\n{above}{first}\n{first}{between}{second}\n");
        check(&text, &[first, first, second]);
    }
    let sets = "• ROE J., Words and Things in the Cities of the East, London, Omni,\n2001, 2 vol.\nMonographies\n";
    let [set, _] = sets.split_once("\nM").expect("a heading").into();
    check(
        &format!("Bibliographie\n{sets}{first}\n"),
        &[&set.replace('\n', " "), first],
    );
}
