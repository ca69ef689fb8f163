//! Cyrillic letters by the names that LaTeX gives them.
//!
//! The names are those of the encodings T2A, T2B, T2C and X2 (V. Volovich and others, `cyrillic.dtx`): `\cyra` is `а`, `\CYRA` is `А`.

/// The part of a name behind `cyr`, in small letters, the small letter and the capital; in the order of the names.
const LETTERS: &[(&str, char, char)] = &[
    ("a", 'а', 'А'),
    ("abhch", 'ҽ', 'Ҽ'),
    ("abhchdsc", 'ҿ', 'Ҿ'),
    ("abhdze", 'ӡ', 'Ӡ'),
    ("abhha", 'ҩ', 'Ҩ'),
    ("ae", 'ӕ', 'Ӕ'),
    ("b", 'б', 'Б'),
    ("byus", 'ѫ', 'Ѫ'),
    ("c", 'ц', 'Ц'),
    ("ch", 'ч', 'Ч'),
    ("chldsc", 'ӌ', 'Ӌ'),
    ("chrdsc", 'ҷ', 'Ҷ'),
    ("chvcrs", 'ҹ', 'Ҹ'),
    ("d", 'д', 'Д'),
    ("dje", 'ђ', 'Ђ'),
    ("dze", 'ѕ', 'Ѕ'),
    ("dzhe", 'џ', 'Џ'),
    ("e", 'е', 'Е'),
    ("epsa", 'є', 'Є'),
    ("erev", 'э', 'Э'),
    ("ery", 'ы', 'Ы'),
    ("f", 'ф', 'Ф'),
    ("fita", 'ѳ', 'Ѳ'),
    ("g", 'г', 'Г'),
    ("gdsc", 'ӷ', 'Ӷ'),
    ("ghcrs", 'ғ', 'Ғ'),
    ("ghk", 'ҕ', 'Ҕ'),
    ("gup", 'ґ', 'Ґ'),
    ("h", 'х', 'Х'),
    ("hdsc", 'ҳ', 'Ҳ'),
    ("hhcrs", 'ӿ', 'Ӿ'),
    ("hrdsn", 'ъ', 'Ъ'),
    ("i", 'и', 'И'),
    ("ie", 'є', 'Є'),
    ("ii", 'і', 'І'),
    ("ishrt", 'й', 'Й'),
    ("izh", 'ѵ', 'Ѵ'),
    ("je", 'ј', 'Ј'),
    ("k", 'к', 'К'),
    ("kbeak", 'ҡ', 'Ҡ'),
    ("kdsc", 'қ', 'Қ'),
    ("khcrs", 'ҟ', 'Ҟ'),
    ("khk", 'ӄ', 'Ӄ'),
    ("kvcrs", 'ҝ', 'Ҝ'),
    ("l", 'л', 'Л'),
    ("lje", 'љ', 'Љ'),
    ("m", 'м', 'М'),
    ("mdsc", 'ӎ', 'Ӎ'),
    ("n", 'н', 'Н'),
    ("ndsc", 'ң', 'Ң'),
    ("ng", 'ҥ', 'Ҥ'),
    ("nhk", 'ӈ', 'Ӈ'),
    ("nje", 'њ', 'Њ'),
    ("o", 'о', 'О'),
    ("otld", 'ө', 'Ө'),
    ("p", 'п', 'П'),
    ("palochka", 'ӏ', 'Ӏ'),
    ("phk", 'ҧ', 'Ҧ'),
    ("r", 'р', 'Р'),
    ("rtick", 'ҏ', 'Ҏ'),
    ("s", 'с', 'С'),
    ("schwa", 'ә', 'Ә'),
    ("sdsc", 'ҫ', 'Ҫ'),
    ("semisftsn", 'ҍ', 'Ҍ'),
    ("sftsn", 'ь', 'Ь'),
    ("sh", 'ш', 'Ш'),
    ("shch", 'щ', 'Щ'),
    ("shha", 'һ', 'Һ'),
    ("t", 'т', 'Т'),
    ("tdsc", 'ҭ', 'Ҭ'),
    ("tetse", 'ҵ', 'Ҵ'),
    ("tshe", 'ћ', 'Ћ'),
    ("u", 'у', 'У'),
    ("ushrt", 'ў', 'Ў'),
    ("v", 'в', 'В'),
    ("y", 'ү', 'Ү'),
    ("ya", 'я', 'Я'),
    ("yat", 'ѣ', 'Ѣ'),
    ("yhcrs", 'ұ', 'Ұ'),
    ("yi", 'ї', 'Ї'),
    ("yo", 'ё', 'Ё'),
    ("yu", 'ю', 'Ю'),
    ("z", 'з', 'З'),
    ("zdsc", 'ҙ', 'Ҙ'),
    ("zh", 'ж', 'Ж'),
    ("zhdsc", 'җ', 'Җ'),
];

/// The letter of a command, without its backslash.
pub(super) fn letter(command: &str) -> Option<char> {
    let (name, capital) = match command.strip_prefix("cyr") {
        Some(name) => (name.to_owned(), false),
        None => {
            let name = command.strip_prefix("CYR")?;
            let is_capital = name.bytes().all(|byte| byte.is_ascii_uppercase());
            (is_capital.then(|| name.to_ascii_lowercase())?, true)
        }
    };
    let at = LETTERS.binary_search_by(|(known, ..)| (*known).cmp(&name));
    let (_, small, large) = LETTERS[at.ok()?];
    Some(if capital { large } else { small })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_their_capitals() {
        assert!(LETTERS.is_sorted_by_key(|(name, ..)| name));
        for (name, small, large) in LETTERS {
            let capital: Vec<char> = small.to_uppercase().collect();
            assert_eq!(capital, [*large], "{name}");
        }
    }

    #[test]
    fn names_are_looked_up_in_both_cases() {
        assert_eq!(letter("CYRYI"), Some('Ї'));
        assert_eq!(letter("cyrgup"), Some('ґ'));
        assert_eq!(letter("cyrshch"), Some('щ'));
        assert_eq!([letter("CYRyi"), letter("cyr"), letter("cyrq")], [None; 3]);
    }
}
