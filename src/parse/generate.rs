//! Generated training text: what real labelled references lack.
//!
//! Fields of labelled references and bibliographic records are recombined in styles that the corpora hold few of
//! (Ukrainian APA, romanised lists, web pages, laws), with the damage of real lists. Titles go with containers
//! of their own language; nothing else is kept together, so no generated reference is a real one.

mod damage;
mod draft;
mod random;
mod seeds;
mod styles;
mod words;

pub use seeds::Seeds;

use random::Random;

use super::corpus::Labelled;

/// Generates `count` labelled references; the same seeds and number give the same references.
pub fn generate(seeds: &Seeds, count: usize, seed: u64) -> Vec<Labelled> {
    let mut random = Random::new(seed);
    (0..count)
        .filter_map(|_| {
            let draft = styles::draft(seeds, &mut random)?;
            Some(damage::damage(draft, &mut random).into_labelled())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::corpus::read_labelled;
    use crate::text::Source;

    fn seeds() -> Seeds {
        let lines = r#"{"text": "Бойко О. І. Мова міста. Вісник науки. 2019. № 2. С. 5–9.", "segments": [["author", "Бойко О. І."], ["title", "Мова міста"], ["container", "Вісник науки"], ["date", "2019"]]}
{"text": "Roe, J. (2001). On words. Journal of Words, 5, 1-9.", "segments": [["author", "Roe, J."], ["date", "2001"], ["title", "On words"], ["container", "Journal of Words"]]}"#;
        let (labelled, diagnostics) = read_labelled(&Source::new("x", lines));
        assert!(diagnostics.is_empty());
        let mut seeds = Seeds::default();
        seeds.add_labelled(&labelled);
        seeds
    }

    #[test]
    fn segments_lie_in_the_text_in_order() {
        for reference in generate(&seeds(), 500, 7) {
            let mut from = 0;
            for (label, span) in &reference.segments {
                assert!(
                    span.start >= from && span.end > span.start,
                    "{label} in {:?}",
                    reference.text
                );
                assert!(reference.text.get(span.range()).is_some());
                from = span.end;
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_references() {
        assert_eq!(generate(&seeds(), 50, 7), generate(&seeds(), 50, 7));
        assert_ne!(generate(&seeds(), 50, 7), generate(&seeds(), 50, 8));
    }
}
