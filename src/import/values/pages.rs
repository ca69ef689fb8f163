//! Pages as databases write them.

/// Pages without the words before them and with plain hyphens: `С. 12–20` becomes `12-20`.
pub(in crate::import) fn pages(text: &str) -> String {
    const WORDS: [&str; 8] = ["pp.", "pp ", "p.", "С.", "с.", "C.", "стор.", "S."];
    let text = super::squeezed(text);
    let word = WORDS.iter().find_map(|word| text.strip_prefix(word));
    let digits = |rest: &&str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let bare = word.filter(digits).unwrap_or(&text).trim();
    let plain = bare.replace(['–', '—', '‑', '‐', '−'], "-");
    plain.replace(" - ", "-").replace("--", "-")
}

/// Pages whose ends are written in full: `123-8` becomes `123-128`, `S12-5` becomes `S12-S15`.
///
/// MEDLINE leaves out the leading digits that the end has in common with the beginning.
pub(in crate::import) fn full_range(text: &str) -> String {
    let runs = text.split(", ").map(|run| match run.split_once('-') {
        Some((start, end)) => full_run(start, end).unwrap_or_else(|| run.to_owned()),
        None => run.to_owned(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

fn full_run(start: &str, end: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let first_digit = start.find(|c: char| c.is_ascii_digit())?;
    let (prefix, number) = start.split_at(first_digit);
    if !digits(number) || !digits(end) || end.len() > number.len() {
        return None;
    }
    let kept = &number[..number.len() - end.len()];
    Some(format!("{start}-{prefix}{kept}{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(full_range(&pages(text)), expected, "{text}");
    }

    #[test]
    fn ends_are_written_in_full() {
        check("123-8", "123-128");
        check("1123–45", "1123-1145");
        check("S12-5", "S12-S15");
        check("99-102", "99-102");
        check("12-20", "12-20");
        check("e1234", "e1234");
        check("e12-e15", "e12-e15");
        check("123-8, 140-1", "123-128, 140-141");
        check("С. 139–148.", "139-148.");
        check("pp. 5 - 9", "5-9");
        check("С. П.", "С. П.");
    }
}
