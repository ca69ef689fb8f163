//! What stands on a page and is no part of its text: menus, buttons, and the links that publishers put behind each reference.

use super::tree::Element;

/// Elements that hold no text of the page.
#[rustfmt::skip]
const HIDDEN: &[&str] = &[
    "audio", "canvas", "datalist", "dialog", "iframe", "nav", "noembed", "noframes", "noscript", "object", "optgroup", "option",
    "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Roles (WAI-ARIA) of elements that hold no text of the page.
const HIDDEN_ROLES: &[&str] = &[
    "alert",
    "dialog",
    "menu",
    "menubar",
    "navigation",
    "search",
    "tablist",
    "toolbar",
    "tooltip",
];

/// Classes of what is not printed, or is no part of the text it stands in.
#[rustfmt::skip]
const HIDDEN_CLASSES: &[&str] = &[
    "mw-cite-backlink", "mw-editsection", "mw-jump-link", "noprint", "screen-reader-text", "sr-only", "visually-hidden",
    "visuallyhidden", "z3988",
];

/// Whether nothing in an element is text of the page.
pub(super) fn is_hidden(element: &Element) -> bool {
    let role = element.attribute("role").unwrap_or_default();
    let mut classes = element
        .attribute("class")
        .unwrap_or_default()
        .split_whitespace();
    element.is_one_of(HIDDEN)
        || HIDDEN_ROLES.contains(&role)
        || classes.any(|class| {
            HIDDEN_CLASSES
                .iter()
                .any(|hidden| class.eq_ignore_ascii_case(hidden))
        })
}

/// Whether the element is marked as not shown. Lists that a click unfolds are so too: it says something of small pieces only.
pub(super) fn is_marked_hidden(element: &Element) -> bool {
    let style = element.attribute("style").unwrap_or_default();
    let squeezed: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(200)
        .collect();
    element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
        || squeezed.to_ascii_lowercase().contains("display:none")
}

/// What the links behind references are called, in lower case and without brackets and marks.
#[rustfmt::skip]
const LINK_WORDS: &[&str] = &[
    "ads", "adsabs", "article google scholar", "cas", "chemical abstracts", "citeseer", "citeseerx", "copy", "copy citation",
    "cross ref", "crossref", "crossref full text", "direct link", "download", "download citation", "export citation", "find it",
    "free full text", "full text", "full text via publisher", "get it", "google books", "google scholar", "infotrieve",
    "jump up", "mathscinet", "mathnet", "nasa ads", "open in new tab", "open url",
    "openurl", "open worldcat", "pdf", "pmc free article", "pubmed", "pubmed abstract", "publisher full text",
    "pubmed central", "return to ref", "scopus", "search ads", "search google scholar", "view article", "view at publisher",
    "view at google scholar", "view in article", "view in scopus", "view pdf", "view record in scopus", "wayback machine",
    "web of science", "web of science®", "world cat", "worldcat", "zbmath", "zentralblatt math", "копіювати", "повний текст",
    "перейти до джерела", "скопіювати", "на початок", "вгору", 
];

/// Words that are such links only in brackets, or alone in their paragraph: elsewhere they may be a part of the print, as in
/// `doi:10.1000/x` or `ISBN 966-…`.
#[rustfmt::skip]
const BRACKETED_WORDS: &[&str] = &[
    "article", "doi", "google", "inspire", "isi", "jstor", "link", "math", "medline", "pmc", "pmcid", "pmid", "ref", "url", "view",
    "перейти", "посилання", "ссылка",
];

/// No such words are longer.
const LONGEST: usize = 60;

/// Whether the text of a link or button is no part of the reference that it stands in, and what stands before it.
pub(super) fn is_link_word(before: &str, text: &str, href: Option<&str>) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let bare = text
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '®')
        .to_lowercase();
    // `↑`, `^`, `a b c` lead back to the text.
    let leads_back = href.is_none_or(|href| href.starts_with('#'));
    let is_mark = bare.chars().count() <= 1 && !bare.contains(|c: char| c.is_numeric());
    let is_bracketed =
        || before.trim_end().is_empty() || before.trim_end().ends_with(['[', '(', '|']);
    LINK_WORDS.contains(&bare.as_str())
        || BRACKETED_WORDS.contains(&bare.as_str()) && is_bracketed()
        || leads_back && is_mark
}
