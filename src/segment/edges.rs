//! How a line ends and how it begins, each as one of a few kinds.

use super::look::{
    ends_in_address, ends_inside, is_initial, is_unit, last_word, starts_inside, starts_with_name,
};

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// As no entry does: `Київ :`, `дослі-`.
    Open,
    /// With a word and nothing behind it.
    Word,
    /// With an initial or a short form: `Бойко О.`, `Вип.`
    Initial,
    /// With a full stop.
    Stop,
    /// With a number and a full stop, or with the pages: `С. 5–9.`, `300 с.`
    Extent,
    /// With a number.
    Number,
    /// With a bracket or quotation mark.
    Closed,
    /// With an address, whole or not.
    Address,
    /// With an address and a full stop.
    Stated,
}

impl Ending {
    pub(super) const COUNT: usize = 9;
}

/// How a line ends.
pub(super) fn ending(line: &str) -> Ending {
    let word = last_word(line);
    let bare = word.trim_end_matches('.');
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let ends_in = |what: fn(char) -> bool| bare.ends_with(what);
    if ends_inside(line) || word.ends_with([';', '/']) && letters == 0 {
        Ending::Open
    } else if ends_in_address(line) {
        if word == bare {
            Ending::Address
        } else {
            Ending::Stated
        }
    } else if ends_in(|c| ")]»”\"".contains(c)) {
        Ending::Closed
    } else if is_unit(bare) && before_last_is_number(line)
        || ends_in(char::is_numeric) && word != bare
    {
        Ending::Extent
    } else if ends_in(char::is_numeric) {
        Ending::Number
    } else if word == bare {
        Ending::Word
    } else if letters <= 3 {
        Ending::Initial
    } else {
        Ending::Stop
    }
}

fn before_last_is_number(line: &str) -> bool {
    let mut words = line
        .rsplit(char::is_whitespace)
        .filter(|word| !word.is_empty());
    words
        .nth(1)
        .is_some_and(|word| word.ends_with(|c: char| c.is_numeric()))
}

/// How a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// As no entry does.
    Inside,
    /// With a name and its initial: `Бойко О.`
    Name,
    /// With an initial and its name: `О. Бойко`.
    Turned,
    /// With a capitalised word and a comma: `Boyko,`.
    Surname,
    /// With a place or another word that a colon follows: `Київ :`.
    Place,
    /// With one capitalised word: `Мова міста`.
    Title,
    /// With two: `Journal Of`.
    Capitals,
    /// With a quotation mark.
    Quoted,
    /// With something else.
    Other,
}

impl Opening {
    pub(super) const COUNT: usize = 9;
}

/// How a line begins.
pub(super) fn opening(line: &str) -> Opening {
    let mut words = line.split_whitespace();
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let upper = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    if starts_inside(line) {
        Opening::Inside
    } else if first.starts_with(['«', '“', '"', '„']) {
        Opening::Quoted
    } else if starts_with_name(line) {
        if is_initial(first) {
            Opening::Turned
        } else {
            Opening::Name
        }
    } else if !upper(first) {
        Opening::Other
    } else if first.ends_with(':') || second == ":" {
        Opening::Place
    } else if first.ends_with(',') {
        Opening::Surname
    } else if upper(second) {
        Opening::Capitals
    } else {
        Opening::Title
    }
}
