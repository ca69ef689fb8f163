//! A document as far as references need it: paragraphs, what they are linked to, cite and note.
//!
//! Owns [`Flow`], which the readers of both formats write into. A table row becomes one paragraph; what a text box holds
//! comes behind the paragraph that it stands in.

use crate::text::Span;

use super::super::Link;

/// How a line that ends inside a paragraph is kept in its text, and the end of a page or column.
pub(super) const LINE_BREAK: char = '\u{b}';
pub(super) const PAGE_BREAK: char = '\u{c}';

/// What was read of a document.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) paragraphs: Vec<Paragraph>,
    /// The sources that Word keeps beside the text, each as XML.
    pub(super) sources: Vec<String>,
    /// Parts of it that could not be read, or not whole.
    pub(super) damage: Vec<String>,
}

/// A paragraph, or the row of a table.
#[derive(Debug, Default, Clone)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) links: Vec<Link>,
    pub(super) citations: Vec<Citation>,
    pub(super) notes: Vec<Note>,
    /// Its level as a heading, counted from 1.
    pub(super) outline: Option<u8>,
    /// Whether a reference manager wrote it: an entry of the bibliography.
    pub(super) is_generated: bool,
}

/// What a program that cites left in the document.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Citation {
    /// The JSON of Zotero or Mendeley, and what may follow it.
    Csl(String),
    /// The XML of EndNote.
    EndNote(String),
    /// Tags of the sources that Word keeps.
    Word(Vec<String>),
    /// A bibliography mark of LibreOffice: attributes and values.
    Mark(Vec<(String, String)>),
    /// Data of a program that we do not read.
    Unknown(&'static str),
}

/// A footnote or endnote.
#[derive(Debug, Default, Clone)]
pub(super) struct Note {
    /// Where its mark stands in the paragraph.
    pub(super) at: usize,
    pub(super) paragraphs: Vec<Paragraph>,
    /// Whether a program that cites wrote into it; what it cites is the paragraph's.
    pub(super) is_cited: bool,
}

impl Paragraph {
    /// Adds another one behind `between`.
    pub(super) fn absorb(&mut self, other: Self, between: &str) {
        if !other.text.is_empty() {
            self.text.push_str(between);
        }
        let offset = self.text.len();
        self.text.push_str(&other.text);
        let links = other.links.into_iter();
        self.links.extend(links.map(|link| Link {
            span: link.span.shifted(offset),
            ..link
        }));
        self.citations.extend(other.citations);
        let notes = other.notes.into_iter();
        self.notes.extend(notes.map(|note| Note {
            at: note.at + offset,
            ..note
        }));
        self.is_generated |= other.is_generated;
        self.outline = self.outline.or(other.outline);
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Where paragraphs are written to.
#[derive(Debug, Default)]
pub(super) struct Flow {
    done: Vec<Paragraph>,
    levels: Vec<Level>,
}

#[derive(Debug)]
enum Level {
    Paragraph(Box<Open>),
    /// The cells of a table row.
    Row(Vec<Vec<Paragraph>>),
}

#[derive(Debug, Default)]
struct Open {
    paragraph: Paragraph,
    links: Vec<(usize, String)>,
    /// What text boxes in it hold.
    behind: Vec<Paragraph>,
}

impl Flow {
    /// Opens a paragraph that goes on with what one holds already.
    pub(super) fn open_paragraph(&mut self, paragraph: Paragraph) {
        let open = Open {
            paragraph,
            ..Open::default()
        };
        self.levels.push(Level::Paragraph(Box::new(open)));
    }

    /// Closes the paragraph opened last; `label` is the number or bullet before its text.
    pub(super) fn close_paragraph(&mut self, label: Option<&str>) {
        let Some(Level::Paragraph(open)) = self.levels.pop() else {
            return;
        };
        let mut open = *open;
        open.close_links();
        open.paragraph.links.sort_by_key(|link| link.span.start);
        let behind = std::mem::take(&mut open.behind);
        let in_cell = matches!(self.levels.last(), Some(Level::Row(_)));
        let labelled = label.filter(|_| in_cell || !open.paragraph.is_blank());
        self.emit(match labelled {
            Some(label) => open.paragraph.labelled(label),
            None => open.paragraph,
        });
        behind.into_iter().for_each(|one| self.emit(one));
    }

    /// Takes the paragraph opened last without closing it: its mark is deleted, the next one goes on with it.
    pub(super) fn take_open(&mut self) -> Option<Paragraph> {
        let Some(Level::Paragraph(open)) = self.levels.pop() else {
            return None;
        };
        let mut open = *open;
        open.close_links();
        open.behind.into_iter().for_each(|one| self.emit(one));
        Some(open.paragraph)
    }

    fn emit(&mut self, paragraph: Paragraph) {
        match self.levels.last_mut() {
            Some(Level::Paragraph(open)) => open.behind.push(paragraph),
            Some(Level::Row(cells)) => match cells.last_mut() {
                Some(cell) => cell.push(paragraph),
                None => cells.push(vec![paragraph]),
            },
            None => self.done.push(paragraph),
        }
    }

    pub(super) fn open_row(&mut self) {
        self.levels.push(Level::Row(Vec::new()));
    }

    pub(super) fn open_cell(&mut self) {
        if let Some(Level::Row(cells)) = self.levels.last_mut() {
            cells.push(Vec::new());
        }
    }

    pub(super) fn close_row(&mut self) {
        if let Some(Level::Row(cells)) = self.levels.pop() {
            let lines = row(cells).into_iter();
            lines.for_each(|line| self.emit(line));
        }
    }

    /// The paragraph that is written, if one is open.
    pub(super) fn open(&mut self) -> Option<&mut Paragraph> {
        self.top().map(|open| &mut open.paragraph)
    }

    fn top(&mut self) -> Option<&mut Open> {
        match self.levels.last_mut() {
            Some(Level::Paragraph(open)) => Some(open),
            _ => None,
        }
    }

    /// Writes text. Soft hyphens are left out; a line end in it is a space, as in all XML of documents.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(paragraph) = self.open() {
            let letters = text.chars().filter(|c| *c != '\u{ad}');
            paragraph.text.extend(letters.map(|c| match c {
                '\n' | '\r' | PAGE_BREAK => ' ',
                '\u{2011}' => '-',
                '\u{2028}' | '\u{85}' => LINE_BREAK,
                _ => c,
            }));
        }
    }

    pub(super) fn character(&mut self, c: char) {
        if let Some(paragraph) = self.open() {
            paragraph.text.push(c);
        }
    }

    pub(super) fn open_link(&mut self, address: String) {
        if let Some(open) = self.top() {
            open.links.push((open.paragraph.text.len(), address));
        }
    }

    pub(super) fn close_link(&mut self) {
        if let Some(open) = self.top() {
            open.close_link();
        }
    }

    pub(super) fn cite(&mut self, citation: Citation) {
        if let Some(paragraph) = self.open() {
            paragraph.citations.push(citation);
        }
    }

    /// Adds a note; what it cites is cited here.
    pub(super) fn note(&mut self, mut paragraphs: Vec<Paragraph>) {
        let Some(paragraph) = self.open() else { return };
        let inside = paragraphs.iter_mut();
        let cited: Vec<_> = inside.flat_map(|one| one.citations.drain(..)).collect();
        paragraph.notes.push(Note {
            at: paragraph.text.len(),
            is_cited: !cited.is_empty(),
            paragraphs,
        });
        paragraph.citations.extend(cited);
    }

    /// All paragraphs, those too that a damaged document leaves open.
    pub(super) fn finish(mut self) -> Vec<Paragraph> {
        while let Some(level) = self.levels.last() {
            match level {
                Level::Paragraph(_) => self.close_paragraph(None),
                Level::Row(_) => self.close_row(),
            }
        }
        self.done
    }
}

impl Open {
    fn close_link(&mut self) {
        let end = self.paragraph.text.len();
        if let Some((start, address)) = self.links.pop().filter(|(start, _)| *start < end) {
            let span = Span::new(start, end);
            self.paragraph.take_transferred(span, &address);
            self.paragraph.links.push(Link { span, address });
        }
    }

    fn close_links(&mut self) {
        while !self.links.is_empty() {
            self.close_link();
        }
    }
}

impl Paragraph {
    /// A document that goes from one word processor to another has Zotero's data in the text of links.
    fn take_transferred(&mut self, span: Span, address: &str) {
        let text = span.of(&self.text);
        if let Some(json) = text.strip_prefix("ITEM CSL_CITATION ")
            && address.contains("zotero.org")
        {
            let citation = Citation::Csl(json.to_owned());
            self.citations.push(citation);
        }
    }

    fn labelled(self, label: &str) -> Self {
        // A number alone could be one of the text.
        let end = if is_bare_number(label) { ". " } else { " " };
        let mut labelled = Self {
            text: format!("{label}{end}"),
            ..Self::default()
        };
        labelled.absorb(self, "");
        labelled
    }
}

/// The lines that a row is: one, its cells joined, unless a cell holds several paragraphs: then the table only sets out the page.
fn row(cells: Vec<Vec<Paragraph>>) -> Vec<Paragraph> {
    let filled = |cell: &Vec<Paragraph>| cell.iter().filter(|one| !one.is_blank()).count();
    if cells.iter().any(|cell| filled(cell) > 1) {
        return cells.into_iter().flatten().collect();
    }
    let mut line = Paragraph::default();
    for mut one in cells.into_iter().flatten() {
        if line.is_blank() && is_bare_number(&one.text) {
            one.text = format!("{}.", one.text.trim());
        }
        let between = if line.text.is_empty() { "" } else { " " };
        line.absorb(one, between);
    }
    vec![line]
}

fn is_bare_number(text: &str) -> bool {
    let text = text.trim();
    (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(flow: Flow) -> Vec<String> {
        let all = flow.finish().into_iter();
        all.map(|paragraph| paragraph.text).collect()
    }

    fn write(flow: &mut Flow, text: &str) {
        flow.open_paragraph(Paragraph::default());
        flow.text(text);
        flow.close_paragraph(None);
    }

    #[test]
    fn a_row_is_a_line_unless_its_cells_hold_several_paragraphs() {
        let mut flow = Flow::default();
        for cells in [&["1", "Бойко О. Назва."][..], &["а", "б\u{ad}в"]] {
            flow.open_row();
            for cell in cells {
                flow.open_cell();
                write(&mut flow, cell);
            }
            flow.close_row();
        }
        flow.open_row();
        flow.open_cell();
        write(&mut flow, "перший");
        write(&mut flow, "другий");
        flow.close_row();
        assert_eq!(
            texts(flow),
            ["1. Бойко О. Назва.", "а бв", "перший", "другий"]
        );
    }

    #[test]
    fn a_text_box_comes_behind_its_paragraph() {
        let mut flow = Flow::default();
        flow.open_paragraph(Paragraph::default());
        flow.text("до");
        write(&mut flow, "усередині");
        flow.text(" після");
        flow.close_paragraph(Some("2)"));
        assert_eq!(texts(flow), ["2) до після", "усередині"]);
    }

    #[test]
    fn spans_stay_where_paragraphs_are_joined() {
        let mut flow = Flow::default();
        flow.open_paragraph(Paragraph::default());
        flow.text("див. ");
        flow.open_link("https://a.example".to_owned());
        flow.text("тут");
        flow.note(Vec::new());
        flow.close_paragraph(Some("1."));
        let all = flow.finish();
        let [one] = all.as_slice() else {
            panic!("one paragraph")
        };
        assert_eq!(one.links[0].span.of(&one.text), "тут");
        assert_eq!(one.notes[0].at, one.text.len());
    }
}
