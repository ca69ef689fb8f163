//! The lattice of one sequence: scores in, best path and marginals out.
//!
//! Forward and backward run on scaled probabilities (Rabiner 1989), not on logarithms: no `exp` in the inner
//! loop. Buffers are kept between sequences.

/// Working space for sequences over a fixed number of labels.
///
/// Matrices are row-major: `[item][label]`, and `[from][to]` for transitions.
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
    /// The factors as `[to][from]`, so that a backward step runs along rows.
    transposed: Vec<f32>,
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
            transposed: Vec::new(),
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

    /// The scores of one item, to be filled.
    pub fn scores_mut(&mut self, item: usize) -> &mut [f32] {
        &mut self.state[item * self.labels..][..self.labels]
    }

    /// The best path (Viterbi 1967) under `transitions`, `[from][to]`.
    ///
    /// Forwards only the scores are kept, which is plain arithmetic on rows; where a score came from is found out
    /// on the way back, for the labels of the path alone.
    pub fn best_path(&mut self, transitions: &[f32]) -> Vec<u8> {
        let labels = self.labels;
        if self.len == 0 {
            return Vec::new();
        }
        let highest = transitions
            .iter()
            .copied()
            .fold(f32::NEG_INFINITY, f32::max);
        self.best.clear();
        self.best.extend_from_slice(&self.state[..labels]);
        for item in 1..self.len {
            self.row.fill(f32::NEG_INFINITY);
            let before = &self.best[(item - 1) * labels..];
            let hopeless = surely_reached(before, transitions) - highest;
            for (&score, step) in before.iter().zip(transitions.chunks(labels)) {
                if score >= hopeless {
                    for (reached, &transition) in self.row.iter_mut().zip(step) {
                        *reached = reached.max(score + transition);
                    }
                }
            }
            let state = &self.state[item * labels..][..labels];
            self.best.extend(
                self.row
                    .iter()
                    .zip(state)
                    .map(|(&reached, &state)| reached + state),
            );
        }
        self.trace_back(transitions)
    }

    fn trace_back(&self, transitions: &[f32]) -> Vec<u8> {
        let labels = self.labels;
        let mut path = vec![0; self.len];
        let mut label = first_highest(self.best[(self.len - 1) * labels..].iter().copied());
        for item in (0..self.len).rev() {
            path[item] = label as u8;
            if item > 0 {
                let before = &self.best[(item - 1) * labels..][..labels];
                let into = transitions[label..].iter().step_by(labels);
                label = first_highest(before.iter().zip(into).map(|(&score, &step)| score + step));
            }
        }
        path
    }

    /// Runs forward and backward; `factors` are the exponentials of the transition scores.
    ///
    /// Scores are replaced by their exponentials: call [`best_path`](Self::best_path) before.
    pub fn run(&mut self, factors: &[f32]) {
        let mut shift = 0.0f64;
        for row in self.state.chunks_mut(self.labels) {
            let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            shift += f64::from(top);
            row.iter_mut()
                .for_each(|score| *score = (*score - top).exp());
        }
        self.forward(factors);
        self.backward(factors);
        self.log_z = shift
            - self
                .scale
                .iter()
                .map(|&scale| f64::from(scale).ln())
                .sum::<f64>();
    }

    fn forward(&mut self, factors: &[f32]) {
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
                here.copy_from_slice(state);
            } else {
                let previous = &before[(item - 1) * labels..];
                for (&mass, step) in previous.iter().zip(factors.chunks(labels)) {
                    if mass > self.floor {
                        here.iter_mut()
                            .zip(step)
                            .for_each(|(to, &factor)| *to += mass * factor);
                    }
                }
                here.iter_mut()
                    .zip(state)
                    .for_each(|(to, &factor)| *to *= factor);
            }
            let scale = 1.0 / here.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            here.iter_mut().for_each(|mass| *mass *= scale);
            self.scale[item] = scale;
        }
    }

    fn backward(&mut self, factors: &[f32]) {
        let labels = self.labels;
        self.transposed.clear();
        self.transposed
            .extend((0..labels).flat_map(|to| factors[to..].iter().step_by(labels)));
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
            here.fill(0.0);
            for (&mass, step) in self.row.iter().zip(self.transposed.chunks(labels)) {
                if mass > self.floor {
                    here.iter_mut()
                        .zip(step)
                        .for_each(|(from, &factor)| *from += mass * factor);
                }
            }
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

    /// Adds the expected number of each transition into `counts`, `[from][to]`, without the factor of the
    /// transition itself, which the caller multiplies in once for all sequences.
    pub fn add_transitions(&mut self, counts: &mut [f32]) {
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
            for (&mass, counts) in previous.iter().zip(counts.chunks_mut(labels)) {
                counts
                    .iter_mut()
                    .zip(&self.row)
                    .for_each(|(count, &to)| *count += mass * to);
            }
        }
    }

    /// The probability that the items `from..` carry exactly `path` and that the item after it carries none of
    /// `excluded`, after [`run`](Self::run) with the same `factors`.
    pub fn path_probability(
        &self,
        from: usize,
        path: &[u8],
        excluded: Option<u8>,
        factors: &[f32],
    ) -> f32 {
        let labels = self.labels;
        let Some(&first) = path.first() else {
            return 1.0;
        };
        let mut mass = self.alpha[from * labels + usize::from(first)];
        let mut last = usize::from(first);
        for (item, &label) in (from + 1..).zip(&path[1..]) {
            let to = usize::from(label);
            mass *= factors[last * labels + to] * self.state[item * labels + to] * self.scale[item];
            last = to;
        }
        let end = from + path.len();
        let mut rest = self.beta[(end - 1) * labels + last];
        if let Some(to) = excluded.map(usize::from).filter(|_| end < self.len) {
            let at = end * labels + to;
            rest -= factors[last * labels + to] * self.state[at] * self.scale[end] * self.beta[at];
        }
        (mass * rest).clamp(0.0, 1.0)
    }
}

/// A score that every label of the next item reaches: from the best label by its worst transition.
fn surely_reached(scores: &[f32], transitions: &[f32]) -> f32 {
    let best = first_highest(scores.iter().copied());
    let step = &transitions[best * scores.len()..][..scores.len()];
    scores[best] + step.iter().copied().fold(f32::INFINITY, f32::min)
}

/// The place of the highest value, the first of equals.
fn first_highest(values: impl Iterator<Item = f32>) -> usize {
    let better = |best: (usize, f32), next: (usize, f32)| if next.1 > best.1 { next } else { best };
    values.enumerate().reduce(better).map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: usize = 3;
    const STATES: [[f32; LABELS]; 3] = [[0.3, -0.7, 1.1], [0.0, 0.9, -0.4], [2.0, 0.1, 0.2]];
    const STEPS: [f32; 9] = [0.5, -0.2, 0.0, 0.1, 0.3, -0.9, 0.7, 0.0, 0.4];

    fn filled() -> Lattice {
        let mut lattice = Lattice::new(LABELS);
        lattice.reset(STATES.len());
        for (item, row) in STATES.iter().enumerate() {
            lattice.scores_mut(item).copy_from_slice(row);
        }
        lattice
    }

    /// Every path with its score, by brute force.
    fn paths() -> Vec<(Vec<u8>, f64)> {
        let mut all = Vec::new();
        for code in 0..27u8 {
            let path = vec![code / 9, code / 3 % 3, code % 3];
            let states: f32 = path
                .iter()
                .zip(STATES)
                .map(|(&l, row)| row[usize::from(l)])
                .sum();
            let steps: f32 = path
                .windows(2)
                .map(|w| STEPS[usize::from(w[0]) * 3 + usize::from(w[1])])
                .sum();
            all.push((path, f64::from(states + steps)));
        }
        all
    }

    #[test]
    fn agrees_with_brute_force() {
        let paths = paths();
        let z: f64 = paths.iter().map(|(_, score)| score.exp()).sum();
        let best = paths.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        let factors: Vec<f32> = STEPS.iter().map(|s| s.exp()).collect();
        let mut lattice = filled();
        assert_eq!(lattice.best_path(&STEPS), best.0);
        lattice.run(&factors);
        assert!((lattice.log_z() - z.ln()).abs() < 1e-5);
        let mut marginals = [0.0; LABELS];
        for item in 0..3 {
            lattice.marginals(item, &mut marginals);
            for label in 0..3u8 {
                let truth: f64 = paths
                    .iter()
                    .filter(|(p, _)| p[item] == label)
                    .map(|(_, s)| s.exp())
                    .sum::<f64>()
                    / z;
                let got = f64::from(marginals[usize::from(label)]);
                assert!(
                    (truth - got).abs() < 1e-5,
                    "item {item} label {label}: {truth} {got}"
                );
            }
        }
        let truth: f64 = paths
            .iter()
            .filter(|(p, _)| p[0] == 2 && p[1] == 0 && p[2] != 1)
            .map(|(_, s)| s.exp())
            .sum::<f64>()
            / z;
        let got = f64::from(lattice.path_probability(0, &[2, 0], Some(1), &factors));
        assert!((truth - got).abs() < 1e-5, "{truth} {got}");
    }

    #[test]
    fn an_empty_sequence_has_an_empty_path() {
        let mut lattice = Lattice::new(LABELS);
        lattice.reset(0);
        assert!(lattice.best_path(&STEPS).is_empty());
        lattice.run(&STEPS);
        assert!(lattice.is_empty());
    }
}
