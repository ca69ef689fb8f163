//! Minimising a convex function with an L1 term: OWL-QN (Andrew & Gao 2007), which is L-BFGS (Nocedal 1980)
//! where the L1 weight is zero.

use std::collections::VecDeque;

/// What one iteration of training achieved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// The iteration, counted from 1.
    pub iteration: usize,
    /// The value of the objective.
    pub objective: f64,
    /// How many weights are not zero.
    pub weights: usize,
}

/// When to stop, and the L1 weight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) l1: f64,
    pub(super) iterations: usize,
    /// Stop when ten iterations together gain less than this share of the objective.
    pub(super) tolerance: f64,
}

const MEMORY: usize = 6;
const WINDOW: usize = 10;

/// Minimises `value(x) + l1·|x|` in place; `value` gives the smooth part and writes its gradient.
pub(super) fn minimise(
    x: &mut Vec<f64>,
    limits: Limits,
    mut value: impl FnMut(&[f64], &mut [f64]) -> f64,
    on_progress: &mut dyn FnMut(Progress),
) {
    let mut gradient = vec![0.0; x.len()];
    let mut objective = value(x, &mut gradient) + limits.l1 * norm1(x);
    let mut pairs: VecDeque<Pair> = VecDeque::new();
    let mut history = VecDeque::new();
    for iteration in 1..=limits.iterations {
        let steepest = pseudo_gradient(x, &gradient, limits.l1);
        let mut direction = two_loop(&steepest, &pairs);
        constrain(&mut direction, &steepest, limits.l1);
        let first = if pairs.is_empty() {
            1.0 / norm2(&steepest).max(1e-12)
        } else {
            1.0
        };
        let Some(step) = search(
            x, &direction, &steepest, objective, first, limits.l1, &mut value,
        ) else {
            break;
        };
        pairs.push_back(Pair::new(&step.x, x, &step.gradient, &gradient));
        if pairs.len() > MEMORY {
            pairs.pop_front();
        }
        *x = step.x;
        gradient = step.gradient;
        objective = step.objective;
        let weights = x.iter().filter(|weight| **weight != 0.0).count();
        on_progress(Progress {
            iteration,
            objective,
            weights,
        });
        history.push_back(objective);
        if history.len() > WINDOW {
            let before = history.pop_front().unwrap_or(objective);
            if (before - objective) / objective.abs().max(1e-12) < limits.tolerance {
                break;
            }
        }
    }
}

struct Pair {
    moved: Vec<f64>,
    turned: Vec<f64>,
    rho: f64,
}

impl Pair {
    fn new(x: &[f64], x_before: &[f64], g: &[f64], g_before: &[f64]) -> Self {
        let moved: Vec<f64> = x.iter().zip(x_before).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = g.iter().zip(g_before).map(|(a, b)| a - b).collect();
        let rho = 1.0 / dot(&moved, &turned).max(1e-300);
        Self { moved, turned, rho }
    }
}

struct Step {
    x: Vec<f64>,
    gradient: Vec<f64>,
    objective: f64,
}

/// The derivative where it exists; at zero, the side on which the function falls, if there is one.
fn pseudo_gradient(x: &[f64], gradient: &[f64], l1: f64) -> Vec<f64> {
    let one = |(&x, &g): (&f64, &f64)| {
        if x != 0.0 {
            g + l1 * x.signum()
        } else if g + l1 < 0.0 {
            g + l1
        } else if g - l1 > 0.0 {
            g - l1
        } else {
            0.0
        }
    };
    if l1 == 0.0 {
        gradient.to_vec()
    } else {
        x.iter().zip(gradient).map(one).collect()
    }
}

/// The quasi-Newton direction of descent.
fn two_loop(steepest: &[f64], pairs: &VecDeque<Pair>) -> Vec<f64> {
    let mut direction: Vec<f64> = steepest.iter().map(|g| -g).collect();
    let mut alphas = Vec::with_capacity(pairs.len());
    for pair in pairs.iter().rev() {
        let alpha = pair.rho * dot(&pair.moved, &direction);
        add(&mut direction, -alpha, &pair.turned);
        alphas.push(alpha);
    }
    if let Some(last) = pairs.back() {
        let gamma = 1.0 / (last.rho * dot(&last.turned, &last.turned));
        direction.iter_mut().for_each(|d| *d *= gamma);
    }
    for (pair, alpha) in pairs.iter().zip(alphas.into_iter().rev()) {
        let beta = pair.rho * dot(&pair.turned, &direction);
        add(&mut direction, alpha - beta, &pair.moved);
    }
    direction
}

/// Keeps to the orthant in which the L1 term is linear.
fn constrain(direction: &mut [f64], steepest: &[f64], l1: f64) {
    if l1 > 0.0 {
        for (d, g) in direction.iter_mut().zip(steepest) {
            if *d * g >= 0.0 {
                *d = 0.0;
            }
        }
    }
}

/// Backtracks from a first step until the objective falls enough; `None` when it does not.
fn search(
    x: &[f64],
    direction: &[f64],
    steepest: &[f64],
    objective: f64,
    first: f64,
    l1: f64,
    value: &mut impl FnMut(&[f64], &mut [f64]) -> f64,
) -> Option<Step> {
    let mut width = first;
    let mut gradient = vec![0.0; x.len()];
    for _ in 0..30 {
        let next: Vec<f64> = x
            .iter()
            .zip(direction)
            .zip(steepest)
            .map(|((&x, &d), &g)| {
                let moved = x + width * d;
                let orthant = if x != 0.0 { x } else { -g };
                if l1 > 0.0 && moved * orthant <= 0.0 {
                    0.0
                } else {
                    moved
                }
            })
            .collect();
        let reached = value(&next, &mut gradient) + l1 * norm1(&next);
        let gain: f64 = next
            .iter()
            .zip(x)
            .zip(steepest)
            .map(|((n, x), g)| (n - x) * g)
            .sum();
        if reached <= objective + 1e-4 * gain {
            return Some(Step {
                x: next,
                gradient,
                objective: reached,
            });
        }
        width *= 0.5;
    }
    None
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], factor: f64, from: &[f64]) {
    to.iter_mut()
        .zip(from)
        .for_each(|(to, from)| *to += factor * from);
}

fn norm1(x: &[f64]) -> f64 {
    x.iter().map(|x| x.abs()).sum()
}

fn norm2(x: &[f64]) -> f64 {
    dot(x, x).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn least(l1: f64) -> Vec<f64> {
        // (x0-3)² + 10(x1+1)² + (x2-0.2)²
        let centre = [3.0, -1.0, 0.2];
        let weight = [1.0, 10.0, 1.0];
        let mut x = vec![0.0; 3];
        let limits = Limits {
            l1,
            iterations: 100,
            tolerance: 1e-12,
        };
        let value = |x: &[f64], g: &mut [f64]| {
            (0..3)
                .map(|i| {
                    g[i] = 2.0 * weight[i] * (x[i] - centre[i]);
                    weight[i] * (x[i] - centre[i]).powi(2)
                })
                .sum()
        };
        minimise(&mut x, limits, value, &mut |_| {});
        x
    }

    #[test]
    fn finds_the_least_point_of_a_quadratic() {
        let x = least(0.0);
        assert!(
            (x[0] - 3.0).abs() < 1e-4 && (x[1] + 1.0).abs() < 1e-4 && (x[2] - 0.2).abs() < 1e-4
        );
    }

    #[test]
    fn the_l1_term_shrinks_and_zeroes() {
        let x = least(1.0);
        assert!((x[0] - 2.5).abs() < 1e-4, "{x:?}");
        assert!((x[1] + 0.95).abs() < 1e-4, "{x:?}");
        assert_eq!(x[2], 0.0);
    }
}
