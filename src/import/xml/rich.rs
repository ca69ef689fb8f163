//! Text with the few marks that CSL admits in titles: italics, bold, raised, lowered, small capitals.

use super::tree::{Element, Node, folded};

/// Elements whose text is no text of a title: the source of a formula beside the formula, notes.
const SILENT: &[&str] = &[
    "tex-math",
    "fn",
    "graphic",
    "inline-graphic",
    "alt-text",
    "long-desc",
];

/// The marks of CSL (the appendix “Rich text” of its specification, and citeproc-js).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Italic,
    Bold,
    Raised,
    Lowered,
    SmallCaps,
}

impl Mark {
    fn tags(self) -> (&'static str, &'static str) {
        match self {
            Self::Italic => ("<i>", "</i>"),
            Self::Bold => ("<b>", "</b>"),
            Self::Raised => ("<sup>", "</sup>"),
            Self::Lowered => ("<sub>", "</sub>"),
            Self::SmallCaps => ("<span style=\"font-variant:small-caps;\">", "</span>"),
        }
    }
}

/// Marks by the names of elements (JATS, HTML) and the words of `rend` (TEI) and `face` (EndNote).
const MARKS: &[(&str, Mark)] = &[
    ("italic", Mark::Italic),
    ("italics", Mark::Italic),
    ("i", Mark::Italic),
    ("em", Mark::Italic),
    ("emph", Mark::Italic),
    ("bold", Mark::Bold),
    ("b", Mark::Bold),
    ("strong", Mark::Bold),
    ("sup", Mark::Raised),
    ("superscript", Mark::Raised),
    ("sub", Mark::Lowered),
    ("subscript", Mark::Lowered),
    ("sc", Mark::SmallCaps),
    ("smallcaps", Mark::SmallCaps),
    ("small-caps", Mark::SmallCaps),
];

/// The text of a title, white space folded. Marks that hold the whole of it are left out: they are the look of the
/// list, not of the title.
pub(super) fn rich(element: &Element<'_>) -> String {
    let mut text = String::new();
    write(element, &mut text);
    without_outer(&folded(&text)).to_owned()
}

fn write(element: &Element<'_>, text: &mut String) {
    for node in &element.children {
        match node {
            Node::Text(piece) => text.push_str(piece),
            Node::Element(inner) if SILENT.contains(&inner.name) => {}
            Node::Element(inner) => write_marked(inner, text),
        }
    }
}

fn write_marked(element: &Element<'_>, text: &mut String) {
    let marks = marks(element);
    marks.iter().for_each(|mark| text.push_str(mark.tags().0));
    let begin = text.len();
    write(element, text);
    match text[begin..].trim().is_empty() {
        // Marks round nothing are none.
        true => {
            let opened: usize = marks.iter().map(|mark| mark.tags().0.len()).sum();
            let white = text.split_off(begin);
            text.truncate(begin - opened);
            text.push_str(&white);
        }
        false => marks
            .iter()
            .rev()
            .for_each(|mark| text.push_str(mark.tags().1)),
    }
}

fn marks(element: &Element<'_>) -> Vec<Mark> {
    let of = |word: &str| {
        let known = MARKS
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(word));
        known.map(|(_, mark)| *mark)
    };
    let words = match element.name {
        "hi" | "emph" => element.attribute("rend").or(element.attribute("rendition")),
        "style" => element.attribute("face"),
        name => return of(name).into_iter().collect(),
    };
    let words = words.unwrap_or_default();
    let split = words.split(|c: char| !c.is_alphanumeric() && c != '-');
    split.filter_map(of).collect()
}

fn without_outer(text: &str) -> &str {
    for mark in [Mark::Italic, Mark::Bold] {
        let (open, close) = mark.tags();
        let inner = text
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains(open)) {
            return without_outer(inner.trim());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::pull::{Piece, Records};
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let Some(Piece::Record(element)) = Records::new(text, &["t"], |_, _| true).next() else {
            panic!("an element expected");
        };
        assert_eq!(rich(&element), expected, "{text}");
    }

    #[test]
    fn marks_are_those_of_csl() {
        check(
            "<t>Рід <italic>Carex</italic>\n в CO<sub>2</sub></t>",
            "Рід <i>Carex</i> в CO<sub>2</sub>",
        );
        check(
            "<t>A <hi rend=\"bold italic\">b</hi> <hi rend=\"quoted\">c</hi></t>",
            "A <b><i>b</i></b> c",
        );
        check(
            "<t><style face=\"normal\">X</style><style face=\"superscript\">2</style></t>",
            "X<sup>2</sup>",
        );
        check(
            "<t><sc>Roe</sc> on</t>",
            "<span style=\"font-variant:small-caps;\">Roe</span> on",
        );
        check("<t><italic>Nature</italic></t>", "Nature");
        check(
            "<t><b><i>A</i> and <i>b</i></b><i> </i>x</t>",
            "<b><i>A</i> and <i>b</i></b> x",
        );
        check("<t><i>A</i> and <i>b</i></t>", "<i>A</i> and <i>b</i>");
        check(
            "<t>x<alternatives><math>y</math><tex-math>$y$</tex-math></alternatives></t>",
            "xy",
        );
    }
}
