//! What is set as it stands: addresses, identifiers.

/// Reads a value that is no prose. Only escapes and braces are TeX in it; dashes, `~` and `%` are not.
pub fn verbatim(value: &str) -> String {
    let value = value.trim();
    let value = value.strip_prefix("\\url").unwrap_or(value);
    if !value.contains(['\\', '{', '}', '$', ' ', '\n', '\t', '\r']) {
        return value.to_owned();
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => rest = escape(rest, &mut out),
            '{' | '}' => {}
            '$' if rest.starts_with("\\sim$") => {
                out.push('~');
                rest = &rest["\\sim$".len()..];
            }
            _ if c.is_ascii_whitespace() => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            _ => out.push(c),
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// Reads what follows a backslash.
fn escape<'a>(rest: &'a str, out: &mut String) -> &'a str {
    const NAMED: [(&str, char); 6] = [
        ("textbraceleft", '{'),
        ("textbraceright", '}'),
        ("textasciitilde", '~'),
        ("textunderscore", '_'),
        ("textbackslash", '\\'),
        ("string", '\0'),
    ];
    for (name, c) in NAMED {
        if let Some(rest) = rest.strip_prefix(name) {
            out.extend(Some(c).filter(|c| *c != '\0'));
            return rest;
        }
    }
    match rest.chars().next() {
        Some(c) if !c.is_alphanumeric() => {
            out.push(c);
            &rest[c.len_utf8()..]
        }
        _ => {
            out.push('\\');
            rest
        }
    }
}

/// Parts a text that begins with a group into what is in the braces and what follows; one that is not closed goes to the end.
/// A text that begins with no group has an empty one.
pub(super) fn group(text: &str) -> (&str, &str) {
    let Some(inner) = text.strip_prefix('{') else {
        return ("", text);
    };
    let mut depth = 0_usize;
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return (&inner[..at], &inner[at + 1..]),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    (inner, "")
}
