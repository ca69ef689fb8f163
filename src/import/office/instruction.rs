//! The instructions of fields: what they cite or link.

use super::base64;
use super::document::Citation;

/// What a field does to its result.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    #[default]
    None,
    /// It is linked.
    Link,
    /// It is a bibliography.
    Generated,
    /// It is not of the text: a table of contents.
    Hidden,
}

/// What the field of an instruction does to its result.
pub(super) fn effect(instruction: &str) -> Effect {
    let mut words = instruction.split_whitespace();
    match (words.next().unwrap_or(""), words.next().unwrap_or("")) {
        ("HYPERLINK", _) if address(instruction).is_some() => Effect::Link,
        ("BIBLIOGRAPHY", _) | ("ADDIN", "ZOTERO_BIBL" | "EN.REFLIST") => Effect::Generated,
        ("ADDIN", "Mendeley") if instruction.contains("Bibliography") => Effect::Generated,
        ("ADDIN", "CitaviBibliography") => Effect::Generated,
        ("TOC" | "INDEX" | "XE" | "TC" | "PAGEREF", _) => Effect::Hidden,
        _ => Effect::None,
    }
}

/// `HYPERLINK "address" \l "place"`, with or without quotes.
pub(super) fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?.trim_start();
    let (address, rest) = argument(rest)?;
    let mut switches = rest.split("\\l ");
    let place = switches.nth(1).and_then(argument);
    match place.filter(|(place, _)| !place.is_empty()) {
        Some((place, _)) if !address.contains('#') => Some(format!("{address}#{place}")),
        _ => Some(address.to_owned()),
    }
}

/// The first argument, and what follows; a switch is none.
fn argument(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let (argument, rest) = match text.strip_prefix(['"', '“', '”']) {
        Some(quoted) => quoted.split_once(['"', '“', '”'])?,
        None => text.split_once(char::is_whitespace).unwrap_or((text, "")),
    };
    (!argument.is_empty() && !argument.starts_with('\\')).then_some((argument, rest))
}

/// Whether it is the field inside a citation of EndNote that only holds the data.
pub(super) fn is_endnote_data(instruction: &str) -> bool {
    instruction.trim_start().starts_with("ADDIN EN.CITE.DATA")
}

/// What an instruction cites. The data of EndNote may stand beside the instruction.
pub(super) fn citation(instruction: &str, data: &str) -> Option<Citation> {
    let text = instruction.trim_start();
    if let Some(rest) = text.strip_prefix("CITATION ") {
        return Some(Citation::Word(tags(rest)));
    }
    let addin = text.strip_prefix("ADDIN")?.trim_start();
    if let Some((_, json)) = addin.split_once("CSL_CITATION") {
        return Some(Citation::Csl(json.trim_start().to_owned()));
    }
    if addin.starts_with("EN.CITE") && !addin.starts_with("EN.CITE.DATA") {
        let inside = addin.find("<EndNote").map(|at| addin[at..].to_owned());
        // Without data the citation is reported where records are made.
        let data = inside.or_else(|| endnote(data)).unwrap_or_default();
        return Some(Citation::EndNote(data));
    }
    let others = UNKNOWN.iter();
    let mut others = others.filter(|(prefix, _)| addin.starts_with(prefix));
    others.next().map(|(_, name)| Citation::Unknown(name))
}

/// What is cited by an instruction that is kept in the document's properties.
pub(super) fn stored(instruction: &str) -> Option<Citation> {
    let instruction = instruction.trim_start();
    let bare = instruction.strip_prefix("ADDIN").unwrap_or(instruction);
    citation(&format!("ADDIN {bare}"), "")
}

/// Programs whose fields we know but do not read.
const UNKNOWN: &[(&str, &str)] = &[
    ("CitaviPlaceholder", "Citavi"),
    ("REFMGR.CITE", "Reference Manager"),
    ("RW.CITE", "RefWorks"),
    ("PAPERS2_CITATIONS", "Papers"),
    ("Mendeley Citation", "an old Mendeley"),
];

fn endnote(data: &str) -> Option<String> {
    let bytes = base64::decode(data)?;
    let text = encoding_rs::UTF_8.decode(&bytes).0;
    let start = text.find("<EndNote")?;
    Some(text[start..].trim_end_matches('\0').to_owned())
}

/// `Бой20 \l 1058 \m Пет19`: the tag, and more of them behind `\m`.
fn tags(text: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut is_tag = true;
    for word in text.split_whitespace() {
        if is_tag && !word.starts_with('\\') {
            tags.push(word.trim_matches('"').to_owned());
        }
        is_tag = word == "\\m";
    }
    tags
}
