//! Places of publication and their customary abbreviations.

/// An abbreviation, and the place in Ukrainian and in Russian.
const ABBREVIATIONS: &[(&str, &str, &str)] = &[
    ("К", "Київ", "Киев"),
    ("Х", "Харків", "Харьков"),
    ("Л", "Львів", "Ленинград"),
    ("О", "Одеса", "Одесса"),
    ("М", "Москва", "Москва"),
    ("СПб", "Санкт-Петербург", "Санкт-Петербург"),
    ("С.-Пб", "Санкт-Петербург", "Санкт-Петербург"),
    ("Р-н-Д", "Ростов-на-Дону", "Ростов-на-Дону"),
    ("Мн", "Мінськ", "Минск"),
    ("N. Y", "New York", "New York"),
    ("N.Y", "New York", "New York"),
];

/// The places with abbreviations written out, in the language of the reference; `None` where there is none.
pub(super) fn expanded(text: &str, language: Option<&str>) -> Option<String> {
    let places: Vec<&str> = text.split(';').map(str::trim).collect();
    let full: Vec<String> = places
        .iter()
        .map(|place| full_name(place, language).unwrap_or_else(|| (*place).to_owned()))
        .collect();
    let expanded = full.join("; ");
    (full.iter().zip(&places).any(|(full, place)| full != place)).then_some(expanded)
}

fn full_name(place: &str, language: Option<&str>) -> Option<String> {
    let short = place.trim_end_matches(['.', ' ', ':', ',']);
    let cyrillic = crate::lang::homoglyphs::repair(short, Some(crate::lang::Script::Cyrillic));
    let short = cyrillic.as_deref().unwrap_or(short);
    let (_, ukrainian, russian) = ABBREVIATIONS.iter().find(|entry| entry.0 == short)?;
    let name = match language {
        Some(language) if language.starts_with("ru") => russian,
        _ => ukrainian,
    };
    Some((*name).to_owned())
}
