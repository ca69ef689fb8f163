//! The script of a text.

/// The script in which a text is written, as far as references need to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Latin and Cyrillic letters both.
    Mixed,
    /// Any other.
    Other,
}

/// The script of a letter; `None` for anything else.
pub fn script_of_char(c: char) -> Option<Script> {
    // The commonest first: the general question whether a character is a letter takes long.
    match c {
        '\u{400}'..='\u{481}' => return Some(Script::Cyrillic),
        'a'..='z' | 'A'..='Z' => return Some(Script::Latin),
        _ if c.is_ascii() || !c.is_alphabetic() => return None,
        _ => {}
    }
    Some(match u32::from(c) {
        0x41..=0x24f | 0x1e00..=0x1eff => Script::Latin,
        0x400..=0x52f | 0x1c80..=0x1c8f | 0x2de0..=0x2dff | 0xa640..=0xa69f => Script::Cyrillic,
        _ => Script::Other,
    })
}

/// Whether a character is a letter.
pub fn is_letter(c: char) -> bool {
    script_of_char(c).is_some()
}

/// The script of all letters of a text; `None` where there is no letter.
pub fn script(text: &str) -> Option<Script> {
    let mut seen = None;
    for found in text.chars().filter_map(script_of_char) {
        seen = match (seen, found) {
            (None, found) => Some(found),
            (Some(seen), found) if seen == found => Some(seen),
            (Some(Script::Other), _) | (_, Script::Other) => Some(Script::Other),
            _ => Some(Script::Mixed),
        };
    }
    seen
}
