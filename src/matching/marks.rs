//! What an entry is found by among very many: its identifiers, and keys that the entries of one work have in common.
//!
//! Owns the normalised form of both. A mark in common is a reason to compare two entries, not a proof: see
//! [`same_entry`](super::same_entry).

use crate::crf::hash_str;
use crate::ident::{ArxivId, Doi, Isbn, Pmcid, Pmid, WebUrl};
use crate::model::{DateField, Name, Reference, TextField};

use super::creators;
use super::fold::{fold, words};
use super::skeleton::skeleton;

/// So many ISBNs of one entry are looked at: a work in many volumes has some twenty.
const MOST_ISBNS: usize = 32;
/// So many words of a title stand for it: a subtitle is often left out.
const TITLE_WORDS: usize = 4;
/// Shorter words of a title are written or left out.
const SHORTEST_WORD: usize = 3;
/// A reference that is printed in fewer characters (`Ibid., p. 5`) may stand for any work.
const SHORTEST_PRINT: usize = 30;

/// What sort of identifier it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scheme {
    /// A DOI, in lower case.
    Doi,
    /// A PubMed identifier.
    Pmid,
    /// An identifier of PubMed Central, its digits.
    Pmcid,
    /// An arXiv identifier, without its version.
    Arxiv,
    /// An ISBN, its 13 digits; the chapters of a book share it.
    Isbn,
    /// A web address, without scheme, `www.` and fragment; a site may be the address of many.
    Url,
}

impl Scheme {
    /// The name in a library.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Doi => "doi",
            Self::Pmid => "pmid",
            Self::Pmcid => "pmcid",
            Self::Arxiv => "arxiv",
            Self::Isbn => "isbn",
            Self::Url => "url",
        }
    }
}

/// The identifiers of an entry, normalised, each once.
pub fn identifiers(reference: &Reference) -> Vec<(Scheme, String)> {
    let text = |field| reference.text(field);
    let mut found = Vec::new();
    let mut add = |scheme, value: Option<String>| {
        found.extend(value.map(|value| (scheme, value)));
    };
    add(Scheme::Doi, reference.doi().map(|doi| doi.key()));
    let pmid = text(TextField::Pmid).and_then(Pmid::parse);
    add(Scheme::Pmid, pmid.map(|pmid| pmid.to_string()));
    let pmcid = text(TextField::Pmcid).and_then(Pmcid::parse);
    add(Scheme::Pmcid, pmcid.map(|pmcid| pmcid.number().to_string()));
    add(Scheme::Arxiv, arxiv(reference));
    add(Scheme::Url, text(TextField::Url).and_then(address));
    for isbn in text(TextField::Isbn).map(isbns).unwrap_or_default() {
        add(Scheme::Isbn, Some(isbn));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Where it is told: the archive's name and number, an address, a DOI that arXiv gave.
fn arxiv(reference: &Reference) -> Option<String> {
    let text = |field| reference.text(field);
    let in_archive = text(TextField::Archive)
        .filter(|name| name.eq_ignore_ascii_case("arxiv"))
        .and_then(|_| text(TextField::ArchiveLocation));
    let labelled = |text: &str| text.to_ascii_lowercase().contains("arxiv");
    let printed = [TextField::Number, TextField::Url]
        .into_iter()
        .filter_map(text)
        .find(|text| labelled(text));
    let doi = reference.doi().map(|doi| doi.key());
    let given = doi.as_deref().and_then(|doi| doi.strip_prefix("10.48550/"));
    let found = [in_archive, printed, given].into_iter().flatten();
    found
        .map(|text| text.trim_start_matches("arxiv."))
        .find_map(ArxivId::parse)
        .map(|id| id.without_version().to_ascii_lowercase())
}

fn isbns(text: &str) -> Vec<String> {
    if let Some(one) = Isbn::parse(text) {
        return vec![one.to_13()];
    }
    let parts = text.split([',', ';', '/', '(', ')', ' ']);
    let sound = parts.filter_map(Isbn::parse).take(MOST_ISBNS);
    sound.map(|isbn| isbn.to_13()).collect()
}

/// An address as it is compared; none for one that is a DOI's.
pub(super) fn address(text: &str) -> Option<String> {
    if Doi::parse(text).is_some() {
        return None;
    }
    let url = WebUrl::parse(text)?.to_url();
    let host = url.host_str()?.trim_start_matches("www.");
    let path = url.path().trim_end_matches(['/', '.']);
    let query = url.query().map(|query| format!("?{query}"));
    Some(format!("{host}{path}{}", query.unwrap_or_default()))
}

/// The keys that another entry of the same work shares at least one of, as a rule.
///
/// Skeletons of words stand in them, so that a romanised entry has those of the one in Cyrillic. They belong to this
/// version of the comparison: kept ones are renewed when [`KEYS_VERSION`] grows.
pub fn keys(reference: &Reference) -> Vec<String> {
    let year = reference
        .date(DateField::Issued)
        .and_then(|date| date.start)
        .map(|start| start.year.to_string())
        .unwrap_or_default();
    let title = words(reference.text(TextField::Title).unwrap_or_default());
    let mut keys = Vec::new();
    keys.extend(beginning(&title).map(|bones| format!("title {year} {bones}")));
    if let Some(who) = creators(reference).first().and_then(author) {
        let longest = title.iter().max_by_key(|word| word.chars().count());
        keys.extend(longest.map(|word| format!("word {year} {who} {}", skeleton(word))));
        let page = reference.text(TextField::Page).and_then(first_number);
        keys.extend(page.map(|page| format!("page {year} {who} {page}")));
    }
    keys.extend(print(reference).map(|print| format!("print {:016x}", hash_str(&print))));
    keys
}

/// The version of [`keys`]; it grows when an entry gets other keys than before.
pub const KEYS_VERSION: i64 = 1;

/// The skeletons of the first words of a title.
fn beginning(title: &[String]) -> Option<String> {
    let long = |word: &&String| word.chars().count() >= SHORTEST_WORD;
    let bones: Vec<_> = title.iter().filter(long).take(TITLE_WORDS).collect();
    let bones: Vec<_> = match bones.is_empty() {
        true => title.iter().take(TITLE_WORDS).collect(),
        false => bones,
    };
    let joined: String = bones.into_iter().map(|word| skeleton(word)).collect();
    (!joined.is_empty()).then_some(joined)
}

/// The skeleton of a family name, or of the first words of an organisation's.
fn author(name: &Name) -> Option<String> {
    let all = words(name.key());
    let bones: String = match name.family {
        Some(_) => skeleton(all.last()?),
        None => all.iter().take(2).map(|word| skeleton(word)).collect(),
    };
    (!bones.is_empty()).then_some(bones)
}

fn first_number(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_ascii_digit())
        .find(|run| !run.is_empty())
}

/// The string that a reference was printed as, folded, where it is long enough to be one work's.
pub(super) fn print(reference: &Reference) -> Option<String> {
    let folded = fold(reference.evidence.raw.as_deref()?);
    (folded.chars().count() >= SHORTEST_PRINT).then_some(folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Kind, NameField};

    fn entry(fields: &[(TextField, &str)]) -> Reference {
        let mut entry = Reference::new("x", Kind::Book);
        for (field, text) in fields {
            entry.set_text(*field, *text);
        }
        entry
    }

    #[track_caller]
    fn check(field: TextField, text: &str, expected: &[(Scheme, &str)]) {
        let found = identifiers(&entry(&[(field, text)]));
        let found: Vec<_> = found
            .iter()
            .map(|(s, value)| (*s, value.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn identifiers_are_normalised() {
        use Scheme::{Arxiv, Isbn, Pmcid, Pmid, Url};
        check(
            TextField::Doi,
            "https://doi.org/10.5555/ABC",
            &[(Scheme::Doi, "10.5555/abc")],
        );
        check(
            TextField::Url,
            "http://dx.doi.org/10.5555/Abc",
            &[(Scheme::Doi, "10.5555/abc")],
        );
        check(
            TextField::Url,
            "HTTPS://www.Example.org/a/?b=1#c",
            &[(Url, "example.org/a?b=1")],
        );
        check(TextField::Pmid, "PMID: 123", &[(Pmid, "123")]);
        check(TextField::Pmcid, "PMC123", &[(Pmcid, "123")]);
        check(
            TextField::Isbn,
            "0-306-40615-2; 9780306406157, 1234",
            &[(Isbn, "9780306406157")],
        );
        check(
            TextField::Doi,
            "10.48550/arXiv.1706.03762",
            &[
                (Scheme::Doi, "10.48550/arxiv.1706.03762"),
                (Arxiv, "1706.03762"),
            ],
        );
        check(
            TextField::Url,
            "https://arxiv.org/abs/1706.03762v2",
            &[(Arxiv, "1706.03762"), (Url, "arxiv.org/abs/1706.03762v2")],
        );
    }

    #[test]
    fn a_romanised_entry_has_the_same_keys() {
        let entry = |title: &str, family: &str| {
            let mut entry = entry(&[(TextField::Title, title), (TextField::Page, "139–148")]);
            let names = vec![Name::person(family, "О.")];
            entry.names.insert(NameField::Author, names);
            entry.dates.insert(DateField::Issued, Date::year(2020));
            keys(&entry)
        };
        let printed = entry("Цифрова дипломатія України: нова роль", "Сегеда");
        let romanised = entry("Tsyfrova dyplomatiia Ukrainy: nova rol", "Seheda");
        assert_eq!(printed, romanised);
        assert_eq!(printed.len(), 3, "{printed:?}");
    }
}
