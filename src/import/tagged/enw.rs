//! EndNote's tagged export: the tags of refer and BibIX, and more.

use super::cut::Entry;
use super::sheet::Sheet;

/// EndNote's tags, and the tags of RIS for the same fields (its manual, "Creating a Tagged EndNote Import File").
const TAGS: &[(&str, &str)] = &[
    ("%0", "TY"),
    ("%A", "AU"),
    ("%B", "T2"),
    ("%C", "CY"),
    ("%D", "PY"),
    ("%E", "A2"),
    ("%F", "LB"),
    ("%G", "LA"),
    ("%H", "TA"),
    ("%I", "PB"),
    ("%J", "JF"),
    ("%K", "KW"),
    ("%L", "CN"),
    ("%M", "AN"),
    ("%N", "IS"),
    ("%O", "J2"),
    ("%P", "SP"),
    ("%Q", "TT"),
    ("%R", "DO"),
    ("%S", "T3"),
    ("%T", "TI"),
    ("%U", "UR"),
    ("%V", "VL"),
    ("%W", "DP"),
    ("%X", "AB"),
    ("%Y", "A3"),
    ("%Z", "N1"),
    ("%1", "C1"),
    ("%2", "C2"),
    ("%3", "C3"),
    ("%4", "C4"),
    ("%5", "C5"),
    ("%6", "NV"),
    ("%7", "ET"),
    ("%8", "DA"),
    ("%9", "M3"),
    ("%#", "C6"),
    ("%$", "C7"),
    ("%?", "A4"),
    ("%@", "SN"),
    ("%!", "ST"),
    ("%&", "SE"),
    ("%(", "OP"),
    ("%)", "RP"),
    ("%*", "RI"),
    ("%+", "AD"),
    ("%^", "CA"),
    ("%>", "L1"),
    ("%<", "RN"),
    ("%[", "Y2"),
    ("%~", "DB"),
    ("%=", "ED-DATE"),
];

/// The tag on a line, and what stands behind it.
pub(super) fn tag(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(['\u{feff}', ' ', '\t']);
    let rest = line.strip_prefix('%')?;
    let length = 1 + rest
        .chars()
        .next()
        .filter(char::is_ascii_graphic)?
        .len_utf8();
    let (tag, value) = line.split_at(length);
    let apart = value.is_empty() || value.starts_with(char::is_whitespace);
    let known = || TAGS.iter().any(|(known, _)| *known == tag);
    (apart && known()).then_some((tag, value.trim()))
}

/// Whether the first lines of a text are of this format: a type, or an author and a title.
pub(super) fn is(head: &[&str]) -> bool {
    let tags: Vec<&str> = head
        .iter()
        .filter_map(|line| tag(line))
        .map(|(tag, _)| tag)
        .collect();
    let first = head.first().and_then(|line| tag(line));
    let typed = first.is_some_and(|(tag, value)| {
        tag == "%0" && value.starts_with(|c: char| c.is_ascii_alphabetic())
    });
    let has = |tag: &str| tags.contains(&tag);
    typed || first.is_some() && has("%T") && (has("%A") || has("%D")) || has("%0") && has("%T")
}

/// The fields of an entry under the tags of RIS.
pub(super) fn sheet(entry: &Entry, id: String) -> Sheet {
    Sheet::new(entry, id, |field| {
        let known = TAGS.iter().find(|(own, _)| *own == field.name);
        known.map_or_else(|| field.name.clone(), |(_, tag)| (*tag).to_owned())
    })
}
