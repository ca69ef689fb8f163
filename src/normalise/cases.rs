//! Ukrainian and Russian family names in the genitive, as they stand behind `за ред.`

/// Endings in the genitive that no family name has in the nominative, and what they are there.
const ENDINGS: &[(&str, &str)] = &[
    ("енка", "енко"),
    ("ського", "ський"),
    ("цького", "цький"),
    ("зького", "зький"),
    ("ської", "ська"),
    ("цької", "цька"),
    ("зької", "зька"),
    ("ової", "ова"),
    ("євої", "єва"),
    ("евої", "ева"),
    ("іної", "іна"),
    ("їної", "їна"),
    ("чука", "чук"),
    ("щука", "щук"),
    ("нюка", "нюк"),
    ("тюка", "тюк"),
    ("вича", "вич"),
    ("ского", "ский"),
    ("цкого", "цкий"),
    ("ской", "ская"),
    ("цкой", "цкая"),
];

/// Whether the names behind these words stand in the genitive: `за заг. ред. проф. `.
pub(super) fn wants_genitive(before: &str) -> bool {
    let area = before.rsplit(['/', ';', '[', '–', '—']).next();
    let lower = area.unwrap_or_default().to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    has(&["за", "під", "под"]) && has(&["ред", "редакцією", "редакцией", "редагуванням"])
}

/// The nominative of a family name, where the ending leaves no doubt.
pub(super) fn nominative(family: &str) -> Option<String> {
    ENDINGS.iter().find_map(|(genitive, nominative)| {
        let stem = family.strip_suffix(genitive)?;
        (stem.chars().count() > 1).then(|| format!("{stem}{nominative}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_put_into_the_nominative() {
        for (genitive, expected) in [
            ("Пономаренка", Some("Пономаренко")),
            ("Яворського", Some("Яворський")),
            ("Білецької", Some("Білецька")),
            ("Левчука", Some("Левчук")),
            ("Зайцевої", Some("Зайцева")),
            ("Козлової", Some("Козлова")),
            // A woman's name as it is, or a man's in the genitive.
            ("Іванова", None),
            ("Сорока", None),
            ("Шевченко", None),
        ] {
            assert_eq!(nominative(genitive).as_deref(), expected, "{genitive}");
        }
    }

    #[test]
    fn words_before_tell_the_case() {
        for before in [
            "Назва / за ред. ",
            "Назва / О. Кім ; за заг. ред. д-ра юрид. наук, проф. ",
            "Назва / Під загальною редакцією ",
        ] {
            assert!(wants_genitive(before), "{before}");
        }
        for before in [
            "Назва / упоряд. ",
            "за ред. О. Кіма ; уклад.: ",
            "Назва / відп. ред. ",
        ] {
            assert!(!wants_genitive(before), "{before}");
        }
    }
}
