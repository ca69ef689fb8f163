//! Generated training text: what real labelled references lack.
//!
//! Fields of labelled references and bibliographic records are recombined in the styles in use, by the mix in
//! [`styles`], with the damage of real lists. The fields of a reference are of one language; nothing else is kept
//! together, so no generated reference is a real one.

mod damage;
mod draft;
mod random;
mod seeds;
mod styles;
mod terms;
mod values;
mod writer;

pub use seeds::Seeds;

use random::Random;

use super::corpus::{Labelled, is_found_in_order};

/// How many attempts a reference may take: seeds that lack a field fail in the styles that need it.
const PATIENCE: usize = 20;

/// Generates `count` labelled references, fewer where the seeds lack much; the same seeds and numbers give the same
/// references, and a smaller count their beginning.
pub fn generate(seeds: &Seeds, count: usize, seed: u64) -> Vec<Labelled> {
    let mut random = Random::new(seed);
    let attempts = 0..count.saturating_mul(PATIENCE);
    let written = attempts.filter_map(|_| {
        let draft = styles::draft(seeds, &mut random)?;
        Some(damage::damage(draft, &mut random).into_labelled())
    });
    // What the file of labelled references cannot say without ambiguity is left out.
    written.filter(is_found_in_order).take(count).collect()
}

#[cfg(test)]
mod tests;
