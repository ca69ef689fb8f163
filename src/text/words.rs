//! Lists of words that are asked often.

use std::collections::HashSet;
use std::sync::OnceLock;

/// A list of words, written with spaces between; made a set when it is first asked.
#[derive(Debug)]
pub struct Words {
    list: &'static str,
    known: OnceLock<(HashSet<&'static str>, usize)>,
}

impl Words {
    /// The words of a list.
    pub const fn new(list: &'static str) -> Self {
        Self {
            list,
            known: OnceLock::new(),
        }
    }

    /// The words, and the length of the longest in bytes.
    fn known(&self) -> &(HashSet<&'static str>, usize) {
        self.known.get_or_init(|| {
            let words = self.list.split_whitespace();
            let longest = words.clone().map(str::len).max().unwrap_or(0);
            (words.collect(), longest)
        })
    }

    /// Whether a word is in the list.
    pub fn has(&self, word: &str) -> bool {
        let (known, longest) = self.known();
        word.len() <= *longest && known.contains(word)
    }

    /// Whether a text begins with a word of the list.
    ///
    /// ```
    /// use posyl::text::Words;
    ///
    /// static ROOTS: Words = Words::new("універс інстит");
    /// assert!(ROOTS.begins("університет") && !ROOTS.begins("уні"));
    /// ```
    pub fn begins(&self, text: &str) -> bool {
        let (known, longest) = self.known();
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.take_while(|end| end <= longest)
            .any(|end| known.contains(&text[..end]))
    }

    /// Whether a text ends with a word of the list and has more before it.
    pub fn ends(&self, text: &str) -> bool {
        let (known, longest) = self.known();
        let starts = text.char_indices().rev().map(|(at, _)| at);
        starts
            .take_while(|start| *start > 0 && text.len() - start <= *longest)
            .any(|start| known.contains(&text[start..]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static ENDINGS: Words = Words::new("ння  ість ing");

    #[test]
    fn words_are_found_whole_and_at_the_edges() {
        assert!(ENDINGS.has("ing") && !ENDINGS.has("in") && !ENDINGS.has(""));
        assert!(ENDINGS.ends("знання") && ENDINGS.ends("якість") && !ENDINGS.ends("ння"));
        assert!(ENDINGS.begins("ingot") && !ENDINGS.begins("in") && !ENDINGS.ends(""));
    }
}
