//! Letters as they are placed on a page.

/// A letter and its place, in points from the lower left corner of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub(super) c: char,
    /// Where it begins on its baseline.
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    /// The height of its font.
    pub(super) size: f32,
    /// The direction in which its line runs.
    pub(super) turn: Turn,
    /// The number of its font in the document.
    pub(super) font: u16,
    /// Its code in the font.
    pub(super) code: u16,
}

impl Glyph {
    /// Where it ends.
    pub(super) fn end(&self) -> f32 {
        self.x + self.width
    }
}

/// The direction in which a line runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Right,
    Up,
    Left,
    Down,
    Skew,
}

impl Turn {
    /// The direction of a vector; a scan may be a little askew.
    pub(super) fn of(x: f64, y: f64) -> Self {
        if y.abs() <= x.abs() * 0.1 {
            if x >= 0.0 { Self::Right } else { Self::Left }
        } else if x.abs() <= y.abs() * 0.1 {
            if y >= 0.0 { Self::Up } else { Self::Down }
        } else {
            Self::Skew
        }
    }
}

/// A part of a page that is linked to an address.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Area {
    pub(super) left: f32,
    pub(super) bottom: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) address: String,
}

/// Everything on a page that concerns its text.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) links: Vec<Area>,
    /// Whether an image is drawn on it.
    pub(super) image: bool,
}

impl Sheet {
    /// The page with its lines running to the right: most lines decide, others (stamps on the margin) are left out. What lies
    /// off the page is left out too.
    pub(super) fn upright(mut self) -> Self {
        let turns = [Turn::Right, Turn::Up, Turn::Left, Turn::Down];
        let count = |turn: Turn| {
            self.glyphs
                .iter()
                .filter(|glyph| glyph.turn == turn)
                .count()
        };
        let most = turns.into_iter().rev().max_by_key(|turn| count(*turn));
        let main = most.unwrap_or(Turn::Right);
        self.glyphs.retain(|glyph| glyph.turn == main);
        let (width, height) = (self.width, self.height);
        for glyph in &mut self.glyphs {
            (glyph.x, glyph.y) = turned(main, (glyph.x, glyph.y), (width, height));
        }
        for link in &mut self.links {
            let one = turned(main, (link.left, link.bottom), (width, height));
            let other = turned(main, (link.right, link.top), (width, height));
            (link.left, link.right) = (one.0.min(other.0), one.0.max(other.0));
            (link.bottom, link.top) = (one.1.min(other.1), one.1.max(other.1));
        }
        if matches!(main, Turn::Up | Turn::Down) {
            (self.width, self.height) = (height, width);
        }
        let (width, height) = (self.width, self.height);
        self.glyphs.retain(|glyph| {
            let middle = glyph.x + glyph.width / 2.0;
            (0.0..=width).contains(&middle) && (-1.0..=height).contains(&glyph.y)
        });
        self
    }
}

/// A point of a page whose lines run in a direction, once they run to the right.
fn turned(turn: Turn, (x, y): (f32, f32), (width, height): (f32, f32)) -> (f32, f32) {
    match turn {
        Turn::Right | Turn::Skew => (x, y),
        Turn::Up => (y, width - x),
        Turn::Left => (width - x, height - y),
        Turn::Down => (height - y, x),
    }
}
