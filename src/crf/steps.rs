//! What one label says for the next.
//!
//! Owns the grammar of labels too: the first `open` of them may follow any label and begin a sequence; each of the others
//! goes on with what one of the last of these began (`I-title` after `B-title`), and follows only that and itself.
//! Knowing this halves the work on a lattice.

/// The scores of the steps from label to label, and the exponentials of these.
#[derive(Debug, Clone, PartialEq)]
pub struct Steps {
    labels: usize,
    open: usize,
    /// `[from][to]`; of steps that the grammar forbids, nothing is read.
    weights: Vec<f32>,
    /// `[from][to]` for the open labels.
    factors: Vec<f32>,
    /// `[to][from]` for the open labels.
    into: Vec<f32>,
    /// For each label that goes on: the factors from its beginning and from itself.
    on: Vec<[f32; 2]>,
}

impl Steps {
    /// Steps between `labels` labels, the first `open` of which may follow any; `weights` are the scores, `[from][to]`.
    ///
    /// # Panics
    /// Where the numbers do not go together; see [`are_sound`](Self::are_sound).
    pub fn new(labels: usize, open: usize, weights: Vec<f32>) -> Self {
        assert!(Self::are_sound(labels, open) && weights.len() == labels * labels);
        let factor = |from: usize, to: usize| weights[from * labels + to].exp();
        let pairs = |outer: usize, inner: usize| {
            (0..outer).flat_map(move |first| (0..inner).map(move |second| (first, second)))
        };
        let mut steps = Self {
            labels,
            open,
            factors: pairs(labels, open)
                .map(|(from, to)| factor(from, to))
                .collect(),
            into: pairs(open, labels)
                .map(|(to, from)| factor(from, to))
                .collect(),
            on: Vec::new(),
            weights: Vec::new(),
        };
        let on = (open..labels).map(|to| [factor(steps.beginning(to), to), factor(to, to)]);
        steps.on = on.collect();
        steps.weights = weights;
        steps
    }

    /// Whether each label that goes on has one that it goes on with.
    pub fn are_sound(labels: usize, open: usize) -> bool {
        (1..=labels).contains(&open) && labels - open <= open
    }

    /// The number of labels.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// The number of labels that may follow any.
    pub fn open(&self) -> usize {
        self.open
    }

    /// The scores, `[from][to]`.
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// The label that begins what `label` goes on with.
    pub(super) fn beginning(&self, label: usize) -> usize {
        label - (self.labels - self.open)
    }

    /// Whether a label may follow another.
    pub fn allows(&self, from: usize, to: usize) -> bool {
        to < self.open || from == to || from == self.beginning(to)
    }

    /// The scores from a label to the open ones.
    pub(super) fn weights_from(&self, from: usize) -> &[f32] {
        &self.weights[from * self.labels..][..self.open]
    }

    pub(super) fn weight(&self, from: usize, to: usize) -> f32 {
        self.weights[from * self.labels + to]
    }

    /// The factors from a label to the open ones.
    pub(super) fn factors_from(&self, from: usize) -> &[f32] {
        &self.factors[from * self.open..][..self.open]
    }

    /// The factors from every label to an open one.
    pub(super) fn factors_into(&self, to: usize) -> &[f32] {
        &self.into[to * self.labels..][..self.labels]
    }

    /// Each label that goes on, its beginning, and the factors from that and from itself.
    pub(super) fn on(&self) -> impl Iterator<Item = (usize, usize, [f32; 2])> {
        let labels = (self.open..).zip(&self.on);
        labels.map(|(label, factors)| (label, self.beginning(label), *factors))
    }

    /// The factor of an allowed step.
    pub(super) fn factor(&self, from: usize, to: usize) -> f32 {
        match to.checked_sub(self.open) {
            None => self.factors[from * self.open + to],
            Some(on) => self.on[on][usize::from(from == to)],
        }
    }
}
