use super::*;

#[track_caller]
fn found(text: &str) -> Found {
    read(&Source::new("paper.tex", text)).expect("it is read")
}

fn strings(found: &Found) -> Vec<(&str, &str, usize)> {
    let items = found.items.iter();
    let strings = items.filter_map(|item| match item {
        Item::Printed(one) => {
            let known = one.known.as_ref()?;
            let key = known.text(TextField::CitationKey).unwrap_or_default();
            Some((key, one.raw.text.as_str(), one.raw.line))
        }
        _ => None,
    });
    strings.collect()
}

#[track_caller]
fn check_prose(tex: &str, expected: &str) {
    assert_eq!(prose::read(tex).text, expected, "{tex}");
}

#[test]
fn entries_have_their_keys_and_lines() {
    let text = r"\documentclass{article}
\begin{document}
Див. \cite{boiko}.
\begin{thebibliography}{9}
% \bibitem{old} Старе.
\bibitem{boiko} Бойко О. Назва. Київ, 2020. % примітка
  200~с.

\bibitem[{Smith et~al.(2020)}]{smith}
Smith J. \newblock {\em Title}. \newblock 2020.
\subsection*{Інше}
\bibitem{none}
\end{thebibliography}
Кінець.
\end{document}
";
    let found = found(text);
    assert_eq!(
        strings(&found),
        [
            ("boiko", "Бойко О. Назва. Київ, 2020. 200 с.", 6),
            ("smith", "Smith J. Title. 2020.", 9),
        ]
    );
    let said: Vec<_> = found.diagnostics.iter().map(|d| (d.code, d.line)).collect();
    assert_eq!(said, [("latex-empty-entry", Some(12))]);
}

#[test]
fn a_list_that_nothing_ends_is_read_and_told() {
    let found = found("\\begin{thebibliography}{1}\n\\bibitem{a} Бойко О. Назва. 2020.\n");
    assert_eq!(strings(&found), [("a", "Бойко О. Назва. 2020.", 2)]);
    assert_eq!(found.diagnostics[0].code, "latex-unclosed");
}

#[test]
fn two_lists_are_two() {
    let list = |key: &str| {
        format!(
            "\\begin{{thebibliography}}{{1}}\n\\bibitem{{{key}}} А. 2020.\n\\end{{thebibliography}}\n"
        )
    };
    let found = found(&(list("a") + &list("b")));
    let lists = found.items.iter().map(|item| match item {
        Item::Printed(one) => one.raw.list,
        _ => usize::MAX,
    });
    assert_eq!(lists.collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn commands_of_looks_fall_away() {
    check_prose(
        r"\textbf{А} \emph{б \textsc{в}} {\it г\/} \selectlanguage{ukrainian}д",
        "А б в г д",
    );
    check_prose(r"А.\,Б. Т.~1 №5, 1--2", "А. Б. Т. 1 №5, 1–2");
    check_prose(r"\enquote{Назва \enquote{внутрі}}", "“Назва “внутрі””");
    check_prose(
        r"Title.\hskip 1em plus 0.5em minus 0.4em\relax Kyiv",
        "Title. Kyiv",
    );
    check_prose(
        r"\bibfield{author}{\bibinfo{author}{\bibfnamefont{J.}~\bibnamefont{Roe}}}, 2001\BibitemShut{NoStop}",
        "J. Roe, 2001",
    );
    check_prose(
        r#"M\'elanie \v{S}t\k{a}\ss{} K\"ohler"#,
        "Mélanie Štąß Köhler",
    );
}

#[test]
fn addresses_are_as_they_stand() {
    check_prose(
        r"\url{https://a.ua/b_c%20~d#e}. \doi{10.1000/a_b}",
        "https://a.ua/b_c%20~d#e. doi:10.1000/a_b",
    );
    let prose = prose::read(r"\href{https://a.ua/b\%20c}{Назва}. 2020");
    assert_eq!(prose.text, "Назва. 2020");
    assert_eq!(prose.links, ["https://a.ua/b%20c"]);
    let text = "\\bibitem{a} Бойко. \\url{https://a.ua/%D0%B0}. 2020. % так\n";
    assert_eq!(
        strings(&found(text)),
        [("a", "Бойко. https://a.ua/%D0%B0. 2020.", 1)]
    );
}

#[test]
fn broken_tex_is_read_as_far_as_it_goes() {
    check_prose(r"{А {\em б", "А б");
    check_prose(r"А} б\", "А б");
    check_prose(r"\href{https://a.ua А", "https://a.ua А");
}

#[test]
fn a_typed_list_is_text() {
    let text = r"\documentclass{article}
\title{Назва}
\begin{document}
\section*{Список літератури}
\begin{enumerate}
\item Бойко О. \textit{Назва}.
  Київ, 2020.
\item \href{https://a.ua}{Коваль П.} Інша. 2021.
\end{enumerate}
\end{document}
";
    let found = found(text);
    let Some(Item::Text(text)) = found.items.first() else {
        panic!("text expected: {found:?}");
    };
    let lines: Vec<_> = text
        .source
        .text()
        .lines()
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(
        lines,
        [
            "Список літератури",
            "1. Бойко О. Назва. Київ, 2020.",
            "2. Коваль П. Інша. 2021."
        ]
    );
    assert_eq!(text.links[0].address, "https://a.ua");
}

#[test]
fn a_list_in_another_file_is_told() {
    let text = "\\documentclass{article}\n\\addbibresource[x=y]{a.bib}\\bibliography{b,c}\n";
    let error = read(&Source::new("paper.tex", text)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "paper.tex: its references are not in it but in b.bib, c.bib, a.bib; give those files"
    );
}

#[test]
fn bibtex_that_a_document_carries_is_read_at_its_place() {
    let text = "\\documentclass{article}\n\\begin{filecontents}{x.bib}\n@book{a, title = {Назва}}\n\\end{filecontents}\n\\bibliography{x}\n";
    let found = found(text);
    let records = found.into_records();
    assert_eq!(records[0].id, "a");
    assert_eq!(
        records[0].evidence.place.as_ref().map(|place| place.line),
        Some(3)
    );
}

#[test]
fn latex_is_told_by_its_commands() {
    assert!(is("% коментар\n  \\documentclass[a4paper]{article}"));
    assert!(is("\\bibitem{a} Бойко"));
    assert!(!is("Команда \\bibitem{a} у тексті"));
}
