//! Input that nobody wrote for us: nothing panics, no stack overflows, no entry takes its neighbours along.

use posyl::import::{self, Format, Options};
use proptest::prelude::*;

fn read_all(bytes: &[u8]) {
    let _ = import::read(bytes, "x", &Options::default());
    for &format in Format::ALL {
        let from = Some(format);
        let options = Options {
            from,
            ..Options::default()
        };
        let _ = import::read(bytes, "x", &options);
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
        let options = Options { from: Some(Format::Bibtex), ..Options::default() };
        let records = import::read(text.as_bytes(), "x", &options).unwrap().into_records();
        let ids: Vec<_> = records.iter().map(|record| record.id.as_str()).collect();
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
