//! What of a LaTeX file is not read: comments, and what is set as it stands.
//!
//! Owns the blanking of it, byte for byte, so that places stay.

/// An address is no longer.
const LONGEST_ADDRESS: usize = 4000;

/// The text with its comments blanked, but for their line ends.
pub(super) fn comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (kept, comment) = line.split_at(comment_start(line));
        out.push_str(kept);
        blank(&mut out, comment);
    }
    out
}

/// Where the comment of a line begins: at a `%` that no backslash is before.
fn comment_start(line: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'%' if !escaped && !in_address(&line[..at]) => return at,
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    line.len()
}

/// Inside `\url{…}` a per cent sign is one.
fn in_address(before: &str) -> bool {
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST_ADDRESS))..];
    let commands = ["\\url{", "\\href{", "\\path{", "\\nolinkurl{", "\\doi{"];
    let starts = commands.iter().filter_map(|command| {
        let at = before.rfind(command)?;
        Some(at + command.len())
    });
    starts
        .max()
        .is_some_and(|start| !before[start..].contains('}'))
}

fn blank(out: &mut String, text: &str) {
    out.extend(text.bytes().map(|byte| match byte {
        b'\n' | b'\r' => char::from(byte),
        _ => ' ',
    }));
}

/// The BibTeX of the `filecontents` environments with such a file's name; all else blanked.
pub(super) fn carried_bibtex(text: &str) -> Option<String> {
    const BEGIN: &str = "\\begin{filecontents";
    const END: &str = "\\end{filecontents";
    let mut out = String::with_capacity(text.len());
    let (mut at, mut any) = (0, false);
    while let Some(begin) = text[at..].find(BEGIN).map(|found| at + found) {
        let head_end = text[begin..]
            .find('\n')
            .map_or(text.len(), |feed| begin + feed);
        let end = text[head_end..]
            .find(END)
            .map_or(text.len(), |found| head_end + found);
        blank(&mut out, &text[at..head_end]);
        if text[begin..head_end].contains(".bib}") {
            out.push_str(&text[head_end..end]);
            any = true;
        } else {
            blank(&mut out, &text[head_end..end]);
        }
        at = end;
    }
    blank(&mut out, &text[at..]);
    any.then_some(out)
}
