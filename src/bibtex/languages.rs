//! Languages by the names that `langid` takes.

/// Languages (BCP 47) and their names in the package babel, which `langid` takes.
const LANGUAGES: &[(&str, &str)] = &[
    ("uk", "ukrainian"),
    ("en", "english"),
    ("en-US", "american"),
    ("en-GB", "british"),
    ("ru", "russian"),
    ("be", "belarusian"),
    ("bg", "bulgarian"),
    ("cs", "czech"),
    ("de", "german"),
    ("es", "spanish"),
    ("fr", "french"),
    ("hu", "hungarian"),
    ("it", "italian"),
    ("lt", "lithuanian"),
    ("lv", "latvian"),
    ("pl", "polish"),
    ("pt", "portuguese"),
    ("ro", "romanian"),
    ("sk", "slovak"),
    ("tr", "turkish"),
    ("de", "ngerman"),
    ("en", "usenglish"),
    ("en", "ukenglish"),
];

/// The `langid` of a language.
pub fn langid(language: &str) -> Option<&'static str> {
    LANGUAGES
        .iter()
        .find(|(code, _)| *code == language)
        .map(|(_, name)| *name)
}

/// The language of a `langid`.
pub fn language(langid: &str) -> Option<&'static str> {
    LANGUAGES
        .iter()
        .find(|(_, name)| name.eq_ignore_ascii_case(langid))
        .map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_read_back() {
        for (code, _) in LANGUAGES {
            assert_eq!(language(langid(code).expect("it is known")), Some(*code));
        }
    }
}
