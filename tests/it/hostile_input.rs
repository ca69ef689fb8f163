//! Input that nobody wrote for us: nothing panics, no stack overflows, no entry takes its neighbours along.

use posyl::import::{self, Format};
use posyl::text::Source;
use proptest::prelude::*;

fn read_all(bytes: &[u8]) {
    if let Ok((source, _)) = import::decode(bytes, "x", None) {
        let _ = import::sniff(&source).and_then(|format| import::read(format, &source));
        for &format in Format::ALL {
            let _ = import::read(format, &source);
        }
    }
}

/// Deep nesting and long runs of what readers look for.
#[test]
fn long_repetitions_are_survived() {
    let size = 100_000;
    let pieces = [
        "@",
        "@a{",
        "@a{\n",
        "@comment{\n",
        "@comment{",
        "@string{a=\"",
        "@a{b,c=",
        "{",
        "}",
        " ",
        "\n",
        "\"",
        "% @",
        "@a{b, author={x",
        " and ",
        "\\emph{",
        "@a{k,t={x}}\n",
        "{\"id\":1}\n",
        "[",
        "<",
        "<a>",
        "<!--",
        "\u{a0}",
        "@a{b,t={\\",
        "$",
        "~",
    ];
    for piece in pieces {
        read_all(piece.repeat(size / piece.len()).as_bytes());
        let inside = piece.repeat(size / piece.len()).replace(['{', '}'], "");
        read_all(format!("@a{{k, author = {{{inside}}}, title = {{{inside}}}}}").as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        read_all(&bytes);
    }

    #[test]
    fn no_pieces_panic(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        read_all(pieces.concat().as_bytes());
    }

    /// Whatever stands between two entries, both are read.
    #[test]
    fn entries_round_rubbish_are_read(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..20)) {
        let rubbish = pieces.concat();
        let text = format!("@book{{first, title = {{А}}}}\n{rubbish}\n@book{{last, title = {{Я}}}}\n");
        let (items, _) = import::read(Format::Bibtex, &Source::new("x", text.as_str())).unwrap();
        let ids: Vec<_> = items.iter().filter_map(|item| match item {
            import::Item::Record(record) => Some(record.id.as_str()),
            import::Item::Text(_) => None,
        }).collect();
        prop_assert!(ids.contains(&"first"), "{text}");
        let commented = rubbish.rsplit('@').next().is_some_and(|_| rubbish.contains("@comment"));
        prop_assert!(commented || ids.contains(&"last"), "{text}");
    }
}

const PIECES: &[&str] = &[
    "@",
    "book",
    "{",
    "}",
    "(",
    ")",
    ",",
    "=",
    "\"",
    "#",
    "%",
    "\\",
    "\n",
    " ",
    "key",
    "title",
    "author",
    "and",
    "x",
    "5",
    "@comment",
    "@string",
    "@preamble",
    "$",
    "~",
    "{\"id\": 1}",
    "[",
    "їжак",
    "year",
    "month",
    "jan",
    "date",
];
