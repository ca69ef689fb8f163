//! A small reading of Rust source, enough to see what a file imports: comments, strings and test modules
//! are taken out, paths to the crate's root are found.

/// The code without comments, literals and `#[cfg(test)]` items.
pub(crate) fn product_code(text: &str) -> String {
    without_tests(&without_literals(text))
}

/// Whether a name (`reqwest`, `io::stdout`, `println!`) stands in the code as whole words.
pub(crate) fn mentions(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + name.len()..].chars().next();
        !before.is_some_and(is_word) && (name.ends_with('!') || !after.is_some_and(is_word))
    })
}

/// The first names of all paths from the crate's root: `crate::x::…`, groups, and `super` where it climbs that far.
pub(crate) fn root_paths(code: &str, module: &[String]) -> Vec<String> {
    let climb = format!("{}::", vec!["super"; module.len().max(1)].join("::"));
    let mut found = Vec::new();
    for lead in ["crate::", &climb] {
        for (at, _) in code.match_indices(lead) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| is_word(c) || c == ':' || c == '$') {
                continue;
            }
            found.extend(first_names(&code[at + lead.len()..]));
        }
    }
    found.retain(|name| !matches!(name.as_str(), "self" | "super" | ""));
    found
}

fn first_names(rest: &str) -> Vec<String> {
    match rest.strip_prefix('{') {
        None => vec![word(rest)],
        Some(group) => members(group)
            .iter()
            .map(|member| word(member.trim_start()))
            .collect(),
    }
}

/// The members of a group whose opening brace was read, nested groups left whole.
fn members(group: &str) -> Vec<String> {
    let mut depth = 1;
    let mut out = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => out.push(String::new()),
            _ => out.last_mut().expect("never empty").push(c),
        }
        if depth == 0 {
            break;
        }
    }
    out
}

fn word(text: &str) -> String {
    text.chars().take_while(|&c| is_word(c)).collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Blanks comments, strings and character literals.
fn without_literals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = skipped_length(rest, out.chars().next_back());
        if skipped > 0 {
            out.push(' ');
            rest = &rest[skipped..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// How many bytes at the start of `rest` are a comment or a literal.
fn skipped_length(rest: &str, before: Option<char>) -> usize {
    let until = |end: &str, from: usize| {
        rest[from..]
            .find(end)
            .map_or(rest.len(), |at| from + at + end.len())
    };
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return until("*/", 2);
    }
    if rest.starts_with('r') && !before.is_some_and(is_word) {
        let hashes = rest[1..].bytes().take_while(|&b| b == b'#').count();
        if rest[1 + hashes..].starts_with('"') {
            return until(&format!("\"{}", "#".repeat(hashes)), hashes + 2);
        }
    }
    if rest.starts_with('"') {
        return string_length(rest);
    }
    char_length(rest)
}

fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal; 0 for a lifetime.
fn char_length(rest: &str) -> usize {
    let Some(inner) = rest.strip_prefix('\'') else {
        return 0;
    };
    if let Some(escape) = inner.strip_prefix('\\') {
        let head = escape.chars().next().map_or(0, char::len_utf8);
        return escape[head..].find('\'').map_or(0, |at| 2 + head + at + 1);
    }
    let first = inner.chars().next().map_or(0, char::len_utf8);
    if first > 0 && inner[first..].starts_with('\'') {
        first + 2
    } else {
        0
    }
}

/// Takes out every item under `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        out.push_str(&rest[..at]);
        rest = &rest[at + item_length(&rest[at..])..];
    }
    out.push_str(rest);
    out
}

/// The length of an item: to its `;`, or to the brace that closes its first one.
fn item_length(item: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in item.char_indices() {
        match c {
            ';' if depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    item.len()
}

#[test]
fn imports_are_found_and_text_is_not() {
    let code = product_code(concat!(
        "use crate::{a, b::{c, d} as x, k as l, self};\n// crate::no\nconst X: &str = \"crate::neither \\\" crate::nor\";\n",
        "fn f<'a>(c: char) { c == '\"'; crate::e::g(); super::super::h::x(); r#\"crate::raw\"#; }\n",
        "#[cfg(test)]\nmod tests { use crate::late; }\n#[cfg(test)]\nmod tests;\nfn z() { crate::after() }",
    ));
    let module = ["m".to_owned(), "n".to_owned()];
    assert_eq!(
        root_paths(&code, &module),
        ["a", "b", "k", "e", "after", "h"]
    );
    assert!(mentions("std::io::stdout()", "io::stdout"));
    assert!(!mentions("my_tokio::x", "tokio"));
    assert!(mentions("eprintln!(\"\")", "eprintln!") && !mentions("eprintln!(\"\")", "println!"));
}
