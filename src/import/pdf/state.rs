//! The state of text: where the next letter goes, how large, in which font.

use std::rc::Rc;

use hayro_font::kurbo::Affine;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;

use super::fonts::{Face, Shown};
use super::glyph::{Glyph, Turn};

/// What `q` saves and `Q` restores of what text needs.
#[derive(Clone)]
pub(super) struct State<'a> {
    pub(super) face: Option<Rc<Face<'a>>>,
    pub(super) size: f64,
    pub(super) char_spacing: f64,
    pub(super) word_spacing: f64,
    pub(super) leading: f64,
    pub(super) place: Affine,
    stretch: f64,
    rise: f64,
}

impl State<'_> {
    pub(super) fn new(place: Affine) -> Self {
        Self {
            face: None,
            size: 1.0,
            char_spacing: 0.0,
            word_spacing: 0.0,
            leading: 0.0,
            place,
            stretch: 1.0,
            rise: 0.0,
        }
    }

    /// Applies an operator that shows nothing.
    pub(super) fn apply(&mut self, operation: &Op<'_, '_>, text: &mut Text) {
        match operation {
            Op::Transform(t) => self.place *= matrix([&t.0, &t.1, &t.2, &t.3, &t.4, &t.5]),
            Op::CharacterSpacing(value) => self.char_spacing = value.0.as_f64(),
            Op::WordSpacing(value) => self.word_spacing = value.0.as_f64(),
            Op::HorizontalScaling(value) => self.stretch = value.0.as_f64() / 100.0,
            Op::TextLeading(value) => self.leading = value.0.as_f64(),
            Op::TextRise(value) => self.rise = value.0.as_f64(),
            Op::BeginText(_) => *text = Text::default(),
            Op::SetTextMatrix(t) => {
                text.set(matrix([&t.0, &t.1, &t.2, &t.3, &t.4, &t.5]));
            }
            Op::NextLine(to) => text.next_line(to.0.as_f64(), to.1.as_f64()),
            Op::NextLineAndSetLeading(to) => {
                self.leading = -to.1.as_f64();
                text.next_line(to.0.as_f64(), to.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => text.next_line(0.0, -self.leading),
            _ => {}
        }
    }
}

/// Where text stands: the beginning of the line, and the next letter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text {
    line: Affine,
    next: Affine,
}

impl Default for Text {
    fn default() -> Self {
        Self {
            line: Affine::IDENTITY,
            next: Affine::IDENTITY,
        }
    }
}

impl Text {
    fn set(&mut self, to: Affine) {
        (self.line, self.next) = (to, to);
    }

    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.set(self.line * Affine::translate((x, y)));
    }

    /// Moves back by thousandths of the size.
    pub(super) fn kern(&mut self, thousandths: f64, state: &State<'_>) {
        self.go(-thousandths / 1000.0 * state.size, state);
    }

    /// Moves behind a letter.
    pub(super) fn advance(&mut self, thousandths: f64, is_space: bool, state: &State<'_>) {
        let word = if is_space { state.word_spacing } else { 0.0 };
        self.go(
            thousandths / 1000.0 * state.size + state.char_spacing + word,
            state,
        );
    }

    fn go(&mut self, by: f64, state: &State<'_>) {
        let horizontal = state.face.as_ref().is_none_or(|face| face.is_horizontal());
        self.next *= match horizontal {
            true => Affine::translate((by * state.stretch, 0.0)),
            false => Affine::translate((0.0, by)),
        };
    }

    /// A letter in its place.
    pub(super) fn placed(&self, shown: &Shown, state: &State<'_>, font: u16) -> Glyph {
        let (size, stretch) = (state.size, state.stretch);
        let scale = Affine::new([size * stretch, 0.0, 0.0, size, 0.0, state.rise]);
        let [a, b, c, d, x, y] = (state.place * self.next * scale).as_coeffs();
        Glyph {
            c: ' ',
            x: x as f32,
            y: y as f32,
            width: (shown.advance / 1000.0 * a.hypot(b)) as f32,
            size: c.hypot(d) as f32,
            turn: Turn::of(a, b),
            font,
            code: u16::try_from(shown.code).unwrap_or(u16::MAX),
        }
    }
}

fn matrix(numbers: [&Number; 6]) -> Affine {
    Affine::new(numbers.map(Number::as_f64))
}
