//! Values in comparable form: one case, one kind of quote and dash, no markup, no outer punctuation.

use unicode_normalization::UnicodeNormalization;

use crate::model::Label;

use super::super::scheme::trim;

/// A value of a field as it is compared; empty where nothing but punctuation stands.
pub(in crate::parse) fn canonical(label: Option<Label>, text: &str) -> String {
    let text: String = without_markup(text)
        .nfkc()
        .flat_map(char::to_lowercase)
        .collect();
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | '~' | '-' => {
                if out.ends_with('-') {
                    continue;
                }
                '-'
            }
            '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
            '“' | '”' | '„' | '«' | '»' => '"',
            c if c.is_whitespace() => {
                if out.ends_with(' ') {
                    continue;
                }
                ' '
            }
            c => c,
        };
        out.push(c);
    }
    match label {
        Some(Label::Doi | Label::Url) => canonical_address(label, &out),
        Some(Label::Pages) => {
            let tight = out.replace(" -", "-").replace("- ", "-");
            trim(&tight, 0, tight.len()).of(&tight).to_owned()
        }
        _ => trim(&out, 0, out.len()).of(&out).to_owned(),
    }
}

fn canonical_address(label: Option<Label>, text: &str) -> String {
    let mut text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if label == Some(Label::Url) {
        for prefix in ["https:", "http:", "ftp:"] {
            text = text.strip_prefix(prefix).unwrap_or(&text).to_owned();
        }
        text = text.trim_start_matches('/').to_owned();
        text = text.strip_prefix("www.").unwrap_or(&text).to_owned();
    }
    text.trim_end_matches(|c: char| !c.is_alphanumeric())
        .to_owned()
}

fn without_markup(text: &str) -> String {
    let mut text = text.to_owned();
    for tag in ["italic", "i", "b", "bold", "sup", "sub"] {
        text = text
            .replace(&format!("<{tag}>"), "")
            .replace(&format!("</{tag}>"), "");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_quotes_and_case_do_not_count() {
        assert_eq!(
            canonical(Some(Label::Pages), "5 — 7"),
            canonical(Some(Label::Pages), "5-7")
        );
        assert_eq!(
            canonical(Some(Label::Title), "«Ай» ’"),
            canonical(Some(Label::Title), "\"ай")
        );
        assert_eq!(
            canonical(Some(Label::Url), "https://www.x.ua/a b/."),
            "x.ua/ab"
        );
    }
}
