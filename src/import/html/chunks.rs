//! Feeding a source to html5ever's tokenizer piece by piece, so that each token has its bytes in the source.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};

use super::build::Builder;
use crate::text::Span;

/// No more attributes of a tag are read: the tokenizer compares each with all before it.
const MOST_ATTRIBUTES: usize = 100;

/// Reads the source: a piece is a tag, a comment, or the text between them.
pub(super) fn read(source: &str, builder: Builder) -> Builder {
    let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut at = 0;
    while at < source.len() && !tokenizer.sink.is_full() {
        let rest = &source[at..];
        let (length, kept) = match tokenizer.sink.is_in_raw_text() {
            true => whole(to_end_tag(rest)),
            false => piece(rest),
        };
        tokenizer.sink.go_to(Span::new(at, at + length));
        queue.push_back(StrTendril::from_slice(&rest[..kept]));
        if kept < length {
            queue.push_back(StrTendril::from_slice(">"));
        }
        let _ = tokenizer.feed(&queue);
        at += length;
    }
    tokenizer.end();
    tokenizer.sink
}

fn whole(length: usize) -> (usize, usize) {
    (length, length)
}

/// The length of the first piece, and how much of it is read.
fn piece(rest: &str) -> (usize, usize) {
    let second = rest.as_bytes().get(1).copied().unwrap_or(b' ');
    if rest.starts_with("<!--") {
        return whole(rest.find("-->").map_or(rest.len(), |end| end + 3));
    }
    if rest.starts_with('<') && second.is_ascii_alphabetic() {
        return tag(rest);
    }
    if rest.starts_with("</") || rest.starts_with("<!") || rest.starts_with("<?") {
        return whole(rest.find('>').map_or(rest.len(), |end| end + 1));
    }
    let first = rest.chars().next().map_or(0, char::len_utf8);
    whole(
        rest[first..]
            .find('<')
            .map_or(rest.len(), |next| first + next),
    )
}

/// The length of raw text up to the next end tag, or of that tag.
fn to_end_tag(rest: &str) -> usize {
    match rest.starts_with("</") {
        true => rest.find('>').map_or(rest.len(), |end| end + 1),
        false => rest.find("</").unwrap_or(rest.len()),
    }
}

/// Where a reader stands in a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Between,
    Name,
    Equals,
    Unquoted,
    Quoted(u8),
}

/// The length of a tag, and how much of it holds the attributes that are read.
fn tag(rest: &str) -> (usize, usize) {
    let (mut state, mut attributes, mut kept) = (State::Name, 0, None);
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        state = match (state, byte) {
            (State::Quoted(quote), _) if byte != quote => state,
            (State::Quoted(_), _) => State::Between,
            (_, b'>') => return (at + 1, kept.unwrap_or(at + 1)),
            (State::Equals, b'"' | b'\'') => State::Quoted(byte),
            (State::Name, b'=') => State::Equals,
            (State::Equals, _) if byte.is_ascii_whitespace() => State::Equals,
            (State::Between, b'=') if attributes > 0 => State::Equals,
            (State::Unquoted | State::Name | State::Between, _) if byte.is_ascii_whitespace() => {
                State::Between
            }
            (State::Name | State::Between, b'/') => State::Between,
            (State::Between, _) => {
                attributes += 1;
                if attributes > MOST_ATTRIBUTES {
                    kept.get_or_insert(at);
                }
                State::Name
            }
            (State::Equals | State::Unquoted, _) => State::Unquoted,
            (State::Name, _) => State::Name,
        };
    }
    (rest.len(), kept.unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rest: &str, expected: &str) {
        let (length, kept) = piece(rest);
        assert_eq!((&rest[..length], length), (expected, kept));
    }

    #[test]
    fn pieces_end_where_tokens_do() {
        check("<a href='x>y' b=\">\">z", "<a href='x>y' b=\">\">");
        check("<a b=c'd>e'>", "<a b=c'd>");
        check("<a b = 'c>' d>e", "<a b = 'c>' d>");
        check("<br/>x", "<br/>");
        check("<a b='c", "<a b='c");
        check("</p >x", "</p >");
        check("<!--<b>--><i>", "<!--<b>-->");
        check("текст <b>", "текст ");
        check("< 5 <b>", "< 5 ");
        check("я", "я");
    }

    #[test]
    fn no_more_attributes_are_read_than_fit() {
        let many: String = (0..500).map(|at| format!(" a{at}='x'")).collect();
        let tag = format!("<p{many}>");
        let (length, kept) = piece(&tag);
        assert_eq!(length, tag.len());
        assert!(tag[..kept].ends_with(" a99='x' "), "{}", &tag[..kept]);
    }
}
