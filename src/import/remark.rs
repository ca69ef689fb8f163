//! Remarks on lost entries, as `--rejects` writes them above each: `# refs.ris:12: what is wrong`.
//!
//! Owns by what a reader knows such a line, so that a file of lost entries, once they are mended, is read like any other.

/// Whether a line is a remark behind this mark: a name, the number of a line and a reason follow.
pub(super) fn is(line: &str, mark: &str) -> bool {
    let Some(said) = line
        .strip_prefix(mark)
        .and_then(|rest| rest.strip_prefix(' '))
    else {
        return false;
    };
    let mut parts = said.split(": ");
    let numbered = |place: &str| {
        let number = place.rsplit_once(':').map(|(_, number)| number);
        number.is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    // A name of a file may hold colons too, and the reason comes last.
    let last = said.matches(": ").count();
    parts.by_ref().take(last).any(numbered)
}

/// What comes after the remarks that a text begins with.
pub(super) fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    let mut rest = text.trim_start();
    while is(rest.lines().next().unwrap_or_default(), mark) {
        rest = rest
            .split_once('\n')
            .map_or("", |(_, rest)| rest)
            .trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_written_so_is_a_remark() {
        for line in ["# refs.ris:12: empty", "# C: x: y.ris:1: a: b", "# ґ:7: "] {
            assert!(is(line, "#"), "{line}");
        }
        for line in [
            "# Література",
            "# a: b",
            "#refs.ris:12: x",
            "refs.ris:12: x",
            "# a:b: c",
            "# a:: c",
            "#",
        ] {
            assert!(!is(line, "#"), "{line}");
        }
        assert_eq!(after("# a:1: x\n\n# b:2: y\nTY  - JOUR", "#"), "TY  - JOUR");
    }
}
