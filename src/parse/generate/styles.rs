//! The styles, and how often each is written.

mod abroad;
mod apa;
mod archive;
mod articles;
mod books;
mod law;
mod patents;
mod romanised;
mod thesis;
mod web;

use super::draft::Draft;
use super::random::Random;
use super::seeds::{Language, Seeds};
use super::writer::{Layout, Writer};

use Language::{English, Russian, Ukrainian};
use Layout::{Dstu8302, Gost71, Own};

/// One form of reference: how often, in which language and layout, and who writes it; the writer has nothing to say
/// where the seeds lack a field for it.
type Share = (usize, Language, Layout, fn(&mut Writer<'_>) -> Option<()>);

/// The mix. The first column is how often; the forms in Ukrainian, romanised ones among them, are two thirds.
#[rustfmt::skip]
const MIX: &[Share] = &[
    (70, Ukrainian, Gost71, |w| w.book()),
    (55, Ukrainian, Gost71, |w| w.article()),
    (40, Ukrainian, Gost71, |w| w.proceedings_paper()),
    (14, Ukrainian, Gost71, |w| w.chapter()),
    (16, Ukrainian, Gost71, |w| w.thesis()),
    (12, Ukrainian, Gost71, |w| w.volumes()),
    (10, Ukrainian, Gost71, |w| w.newspaper()),
    (14, Ukrainian, Gost71, |w| w.law()),
    ( 8, Ukrainian, Gost71, |w| w.standard()),
    (10, Ukrainian, Gost71, |w| w.patent()),
    ( 8, Ukrainian, Gost71, |w| w.archive()),
    (20, Ukrainian, Gost71, |w| w.web_described()),
    (65, Ukrainian, Dstu8302, |w| w.book()),
    (65, Ukrainian, Dstu8302, |w| w.article()),
    (55, Ukrainian, Dstu8302, |w| w.proceedings_paper()),
    (18, Ukrainian, Dstu8302, |w| w.chapter()),
    (16, Ukrainian, Dstu8302, |w| w.thesis()),
    (12, Ukrainian, Dstu8302, |w| w.volumes()),
    (10, Ukrainian, Dstu8302, |w| w.newspaper()),
    (24, Ukrainian, Dstu8302, |w| w.law()),
    (10, Ukrainian, Dstu8302, |w| w.standard()),
    ( 6, Ukrainian, Dstu8302, |w| w.patent()),
    ( 8, Ukrainian, Dstu8302, |w| w.archive()),
    (35, Ukrainian, Dstu8302, |w| w.web_described()),
    (80, Ukrainian, Own, |w| w.web_apa()),
    (25, Ukrainian, Own, |w| w.post_apa()),
    (45, Ukrainian, Own, |w| w.journal_apa()),
    (22, Ukrainian, Own, |w| w.book_apa()),
    (12, Ukrainian, Own, |w| w.chapter_apa()),
    (60, Ukrainian, Own, |w| w.romanised()),
    ( 8, Ukrainian, Own, |w| w.mla()),
    ( 8, Ukrainian, Own, |w| w.harvard()),
    ( 6, Ukrainian, Own, |w| w.chicago()),
    ( 4, Ukrainian, Own, |w| w.ieee()),
    ( 4, Ukrainian, Own, |w| w.vancouver()),

    (16, Russian, Gost71, |w| w.book()),
    (14, Russian, Gost71, |w| w.article()),
    ( 5, Russian, Gost71, |w| w.proceedings_paper()),
    ( 4, Russian, Gost71, |w| w.thesis()),
    ( 3, Russian, Gost71, |w| w.volumes()),
    // ГОСТ Р 7.0.5 has the layout of ДСТУ 8302.
    (12, Russian, Dstu8302, |w| w.book()),
    (12, Russian, Dstu8302, |w| w.article()),
    ( 5, Russian, Dstu8302, |w| w.proceedings_paper()),
    ( 4, Russian, Dstu8302, |w| w.thesis()),
    ( 6, Russian, Dstu8302, |w| w.web_described()),
    ( 3, Russian, Dstu8302, |w| w.law()),

    (55, English, Gost71, |w| w.article()),
    (14, English, Gost71, |w| w.book()),
    (14, English, Gost71, |w| w.proceedings_paper()),
    ( 6, English, Gost71, |w| w.chapter()),
    (35, English, Dstu8302, |w| w.article()),
    (12, English, Dstu8302, |w| w.book()),
    (12, English, Dstu8302, |w| w.proceedings_paper()),
    (16, English, Dstu8302, |w| w.web_described()),
    (60, English, Own, |w| w.web_apa()),
    (20, English, Own, |w| w.post_apa()),
    (28, English, Own, |w| w.journal_apa()),
    (14, English, Own, |w| w.book_apa()),
    (12, English, Own, |w| w.chapter_apa()),
    (10, English, Own, |w| w.mla()),
    (18, English, Own, |w| w.vancouver()),
    (16, English, Own, |w| w.ieee()),
    (14, English, Own, |w| w.chicago()),
    (14, English, Own, |w| w.harvard()),
];

/// One reference in a style by chance; `None` where the seeds lack a field for it.
pub(super) fn draft(seeds: &Seeds, random: &mut Random) -> Option<Draft> {
    let share = *random.weighted(MIX, |share| share.0);
    written(share, seeds, random)
}

fn written(share: Share, seeds: &Seeds, random: &mut Random) -> Option<Draft> {
    let (_, language, layout, write) = share;
    let mut writer = Writer::new(seeds, language, layout, random);
    write(&mut writer)?;
    Some(writer.draft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Label;
    use crate::parse::generate::tests::seeds;

    #[test]
    fn every_style_is_reached() {
        let (seeds, mut random) = (seeds(), Random::new(3));
        for (row, &share) in MIX.iter().enumerate() {
            for _ in 0..40 {
                let draft = written(share, &seeds, &mut random);
                let draft =
                    draft.unwrap_or_else(|| panic!("row {row} {:?} wrote nothing", share.1));
                let has = |wanted| draft.pieces.iter().any(|(label, _)| *label == Some(wanted));
                assert!(has(Label::Title) || has(Label::Number), "{draft:?}");
            }
        }
    }

    #[test]
    fn ukrainian_is_two_thirds() {
        let sum = |wanted: fn(Language) -> bool| -> usize {
            let shares = MIX.iter().filter(|share| wanted(share.1));
            shares.map(|share| share.0).sum()
        };
        let share = 100 * sum(|language| language == Ukrainian) / sum(|_| true);
        assert!((60..73).contains(&share), "{share}");
    }
}
