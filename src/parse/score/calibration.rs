//! Whether the labeller is as often right as it is sure.

/// How many bins there are, equally wide.
const BINS: usize = 10;

/// Predictions by confidence, with how many of them were right.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Calibration {
    bins: [Bin; BINS],
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Bin {
    count: usize,
    right: usize,
    /// The sum of the confidences.
    sure: f64,
}

impl Bin {
    /// How far the share of what is right lies from the mean confidence, times the number of predictions.
    fn error(self) -> f64 {
        (self.right as f64 - self.sure).abs()
    }
}

impl Calibration {
    /// Adds a prediction.
    pub(super) fn add(&mut self, confidence: f32, is_right: bool) {
        let confidence = f64::from(confidence);
        let at = (confidence * BINS as f64) as usize;
        let bin = &mut self.bins[at.min(BINS - 1)];
        bin.count += 1;
        bin.right += usize::from(is_right);
        bin.sure += confidence;
    }

    /// Adds the predictions of another.
    pub(super) fn merge(&mut self, other: &Self) {
        for (bin, other) in self.bins.iter_mut().zip(other.bins) {
            bin.count += other.count;
            bin.right += other.right;
            bin.sure += other.sure;
        }
    }

    /// The expected calibration error (Naeini et al. 2015), 0 to 1: the mean distance between confidence and the share
    /// of what is right, bin by bin; 0 where nothing was predicted.
    pub fn error(&self) -> f64 {
        let count: usize = self.bins.iter().map(|bin| bin.count).sum();
        let distance: f64 = self.bins.iter().map(|bin| bin.error()).sum();
        distance / count.max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_the_distance_between_confidence_and_truth() {
        let mut calibration = Calibration::default();
        assert!(calibration.error().abs() < 1e-9);
        // Four of five right at 0.8, as they should be; none of five at 1.
        (0..5).for_each(|at| calibration.add(0.8, at < 4));
        assert!(calibration.error().abs() < 1e-6);
        let mut other = Calibration::default();
        (0..5).for_each(|_| other.add(1.0, false));
        calibration.merge(&other);
        assert!((calibration.error() - 0.5).abs() < 1e-6);
    }
}
