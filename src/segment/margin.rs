//! The margin at which the lines of a page end.

use super::lines::{Line, breadth};

/// No margin is further right: longer lines are not wrapped, they are whole entries.
const WIDEST: usize = 160;

/// Where the lines end, in text set for a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Margin {
    measure: Measure,
    at: usize,
}

/// How the lines were measured when they were set.
#[derive(Debug, Clone, Copy)]
enum Measure {
    /// In letters that are all as broad, as a typewriter does.
    Characters,
    /// In letters of a book face.
    Letters,
}

impl Measure {
    fn of(self, line: &Line<'_>) -> usize {
        match self {
            Self::Characters => line.length,
            Self::Letters => line.breadth,
        }
    }

    fn of_text(self, text: &str) -> usize {
        match self {
            Self::Characters => text.chars().count(),
            Self::Letters => breadth(text),
        }
    }
}

impl Margin {
    /// The margin that lines suggest, wrapped or not. Addresses may stick out of it, so that only lines of several words count.
    pub(super) fn of(lines: &[Line<'_>]) -> Option<Self> {
        let whole = || lines.iter().filter(|line| line.words > 3);
        let longest = whole().map(|line| line.length).max()?;
        if longest > WIDEST {
            return None;
        }
        let margins = [Measure::Characters, Measure::Letters].map(|measure| {
            let mut lengths: Vec<usize> = whole().map(|line| measure.of(line)).collect();
            lengths.sort_unstable();
            let at = lengths.last().copied().unwrap_or(0);
            // The right measure is that by which the long lines are most alike.
            let upper = &lengths[lengths.len() / 2..];
            (
                upper.iter().sum::<usize>() * 1000 / (upper.len() * at).max(1),
                Self { measure, at },
            )
        });
        let [characters, letters] = margins;
        Some(if letters.0 > characters.0 {
            letters.1
        } else {
            characters.1
        })
    }

    /// How much of a line's measure would be left if the first word of the next had been set in it, in percent; less than
    /// nothing where it would not have fitted.
    pub(super) fn left(self, before: &Line<'_>, here: &Line<'_>) -> i32 {
        let word = here.text.split_whitespace().next().unwrap_or("");
        let needed =
            self.measure.of(before) + self.measure.of_text(" ") + self.measure.of_text(word);
        let (margin, needed) = (self.at.max(1) as i64, needed as i64);
        ((margin - needed) * 100 / margin).clamp(-1000, 100) as i32
    }

    /// Whether a line ends because the next word would not have fitted. With some slack: letters differ in width.
    pub(super) fn breaks(self, before: &Line<'_>, here: &Line<'_>) -> bool {
        // A margin that hyphenates fills the line better than this says; the hyphen itself tells.
        self.left(before, here) < 20 || before.text.ends_with(['-', '\u{ad}', '¬'])
    }

    /// Whether nearly all lines that go on in the next one do so because of the margin.
    pub(super) fn explains(self, lines: &[Line<'_>], begins: &[bool]) -> bool {
        let pairs = lines.windows(2).zip(&begins[1..]);
        let going_on: Vec<_> = pairs.filter(|(_, begins)| !**begins).collect();
        let forced = going_on.iter();
        let forced = forced
            .filter(|(pair, _)| self.breaks(&pair[0], &pair[1]))
            .count();
        forced * 5 >= going_on.len() * 4
    }
}
