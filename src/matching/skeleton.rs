//! One spelling for all romanisations: the skeleton of a word.
//!
//! A Ukrainian or Russian word in Cyrillic and its romanised forms (the Cabinet's table of 2010, passports old
//! and new, BGN/PCGN, ISO 9, scholarly, German) have the same skeleton, for what the schemes disagree on is
//! left out: `г` is `h` or `g`, `й` is `i`, `y` or `j`, `ч` is `ch`, `č` or `tsch`. Skeletons of different
//! words may coincide, so an equal skeleton is evidence, not proof.

/// The skeleton of one folded word (see [`super::fold::words`]), Cyrillic or Latin.
pub(super) fn skeleton(word: &str) -> String {
    let mut raw = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let (length, sound) = latin_cluster(rest).unwrap_or((c.len_utf8(), letter(c)));
        match sound {
            Some(sound) => raw.push_str(sound),
            None => raw.push(c),
        }
        rest = &rest[length..];
    }
    settle(&raw)
}

/// Longest first: clusters that stand for one Cyrillic letter in some scheme.
const CLUSTERS: &[(&str, &str)] = &[
    ("schtsch", "sc"),
    ("shch", "sc"),
    ("szcz", "sc"),
    ("tsch", "c"),
    ("zgh", "zh"),
    ("sch", "s"),
    ("shh", "sc"),
    ("tch", "c"),
    ("zh", "z"),
    ("kh", "h"),
    ("ch", "c"),
    ("sh", "s"),
    ("ts", "c"),
    ("tz", "c"),
    ("cz", "c"),
    ("sz", "s"),
    ("ph", "f"),
    ("gh", "h"),
];

fn latin_cluster(text: &str) -> Option<(usize, Option<&'static str>)> {
    CLUSTERS
        .iter()
        .find(|(cluster, _)| text.starts_with(cluster))
        .map(|(cluster, sound)| (cluster.len(), Some(*sound)))
}

/// The sound class of a single letter; `None` keeps the letter.
fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' | 'w' => "v",
        'г' | 'ґ' | 'х' | 'g' => "h",
        'д' => "d",
        'е' | 'є' | 'э' | 'ё' => "e",
        'ж' | 'з' => "z",
        'и' | 'і' | 'ї' | 'й' | 'ы' | 'y' | 'j' => "i",
        'к' | 'q' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ш' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'ц' | 'ч' => "c",
        'щ' => "sc",
        'ь' | 'ъ' => "",
        'ю' => "iu",
        'я' => "ia",
        'x' => "ks",
        _ => return None,
    })
}

/// Folds runs of one letter and the glide before `e` and `o`, which schemes write or leave out.
fn settle(raw: &str) -> String {
    let mut settled = String::with_capacity(raw.len());
    for c in raw.chars() {
        let last = settled.chars().next_back();
        if last == Some(c) {
            continue;
        }
        if last == Some('i') && matches!(c, 'e' | 'o') {
            settled.pop();
        }
        settled.push(c);
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::fold::fold;

    #[track_caller]
    fn check(cyrillic: &str, romanised: &[&str]) {
        let expected = skeleton(&fold(cyrillic));
        for form in romanised {
            assert_eq!(skeleton(&fold(form)), expected, "{cyrillic} / {form}");
        }
    }

    #[test]
    fn every_scheme_has_one_skeleton() {
        check(
            "Шевченко",
            &["Shevchenko", "Ševčenko", "Schewtschenko", "Szewczenko"],
        );
        check(
            "Зеленський",
            &[
                "Zelenskyi",
                "Zelensky",
                "Zelenskyy",
                "Zelens'kyj",
                "Zelenskiy",
            ],
        );
        check(
            "Ющенко",
            &["Yushchenko", "Iushchenko", "Juščenko", "Juschtschenko"],
        );
        check(
            "Гриценко",
            &["Hrytsenko", "Grytsenko", "Gritsenko", "Hrycenko"],
        );
        check("Згурський", &["Zghurskyi"]);
        check(
            "Євтушенко",
            &["Yevtushenko", "Ievtushenko", "Jevtušenko", "Evtushenko"],
        );
        check("Соловйов", &["Soloviov", "Solovyov", "Solovjov"]);
        check("Мірошниченко", &["Miroshnychenko", "Mirosnicenko"]);
        check("Яковенко", &["Yakovenko", "Iakovenko", "Jakovenko"]);
        check("Чарських", &["Charskykh", "Čarsʹkyh"]);
    }

    #[test]
    fn different_names_stay_apart() {
        for (a, b) in [
            ("Сегеда", "Окладна"),
            ("Шевченко", "Савченко"),
            ("Бойко", "Байко"),
        ] {
            assert_ne!(skeleton(&fold(a)), skeleton(&fold(b)));
        }
    }
}
