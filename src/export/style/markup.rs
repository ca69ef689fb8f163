//! What was printed, as text, HTML or Markdown.

use citationberg::{Display, FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign};
use hayagriva::{ElemChild, ElemChildren, Formatted, Formatting};

use super::Output;

/// A piece of text in one form.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    text: String,
    form: Formatting,
    url: Option<String>,
}

impl Run {
    /// Text in no special form.
    pub(super) fn plain(text: String) -> Self {
        Self {
            text,
            form: Formatting::default(),
            url: None,
        }
    }

    fn of(formatted: &Formatted, url: Option<&str>) -> Self {
        Self {
            text: formatted.text.clone(),
            form: formatted.formatting,
            url: url.map(str::to_owned),
        }
    }
}

/// The pieces of a printed reference, the number that hangs in the margin first.
pub(super) fn runs(first: Option<ElemChild>, content: &ElemChildren) -> Vec<Run> {
    let mut out = Vec::new();
    if let Some(first) = first {
        collect(&first, &mut out);
        space(&mut out);
    }
    content.0.iter().for_each(|child| collect(child, &mut out));
    out
}

fn collect(child: &ElemChild, out: &mut Vec<Run>) {
    match child {
        ElemChild::Text(text) => out.push(Run::of(text, None)),
        ElemChild::Link { text, url } => out.push(Run::of(text, Some(url))),
        ElemChild::Markup(text) => out.push(Run::plain(text.clone())),
        ElemChild::Transparent { .. } => {}
        ElemChild::Elem(elem) => {
            let apart = matches!(
                elem.display,
                Some(Display::Block | Display::RightInline | Display::Indent)
            );
            if apart {
                space(out);
            }
            elem.children.0.iter().for_each(|child| collect(child, out));
        }
    }
}

fn space(out: &mut Vec<Run>) {
    if out.last().is_some_and(|run| !run.text.ends_with(' ')) {
        out.push(Run::plain(" ".to_owned()));
    }
}

/// Puts words back in place of what stood for them, and takes away punctuation that the style set twice or
/// round something absent. Addresses are left alone.
pub(super) fn mended(runs: Vec<Run>, replace: &[(String, String)]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for run in runs {
        if run.url.is_some() {
            out.push(run);
            continue;
        }
        let text = run.text.clone();
        out.push(Run {
            text: String::new(),
            ..run
        });
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            push(&mut out, c, chars.peek() == Some(&'.'));
        }
    }
    if let Some(last) = out.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    out.iter_mut().for_each(|run| put_back(run, replace));
    out.retain(|run| !run.text.is_empty());
    out
}

/// Adds a character to the last run, unless what stands before it makes it one too many; three dots are left
/// alone.
fn push(out: &mut [Run], c: char, dot_follows: bool) {
    let before = out
        .iter()
        .rev()
        .find_map(|run| run.text.chars().next_back());
    match (before, c) {
        (Some('?' | '!' | '…'), '.') | (Some(' '), ' ') | (Some(','), ',') => return,
        (Some('.'), '.') if !dot_follows && !ends_in_dots(out) => return,
        (Some(' '), ';' | ',') | (Some(','), ')') | (Some(';' | ','), '.') if pop(out) => {
            return push(out, c, dot_follows);
        }
        _ => {}
    }
    if let Some(last) = out.last_mut() {
        last.text.push(c);
    }
}

fn ends_in_dots(out: &[Run]) -> bool {
    out.last().is_some_and(|run| run.text.ends_with(".."))
}

/// Takes the last character away, unless it belongs to an address.
fn pop(out: &mut [Run]) -> bool {
    let last = out.iter_mut().rev().find(|run| !run.text.is_empty());
    let last = last.filter(|run| run.url.is_none());
    last.is_some_and(|run| run.text.pop().is_some())
}

fn put_back(run: &mut Run, replace: &[(String, String)]) {
    for (placeholder, words) in replace {
        run.text = run.text.replace(placeholder, words);
        run.url = run.url.take().map(|url| url.replace(placeholder, words));
    }
}

/// Writes runs.
pub(super) fn write(runs: &[Run], output: Output) -> String {
    let write = match output {
        Output::Text => |run: &Run| run.text.clone(),
        Output::Html => html,
        Output::Markdown => markdown,
    };
    runs.iter().map(write).collect()
}

fn html(run: &Run) -> String {
    let mut text = escaped_html(&run.text);
    for (name, style) in tags(run.form) {
        text = match style {
            "" => format!("<{name}>{text}</{name}>"),
            _ => format!("<{name} style=\"{style}\">{text}</{name}>"),
        };
    }
    match run.url.as_deref().filter(|url| is_web(url)) {
        Some(url) => format!("<a href=\"{}\">{text}</a>", escaped_html(url)),
        None => text,
    }
}

/// The elements of HTML for a form, innermost first.
fn tags(form: Formatting) -> Vec<(&'static str, &'static str)> {
    let all = [
        (form.font_style == FontStyle::Italic, ("i", "")),
        (form.font_weight == FontWeight::Bold, ("b", "")),
        (
            form.font_variant == FontVariant::SmallCaps,
            ("span", "font-variant: small-caps"),
        ),
        (form.text_decoration == TextDecoration::Underline, ("u", "")),
        (form.vertical_align == VerticalAlign::Sup, ("sup", "")),
        (form.vertical_align == VerticalAlign::Sub, ("sub", "")),
    ];
    all.into_iter()
        .filter(|(set, _)| *set)
        .map(|(_, tag)| tag)
        .collect()
}

/// Nothing but the web is linked to: a record may come from anybody.
fn is_web(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    url.starts_with("https://") || url.starts_with("http://")
}

fn escaped_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            _ => out.push(c),
        }
    }
    out
}

fn markdown(run: &Run) -> String {
    let linkable = |url: &&str| is_web(url) && !url.contains(['<', '>', '\\', ' ']);
    if let Some(url) = run.url.as_deref().filter(linkable) {
        return match run.text == url {
            true => format!("<{url}>"),
            false => format!("[{}](<{url}>)", escaped_markdown(&run.text)),
        };
    }
    let text = escaped_markdown(&run.text);
    let mark = match (run.form.font_style, run.form.font_weight) {
        (FontStyle::Italic, FontWeight::Bold) => "***",
        (FontStyle::Italic, _) => "*",
        (_, FontWeight::Bold) => "**",
        _ => return text,
    };
    // Marks must touch the words that they enclose.
    let inner = text.trim();
    if inner.is_empty() {
        return text;
    }
    let (before, after) = text.split_once(inner).unwrap_or(("", ""));
    format!("{before}{mark}{inner}{mark}{after}")
}

fn escaped_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>#|~".contains(c) {
            out.push('\\');
        }
        match c {
            '&' => out += "&amp;",
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_is_not_set_twice() {
        #[track_caller]
        fn check(texts: &[&str], expected: &str) {
            let runs = texts
                .iter()
                .map(|text| Run::plain((*text).to_owned()))
                .collect();
            assert_eq!(write(&mended(runs, &[]), Output::Text), expected);
        }
        check(&["Why?. A.. B... C. D!."], "Why? A. B... C. D!");
        check(&["(2021", ",", "). X", ". Y?", ". Z"], "(2021). X. Y? Z");
        check(
            &["X [Internet]. 2022 ", ";", ". Y"],
            "X [Internet]. 2022. Y",
        );
        check(&["A ", " B, , C "], "A B, C");
    }

    #[test]
    fn nothing_escapes_the_markup() {
        let italic = Formatting {
            font_style: FontStyle::Italic,
            ..Formatting::default()
        };
        let run = Run {
            text: "<script>*&\"".to_owned(),
            form: italic,
            url: Some("javascript:alert(1)".to_owned()),
        };
        assert_eq!(
            write(std::slice::from_ref(&run), Output::Html),
            "<i>&lt;script&gt;*&amp;&quot;</i>"
        );
        let unlinked = Run { url: None, ..run };
        assert_eq!(
            write(&[unlinked], Output::Markdown),
            "*\\<script\\>\\*&amp;\"*"
        );
        let link = Run {
            text: "x".to_owned(),
            url: Some("https://x.org/?a=\"&b".to_owned()),
            form: Formatting::default(),
        };
        assert_eq!(
            write(std::slice::from_ref(&link), Output::Html),
            "<a href=\"https://x.org/?a=&quot;&amp;b\">x</a>"
        );
        assert_eq!(
            write(&[link], Output::Markdown),
            "[x](<https://x.org/?a=\"&b>)"
        );
    }
}
