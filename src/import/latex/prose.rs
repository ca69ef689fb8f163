//! The TeX of a reference to text.
//!
//! Owns the commands of LaTeX, hyperref, and the bibliography styles that say how a text looks or what it is linked to. Accents,
//! symbols and Cyrillic letters by name are left to the reader of BibTeX's values.

use crate::tex::{self, Marks};

use super::entries::group;

/// Text, and the addresses that parts of it are linked to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Prose {
    pub(super) text: String,
    pub(super) links: Vec<String>,
}

/// Commands whose argument is set as it stands, and what is printed before it.
const VERBATIM: &[(&str, &str)] = &[
    ("url", ""),
    ("path", ""),
    ("nolinkurl", ""),
    ("doi", "doi:"),
    ("eprint", ""),
    ("texttt", ""),
];

/// Commands that are left out with so many arguments.
const DROPPED: &[(&str, usize)] = &[
    ("BibitemShut", 1),
    ("begin", 1),
    ("bibfield", 1),
    ("bibinfo", 1),
    ("cite", 1),
    ("color", 1),
    ("end", 1),
    ("fontsize", 2),
    ("foreignlanguage", 1),
    ("hspace", 1),
    ("hypertarget", 1),
    ("label", 1),
    ("providecommand", 2),
    ("setlength", 2),
    ("selectlanguage", 1),
    ("textcolor", 1),
    ("vspace", 1),
];

/// Commands that say how what follows looks, and nothing else.
const LOOKS: &[&str] = &[
    "BibitemOpen",
    "MakeUppercase",
    "bf",
    "bfseries",
    "bibAnnote",
    "bibfnamefont",
    "bibnamefont",
    "citenamefont",
    "em",
    "emph",
    "footnotesize",
    "it",
    "itshape",
    "mbox",
    "mdseries",
    "natexlab",
    "newblock",
    "noindent",
    "normalfont",
    "par",
    "protect",
    "relax",
    "rm",
    "rmfamily",
    "sc",
    "scshape",
    "sf",
    "sffamily",
    "sl",
    "slshape",
    "small",
    "text",
    "textbf",
    "textcyr",
    "textit",
    "textmd",
    "textnormal",
    "textrm",
    "textsc",
    "textsf",
    "textsl",
    "textup",
    "tt",
    "ttfamily",
    "upshape",
    "uppercase",
];

/// Commands after which words are apart.
const SPACES: &[&str] = &[
    "newblock",
    "par",
    "quad",
    "qquad",
    "newline",
    "linebreak",
    "space",
];

/// Takes the place of what was set as it stands; the text of no reference has it.
const HELD: u32 = 0xf0000;
/// No more is set as it stands in one reference.
const MOST_HELD: usize = 1000;
/// What is longer is no reference, and its commands and braces only fall away.
const LONGEST: usize = 64 << 10;
/// A length such as `1em plus 0.5em minus 0.4em` is no longer.
const LONGEST_LENGTH: usize = 60;

/// Reads the TeX of a reference.
pub(super) fn read(tex: &str) -> Prose {
    let mut simple = Simple::default();
    simple.read(tex);
    let sound = Some(&simple.tex).filter(|tex| tex.len() <= LONGEST);
    let text = sound.map(|tex| tex::read(tex, Marks::None).text);
    let text = text.unwrap_or_else(|| bare(&simple.tex));
    let mut printed = String::with_capacity(text.len());
    for c in text.chars() {
        let held = u32::from(c).checked_sub(HELD).map(|at| at as usize);
        match held.and_then(|at| simple.held.get(at)) {
            Some(held) => printed.push_str(held),
            None => printed.push(c),
        }
    }
    let words: Vec<&str> = printed.split_whitespace().collect();
    Prose {
        text: words.join(" "),
        links: simple.links,
    }
}

/// TeX that cannot be read, without its commands and braces.
fn bare(tex: &str) -> String {
    let mut out = String::new();
    let mut rest = tex;
    while let Some(at) = rest.find(['\\', '{', '}']) {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        rest = match rest.as_bytes()[at] {
            b'\\' => after.trim_start_matches(|c: char| c.is_ascii_alphabetic()),
            _ => after,
        };
    }
    out + rest
}

/// TeX in the making that has only accents, symbols and groups.
#[derive(Debug, Default)]
struct Simple {
    tex: String,
    held: Vec<String>,
    links: Vec<String>,
    /// For each open group, the quotation mark that ends it.
    open: Vec<Option<char>>,
}

impl Simple {
    fn read(&mut self, tex: &str) {
        let mut rest = tex;
        while let Some(at) = rest.find(['\\', '{', '}']) {
            self.tex.push_str(&rest[..at]);
            let after = &rest[at + 1..];
            rest = match rest.as_bytes()[at] {
                b'\\' => self.command(after),
                b'{' => {
                    self.open.push(None);
                    self.tex.push('{');
                    after
                }
                _ => {
                    self.close();
                    after
                }
            };
        }
        self.tex.push_str(rest);
        while !self.open.is_empty() {
            self.close();
        }
    }

    /// A brace that closes nothing is left out.
    fn close(&mut self) {
        match self.open.pop() {
            Some(Some(mark)) => self.tex.push(mark),
            Some(None) => self.tex.push('}'),
            None => {}
        }
    }

    /// Reads the command behind a backslash; gives what follows it.
    fn command<'a>(&mut self, after: &'a str) -> &'a str {
        let letter = |c: char| c.is_ascii_alphabetic();
        let len = after.find(|c: char| !letter(c)).unwrap_or(after.len());
        if len == 0 {
            return self.symbol(after);
        }
        let (name, rest) = after.split_at(len);
        let rest = rest.strip_prefix('*').unwrap_or(rest);
        if let Some((_, before)) = VERBATIM.iter().find(|(known, _)| *known == name) {
            return self.verbatim(before, rest);
        }
        if let Some((_, count)) = DROPPED.iter().find(|(known, _)| *known == name) {
            return without_groups(rest, *count);
        }
        if SPACES.contains(&name) {
            self.tex.push(' ');
        }
        match name {
            "href" => self.link(rest),
            "enquote" => self.quotation(rest),
            "hskip" | "vskip" | "kern" => without_length(rest),
            _ if LOOKS.contains(&name) || SPACES.contains(&name) || name.starts_with("BIB") => {
                rest.trim_start()
            }
            _ => {
                self.tex.push('\\');
                self.tex.push_str(name);
                rest
            }
        }
    }

    /// A command of one character: a space, a hyphen that may part a word, or an accent.
    fn symbol<'a>(&mut self, after: &'a str) -> &'a str {
        let Some(symbol) = after.chars().next() else {
            return after;
        };
        let rest = &after[symbol.len_utf8()..];
        match symbol {
            '\\' => self.tex.push(' '),
            ',' | ';' | ':' | ' ' | '\n' | '\r' => self.tex.push(' '),
            '-' | '/' | '!' | '@' => {}
            _ => {
                self.tex.push('\\');
                self.tex.push(symbol);
            }
        }
        rest
    }

    fn verbatim<'a>(&mut self, before: &str, rest: &'a str) -> &'a str {
        let Some((inner, len)) = group(rest, b'{', b'}') else {
            return rest;
        };
        self.hold(format!("{before}{}", tex::verbatim(inner)));
        &rest[len..]
    }

    fn hold(&mut self, text: String) {
        let sign = u32::try_from(self.held.len())
            .ok()
            .and_then(|at| char::from_u32(HELD + at));
        match sign.filter(|_| self.held.len() < MOST_HELD) {
            Some(sign) => {
                self.tex.push(sign);
                self.held.push(text);
            }
            None => self.tex.push_str(&text),
        }
    }

    fn link<'a>(&mut self, rest: &'a str) -> &'a str {
        let Some((address, len)) = group(rest, b'{', b'}') else {
            return rest;
        };
        self.links.push(tex::verbatim(address));
        &rest[len..]
    }

    fn quotation<'a>(&mut self, rest: &'a str) -> &'a str {
        let Some(inner) = rest.trim_start().strip_prefix('{') else {
            return rest;
        };
        self.tex.push('“');
        self.open.push(Some('”'));
        inner
    }
}

fn without_groups(mut rest: &str, count: usize) -> &str {
    for _ in 0..count {
        let optional = group(rest, b'[', b']').map_or(0, |(_, len)| len);
        rest = &rest[optional..];
        let Some((_, len)) = group(rest, b'{', b'}') else {
            return rest;
        };
        rest = &rest[len..];
    }
    rest
}

/// What follows a length: it ends with `\relax`.
fn without_length(rest: &str) -> &str {
    let head = &rest[..rest.floor_char_boundary(LONGEST_LENGTH)];
    head.find("\\relax")
        .map_or(rest, |at| &rest[at + "\\relax".len()..])
}
