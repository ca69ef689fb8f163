//! Letters that look alike in Latin and Cyrillic.
//!
//! Owns the table and nothing else: whether a letter is out of place is for the floors above to say.

/// Latin letters and the Cyrillic ones that print the same.
const PAIRS: &[(char, char)] = &[
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'һ'),
    ('i', 'і'),
    ('j', 'ј'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('x', 'х'),
    ('y', 'у'),
    ('Ï', 'Ї'),
    ('ï', 'ї'),
];

/// The Latin letter that a Cyrillic one looks like.
pub fn to_latin(cyrillic: char) -> Option<char> {
    if cyrillic.is_ascii() {
        return None;
    }
    let pair = PAIRS.iter().find(|pair| pair.1 == cyrillic)?;
    Some(pair.0)
}

/// The Cyrillic letter that a Latin one looks like.
pub fn to_cyrillic(latin: char) -> Option<char> {
    let pair = PAIRS.iter().find(|pair| pair.0 == latin)?;
    Some(pair.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_of_two_scripts() {
        for &(latin, cyrillic) in PAIRS {
            assert!(
                u32::from(latin) < 0x0250,
                "{latin} of {cyrillic} is not Latin"
            );
            assert!(
                (0x0400..0x0530).contains(&u32::from(cyrillic)),
                "{cyrillic} is not Cyrillic"
            );
            assert_eq!(to_latin(cyrillic), Some(latin));
            assert_eq!(to_cyrillic(latin), Some(cyrillic));
        }
    }
}
