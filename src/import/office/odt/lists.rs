//! Lists: `text:list-style` and how far each list has counted (OpenDocument 1.3 part 3, 5.3 and 16.30).

use std::collections::HashMap;

use super::super::numerals::Numerals;
use super::super::pull::{Event, Pull, Tag};

/// Lists lie in each other so deep.
const LEVELS: usize = 10;

/// How one level of a list is numbered.
#[derive(Debug, Default, Clone)]
struct Level {
    numerals: Numerals,
    start: u32,
    prefix: String,
    suffix: String,
    /// How many levels are printed.
    shown: usize,
    /// `%1%.%2%)`: all of it in one, where it is there.
    pattern: Option<String>,
}

/// The list styles of a document by name.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, HashMap<usize, Level>>);

/// The lists that are open, and how far those have counted that are closed.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    last: HashMap<String, Counts>,
    by_id: HashMap<String, Counts>,
}

type Counts = [Option<u32>; LEVELS];

#[derive(Debug, Default)]
struct List {
    style: String,
    id: Option<String>,
    counts: Counts,
    /// Whether the item that is open has no paragraph yet.
    is_fresh: bool,
    start: Option<u32>,
}

impl Styles {
    /// Takes the list styles of a part; those of a later part hold.
    pub(super) fn read(&mut self, xml: &str) {
        let mut pull = Pull::new(xml);
        while let Some(event) = pull.next() {
            let Event::Open(tag) = event else { continue };
            match tag.name() {
                "list-style" => {
                    let name = tag.attribute("name").unwrap_or_default();
                    let style = levels(&mut pull);
                    self.0.insert(name, style);
                }
                // Styles stand before the text.
                "body" => break,
                _ => {}
            }
        }
    }
}

fn levels(pull: &mut Pull<'_>) -> HashMap<usize, Level> {
    let mut levels = HashMap::new();
    pull.each_inside(|_, tag| {
        let numerals = match tag.name() {
            "list-level-style-bullet" | "list-level-style-image" => Numerals::Bullet,
            "list-level-style-number" => numerals(&tag.attribute("num-format").unwrap_or_default()),
            _ => return,
        };
        let number = |name: &str| tag.attribute(name).and_then(|value| value.parse().ok());
        let text = |name: &str| tag.attribute(name).unwrap_or_default();
        let level = Level {
            numerals,
            start: number("start-value").unwrap_or(1),
            prefix: text("num-prefix"),
            suffix: text("num-suffix"),
            shown: number("display-levels").map_or(1, |shown| shown as usize),
            pattern: tag.attribute("num-list-format"),
        };
        let at = number("level").unwrap_or(1) as usize;
        levels.insert(at.clamp(1, LEVELS) - 1, level);
    });
    levels
}

/// The values of `style:num-format`.
fn numerals(format: &str) -> Numerals {
    match format.split(',').next().unwrap_or("") {
        "" => Numerals::None,
        "i" => Numerals::LowerRoman,
        "I" => Numerals::UpperRoman,
        "a" => Numerals::LowerLetter,
        "A" => Numerals::UpperLetter,
        "а" | "б" => Numerals::LowerCyrillic,
        "А" | "Б" => Numerals::UpperCyrillic,
        _ => Numerals::Decimal,
    }
}

impl Lists {
    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        let outer = self.open.last();
        let style = tag
            .attribute("style-name")
            .or_else(|| outer.map(|list| list.style.clone()));
        let style = style.unwrap_or_default();
        let goes_on = tag
            .attribute("continue-numbering")
            .is_some_and(|on| on == "true");
        let before = tag.attribute("continue-list");
        let counts = match outer {
            Some(outer) => outer.counts,
            None => {
                let before = before.and_then(|id| self.by_id.get(&id));
                let last = || self.last.get(&style).filter(|_| goes_on);
                before.or_else(last).copied().unwrap_or_default()
            }
        };
        self.open.push(List {
            style,
            id: tag.attribute("id"),
            counts,
            is_fresh: false,
            start: None,
        });
    }

    pub(super) fn close(&mut self) {
        let Some(list) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(outer) => outer.counts = list.counts,
            None => {
                self.last.insert(list.style, list.counts);
                self.by_id.extend(list.id.map(|id| (id, list.counts)));
            }
        }
    }

    pub(super) fn item(&mut self, tag: &Tag<'_>) {
        if let Some(list) = self.open.last_mut() {
            list.is_fresh = true;
            list.start = tag
                .attribute("start-value")
                .and_then(|start| start.parse().ok());
        }
    }

    pub(super) fn close_item(&mut self) {
        if let Some(list) = self.open.last_mut() {
            list.is_fresh = false;
        }
    }

    /// What is printed before a paragraph: something before the first of each item.
    pub(super) fn next(&mut self, styles: &Styles) -> Option<String> {
        let at = self.open.len().checked_sub(1)?.min(LEVELS - 1);
        let list = self.open.last_mut()?;
        if !std::mem::take(&mut list.is_fresh) {
            return None;
        }
        let levels = styles.0.get(&list.style)?;
        let level = levels.get(&at)?;
        let next = list.counts[at].map_or(level.start, |count| count.saturating_add(1));
        list.counts[at] = Some(list.start.take().unwrap_or(next));
        list.counts[at + 1..].fill(None);
        let label = match level.numerals {
            Numerals::Bullet => Numerals::Bullet.print(0),
            _ => level.printed(at, levels, &list.counts),
        };
        (!label.trim().is_empty()).then_some(label)
    }
}

impl Level {
    fn printed(&self, at: usize, levels: &HashMap<usize, Self>, counts: &Counts) -> String {
        let number = |at: usize| {
            let level = levels.get(&at)?;
            let count = counts.get(at)?.unwrap_or(level.start);
            Some(level.numerals.print(count))
        };
        if let Some(pattern) = &self.pattern {
            let pieces = pattern.split('%').enumerate();
            let pieces = pieces.map(|(n, piece)| match piece.parse::<usize>() {
                Ok(level) if n % 2 == 1 => number(level.saturating_sub(1)).unwrap_or_default(),
                _ => piece.to_owned(),
            });
            return pieces.collect();
        }
        let first = (at + 1).saturating_sub(self.shown.max(1));
        let numbers: Vec<_> = (first..=at).filter_map(number).collect();
        let numbers: Vec<_> = numbers
            .into_iter()
            .filter(|number| !number.is_empty())
            .collect();
        match numbers.is_empty() {
            true => String::new(),
            false => format!("{}{}{}", self.prefix, numbers.join("."), self.suffix),
        }
    }
}
