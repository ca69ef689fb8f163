//! Text from outside on its way to a terminal: titles and addresses may hold escape sequences, and characters
//! that turn the direction of writing.

use std::borrow::Cow;

/// Escapes control characters (line ends and tabs stay) and bidirectional controls as `\u001b`: so JSON stays JSON.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    if !is_dangerous(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if commands(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// The same for one line of a table: white space folded.
pub(crate) fn one_line(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// Whether a text could command a terminal.
pub(crate) fn is_dangerous(text: &str) -> bool {
    text.chars().any(commands)
}

/// Controls of terminals, and those of Unicode UAX #9 with the invisible marks beside them.
fn commands(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_turns_of_direction_are_shown() {
        assert_eq!(
            escaped("Назва\u{1b}[2J\u{202e}кінець"),
            "Назва\\u001b[2J\\u202eкінець"
        );
        assert_eq!(one_line("a\r\n\t b\u{9b}1m"), "a b\\u009b1m");
    }

    #[test]
    fn ordinary_text_is_borrowed() {
        assert!(matches!(escaped("Ґрунт’\nна — «їжак»"), Cow::Borrowed(_)));
    }
}
