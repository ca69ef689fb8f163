//! Numbers of lists as they are printed.

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Numerals {
    #[default]
    Decimal,
    /// `01`, `02`.
    Padded,
    LowerRoman,
    UpperRoman,
    LowerLetter,
    UpperLetter,
    LowerCyrillic,
    UpperCyrillic,
    Bullet,
    /// Nothing is printed.
    None,
}

const CYRILLIC: &str = "абвгдежзиклмнопрстуфхцшщэюя";

const ROMAN: &[(u32, &str)] = &[
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// Roman numbers are not written above this.
const LARGEST_ROMAN: u32 = 3999;

impl Numerals {
    /// A number as it is printed.
    pub(super) fn print(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Padded => format!("{number:02}"),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_uppercase(),
            Self::LowerLetter => letter(number, "abcdefghijklmnopqrstuvwxyz"),
            Self::UpperLetter => letter(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            Self::LowerCyrillic => letter(number, CYRILLIC),
            Self::UpperCyrillic => letter(number, CYRILLIC).to_uppercase(),
            Self::Bullet => "•".to_owned(),
            Self::None => String::new(),
        }
    }
}

fn roman(mut number: u32) -> String {
    if number > LARGEST_ROMAN {
        return number.to_string();
    }
    let mut printed = String::new();
    for &(value, numeral) in ROMAN {
        while number >= value {
            printed.push_str(numeral);
            number -= value;
        }
    }
    printed
}

/// Behind the last letter each is doubled: `z`, `aa`, `bb`.
fn letter(number: u32, alphabet: &str) -> String {
    let letters: Vec<char> = alphabet.chars().collect();
    let at = number.saturating_sub(1) as usize;
    let times = (at / letters.len() + 1).min(8);
    std::iter::repeat_n(letters[at % letters.len()], times).collect()
}

#[cfg(test)]
mod tests {
    use super::Numerals;

    #[test]
    fn numbers_are_printed_as_lists_count() {
        assert_eq!(Numerals::LowerRoman.print(1994), "mcmxciv");
        assert_eq!(Numerals::UpperRoman.print(4), "IV");
        assert_eq!(Numerals::LowerLetter.print(28), "bb");
        assert_eq!(Numerals::UpperCyrillic.print(3), "В");
        assert_eq!(Numerals::Padded.print(7), "07");
        assert_eq!(Numerals::LowerRoman.print(4_000_000), "4000000");
    }
}
