//! Training: maximum likelihood under an elastic net, over all sequences at once.
//!
//! Deterministic: the sequences are cut into a fixed number of shards whose gradients are added in order,
//! however many threads compute them.

use std::collections::HashMap;

use super::attribute::Attribute;
use super::lattice::Lattice;
use super::model::Model;
use super::optimise::{Limits, Progress, minimise};

const SHARDS: usize = 4;

/// An attribute seen with this many labels gets a weight for each label: a whole row is added faster than its parts.
const DENSE: u32 = 10;

/// A labelled sequence.
#[derive(Debug, Clone)]
pub struct Example {
    /// The attributes of each item.
    pub items: Vec<Vec<Attribute>>,
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

/// Trains a model; `note` says how it came about and is kept in the file.
pub fn train(
    labels: Vec<String>,
    note: String,
    examples: Vec<Example>,
    options: TrainOptions,
    on_progress: &mut dyn FnMut(Progress),
) -> Model {
    let data = Data::new(labels.len(), examples, options.min_count);
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
    /// First attribute of each item in `attributes`, and the count at the end.
    starts: Vec<u32>,
    attributes: Vec<u32>,
    labels: Vec<u8>,
    weight: f32,
}

/// The training set, and where each weight lies in the parameter vector: transitions first, `[from][to]`, then
/// the pairs of each attribute with the labels that it was seen with.
struct Data {
    labels: usize,
    attributes: Vec<Attribute>,
    pair_starts: Vec<u32>,
    pair_labels: Vec<u8>,
    shards: Vec<Vec<Sequence>>,
}

impl Data {
    fn new(labels: usize, examples: Vec<Example>, min_count: u32) -> Self {
        let index = frequent(&examples, min_count);
        let mut attributes = vec![0; index.len()];
        index
            .iter()
            .for_each(|(&attribute, &at)| attributes[at as usize] = attribute);
        let mut seen = vec![0u64; index.len()];
        let mut shards: Vec<Vec<Sequence>> = (0..SHARDS).map(|_| Vec::new()).collect();
        for (n, example) in examples.into_iter().enumerate() {
            let sequence = Sequence::new(example, &index);
            for (item, &label) in sequence.labels.iter().enumerate() {
                sequence
                    .item(item)
                    .iter()
                    .for_each(|&at| seen[at as usize] |= 1 << label);
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
        let factors: Vec<f32> = transitions.iter().map(|weight| weight.exp()).collect();
        let mut gradient = vec![0.0f32; weights.len()];
        let mut expected = vec![0.0f32; self.transitions()];
        let mut lattice = Lattice::new(self.labels);
        let mut loss = 0.0;
        for sequence in shard {
            let (to_transitions, to_states) = gradient.split_at_mut(self.transitions());
            self.fill(&mut lattice, sequence, states);
            let gold = sequence.gold_score(&mut lattice, transitions);
            lattice.run(&factors);
            loss += f64::from(sequence.weight) * (lattice.log_z() - gold);
            self.add_states(&lattice, sequence, to_states);
            expected.fill(0.0);
            lattice.add_transitions(&mut expected);
            for ((to, &count), &factor) in to_transitions.iter_mut().zip(&expected).zip(&factors) {
                *to += sequence.weight * count * factor;
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
        for item in 0..sequence.labels.len() {
            let scores = lattice.scores_mut(item);
            for &attribute in sequence.item(item) {
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
        }
    }

    fn add_states(&self, lattice: &Lattice, sequence: &Sequence, gradient: &mut [f32]) {
        let mut difference = vec![0.0; self.labels];
        for (item, &label) in sequence.labels.iter().enumerate() {
            lattice.marginals(item, &mut difference);
            difference[usize::from(label)] -= 1.0;
            difference.iter_mut().for_each(|d| *d *= sequence.weight);
            for &attribute in sequence.item(item) {
                let pairs = self.pairs(attribute);
                if pairs.len() == self.labels {
                    gradient[pairs]
                        .iter_mut()
                        .zip(&difference)
                        .for_each(|(slope, d)| *slope += d);
                } else {
                    for pair in pairs {
                        gradient[pair] += difference[usize::from(self.pair_labels[pair])];
                    }
                }
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
        let transitions = transitions.iter().map(|&weight| weight as f32).collect();
        Model::from_weights(labels, note, transitions, rows)
    }
}

/// Numbers the attributes that occur in at least `min_count` examples, in order of first occurrence.
fn frequent(examples: &[Example], min_count: u32) -> HashMap<Attribute, u32> {
    let mut counts: HashMap<Attribute, (u32, usize)> = HashMap::new();
    for (n, example) in examples.iter().enumerate() {
        for &attribute in example.items.iter().flatten() {
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
        .flat_map(|example| example.items.iter().flatten())
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
        let mut starts = vec![0];
        let mut attributes = Vec::new();
        for item in &example.items {
            attributes.extend(
                item.iter()
                    .filter_map(|attribute| index.get(attribute).copied()),
            );
            starts.push(attributes.len() as u32);
        }
        Self {
            starts,
            attributes,
            labels: example.labels,
            weight: example.weight,
        }
    }

    fn item(&self, item: usize) -> &[u32] {
        &self.attributes[self.starts[item] as usize..self.starts[item + 1] as usize]
    }

    /// The score of the true path; the lattice holds the state scores.
    fn gold_score(&self, lattice: &mut Lattice, transitions: &[f32]) -> f64 {
        let mut score = 0.0;
        let labels = transitions.len().isqrt();
        for (item, &label) in self.labels.iter().enumerate() {
            score += f64::from(lattice.scores_mut(item)[usize::from(label)]);
            if item > 0 {
                let from = usize::from(self.labels[item - 1]);
                score += f64::from(transitions[from * labels + usize::from(label)]);
            }
        }
        score
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crf::hash_str;

    /// Words of a toy language: after `a` comes label 1, after `b` label 0, whatever the word itself.
    fn examples() -> Vec<Example> {
        let sentence = |words: &str, labels: &[u8]| Example {
            items: words.split(' ').map(|word| vec![hash_str(word)]).collect(),
            labels: labels.to_vec(),
            weight: 1.0,
        };
        vec![
            sentence("a x b y", &[0, 1, 0, 0]),
            sentence("b x a y", &[0, 0, 0, 1]),
            sentence("a a x", &[0, 0, 1]),
            sentence("b b y", &[0, 0, 0]),
        ]
    }

    fn trained() -> Model {
        let options = TrainOptions {
            l1: 0.0,
            l2: 0.01,
            min_count: 1,
            ..TrainOptions::default()
        };
        let labels = vec!["zero".into(), "one".into()];
        train(labels, String::new(), examples(), options, &mut |_| {})
    }

    #[test]
    fn the_gradient_is_the_slope() {
        let data = Data::new(2, examples(), 1);
        let x: Vec<f64> = (0..data.parameters())
            .map(|i| (i as f64 * 0.7).sin())
            .collect();
        let mut gradient = vec![0.0; x.len()];
        data.value(&x, &mut gradient, 0.1);
        for at in 0..x.len() {
            let shifted = |by: f64| {
                let mut moved = x.clone();
                moved[at] += by;
                data.value(&moved, &mut vec![0.0; x.len()], 0.1)
            };
            let slope = (shifted(1e-2) - shifted(-1e-2)) / 2e-2;
            assert!(
                (slope - gradient[at]).abs() < 1e-2,
                "{at}: {slope} {}",
                gradient[at]
            );
        }
    }

    #[test]
    fn training_is_deterministic() {
        assert_eq!(trained().to_bytes(), trained().to_bytes());
    }
}
