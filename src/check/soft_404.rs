//! Pages that say "not found" under a 200.
//!
//! Deliberately narrow: calling a living page dead is worse than missing a dead one. Two signs count: a "not found" phrase that
//! makes up a title or heading of a short page, and a redirect from deep inside a site to its front page.

use url::Url;

use super::page::Page;

/// A page with more words than this has something to say, whatever its title.
const SHORT: usize = 500;

/// A heading is about the absence if the phrase leaves at most so many words over.
const SPARE_WORDS: usize = 4;

/// What marks an absence within a heading, in lower case, without punctuation.
const PHRASES: [&str; 63] = [
    // Ukrainian
    "сторінку не знайдено",
    "сторінка не знайдена",
    "сторінки не знайдено",
    "сторінку не знайшли",
    "сторінка не існує",
    "сторінки не існує",
    "сторінку видалено",
    "матеріал не знайдено",
    "документ не знайдено",
    "новину не знайдено",
    "статтю не знайдено",
    "помилка 404",
    // English
    "page not found",
    "404 not found",
    "404 error",
    "error 404",
    "page cannot be found",
    "page can't be found",
    "page could not be found",
    "page couldn't be found",
    "page was not found",
    "page wasn't found",
    "couldn't find that page",
    "couldn't find this page",
    "can't find that page",
    "can't find the page",
    "could not find the page",
    "page doesn't exist",
    "page does not exist",
    "page no longer exists",
    "page is no longer available",
    "looking for cannot be found",
    "looking for can't be found",
    "looking for could not be found",
    "looking for doesn't exist",
    "looking for does not exist",
    "looking for was not found",
    "file not found",
    "content not found",
    "article not found",
    "document not found",
    // Russian
    "страница не найдена",
    "страницы не существует",
    "страница не существует",
    "страница удалена",
    "материал не найден",
    "документ не найден",
    "ошибка 404",
    // German
    "seite nicht gefunden",
    "seite wurde nicht gefunden",
    "seite konnte nicht gefunden werden",
    "seite existiert nicht",
    "fehler 404",
    // French
    "page introuvable",
    "page non trouvée",
    "page n'existe pas",
    "page n'existe plus",
    "erreur 404",
    // Polish
    "nie znaleziono strony",
    "strona nie została znaleziona",
    "strona nie istnieje",
    "strony nie znaleziono",
    "błąd 404",
];

/// What marks an absence only where it is the whole heading.
const WHOLE: [&str; 8] = [
    "404",
    "not found",
    "не знайдено",
    "не найдено",
    "nicht gefunden",
    "introuvable",
    "nie znaleziono",
    "page unavailable",
];

/// Why a page found with a 200 is none, if it is none.
pub(super) fn reason(asked: &Url, found: &Url, page: Option<&Page>) -> Option<String> {
    if is_deep(asked) && is_front(found) && is_same_site(asked, found) {
        return Some(format!("redirects to the front page {found}"));
    }
    let page = page?;
    if is_front(asked) || page.words > SHORT || page.describes_work {
        return None;
    }
    let heading = page.headings.iter().find(|heading| is_absence(heading))?;
    Some(format!("the page says “{heading}”"))
}

/// Whether a title or heading says that something is not there. Parts between separators count by themselves:
/// `Page not found | ITU`.
fn is_absence(heading: &str) -> bool {
    heading
        .split(['|', '–', '—', '·', '•', '»', '«', ':', '.', '!', '/'])
        .flat_map(|part| part.split(" - "))
        .any(is_absent_part)
        || is_absent_part(heading)
}

fn is_absent_part(part: &str) -> bool {
    let words = plain_words(part);
    let plain = words.join(" ");
    if WHOLE.contains(&plain.as_str()) {
        return true;
    }
    let padded = format!(" {plain} ");
    PHRASES.iter().any(|phrase| {
        let spare = words.len().saturating_sub(phrase.split(' ').count());
        spare <= SPARE_WORDS && padded.contains(&format!(" {phrase} "))
    })
}

/// The words in lower case; apostrophes stay, of one shape.
fn plain_words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace(['’', 'ʼ', '`'], "'")
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether an address leads to a single page within a site: two levels down, or by a script with a query.
fn is_deep(url: &Url) -> bool {
    let depth = names(url).filter(|name| !is_front_name(name)).count();
    let by_script = url.query().is_some() && names(url).any(|name| name.contains('.'));
    depth >= 2 || by_script
}

/// Whether an address is a front page: the root, or that of a language, `index.html` or the like included.
fn is_front(url: &Url) -> bool {
    url.query().is_none() && names(url).all(is_front_name)
}

fn is_front_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    name.len() == 2 || matches!(stem, "index" | "home" | "default")
}

/// Whether two hosts belong together; the front page of another site may well be the new home of the work.
fn is_same_site(a: &Url, b: &Url) -> bool {
    let host = |url: &Url| {
        let host = url.host_str().unwrap_or_default().to_owned();
        host.strip_prefix("www.").map(str::to_owned).unwrap_or(host)
    };
    let (a, b) = (host(a), host(b));
    a == b || a.ends_with(&format!(".{b}")) || b.ends_with(&format!(".{a}"))
}

fn names(url: &Url) -> impl Iterator<Item = &str> {
    url.path_segments()
        .into_iter()
        .flatten()
        .filter(|name| !name.is_empty())
}
