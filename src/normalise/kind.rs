//! The item type, told from what is printed.

mod parts;
#[rustfmt::skip]
mod words;

use crate::model::{Kind, Label, TextField};

use super::draft::Draft;
use words::{BOOKS, GENRES, REPORTS, SCREENS, SOCIAL_HOSTS, STANDARDS, STATUTES, TAUGHT};

/// What a draft says about its type.
struct Signs {
    genre: String,
    title: String,
    container: String,
    number: String,
    url: String,
}

/// The type: of the genre first, of numbers and container next, of what fields there are last.
pub(super) fn of(draft: &Draft<'_>) -> Kind {
    let lower = |field| {
        draft
            .reference
            .text(field)
            .unwrap_or_default()
            .to_lowercase()
    };
    // Some proceedings are printed in two pieces, the collection and the conference.
    let containers = draft.all(Label::Container);
    let containers: Vec<&str> = containers.iter().map(|piece| piece.text.as_str()).collect();
    let signs = Signs {
        genre: lower(TextField::Genre),
        title: lower(TextField::Title),
        container: containers.join("; ").to_lowercase(),
        number: lower(TextField::Number),
        url: lower(TextField::Url),
    };
    in_archive(draft)
        .or_else(|| by_genre(&signs.genre))
        .or_else(|| by_number(draft, &signs))
        .or_else(|| parts::kind(draft, &signs))
        .unwrap_or_else(|| on_its_own(draft, &signs))
}

/// A document with its place in an archive.
fn in_archive(draft: &Draft<'_>) -> Option<Kind> {
    let shelf = draft.reference.text(TextField::ArchiveLocation).is_some();
    let kept = shelf && draft.has(Label::Number) && !draft.has(Label::Publisher);
    kept.then_some(Kind::Manuscript)
}

fn by_genre(genre: &str) -> Option<Kind> {
    genre.split("; ").find_map(|genre| {
        let found = GENRES
            .iter()
            .find(|entry| entry.0.iter().any(|start| genre.starts_with(start)));
        found.map(|entry| entry.1)
    })
}

/// Laws and standards by their numbers and titles.
fn by_number(draft: &Draft<'_>, signs: &Signs) -> Option<Kind> {
    let standard = |text: &str| STANDARDS.iter().any(|start| text.starts_with(start));
    let named =
        signs.title.starts_with("стандарт ") || signs.title.starts_with("корпоративний стандарт");
    if standard(&signs.number) || standard(&signs.title) || (named && draft.has(Label::Number)) {
        return Some(Kind::Standard);
    }
    let anonymous = !draft.has(Label::Author);
    let taught = TAUGHT.iter().any(|word| signs.genre.contains(word));
    let law = anonymous && !taught && is_law(draft, signs);
    law.then_some(Kind::Legislation)
}

/// A constitution or a code, in whatever book it is printed; an act by its title, its number, where it was found.
fn is_law(draft: &Draft<'_>, signs: &Signs) -> bool {
    let code = signs.title.ends_with("кодекс україни") || signs.title.starts_with("кодекс україни");
    if code || signs.title.starts_with("конституція україни") {
        return draft.has(Label::Container) || !draft.has(Label::Issue);
    }
    let approved = draft.has(Label::Number)
        && draft
            .all(Label::Note)
            .iter()
            .any(|note| note.text.to_lowercase().starts_with("затв"));
    let act = STATUTES.iter().any(|start| signs.title.starts_with(start));
    let about = signs.title.starts_with("про ") && draft.has(Label::Number);
    let in_register =
        signs.url.contains("rada.gov.ua/laws") || signs.url.contains("zakon.rada.gov.ua");
    (act || about || approved || in_register) && !draft.has(Label::Extent)
}

/// Works that stand alone.
fn on_its_own(draft: &Draft<'_>, signs: &Signs) -> Kind {
    let has = |label| draft.has(label);
    let book =
        has(Label::Publisher) || has(Label::Extent) || has(Label::Edition) || has(Label::Location);
    let web = !signs.url.is_empty() || has(Label::Url) || has(Label::Accessed);
    if !book && is_at(SOCIAL_HOSTS, &signs.url) {
        return Kind::Post;
    }
    if !book && is_at(SCREENS, &signs.url) {
        return Kind::MotionPicture;
    }
    if REPORTS.iter().any(|start| signs.title.starts_with(start)) {
        return Kind::Report;
    }
    if BOOKS.iter().any(|start| signs.genre.starts_with(start)) {
        return Kind::Book;
    }
    match (book, web) {
        (true, false) => Kind::Book,
        (true, true) if has(Label::Extent) || has(Label::Location) || !signs.genre.is_empty() => {
            Kind::Book
        }
        (true, true) if signs.url.ends_with(".pdf") => Kind::Report,
        (_, true) => Kind::Webpage,
        _ if draft.reference.text(TextField::Isbn).is_some() || !signs.genre.is_empty() => {
            Kind::Book
        }
        _ if draft.reference.text(TextField::Doi).is_some() => Kind::Article,
        _ if has(Label::Institution) => Kind::Report,
        _ => Kind::Document,
    }
}

/// Whether a genre is that of a patent.
pub(super) fn is_patent(genre: &str) -> bool {
    by_genre(&genre.to_lowercase()) == Some(Kind::Patent)
}

/// Whether a word that begins so is in a text.
fn has_word(text: &str, start: &str) -> bool {
    text.match_indices(start)
        .any(|(at, _)| !text[..at].ends_with(char::is_alphabetic))
}

/// Whether an address is at one of these hosts.
fn is_at(hosts: &[&str], url: &str) -> bool {
    let behind = url.split("//").nth(1).unwrap_or(url);
    let host = behind.split('/').next().unwrap_or_default();
    let host = host.trim_start_matches("www.").trim_start_matches("m.");
    hosts.contains(&host)
}
