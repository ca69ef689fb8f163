//! The item type, told from what is printed.

use crate::model::{Kind, Label, TextField};

use super::draft::Draft;

/// Beginnings of words of a genre, and the type they name.
const GENRES: &[(&[&str], Kind)] = &[
    (
        &[
            "дис.",
            "дис ",
            "дисерт",
            "диссерт",
            "автореф",
            "thesis",
            "dissertation",
            "phd",
            "магістерська роб",
            "магістерська дис",
            "кваліфікаційн",
            "дипломн",
        ],
        Kind::Thesis,
    ),
    (
        &[
            "патент",
            "patent",
            "а. с",
            "а.с",
            "авторське свід",
            "авторське св.",
            "авторское свид",
            "заявка на",
        ],
        Kind::Patent,
    ),
    (
        &[
            "закон",
            "кодекс",
            "постанов",
            "указ ",
            "указ",
            "наказ",
            "розпорядж",
            "конституц",
            "директив",
            "рішення",
            "приказ",
            "лист мон",
            "декрет",
            "regulation",
            "directive",
            "law of",
            "decree",
            "act of",
        ],
        Kind::Legislation,
    ),
    (
        &["договір", "угода", "конвенц", "treaty", "convention"],
        Kind::Treaty,
    ),
    (
        &[
            "держ. стандарт",
            "стандарт",
            "standard",
            "держ. буд",
            "державні будівельні",
        ],
        Kind::Standard,
    ),
    (&["рец", "review"], Kind::Review),
    (
        &[
            "звіт",
            "отчет",
            "report",
            "технічний звіт",
            "technical report",
            "working paper",
        ],
        Kind::Report,
    ),
    (&["карта", "мапа", "map", "атлас"], Kind::Map),
    (
        &["video", "відео", "film", "фільм", "motion picture"],
        Kind::MotionPicture,
    ),
    (&["dataset", "data set", "набір даних"], Kind::Dataset),
    (
        &["software", "computer program", "комп’ютерна програма"],
        Kind::Software,
    ),
    (&["інтерв", "interview"], Kind::Interview),
    (&["preprint", "препринт"], Kind::Article),
    (
        &["презентац", "presentation", "промова", "speech"],
        Kind::Speech,
    ),
];

/// Beginnings of the numbers of standards.
const STANDARDS: &[&str] = &[
    "дсту",
    "нпаоп",
    "стандарт вищої",
    "дбн",
    "гост",
    "гсту",
    "сниу",
    "снип",
    "санпін",
    "дсанпін",
    "iso ",
    "iso/",
    "iec",
    "ansi",
    "дк ",
    "кнд",
    "есту",
    "din ",
];

/// Words of one-off conferences.
const CONFERENCES: &[&str] = &[
    "конференц",
    "конф.",
    "симпозіум",
    "симпозиум",
    "конгрес",
    "конгресс",
    "семінар",
    "семинар",
    "читання",
    "тези",
    "тезисы",
    "форум",
    "з’їзд",
    "proceedings",
    "conference",
    "symposium",
    "congress",
    "workshop",
    "conf.",
    "proc.",
    "in proc",
    "матеріали міжнар",
    "матеріали всеукр",
    "міжнар. наук",
    "всеукр. наук",
    "наук.-практ",
    "науково-практич",
    "наук.-метод",
    "konferenc",
    "abstracts",
    "lecture notes",
    "collection of scientific papers",
];

/// Words of newspapers.
const NEWSPAPERS: &[&str] = &[
    "газета",
    "газ.",
    "кур’єр",
    "кур'єр",
    "голос україни",
    "дзеркало тижня",
    "україна молода",
    "newspaper",
    "times",
    "gazette",
    "daily",
    "herald tribune",
    "guardian",
    "washington post",
    "wall street journal",
];

/// Social networks, as containers name them.
const SOCIAL: &[&str] = &[
    "twitter",
    "facebook",
    "linkedin",
    "instagram",
    "telegram",
    "tiktok",
    "mastodon",
    "threads",
    "x",
];

/// Their hosts.
const SOCIAL_HOSTS: &[&str] = &[
    "twitter.com",
    "x.com",
    "facebook.com",
    "linkedin.com",
    "instagram.com",
    "t.me",
    "tiktok.com",
    "mastodon.social",
    "threads.net",
];

/// Beginnings of the titles of rules and laws.
const STATUTES: &[&str] = &[
    "закон україни",
    "конституція україни",
    "law of ukraine",
    "закон украины",
    "положення про",
    "статут ",
    "кодекс ",
    "постанова ",
    "наказ ",
    "указ ",
    "порядок ",
];

/// Genres of what may have a title like a law's and a number, but is none.
const TAUGHT: &[&str] = &[
    "посібник",
    "підручник",
    "свідоцтв",
    "сертифікат",
    "курс",
    "учебник",
    "пособие",
];

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
    let signs = Signs {
        genre: lower(TextField::Genre),
        title: lower(TextField::Title),
        container: lower(TextField::ContainerTitle),
        number: lower(TextField::Number),
        url: lower(TextField::Url),
    };
    by_genre(&signs.genre)
        .or_else(|| by_number(draft, &signs))
        .or_else(|| in_container(draft, &signs))
        .unwrap_or_else(|| on_its_own(draft, &signs))
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
    if standard(&signs.number) || standard(&signs.title) {
        return Some(Kind::Standard);
    }
    let code = signs.title.ends_with("кодекс україни");
    let act = STATUTES.iter().any(|start| signs.title.starts_with(start)) || code;
    let law = (signs.title.starts_with("про ") && draft.has(Label::Number))
        || signs.url.contains("zakon.rada.gov.ua");
    let anonymous = !draft.has(Label::Author);
    let taught = TAUGHT.iter().any(|word| signs.genre.contains(word));
    ((act || law) && anonymous && !taught && !draft.has(Label::Extent)).then_some(Kind::Legislation)
}

/// Parts of something: articles, chapters, papers, entries, posts.
fn in_container(draft: &Draft<'_>, signs: &Signs) -> Option<Kind> {
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
    if any(NEWSPAPERS) && !has(Label::Volume) && draft.reference.text(TextField::Doi).is_none() {
        return Some(Kind::ArticleNewspaper);
    }
    if any(CONFERENCES) && (!serial || any(&["конференц", "конф.", "conference"])) {
        return Some(Kind::PaperConference);
    }
    if serial {
        return Some(Kind::ArticleJournal);
    }
    if SOCIAL.contains(&signs.container.as_str()) || is_social(&signs.url) {
        return Some(Kind::Post);
    }
    Some(part_of_something(draft, signs))
}

/// Without a telling word: by what else is printed.
fn part_of_something(draft: &Draft<'_>, signs: &Signs) -> Kind {
    let has = |label| draft.has(label);
    let doi = draft.reference.text(TextField::Doi).is_some();
    let printed = has(Label::Pages) || has(Label::Volume) || doi;
    let book = has(Label::Publisher) || has(Label::Location) || has(Label::Editor);
    match (printed, book) {
        (true, true) if !is_journal(&signs.container) => Kind::Chapter,
        (true, _) => Kind::ArticleJournal,
        (false, _) if !signs.url.is_empty() => Kind::Webpage,
        (false, true) if has(Label::Extent) => Kind::Book,
        (false, true) => Kind::Chapter,
        (false, false) => Kind::ArticleJournal,
    }
}

fn is_journal(container: &str) -> bool {
    [
        "журнал",
        "вісник",
        "вестник",
        "journal",
        "збірник наук",
        "зб. наук",
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

/// Works that stand alone.
fn on_its_own(draft: &Draft<'_>, signs: &Signs) -> Kind {
    let has = |label| draft.has(label);
    let book =
        has(Label::Publisher) || has(Label::Extent) || has(Label::Edition) || has(Label::Location);
    let web = !signs.url.is_empty();
    if !book && is_social(&signs.url) {
        return Kind::Post;
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

/// Whether a word that begins so is in a text.
fn has_word(text: &str, start: &str) -> bool {
    text.match_indices(start)
        .any(|(at, _)| !text[..at].ends_with(char::is_alphabetic))
}

fn is_social(url: &str) -> bool {
    let host = url
        .split("//")
        .nth(1)
        .unwrap_or(url)
        .split('/')
        .next()
        .unwrap_or_default();
    let host = host.trim_start_matches("www.").trim_start_matches("m.");
    SOCIAL_HOSTS.contains(&host)
}
