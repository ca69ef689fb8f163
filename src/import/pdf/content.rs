//! Content streams: which letters a page shows, and where (ISO 32000-2, 8 and 9). Nothing is drawn.

use std::rc::Rc;

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Rect, Stream};
use hayro_syntax::page::{Page, Resources};

use super::fonts::Fonts;
use super::glyph::{Area, Glyph, Sheet};
use super::layers::Layers;
use super::limits::{Budget, DEEPEST_FORM, DEEPEST_STATE, MOST_LINKS};
use super::marks::Marks;
use super::packed;
use super::state::{State, Text};
use super::strings;

/// Reads pages one by one.
pub(super) struct Reader<'a> {
    fonts: Fonts<'a>,
    layers: Layers,
    budget: Budget,
}

/// A page being read.
struct Reading<'a> {
    sheet: Sheet,
    marks: Marks,
    depth: usize,
    resources: Vec<Rc<Resources<'a>>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(layers: Layers) -> Self {
        Self {
            fonts: Fonts::new(),
            layers,
            budget: Budget::whole(),
        }
    }

    /// What there was too much of, if reading had to end.
    pub(super) fn spent(&self) -> Option<&'static str> {
        self.budget.spent()
    }

    /// Everything on a page that concerns its text.
    pub(super) fn page(&mut self, page: &Page<'a>) -> Sheet {
        let base = Affine::new(page.initial_transform(false).as_coeffs());
        let (width, height) = page.render_dimensions();
        let mut reading = Reading {
            sheet: Sheet {
                width,
                height,
                links: links(page, base),
                ..Sheet::default()
            },
            marks: Marks::default(),
            depth: 0,
            resources: vec![Rc::new(page.resources().clone())],
        };
        if self.budget.page() {
            let content = self.content(page);
            self.run(&content, State::new(base), &mut reading);
        }
        reading.sheet
    }

    /// The content of a page, of one stream or several that make one.
    fn content(&mut self, page: &Page<'a>) -> Vec<u8> {
        let key = b"Contents".as_slice();
        let mut streams: Vec<Stream<'a>> = page.raw().get::<Stream<'a>>(key).into_iter().collect();
        if let Some(array) = page.raw().get::<Array<'a>>(key) {
            streams.extend(array.iter::<Stream<'a>>());
        }
        let mut content = Vec::new();
        for stream in streams {
            if let Some(data) = packed::unpacked(&stream, &mut self.budget) {
                content.extend_from_slice(&data);
                content.push(b'\n');
            }
        }
        content
    }

    fn run(&mut self, content: &[u8], state: State<'a>, reading: &mut Reading<'a>) {
        let mut operations = TypedIter::new(content);
        let mut state = state;
        let mut saved: Vec<State<'a>> = Vec::new();
        let mut text = Text::default();
        while let Some(operation) = operations.next() {
            if !self.budget.operator() {
                return;
            }
            match operation {
                Op::SaveState(_) if saved.len() < DEEPEST_STATE => saved.push(state.clone()),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::XObject(name) => self.object(name.0, &state, reading),
                Op::TextFont(font) => self.set_font(font.0, &font.1, &mut state, reading),
                Op::SetGraphicsState(name) => self.set_state(name.0, &mut state, reading),
                Op::BeginMarkedContent(mark) => reading.marks.open(mark.0, None, &reading.sheet),
                Op::BeginMarkedContentWithProperties(mark) => {
                    self.open_mark(mark.0, mark.1, reading);
                }
                Op::EndMarkedContent(_) => reading.marks.close(&mut reading.sheet),
                Op::InlineImage(_) => reading.sheet.image = true,
                other => self.text(&other, &mut state, &mut text, reading),
            }
        }
    }

    /// The operators that set and show text.
    fn text(
        &mut self,
        operation: &Op<'_, '_>,
        state: &mut State<'a>,
        text: &mut Text,
        reading: &mut Reading<'a>,
    ) {
        match operation {
            Op::ShowText(show) => self.show(show.0.as_bytes(), state, text, reading),
            Op::NextLineAndShowText(show) => {
                text.next_line(0.0, -state.leading);
                self.show(show.0.as_bytes(), state, text, reading);
            }
            Op::ShowTextWithParameters(show) => {
                state.word_spacing = show.0.as_f64();
                state.char_spacing = show.1.as_f64();
                text.next_line(0.0, -state.leading);
                self.show(show.2.as_bytes(), state, text, reading);
            }
            Op::ShowTexts(show) => {
                for part in show.0.iter::<Object<'_>>() {
                    match part {
                        Object::Number(number) => text.kern(number.as_f64(), state),
                        Object::String(string) => {
                            self.show(string.as_bytes(), state, text, reading);
                        }
                        _ => {}
                    }
                }
            }
            other => state.apply(other, text),
        }
    }

    fn show(
        &mut self,
        string: &[u8],
        state: &State<'a>,
        text: &mut Text,
        reading: &mut Reading<'a>,
    ) {
        let Some(face) = state.face.clone() else {
            return;
        };
        let mut at = 0;
        while at < string.len() {
            let Some(shown) = face.shown(string, at) else {
                return;
            };
            if !self.budget.glyph() {
                return;
            }
            if !reading.marks.hide() {
                let placed = text.placed(&shown, state, face.number);
                reading
                    .sheet
                    .glyphs
                    .extend(split(placed, shown.letters.as_deref()));
            }
            let is_space = shown.code == 32 && shown.bytes == 1;
            text.advance(shown.advance, is_space, state);
            at += shown.bytes;
        }
    }

    fn set_font(
        &mut self,
        name: &Name<'_>,
        size: &Number,
        state: &mut State<'a>,
        reading: &Reading<'a>,
    ) {
        state.size = size.as_f64();
        let dict = reading.find(|resources| resources.get_font(name));
        state.face = dict.map(|dict| self.fonts.face(&dict, &mut self.budget));
    }

    /// A graphics state may set the font too.
    fn set_state(&mut self, name: &Name<'_>, state: &mut State<'a>, reading: &Reading<'a>) {
        let set = reading.find(|resources| resources.get_ext_g_state(name));
        let font = set.and_then(|set| set.get::<Array<'a>>(b"Font".as_slice()));
        let Some(font) = font else { return };
        if let Some(dict) = font.iter::<Dict<'a>>().next() {
            state.face = Some(self.fonts.face(&dict, &mut self.budget));
        }
        let size = font.iter::<Object<'a>>().find_map(Object::into_number);
        state.size = size.map_or(state.size, |size| size.as_f64());
    }

    fn open_mark(&mut self, tag: &Name<'_>, properties: &Object<'_>, reading: &mut Reading<'a>) {
        let named = match properties {
            Object::Name(name) => {
                reading.find(|resources| resources.properties.get::<Dict<'a>>(name))
            }
            _ => None,
        };
        let inline = match properties {
            Object::Dict(dict) => Some(dict),
            _ => None,
        };
        let dict = named.as_ref().or(inline);
        let off = tag.as_ref() == b"OC" && dict.is_some_and(|group| self.layers.hide(group));
        match off {
            true => reading.marks.open_hidden(),
            false => reading.marks.open(tag, dict, &reading.sheet),
        }
    }

    /// A form is content of its own; an image is only noted.
    fn object(&mut self, name: &Name<'_>, state: &State<'a>, reading: &mut Reading<'a>) {
        let Some(stream) = reading.find(|resources| resources.get_x_object(name)) else {
            return;
        };
        let dict = stream.dict();
        let group = dict.get::<Dict<'_>>(b"OC".as_slice());
        if group.is_some_and(|group| self.layers.hide(&group)) {
            return;
        }
        match dict.get::<Name<'_>>(b"Subtype".as_slice()).as_deref() {
            Some(b"Form") if reading.depth < DEEPEST_FORM && self.budget.form() => {
                self.form(&stream, state, reading);
            }
            Some(b"Image") => reading.sheet.image = true,
            _ => {}
        }
    }

    fn form(&mut self, stream: &Stream<'a>, state: &State<'a>, reading: &mut Reading<'a>) {
        let Some(content) = packed::unpacked(stream, &mut self.budget) else {
            return;
        };
        let dict = stream.dict();
        let matrix = dict.get::<[f64; 6]>(b"Matrix".as_slice());
        let mut state = state.clone();
        state.place *= matrix.map_or(Affine::IDENTITY, Affine::new);
        let own = dict.get::<Dict<'a>>(b"Resources".as_slice());
        let marks = std::mem::take(&mut reading.marks);
        reading.marks = marks.within();
        let before = reading.resources.len();
        reading
            .resources
            .extend(own.map(|own| Rc::new(Resources::new(own))));
        reading.depth += 1;
        self.run(&content, state, reading);
        reading.depth -= 1;
        reading.resources.truncate(before);
        reading.marks = marks;
    }
}

impl<'a> Reading<'a> {
    /// A resource, of the form itself or else of what it stands in.
    fn find<T>(&self, what: impl Fn(&Resources<'a>) -> Option<T>) -> Option<T> {
        self.resources
            .iter()
            .rev()
            .take(2)
            .find_map(|resources| what(resources))
    }
}

/// The letters of a glyph, side by side in its place.
fn split(glyph: Glyph, letters: Option<&str>) -> impl Iterator<Item = Glyph> {
    let letters: Vec<char> = match letters {
        Some(letters) => letters.chars().take(64).collect(),
        None => vec![char::REPLACEMENT_CHARACTER],
    };
    let width = glyph.width / letters.len().max(1) as f32;
    letters.into_iter().enumerate().map(move |(at, c)| Glyph {
        c,
        x: glyph.x + width * at as f32,
        width,
        ..glyph
    })
}

/// The parts of a page that are linked to addresses.
fn links(page: &Page<'_>, base: Affine) -> Vec<Area> {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots".as_slice()) else {
        return Vec::new();
    };
    let annotations = annotations.iter::<Dict<'_>>().take(MOST_LINKS);
    annotations
        .filter_map(|annotation| link(&annotation, base))
        .collect()
}

fn link(annotation: &Dict<'_>, base: Affine) -> Option<Area> {
    let action = annotation.get::<Dict<'_>>(b"A".as_slice())?;
    let address = action.get::<hayro_syntax::object::String<'_>>(b"URI".as_slice())?;
    let address = strings::address(address.as_bytes())?;
    let rect = annotation.get::<Rect>(b"Rect".as_slice())?;
    let one = base * Point::new(rect.x0, rect.y0);
    let other = base * Point::new(rect.x1, rect.y1);
    Some(Area {
        left: one.x.min(other.x) as f32,
        bottom: one.y.min(other.y) as f32,
        right: one.x.max(other.x) as f32,
        top: one.y.max(other.y) as f32,
        address,
    })
}
