//! From a text to its references.

mod headings;
mod hyphens;
mod numbers;
mod pages;
mod tail;
mod wrapped;

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

/// Breaks each entry at a margin, its further lines set in; a long word sticks out.
fn wrap(entries: &[&str], width: usize, indent: &str) -> String {
    let mut text = String::new();
    for entry in entries {
        let mut length = 0;
        for word in entry.split(' ') {
            let word_length = word.chars().count();
            if length > 0 && length + 1 + word_length > width {
                text += "\n";
                text += indent;
                length = 0;
            } else if length > 0 {
                text += " ";
                length += 1;
            }
            text += word;
            length += word_length;
        }
        text += "\n";
    }
    text
}

const DATED: [&str; 6] = [
    "Мірошник, Т., Федоренко, Г. (2021). Міська мова як сучасний засіб міжнародних відносин. Науково-теоретичний альманах Слова, 58-65. https://doi.org/10.15421/1",
    "Інститут слова (2021). Стратегія мови міста (2021-2025), Інститут слова. https://slovo.example.ua/storage/app/sites/1/documents/strategy-of-the-language-of-cities.pdf.",
    "Words stop at the border of the old city. (2022). Omni. https://www.example.org/business/words-stop-at-the-border-of-the-city-2022-03-01/.",
    "Interim report on words in the east and in the west of the country in Q1 2022. (2022). Omni. https://www.example.org/report-on-words.",
    "van der Berg, J., Roe, A., Doe, B., Poe, C., Moe, D., Low, E., Bow, F., & Row, G. (2010). Words and things. Leiden: Omni.",
    "Дія слова в інших країнах. (2023, 20 січня). Фінансовий клуб. https://klub.example.ua/news/",
];

const DATED_LAST: [&str; 5] = [
    "Бойко О. І., Кім Н. В. Довга назва праці про мову міста та слова в ньому. Вісник слова. Серія «Мова». 2019. Т. 5, № 3. С. 10–19.",
    "Roe J., Doe A. On the long history of words in the cities of the east. Journal of Words. 2001. Vol. 5. P. 1–9.",
    "P. F. Low and D. H. Bow. The words that were left in the cities of the north, and why. Words and Letters B 530, 167 (2002).",
    "Кім Н. Слово : підручник. Київ : Наука, 2002. 300 с. URL: https://slovo.example.ua/a/b/c (дата звернення: 05.03.2024).",
    "Їжак Ґ. Мова й місто в працях учених минулого століття : монографія. Львів : Слово, 1998. 214 с.",
];

#[test]
fn entries_broken_at_a_margin_are_made_whole() {
    for width in [72, 80, 100] {
        for indent in ["", "    ", "\t"] {
            check(&wrap(&DATED, width, indent), &DATED);
            check(&wrap(&DATED_LAST, width, indent), &DATED_LAST);
        }
        check(&wrap(&DATED, width, "").replace('\n', "\r\n"), &DATED);
    }
}

#[test]
fn short_entries_of_one_line_are_not_taken_for_broken_ones() {
    let entries = [
        "Кім Н. Слово. Київ : Наука, 2002. 300 с.",
        "Про мову : Закон України від 01.02.2003 № 45-IV.",
        "Мова міста : монографія / за ред. О. Бойка. Київ, 2019.",
        "С. Петренко. Слова і люди. Львів, 2005. 120 с.",
        "P. Roe, Words 3, 423 (2009).",
    ];
    check(&entries.join("\n"), &entries);
}

#[test]
fn dashes_are_bullets_where_the_entries_begin_with_them() {
    check(
        "- Roe J. Words.\n- Doe A. Things – 2001.\n– 5 p.",
        &["- Roe J. Words.", "- Doe A. Things – 2001. – 5 p."],
    );
}

#[test]
fn only_the_list_of_a_page_is_read() {
    let page = |list: &str| {
        format!(
            "Words\nAbstract\nOf words.\n1. Introduction\nText [1].\n2. Methods\nSources\nWe read much.\n3. Results\nMany.\n\n\
             {list}\nAppendix A. Questions\n1. How old are you?\n"
        )
    };
    let expected = ["1. Roe J. Words. 2001.", "2. Doe A. Things. 2002."];
    for heading in [
        "References",
        "4. REFERENCES (APA)",
        "Список літератури / References",
    ] {
        check(
            &page(&format!("{heading}\n{}", expected.join("\n"))),
            &expected,
        );
    }
    let parts =
        "Список джерел\nОсновна\n1. Roe J. Words. 2001.\nДодаткова\n2. Doe A. Things. 2002.";
    check(&page(parts), &expected);
    check(
        "Books\nRoe J. Words. 2001.",
        &["Books", "Roe J. Words. 2001."],
    );
}

#[test]
fn an_entry_on_an_appendix_ends_no_list() {
    check(
        "Література\n1. Бойко О. Мова. 2001.\n2. Додаток 1 до наказу про мову. 2002.\n3. Додаток до наказу. 2003.\nДодаток Б\nТаблиця",
        &[
            "1. Бойко О. Мова. 2001.",
            "2. Додаток 1 до наказу про мову. 2002.",
            "3. Додаток до наказу. 2003.",
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
