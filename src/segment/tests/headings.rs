//! Which lines head a list, and which do not.

use super::super::heading::begins_list;
use super::check;

#[test]
fn headings_of_lists_are_known() {
    for heading in [
        "СПИСОК ВИКОРИСТАНИХ ДЖЕРЕЛ І ЛІТЕРАТУРИ",
        "Список використаних джерел до розділу 1",
        "С П И С О К   Л І Т Е Р А Т У Р И",
        "С П И С О К Л І Т Е Р А Т У Р И",
        "13. Рекомендовані джерела інформації",
        "Розділ 5. Література",
        "Бібліографічний список",
        "Список использованных источников",
        "R E F E R E N C E S",
        "VI. REFERENCES (TRANSLITERATED)",
        "\\section*{References}",
        "Works Cited",
        "Quellen- und Literaturverzeichnis",
        "6 Literatur",
        "Références bibliographiques",
        "Piśmiennictwo",
        "Seznam použité literatury",
        "Felhasznált irodalom",
        "Kaynakça",
    ] {
        assert!(begins_list(heading), "{heading}");
    }
}

#[test]
fn other_lines_are_no_headings() {
    for line in [
        "Джерела фінансування",
        "Література рідного краю як навчальний предмет",
        "Literature on small libraries is scarce",
        "Список використаних джерел ............ 185",
        "Reference works and their readers. London, 2001.",
    ] {
        assert!(!begins_list(line), "{line}");
    }
}

const LIST: &str = "1. Бойко О. Мова. Київ, 2019.\n2. Roe J. Words. London, 2001.\n";
const ENTRIES: [&str; 2] = [
    "1. Бойко О. Мова. Київ, 2019.",
    "2. Roe J. Words. London, 2001.",
];

#[test]
fn a_heading_may_have_two_lines_or_a_part_of_one() {
    check(
        &format!("Текст.\nСПИСОК ВИКОРИСТАНИХ\nДЖЕРЕЛ\n{LIST}"),
        &ENTRIES,
    );
    check(&format!("Текст.\nСписок літератури: {LIST}"), &ENTRIES);
    check(
        "References\n1. Roe J. The state of Biomedical\nLiterature. 2001.\n2. Doe A. Words. 2002.",
        &[
            "1. Roe J. The state of Biomedical Literature. 2001.",
            "2. Doe A. Words. 2002.",
        ],
    );
}

#[test]
fn what_stands_behind_a_list_is_left_out() {
    for tail in [
        "Бойко Олена Іванівна\nкандидатка наук, доцентка\ne-mail: boiko@example.ua",
        "Boiko O. I.\nWORDS OF THE CITY\nAbstract. We read much.\nKeywords: words.",
        "Рекомендовано до друку 12.03.2021",
        "Зміст\nВступ 3\nМова 5",
        "Index\nBoiko, Olena, 5, 17",
        "Tabellenverzeichnis\nTab. 1: Worte 5",
        "13. Політика курсу\nУсі роботи виконують самостійно.",
    ] {
        check(&format!("Література\n{LIST}\n{tail}\n"), &ENTRIES);
    }
}

#[test]
fn headings_between_entries_are_left_out() {
    check(
        "Література\nАрхіви\n1. Бойко О. Мова. Київ, 2019.\nНауковий доробок:\n2. Roe J. Words. London, 2001.\n",
        &ENTRIES,
    );
}

#[test]
fn a_word_of_a_title_ends_no_list() {
    check(
        "References\n1. Roe J. Words and their use in the Citation\nIndex\nof the city. London, 2001.\n2. Doe A. Words. 2002.",
        &[
            "1. Roe J. Words and their use in the Citation Index of the city. London, 2001.",
            "2. Doe A. Words. 2002.",
        ],
    );
}

#[test]
fn the_number_of_a_chapter_is_not_that_of_a_page() {
    let text = "Слова міста описали Бойко О. І. (2019, с. 5) та Кім Н. (2001).\n".repeat(25);
    check(
        &format!("4 Огляд слів\n{text}5 Висновки зі слів\n{text}6 Література\n{LIST}"),
        &ENTRIES,
    );
}

#[test]
fn the_line_of_arrival_ends_the_list() {
    for line in [
        "Стаття надійшла до редакції 12.03.2021",
        "Received: 12 March 2021",
    ] {
        check(
            &format!("References\n1. Roe J. Words. 2001.\n2. Doe A. Things. 2002.\n\n{line}\n"),
            &["1. Roe J. Words. 2001.", "2. Doe A. Things. 2002."],
        );
    }
    check(
        "References\n1. Roe J. Wisdom that was\nReceived: a study. 2001.\n2. Doe A. Things. 2002.",
        &[
            "1. Roe J. Wisdom that was Received: a study. 2001.",
            "2. Doe A. Things. 2002.",
        ],
    );
}
