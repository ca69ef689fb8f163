//! A list of names as words, commas and `and`.

use crate::tex::Group;
use crate::text::Span;

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Word(Word<'a>),
    Comma,
    And,
}

impl<'a> Token<'a> {
    pub(super) fn word(&self) -> Option<&Word<'a>> {
        match self {
            Self::Word(word) => Some(word),
            Self::Comma | Self::And => None,
        }
    }
}

/// Letters that are not split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// Whether braces begin it, so that its first letter tells nothing.
    pub(super) is_braced: bool,
    /// Whether all of it stood in one pair of braces, and not only for the sake of an accent.
    pub(super) is_group: bool,
}

impl Word<'_> {
    pub(super) fn is_small(&self) -> bool {
        let letter = self.text.chars().find(|c| c.is_alphabetic());
        !self.is_braced && letter.is_some_and(char::is_lowercase)
    }

    /// `О.`, `О.О.`, `Ю.-В.`
    pub(super) fn is_initials(&self) -> bool {
        let mut parts = self.text.split_inclusive('.');
        parts.all(|part| {
            let letters = part.trim_start_matches(['-', '–']).strip_suffix('.');
            letters.is_some_and(|letters| {
                letters.starts_with(char::is_uppercase) && letters.chars().count() <= 2
            })
        })
    }
}

/// The words as a text, spaces that do not break like others; nothing where there are none.
pub(super) fn text(words: &[&Word<'_>]) -> Option<String> {
    let words: Vec<_> = words.iter().map(|word| plain(word.text)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A text whose spaces are all of one sort.
pub(super) fn plain(text: &str) -> String {
    text.trim().replace(['\u{a0}', '\u{202f}'], " ")
}

/// Splits a list where white space and commas stand outside of groups.
pub(super) fn tokens<'a>(text: &'a str, groups: &[Group]) -> Vec<Token<'a>> {
    let mut cutter = Cutter {
        text,
        groups,
        tokens: Vec::new(),
        start: 0,
    };
    let mut at = 0;
    let mut next = 0;
    while at < text.len() {
        while groups.get(next).is_some_and(|group| group.span.end <= at) {
            next += 1;
        }
        let group = groups.get(next).map(|group| group.span);
        match group {
            Some(span) if span.start <= at => at = span.end,
            _ => {
                let end = group.map_or(text.len(), |span| span.start);
                cutter.cut(Span::new(at, end));
                at = end;
            }
        }
    }
    cutter.end_word(text.len());
    cutter.tokens
}

struct Cutter<'a, 'g> {
    text: &'a str,
    /// Those that are not over where the word begins.
    groups: &'g [Group],
    tokens: Vec<Token<'a>>,
    start: usize,
}

impl Cutter<'_, '_> {
    /// Cuts what stands outside of groups.
    fn cut(&mut self, free: Span) {
        for (inside, c) in free.of(self.text).char_indices() {
            if !c.is_whitespace() && c != ',' {
                continue;
            }
            let at = free.start + inside;
            self.end_word(at);
            if c == ',' {
                self.tokens.push(Token::Comma);
            }
            self.start = at + c.len_utf8();
        }
    }

    fn end_word(&mut self, end: usize) {
        let span = Span::new(self.start, end);
        let over = self
            .groups
            .iter()
            .take_while(|group| group.span.end <= span.start);
        self.groups = &self.groups[over.count()..];
        let text = span.of(self.text);
        let first = self
            .groups
            .first()
            .filter(|group| group.span.start == span.start);
        let is_and = first.is_none() && text.eq_ignore_ascii_case("and");
        let token = match first {
            _ if is_and => Token::And,
            first => Token::Word(Word {
                text,
                is_braced: first.is_some_and(|group| !group.is_special),
                is_group: first.is_some_and(|group| {
                    group.span == span && (!group.is_special || text.contains(char::is_whitespace))
                }),
            }),
        };
        if !span.is_empty() {
            self.tokens.push(token);
        }
    }
}
