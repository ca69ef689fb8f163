//! Tokens: words, numbers, single marks; an identifier found beforehand is one token.
//!
//! Fine tokens matter: in `Lett.111,60005(2015)` every field must be able to end.

use crate::ident::{self, Identifier};
use crate::lang;
use crate::text::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Word,
    Number,
    Mark,
    Doi,
    Url,
    Isbn,
    /// ISSN, arXiv, PMID and the like.
    OtherIdentifier,
}

/// A token with its place in the string.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

/// Cuts a string into tokens; white space is left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = ident::find(text).into_iter().peekable();
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    let mut spaced = false;
    while let Some(next) = text[at..].chars().next() {
        if let Some(identifier) = found.next_if(|found| found.span.start <= at) {
            // An identifier that begins inside a token already taken keeps its remainder only.
            let span = Span::new(at, identifier.span.end.max(at));
            if !span.is_empty() {
                tokens.push(Token {
                    span,
                    kind: kind_of(&identifier.identifier),
                    spaced,
                });
                (at, spaced) = (span.end, false);
            }
            continue;
        }
        if next.is_whitespace() {
            (at, spaced) = (at + next.len_utf8(), true);
            continue;
        }
        let limit = found.peek().map_or(text.len(), |found| found.span.start);
        let (len, kind) = plain_token(&text[at..limit]);
        tokens.push(Token {
            span: Span::new(at, at + len),
            kind,
            spaced,
        });
        (at, spaced) = (at + len, false);
    }
    tokens
}

fn kind_of(identifier: &Identifier) -> TokenKind {
    match identifier {
        Identifier::Doi(_) => TokenKind::Doi,
        Identifier::Url(_) => TokenKind::Url,
        Identifier::Isbn(_) => TokenKind::Isbn,
        _ => TokenKind::OtherIdentifier,
    }
}

/// The length and kind of the token at the beginning of `rest`, which is not empty.
fn plain_token(rest: &str) -> (usize, TokenKind) {
    let mut chars = rest.char_indices().peekable();
    let Some((_, first)) = chars.next() else {
        return (0, TokenKind::Mark);
    };
    if first.is_numeric() {
        let end = rest.find(|c: char| !c.is_numeric()).unwrap_or(rest.len());
        return (end, TokenKind::Number);
    }
    if !is_letter(first) {
        return (first.len_utf8(), TokenKind::Mark);
    }
    let mut end = first.len_utf8();
    while let Some((at, c)) = chars.next() {
        let joins = is_apostrophe(c) && chars.peek().is_some_and(|&(_, next)| is_letter(next));
        if !is_letter(c) && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    (end, TokenKind::Word)
}

fn is_letter(c: char) -> bool {
    lang::is_letter(c) || ('\u{0300}'..='\u{036F}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let got: Vec<_> = tokens(text)
            .iter()
            .map(|token| token.span.of(text))
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn words_numbers_and_marks() {
        check(
            "Об’єкт №2(15), 13–17с.",
            &[
                "Об’єкт",
                "№",
                "2",
                "(",
                "15",
                ")",
                ",",
                "13",
                "–",
                "17",
                "с",
                ".",
            ],
        );
        check(
            "Lett.111 ,60005 ( 2015)",
            &["Lett", ".", "111", ",", "60005", "(", "2015", ")"],
        );
        check("", &[]);
        check("  \u{a0}", &[]);
    }

    #[test]
    fn an_address_is_one_token() {
        check(
            "Дія. https://x.ua/a-b/c.html.",
            &["Дія", ".", "https://x.ua/a-b/c.html", "."],
        );
        check(
            "doi:10.1000/x(1)-2, 5",
            &["doi", ":", "10.1000/x(1)-2", ",", "5"],
        );
    }
}
