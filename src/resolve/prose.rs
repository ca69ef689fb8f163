//! Texts as registries hold them: HTML entities, sometimes twice over, and the markup of publishers.
//!
//! Owns what becomes of both in a record: entities become characters, of markup that stays which CSL knows (`<i>`, `<b>`,
//! `<sub>`, `<sup>`, small capitals), and white space is folded. Source: recorded works of Crossref.

use scraper::Html;

/// Elements that stay, by what publishers call them, and what CSL calls them (CSL-JSON, "HTML-like formatting").
const KEPT: &[(&str, &str, &str)] = &[
    ("i", "<i>", "</i>"),
    ("em", "<i>", "</i>"),
    ("italic", "<i>", "</i>"),
    ("b", "<b>", "</b>"),
    ("strong", "<b>", "</b>"),
    ("bold", "<b>", "</b>"),
    ("sub", "<sub>", "</sub>"),
    ("inf", "<sub>", "</sub>"),
    ("sup", "<sup>", "</sup>"),
    ("sc", SMALL, "</span>"),
    ("scp", SMALL, "</span>"),
];

const SMALL: &str = "<span style=\"font-variant:small-caps;\">";

/// Elements whose content says once more what stands beside them.
const DOUBLES: &[&str] = &["tex-math", "annotation", "annotation-xml"];

/// Elements that end a word.
const BREAKS: &[&str] = &["p", "br", "break", "sec", "title", "div", "li", "list-item"];

/// So many times entities are decoded: what was escaped twice has been seen, three times not.
const DECODINGS: usize = 2;

/// The longest name of an element, in bytes.
const LONGEST_NAME: usize = 40;

/// A text with the markup that CSL knows.
pub(super) fn marked(text: &str) -> String {
    walked(&decoded(text), true)
}

/// A text without markup.
pub(super) fn plain(text: &str) -> String {
    walked(&decoded(text), false)
}

fn decoded(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..DECODINGS {
        if !text.contains('&') {
            break;
        }
        // Only entities are to be decoded here; tags are walked through below.
        let fragment = Html::parse_fragment(&text.replace('<', "&lt;"));
        text = fragment.root_element().text().collect();
    }
    text
}

/// Walks through text and tags.
fn walked(text: &str, keep: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_unended = false;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(tag) = Tag::at(rest) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        rest = &rest[tag.len..];
        if DOUBLES.contains(&tag.name.as_str()) && !tag.is_end && !is_unended {
            match behind(rest, &tag.name) {
                Some(after) => rest = after,
                None => is_unended = true,
            }
        } else {
            tag.put(&mut out, keep);
        }
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What follows the end tag of an element.
fn behind<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut from = 0;
    while let Some(at) = text[from..].find("</") {
        let rest = &text[from + at..];
        match Tag::at(rest).filter(|tag| tag.name == name) {
            Some(tag) => return Some(&rest[tag.len..]),
            None => from += at + 2,
        }
    }
    None
}

struct Tag {
    /// In small letters, without its namespace.
    name: String,
    is_end: bool,
    len: usize,
}

impl Tag {
    /// The tag at the beginning of a text; `a < b` is none.
    fn at(text: &str) -> Option<Self> {
        let body = text.strip_prefix('<')?;
        let (is_end, body) = body
            .strip_prefix('/')
            .map_or((false, body), |body| (true, body));
        let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-');
        let name = &body[..body.find(|c| !named(c)).unwrap_or(body.len())];
        let sound =
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.len() <= LONGEST_NAME;
        let close = sound.then(|| body.find(['<', '>'])).flatten()?;
        let local = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
        body[close..].starts_with('>').then(|| Self {
            name: local,
            is_end,
            len: text.len() - body.len() + close + 1,
        })
    }

    fn put(&self, out: &mut String, keep: bool) {
        let kept = KEPT.iter().find(|(name, ..)| *name == self.name);
        match kept {
            Some((_, begin, end)) if keep => out.push_str(if self.is_end { end } else { begin }),
            _ if BREAKS.contains(&self.name.as_str()) => out.push(' '),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected_marked: &str, expected_plain: &str) {
        assert_eq!(marked(text), expected_marked);
        assert_eq!(plain(text), expected_plain);
    }

    #[test]
    fn entities_become_characters() {
        check("A &amp;amp; B&nbsp;&eacute;&#1111;", "A & B éї", "A & B éї");
        check(
            "p &lt; 0.05 and x&gt;1",
            "p < 0.05 and x>1",
            "p < 0.05 and x>1",
        );
        check("R&D, a<b & c", "R&D, a<b & c", "R&D, a<b & c");
    }

    #[test]
    fn markup_stays_as_far_as_csl_knows_it() {
        check(
            "<em>Homo</em>\n  <scp>DNA</scp>",
            &format!("<i>Homo</i> {SMALL}DNA</span>"),
            "Homo DNA",
        );
        check("H&lt;sub&gt;2&lt;/sub&gt;O", "H<sub>2</sub>O", "H2O");
        check(
            "<jats:p>One</jats:p><jats:p>two <jats:italic>x</jats:italic></jats:p>",
            "One two <i>x</i>",
            "One two x",
        );
        check(
            "The <mml:math alttext=\"$x$\"><mml:mi>x</mml:mi><tex-math>$x$</tex-math></mml:math>-axis",
            "The x-axis",
            "The x-axis",
        );
    }

    #[test]
    fn hostile_text_ends() {
        let long = "<tex-math>".repeat(2000) + &"<".repeat(20_000) + &"&amp;".repeat(20_000);
        assert!(plain(&long).len() < long.len());
    }
}
