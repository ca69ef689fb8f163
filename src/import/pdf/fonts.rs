//! Fonts: from the codes of a string to letters and widths.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Number, Object};

use super::limits::{Budget, MOST_WIDTHS};
use super::packed;

/// The fonts of a document.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    maps: CMapResolverFn,
    /// By the place of its dictionary in the document.
    faces: HashMap<*const u8, Rc<Face<'a>>>,
}

/// A font, and its number in the document.
pub(super) struct Face<'a> {
    pub(super) number: u16,
    font: Option<Font<'a>>,
}

/// What a code shows.
pub(super) struct Shown {
    pub(super) code: u32,
    /// Its length in bytes.
    pub(super) bytes: usize,
    /// How far it goes, in thousandths of the size; down where the font is vertical.
    pub(super) advance: f64,
    /// `None` where the font has no word for it.
    pub(super) letters: Option<String>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
            }),
            maps: Arc::new(hayro_cmap::load_embedded),
            faces: HashMap::new(),
        }
    }

    /// The font of a dictionary, or one that shows nothing where it is damaged or would ask for too much.
    pub(super) fn face(&mut self, dict: &Dict<'a>, budget: &mut Budget) -> Rc<Face<'a>> {
        let key = dict.data().as_ptr();
        if let Some(face) = self.faces.get(&key) {
            return Rc::clone(face);
        }
        let sound = budget.font() && packed::is_sound_font(dict) && has_sound_widths(dict);
        let font = sound.then(|| self.cache.font(dict, &self.programs, &self.maps));
        let face = Rc::new(Face {
            number: u16::try_from(self.faces.len()).unwrap_or(u16::MAX),
            font: font.flatten(),
        });
        self.faces.insert(key, Rc::clone(&face));
        face
    }
}

impl Face<'_> {
    /// Whether its lines run from left to right.
    pub(super) fn is_horizontal(&self) -> bool {
        self.font.as_ref().is_none_or(Font::is_horizontal)
    }

    /// What the code at a place shows; `None` where the font shows nothing at all.
    pub(super) fn shown(&self, string: &[u8], at: usize) -> Option<Shown> {
        let font = self.font.as_ref()?;
        let (code, bytes) = font.read_code(string, at);
        let advance = font.code_advance(code);
        let unicode = match font.glyph(font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let letters = unicode.map(|unicode| match unicode {
            BfString::Char(c) => c.to_string(),
            BfString::String(letters) => letters,
        });
        Some(Shown {
            code,
            bytes: bytes.max(1),
            advance: if font.is_horizontal() {
                advance.x
            } else {
                advance.y
            },
            letters: letters.filter(|letters| !letters.is_empty()),
        })
    }
}

/// The font of a composite font that has the glyphs.
pub(super) fn descendant<'a>(font: &Dict<'a>) -> Option<Dict<'a>> {
    let descendants = font.get::<Array<'a>>(b"DescendantFonts".as_slice())?;
    descendants.iter::<Dict<'a>>().next()
}

/// Whether the codes that a font gives widths for are of a sound number: ranges are walked code by code.
fn has_sound_widths(font: &Dict<'_>) -> bool {
    let within = |key: &[u8]| {
        let number = font.get::<Number>(key).map(|number| number.as_f64());
        number.is_none_or(|number| (0.0..=65_536.0).contains(&number))
    };
    within(b"FirstChar")
        && within(b"LastChar")
        && descendant(font).is_none_or(|font| {
            covered(&font, b"W", 3) <= MOST_WIDTHS && covered(&font, b"W2", 5) <= MOST_WIDTHS
        })
}

/// How many codes the ranges `first last w …` cover, of so many numbers each. Lists `first [w …]` cover what they hold.
fn covered(font: &Dict<'_>, key: &[u8], numbers: usize) -> f64 {
    let widths = font.get::<Array<'_>>(key);
    let mut range: Vec<f64> = Vec::with_capacity(numbers);
    let mut covered = 0.0;
    for item in widths.iter().flat_map(|widths| widths.iter::<Object<'_>>()) {
        match item {
            Object::Number(number) => range.push(number.as_f64()),
            _ => range.clear(),
        }
        if range.len() == numbers {
            covered += (range[1] - range[0]).max(0.0);
            range.clear();
        }
    }
    covered
}
