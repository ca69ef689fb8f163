//! What is printed in a list of names besides names: `та ін.`, roles, brackets.

use super::draft::tidy;

/// What says that not all names are printed.
const TRUNCATIONS: &[&str] = &[
    "[та ін.]",
    "та ін.",
    "та ін",
    "та інші",
    "та інші.",
    "та інш.",
    "та інш",
    "й інші",
    "і інші",
    "й ін.",
    "і ін.",
    "[и др.]",
    "и др.",
    "и др",
    "и другие",
    "[et al.]",
    "et al.",
    "et al",
    "and others",
    "u. a.",
    "u.a.",
    "тощо",
    "[та інші]",
    "таін.",
    "та iн.",
    "and others.",
    "& others",
    "and othe",
    "etc.",
    "et all.",
    "at al.",
    "(та ін.)",
    "...",
    "…",
];

/// Roles printed before names.
const ROLES_BEFORE: &[&str] = &[
    "In: ",
    "in: ",
    "In ",
    "in ",
    "Edited by ",
    "edited by ",
    "Edited and translated by ",
    "edited and translated by ",
    "ed. ",
    "Ed. ",
    "eds. ",
    "ред. ",
    "Ред. ",
    "упоряд. ",
    "за ред. ",
    "by ",
];

/// Roles printed after names; `Smith, Ed` is no role.
const ROLES_AFTER: &[&str] = &[
    " Editors", " Editor", " Ed", " editors", " editor", " Eds.", " eds.", " Eds", " eds", " Ed.",
    " ed.", " ed",
];

/// The list without `та ін.` at its end, and that.
pub(super) fn without_truncation(text: &str) -> (String, Option<String>) {
    let trimmed = text.trim().trim_end_matches([',', ';', ' ']);
    let lower = trimmed.to_lowercase();
    for words in TRUNCATIONS {
        let Some(rest) = lower.strip_suffix(words) else {
            continue;
        };
        let Some(head) = trimmed
            .get(..rest.len())
            .filter(|head| !head.ends_with(char::is_alphanumeric))
        else {
            continue;
        };
        let rest = head.trim_end_matches([',', ';', ' ', '&']);
        return (tidy(rest), Some(trimmed[head.len()..].to_owned()));
    }
    (tidy(trimmed), None)
}

/// The list without brackets around the whole of it, the closing one of which may be missing.
pub(super) fn without_brackets(text: &str) -> &str {
    let brackets = ['(', ')', '[', ']'];
    text.strip_prefix(['(', '['])
        .map(|rest| rest.trim_end_matches([')', ']']))
        .filter(|rest| !rest.contains(brackets))
        .unwrap_or(text)
}

/// The list without roles, in brackets (`(голова)`, `(Ed.)`) or before and after the names; and what else was in
/// brackets.
pub(super) fn without_roles(text: &str) -> (String, Vec<String>) {
    let mut asides = Vec::new();
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['(', '[']) {
        let close = rest[open..]
            .find([')', ']'])
            .map_or(rest.len(), |at| open + at);
        kept.push_str(&rest[..open]);
        let inside = &rest[open + 1..close];
        if is_initials(inside) {
            kept.push_str(inside);
        } else if !is_role(inside) {
            asides.push(inside.trim().to_owned());
        }
        rest = rest.get(close + 1..).unwrap_or_default();
    }
    kept.push_str(rest);
    let kept = tidy(&kept).replace(" ,", ",");
    let bare = without_role_words(&kept);
    match bare.is_empty() {
        true => (text.to_owned(), Vec::new()),
        false => (bare.to_owned(), asides),
    }
}

/// `голова`, `відпов. ред.`, `Eds.`: what says no more than that this is an editor.
fn is_role(text: &str) -> bool {
    const ROLES: &str = "ed hrsg голов гол кер ред відп уклад упоряд reda trans comp";
    let lower = text.trim().to_lowercase();
    let known = |role: &str| lower.starts_with(role);
    lower.is_empty() || (ROLES.split(' ').any(known) && lower.split_whitespace().count() <= 4)
}

/// `G.`, `J.-P.` in brackets, as some write the initials.
fn is_initials(text: &str) -> bool {
    let lower = text.to_lowercase();
    let role = lower.starts_with("ed") || lower.starts_with("hrsg");
    text.len() <= 8 && text.ends_with('.') && !role && text.starts_with(char::is_uppercase)
}

fn without_role_words(text: &str) -> &str {
    let mut rest = text;
    for word in ROLES_BEFORE {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    for word in ROLES_AFTER {
        let head = rest
            .strip_suffix(word)
            .map(|head| head.trim_end_matches([',', ' ']));
        let whole_name = |head: &&str| head.contains(['.', ' ']);
        rest = head.filter(whole_name).unwrap_or(rest);
    }
    rest
}

/// The list cut in two at `та ін.` in the midst of it: `Смолій В. А. та ін. Інститут історії`.
pub(super) fn parted_at_truncation(text: &str) -> (String, Option<String>) {
    for words in ["[та ін.]", "та ін.", "и др.", "et al."] {
        let Some((names, others)) = text.split_once(&format!(" {words} ")) else {
            continue;
        };
        if others.starts_with(char::is_uppercase) {
            let names = names.trim_end_matches([',', ' ']);
            return (format!("{names}; {others}"), Some(words.to_owned()));
        }
    }
    (text.to_owned(), None)
}
