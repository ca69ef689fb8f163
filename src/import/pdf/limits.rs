//! How much of a document is read at most. A budget counts work and not time, so that the same file always reads the same.

/// No larger file is read, in bytes.
pub(super) const LARGEST_FILE: usize = 256 << 20;
/// No stream of content, of a font or of a table may unpack to more, in bytes.
pub(super) const LARGEST_STREAM: usize = 64 << 20;
/// No image in the way of such a stream may, in bytes; images themselves are never unpacked.
pub(super) const LARGEST_IMAGE: usize = 512 << 20;
/// A code of a font covers no more widths than this.
pub(super) const MOST_WIDTHS: f64 = 1_048_576.0;
/// Forms stand in forms no deeper.
pub(super) const DEEPEST_FORM: usize = 12;
/// Saved states and marks stand in one another no deeper.
pub(super) const DEEPEST_STATE: usize = 256;
/// No more links of a page are looked at.
pub(super) const MOST_LINKS: usize = 5_000;

const MOST_PAGES: usize = 20_000;
const MOST_GLYPHS: usize = 5_000_000;
const MOST_OPERATORS: usize = 60_000_000;
const MOST_FORMS: usize = 100_000;
const MOST_FONTS: usize = 8_192;
const MOST_UNPACKED: usize = 1 << 30;

/// What may still be read of a document.
#[derive(Debug)]
pub(super) struct Budget {
    pages: usize,
    glyphs: usize,
    operators: usize,
    forms: usize,
    fonts: usize,
    unpacked: usize,
    spent: Option<&'static str>,
}

impl Budget {
    /// The budget of a document.
    pub(super) fn whole() -> Self {
        Self {
            pages: MOST_PAGES,
            glyphs: MOST_GLYPHS,
            operators: MOST_OPERATORS,
            forms: MOST_FORMS,
            fonts: MOST_FONTS,
            unpacked: MOST_UNPACKED,
            spent: None,
        }
    }

    /// What there was too much of, if reading had to end.
    pub(super) fn spent(&self) -> Option<&'static str> {
        self.spent
    }

    pub(super) fn page(&mut self) -> bool {
        take(&mut self.pages, 1, &mut self.spent, "pages")
    }

    pub(super) fn glyph(&mut self) -> bool {
        take(&mut self.glyphs, 1, &mut self.spent, "letters")
    }

    pub(super) fn operator(&mut self) -> bool {
        take(&mut self.operators, 1, &mut self.spent, "drawing steps")
    }

    pub(super) fn form(&mut self) -> bool {
        take(&mut self.forms, 1, &mut self.spent, "nested drawings")
    }

    pub(super) fn font(&mut self) -> bool {
        take(&mut self.fonts, 1, &mut self.spent, "fonts")
    }

    pub(super) fn unpacked(&mut self, bytes: usize) -> bool {
        take(&mut self.unpacked, bytes, &mut self.spent, "packed data")
    }
}

/// Takes an amount from what is left; once something has run out nothing is given any more.
fn take(
    left: &mut usize,
    amount: usize,
    spent: &mut Option<&'static str>,
    what: &'static str,
) -> bool {
    match left.checked_sub(amount) {
        Some(rest) if spent.is_none() => {
            *left = rest;
            true
        }
        _ => {
            spent.get_or_insert(what);
            false
        }
    }
}
