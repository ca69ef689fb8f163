use proptest::prelude::*;

use super::*;

fn all(text: &str) -> Vec<Piece> {
    pieces(text).collect()
}

fn entries(text: &str) -> Vec<Entry> {
    let entry = |piece: Piece| match piece.kind {
        PieceKind::Entry(entry) => Some(entry),
        _ => None,
    };
    pieces(text).filter_map(entry).collect()
}

/// Key, and each field with its parts as they are written.
#[track_caller]
fn check(text: &str, key: &str, fields: &[(&str, &[&str])]) {
    let entries = entries(text);
    let [entry] = entries.as_slice() else {
        panic!("one entry expected: {:?}", all(text));
    };
    assert_eq!(entry.key.of(text), key);
    let read: Vec<_> = entry
        .fields
        .iter()
        .map(|field| {
            let parts = field.value.parts().map(|part| part.span.of(text));
            (field.name.of(text), parts.collect::<Vec<_>>())
        })
        .collect();
    let expected: Vec<_> = fields
        .iter()
        .map(|(name, parts)| (*name, parts.to_vec()))
        .collect();
    assert_eq!(read, expected);
}

#[test]
fn values_come_in_all_forms() {
    check(
        "@book{k, a = {x {y} z}, b = \"q {\"}q\", c = 5, d = jan # \"~5\" , }",
        "k",
        &[
            ("a", &["{x {y} z}"]),
            ("b", &["\"q {\"}q\""]),
            ("c", &["5"]),
            ("d", &["jan", "\"~5\""]),
        ],
    );
    check("@book(k, a = {x)})", "k", &[("a", &["{x)}"])]);
    check("@book{k}", "k", &[]);
    check(
        "@ Book { k , a={x} ,, % c }\n b={y} % d\n}",
        "k",
        &[("a", &["{x}"]), ("b", &["{y}"])],
    );
    check(
        "@book{ключ 1, назва_1 = макрос}",
        "ключ 1",
        &[("назва_1", &["макрос"])],
    );
    check(
        "@book{k, a = {x\n  @y z\n @Override(a)}}",
        "k",
        &[("a", &["{x\n  @y z\n @Override(a)}"])],
    );
}

#[test]
fn what_is_no_entry_is_free_text() {
    for text in [
        "% @book{no}\n",
        "me@x.org (work), @user, @user (2020). Допис\n",
        "@ 2024\n",
        "@comment{\n@book{x, a = {y}}} ",
        "@comment all of @book{x,} the line\n",
        "@preamble{\"\\newcommand\" # {x}} @string(x = \"a\" # {b},)",
        "@\n",
    ] {
        check(&format!("{text}@book{{k,}}"), "k", &[]);
    }
}

/// Cause, and line and column where it is; what stands round the fault is read.
#[track_caller]
fn check_fault(broken: &str, cause: Cause, line: usize, column: usize) {
    let text = format!("@book{{one, a = {{1}}}}\n{broken}\n\n  @book{{two, a = {{2}}}}\n% end");
    let pieces = all(&text);
    let faults: Vec<_> = pieces
        .iter()
        .filter_map(|piece| match &piece.kind {
            PieceKind::Broken(fault) => Some((piece.span.of(&text), fault)),
            _ => None,
        })
        .collect();
    let [(given_up, fault)] = faults.as_slice() else {
        panic!("one fault expected: {pieces:#?}");
    };
    let source = crate::text::Source::new("x", text.as_str());
    let place = (source.line_of(fault.at) - 1, source.column_of(fault.at));
    assert_eq!((fault.cause, place), (cause, (line, column)), "{broken}");
    assert_eq!(*given_up, broken.trim_end());
    let keys: Vec<_> = entries(&text)
        .iter()
        .map(|entry| entry.key.of(&text).to_owned())
        .collect();
    assert_eq!(keys, ["one", "two"], "{broken}");
}

#[test]
fn a_fault_costs_one_entry_and_has_its_place() {
    check_fault("@book{k, a = {x,\n b = {y}\n", Cause::Brace, 1, 14);
    check_fault("@book{k,\n a = {x {y},\n b = {z},\n}", Cause::Brace, 2, 6);
    check_fault("@book{k,\n a = \"x,\n b = {z},\n}", Cause::Quote, 2, 6);
    check_fault("@book{k,\n a = \"x,\n b = \"z\",\n}", Cause::Quote, 2, 6);
    check_fault("@book{k, a = \"x\n", Cause::Quote, 1, 14);
    check_fault(
        "@book{k,\n a = \"x } y\",\n b = {z}}",
        Cause::QuotedBrace,
        2,
        9,
    );
    check_fault("@book{k,\n a = {x}\n b = {y}\n}", Cause::Comma, 2, 9);
    check_fault("@book{k, a = {їжак} b = {y}}", Cause::Comma, 1, 20);
    check_fault("@book{k, a = {x}, b {y}, c = {z}}", Cause::Equals, 1, 20);
    check_fault("@book{k, some stray text, a = {x}}", Cause::Equals, 1, 14);
    check_fault("@book{k, a = {x}, «y», b = 5}", Cause::Name, 1, 19);
    check_fault("@book{k, a = , b = {x}}", Cause::Value, 1, 14);
    check_fault("@book{k, a = {x} # , b = {x}}", Cause::Value, 1, 20);
    check_fault("@book{, a = {x}}", Cause::Key, 1, 7);
    check_fault("@book{a = {x}}", Cause::Key, 1, 7);
    check_fault("@book{}", Cause::Key, 1, 7);
    check_fault("@book{k a = {x}}", Cause::Key, 1, 7);
    check_fault("@book{k\n a = {x}}", Cause::KeyComma, 1, 8);
    check_fault("@book{k, a = {x},\n", Cause::End, 1, 17);
    check_fault("@book{k", Cause::KeyComma, 1, 8);
    check_fault("@book(k, a = {x}}", Cause::Closing, 1, 17);
    check_fault("@book{k, a = {x {y}} z},\n c = {d}\n}", Cause::Comma, 1, 21);
    check_fault("@{k, a = {x}}", Cause::Type, 1, 1);
    check_fault("@2020{k,\n a = {x}\n}", Cause::Type, 1, 1);
    check_fault("@book k, a = {x}}", Cause::Opening, 1, 1);
    check_fault("@string{x = \n", Cause::Value, 1, 12);
    check_fault("@string{x}", Cause::Equals, 1, 10);
    check_fault("@preamble(\n", Cause::Value, 1, 11);
}

#[test]
fn faults_in_a_row_are_told_apart_and_leave_notes_alone() {
    let text = "@a{b, c = \"}\n% one\n\n% two\n@{d,\n e = {f}}\n@{g,\n h}\n@book{k,}";
    let broken = pieces(text).filter(|piece| matches!(piece.kind, PieceKind::Broken(_)));
    let texts: Vec<_> = broken.map(|piece| piece.span.of(text)).collect();
    assert_eq!(texts, ["@a{b, c = \"}", "@{d,\n e = {f}}", "@{g,\n h}"]);
    assert_eq!(entries(text).len(), 1);
}

#[test]
fn a_fault_leaves_what_stands_on_its_line() {
    let text = "@book{a, x y} @book{b,} @book{c, x = {y} @book{d,}";
    let keys: Vec<_> = entries(text)
        .iter()
        .map(|entry| entry.key.of(text).to_owned())
        .collect();
    assert_eq!(keys, ["b", "d"]);
}

#[test]
fn a_comment_that_is_not_closed_ends_before_the_next_entry() {
    let text = "@comment{a {b}\n@book{k,}\n@comment{@book{no,}}\n@comment{\n@book{l,}";
    let closed: Vec<_> = pieces(text)
        .filter_map(|piece| match piece.kind {
            PieceKind::Comment { is_closed } => Some(is_closed),
            _ => None,
        })
        .collect();
    assert_eq!(closed, [false, true, false]);
    assert_eq!(entries(text).len(), 2);
}

#[test]
fn an_entry_is_read_at_its_place() {
    let text = "free @book{k, a = {x}}";
    let entry = all(text).pop().expect("two pieces");
    assert_eq!(piece_at(text, 5), Some(entry));
    assert_eq!(
        [piece_at(text, 4), piece_at(text, text.len())],
        [None, None]
    );
}

#[test]
fn tokens_have_their_kinds() {
    use TokenKind::{Key, Mark, Name, Note, Part, Type, White};
    let text = "@a{k, % n\nb=c#\"d\"}";
    let kinds = all(text)
        .iter()
        .flat_map(|piece| tokens(text, piece))
        .map(|token| token.kind)
        .collect::<Vec<_>>();
    let parts = (Part(Form::Macro), Part(Form::Quoted));
    let expected = [
        Mark, Type, Mark, Key, Mark, White, Note, White, Name, Mark, parts.0, Mark, parts.1, Mark,
    ];
    assert_eq!(kinds, expected);
}

#[track_caller]
fn check_whole(text: &str) {
    let pieces = all(text);
    let whole: String = pieces.iter().map(|piece| piece.span.of(text)).collect();
    assert_eq!(whole, text);
    let starts = pieces
        .windows(2)
        .all(|pair| pair[0].span.end == pair[1].span.start);
    assert!(starts && pieces.iter().all(|piece| !piece.span.is_empty()));
    for piece in &pieces {
        let tokens = tokens(text, piece);
        let whole: String = tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(whole, piece.span.of(text));
        let known = matches!(piece.kind, PieceKind::Entry(_) | PieceKind::String(_));
        assert!(tokens.iter().all(|token| {
            let mark = token.span.of(text);
            token.kind != TokenKind::Mark || known && "@{}()=#,".contains(mark) || mark.len() == 1
        }));
    }
}

#[test]
fn long_runs_take_no_longer() {
    let pieces = [
        "@",
        "@a{",
        "@a{\n",
        "@a{b,c=",
        "@a{b,c={",
        "@a{b,\nc=\"",
        "{",
        "}",
        "\"",
        "@comment{\n",
        "@comment{",
        "@string{a=\"",
        "@book{\n",
        "@book{k,a={",
        "@a{k,t={x}} ",
        "@ ",
        "% @",
        "\n@",
        "@a{b,c={d}e={f}}\n",
        "@(",
        "@book(",
        ",",
        "#",
        "=",
        "@book{k,a=\"}\n",
        "@book{k,\n a={,b={",
        "\u{a0}",
        "@\u{a0}",
    ];
    for piece in pieces {
        check_whole(&piece.repeat(400_000 / piece.len()));
        check_whole(&format!(
            "@book{{k, a = {{x}},\n b = {}",
            piece.repeat(400_000 / piece.len())
        ));
    }
    let nested = "{".repeat(20_000) + &"}".repeat(20_000);
    check_whole(&format!("@book{{k, a = {nested}}}"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_of_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        check_whole(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn nothing_is_lost_of_any_pieces(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)) {
        check_whole(&pieces.concat());
    }
}

const PIECES: &[&str] = &[
    "@",
    "book",
    "@book{",
    "@article(",
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
    "key,",
    "title = ",
    "x",
    "5",
    "@comment",
    "@string",
    "@preamble",
    "їжак",
    "\u{a0}",
    "jan",
    "@book{k, a = {x}}\n",
    "\r\n",
    "@x{y,",
];
