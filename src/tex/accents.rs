//! Accents: the commands that put a mark on a letter.

use unicode_normalization::char::compose;

/// Commands of accents, the combining character for each, and what the accent is where it stands on nothing.
const ACCENTS: &[(char, char, &str)] = &[
    ('`', '\u{300}', "`"),
    ('\'', '\u{301}', "´"),
    ('^', '\u{302}', "^"),
    ('~', '\u{303}', "~"),
    ('=', '\u{304}', "¯"),
    ('u', '\u{306}', "˘"),
    ('.', '\u{307}', "˙"),
    ('"', '\u{308}', "¨"),
    ('h', '\u{309}', ""),
    ('r', '\u{30a}', "˚"),
    ('H', '\u{30b}', "˝"),
    ('v', '\u{30c}', "ˇ"),
    ('U', '\u{30e}', ""),
    ('C', '\u{30f}', ""),
    ('G', '\u{30f}', ""),
    ('f', '\u{311}', ""),
    ('d', '\u{323}', ""),
    ('c', '\u{327}', "¸"),
    ('k', '\u{328}', "˛"),
    ('b', '\u{331}', ""),
    ('t', '\u{361}', ""),
];

/// No letter has more; the rest are left out.
const MOST: usize = 4;

/// Accents that wait for their letter, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Accents {
    waiting: Vec<char>,
}

impl Accents {
    /// Takes the command of an accent; `false` where it is none.
    pub(super) fn take(&mut self, command: char) -> bool {
        let known = ACCENTS.iter().find(|(name, ..)| *name == command);
        if let Some((_, mark, _)) = known.filter(|_| self.waiting.len() < MOST) {
            self.waiting.push(*mark);
        }
        known.is_some()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Puts what waits on a letter and writes it.
    pub(super) fn put(&mut self, letter: char, out: &mut String) {
        let Some(&last) = self.waiting.last() else {
            return out.push(letter);
        };
        let below = matches!(last, '\u{323}'..='\u{331}');
        let mut base = match letter {
            'ı' if !below => 'i',
            'ȷ' if !below => 'j',
            _ => letter,
        };
        let mut marks = Vec::new();
        for mark in self.waiting.drain(..).rev() {
            match compose(base, mark).filter(|_| marks.is_empty()) {
                Some(one) => base = one,
                None => marks.push(mark),
            }
        }
        out.push(base);
        out.extend(marks);
    }

    /// What stands where there is no letter: `\~{}` is a tilde.
    pub(super) fn alone(&mut self, out: &mut String) {
        let waiting = std::mem::take(&mut self.waiting);
        for mark in waiting {
            let known = ACCENTS.iter().find(|(_, known, _)| *known == mark);
            out.push_str(known.map_or("", |(.., alone)| alone));
        }
    }
}
