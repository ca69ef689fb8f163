//! What parts of a printed reference are linked to, in documents and on pages.

use crate::ident::{Doi, WebUrl};
use crate::model::{Reference, Repair, TextField};

use super::Options;

/// The rule of these repairs.
const RULE: &str = "linked";

/// Hosts of the search links that publishers put behind each reference; none is where the work is.
const SEARCHES: &[&str] = &[
    "scholar.google.",
    "www.google.",
    "search.crossref.org",
    "www.ncbi.nlm.nih.gov/entrez",
    "scholar.archive.org",
    "www.semanticscholar.org/search",
];

/// Takes DOI and address of a record from what its print is linked to: where none is printed, and where the printed one is
/// the same but for what a line's end did to it. The link is what the author's program kept whole.
pub fn linked(record: &mut Reference, links: &[String], options: &Options) {
    if !options.repair {
        return;
    }
    for link in links {
        let link = link.trim();
        match Doi::parse(link) {
            Some(doi) => take_doi(record, &doi),
            None => take_address(record, link),
        }
    }
}

fn take_doi(record: &mut Reference, doi: &Doi) {
    let printed = record.text(TextField::Doi).map(str::to_owned);
    match printed {
        None if record.doi().is_none() => put(record, TextField::Doi, "", doi.as_str()),
        Some(printed) if is_broken_form(&printed, doi.as_str()) => {
            put(record, TextField::Doi, &printed, doi.as_str());
        }
        _ => {}
    }
}

fn take_address(record: &mut Reference, link: &str) {
    if !(link.starts_with("http://") || link.starts_with("https://")) || is_search(link) {
        return;
    }
    let Some(url) = WebUrl::parse(link) else {
        return;
    };
    match record.text(TextField::Url).map(str::to_owned) {
        None if record.text(TextField::Doi).is_none() => {
            put(record, TextField::Url, "", url.as_str());
        }
        Some(printed) if is_broken_form(&printed, url.as_str()) => {
            put(record, TextField::Url, &printed, url.as_str());
        }
        _ => {}
    }
}

fn is_search(link: &str) -> bool {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    SEARCHES.iter().any(|search| rest.starts_with(search))
}

fn put(record: &mut Reference, field: TextField, from: &str, to: &str) {
    record.set_text(field, to);
    record.evidence.confidence.remove(field.as_str());
    record.evidence.repairs.push(Repair {
        field: field.as_str().to_owned(),
        rule: RULE.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
    });
}

/// Whether what is printed is the linked one cut short, or with a hyphen or a space too many or too few.
fn is_broken_form(printed: &str, linked: &str) -> bool {
    let (ours, theirs) = (plain(printed), plain(linked));
    if ours == theirs {
        return bare(&ours) == bare(&theirs) && letters(printed) != letters(linked);
    }
    let host_end = theirs.find('/').unwrap_or(theirs.len());
    ours.len() > host_end && theirs.starts_with(&ours)
}

/// An address without scheme, percent-encoding, spaces, and hyphens; in lower case.
fn plain(address: &str) -> String {
    let kept = letters(address).replace('-', "");
    kept.to_lowercase()
}

/// An address without scheme, percent-encoding and spaces.
fn letters(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let bytes = percent_decoded(rest);
    let text = String::from_utf8_lossy(&bytes);
    let kept: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    kept.trim_end_matches(['/', '.', ',']).to_owned()
}

fn bare(address: &str) -> &str {
    address.strip_prefix("www.").unwrap_or(address)
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = (byte == b'%').then(|| bytes.get(at + 1..at + 3)).flatten();
        let hex = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(value) => {
                decoded.push(value);
                at += 3;
            }
            None => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use crate::model::Kind;

    use super::*;

    #[track_caller]
    fn check(printed: &[(TextField, &str)], links: &[&str], expected: &[(TextField, &str)]) {
        let mut record = Reference::new("x", Kind::Webpage);
        for (field, text) in printed {
            record.set_text(*field, *text);
        }
        let links: Vec<_> = links.iter().map(|link| (*link).to_owned()).collect();
        linked(&mut record, &links, &Options::default());
        let found: Vec<_> = record.texts.iter().map(|(f, t)| (*f, t.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_not_printed_is_taken_from_the_link() {
        use TextField::{Doi, Url};
        check(&[], &["https://doi.org/10.1000/x"], &[(Doi, "10.1000/x")]);
        check(&[], &["https://a.ua/b"], &[(Url, "https://a.ua/b")]);
        check(
            &[(Doi, "10.1000/x")],
            &["https://publisher.test/x"],
            &[(Doi, "10.1000/x")],
        );
        check(
            &[],
            &[
                "https://scholar.google.com/scholar?q=x",
                "mailto:a@b.ua",
                "#ref1",
            ],
            &[],
        );
    }

    #[test]
    fn what_a_line_end_broke_is_mended() {
        use TextField::{Doi, Url};
        check(
            &[(Url, "https://mfa.gov.ua/news/publicdiplomacy")],
            &["https://mfa.gov.ua/news/public-diplomacy"],
            &[(Url, "https://mfa.gov.ua/news/public-diplomacy")],
        );
        check(
            &[(Url, "https://mfa.gov.ua/news")],
            &["https://mfa.gov.ua/news/public"],
            &[(Url, "https://mfa.gov.ua/news/public")],
        );
        check(
            &[(Doi, "10.1000/ab")],
            &["https://doi.org/10.1000/abcd"],
            &[(Doi, "10.1000/abcd")],
        );
    }

    #[test]
    fn another_or_the_same_address_changes_nothing() {
        use TextField::Url;
        let cyrillic = "https://mfa.gov.ua/Стратегія.pdf";
        check(
            &[(Url, cyrillic)],
            &["https://mfa.gov.ua/%D0%A1%D1%82%D1%80%D0%B0%D1%82%D0%B5%D0%B3%D1%96%D1%8F.pdf"],
            &[(Url, cyrillic)],
        );
        check(
            &[(Url, "https://a.ua/b")],
            &["https://c.ua/b", "http://a.ua/b/"],
            &[(Url, "https://a.ua/b")],
        );
    }
}
