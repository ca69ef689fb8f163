//! The types of what is part of something larger: articles, chapters, papers, entries, posts.

use crate::model::{DateField, Kind, Label, TextField};

use super::words::{CONFERENCES, NEWSPAPER_NAMES, NEWSPAPERS, SCREENS, SOCIAL, SOCIAL_HOSTS};
use super::{Draft, Signs, has_word, is_at};

/// Parts of something: articles, chapters, papers, entries, posts.
pub(super) fn kind(draft: &Draft<'_>, signs: &Signs) -> Option<Kind> {
    let has = |label| draft.has(label);
    if signs.container.is_empty() {
        return has(Label::Issue)
            .then_some(Kind::ArticleJournal)
            .filter(|_| has(Label::Pages));
    }
    let any = |words: &[&str]| words.iter().any(|word| has_word(&signs.container, word));
    let serial = has(Label::Issue);
    if any(&["енциклопед", "энциклопед", "encyclop"]) && !serial {
        return Some(Kind::EntryEncyclopedia);
    }
    if any(&["словник", "словарь", "dictionary"]) && !serial && !has(Label::Author) {
        return Some(Kind::EntryDictionary);
    }
    if is_newspaper(draft, signs) {
        return Some(Kind::ArticleNewspaper);
    }
    if any(CONFERENCES) && (!serial || any(&["конференц", "конф.", "conference", "семінар"]))
    {
        return Some(Kind::PaperConference);
    }
    if serial && any(&["magazin"]) {
        return Some(Kind::ArticleMagazine);
    }
    if serial {
        return Some(Kind::ArticleJournal);
    }
    if SOCIAL.contains(&signs.container.as_str()) || is_at(SOCIAL_HOSTS, &signs.url) {
        return Some(Kind::Post);
    }
    if is_at(SCREENS, &signs.url) || signs.container == "vimeo" {
        return Some(Kind::MotionPicture);
    }
    Some(part_of_something(draft, signs))
}

/// A newspaper by its name, or by what only newspapers have: a day of issue with a page, a running number in
/// thousands.
fn is_newspaper(draft: &Draft<'_>, signs: &Signs) -> bool {
    let has_text = |field| draft.reference.text(field).is_some();
    if draft.has(Label::Volume) || has_text(TextField::Doi) || has_text(TextField::Issn) {
        return false;
    }
    let named = NEWSPAPERS
        .iter()
        .any(|word| has_word(&signs.container, word));
    let issued = draft.reference.date(DateField::Issued);
    let dated = issued.is_some_and(|date| {
        date.end.is_none() && date.start.is_some_and(|start| start.day.is_some())
    });
    let daily = draft.reference.text(TextField::Issue).is_some_and(is_daily);
    let common = NEWSPAPER_NAMES.contains(&signs.container.as_str());
    let meeting = CONFERENCES
        .iter()
        .any(|word| has_word(&signs.container, word));
    let paged = draft
        .reference
        .text(TextField::Page)
        .is_some_and(|page| !page.contains('-'));
    let bound = draft.has(Label::Publisher) || draft.has(Label::Editor);
    named || (dated && !meeting && !bound && (common || daily || paged))
}

/// `17(4877)`: so many numbers no journal has had.
fn is_daily(issue: &str) -> bool {
    let running = issue.split(|c: char| !c.is_ascii_digit());
    running
        .filter_map(|number| number.parse::<u32>().ok())
        .any(|number| (1000..1900).contains(&number) || number > 2100)
}

/// Without a telling word: by what else is printed.
fn part_of_something(draft: &Draft<'_>, signs: &Signs) -> Kind {
    let has = |label| draft.has(label);
    let doi = draft.reference.text(TextField::Doi).is_some();
    let printed = has(Label::Pages) || has(Label::Volume) || doi;
    let book = has(Label::Publisher) || has(Label::Location) || has(Label::Editor);
    let online = doi && !has(Label::Publisher) && !has(Label::Editor);
    let serial = is_journal(&signs.container) || runs_long(draft) || online;
    match (printed, book) {
        (true, true) if !serial => Kind::Chapter,
        (true, _) => Kind::ArticleJournal,
        (false, _) if !signs.url.is_empty() => Kind::Webpage,
        (false, true) if has(Label::Extent) && !is_genre_of_container(draft) => Kind::Book,
        (false, true) => Kind::Chapter,
        (false, false) => Kind::ArticleJournal,
    }
}

/// Volumes in dozens, or an ISSN: what is told so comes out again and again.
fn runs_long(draft: &Draft<'_>) -> bool {
    let volume = draft.reference.text(TextField::Volume);
    let many = volume
        .and_then(|volume| volume.parse::<u32>().ok())
        .is_some_and(|volume| volume > 15);
    let of_book = draft.has(Label::Editor)
        || draft
            .all(Label::Note)
            .iter()
            .any(|note| note.text.contains("т."));
    draft.reference.text(TextField::Issn).is_some() || (many && !of_book)
}

/// Whether a kind of work is told behind the container: `// Назва : монографія`.
fn is_genre_of_container(draft: &Draft<'_>) -> bool {
    let place = |label| draft.first(label).map(|piece| piece.at);
    place(Label::Genre) > place(Label::Container) && draft.has(Label::Author)
}

fn is_journal(container: &str) -> bool {
    [
        "журнал",
        "вісник",
        "вестник",
        "journal",
        "збірник наук",
        "зб. наук",
        "зб.наук",
        "записки",
        "вісті",
        "наукові записки",
        "праці",
        "труды",
        "bulletin",
        "review",
        "transactions",
        "часопис",
        "альманах",
        "annals",
        "letters",
        "studies",
    ]
    .iter()
    .any(|word| container.contains(word))
}
