//! LaTeX documents whose list is typed like other text.

use crate::import::found::Text;
use crate::import::stripped::Stripped;
use crate::text::{Source, Span};

use super::entries::group;
use super::prose;

/// Commands whose argument is a heading.
const HEADINGS: &[&str] = &[
    "\\part",
    "\\chapter",
    "\\section",
    "\\subsection",
    "\\subsubsection",
    "\\paragraph",
];

/// The text of a document line by line: headings without their commands, items with their numbers.
pub(super) fn text(source: &Source, masked: &str) -> Text {
    let body = masked.find("\\begin{document}").unwrap_or(0);
    let mut stripped = Stripped::default();
    let mut lists: Vec<Option<usize>> = Vec::new();
    for span in source.lines().filter(|line| line.start >= body) {
        line(&mut stripped, &mut lists, masked, span);
    }
    stripped.finish(source.clone())
}

fn line(stripped: &mut Stripped, lists: &mut Vec<Option<usize>>, masked: &str, span: Span) {
    let text = span.of(masked).trim();
    if text.is_empty() {
        return stripped.end_paragraph();
    }
    if let Some(heading) = heading(text) {
        stripped.end_paragraph();
        stripped.push(&prose::read(heading).text, span.start);
        return stripped.end_paragraph();
    }
    match text {
        "\\begin{enumerate}" => lists.push(Some(0)),
        "\\begin{itemize}" => lists.push(None),
        "\\end{enumerate}" | "\\end{itemize}" => drop(lists.pop()),
        _ => {}
    }
    let item = text.strip_prefix("\\item");
    let item = item.filter(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    if item.is_some() {
        stripped.end_line();
        let mark = match lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{number}. ")
            }
            _ => "• ".to_owned(),
        };
        stripped.push(&mark, span.start);
    } else if !lists.is_empty() {
        stripped.space();
    }
    let prose = prose::read(item.unwrap_or(text));
    for address in &prose.links {
        stripped.open_link(address);
    }
    stripped.push(&prose.text, span.start);
    for _ in &prose.links {
        stripped.close_link();
    }
    if lists.is_empty() {
        stripped.end_line();
    }
}

fn heading(line: &str) -> Option<&str> {
    let command = HEADINGS
        .iter()
        .find(|command| line.starts_with(**command))?;
    let rest = &line[command.len()..];
    let rest = rest.strip_prefix('*').unwrap_or(rest);
    let rest = &rest[group(rest, b'[', b']').map_or(0, |(_, len)| len)..];
    Some(group(rest, b'{', b'}')?.0)
}
