//! Acts: the body that passed one, as its genre names it.

/// Kinds of acts that a body's name follows in the genitive.
const KINDS: &[&str] = &[
    "Постанова",
    "Постанови",
    "Наказ",
    "Розпорядження",
    "Указ",
    "Рішення",
    "Лист",
    "Декрет",
    "Інструкція",
];

/// First words of the names of bodies in the genitive, and in the nominative.
const BODIES: &[(&str, &str)] = &[
    ("Кабінету Міністрів", "Кабінет Міністрів"),
    ("Міністерства", "Міністерство"),
    ("М-ва", "М-во"),
    ("Президента", "Президент"),
    ("Верховної Ради", "Верховна Рада"),
    ("Верховного Суду", "Верховний Суд"),
    ("Конституційного Суду", "Конституційний Суд"),
    ("Вищого господарського суду", "Вищий господарський суд"),
    ("Державної служби", "Державна служба"),
    ("Державного комітету", "Державний комітет"),
    ("Державного агентства", "Державне агентство"),
    ("Національного банку", "Національний банк"),
    ("Національного агентства", "Національне агентство"),
    ("Національної ради", "Національна рада"),
    ("Ради національної безпеки", "Рада національної безпеки"),
    ("Уряду", "Уряд"),
];

/// The body in `Постанова Кабінету Міністрів України`; one in an unknown form stays in the genre only.
pub(super) fn body(genre: &str) -> Option<String> {
    let (kind, body) = genre.split_once(' ')?;
    let starts = |known: &&str| known.to_lowercase() == kind.to_lowercase();
    if !KINDS.iter().any(starts) {
        return None;
    }
    let abbreviated = body.split(' ').next().is_some_and(is_abbreviation);
    if abbreviated {
        return Some(body.to_owned());
    }
    BODIES.iter().find_map(|(genitive, nominative)| {
        let rest = body.strip_prefix(genitive)?;
        let whole_word = rest.is_empty() || rest.starts_with(' ');
        whole_word.then(|| format!("{nominative}{rest}"))
    })
}

/// `КМУ`, `МОН`, `НБУ`.
fn is_abbreviation(word: &str) -> bool {
    (2..=8).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn bodies_are_named_in_the_nominative() {
        for (genre, expected) in [
            (
                "Постанова Кабінету Міністрів України",
                Some("Кабінет Міністрів України"),
            ),
            (
                "наказ Міністерства освіти і науки України",
                Some("Міністерство освіти і науки України"),
            ),
            ("Указ Президента України", Some("Президент України")),
            ("Постанова КМУ", Some("КМУ")),
            ("Наказ МОН України", Some("МОН України")),
            ("Закон України", None),
            ("Наказ ректора", None),
            ("Кодекс України", None),
        ] {
            assert_eq!(body(genre).as_deref(), expected, "{genre}");
        }
    }
}
