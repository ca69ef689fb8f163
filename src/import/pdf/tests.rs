//! From placed letters to lines.

use super::glyph::{Area, Glyph, Sheet, Turn};
use super::layout::{Laid, laid};
use super::*;

/// Letters half as wide as they are high, on a line that begins at a point.
fn line(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
    let letters = text.chars().enumerate();
    let placed = letters.map(|(at, c)| Glyph {
        c,
        x: x + at as f32 * size / 2.0,
        y,
        width: size / 2.0,
        size,
        turn: Turn::Right,
        font: 0,
        code: 0,
    });
    placed.filter(|glyph| glyph.c != ' ').collect()
}

fn sheet(lines: &[(&str, f32, f32, f32)]) -> Sheet {
    Sheet {
        width: 600.0,
        height: 800.0,
        glyphs: lines
            .iter()
            .flat_map(|(text, x, y, size)| line(text, *x, *y, *size))
            .collect(),
        ..Sheet::default()
    }
}

fn printed(laid: &Laid) -> String {
    match text_of(laid) {
        Item::Text(text) => text.source.text().to_owned(),
        _ => String::new(),
    }
}

fn text_of(laid: &Laid) -> Item {
    text("test", &mut laid.lines.clone(), &laid.links)
}

#[track_caller]
fn check(sheets: Vec<Sheet>, expected: &str) {
    let sheets = sheets.into_iter().map(Sheet::upright).collect();
    assert_eq!(printed(&laid(sheets)), expected);
}

#[test]
fn indents_and_blank_lines_are_kept() {
    check(
        vec![sheet(&[
            ("Roe J. Words", 50.0, 700.0, 10.0),
            ("of cities", 70.0, 688.0, 10.0),
            ("Kim N. Word", 50.0, 670.0, 10.0),
            ("of towns", 70.0, 658.0, 10.0),
        ])],
        "Roe J. Words\n    of cities\n\nKim N. Word\n    of towns",
    );
}

#[test]
fn columns_are_read_one_by_one_under_a_title() {
    let mut lines = vec![(
        "A title that runs over both of the columns here",
        150.0,
        760.0,
        12.0,
    )];
    let heights = (0..8).map(|at| 700.0 - at as f32 * 12.0);
    for y in heights {
        lines.push(("the left column is well filled", 50.0, y, 10.0));
        lines.push(("so is the right column of it", 320.0, y, 10.0));
    }
    let left = ["the left column is well filled"; 8].join("\n");
    let right = ["so is the right column of it"; 8].join("\n");
    check(
        vec![sheet(&lines)],
        &format!("A title that runs over both of the columns here\n\u{c}{left}\n\u{c}{right}"),
    );
}

#[test]
fn few_lines_are_columns_where_another_page_has_them() {
    let words = [
        "alpha", "beta", "gamma", "delta", "zeta", "eta", "theta", "iota", "kappa",
    ];
    let column = |page: &str, rows: usize| {
        let lines = words[..rows].iter();
        let lines = lines.map(|word| format!("{word} fills column {page}"));
        lines.collect::<Vec<_>>()
    };
    let page = |name: &str, rows: usize| {
        let lines = column(name, rows);
        let placed = lines.iter().zip(0_u8..).flat_map(|(line, at)| {
            let y = 700.0 - f32::from(at) * 12.0;
            [40.0, 230.0, 420.0].map(|x| (line.as_str(), x, y, 10.0))
        });
        sheet(&placed.collect::<Vec<_>>())
    };
    let columns = |name: &str, rows: usize| vec![column(name, rows).join("\n"); 3].join("\n\u{c}");
    check(
        vec![page("one", 9), page("two", 2)],
        &format!("{}\n\u{c}{}", columns("one", 9), columns("two", 2)),
    );
}

#[test]
fn raised_numbers_of_entries_are_plain() {
    check(
        vec![sheet(&[
            ("7", 46.0, 703.5, 6.0),
            ("Roe J. Words", 50.0, 700.0, 10.0),
        ])],
        "7 Roe J. Words",
    );
}

#[test]
fn running_heads_and_page_numbers_are_left_out() {
    let pages = (0..3).map(|at| {
        let number = ["41", "42", "43"][at];
        let first = ["One line", "Two lines", "No line"][at];
        let last = ["and on", "and ends", "and stops"][at];
        sheet(&[
            ("Bulletin of words 3 (17)", 50.0, 770.0, 9.0),
            (first, 50.0, 720.0, 10.0),
            ("goes on", 50.0, 708.0, 10.0),
            (last, 50.0, 696.0, 10.0),
            (number, 290.0, 30.0, 9.0),
        ])
    });
    check(
        pages.collect(),
        "One line\ngoes on\nand on\n\u{c}Two lines\ngoes on\nand ends\n\u{c}No line\ngoes on\nand stops",
    );
}

#[test]
fn what_runs_another_way_or_lies_off_the_page_is_left_out() {
    let mut page = sheet(&[
        ("Words of cities", 50.0, 700.0, 10.0),
        ("away", 700.0, 690.0, 10.0),
    ]);
    let stamp = line("2401.00001v2", 20.0, 300.0, 20.0);
    page.glyphs.extend(stamp.into_iter().map(|glyph| Glyph {
        turn: Turn::Up,
        ..glyph
    }));
    check(vec![page], "Words of cities");
}

#[test]
fn spaces_come_from_gaps_and_accents_go_over_letters() {
    let mut page = sheet(&[("Cafe\u{fb01} 12", 50.0, 700.0, 10.0)]);
    let accent = Glyph {
        c: '´',
        width: 3.0,
        x: 66.0,
        ..page.glyphs[3]
    };
    page.glyphs.push(accent);
    check(vec![page], "Caféfi 12");
    // A line that is spaced out has no more words than others.
    let spaced = "https://omni.example/a b".chars().enumerate();
    let spaced = spaced.map(|(at, c)| Glyph {
        c,
        x: 50.0 + 7.0 * at as f32,
        ..line("x", 0.0, 700.0, 10.0)[0]
    });
    let spaced = Sheet {
        glyphs: spaced.filter(|glyph| glyph.c != ' ').collect(),
        ..sheet(&[])
    };
    check(vec![spaced], "https://omni.example/a b");
}

#[test]
fn raised_figures_are_told_from_words() {
    check(
        vec![sheet(&[
            ("Words", 50.0, 700.0, 10.0),
            ("12", 75.0, 703.5, 7.0),
            ("of", 90.0, 700.0, 10.0),
        ])],
        "Words¹² of",
    );
}

#[test]
fn footnotes_are_kept_apart() {
    let mut lines: Vec<(&str, f32, f32, f32)> = (0..8)
        .map(|at| ("The text goes on for", 50.0, 700.0 - at as f32 * 12.0, 10.0))
        .collect();
    lines.push(("1", 151.0, 703.5, 5.0));
    lines.push(("1", 50.0, 563.0, 5.0));
    lines.push(("Boyko O. A note", 53.0, 560.0, 8.0));
    lines.push(("on words", 50.0, 550.0, 8.0));
    let laid = laid(vec![sheet(&lines)]);
    assert_eq!(laid.lines.len(), 8);
    assert_eq!(laid.lines[0].spelt.text, "The text goes on for");
    let notes: Vec<&str> = laid
        .notes
        .iter()
        .map(|line| line.spelt.text.as_str())
        .collect();
    assert_eq!(notes, ["1 Boyko O. A note", "on words"]);
}

/// A page with an address on two lines and a link over each.
fn linked(first: &str, second: &str, address: &str) -> String {
    let area = |y: f32| Area {
        left: 40.0,
        bottom: y - 2.0,
        right: 590.0,
        top: y + 8.0,
        address: address.to_owned(),
    };
    let page = Sheet {
        links: vec![area(700.0), area(688.0)],
        ..sheet(&[(first, 50.0, 700.0, 10.0), (second, 50.0, 688.0, 10.0)])
    };
    let Item::Text(text) = text_of(&laid(vec![page])) else {
        return String::new();
    };
    assert_eq!(text.links.len(), 1);
    assert_eq!(text.links[0].span.range(), 0..text.source.text().len());
    text.source.text().to_owned()
}

#[test]
fn a_link_tells_how_a_broken_address_goes_on() {
    let address = "https://omni.example/words-of";
    let (glued, parted) = ("omni.exam\u{2060}\nple/words-of", "words\nof cities");
    assert_eq!(linked("omni.exam", "ple/words-of", address), glued);
    assert_eq!(linked("omni.exam-", "ple/words-of", address), glued);
    assert_eq!(
        linked("omni.example/words-", "of.", address),
        "omni.example/words-\u{2060}\nof."
    );
    assert_eq!(linked("words", "of cities", address), parted);
}

#[test]
fn strings_are_decoded() {
    assert_eq!(strings::text(b"Caf\xe9 \x84 \x93"), "Café — ﬁ");
    assert_eq!(strings::text(b"\xfe\xff\x04\x56\x00!"), "і!");
    assert_eq!(
        strings::address(b" https://omni.example/a ").as_deref(),
        Some("https://omni.example/a")
    );
    assert_eq!(strings::address(b"javascript:alert(1)"), None);
}

#[test]
fn the_dotted_letter_is_cyrillic_in_cyrillic_words() {
    let check = |text: &str, expected: &str| {
        let page = sheet(&[(text, 50.0, 700.0, 5.0)]);
        assert_eq!(printed(&laid(vec![page])), expected);
    };
    check(
        "Вiсник iнiцiатив i пiдтримки, К. I. Чарських, том I, iPad, Vit",
        "Вісник ініціатив і підтримки, К. І. Чарських, том I, iPad, Vit",
    );
    // Where the font has the letter, the print is left as it is.
    check(
        "Віснік іниціатів і пiдтримки, ії її",
        "Віснік іниціатів і пiдтримки, ії її",
    );
}

#[test]
fn latin_letters_that_make_no_words_are_told() {
    let judged = |text: &str| {
        let lines: Vec<(&str, f32, f32, f32)> = (0..40_u8)
            .map(|at| (text, 50.0, 700.0 - f32::from(at) * 12.0, 10.0))
            .collect();
        verdict::of_text(&laid(vec![sheet(&lines)]).lines).is_ok()
    };
    assert!(judged("these words are plain and strengths of rhythm too"));
    assert!(judged(
        "слова міста сталого розвитку на сторінці nghtrs dlshtn"
    ));
    assert!(!judged("lbgkjvfnsz lth;fdb d wbahjde lj,e gjrfpe"));
}

/// A document with a stream of so many zeros.
fn with_stream(zeros: usize, dictionary: &str) -> Vec<u8> {
    let packed = {
        use flate2::{Compress, Compression, FlushCompress};
        let mut packed = Vec::with_capacity(zeros / 500 + 1_000);
        let mut deflate = Compress::new(Compression::best(), true);
        let done = deflate.compress_vec(&vec![0; zeros], &mut packed, FlushCompress::Finish);
        assert!(done.is_ok());
        packed
    };
    let mut file =
        format!("%PDF-1.5\n1 0 obj\n<<{dictionary}/Filter/FlateDecode>>stream\n").into_bytes();
    file.extend(packed);
    file.extend(b"\nendstream endobj\n%%EOF");
    file
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let said = |bytes: &[u8]| check_message(bytes).unwrap_or_default();
    assert!(said(&with_stream(80 << 20, "/Type/ObjStm")).contains("unpacks to far more"));
    assert_eq!(said(&with_stream(1 << 20, "/Type/ObjStm")), "");
    assert_eq!(said(&with_stream(80 << 20, "/Subtype/Image")), "");
    assert!(said(&b"stream\n".repeat(2_000)).contains("do not end"));
}

fn check_message(bytes: &[u8]) -> Option<String> {
    super::check(bytes).err().map(|error| error.to_string())
}
