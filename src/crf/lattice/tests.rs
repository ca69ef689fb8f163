use super::*;

const LABELS: usize = 3;
const STATES: [[f32; LABELS]; 3] = [[0.3, -0.7, 1.1], [0.0, 0.9, -0.4], [2.0, 0.1, 0.2]];
const STEPS: [f32; 9] = [0.5, -0.2, 0.0, 0.1, 0.3, -0.9, 0.7, 0.0, 0.4];

fn filled() -> Lattice {
    let mut lattice = Lattice::new(LABELS);
    lattice.reset(STATES.len());
    for (item, row) in STATES.iter().enumerate() {
        lattice.add(item..item + 1, |scores| scores.copy_from_slice(row));
    }
    lattice
}

/// Every path that the grammar allows with its score, by brute force.
fn paths(open: usize) -> Vec<(Vec<u8>, f64)> {
    let steps = steps(open);
    let mut all = Vec::new();
    for code in 0..27u8 {
        let path = vec![code / 9, code / 3 % 3, code % 3];
        let mut pairs = path.windows(2);
        if usize::from(path[0]) >= open || !pairs.all(|w| steps.allows(w[0].into(), w[1].into())) {
            continue;
        }
        let states: f32 = path
            .iter()
            .zip(STATES)
            .map(|(&l, row)| row[usize::from(l)])
            .sum();
        let weights: f32 = path
            .windows(2)
            .map(|w| STEPS[usize::from(w[0]) * 3 + usize::from(w[1])])
            .sum();
        all.push((path, f64::from(states + weights)));
    }
    all
}

fn steps(open: usize) -> Steps {
    Steps::new(LABELS, open, STEPS.to_vec())
}

#[test]
fn agrees_with_brute_force() {
    agrees(LABELS);
}

#[test]
fn agrees_with_brute_force_where_labels_go_on() {
    agrees(2);
}

fn agrees(open: usize) {
    let (paths, steps) = (paths(open), steps(open));
    let z: f64 = paths.iter().map(|(_, score)| score.exp()).sum();
    let share = |holds: &dyn Fn(&[u8]) -> bool| -> f64 {
        let held = paths.iter().filter(|(path, _)| holds(path));
        held.map(|(_, score)| score.exp()).sum::<f64>() / z
    };
    let best = paths.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
    let mut lattice = filled();
    assert_eq!(lattice.best_path(&steps), best.0);
    lattice.run(&steps);
    assert!((lattice.log_z() - z.ln()).abs() < 1e-5);
    let mut marginals = [0.0; LABELS];
    for item in 0..3 {
        lattice.marginals(item, &mut marginals);
        for label in 0..3u8 {
            let truth = share(&|path| path[item] == label);
            let got = f64::from(marginals[usize::from(label)]);
            assert!(
                (truth - got).abs() < 1e-5,
                "item {item} label {label}: {truth} {got}"
            );
        }
    }
    let truth = share(&|path| path[0] == 1 && path[1] == 2 && path[2] != 2);
    let got = f64::from(lattice.path_probability(0, &[1, 2], Some(2), &steps));
    assert!((truth - got).abs() < 1e-5, "{truth} {got}");
}

#[test]
fn an_empty_sequence_has_an_empty_path() {
    let mut lattice = Lattice::new(LABELS);
    lattice.reset(0);
    assert!(lattice.best_path(&steps(LABELS)).is_empty());
    lattice.run(&steps(LABELS));
    assert!(lattice.is_empty());
}
