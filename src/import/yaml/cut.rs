//! Cutting a YAML file into documents and items by its layout.

use crate::text::Span;

/// How a file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Items in a list, at the top or under `references`.
    Items,
    /// Entries under keys at the beginning of the line.
    Entries,
}

/// A document of a file, and its items where the layout tells them; none where it is that of JSON, or a single item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Document {
    pub(super) span: Span,
    pub(super) items: Vec<Span>,
}

/// A line with its place.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    start: usize,
    /// Without its line end.
    text: &'a str,
}

impl Line<'_> {
    /// How far it is indented; `None` for blank lines and comments.
    fn indent(self) -> Option<usize> {
        let body = self.text.trim_start_matches(' ');
        let says = !body.trim().is_empty() && !body.starts_with('#');
        says.then_some(self.text.len() - body.len())
    }

    fn is_dash(self) -> bool {
        let body = self.text.trim_start_matches(' ');
        body == "-" || body.starts_with("- ")
    }

    /// `---`, `...`, or a directive: between documents.
    fn is_mark(self) -> bool {
        let text = self.text.trim_end();
        text == "---" || text == "..." || text.starts_with("--- #") || text.starts_with("%YAML ")
    }
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        Line {
            start: at,
            text: line.trim_end_matches(['\n', '\r']),
        }
    })
}

/// Cuts a file into its documents; goes over it once.
pub(super) fn documents(text: &str, layout: Layout) -> Vec<Document> {
    let mut documents = Vec::new();
    let mut open: Vec<Line<'_>> = Vec::new();
    for line in lines(text) {
        if line.is_mark() {
            documents.extend(document(&open, line.start, layout));
            open.clear();
        } else {
            open.push(line);
        }
    }
    documents.extend(document(&open, text.len(), layout));
    documents
}

fn document(lines: &[Line<'_>], end: usize, layout: Layout) -> Option<Document> {
    let first = lines.iter().find(|line| line.indent().is_some())?;
    let starts = match layout {
        Layout::Items => item_starts(lines),
        Layout::Entries => entry_starts(lines),
    };
    let (starts, end_of_items) = starts.unwrap_or_default();
    let ends = starts.iter().skip(1).copied();
    let ends = ends.chain([end_of_items.unwrap_or(end)]);
    let spans = starts.iter().zip(ends);
    Some(Document {
        span: Span::new(first.start, end),
        items: spans.map(|(&start, end)| Span::new(start, end)).collect(),
    })
}

/// Where items begin, and where the last ends if not at the end.
type Starts = (Vec<usize>, Option<usize>);

/// The lines with a dash as far in as the first: at the top, or under `references`.
fn item_starts(lines: &[Line<'_>]) -> Option<Starts> {
    let says = |line: &&Line<'_>| line.indent().is_some();
    let first = lines.iter().find(says)?;
    let from = match first.is_dash() {
        true => 0,
        false => 1 + lines.iter().position(|line| is_references(*line))?,
    };
    let first = lines[from..]
        .iter()
        .find(says)
        .filter(|line| line.is_dash())?;
    let depth = first.indent()?;
    let mut starts = Vec::new();
    for line in &lines[from..] {
        match line.indent() {
            Some(indent) if indent < depth || indent == depth && !line.is_dash() => {
                return Some((starts, Some(line.start)));
            }
            Some(indent) if indent == depth => starts.push(line.start),
            _ => {}
        }
    }
    Some((starts, None))
}

fn is_references(line: Line<'_>) -> bool {
    let rest = line.text.strip_prefix("references:");
    rest.is_some_and(|rest| rest.trim().is_empty() || rest.trim().starts_with('#'))
}

/// The lines that begin with a key.
fn entry_starts(lines: &[Line<'_>]) -> Option<Starts> {
    let depth = lines.iter().find_map(|line| line.indent())?;
    let keyed = |line: &&Line<'_>| line.indent() == Some(depth) && key(line.text).is_some();
    let starts: Vec<usize> = lines.iter().filter(keyed).map(|line| line.start).collect();
    (!starts.is_empty()).then_some((starts, None))
}

/// The key on a line and what stands behind it. Braces and brackets begin no key: that is the layout of JSON.
fn key(line: &str) -> Option<(&str, &str)> {
    let body = line.trim_start_matches(' ');
    let body = body.strip_prefix("- ").map_or(body, str::trim_start);
    let (key, value) = match body.split_once(": ") {
        Some(pair) => pair,
        None => (body.trim_end().strip_suffix(':')?, ""),
    };
    let bare = key.trim().trim_matches(['"', '\'']);
    let plain = !bare.is_empty() && !key.starts_with(['{', '[', '}', ']', '-', '|', '>', '#']);
    plain.then_some((bare, value.trim()))
}

/// What a file looks like to someone who does not know its format: the keys of its first item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// Items in a list, or one item.
    Items(Vec<String>),
    /// Entries under keys.
    Entries(Vec<String>),
}

/// Tells the shape of a file by its first lines. Text behind the end of a document means that it is the head of
/// something else.
pub(super) fn shape(text: &str, most: usize) -> Option<Shape> {
    let head: Vec<Line<'_>> = lines(text)
        .filter(|line| line.indent().is_some())
        .take(most)
        .collect();
    let body = match head.first()?.is_mark() {
        true => &head[1..],
        false => &head[..],
    };
    let end = body.iter().position(|line| line.is_mark());
    if end.is_some_and(|end| end + 1 < body.len() && !begins_again(body[end + 1])) {
        return None;
    }
    let body = &body[..end.unwrap_or(body.len())];
    let first = body.first()?;
    if let Some(at) = body.iter().position(|line| is_references(*line)) {
        let yaml = body[..at].iter().all(|line| is_field(*line));
        let list = body.get(at + 1).filter(|line| line.is_dash() && yaml)?;
        return Some(Shape::Items(item_keys(&body[at + 1..], list.indent()?)));
    }
    if first.is_dash() {
        return Some(Shape::Items(item_keys(body, first.indent()?)));
    }
    let (_, value) = key(first.text)?;
    let depth = first.indent()?;
    match body.get(1).and_then(|next| next.indent()) {
        Some(deeper) if value.is_empty() && deeper > depth => {
            let inner = body[1..]
                .iter()
                .take_while(|line| line.indent() > Some(depth));
            Some(Shape::Entries(keys_at(inner, deeper)))
        }
        _ => Some(Shape::Items(keys_at(body.iter(), depth))),
    }
}

/// Whether a line may begin another document of the same file.
fn begins_again(line: Line<'_>) -> bool {
    line.is_mark() || line.is_dash() || key(line.text).is_some_and(|(_, value)| value.is_empty())
}

/// A key, a line of a list, or what goes on from one.
fn is_field(line: Line<'_>) -> bool {
    line.is_dash() || line.indent() > Some(0) || key(line.text).is_some()
}

/// The keys of the first item of a list whose dashes stand at this depth.
fn item_keys(lines: &[Line<'_>], depth: usize) -> Vec<String> {
    let (Some(first), rest) = (lines.first(), lines.get(1..).unwrap_or_default()) else {
        return Vec::new();
    };
    let inner = rest.iter().take_while(|line| line.indent() > Some(depth));
    let deeper = rest.first().and_then(|line| line.indent()).unwrap_or(depth);
    let mut keys = keys_at(inner, deeper);
    keys.extend(key(first.text).map(|(key, _)| key.to_owned()));
    keys
}

fn keys_at<'a>(lines: impl Iterator<Item = &'a Line<'a>>, depth: usize) -> Vec<String> {
    let lines = lines.filter(|line| line.indent() == Some(depth) && !line.is_dash());
    lines
        .filter_map(|line| Some(key(line.text)?.0.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, layout: Layout, expected: &[&[&str]]) {
        let documents = documents(text, layout);
        let items: Vec<Vec<&str>> = documents
            .iter()
            .map(|one| one.items.iter().map(|span| span.of(text)).collect())
            .collect();
        assert_eq!(items, expected, "{text}");
    }

    #[test]
    fn items_stand_in_lists() {
        let list = "- id: a\n  author:\n  - b\n# comment\n- id: c\n";
        let items: &[&str] = &["- id: a\n  author:\n  - b\n# comment\n", "- id: c\n"];
        check(list, Layout::Items, &[items]);
        check(
            &format!("---\nreferences:\n{list}...\n"),
            Layout::Items,
            &[items],
        );
        check(
            "title: x\nreferences:\n  - id: a\n\n  - id: b\nnocite: y\n",
            Layout::Items,
            &[&["  - id: a\n\n", "  - id: b\n"]],
        );
        check(
            "- id: a\n---\n- id: b",
            Layout::Items,
            &[&["- id: a\n"], &["- id: b"]],
        );
        check("id: a\ntype: book\n", Layout::Items, &[&[]]);
        check("[{id: a}]", Layout::Items, &[&[]]);
        check("\n# nothing\n", Layout::Items, &[]);
    }

    #[test]
    fn entries_stand_under_keys() {
        let text = "a:\n  title: x\n\"b c\":\n    title: y\nd: {title: z}\n";
        check(
            text,
            Layout::Entries,
            &[&[
                "a:\n  title: x\n",
                "\"b c\":\n    title: y\n",
                "d: {title: z}\n",
            ]],
        );
        check("{a: {title: x}}", Layout::Entries, &[&[]]);
    }
}
