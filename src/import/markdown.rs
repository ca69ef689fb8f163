//! Markdown: CommonMark with tables, footnotes and a front matter.
//!
//! Owns what of its marks is text: a list item or a footnote is a line with its number, a heading is a line of its own. The
//! records under `references:` of a front matter, as pandoc takes them, are read as CSL items.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::stripped::Stripped;
use super::{Format, Found, Item, yaml};
use crate::Result;
use crate::segment;
use crate::text::Source;

/// So many bytes before a mark are looked at for the beginning of an address.
const LONGEST_ADDRESS: usize = 2000;

/// Whether a text is Markdown: so it is named, or the heading of its reference list is marked as one.
pub(super) fn is(source: &Source) -> bool {
    let name = source.name().to_lowercase();
    let named = [".md", ".markdown"].iter().any(|end| name.ends_with(end));
    named || source.text().lines().any(heads_references)
}

fn heads_references(line: &str) -> bool {
    let title = line.trim_start_matches('#');
    let marks = line.len() - title.len();
    (1..=6).contains(&marks)
        && title.starts_with(' ')
        && segment::has_heading(&Source::new("", title.trim_matches([' ', '#'])))
}

/// Reads the text without its marks, and the records of the front matter.
///
/// # Errors
/// As the reader of CSL items in YAML.
pub(super) fn read(source: Source) -> Result<Found> {
    let mut found = Found::new(Format::Markdown);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut walk = Walk::new(source.text());
    for (event, range) in Parser::new_ext(source.text(), options).into_offset_iter() {
        walk.take(event, range.start, range.end);
    }
    if let Some(end) = walk.front_matter {
        let head = Source::new(source.name(), &source.text()[..end]);
        let records = yaml::read_csl(&head)?;
        found.items = records.items;
        found.diagnostics = records.diagnostics;
        found.rejects = records.rejects;
    }
    let text = Box::new(walk.text.finish(source));
    found.items.push(Item::Text(text));
    Ok(found)
}

struct Walk<'a> {
    source: &'a str,
    text: Stripped,
    /// The next number of each open list; none where its items have bullets.
    lists: Vec<Option<u64>>,
    /// How many items and footnotes are open: each is one line.
    lines: usize,
    /// How many blocks are open whose text is not read.
    hidden: usize,
    /// Where the front matter ends, if it holds records.
    front_matter: Option<usize>,
}

impl<'a> Walk<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            text: Stripped::default(),
            lists: Vec::new(),
            lines: 0,
            hidden: 0,
            front_matter: None,
        }
    }

    fn take(&mut self, event: Event<'_>, start: usize, end: usize) {
        match event {
            Event::Start(tag) => self.open(tag, start, end),
            Event::End(tag) => self.close(tag, end),
            _ if self.hidden > 0 => {}
            Event::Text(text) | Event::Code(text) => self.text.push(&text, start),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text.push(&text, start),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, start),
            Event::SoftBreak | Event::HardBreak if self.lines > 0 => self.text.space(),
            Event::SoftBreak | Event::HardBreak => self.text.end_line(),
            Event::Rule => self.text.end_paragraph(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>, start: usize, end: usize) {
        match tag {
            Tag::Heading { .. } | Tag::Table(_) | Tag::BlockQuote(_) => self.text.end_paragraph(),
            Tag::Paragraph if self.lines > 0 => self.text.space(),
            Tag::List(first) => self.lists.push(first),
            Tag::Item => self.open_item(start),
            Tag::FootnoteDefinition(label) => {
                let number = label.parse::<u32>();
                let mark = number.map_or_else(|_| "• ".to_owned(), |number| format!("{number}. "));
                self.open_line(&mark, start);
            }
            Tag::Emphasis => self.mark(start, 1),
            Tag::Strong => self.mark(start, 2),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } if link_type != LinkType::Email => self.text.open_link(&dest_url),
            Tag::Image { .. } | Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.hidden += 1,
            Tag::MetadataBlock(_) => {
                self.hidden += 1;
                let holds = self.source[start..end].lines();
                let holds = holds
                    .into_iter()
                    .any(|line| line.starts_with("references:"));
                self.front_matter = holds.then_some(end);
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd, end: usize) {
        match tag {
            TagEnd::Paragraph if self.lines > 0 => self.text.space(),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Table
            | TagEnd::BlockQuote(_)
            | TagEnd::HtmlBlock => self.text.end_paragraph(),
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() && self.lines == 0 {
                    self.text.end_paragraph();
                }
            }
            TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.lines = self.lines.saturating_sub(1);
                self.text.end_line();
            }
            TagEnd::TableCell => self.text.space(),
            TagEnd::TableRow | TagEnd::TableHead => self.text.end_line(),
            TagEnd::Emphasis => self.mark(end.saturating_sub(1), 1),
            TagEnd::Strong => self.mark(end.saturating_sub(2), 2),
            TagEnd::Link => self.text.close_link(),
            TagEnd::Image | TagEnd::MetadataBlock(_) => self.hidden -= 1,
            // What is set in by four spaces is code to Markdown, and text to whoever set it in.
            TagEnd::CodeBlock if self.hidden > 0 => self.hidden -= 1,
            TagEnd::CodeBlock => self.text.end_paragraph(),
            _ => {}
        }
    }

    /// Items may all be numbered `1.` in the source; what is read are the numbers that are printed.
    fn open_item(&mut self, start: usize) {
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "• ".to_owned(),
        };
        self.open_line(&mark, start);
    }

    fn open_line(&mut self, mark: &str, start: usize) {
        self.text.end_line();
        self.text.push(mark, start);
        self.lines += 1;
    }

    /// A mark of emphasis inside an address is a part of it.
    fn mark(&mut self, at: usize, len: usize) {
        if self.hidden == 0 && in_address(self.source, at) {
            let mark = self.source.get(at..at + len).unwrap_or_default();
            self.text.push(mark, at);
        }
    }

    /// The text between tags.
    fn html(&mut self, html: &str, start: usize) {
        let mut at = 0;
        while let Some(open) = html[at..].find('<') {
            self.text.push(&html[at..at + open], start + at);
            let tag = &html[at + open..];
            if tag.to_ascii_lowercase().starts_with("<br") {
                self.text.space();
            }
            match tag.find('>') {
                Some(close) => at += open + close + 1,
                None => return,
            }
        }
        self.text.push(&html[at..], start + at);
    }
}

fn in_address(source: &str, at: usize) -> bool {
    let from = source.floor_char_boundary(at.saturating_sub(LONGEST_ADDRESS));
    let before = source.get(from..at).unwrap_or_default();
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    ["://", "www.", "10."]
        .iter()
        .any(|begin| word.contains(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read_text(markdown: &str) -> Box<super::super::Text> {
        let mut found = read(Source::new("list.md", markdown)).expect("it is read");
        match found.items.pop() {
            Some(Item::Text(text)) => text,
            other => panic!("text expected: {other:?}"),
        }
    }

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        assert_eq!(read_text(markdown).source.text(), expected, "{markdown}");
    }

    #[test]
    fn marks_fall_away() {
        check(
            "## Література ##\n\nА *б* **в** `г` \\_д\\_\n",
            "Література\n\nА б в г _д_\n\n",
        );
        check("Один\nдва  \nтри", "Один\nдва\nтри\n\n");
        check(
            "Рис. ![а](a.png) Назва&nbsp;х<br>А<sup>2</sup>",
            "Рис.  Назва\u{a0}х А2\n\n",
        );
        check("| а | б |\n|---|---|\n| в | г |\n", "а б\nв г\n\n");
        check("    Бойко О. Назва. 2020.\n", "Бойко О. Назва. 2020.\n\n");
        check("---\ntitle: x\n---\n\nТекст", "Текст\n\n");
    }

    #[test]
    fn items_are_lines_with_the_numbers_that_are_printed() {
        check(
            "1. Один\n   далі\n1. Два\n\n   абзац\n",
            "1. Один далі\n2. Два абзац\n\n",
        );
        check("- Один\n- Два\n", "• Один\n• Два\n\n");
        check(
            "Див.[^1]\n\n[^1]: Бойко О. Назва.\n",
            "Див.\n\n1. Бойко О. Назва.\n",
        );
    }

    #[test]
    fn underscores_of_addresses_stay() {
        check(
            "Назва. https://a.ua/_b_/c*d*",
            "Назва. https://a.ua/_b_/c*d*\n\n",
        );
    }

    #[test]
    fn links_are_kept_with_what_they_are_on() {
        let text = read_text("Бойко О. [Назва](https://a.ua/b). [Т][x]\n\n[x]: http://c.ua\n");
        let links: Vec<_> = text
            .links
            .iter()
            .map(|link| (link.span.of(text.source.text()), link.address.as_str()))
            .collect();
        assert_eq!(links, [("Назва", "https://a.ua/b"), ("Т", "http://c.ua")]);
    }

    #[test]
    fn places_are_those_of_the_source() {
        let markdown = "# Література\n\n* А *б*\n\n* **Я**рема О. 2020.\n";
        let text = read_text(markdown);
        let at = text.source.text().find("Ярема").expect("it is there");
        let span = crate::text::Span::new(at, at + "Ярема О. 2020.".len());
        let (place, line) = text.origin.as_ref().expect("marked up").place(span);
        assert_eq!(line, 5);
        assert_eq!(place.of(markdown), "Я**рема О. 2020.");
    }

    #[test]
    fn markdown_is_told_by_its_name_or_its_heading() {
        for (name, text, expected) in [
            ("a.md", "Бойко О. 2020.", true),
            ("a.txt", "# Вступ\n\n## Список літератури\n\n1. Бойко", true),
            ("a.txt", "# коментар\nБойко О. 2020.", false),
            ("a.txt", "#Література", false),
        ] {
            assert_eq!(is(&Source::new(name, text)), expected, "{text}");
        }
    }
}
