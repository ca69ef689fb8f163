//! Commands that have an argument, or say how what follows looks.
//!
//! Their names are those of LaTeX, hyperref, csquotes and biblatex.

/// What a command does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    /// Its argument stands between these.
    Around(&'static str, &'static str),
    /// Its argument is marked up by these tags.
    Marked(&'static str, &'static str),
    /// What follows in the group is marked up by these tags.
    Declared(&'static str, &'static str),
    /// It is left out, and its argument is text.
    Bare,
    /// It is left out with so many arguments.
    Dropped(usize),
    /// Its argument is set as it stands.
    Verbatim,
}

use crate::text::tags::SMALL_CAPITALS;

use Command::{Around, Bare, Declared, Dropped, Marked, Verbatim};

/// Commands by name, in the order of the names.
const COMMANDS: &[(&str, Command)] = &[
    ("MakeLowercase", Bare),
    ("MakeUppercase", Bare),
    ("Url", Verbatim),
    ("bf", Declared("<b>", "</b>")),
    ("bfseries", Declared("<b>", "</b>")),
    ("bibfnamefont", Bare),
    ("bibinfo", Dropped(1)),
    ("bibnamefont", Bare),
    ("cyr", Bare),
    ("em", Declared("<i>", "</i>")),
    ("emph", Marked("<i>", "</i>")),
    ("enquote", Around("“", "”")),
    ("ensuremath", Bare),
    ("fontencoding", Dropped(1)),
    ("fontfamily", Dropped(1)),
    ("footnotesize", Bare),
    ("foreignlanguage", Dropped(1)),
    ("foreignquote", Dropped(1)),
    ("frac", Around("", "/")),
    ("hbox", Bare),
    ("href", Dropped(1)),
    ("hskip", Bare),
    ("hspace", Dropped(1)),
    ("index", Dropped(1)),
    ("it", Declared("<i>", "</i>")),
    ("itshape", Declared("<i>", "</i>")),
    ("label", Dropped(1)),
    ("large", Bare),
    ("left", Bare),
    ("lowercase", Bare),
    ("mathbb", Bare),
    ("mathbf", Marked("<b>", "</b>")),
    ("mathcal", Bare),
    ("mathfrak", Bare),
    ("mathit", Marked("<i>", "</i>")),
    ("mathrm", Bare),
    ("mathsf", Bare),
    ("mathtt", Bare),
    ("mbox", Bare),
    ("mdseries", Bare),
    ("mkbibbold", Marked("<b>", "</b>")),
    ("mkbibemph", Marked("<i>", "</i>")),
    ("mkbibitalic", Marked("<i>", "</i>")),
    ("mkbibparens", Around("(", ")")),
    ("mkbibquote", Around("“", "”")),
    ("natexlab", Bare),
    ("noindent", Bare),
    ("nolinkurl", Verbatim),
    ("noop", Dropped(1)),
    ("noopsort", Dropped(1)),
    ("normalfont", Bare),
    ("normalsize", Bare),
    ("operatorname", Bare),
    ("path", Verbatim),
    ("phantom", Dropped(1)),
    ("protect", Bare),
    ("relax", Bare),
    ("right", Bare),
    ("rm", Bare),
    ("rmfamily", Bare),
    ("sb", Marked("<sub>", "</sub>")),
    ("sc", Declared(SMALL_CAPITALS, "</span>")),
    ("scshape", Declared(SMALL_CAPITALS, "</span>")),
    ("selectfont", Bare),
    ("selectlanguage", Dropped(1)),
    ("sf", Bare),
    ("sffamily", Bare),
    ("sl", Declared("<i>", "</i>")),
    ("slshape", Declared("<i>", "</i>")),
    ("small", Bare),
    ("sortnoop", Dropped(1)),
    ("sp", Marked("<sup>", "</sup>")),
    ("text", Bare),
    ("textbf", Marked("<b>", "</b>")),
    ("textcolor", Dropped(1)),
    ("textcyr", Bare),
    ("textcyrillic", Bare),
    ("textit", Marked("<i>", "</i>")),
    ("textmd", Bare),
    ("textnormal", Bare),
    ("textrm", Bare),
    ("textsc", Marked(SMALL_CAPITALS, "</span>")),
    ("textsf", Bare),
    ("textsl", Marked("<i>", "</i>")),
    ("textsubscript", Marked("<sub>", "</sub>")),
    ("textsuperscript", Marked("<sup>", "</sup>")),
    ("texttt", Bare),
    ("textup", Bare),
    ("tiny", Bare),
    ("tt", Bare),
    ("ttfamily", Bare),
    ("underline", Bare),
    ("upcase", Bare),
    ("uppercase", Bare),
    ("upshape", Bare),
    ("url", Verbatim),
    ("vphantom", Dropped(1)),
    ("vspace", Dropped(1)),
];

/// The command of this name.
pub(super) fn command(name: &str) -> Option<Command> {
    let at = COMMANDS.binary_search_by_key(&name, |(known, _)| known);
    Some(COMMANDS[at.ok()?].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_in_order() {
        let unordered = COMMANDS.windows(2).find(|pair| pair[0].0 >= pair[1].0);
        assert_eq!(unordered, None);
        assert_eq!(command("emph"), Some(Marked("<i>", "</i>")));
        assert_eq!(command("unheard"), None);
    }
}
