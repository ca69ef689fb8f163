//! Characters of symbol fonts (`w:sym`).

/// The character of a code. Those of symbol fonts lie at F000 and above; what lists and references have of them is known, any
/// other stays as it is.
pub(super) fn symbol(code: u32) -> Option<char> {
    match code {
        0xf0b7 | 0xf0a7 | 0xf0d8 | 0xf076 | 0xf0fc => Some('•'),
        0xf02d | 0xf0be => Some('–'),
        0xf0a0 | 0xf020 => Some(' '),
        0xf0b0 => Some('°'),
        0xf02a..=0xf03f | 0xf05b | 0xf05d => char::from_u32(code - 0xf000),
        _ => char::from_u32(code),
    }
}

#[cfg(test)]
mod tests {
    use super::symbol;

    #[test]
    fn symbols_become_characters() {
        assert_eq!(symbol(0xf0b7), Some('•'));
        assert_eq!(symbol(0xf031), Some('1'));
        assert_eq!(symbol(0x0407), Some('Ї'));
        assert_eq!(symbol(0xd800), None);
    }
}
