//! Romanised entries, as Ukrainian journals want them under "References".

use crate::lang;
use crate::model::Label;
use crate::parse::generate::draft::Draft;
use crate::parse::generate::random::Random;
use crate::parse::generate::seeds::Seeds;

use super::values::initials;

/// A romanised entry as Ukrainian journals want it under "References": romanised, or translated with a remark.
pub(super) fn romanised(seeds: &Seeds, random: &mut Random) -> Option<Draft> {
    let romanise = lang::romanize_kmu55;
    let pool = &seeds.ukrainian;
    let count = random.between(1, 3);
    let mut names = Vec::new();
    for _ in 0..count {
        let person = random.pick(&pool.persons)?;
        names.push(format!(
            "{}, {}",
            romanise(&person.family),
            romanise(&initials(&person.given))
        ));
    }
    let year = random.between(1995, 2026).to_string();
    let is_book = random.chance(30);
    let title = random
        .pick(if is_book { &pool.books } else { &pool.articles })?
        .trim_end_matches('.')
        .to_owned();
    let english = random
        .pick(&seeds.latin.articles)?
        .trim_end_matches('.')
        .to_owned();
    let mut draft = Draft::default();
    draft
        .field(Label::Author, names.join(random.of(&[", ", ", & "])))
        .plain(" (")
        .field(Label::Date, year)
        .plain("). ");
    if random.chance(70) {
        draft.field(Label::Title, romanise(&title));
        if random.chance(70) {
            draft
                .plain(random.of(&[" ", " ", ". "]))
                .field(Label::Note, format!("[{english}]"));
        }
    } else {
        draft.field(Label::Title, english);
    }
    draft.plain(". ");
    if is_book {
        draft
            .field(Label::Location, romanise(random.pick(&pool.places)?))
            .plain(": ");
        draft.field(Label::Publisher, romanise(random.pick(&pool.publishers)?));
    } else {
        draft.field(
            Label::Container,
            romanise(random.pick(&pool.journals)?.trim_end_matches('.')),
        );
        if random.chance(40) {
            let translated = random
                .pick(&seeds.latin.journals)?
                .trim_end_matches('.')
                .to_owned();
            draft
                .plain(random.of(&[" – ", " ", " - "]))
                .field(Label::Note, format!("[{translated}]"));
        }
        draft.plain(", ");
        let (volume, issue) = (
            random.between(1, 80).to_string(),
            random.between(1, 12).to_string(),
        );
        match random.below(4) {
            0 => draft
                .field(Label::Volume, volume)
                .plain("(")
                .field(Label::Issue, issue)
                .plain(")"),
            1 => draft.field(Label::Issue, issue),
            2 => draft
                .plain("vol. ")
                .field(Label::Volume, volume)
                .plain(", no. ")
                .field(Label::Issue, issue),
            _ => draft.plain("Vyp. ").field(Label::Issue, volume),
        };
        let first = random.between(1, 300);
        draft
            .plain(random.of(&[", ", ", pp. ", ", s. ", ". S. "]))
            .field(
                Label::Pages,
                format!("{first}–{}", first + random.between(2, 20)),
            );
    }
    let note = random.of(&[
        "[in Ukrainian]",
        "(in Ukrainian)",
        "[In Ukrainian]",
        "[in Ukr.]",
    ]);
    match random.below(3) {
        0 => draft.plain(" ").field(Label::Note, note).plain("."),
        1 => draft.plain(". ").field(Label::Note, note),
        _ => draft.plain("."),
    };
    Some(draft)
}
