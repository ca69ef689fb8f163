use super::*;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let source = Source::new("test", text);
    let (found, _) = references(&source);
    let got: Vec<_> = found
        .iter()
        .map(|reference| reference.text.as_str())
        .collect();
    assert_eq!(got, expected);
    for reference in &found {
        assert!(reference.span.end <= text.len());
        assert_eq!(source.line_of(reference.span.start), reference.line);
    }
}

#[test]
fn a_list_without_heading_is_one_entry_a_line() {
    check(
        "Бойко, О. (2020). Мова. Вісник, 5–9. https://x.ua/a\n\nRoe, J. (2001). Words. Omni.\r\nДія. (2023). https://y.ua/b/\n",
        &[
            "Бойко, О. (2020). Мова. Вісник, 5–9. https://x.ua/a",
            "Roe, J. (2001). Words. Omni.",
            "Дія. (2023). https://y.ua/b/",
        ],
    );
}

#[test]
fn a_page_before_the_heading_is_left_out() {
    check(
        "Про мову міста\nАнотація. Стаття про мову.\n\n1. Вступ\nТекст, який посилається [1].\n\nСписок використаних джерел:\n1. Бойко О. Мова. Київ, 2019.\n2. Roe J. Words. 2001.\n\nВідомості про авторів\nБойко Олена, доцент.\n",
        &["1. Бойко О. Мова. Київ, 2019.", "2. Roe J. Words. 2001."],
    );
    for heading in [
        "REFERENCES",
        "VII. References",
        "5. Bibliography.",
        "Л І Т Е Р А Т У Р А",
        "**Література**",
    ] {
        check(
            &format!("Title\nText.\n{heading}\nRoe J. Words. 2001.\n"),
            &["Roe J. Words. 2001."],
        );
    }
}

#[test]
fn two_lists_are_both_read() {
    check(
        "Література\n1. Бойко О. Мова.\n2. Кім Н. Слово.\nReferences\n1. Boiko O. Mova.\n2. Kim N. Slovo.\n",
        &[
            "1. Бойко О. Мова.",
            "2. Кім Н. Слово.",
            "1. Boiko O. Mova.",
            "2. Kim N. Slovo.",
        ],
    );
}

#[test]
fn numbered_entries_run_over_lines() {
    check(
        "1. Бойко О. І. Довга назва, що не вмі-\nщується в рядок. Київ :\nНаукова думка, 2019. 300 с.\n17\n2. Roe J. Words\n2001. No. 5.\n3. Кім Н. Слово.",
        &[
            "1. Бойко О. І. Довга назва, що не вміщується в рядок. Київ : Наукова думка, 2019. 300 с.",
            "2. Roe J. Words 2001. No. 5.",
            "3. Кім Н. Слово.",
        ],
    );
}

#[test]
fn an_address_goes_on_without_a_space() {
    check(
        "[1] Roe J. Words. https://example.org/a/\nb_c.html\n[2] Doe. Omni.",
        &[
            "[1] Roe J. Words. https://example.org/a/b_c.html",
            "[2] Doe. Omni.",
        ],
    );
}

#[test]
fn a_hanging_indent_marks_the_entries() {
    check(
        "Roe, J., & Doe, A. (2001). On the long history of words in\n    the cities of the east. Journal of Words, 5, 1–9.\nКім, Н. (2002). Про довгу історію слів у містах і селах\n    сходу країни. Вісник слова, 7, 3–8.\n",
        &[
            "Roe, J., & Doe, A. (2001). On the long history of words in the cities of the east. Journal of Words, 5, 1–9.",
            "Кім, Н. (2002). Про довгу історію слів у містах і селах сходу країни. Вісник слова, 7, 3–8.",
        ],
    );
}

#[test]
fn each_line_can_be_taken_as_it_is() {
    let source = Source::new("test", "References\n\n  lower case \nx\n");
    let texts: Vec<_> = lines(&source)
        .into_iter()
        .map(|reference| (reference.line, reference.text))
        .collect();
    assert_eq!(
        texts,
        [
            (1, "References".into()),
            (3, "lower case".into()),
            (4, "x".into())
        ]
    );
}
