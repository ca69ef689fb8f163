use proptest::prelude::*;

use super::homoglyphs::{repair, repair_text, roman};
use super::*;

#[test]
fn scripts() {
    assert_eq!(script("Дипломатія № 5"), Some(Script::Cyrillic));
    assert_eq!(script("Żółć, straße"), Some(Script::Latin));
    assert_eq!(script("Cтратегія"), Some(Script::Mixed));
    assert_eq!(script("Ελλάς"), Some(Script::Other));
    assert_eq!(script("2020, 5–7"), None);
}

#[test]
fn mixed_words_go_to_the_script_of_most_letters() {
    for (printed, expected) in [
        ("Cтан", "Стан"),
        ("метаболiзму", "метаболізму"),
        ("Киïв", "Київ"),
        ("sоciety", "society"),
        ("(Рress)", "(Press)"),
        ("науково-тeхнічний", "науково-технічний"),
        ("ХVІІІ", "XVIII"),
        ("ІV,", "IV,"),
        ("ЄC", "ЄС"),
        ("іScience", "iScience"),
        ("ХІІІ–ХVІІ", "XIII–XVII"),
        ("Х-ХVIII", "X-XVIII"),
        ("І–V", "I–V"),
        ("ХІV-ої", "XIV-ої"),
        ("мови:КJ-A", "мови:KJ-A"),
    ] {
        assert_eq!(
            repair(printed, None).as_deref(),
            Some(expected),
            "{printed}"
        );
    }
    for sound in [
        "IT-компанія",
        "mRiik",
        "Дія",
        "3D-друк",
        "HRменеджмент",
        "ХІХ",
        "XIX",
        "COVID-19",
        "Facebook’у",
        "XIX–початку",
        "I-й",
        "5ч.,Ч.I",
        "р.тема:\"The",
        "UkraineС",
        "викликиXXI",
        "НТpress",
        "ЛОГОS",
        "sтем-освіти",
        "",
        "—",
    ] {
        assert_eq!(repair(sound, None), None, "{sound}");
        assert_eq!(repair(sound, Some(Script::Latin)), None, "{sound}");
    }
}

#[test]
fn a_draw_and_a_lone_letter_follow_their_neighbours() {
    assert_eq!(repair("IТ", None), None);
    assert_eq!(repair("IТ", Some(Script::Latin)).as_deref(), Some("IT"));
    assert_eq!(
        repair("СPM", Some(Script::Cyrillic)).as_deref(),
        Some("CPM")
    );
    assert_eq!(repair("IЕЕЕ", Some(Script::Latin)).as_deref(), Some("IEEE"));
    assert_eq!(repair("К.", Some(Script::Latin)).as_deref(), Some("K."));
    assert_eq!(repair("K.", Some(Script::Cyrillic)).as_deref(), Some("К."));
    assert_eq!(repair("Ю.", Some(Script::Latin)), None);
    assert_eq!(repair("D.", Some(Script::Cyrillic)), None);
    assert_eq!(
        repair("Е.-М.", Some(Script::Latin)).as_deref(),
        Some("E.-M.")
    );
    assert_eq!(repair("В-во", Some(Script::Latin)), None);
}

#[test]
fn texts_are_mended_word_by_word() {
    assert_eq!(
        repair_text("Право i закон").as_deref(),
        Some("Право і закон")
    );
    assert_eq!(repair_text("Роль вітаміну C у раціоні"), None);
    assert_eq!(
        repair_text("Cучасні методи: Deep Learning").as_deref(),
        Some("Сучасні методи: Deep Learning")
    );
    assert_eq!(repair_text("Культура ХХІ століття"), None);
}

#[test]
fn roman_numerals_of_either_script() {
    assert_eq!(roman("ХІХ").as_deref(), Some("XIX"));
    assert_eq!(roman("XXIV").as_deref(), Some("XXIV"));
    for other in ["IIX", "СМІ", "Х1", "", "IVI", "і"] {
        assert_eq!(roman(other), None, "{other}");
    }
}

#[test]
fn languages_of_titles() {
    for (title, expected) in [
        ("Роль цифрової дипломатії в сучасній політиці", Some("uk")),
        ("Основи правознавства", Some("uk")),
        ("Здоров’я нації", Some("uk")),
        ("USAID підтримає розвиток", Some("uk")),
        ("Основы теории цвета", Some("ru")),
        ("История искусства", Some("ru")),
        ("Гісторыя беларускай мовы ў школе", Some("be")),
        ("Chip sanctions challenge tech ambitions", Some("en")),
        ("Apple halts sales in Poland", Some("en")),
        ("Die Geschichte der Stadt", Some("de")),
        ("Einführung in die Philosophie", Some("de")),
        ("Les grands courants de la pensée", Some("fr")),
        ("Historia Polski i państwa", Some("pl")),
        (
            "Tsyfrova dyplomatiia yak element publichnoi dyplomatii",
            Some("uk-Latn"),
        ),
        ("Перспектива", None),
        ("1984", None),
        ("", None),
        ("Kaanch", None),
    ] {
        assert_eq!(detect(title), expected, "{title}");
    }
}

/// The examples of the resolution's own table.
#[test]
fn romanisation_follows_the_resolution() {
    for (name, expected) in [
        ("Алушта", "Alushta"),
        ("Борщагівка", "Borshchahivka"),
        ("Вінниця", "Vinnytsia"),
        ("Згорани", "Zghorany"),
        ("Розгон", "Rozghon"),
        ("Ґалаґан", "Galagan"),
        ("Єнакієве", "Yenakiieve"),
        ("Гаєвич", "Haievych"),
        ("Короп’є", "Koropie"),
        ("Їжакевич", "Yizhakevych"),
        ("Кадиївка", "Kadyivka"),
        ("Мар’їне", "Marine"),
        ("Йосипівка", "Yosypivka"),
        ("Стрий", "Stryi"),
        ("Олексій", "Oleksii"),
        ("Щербухи", "Shcherbukhy"),
        ("Гоща", "Hoshcha"),
        ("Юрій", "Yurii"),
        ("Крюківка", "Kriukivka"),
        ("Яготин", "Yahotyn"),
        ("Знам’янка", "Znamianka"),
        ("Феодосія", "Feodosiia"),
        ("Львів", "Lviv"),
        ("ЩО ЮРІЙ", "SHCHO YURII"),
        ("Нова-Юрівка", "Nova-Yurivka"),
        ("O’Neil 5", "O’Neil 5"),
    ] {
        assert_eq!(romanize_kmu55(name), expected, "{name}");
    }
}

proptest! {
    #[test]
    fn any_text_is_taken(text in "\\PC{0,40}") {
        let _ = (script(&text), detect(&text), roman(&text), romanize_kmu55(&text));
        if let Some(mended) = repair_text(&text) {
            prop_assert_eq!(mended.chars().count(), text.chars().count());
            prop_assert_eq!(repair_text(&mended).is_some_and(|again| again == mended), false);
        }
    }

    #[test]
    fn ukrainian_leaves_no_cyrillic(text in "[а-яієїґА-ЯІЄЇҐ’]{0,20}") {
        prop_assert!(romanize_kmu55(&text).chars().all(|c| c.is_ascii() || c == '’'));
    }
}
