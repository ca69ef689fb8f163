//! Volumes, issues, pages and years.
//!
//! Owns the reading of what people write for them (`№ 2(15)`, `139–48`, `XII`) as far as a comparison needs it.

use crate::model::{Agreement, DateField, Reference, TextField};

use super::fold::fold;

/// Volume and issue of one side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbering<'a> {
    pub(super) volume: Option<&'a str>,
    pub(super) issue: Option<&'a str>,
}

impl<'a> Numbering<'a> {
    pub(super) fn of(reference: &'a Reference) -> Self {
        Self {
            volume: reference.text(TextField::Volume),
            issue: reference.text(TextField::Issue),
        }
    }

    /// The other side's only number, where one side calls it a volume, the other an issue, and it is the same.
    pub(super) fn counted_otherwise(&self, other: Numbering<'a>) -> Option<&'a str> {
        let (ours, theirs) = match (self.volume, self.issue, other.volume, other.issue) {
            (Some(ours), None, None, Some(theirs)) | (None, Some(ours), Some(theirs), None) => {
                (ours, theirs)
            }
            _ => return None,
        };
        let (a, b) = (numbers(ours), numbers(theirs));
        (!a.is_empty() && a == b).then_some(theirs)
    }

    fn numbers(&self) -> Vec<u32> {
        [self.volume, self.issue]
            .into_iter()
            .flatten()
            .flat_map(numbers)
            .collect()
    }
}

/// Compares a volume or an issue. Conventions differ (`2(15)` is the second of the year, fifteenth of all), so
/// numbers that stand elsewhere on the other side are near.
pub(super) fn numbering(
    cited: &str,
    registered: &str,
    ours: Numbering,
    theirs: Numbering,
) -> Agreement {
    let (a, b) = (numbers(cited), numbers(registered));
    if ours.counted_otherwise(theirs).is_some() {
        return Agreement::Near;
    }
    if fold(cited) == fold(registered) || (!a.is_empty() && a == b) {
        return Agreement::Same;
    }
    let stands_in = |some: &[u32], side: Numbering| {
        let there = side.numbers();
        some.iter().any(|number| there.contains(number))
    };
    if stands_in(&a, theirs) || stands_in(&b, ours) {
        Agreement::Near
    } else {
        Agreement::Different
    }
}

/// Every number of a text; where it has no digits, a Roman one.
fn numbers(text: &str) -> Vec<u32> {
    let folded = fold(text);
    let digits: Vec<u32> = folded
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|run| run.parse().ok())
        .collect();
    if digits.is_empty() {
        folded.split(' ').filter_map(roman).collect()
    } else {
        digits
    }
}

/// Reads a Roman number; Ukrainian texts write it with Cyrillic letters too.
pub(super) fn roman(word: &str) -> Option<u32> {
    let value = |c| {
        Some(match c {
            'i' | 'і' => 1,
            'v' => 5,
            'x' | 'х' => 10,
            'l' => 50,
            'c' | 'с' => 100,
            _ => return None,
        })
    };
    let values: Vec<i64> = word.chars().map(value).collect::<Option<_>>()?;
    let signed = |(at, &value): (usize, &i64)| match values.get(at + 1) {
        Some(&next) if next > value => -value,
        _ => value,
    };
    let sum: i64 = values.iter().enumerate().map(signed).sum();
    u32::try_from(sum).ok().filter(|&number| number > 0)
}

/// A page range: the letters before its first page, and the numbers of its first and last.
#[derive(Debug, PartialEq, Eq)]
struct Pages {
    prefix: String,
    first: u64,
    last: u64,
}

impl Pages {
    fn is_single(&self) -> bool {
        self.first == self.last
    }

    fn holds(&self, other: &Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

/// Compares pages; an article number on one side and a range on the other are incomparable.
pub(super) fn pages(cited: &str, registered: &str) -> Agreement {
    let (Some(ours), Some(theirs)) = (read_pages(cited), read_pages(registered)) else {
        return match fold(cited) == fold(registered) {
            true => Agreement::Same,
            false => Agreement::Incomparable,
        };
    };
    if ours.first == theirs.first {
        let one_end_known = ours.is_single() || theirs.is_single();
        return match ours.prefix == theirs.prefix && (ours.last == theirs.last || one_end_known) {
            true => Agreement::Same,
            false => Agreement::Near,
        };
    }
    // `e0123` or `7` against `1–12`: two ways to count.
    let counted_apart = ours.prefix != theirs.prefix
        || (ours.is_single() != theirs.is_single() && ours.first.min(theirs.first) == 1);
    if ours.prefix == theirs.prefix && (ours.holds(&theirs) || theirs.holds(&ours)) {
        Agreement::Near
    } else if counted_apart {
        Agreement::Incomparable
    } else {
        Agreement::Different
    }
}

fn read_pages(text: &str) -> Option<Pages> {
    let folded = fold(text);
    let has_digit = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    let mut numbered = folded.split(' ').filter(has_digit);
    let head = numbered.next()?;
    let letters = &head[..head.find(|c: char| c.is_ascii_digit())?];
    let first = first_number(head)?;
    let last = numbered.next().and_then(first_number).unwrap_or(first);
    Some(Pages {
        prefix: if matches!(letters, "p" | "pp" | "с" | "стор") {
            ""
        } else {
            letters
        }
        .to_owned(),
        first,
        last: expand(first, last),
    })
}

fn first_number(word: &str) -> Option<u64> {
    let run = word
        .split(|c: char| !c.is_ascii_digit())
        .find(|run| !run.is_empty())?;
    run.parse::<u32>().ok().map(u64::from)
}

/// `139–48` is `139–148`.
fn expand(first: u64, last: u64) -> u64 {
    if last >= first || last == 0 || last.ilog10() == first.ilog10() {
        return last.max(first);
    }
    let scale = 10u64.pow(last.ilog10() + 1);
    let full = first - first % scale + last;
    if full >= first { full } else { full + scale }
}

/// The years in which a reference may be said to have appeared: in print, online, first, submitted.
pub(super) fn years(reference: &Reference) -> Vec<i32> {
    const FIELDS: [DateField; 5] = [
        DateField::Issued,
        DateField::AvailableDate,
        DateField::OriginalDate,
        DateField::Submitted,
        DateField::EventDate,
    ];
    let mut years = Vec::new();
    for date in FIELDS.iter().filter_map(|&field| reference.date(field)) {
        years.extend(
            [date.start, date.end]
                .into_iter()
                .flatten()
                .map(|parts| parts.year),
        );
        years.extend(
            date.raw
                .iter()
                .chain(&date.literal)
                .flat_map(|text| years_in(text)),
        );
    }
    years.sort_unstable();
    years.dedup();
    years
}

fn years_in(text: &str) -> impl Iterator<Item = i32> + '_ {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|run| run.len() == 4)
        .filter_map(|run| run.parse().ok())
}

/// Compares years, and tells the gap; print follows online by a year, so one year apart is near.
pub(super) fn year(cited: &[i32], registered: &[i32]) -> Option<(Agreement, i32)> {
    let gaps = cited
        .iter()
        .flat_map(|ours| registered.iter().map(move |theirs| ours.abs_diff(*theirs)));
    let gap = i32::try_from(gaps.min()?).unwrap_or(i32::MAX);
    let agreement = match gap {
        0 => Agreement::Same,
        1 => Agreement::Near,
        _ => Agreement::Different,
    };
    Some((agreement, gap))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Agreement::{Different, Incomparable, Near, Same};

    #[test]
    fn page_ranges() {
        for (cited, registered, expected) in [
            ("139-148", "139–148", Same),
            ("139–48", "139-148", Same),
            ("с. 139—148", "139-148", Same),
            ("1425-37", "1425–1437", Same),
            ("98-3", "98-103", Same),
            ("139", "139-148", Same),
            ("139-147", "139-148", Near),
            ("141", "139-148", Near),
            ("13-17", "58-65", Different),
            ("509a-511", "509a-511", Same),
            ("S12-S15", "12-15", Near),
            ("e26398", "e26398", Same),
            ("1-12", "e26398", Incomparable),
            ("xii", "xii", Same),
            ("99999999999999999999999", "1", Incomparable),
        ] {
            assert_eq!(pages(cited, registered), expected, "{cited} / {registered}");
        }
    }

    #[test]
    fn volumes_and_issues() {
        let side = |volume, issue| Numbering { volume, issue };
        let check = |cited: &str, registered: &str, ours, theirs, expected| {
            assert_eq!(
                numbering(cited, registered, ours, theirs),
                expected,
                "{cited} / {registered}"
            );
        };
        check(
            "2(15)",
            "№ 2 (15)",
            side(None, Some("2(15)")),
            side(None, Some("№ 2 (15)")),
            Same,
        );
        check(
            "2(15)",
            "2",
            side(None, Some("2(15)")),
            side(None, Some("2")),
            Near,
        );
        check(
            "15",
            "2",
            side(Some("15"), None),
            side(Some("2"), Some("15")),
            Near,
        );
        check(
            "XII",
            "12",
            side(Some("XII"), None),
            side(Some("12"), None),
            Same,
        );
        check(
            "ХІІ",
            "12",
            side(Some("ХІІ"), None),
            side(Some("12"), None),
            Same,
        );
        check(
            "vol. 5",
            "5",
            side(Some("vol. 5"), None),
            side(Some("5"), None),
            Same,
        );
        check(
            "7",
            "9",
            side(Some("7"), Some("1")),
            side(Some("9"), Some("2")),
            Different,
        );
    }

    #[test]
    fn one_year_apart_is_near() {
        assert_eq!(year(&[2020], &[2019, 2020]), Some((Same, 0)));
        assert_eq!(year(&[2020], &[2021]), Some((Near, 1)));
        assert_eq!(year(&[2017], &[2025]), Some((Different, 8)));
        assert_eq!(year(&[], &[2025]), None);
        assert_eq!(year(&[i32::MAX], &[i32::MIN]), Some((Different, i32::MAX)));
    }
}
