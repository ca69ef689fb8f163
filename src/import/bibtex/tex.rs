//! The values of fields: TeX to text.

use biblatex::{Bibliography, Chunks, ChunksExt};

/// Deeper groups than these are no text anybody wrote; `biblatex` recurses into them.
const MOST_NESTED: usize = 100;

/// Stands for the space that does not break while `biblatex` folds all white space.
const TIE: char = '\u{e001}';

/// Commands that mark up a run of text, and the marks of CSL for it.
const MARKUP: [(&str, &str, &str); 8] = [
    ("emph", "<i>", "</i>"),
    ("textit", "<i>", "</i>"),
    ("textbf", "<b>", "</b>"),
    ("textsuperscript", "<sup>", "</sup>"),
    ("textsubscript", "<sub>", "</sub>"),
    ("url", "", ""),
    ("mbox", "", ""),
    ("texttt", "", ""),
];

/// Reads a value as text: accents, symbols, dashes, quotation marks; braces fall away. `None` where it cannot
/// be read.
pub(in crate::import) fn text(value: &str) -> Option<String> {
    if deepest(value) > MOST_NESTED {
        return None;
    }
    let value = marked_up(&quoted(&tied(value)));
    let text = chunks("title", &value)?.format_verbatim();
    Some(clean(&text).replace(TIE, "\u{a0}"))
}

/// Reads a value that is no prose: an address, an identifier. Only escapes and braces are TeX in it; dashes
/// and `~` are not.
pub(in crate::import) fn verbatim(value: &str) -> String {
    let value = value
        .replace("\\textasciitilde", "~")
        .replace("$\\sim$", "~");
    let value = value.trim().trim_start_matches("\\url");
    let mut out = String::new();
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.push(chars.next_if(|c| !c.is_alphanumeric()).unwrap_or('\\')),
            '{' | '}' => {}
            _ => out.push(c),
        }
    }
    clean(&out)
}

/// Reads a value into the chunks of `biblatex`, which tells what stood in braces.
pub(super) fn chunks(field: &str, value: &str) -> Option<Chunks> {
    if deepest(value) > MOST_NESTED {
        return None;
    }
    let value = match dollars(value) % 2 {
        0 => value.to_owned(),
        _ => value.replace("\\$", "$").replace('$', "\\$"),
    };
    let entry = format!("@misc{{k,{field}={{{value}}}}}");
    let entry = Bibliography::parse(&entry).ok()?.into_vec().pop()?;
    entry.fields.get(field).cloned()
}

fn deepest(value: &str) -> usize {
    let mut depth = 0_usize;
    value.bytes().fold(0, |deepest, byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest.max(depth)
    })
}

fn dollars(value: &str) -> usize {
    value.matches('$').count() - value.matches("\\$").count()
}

/// White space folded and trimmed, as TeX does.
pub(super) fn clean(text: &str) -> String {
    let words: Vec<_> = text
        .split([' ', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// `~` is the space that does not break; `\~` is an accent.
fn tied(value: &str) -> String {
    let mut escaped = false;
    value
        .chars()
        .map(|c| {
            let tie = c == '\u{a0}' || c == '~' && !escaped;
            escaped = c == '\\' && !escaped;
            if tie { TIE } else { c }
        })
        .collect()
}

/// TeX's quotation marks.
fn quoted(value: &str) -> String {
    value.replace("``", "“").replace("''", "”")
}

/// Marked-up runs as CSL marks them; commands that only change how text looks fall away.
fn marked_up(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = MARKUP.iter().find_map(|(command, open, close)| {
            let inner = rest[1..].strip_prefix(command)?.strip_prefix('{')?;
            let end = closing(inner)?;
            let text = format!("{open}{}{close}", marked_up(&inner[..end]));
            Some((text, &inner[end + 1..]))
        });
        match found {
            Some((text, after)) => {
                out.push_str(&text);
                rest = after;
            }
            None => {
                let next = rest[1..].chars().next().map_or(0, char::len_utf8);
                out.push_str(&rest[..1 + next]);
                rest = &rest[1 + next..];
            }
        }
    }
    out + rest
}

/// The brace that closes the group.
fn closing(inner: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in inner.char_indices() {
        match c {
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            '{' => depth += 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: &str) {
        assert_eq!(text(value).as_deref(), Some(expected));
    }

    #[test]
    fn tex_becomes_text() {
        check(r#"M{\"u}ller and Caf\'e {NASA}"#, "Müller and Café NASA");
        check(r"100\% \& 5\_a \#1 \$", "100% & 5_a #1 $");
        check(
            r"\textasciitilde{}x\textbackslash{}y\textbraceleft{}",
            r"~x\y{",
        );
        check("1--2 --- ``так''  і\n ні", "1–2 — “так” і ні");
        check("т.~1", "т.\u{a0}1");
        check(
            r"A \emph{b {C}} \textsuperscript{2}",
            "A <i>b C</i> <sup>2</sup>",
        );
        check("$5 and more", "$5 and more");
        check(r"{\'{\i}}", "í");
    }

    #[test]
    fn addresses_are_left_alone() {
        let address = "https://x.org/a_b?c=%20&d=~e--f#g";
        assert_eq!(verbatim(address), address);
        assert_eq!(
            verbatim(r"\url{https://x.org/a\_b/{\textasciitilde}c\{}"),
            "https://x.org/a_b/~c{"
        );
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        assert_eq!(text("\\"), None);
        let deep = format!("{}x{}", r"\emph{".repeat(50_000), "}".repeat(50_000));
        assert_eq!(text(&deep), None);
        assert_eq!(
            text(&format!("{}x{}", r"\a{".repeat(5000), "}".repeat(5000))),
            None
        );
    }
}
