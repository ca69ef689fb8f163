//! Automatic numbers: `numbering.xml` (ECMA-376 part 1, 17.9).

use std::collections::HashMap;

use super::super::numerals::Numerals;
use super::super::pull::{Event, Pull, Tag};

/// A list has so many levels.
const LEVELS: usize = 9;

/// How one level of a list is numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Level {
    start: u32,
    numerals: Numerals,
    /// `%1.%2)`: the numbers of levels in what is printed round them.
    text: String,
}

/// A list that paragraphs name: the form it has, and what it changes in it.
#[derive(Debug, Default)]
struct List {
    form: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    forms: HashMap<String, HashMap<usize, Level>>,
    lists: HashMap<String, List>,
}

/// How far the lists of a document have counted.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// By form: lists of one form go on counting.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// The lists that began already.
    begun: HashMap<String, [bool; LEVELS]>,
}

impl Numbering {
    pub(super) fn read(xml: &str) -> Self {
        let mut all = Self::default();
        let mut pull = Pull::new(xml);
        while let Some(event) = pull.next() {
            let Event::Open(tag) = event else { continue };
            match tag.name() {
                "abstractNum" => {
                    let id = tag.attribute("abstractNumId").unwrap_or_default();
                    let form = levels(&mut pull).levels;
                    all.forms.insert(id, form);
                }
                "num" => {
                    let id = tag.attribute("numId").unwrap_or_default();
                    let list = levels(&mut pull);
                    all.lists.insert(id, list);
                }
                _ => {}
            }
        }
        all
    }

    fn level<'a>(&'a self, list: &'a List, at: usize) -> Option<&'a Level> {
        let own = list.levels.get(&at);
        own.or_else(|| self.forms.get(&list.form)?.get(&at))
    }

    /// What is printed before the next paragraph of a list; `None` where nothing is.
    pub(super) fn next(&self, id: &str, at: usize, counters: &mut Counters) -> Option<String> {
        let list = self.lists.get(id)?;
        let at = at.min(LEVELS - 1);
        let level = self.level(list, at)?;
        let counts = counters.counts.entry(list.form.clone()).or_default();
        let begun = counters.begun.entry(id.to_owned()).or_default();
        let first = !std::mem::replace(&mut begun[at], true);
        let restart = list.starts.get(&at).copied().filter(|_| first);
        let next = counts[at].map_or(level.start, |count| count.saturating_add(1));
        counts[at] = Some(restart.unwrap_or(next));
        counts[at + 1..].fill(None);
        let counts = *counts;
        if level.numerals == Numerals::Bullet {
            return Some(Numerals::Bullet.print(0));
        }
        let printed = self.printed(list, level, &counts);
        (!printed.trim().is_empty()).then_some(printed)
    }

    fn printed(&self, list: &List, level: &Level, counts: &[Option<u32>; LEVELS]) -> String {
        let mut printed = String::new();
        let mut chars = level.text.chars().peekable();
        while let Some(c) = chars.next() {
            let digit = chars.peek().and_then(|c| c.to_digit(10));
            match digit.filter(|digit| c == '%' && *digit > 0) {
                Some(digit) => {
                    chars.next();
                    let of = digit as usize - 1;
                    if let Some(level) = self.level(list, of) {
                        let count = counts[of].unwrap_or(level.start);
                        printed.push_str(&level.numerals.print(count));
                    }
                }
                None => printed.push(c),
            }
        }
        printed
    }
}

/// The levels in a form, or what a list changes in its form.
fn levels(pull: &mut Pull<'_>) -> List {
    let mut list = List::default();
    let mut at = 0;
    pull.each_inside(|pull, tag| {
        let value = || tag.attribute("val");
        match tag.name() {
            "abstractNumId" => list.form = value().unwrap_or_default(),
            "lvlOverride" => at = index(tag),
            "startOverride" => {
                let start = value().and_then(|start| start.parse().ok());
                list.starts.extend(start.map(|start| (at, start)));
            }
            "lvl" => {
                let at = index(tag);
                list.levels.insert(at, level(pull));
            }
            _ => {}
        }
    });
    list
}

fn index(tag: &Tag<'_>) -> usize {
    let at = tag.attribute("ilvl");
    at.and_then(|at| at.parse().ok()).unwrap_or(0)
}

fn level(pull: &mut Pull<'_>) -> Level {
    let mut level = Level {
        start: 0,
        numerals: Numerals::Decimal,
        text: String::new(),
    };
    pull.each_inside(|_, tag| {
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name() {
            "start" => level.start = value().parse().unwrap_or(0),
            "numFmt" => level.numerals = numerals(&value()),
            "lvlText" => level.text = value(),
            _ => {}
        }
    });
    level
}

/// The values of `ST_NumberFormat` that lists in Latin and Cyrillic letters have; others count in digits.
fn numerals(format: &str) -> Numerals {
    match format {
        "bullet" => Numerals::Bullet,
        "none" => Numerals::None,
        "decimalZero" => Numerals::Padded,
        "lowerRoman" => Numerals::LowerRoman,
        "upperRoman" => Numerals::UpperRoman,
        "lowerLetter" => Numerals::LowerLetter,
        "upperLetter" => Numerals::UpperLetter,
        "russianLower" => Numerals::LowerCyrillic,
        "russianUpper" => Numerals::UpperCyrillic,
        _ => Numerals::Decimal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = r#"<w:numbering xmlns:w="x">
      <w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
      </w:abstractNum>
      <w:abstractNum w:abstractNumId="1">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="0"/>
        <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;

    #[test]
    fn lists_count_as_in_word() {
        let numbering = Numbering::read(XML);
        let mut counters = Counters::default();
        let paragraphs = [
            ("1", 0),
            ("1", 0),
            ("1", 1),
            ("1", 1),
            ("1", 0),
            ("1", 1),
            ("2", 0),
            ("2", 0),
            ("3", 0),
            ("9", 0),
        ];
        let labels = paragraphs.map(|(id, level)| numbering.next(id, level, &mut counters));
        let labels: Vec<_> = labels.iter().map(|label| label.as_deref()).collect();
        let expected = [
            "[1]", "[2]", "2.a)", "2.b)", "[3]", "3.a)", "[1]", "[2]", "•",
        ];
        let expected: Vec<_> = expected.into_iter().map(Some).chain([None]).collect();
        assert_eq!(labels, expected);
    }
}
