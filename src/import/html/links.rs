//! Addresses of links, made whole.

use url::Url;

use super::tree::Page;

/// The longest address believed.
const LONGEST: usize = 8192;

/// Beginnings of links that lead within the page or, in an encyclopedia, to what it says of a word: `DOI`, the author, the publisher.
const INSIDE: &[&str] = &["#", "/wiki/", "./", "/w/index.php"];

/// What relative addresses begin from.
#[derive(Debug, Clone)]
pub(super) struct Base(Option<Url>);

impl Base {
    /// The page's own base, else the name of its source where that is an address.
    pub(super) fn of(page: &Page, source: &str) -> Self {
        let own = own_address(source);
        let told = page
            .named("base")
            .find_map(|(_, base)| base.attribute("href"));
        let told = told.and_then(|told| match &own {
            Some(own) => own.join(told.trim()).ok(),
            None => Url::parse(told.trim()).ok(),
        });
        Self(told.or(own))
    }

    /// The address of a link; none where it leads within the page or the encyclopedia, writes a letter, runs a script or cannot be made whole.
    pub(super) fn whole(&self, href: &str) -> Option<String> {
        let href: String = href.trim().chars().filter(|c| !c.is_control()).collect();
        if href.is_empty()
            || href.len() > LONGEST
            || INSIDE.iter().any(|inside| href.starts_with(inside))
        {
            return None;
        }
        match Url::parse(&href) {
            Ok(url) => matches!(url.scheme(), "http" | "https" | "ftp" | "doi").then_some(href),
            Err(url::ParseError::RelativeUrlWithoutBase) if href.starts_with("//") => {
                Some(format!("https:{href}"))
            }
            Err(url::ParseError::RelativeUrlWithoutBase) => {
                Some(self.0.as_ref()?.join(&href).ok()?.to_string())
            }
            Err(_) => None,
        }
    }
}

/// The address that a source is called by, if it is one.
pub(super) fn own_address(source: &str) -> Option<Url> {
    let address = Url::parse(source).ok()?;
    matches!(address.scheme(), "http" | "https").then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: &str, source: &str, href: &str, expected: Option<&str>) {
        let base = Base::of(&Page::of(base), source);
        assert_eq!(base.whole(href).as_deref(), expected);
    }

    #[test]
    fn relative_addresses_are_made_whole() {
        let page = "https://journal.ua/index.php/a/view/1";
        check(
            "",
            page,
            "../download/2",
            Some("https://journal.ua/index.php/a/download/2"),
        );
        check(
            "<base href='/x/'>",
            page,
            "y",
            Some("https://journal.ua/x/y"),
        );
        check(
            "<base href='https://b.ua/'>",
            "page.html",
            "y",
            Some("https://b.ua/y"),
        );
        check("", "page.html", "y", None);
        check("", "page.html", "//b.ua/y", Some("https://b.ua/y"));
    }

    #[test]
    fn other_addresses_stay_or_are_left_out() {
        let cyrillic = " https://a.ua/Стаття ";
        check("", "x", cyrillic, Some("https://a.ua/Стаття"));
        for href in [
            "#r1",
            "mailto:a@b.ua",
            "javascript:void(0)",
            "",
            "data:text/html,x",
        ] {
            check("", "https://a.ua/", href, None);
        }
    }
}
