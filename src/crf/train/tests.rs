use super::*;
use crate::crf::hash_str;

/// Words of a toy language: after `a` comes label 1, after `b` label 0, whatever the word itself.
fn examples() -> Vec<Example> {
    let sentence = |words: &str, labels: &[u8]| {
        let mut observations = Observations::default();
        for (at, word) in words.split(' ').enumerate() {
            observations.begin(at..at + 1);
            observations.add(hash_str(word));
        }
        observations.begin(1..labels.len());
        observations.add(hash_str("not the first"));
        Example {
            observations,
            labels: labels.to_vec(),
            weight: 1.0,
        }
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
    train(labels, 2, String::new(), examples(), options, &mut |_| {})
}

#[test]
fn the_gradient_is_the_slope() {
    the_slope_with(2);
}

#[test]
fn the_gradient_is_the_slope_where_labels_go_on() {
    the_slope_with(1);
}

fn the_slope_with(open: usize) {
    let data = Data::new((2, open), examples(), 1);
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
