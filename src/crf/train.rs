//! Training: maximum likelihood under an elastic net, over all sequences at once.
//!
//! Deterministic: the sequences are cut into a fixed number of shards whose gradients are added in order,
//! however many threads compute them.

use std::collections::HashMap;

use super::attribute::Attribute;
use super::lattice::Lattice;
use super::model::Model;
use super::observations::Observations;
use super::optimise::{Limits, Progress, minimise};
use super::steps::Steps;

const SHARDS: usize = 4;

/// An attribute seen with this many labels gets a weight for each label: a whole row is added faster than its parts.
const DENSE: u32 = 10;

/// A labelled sequence.
#[derive(Debug, Clone)]
pub struct Example {
    /// What is observed of it.
    pub observations: Observations,
    /// The label of each item.
    pub labels: Vec<u8>,
    /// How often it counts.
    pub weight: f32,
}

/// How to train.
#[derive(Debug, Clone, Copy)]
pub struct TrainOptions {
    /// The weight of the L1 term, which sets weak weights to zero.
    pub l1: f64,
    /// The weight of the L2 term.
    pub l2: f64,
    /// At most so many iterations.
    pub iterations: usize,
    /// Stop when ten iterations together gain less than this share of the objective.
    pub tolerance: f64,
    /// Attributes seen in fewer examples are left out.
    pub min_count: u32,
}

impl Default for TrainOptions {
    fn default() -> Self {
        Self {
            l1: 0.07,
            l2: 0.02,
            iterations: 75,
            tolerance: 2e-3,
            min_count: 3,
        }
    }
}

/// Trains a model whose first `open` labels may follow any (see [`Steps`]); `note` says how it came about and is kept in
/// the file.
pub fn train(
    labels: Vec<String>,
    open: usize,
    note: String,
    examples: Vec<Example>,
    options: TrainOptions,
    on_progress: &mut dyn FnMut(Progress),
) -> Model {
    let data = Data::new((labels.len(), open), examples, options.min_count);
    let mut x = vec![0.0; data.parameters()];
    let limits = Limits {
        l1: options.l1,
        iterations: options.iterations,
        tolerance: options.tolerance,
    };
    let value = |x: &[f64], gradient: &mut [f64]| data.value(x, gradient, options.l2);
    minimise(&mut x, limits, value, on_progress);
    data.into_model(labels, note, &x)
}

/// A sequence with its attributes as indices.
struct Sequence {
    observations: Observations<u32>,
    labels: Vec<u8>,
    weight: f32,
}

/// The training set, and where each weight lies in the parameter vector: transitions first, `[from][to]`, then
/// the pairs of each attribute with the labels that it was seen with.
struct Data {
    labels: usize,
    open: usize,
    attributes: Vec<Attribute>,
    pair_starts: Vec<u32>,
    pair_labels: Vec<u8>,
    shards: Vec<Vec<Sequence>>,
}

impl Data {
    fn new((labels, open): (usize, usize), examples: Vec<Example>, min_count: u32) -> Self {
        let index = frequent(&examples, min_count);
        let mut attributes = vec![0; index.len()];
        index
            .iter()
            .for_each(|(&attribute, &at)| attributes[at as usize] = attribute);
        let mut seen = vec![0u64; index.len()];
        let mut shards: Vec<Vec<Sequence>> = (0..SHARDS).map(|_| Vec::new()).collect();
        for (n, example) in examples.into_iter().enumerate() {
            let sequence = Sequence::new(example, &index);
            for (items, attributes) in sequence.observations.runs() {
                let labels = &sequence.labels[items];
                let mask = labels.iter().fold(0u64, |mask, label| mask | 1 << label);
                attributes.iter().for_each(|&at| seen[at as usize] |= mask);
            }
            shards[n % SHARDS].push(sequence);
        }
        let mut pair_starts = vec![0];
        let mut pair_labels = Vec::new();
        for mask in seen {
            let mask = if mask.count_ones() >= DENSE {
                u64::MAX
            } else {
                mask
            };
            pair_labels.extend((0..labels as u8).filter(|label| mask >> label & 1 == 1));
            pair_starts.push(pair_labels.len() as u32);
        }
        Self {
            labels,
            open,
            attributes,
            pair_starts,
            pair_labels,
            shards,
        }
    }

    fn transitions(&self) -> usize {
        self.labels * self.labels
    }

    fn parameters(&self) -> usize {
        self.transitions() + self.pair_labels.len()
    }

    /// The negative log-likelihood plus the L2 term, and its gradient.
    fn value(&self, x: &[f64], gradient: &mut [f64], l2: f64) -> f64 {
        let weights: Vec<f32> = x.iter().map(|&weight| weight as f32).collect();
        let results = self.in_parallel(&weights);
        gradient
            .iter_mut()
            .zip(x)
            .for_each(|(g, x)| *g = 2.0 * l2 * x);
        let mut loss = l2 * x.iter().map(|x| x * x).sum::<f64>();
        for (shard_loss, shard_gradient) in results {
            loss += shard_loss;
            gradient
                .iter_mut()
                .zip(shard_gradient)
                .for_each(|(g, s)| *g += f64::from(s));
        }
        loss
    }

    fn in_parallel(&self, weights: &[f32]) -> Vec<(f64, Vec<f32>)> {
        std::thread::scope(|scope| {
            let handles: Vec<_> = self
                .shards
                .iter()
                .map(|shard| scope.spawn(|| self.shard_value(shard, weights)))
                .collect();
            handles
                .into_iter()
                .map(|h| h.join().expect("arithmetic does not panic"))
                .collect()
        })
    }

    fn shard_value(&self, shard: &[Sequence], weights: &[f32]) -> (f64, Vec<f32>) {
        let (transitions, states) = weights.split_at(self.transitions());
        let steps = Steps::new(self.labels, self.open, transitions.to_vec());
        let factors: Vec<f32> = transitions.iter().map(|weight| weight.exp()).collect();
        let mut gradient = vec![0.0f32; weights.len()];
        let mut expected = vec![0.0f32; self.transitions()];
        let mut lattice = Lattice::new(self.labels);
        let mut loss = 0.0;
        for sequence in shard {
            let (to_transitions, to_states) = gradient.split_at_mut(self.transitions());
            self.fill(&mut lattice, sequence, states);
            let gold = sequence.gold_score(&lattice, &steps);
            lattice.run(&steps);
            loss += f64::from(sequence.weight) * (lattice.log_z() - gold);
            self.add_states(&lattice, sequence, to_states);
            expected.fill(0.0);
            lattice.add_steps(&steps, &mut expected);
            let slopes = to_transitions.iter_mut().zip(&expected);
            for ((slope, &count), &factor) in slopes.zip(&factors) {
                *slope += sequence.weight * count * factor;
            }
            for pair in sequence.labels.windows(2) {
                to_transitions[usize::from(pair[0]) * self.labels + usize::from(pair[1])] -=
                    sequence.weight;
            }
        }
        (loss, gradient)
    }

    fn fill(&self, lattice: &mut Lattice, sequence: &Sequence, states: &[f32]) {
        lattice.reset(sequence.labels.len());
        for (items, attributes) in sequence.observations.runs() {
            lattice.add(items, |scores| {
                for &attribute in attributes {
                    self.add_weights(attribute, states, scores);
                }
            });
        }
    }

    fn add_weights(&self, attribute: u32, states: &[f32], scores: &mut [f32]) {
        let pairs = self.pairs(attribute);
        if pairs.len() == self.labels {
            scores
                .iter_mut()
                .zip(&states[pairs])
                .for_each(|(score, weight)| *score += weight);
        } else {
            for pair in pairs {
                scores[usize::from(self.pair_labels[pair])] += states[pair];
            }
        }
    }

    fn add_states(&self, lattice: &Lattice, sequence: &Sequence, gradient: &mut [f32]) {
        let labels = self.labels;
        let mut differences = vec![0.0; labels * sequence.labels.len()];
        let rows = differences.chunks_exact_mut(labels);
        for (item, (row, &label)) in rows.zip(&sequence.labels).enumerate() {
            lattice.marginals(item, row);
            row[usize::from(label)] -= 1.0;
            row.iter_mut().for_each(|d| *d *= sequence.weight);
        }
        let mut sum = vec![0.0; labels];
        for (items, attributes) in sequence.observations.runs() {
            sum.fill(0.0);
            for row in differences[items.start * labels..items.end * labels].chunks_exact(labels) {
                sum.iter_mut().zip(row).for_each(|(sum, d)| *sum += d);
            }
            for &attribute in attributes {
                self.add_slopes(attribute, &sum, gradient);
            }
        }
    }

    fn add_slopes(&self, attribute: u32, difference: &[f32], gradient: &mut [f32]) {
        let pairs = self.pairs(attribute);
        if pairs.len() == self.labels {
            gradient[pairs]
                .iter_mut()
                .zip(difference)
                .for_each(|(slope, d)| *slope += d);
        } else {
            for pair in pairs {
                gradient[pair] += difference[usize::from(self.pair_labels[pair])];
            }
        }
    }

    fn pairs(&self, attribute: u32) -> std::ops::Range<usize> {
        self.pair_starts[attribute as usize] as usize
            ..self.pair_starts[attribute as usize + 1] as usize
    }

    fn into_model(self, labels: Vec<String>, note: String, x: &[f64]) -> Model {
        let (transitions, states) = x.split_at(self.transitions());
        let rows = self
            .attributes
            .iter()
            .enumerate()
            .map(|(at, &attribute)| {
                let pairs = self.pairs(at as u32);
                (
                    attribute,
                    pairs
                        .map(|p| (self.pair_labels[p], states[p] as f32))
                        .collect(),
                )
            })
            .collect();
        let weights = transitions.iter().map(|&weight| weight as f32).collect();
        let steps = Steps::new(self.labels, self.open, weights);
        Model::from_weights(labels, note, steps, rows)
    }
}

/// Numbers the attributes that occur in at least `min_count` examples, in order of first occurrence.
fn frequent(examples: &[Example], min_count: u32) -> HashMap<Attribute, u32> {
    let mut counts: HashMap<Attribute, (u32, usize)> = HashMap::new();
    for (n, example) in examples.iter().enumerate() {
        for &attribute in example.observations.attributes() {
            let (count, last) = counts.entry(attribute).or_insert((0, usize::MAX));
            if *last != n {
                *count += 1;
                *last = n;
            }
        }
    }
    let mut index = HashMap::new();
    for &attribute in examples
        .iter()
        .flat_map(|example| example.observations.attributes())
    {
        if counts[&attribute].0 >= min_count {
            let next = index.len() as u32;
            index.entry(attribute).or_insert(next);
        }
    }
    index
}

impl Sequence {
    fn new(example: Example, index: &HashMap<Attribute, u32>) -> Self {
        let mut observations = Observations::default();
        for (items, attributes) in example.observations.runs() {
            observations.begin(items);
            let known = attributes.iter().filter_map(|known| index.get(known));
            known.for_each(|&at| observations.add(at));
        }
        Self {
            observations,
            labels: example.labels,
            weight: example.weight,
        }
    }

    /// The score of the true path; the lattice holds the state scores.
    fn gold_score(&self, lattice: &Lattice, steps: &Steps) -> f64 {
        let mut score = 0.0;
        for (item, &label) in self.labels.iter().enumerate() {
            score += f64::from(lattice.scores(item)[usize::from(label)]);
            if item > 0 {
                let from = usize::from(self.labels[item - 1]);
                score += f64::from(steps.weight(from, usize::from(label)));
            }
        }
        score
    }
}

#[cfg(test)]
mod tests;
