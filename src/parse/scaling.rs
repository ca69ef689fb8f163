//! From the probability that the model gives a segment to how often such segments are right.
//!
//! A CRF is too sure of itself on text of a kind that it was not trained on. Platt's scaling (Platt 1999): per label, the
//! log-odds are stretched and moved so that they fit the outcome on references that the model has not seen.

use crate::model::{Label, Segment};

use super::corpus::Labelled;
use super::labeller::Labeller;
use super::scheme::to_common;
use super::score::canonical;

/// What is done to the log-odds of a segment of some label: times `stretch`, plus `shift`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scaling {
    pub(super) stretch: f32,
    pub(super) shift: f32,
}

/// Log-odds beyond this are as good as certain.
const CERTAIN: f32 = 12.0;

/// How strongly a scaling is held to leaving all as it is.
const PRIOR: f64 = 4.0;

const STEPS: i32 = 50;

impl Scaling {
    /// The share of segments with this probability that are right, 0 to 1.
    pub(super) fn apply(self, probability: f32) -> f32 {
        logistic(f64::from(self.stretch * log_odds(probability) + self.shift)) as f32
    }

    /// The scaling that fits outcomes best: log-odds, and whether the segment was right. Newton's method on the
    /// log-likelihood with a quadratic prior, which has one maximum; a step that leads past it is halved.
    fn fitted(outcomes: &[(f32, bool)]) -> Self {
        let mut at = [1.0, 0.0];
        let mut height = likelihood(outcomes, at);
        for _ in 0..STEPS {
            let step = newton(outcomes, at);
            let reached = (0..STEPS).find_map(|halvings| {
                let share = 0.5f64.powi(halvings);
                let next = [at[0] + share * step[0], at[1] + share * step[1]];
                let reached = likelihood(outcomes, next);
                (reached > height).then_some((next, reached))
            });
            match reached {
                Some(higher) => (at, height) = higher,
                None => break,
            }
        }
        // A scaling that turned the order round would make nonsense of confidences.
        Self {
            stretch: (at[0] as f32).max(0.05),
            shift: at[1] as f32,
        }
    }
}

/// The logarithm of the likelihood of outcomes under `[stretch, shift]`, and of the prior.
fn likelihood(outcomes: &[(f32, bool)], [stretch, shift]: [f64; 2]) -> f64 {
    let prior = -0.5 * PRIOR * ((stretch - 1.0).powi(2) + shift.powi(2));
    let each = outcomes.iter().map(|&(odds, right)| {
        let odds = stretch * f64::from(odds) + shift;
        // The logarithm of the logistic function, which does not overflow on either side.
        let towards = if right { odds } else { -odds };
        towards.min(0.0) - (-towards.abs()).exp().ln_1p()
    });
    prior + each.sum::<f64>()
}

/// The step that leads to the maximum of the parabola which touches [`likelihood`] here.
fn newton(outcomes: &[(f32, bool)], [stretch, shift]: [f64; 2]) -> [f64; 2] {
    let mut slope = [PRIOR * (1.0 - stretch), -PRIOR * shift];
    let mut bend = [PRIOR, 0.0, PRIOR];
    for &(odds, right) in outcomes {
        let odds = f64::from(odds);
        let p = logistic(stretch * odds + shift);
        let (miss, weight) = (f64::from(u8::from(right)) - p, p * (1.0 - p));
        slope = [slope[0] + miss * odds, slope[1] + miss];
        bend = [
            bend[0] + weight * odds * odds,
            bend[1] + weight * odds,
            bend[2] + weight,
        ];
    }
    let determinant = bend[0] * bend[2] - bend[1] * bend[1];
    [
        (slope[0] * bend[2] - slope[1] * bend[1]) / determinant,
        (slope[1] * bend[0] - slope[0] * bend[1]) / determinant,
    ]
}

fn log_odds(probability: f32) -> f32 {
    (probability / (1.0 - probability))
        .ln()
        .clamp(-CERTAIN, CERTAIN)
}

fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// The scaling of each label, in the order of [`Label::ALL`], for a labeller that has not seen `truth`.
pub(super) fn scalings<'a>(
    labeller: &Labeller,
    truth: impl IntoIterator<Item = &'a Labelled>,
) -> Vec<Scaling> {
    let mut outcomes = vec![Vec::new(); Label::ALL.len()];
    let mut scratch = labeller.scratch();
    for reference in truth {
        let mut expected = values(reference);
        let segmented = labeller.segments(&reference.text, &mut scratch);
        for segment in &segmented.segments {
            let right = take(&mut expected, segment, &segmented.text);
            outcomes[segment.label as usize].push((log_odds(segment.confidence), right));
        }
    }
    outcomes.iter().map(|some| Scaling::fitted(some)).collect()
}

/// The true values in comparable form.
fn values(reference: &Labelled) -> Vec<(Label, String)> {
    let values = to_common(reference).into_iter();
    values
        .map(|(label, span)| (label, canonical(Some(label), span.of(&reference.text))))
        .collect()
}

/// Whether the segment is among the expected values, which it is struck off.
fn take(expected: &mut Vec<(Label, String)>, segment: &Segment, text: &str) -> bool {
    let value = canonical(Some(segment.label), segment.span.of(text));
    let mut among = expected.iter();
    match among.position(|(label, other)| *label == segment.label && *other == value) {
        Some(at) => {
            expected.swap_remove(at);
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_seen_changes_nothing() {
        let fitted = Scaling::fitted(&[]);
        assert!((fitted.apply(0.75) - 0.75).abs() < 1e-6);
    }

    #[test]
    fn the_mean_comes_out_as_it_was() {
        // Said with 0.98, right four times of five.
        let outcomes: Vec<_> = (0..1000).map(|n| (log_odds(0.98), n % 5 != 0)).collect();
        let fitted = Scaling::fitted(&outcomes);
        assert!((fitted.apply(0.98) - 0.8).abs() < 0.01, "{fitted:?}");
        assert!(fitted.apply(0.6) < fitted.apply(0.9));
    }

    #[test]
    fn a_misfit_is_met_all_the_same() {
        // Mostly all but certain, and no more often right than a coin: the first steps of Newton's method alone lead
        // far away.
        let outcomes = (0..1000).map(|n| match n % 10 {
            0 => (0.0, n % 20 == 0),
            _ => (CERTAIN, n % 5 < 3),
        });
        let fitted = Scaling::fitted(&outcomes.collect::<Vec<_>>());
        assert!((fitted.apply(1.0) - 0.6).abs() < 0.06, "{fitted:?}");
    }

    #[test]
    fn certainty_stays_finite() {
        let fitted = Scaling::fitted(&[]);
        assert!((0.9999..=1.0).contains(&fitted.apply(1.0)));
        assert!((0.0..0.0001).contains(&fitted.apply(0.0)));
    }
}
