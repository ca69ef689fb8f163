//! Marked content: what is hidden, what belongs to the page, and what its letters stand for.

use hayro_syntax::object::{Dict, Name, String as Bytes};

use super::glyph::{Glyph, Sheet};
use super::limits::DEEPEST_STATE;
use super::strings;

/// What a mark says of the content in it.
#[derive(Debug, Clone)]
enum Mark {
    /// Nothing that concerns text.
    Plain,
    /// It is not shown, or is no part of the text.
    Hidden,
    /// Its letters, from this one on, stand for a text.
    Actual { text: String, from: usize },
}

/// The marks that are open.
#[derive(Debug, Default)]
pub(super) struct Marks {
    open: Vec<Mark>,
    hidden: usize,
    /// Marks that are too deep to be kept; they hide nothing.
    deeper: usize,
}

impl Marks {
    /// Whether what is shown now is no part of the text.
    pub(super) fn hide(&self) -> bool {
        self.hidden > 0
    }

    /// No marks, within these: a form ends none that it did not begin.
    pub(super) fn within(&self) -> Self {
        Self {
            hidden: self.hidden.min(1),
            ..Self::default()
        }
    }

    pub(super) fn open_hidden(&mut self) {
        self.push(Mark::Hidden);
    }

    /// Opens a mark with its properties. Running heads and page numbers are marked in tagged documents (14.8.2.2.2).
    pub(super) fn open(&mut self, tag: &Name<'_>, properties: Option<&Dict<'_>>, sheet: &Sheet) {
        let kind = properties.and_then(|dict| dict.get::<Name<'_>>(b"Type".as_slice()));
        let of_page = tag.as_ref() == b"Artifact" && kind.as_deref() == Some(b"Pagination");
        let actual = properties.and_then(|dict| dict.get::<Bytes<'_>>(b"ActualText".as_slice()));
        let mark = match actual {
            _ if of_page => Mark::Hidden,
            Some(text) => Mark::Actual {
                text: strings::text(text.as_bytes()),
                from: sheet.glyphs.len(),
            },
            None => Mark::Plain,
        };
        self.push(mark);
    }

    fn push(&mut self, mark: Mark) {
        if self.open.len() >= DEEPEST_STATE {
            self.deeper += 1;
            return;
        }
        self.hidden += usize::from(matches!(mark, Mark::Hidden));
        self.open.push(mark);
    }

    /// Closes the mark that was opened last.
    pub(super) fn close(&mut self, sheet: &mut Sheet) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        match self.open.pop() {
            Some(Mark::Hidden) => self.hidden -= 1,
            Some(Mark::Actual { text, from }) => replace(&mut sheet.glyphs, from, &text),
            Some(Mark::Plain) | None => {}
        }
    }
}

/// Puts a text in place of letters that stand on one line.
fn replace(glyphs: &mut Vec<Glyph>, from: usize, text: &str) {
    let Some((first, rest)) = glyphs.get(from..).and_then(<[Glyph]>::split_first) else {
        return;
    };
    let first = *first;
    if rest
        .iter()
        .any(|glyph| (glyph.y - first.y).abs() > first.size)
    {
        return;
    }
    let ends = rest.iter().chain([&first]).map(Glyph::end);
    let end = ends.fold(first.x, f32::max);
    glyphs.truncate(from);
    let letters: Vec<char> = text.chars().take(10_000).collect();
    let width = (end - first.x) / letters.len().max(1) as f32;
    glyphs.extend(letters.into_iter().enumerate().map(|(at, c)| Glyph {
        c,
        x: first.x + width * at as f32,
        width,
        ..first
    }));
}
