//! One key for a word in Cyrillic and in any of its romanisations: `Вісник`, `Visnyk`, `Wisnik`.
//!
//! What the model learns of a word in one script then holds for the other. A key is coarse: letters that romanisations
//! write differently fall together.

use crate::crf::combine;

/// The key of a word in lower case, as a hash.
pub(in crate::parse) fn key(word: &[char]) -> u64 {
    let mut key = Key::default();
    for &c in word {
        match latin(c) {
            Some(letters) => letters.chars().for_each(|c| key.add(c)),
            None => key.add(c),
        }
    }
    key.end()
}

/// Letters are folded one behind, when it is known what follows.
#[derive(Default)]
struct Key {
    hash: u64,
    held: Option<char>,
}

impl Key {
    fn add(&mut self, c: char) {
        let c = match c {
            '\'' | '’' | 'ʼ' | '`' | 'ʹ' => return,
            'y' | 'j' => 'i',
            'g' => 'h',
            'w' => 'v',
            c => c,
        };
        self.held = match (self.held, c) {
            // zh, kh, ch, sh, shch; ts; ia, iu, ie, ii
            (Some(held @ ('z' | 'c' | 's')), 'h') => Some(held),
            (Some('k'), 'h') => Some('h'),
            (Some('t'), 's') => Some('c'),
            (Some('s'), 'c') => Some('s'),
            (Some('i'), 'a' | 'u' | 'e' | 'i') => Some(c),
            (held, c) => {
                self.push(held);
                Some(c)
            }
        };
    }

    fn push(&mut self, c: Option<char>) {
        if let Some(c) = c {
            self.hash = combine(self.hash, u64::from(c));
        }
    }

    fn end(mut self) -> u64 {
        let held = self.held.take();
        self.push(held);
        self.hash
    }
}

/// A Cyrillic letter in Latin ones; the letters of other scripts are left as they are.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "h",
        'д' => "d",
        'е' | 'э' | 'ё' => "e",
        'є' => "ie",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'ї' | 'й' | 'ы' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ь' | 'ъ' => "",
        'ю' => "iu",
        'я' => "ia",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(word: &str) -> u64 {
        key(&word.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_word_and_its_romanisations_have_one_key() {
        for (word, romanised) in [
            ("вісник", "visnyk"),
            ("наукових", "naukovykh"),
            ("національної", "natsionalnoi"),
            ("журнал", "zhurnal"),
            ("наукові", "naukowi"),
            ("соціальні", "sotsialni"),
            ("щорічник", "shchorichnyk"),
            ("педагогічна", "pedahohichna"),
            ("педагогическая", "pedagogicheskaya"),
            ("університету", "universytetu"),
            ("знання", "znannia"),
            ("юність", "yunist’"),
        ] {
            assert_eq!(key_of(word), key_of(romanised), "{word} {romanised}");
        }
        assert_ne!(key_of("вісник"), key_of("вісті"));
    }
}
