//! The styles: how the fields are put together.

mod address;
mod romanised;
mod values;
mod web;
mod works;

use super::draft::Draft;
use super::random::Random;
use super::seeds::{Pool, Seeds};

/// One reference in a style by chance; `None` where the seeds lack a field for it.
pub(super) fn draft(seeds: &Seeds, random: &mut Random) -> Option<Draft> {
    let ukrainian = random.chance(62);
    let language = if ukrainian {
        Language::Ukrainian
    } else {
        Language::English
    };
    let pool = if ukrainian {
        &seeds.ukrainian
    } else {
        &seeds.latin
    };
    let mut write = Writer {
        pool,
        language,
        random,
        draft: Draft::default(),
    };
    match write.random.below(20) {
        0..=5 => write.web_apa()?,
        6..=7 => write.post_apa()?,
        8..=11 => write.journal_apa()?,
        12..=13 => write.book_apa()?,
        14 => write.chapter_apa()?,
        15 => write.mla()?,
        16 if ukrainian => write.web_dstu()?,
        16..=19 if ukrainian => return romanised::romanised(seeds, write.random),
        16..=17 => write.journal_vancouver()?,
        _ => write.web_dstu()?,
    }
    Some(write.draft)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    Ukrainian,
    English,
}

struct Writer<'a> {
    pool: &'a Pool,
    language: Language,
    random: &'a mut Random,
    draft: Draft,
}
