//! The one rule for ids: every record of a run has an id of its own.

use std::collections::{HashMap, HashSet};

use crate::crf::hash_str;
use crate::diag::{Diagnostic, Severity};
use crate::model::Reference;

/// Ids that are given and taken.
///
/// The first record that came with an id keeps it; a later one gets a number, `boiko2020-2`, that no other
/// record came with. References that came as text get the first `ref-1`, `ref-2` … that no record came with, as far as
/// records are known by then.
///
/// An id is known by a hash, and those given in a row by the last of them, so that a million take little space. Should two
/// hashes be alike, which happens once in many thousand runs over a million records, one is renamed without need.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// Those that some record came with or was given for it.
    known: HashSet<u64>,
    /// Those of records that had their turn.
    claimed: HashSet<u64>,
    /// The last number given to a record that came with an id of another: counting anew for each would take squares of time.
    copies: HashMap<u64, usize>,
    last: usize,
}

/// What the ids of references that came as text begin with.
const PREFIX: &str = "ref-";

impl Ids {
    /// Begins with the ids that records come with.
    pub(super) fn of<'a>(brought: impl Iterator<Item = &'a str>) -> Self {
        Self {
            known: brought.map(hash_str).collect(),
            ..Self::default()
        }
    }

    /// The next free `ref-N`, for a reference that came as text.
    pub(super) fn next(&mut self) -> String {
        loop {
            self.last += 1;
            let id = format!("{PREFIX}{}", self.last);
            if !self.known.contains(&hash_str(&id)) {
                return id;
            }
        }
    }

    /// Leaves a record the id that it came with if it is the first with it; else renames it and says so.
    pub(super) fn claim(&mut self, record: &mut Reference) -> Option<Diagnostic> {
        let hash = hash_str(&record.id);
        if !self.is_given(&record.id) && self.claimed.insert(hash) {
            self.known.insert(hash);
            return None;
        }
        let mut last = self.copies.get(&hash).copied().unwrap_or(1);
        let fresh = loop {
            last += 1;
            let id = format!("{}-{last}", record.id);
            if !self.is_given(&id) && self.known.insert(hash_str(&id)) {
                break id;
            }
        };
        self.copies.insert(hash, last);
        let message = format!(
            "the id `{}` is used twice; the later became `{fresh}`",
            record.id
        );
        self.claimed.insert(hash_str(&fresh));
        record.id = fresh;
        let mut diagnostic = Diagnostic::new("id-duplicate", Severity::Warning, message);
        diagnostic.line = record.evidence.place.as_ref().map(|place| place.line);
        Some(diagnostic)
    }

    /// Whether a reference that came as text has this id.
    fn is_given(&self, id: &str) -> bool {
        let digits = id.strip_prefix(PREFIX).unwrap_or_default();
        let number = digits.parse::<usize>().ok();
        let number = number.filter(|number| number.to_string() == digits);
        number.is_some_and(|number| (1..=self.last).contains(&number))
            && !self.known.contains(&hash_str(id))
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Kind, Place};
    use crate::text::Span;

    use super::*;

    #[test]
    fn the_first_keeps_its_id_and_a_later_one_takes_nobody_elses() {
        let mut records = ["a", "a", "a-2", "a"].map(|id| Reference::new(id, Kind::Book));
        records[1].evidence.place = Some(Place {
            source: "x.bib".to_owned(),
            line: 7,
            span: Span::default(),
        });
        let brought: Vec<_> = records.iter().map(|record| record.id.clone()).collect();
        let mut ids = Ids::of(brought.iter().map(String::as_str));
        let said: Vec<_> = records.iter_mut().map(|record| ids.claim(record)).collect();
        let given = records.each_ref().map(|record| record.id.as_str());
        assert_eq!(given, ["a", "a-3", "a-2", "a-4"]);
        let lines: Vec<_> = said.iter().flatten().map(|said| said.line).collect();
        assert_eq!(lines, [Some(7), None]);
    }

    #[test]
    fn what_came_as_text_leaves_the_ids_of_records_alone() {
        let mut ids = Ids::of(["ref-2"].into_iter());
        assert_eq!([ids.next(), ids.next()], ["ref-1", "ref-3"]);
    }

    #[test]
    fn a_record_that_comes_late_leaves_text_its_id() {
        let mut ids = Ids::default();
        assert_eq!([ids.next(), ids.next()], ["ref-1", "ref-2"]);
        let mut late = ["ref-2", "ref-3"].map(|id| Reference::new(id, Kind::Book));
        assert!(ids.claim(&mut late[0]).is_some() && ids.claim(&mut late[1]).is_none());
        assert_eq!([&late[0].id, &late[1].id], ["ref-2-2", "ref-3"]);
        assert_eq!(ids.next(), "ref-4");
    }
}
