//! The text of a document: `office:text`.

use super::super::document::{Citation, Flow, LINE_BREAK, Paragraph};
use super::super::instruction;
use super::super::properties::Bookmarks;
use super::super::pull::{Event, Pull, Tag};
use super::lists::{Lists, Styles};

/// What is not of the text: deletions, comments, indexes other than the bibliography, forms, descriptions of pictures.
const SKIPPED: &[&str] = &[
    "automatic-styles",
    "styles",
    "font-face-decls",
    "master-styles",
    "scripts",
    "settings",
    "meta",
    "tracked-changes",
    "annotation",
    "table-of-content",
    "illustration-index",
    "alphabetical-index",
    "user-index",
    "object-index",
    "table-index",
    "forms",
    "ruby-text",
    "desc",
    "number",
    "hidden-text",
    "note-citation",
    "bibliography-source",
    "binary-data",
    "script",
];

/// Spaces in a row that one element stands for.
const MOST_SPACES: usize = 100;

/// Reads the body.
pub(super) struct Body<'p> {
    styles: &'p Styles,
    bookmarks: &'p Bookmarks,
    flow: Flow,
    /// The numbers and heading levels of the paragraphs that are open.
    open: Vec<(Option<String>, Option<u8>)>,
    lists: Lists,
    /// For each section that is open, whether it is a bibliography.
    sections: Vec<bool>,
    /// For each hyperlink that is open, whether it goes outside.
    links: Vec<bool>,
}

impl<'p> Body<'p> {
    pub(super) fn new(styles: &'p Styles, bookmarks: &'p Bookmarks) -> Self {
        Self {
            styles,
            bookmarks,
            flow: Flow::default(),
            open: Vec::new(),
            lists: Lists::default(),
            sections: Vec::new(),
            links: Vec::new(),
        }
    }

    /// The paragraphs, and what is wrong with the part if it ends too early.
    pub(super) fn read(mut self, xml: &str) -> (Vec<Paragraph>, Option<String>) {
        let mut pull = Pull::new(xml);
        self.take_all(&mut pull, 0);
        let fault = pull.fault().map(str::to_owned);
        (self.flow.finish(), fault)
    }

    /// Takes events until `depth` elements are open no more.
    fn take_all(&mut self, pull: &mut Pull<'_>, depth: usize) {
        while let Some(event) = pull.next() {
            match event {
                Event::Open(tag) => self.open(pull, &tag),
                Event::Close(end) => self.close(end.name()),
                Event::Text(text) => self.text(&text),
            }
            if pull.depth() < depth {
                break;
            }
        }
    }

    /// White space is one space, and none at the beginning of a paragraph or behind another.
    fn text(&mut self, text: &str) {
        let Some(paragraph) = self.flow.open() else {
            return;
        };
        let mut after_space =
            paragraph.text.is_empty() || paragraph.text.ends_with([' ', LINE_BREAK, '\t']);
        let mut set = String::with_capacity(text.len());
        for c in text.chars() {
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !is_space {
                set.push(c);
            } else if !after_space {
                set.push(' ');
            }
            after_space = is_space;
        }
        self.flow.text(&set);
    }

    fn open(&mut self, pull: &mut Pull<'_>, tag: &Tag<'_>) {
        match tag.name() {
            // `text:title` is a field, `svg:title` describes a picture.
            "title" if tag.prefix() == "svg" => pull.skip(),
            name if SKIPPED.contains(&name) => pull.skip(),
            "p" | "h" => self.open_paragraph(tag),
            "s" => {
                let count = tag.attribute("c").and_then(|count| count.parse().ok());
                (0..count.unwrap_or(1).min(MOST_SPACES)).for_each(|_| self.flow.character(' '));
            }
            "tab" => self.flow.character('\t'),
            "line-break" => self.flow.character(LINE_BREAK),
            "a" => self.open_link(tag),
            "note" => self.note(pull),
            "reference-mark-start" | "reference-mark" => {
                self.cite(
                    tag.attribute("name")
                        .and_then(|name| instruction::stored(&name)),
                );
            }
            "bookmark-start" | "bookmark" => {
                let code = tag
                    .attribute("name")
                    .and_then(|name| self.bookmarks.take(&name));
                self.cite(code.and_then(|code| instruction::stored(&code)));
            }
            "bibliography-mark" => self.cite(Some(mark(tag))),
            // A field of Word that LibreOffice keeps.
            "param" => {
                let code = tag.attribute("value");
                self.cite(code.and_then(|code| instruction::citation(&code, "")));
            }
            _ => self.open_frame(tag),
        }
    }

    /// What holds paragraphs.
    fn open_frame(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "list" => self.lists.open(tag),
            "list-item" => self.lists.item(tag),
            "table-row" => self.flow.open_row(),
            "table-cell" | "covered-table-cell" => self.flow.open_cell(),
            "section" => {
                let name = tag.attribute("name").unwrap_or_default();
                self.sections
                    .push(BIBLIOGRAPHIES.iter().any(|words| name.contains(words)));
            }
            "bibliography" => self.sections.push(true),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => self.close_paragraph(),
            "a" => self.close_link(),
            "list" => self.lists.close(),
            "list-item" => self.lists.close_item(),
            "table-row" => self.flow.close_row(),
            "section" | "bibliography" => drop(self.sections.pop()),
            _ => {}
        }
    }

    fn open_paragraph(&mut self, tag: &Tag<'_>) {
        let level = tag
            .attribute("outline-level")
            .and_then(|level| level.parse().ok());
        let outline = (tag.name() == "h").then(|| level.unwrap_or(1));
        let label = self.lists.next(self.styles);
        // The number of a heading says nothing of references.
        self.open
            .push((label.filter(|_| outline.is_none()), outline));
        self.flow.open_paragraph(Paragraph::default());
    }

    fn close_paragraph(&mut self) {
        let (label, outline) = self.open.pop().unwrap_or_default();
        let is_generated = self.sections.contains(&true);
        if let Some(paragraph) = self.flow.open() {
            paragraph.outline = outline;
            paragraph.is_generated = is_generated;
        }
        self.flow.close_paragraph(label.as_deref());
    }

    fn open_link(&mut self, tag: &Tag<'_>) {
        let address = tag
            .attribute("href")
            .filter(|address| !address.starts_with('#'));
        self.links.push(address.is_some());
        if let Some(address) = address {
            self.flow.open_link(address);
        }
    }

    fn close_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.flow.close_link();
        }
    }

    fn cite(&mut self, citation: Option<Citation>) {
        if let Some(citation) = citation {
            self.flow.cite(citation);
        }
    }

    fn note(&mut self, pull: &mut Pull<'_>) {
        let mut body = Body::new(self.styles, self.bookmarks);
        let depth = pull.depth();
        body.take_all(pull, depth);
        self.flow.note(body.flow.finish());
    }
}

/// A bibliography mark. Of a citation of Word, LibreOffice makes one that holds nothing but the field's instruction.
fn mark(tag: &Tag<'_>) -> Citation {
    let id = tag.attribute("identifier").unwrap_or_default();
    let of_word = instruction::citation(&id, "");
    of_word.unwrap_or_else(|| Citation::Mark(tag.attributes().collect()))
}

/// What the names of the sections have in which reference managers write.
const BIBLIOGRAPHIES: &[&str] = &["ZOTERO_BIBL", "CSL_BIBLIOGRAPHY", "Mendeley Bibliography"];
