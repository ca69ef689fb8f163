//! Dissertations: the degree and the code of the speciality, which their genre holds.

/// What a thesis was written for: `канд. пед. наук` and `13.00.04`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Degree {
    pub(super) degree: Option<String>,
    pub(super) speciality: Option<String>,
}

/// Beginnings of degrees.
const DEGREES: &[&str] = &[
    "канд",
    "кандидат",
    "д-ра",
    "доктор",
    "докт",
    "phd",
    "ph.d",
    "doctor",
    "master",
    "магістр",
    "бакалавр",
];

/// Reads the genre of a thesis; what is not found there is not made up.
pub(super) fn degree(genre: &str) -> Degree {
    let speciality = genre.split(|c: char| c.is_whitespace() || ":;,()".contains(c));
    let speciality = speciality
        .map(|word| word.trim_matches('.'))
        .find(|word| is_code(word));
    Degree {
        degree: degree_words(genre),
        speciality: speciality.map(str::to_owned),
    }
}

/// `13.00.04`, or the three digits of the newer list.
fn is_code(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let two = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let old = parts.len() == 3 && parts.iter().all(two);
    old || (word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// From the first word of a degree to what ends it: a colon, a comma, a bracket.
fn degree_words(genre: &str) -> Option<String> {
    let lower = genre.to_lowercase();
    // Lower case may be longer than what it is made of.
    let same = lower.len() == genre.len();
    let begins = |at: &usize| {
        let before = lower[..*at].chars().next_back();
        before.is_none_or(|c| !c.is_alphabetic())
    };
    let starts = DEGREES.iter().flat_map(|word| lower.match_indices(word));
    let start = starts
        .map(|(at, _)| at)
        .filter(begins)
        .min()
        .filter(|_| same)?;
    let rest = &genre[start..];
    let marks = rest.find([':', ',', ';', '(', '«', '–']);
    let words = [
        " за спец",
        " зі спец",
        " thesis",
        " Thesis",
        " dissertation",
        " Dissertation",
    ];
    let words = words.iter().filter_map(|word| rest.find(word));
    let end = words.chain(marks).min().unwrap_or(rest.len());
    let degree = rest[..end].trim_end_matches([' ', '-']);
    (!degree.is_empty()).then(|| degree.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_and_codes_are_found() {
        for (genre, degree_of, speciality) in [
            (
                "дис. … канд. пед. наук : 13.00.04",
                Some("канд. пед. наук"),
                Some("13.00.04"),
            ),
            (
                "автореф. дис. на здобуття наук. ступеня канд. мист.: 17.00.07",
                Some("канд. мист."),
                Some("17.00.07"),
            ),
            (
                "дис. ... д-ра філософії : 073 – менеджмент",
                Some("д-ра філософії"),
                Some("073"),
            ),
            ("PhD thesis", Some("PhD"), None),
            (
                "дис. кандидата іст. наук за спеціальністю 07.00.01",
                Some("кандидата іст. наук"),
                Some("07.00.01"),
            ),
            ("автореф. дис.", None, None),
        ] {
            let found = degree(genre);
            assert_eq!(found.degree.as_deref(), degree_of, "{genre}");
            assert_eq!(found.speciality.as_deref(), speciality, "{genre}");
        }
    }
}
