//! Base64 (RFC 4648), as fields hold data in it: with line breaks, in either alphabet, with or without padding.

/// The bytes; `None` for what is no Base64.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for c in text
        .bytes()
        .filter(|c| !c.is_ascii_whitespace() && *c != b'=')
    {
        bits = bits << 6 | u32::from(digit(c)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    // A single digit left over is no whole byte: something was cut off.
    (count < 6).then_some(bytes)
}

fn digit(c: u8) -> Option<u8> {
    match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn base64_is_read_as_fields_hold_it() {
        assert_eq!(decode("PEVuZE5vdGU+"), Some(b"<EndNote>".to_vec()));
        assert_eq!(decode("PEVu\r\n ZE5v dGU+"), Some(b"<EndNote>".to_vec()));
        assert_eq!(decode("0ITQsg=="), Some("Єв".as_bytes().to_vec()));
        assert_eq!(decode("0ITQsg"), Some("Єв".as_bytes().to_vec()));
        assert_eq!(decode("_-8"), Some(vec![0xff, 0xef]));
        assert_eq!(decode(""), Some(Vec::new()));
        assert_eq!(decode("PEVuZ"), None);
        assert_eq!(decode("{no}"), None);
    }
}
