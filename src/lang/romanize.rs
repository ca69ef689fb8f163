//! Ukrainian in Latin letters.

/// Romanises Ukrainian by the table of the Cabinet of Ministers (resolution 55 of 27 January 2010).
///
/// `зг` is `zgh`; the soft sign and the apostrophe are dropped; `є ї й ю я` depend on their place in the word. Russian
/// letters, which the table lacks, come out plainly (`ы` as `y`); everything else stays as it is.
///
/// ```
/// assert_eq!(posyl::lang::romanize_kmu55("Згурський Юрій"), "Zghurskyi Yurii");
/// ```
pub fn romanize_kmu55(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| chars[before]);
        let next = chars.get(at + 1).copied();
        if is_apostrophe(c) && within_word(before, next) {
            continue;
        }
        match latin_of(c, before) {
            Some(latin) if c.is_uppercase() => push_capital(&mut out, latin, before, next),
            Some(latin) => out.push_str(latin),
            None => out.push(c),
        }
    }
    out
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '‘')
}

fn is_cyrillic_letter(c: Option<char>) -> bool {
    c.is_some_and(|c| ('\u{400}'..='\u{52f}').contains(&c))
}

fn within_word(before: Option<char>, next: Option<char>) -> bool {
    is_cyrillic_letter(before) && is_cyrillic_letter(next)
}

/// `Щ` as `Shch` in a word, as `SHCH` among capitals.
fn push_capital(out: &mut String, latin: &str, before: Option<char>, next: Option<char>) {
    let beside = match next {
        Some(next) if next.is_alphabetic() => Some(next),
        _ => before.filter(|c| c.is_alphabetic()),
    };
    if beside.is_some_and(char::is_uppercase) {
        out.push_str(&latin.to_uppercase());
        return;
    }
    let mut letters = latin.chars();
    out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
    out.push_str(letters.as_str());
}

/// The Latin for a letter, which may depend on the one before; a flat table.
fn latin_of(c: char, before: Option<char>) -> Option<&'static str> {
    let initial = !is_cyrillic_letter(before) && !before.is_some_and(is_apostrophe);
    let at_start = |first, later| if initial { first } else { later };
    let lower = c.to_lowercase().next().unwrap_or(c);
    Some(match lower {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' if before.is_some_and(|b| matches!(b, 'з' | 'З')) => "gh",
        'г' => "h",
        'ґ' => "g",
        'д' => "d",
        'е' => "e",
        'є' => at_start("ye", "ie"),
        'ж' => "zh",
        'з' => "z",
        'и' => "y",
        'і' => "i",
        'ї' => at_start("yi", "i"),
        'й' => at_start("y", "i"),
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ь' | 'ъ' => "",
        'ю' => at_start("yu", "iu"),
        'я' => at_start("ya", "ia"),
        'ы' => "y",
        'э' => "e",
        'ё' => "yo",
        'ў' => "u",
        _ => return None,
    })
}
