//! The lattice of one sequence: scores in, best path and marginals out.
//!
//! Forward and backward run on scaled probabilities (Rabiner 1989), not on logarithms: no `exp` in the inner
//! loop. Buffers are kept between sequences.

use std::ops::Range;

use super::steps::Steps;

/// Working space for sequences over a fixed number of labels.
///
/// Matrices are row-major, `[item][label]`.
#[derive(Debug, Clone)]
pub struct Lattice {
    labels: usize,
    len: usize,
    /// Scores of the labels at each item, later their exponentials.
    state: Vec<f32>,
    alpha: Vec<f32>,
    beta: Vec<f32>,
    /// What each row of alpha was multiplied by.
    scale: Vec<f32>,
    /// The logarithm of the normaliser.
    log_z: f64,
    /// The best score of a path that ends in each label at each item.
    best: Vec<f32>,
    row: Vec<f32>,
    /// Probabilities up to this are taken for zero.
    floor: f32,
}

impl Lattice {
    /// A lattice over `labels` labels.
    pub fn new(labels: usize) -> Self {
        Self {
            labels,
            len: 0,
            state: Vec::new(),
            alpha: Vec::new(),
            beta: Vec::new(),
            scale: Vec::new(),
            log_z: 0.0,
            best: Vec::new(),
            row: vec![0.0; labels],
            floor: 0.0,
        }
    }

    /// Takes probabilities up to `floor` for zero, which saves most of the work: at most items all but a few labels
    /// are out of the question.
    #[must_use]
    pub fn with_floor(self, floor: f32) -> Self {
        Self { floor, ..self }
    }

    /// Begins a sequence of `len` items with all scores zero.
    pub fn reset(&mut self, len: usize) {
        self.len = len;
        self.state.clear();
        self.state.resize(len * self.labels, 0.0);
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The scores of one item.
    pub fn scores(&self, item: usize) -> &[f32] {
        &self.state[item * self.labels..][..self.labels]
    }

    /// Adds the same to the scores of a run of items; `add` gets scores to add to.
    pub fn add(&mut self, items: Range<usize>, add: impl FnOnce(&mut [f32])) {
        let labels = self.labels;
        let rows = &mut self.state[items.start * labels..items.end * labels];
        if items.len() == 1 {
            return add(rows);
        }
        self.row.fill(0.0);
        add(&mut self.row);
        for scores in rows.chunks_exact_mut(labels) {
            scores
                .iter_mut()
                .zip(&self.row)
                .for_each(|(score, more)| *score += more);
        }
    }

    /// The best path (Viterbi 1967).
    ///
    /// Forwards only the scores are kept, which is plain arithmetic on rows; where a score came from is found out
    /// on the way back, for the labels of the path alone.
    pub fn best_path(&mut self, steps: &Steps) -> Vec<u8> {
        let labels = self.labels;
        if self.len == 0 {
            return Vec::new();
        }
        let highest = steps.weights().iter().copied().fold(f32::MIN, f32::max);
        self.best.clear();
        self.best.extend_from_slice(&self.state[..labels]);
        self.best[steps.open()..].fill(f32::NEG_INFINITY);
        for item in 1..self.len {
            self.reach(item, steps, highest);
            let state = &self.state[item * labels..][..labels];
            let reached = self.row.iter().zip(state);
            self.best
                .extend(reached.map(|(&reached, &state)| reached + state));
        }
        self.trace_back(steps)
    }

    /// The best score of a path up to an item, short of what is said of the item itself.
    fn reach(&mut self, item: usize, steps: &Steps, highest: f32) {
        let before = &self.best[(item - 1) * self.labels..][..self.labels];
        let hopeless = surely_reached(before, steps) - highest;
        let (open, on) = self.row.split_at_mut(steps.open());
        open.fill(f32::NEG_INFINITY);
        for (from, &score) in before.iter().enumerate() {
            if score >= hopeless {
                for (reached, &step) in open.iter_mut().zip(steps.weights_from(from)) {
                    *reached = reached.max(score + step);
                }
            }
        }
        for (label, reached) in (steps.open()..).zip(on) {
            let begin = steps.beginning(label);
            *reached = (before[begin] + steps.weight(begin, label))
                .max(before[label] + steps.weight(label, label));
        }
    }

    fn trace_back(&self, steps: &Steps) -> Vec<u8> {
        let mut path = vec![0; self.len];
        let mut label = first_highest(self.best[(self.len - 1) * self.labels..].iter().copied());
        for item in (0..self.len).rev() {
            path[item] = label as u8;
            if item > 0 {
                let before = &self.best[(item - 1) * self.labels..][..self.labels];
                let came = before.iter().enumerate().map(|(from, &score)| {
                    if steps.allows(from, label) {
                        score + steps.weight(from, label)
                    } else {
                        f32::NEG_INFINITY
                    }
                });
                label = first_highest(came);
            }
        }
        path
    }

    /// Runs forward and backward.
    ///
    /// Scores are replaced by their exponentials: call [`best_path`](Self::best_path) before.
    pub fn run(&mut self, steps: &Steps) {
        let mut shift = 0.0f64;
        for row in self.state.chunks_exact_mut(self.labels) {
            let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            shift += f64::from(top);
            row.iter_mut()
                .for_each(|score| *score = (*score - top).exp());
        }
        self.forward(steps);
        self.backward(steps);
        self.log_z = shift
            - self
                .scale
                .iter()
                .map(|&scale| f64::from(scale).ln())
                .sum::<f64>();
    }

    fn forward(&mut self, steps: &Steps) {
        let labels = self.labels;
        self.alpha.clear();
        self.alpha.resize(self.len * labels, 0.0);
        self.scale.clear();
        self.scale.resize(self.len, 1.0);
        for item in 0..self.len {
            let (before, here) = self.alpha.split_at_mut(item * labels);
            let here = &mut here[..labels];
            let state = &self.state[item * labels..][..labels];
            if item == 0 {
                here[..steps.open()].copy_from_slice(&state[..steps.open()]);
            } else {
                step_forward(&before[(item - 1) * labels..], here, steps, self.floor);
                here.iter_mut()
                    .zip(state)
                    .for_each(|(to, &factor)| *to *= factor);
            }
            let scale = 1.0 / here.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            here.iter_mut().for_each(|mass| *mass *= scale);
            self.scale[item] = scale;
        }
    }

    fn backward(&mut self, steps: &Steps) {
        let labels = self.labels;
        self.beta.clear();
        self.beta.resize(self.len * labels, 1.0);
        for item in (0..self.len.saturating_sub(1)).rev() {
            let (here, after) = self.beta.split_at_mut((item + 1) * labels);
            let here = &mut here[item * labels..];
            let state = &self.state[(item + 1) * labels..][..labels];
            let scale = self.scale[item + 1];
            for ((row, &next), &factor) in self.row.iter_mut().zip(&after[..labels]).zip(state) {
                *row = next * factor * scale;
            }
            // A label that hardly a path goes through does not matter here, however much may flow into it.
            let reached = &self.alpha[(item + 1) * labels..][..labels];
            let share = |to: usize| reached[to] * after[to];
            step_backward(&self.row, here, steps, |to| share(to) > self.floor);
        }
    }

    /// The logarithm of the normaliser, after [`run`](Self::run).
    pub fn log_z(&self) -> f64 {
        self.log_z
    }

    /// The marginals of one item into `out`, after [`run`](Self::run).
    pub fn marginals(&self, item: usize, out: &mut [f32]) {
        let at = item * self.labels..(item + 1) * self.labels;
        for ((out, &alpha), &beta) in out
            .iter_mut()
            .zip(&self.alpha[at.clone()])
            .zip(&self.beta[at])
        {
            *out = alpha * beta;
        }
    }

    /// Adds the expected number of each step into `counts`, `[from][to]`, without the factor of the
    /// step itself, which the caller multiplies in once for all sequences.
    pub fn add_steps(&mut self, steps: &Steps, counts: &mut [f32]) {
        let labels = self.labels;
        for item in 1..self.len {
            let scale = self.scale[item];
            let next = item * labels..(item + 1) * labels;
            for ((row, &beta), &state) in self
                .row
                .iter_mut()
                .zip(&self.beta[next.clone()])
                .zip(&self.state[next])
            {
                *row = beta * state * scale;
            }
            let previous = &self.alpha[(item - 1) * labels..item * labels];
            for (&mass, counts) in previous.iter().zip(counts.chunks_exact_mut(labels)) {
                counts[..steps.open()]
                    .iter_mut()
                    .zip(&self.row)
                    .for_each(|(count, &to)| *count += mass * to);
            }
            for (label, begin, _) in steps.on() {
                counts[begin * labels + label] += previous[begin] * self.row[label];
                counts[label * labels + label] += previous[label] * self.row[label];
            }
        }
    }

    /// The probability that the items `from..` carry exactly `path` and that the item after it carries none of
    /// `excluded`, after [`run`](Self::run) with the same steps.
    pub fn path_probability(
        &self,
        from: usize,
        path: &[u8],
        excluded: Option<u8>,
        steps: &Steps,
    ) -> f32 {
        let labels = self.labels;
        let Some(&first) = path.first() else {
            return 1.0;
        };
        let mut mass = self.alpha[from * labels + usize::from(first)];
        let mut last = usize::from(first);
        for (item, &label) in (from + 1..).zip(&path[1..]) {
            let to = usize::from(label);
            mass *= steps.factor(last, to) * self.state[item * labels + to] * self.scale[item];
            last = to;
        }
        let end = from + path.len();
        let mut rest = self.beta[(end - 1) * labels + last];
        if let Some(to) = excluded.map(usize::from).filter(|_| end < self.len) {
            let at = end * labels + to;
            rest -= steps.factor(last, to) * self.state[at] * self.scale[end] * self.beta[at];
        }
        (mass * rest).clamp(0.0, 1.0)
    }
}

/// Adds what flows into each label of an item from the `masses` before it; those up to `floor` are left out.
fn step_forward(masses: &[f32], here: &mut [f32], steps: &Steps, floor: f32) {
    let (open, on) = here.split_at_mut(steps.open());
    for (from, &mass) in masses.iter().enumerate() {
        if mass > floor {
            for (to, &factor) in open.iter_mut().zip(steps.factors_from(from)) {
                *to += mass * factor;
            }
        }
    }
    for (to, (label, begin, factors)) in on.iter_mut().zip(steps.on()) {
        *to = masses[begin] * factors[0] + masses[label] * factors[1];
    }
}

/// The same backwards: what flows out of each label into the `masses` behind it; those of labels that do not matter are
/// left out.
fn step_backward(masses: &[f32], here: &mut [f32], steps: &Steps, matters: impl Fn(usize) -> bool) {
    here.fill(0.0);
    for (to, &mass) in masses[..steps.open()].iter().enumerate() {
        if matters(to) {
            for (from, &factor) in here.iter_mut().zip(steps.factors_into(to)) {
                *from += mass * factor;
            }
        }
    }
    for (label, begin, factors) in steps.on() {
        here[begin] += masses[label] * factors[0];
        here[label] += masses[label] * factors[1];
    }
}

/// A score that every open label of the next item reaches: from the best label by its worst step.
fn surely_reached(scores: &[f32], steps: &Steps) -> f32 {
    let best = first_highest(scores.iter().copied());
    let worst = steps.weights_from(best).iter().copied();
    scores[best] + worst.fold(f32::INFINITY, f32::min)
}

/// The place of the highest value, the first of equals.
fn first_highest(values: impl Iterator<Item = f32>) -> usize {
    let better = |best: (usize, f32), next: (usize, f32)| if next.1 > best.1 { next } else { best };
    values.enumerate().reduce(better).map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests;
