//! What is observed of a sequence.

use std::ops::Range;

use super::attribute::Attribute;

/// What is observed of a sequence: lists of attributes, each of which holds for a run of items.
///
/// What holds for many items in a row is said, looked up and added once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observations<A = Attribute> {
    runs: Vec<Run>,
    attributes: Vec<A>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    items: Range<usize>,
    /// The first of its attributes.
    start: usize,
}

impl<A> Default for Observations<A> {
    fn default() -> Self {
        Self {
            runs: Vec::new(),
            attributes: Vec::new(),
        }
    }
}

impl<A> Observations<A> {
    /// Begins the list of a run of items.
    pub fn begin(&mut self, items: Range<usize>) {
        let start = self.attributes.len();
        self.runs.push(Run { items, start });
    }

    /// Adds an attribute to the run begun last.
    pub fn add(&mut self, attribute: A) {
        self.attributes.push(attribute);
    }

    /// Forgets everything and keeps the space.
    pub fn clear(&mut self) {
        self.runs.clear();
        self.attributes.clear();
    }

    /// The runs with their attributes, in the order they were begun in.
    pub fn runs(&self) -> impl Iterator<Item = (Range<usize>, &[A])> {
        let ends = self.runs.iter().skip(1).map(|next| next.start);
        let ends = ends.chain(std::iter::once(self.attributes.len()));
        self.runs
            .iter()
            .zip(ends)
            .map(|(run, end)| (run.items.clone(), &self.attributes[run.start..end]))
    }

    /// The attributes of all runs.
    pub fn attributes(&self) -> &[A] {
        &self.attributes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_run_has_its_own() {
        let mut seen = Observations::default();
        assert_eq!(seen.runs().count(), 0);
        seen.begin(0..2);
        seen.add(7);
        seen.begin(0..1);
        seen.begin(1..2);
        seen.add(8);
        seen.add(9);
        let runs: Vec<_> = seen.runs().collect();
        assert_eq!(runs, [(0..2, &[7][..]), (0..1, &[]), (1..2, &[8, 9])]);
    }
}
