//! Romanised entries, as Ukrainian journals want them under "References".

use crate::lang::romanize_kmu55 as romanise;
use crate::model::Label;
use crate::parse::generate::draft::Draft;
use crate::parse::generate::random::Random;
use crate::parse::generate::seeds::Seeds;

use super::values::initials;

/// An entry romanised by КМУ-55, or translated with a remark.
pub(super) fn romanised(seeds: &Seeds, random: &mut Random) -> Option<Draft> {
    let names = names(seeds, random)?;
    let year = random.between(1995, 2026).to_string();
    let is_book = random.chance(30);
    let (book, article) = (&seeds.ukrainian.books, &seeds.ukrainian.articles);
    let title = bare(random.pick(if is_book { book } else { article })?);
    let english = bare(random.pick(&seeds.latin.articles)?);
    let mut draft = Draft::default();
    draft
        .field(Label::Author, names.join(random.of(&[", ", ", & "])))
        .plain(" (")
        .field(Label::Date, year)
        .plain("). ");
    if random.chance(70) {
        draft.field(Label::Title, romanise(title));
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
        imprint(&mut draft, seeds, random)?;
    } else {
        journal(&mut draft, seeds, random)?;
    }
    remark(&mut draft, random);
    Some(draft)
}

fn names(seeds: &Seeds, random: &mut Random) -> Option<Vec<String>> {
    let count = random.between(1, 3);
    let mut name = || {
        let person = random.pick(&seeds.ukrainian.persons)?;
        Some(format!(
            "{}, {}",
            romanise(&person.family),
            romanise(&initials(&person.given))
        ))
    };
    (0..count).map(|_| name()).collect()
}

fn imprint(draft: &mut Draft, seeds: &Seeds, random: &mut Random) -> Option<()> {
    let pool = &seeds.ukrainian;
    draft
        .field(Label::Location, romanise(random.pick(&pool.places)?))
        .plain(": ");
    draft.field(Label::Publisher, romanise(random.pick(&pool.publishers)?));
    Some(())
}

fn journal(draft: &mut Draft, seeds: &Seeds, random: &mut Random) -> Option<()> {
    let journal = bare(random.pick(&seeds.ukrainian.journals)?);
    draft.field(Label::Container, romanise(journal));
    if random.chance(40) {
        let translated = bare(random.pick(&seeds.latin.journals)?);
        draft
            .plain(random.of(&[" – ", " ", " - "]))
            .field(Label::Note, format!("[{translated}]"));
    }
    draft.plain(", ");
    numbers(draft, random);
    Some(())
}

fn numbers(draft: &mut Draft, random: &mut Random) {
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

/// The remark that says in which language the work is.
fn remark(draft: &mut Draft, random: &mut Random) {
    let remark = random.of(&[
        "[in Ukrainian]",
        "(in Ukrainian)",
        "[In Ukrainian]",
        "[in Ukr.]",
    ]);
    match random.below(3) {
        0 => draft.plain(" ").field(Label::Note, remark).plain("."),
        1 => draft.plain(". ").field(Label::Note, remark),
        _ => draft.plain("."),
    };
}

fn bare(title: &str) -> &str {
    title.trim_end_matches('.')
}
