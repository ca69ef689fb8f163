//! Words and addresses that the end of a line parts.

use super::check;

#[track_caller]
fn joined(broken: &str, whole: &str) {
    let entry = |title: &str| format!("1. Бойко О. {title}. Київ, 2019.");
    let text = format!(
        "Література\n{}\n2. Кім Н. Слово. Київ, 2001.\n",
        entry(broken)
    );
    check(&text, &[&entry(whole), "2. Кім Н. Слово. Київ, 2001."]);
}

#[test]
fn a_parted_word_is_made_whole_and_a_compound_stays_one() {
    joined("Про дослі-\nдження мови", "Про дослідження мови");
    joined("Про дослі\u{ad}\nдження мови", "Про дослідження мови");
    joined(
        "Науково-\nпрактичний посібник",
        "Науково-практичний посібник",
    );
    joined("Місто Івано-\nФранківськ", "Місто Івано-Франківськ");
    joined("Long-\nterm memory", "Long-term memory");
    joined("Роки 1990-\n2000", "Роки 1990-2000");
    joined("Мова -\nце місто", "Мова - це місто");
}

#[test]
fn the_rest_of_the_document_tells_what_a_word_is() {
    joined("Мова жит-\nтя, і життя мови", "Мова життя, і життя мови");
    joined(
        "Жовто-\nблакитний, жовто-блакитний",
        "Жовто-блакитний, жовто-блакитний",
    );
}

#[test]
fn an_address_goes_on_where_it_plainly_does() {
    for (first, rest) in [
        ("https://slovo.example.ua/a/", "b-c"),
        ("https://slovo.example.ua/a-", "b-c"),
        ("https://slovo.example.", "ua/a/b"),
        ("https://doi.org/10.1234/j.", "abc.2013.01"),
        ("https://slovo.example.ua/view?id", "=5&x=6"),
        ("https:", "//slovo.example.ua/a"),
        ("https://", "slovo.example.ua/мова/a"),
        ("ht", "tps://slovo.example.ua/a"),
        ("https://slovo.example.ua/ins", "hykh-krainakh.html"),
        ("https://slovo.example.ua/mova", "-mista"),
        ("https://slovo.example.ua/a/32254332.h", "tml."),
        ("https://slovo.example.ua/mova-m", "ista-ta-sela-v-ukraini"),
        ("https://slovo.example.ua/mova-m", "-ista-ta-sela-v-ukraini"),
        ("https://doi.org/10.37772/2309-2020-2", "(15)-2"),
        ("https://slovo.example.ua/a b%20c%", "20d"),
        ("https://slovo.example.ua/a 20to", "%20telecommunication"),
    ] {
        joined(
            &format!("Мова. {first}\n{rest}"),
            &format!("Мова. {first}{rest}"),
        );
    }
    joined(
        "Мова. https://slovo.example.ua/a\n(дата звернення: 01.02.2020)",
        "Мова. https://slovo.example.ua/a (дата звернення: 01.02.2020)",
    );
    joined(
        "Мова. Зростання на 100%\n20 міст. https://slovo.example.ua/a\nstate-of-the-art",
        "Мова. Зростання на 100% 20 міст. https://slovo.example.ua/a state-of-the-art",
    );
}
