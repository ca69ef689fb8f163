use super::*;

#[track_caller]
fn check(tex: &str, expected: &str) {
    assert_eq!(text(tex), expected, "{tex}");
}

#[test]
fn accents_are_put_on_letters() {
    check(r#"M{\"u}ller and Caf\'e, \"O\"o"#, "Müller and Café, Öö");
    check(r"{\'{\i}} \'\i{} \'{i} \'i \`{\i}", "í í í í ì");
    check(
        r#"\"\i{} \v{s} \v s \c{c} \k{a} \H{o} \r{a} \u{g}"#,
        "ï š š ç ą ő å ğ",
    );
    check(r"\t{oo} \.{z} \={a} \d{h} \b{d} \~n", "o͡o ż ā ḥ ḏ ñ");
    check(r#"\'{\"u} \"{\cyrii} \u{\cyri} \"\CYRE"#, "ǘ ї й Ё");
    check(r"\'{} \~{} \^{}x", "´ ~ ^x");
    check(r"Dvo{\v r}{\'a}k", "Dvořák");
}

#[test]
fn letters_and_symbols_have_names() {
    check(
        r"\ss\ \ae{} \O re \L{}\'od\'z \aa{}ngstr\o m",
        "ß æ Øre Łódź ångstrøm",
    );
    check(r"100\% \& 5\_a \#1 \$ \{x\}", "100% & 5_a #1 $ {x}");
    check(
        r"\textasciitilde{}x\textbackslash{}y\textbraceleft{}",
        r"~x\y{",
    );
    check(r"\S 5, \textnumero\,2, \dots", "§5, №\u{202f}2, …");
    check(r"a\\b\newline c \par d\-e\/f", "a b c def");
}

#[test]
fn cyrillic_letters_have_names() {
    check(
        r"\CYRU\cyrk\cyrr\cyra\cyryi\cyrn\cyra, \CYRYI\cyrzh\cyra\cyrk\ \CYRIE{} \cyrgup\cyra\cyrn\cyro\cyrk",
        "Україна, Їжак Є ґанок",
    );
    check(r"{\cyr \CYRK\cyri\cyryi\cyrv}", "Київ");
}

#[test]
fn dashes_and_quotation_marks_are_joined() {
    check("1--2 --- ``так'' 'a' it's -", "1–2 — “так” 'a' it's -");
    check(
        "<<Дія>> \"<Дія\"> ,,Дія'' \"`Ja\"' a,,b",
        "«Дія» «Дія» „Дія” „Ja“ a,,b",
    );
    check(
        "соціально\"=економічний \"x\" ?`Que? a-{}-b",
        "соціально-економічний \"x\" ¿Que? a--b",
    );
}

#[test]
fn white_space_is_folded() {
    check("  a\n\t b  ", "a b");
    check("т.~1\u{a0}а", "т.\u{a0}1\u{a0}а");
    check("a { b } c", "a b c");
    check("", "");
    check(" \n ", "");
}

#[test]
fn marked_up_runs_are_tagged() {
    check(
        r"A \emph{b {C}} \textsuperscript{2}",
        "A <i>b C</i> <sup>2</sup>",
    );
    check(r"{\em x y} z {\bf \it q}", "<i>x y</i> z <b><i>q</i></b>");
    check(
        r"\textit{a \textbf{b}} \emph x \emph{} \textbf{\emph{}}y",
        "<i>a <b>b</b></i> <i>x</i> y",
    );
    check(
        r"\textsc{Abc}",
        "<span style=\"font-variant:small-caps;\">Abc</span>",
    );
    check(r"\emph{open", "<i>open</i>");
    assert_eq!(read(r"\emph{a} $x^2$ {\it b}", Marks::None).text, "a x2 b");
}

#[test]
fn formulas_are_text_with_marks() {
    check(
        r"$\alpha$-decay, CO$_2$, $10^{-6}$, 5$^\circ$C, $x_{i}^2$",
        "α-decay, CO<sub>2</sub>, 10<sup>-6</sup>, 5°C, x<sub>i</sub><sup>2</sup>",
    );
    check("$5 and more", "$5 and more");
    check("$5 and $6 or $n$", "$5 and $6 or n");
    check(
        r"\(a < b\) $\frac{1}{2}$ $\mathrm{NO}_x$",
        "a < b 1/2 NO<sub>x</sub>",
    );
}

#[test]
fn commands_without_meaning_fall_away() {
    check(
        r"\mbox{a} {\rm b} \href{http://x.org}{c} {\noopsort{1973a}}1981",
        "a b c 1981",
    );
    check(
        r"\url{https://x.org/a_b--c~d} \foreignlanguage{ukrainian}{Дія}",
        "https://x.org/a_b--c~d Дія",
    );
    check(r"\enquote{a \emph{b}}", "“a <i>b</i>”");
    check(
        r"C:\Users\x \foo{a {\'e}} \foo",
        r"C:\Users\x \foo{a é} \foo",
    );
    assert_eq!(
        read(r"\foo{a} \bar", Marks::Tags).unknown.as_deref(),
        Some("foo")
    );
    check("\\", "\\");
}

#[test]
fn groups_are_told() {
    #[track_caller]
    fn check(tex: &str, expected: &[(&str, bool)]) {
        let read = read(tex, Marks::Tags);
        let groups = read
            .groups
            .iter()
            .map(|group| (group.span.of(&read.text), group.is_special));
        assert_eq!(groups.collect::<Vec<_>>(), expected, "{tex}");
    }
    check("The {NASA} {N{e}ws}", &[("NASA", false), ("News", false)]);
    check(r#"{\"U}ber {}{ } x"#, &[("Ü", true)]);
    check(
        r"\emph{a {B}} \mbox{C} {\em {D}}",
        &[("B", false), ("<i>D</i>", true), ("D", false)],
    );
    check(r#"M\"{u}ller \t{oo} \v {s}"#, &[]);
    check("{{Whole }}", &[("Whole", false)]);
    check("{open", &[("open", false)]);
}

#[test]
fn what_is_no_prose_is_left_alone() {
    let address = "https://x.org/a_b?c=%20&d=~e--f#g";
    assert_eq!(verbatim(address), address);
    let typed = r"\url{https://x.org/a\_b/{\textasciitilde}c\{$\sim$d}";
    assert_eq!(verbatim(typed), "https://x.org/a_b/~c{~d");
}

#[test]
fn long_runs_take_no_longer() {
    for piece in [
        "{", "}", "\\", "$", "^", "\\emph", "\\emph{", "\\'", "$^", "\\url{", "\\t{", "{\\em ",
        "\\foo{", "``", "\\frac", "~", " {",
    ] {
        let tex = piece.repeat(200_000 / piece.len());
        let read = read(&tex, Marks::Tags);
        assert!(read.text.len() <= tex.len() * 8, "{piece}");
    }
}
