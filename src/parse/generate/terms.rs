//! The words of references in each language: what stands before a number, names of roles, kinds of work.
//!
//! Common knowledge and the standards' own examples; none is taken from a development or evaluation set. A list repeats
//! what is common.

mod english;
mod russian;
mod ukrainian;

use super::seeds::Language;

type Words = &'static [&'static str];

/// The words of one language.
#[derive(Debug)]
pub(super) struct Terms {
    /// Months as they follow a day, and shortened ones beside them in the same order.
    pub(super) months: Words,
    pub(super) short_months: Words,
    /// Before the number of a volume, of an issue, of one that is called so.
    pub(super) volume: Words,
    pub(super) number: Words,
    pub(super) issue: Words,
    pub(super) part: Words,
    /// Before pages.
    pub(super) pages: Words,
    /// After the number of all pages.
    pub(super) sheets: Words,
    /// After it, where there are pictures.
    pub(super) pictures: Words,
    pub(super) and_others: Words,
    /// Before the last name.
    pub(super) and: Words,
    /// Kinds of work: of books, of parts of the title.
    pub(super) genres: Words,
    pub(super) monographs: Words,
    pub(super) audiences: Words,
    pub(super) fields: Words,
    pub(super) editions: Words,
    /// Roles before names that stay as they are, and before ones in the genitive.
    pub(super) compilers: Words,
    pub(super) editors: Words,
    /// Roles behind a name.
    pub(super) editor_tails: Words,
    /// Ranks before a name in the genitive.
    pub(super) ranks: Words,
    pub(super) translations: Words,
    pub(super) online: Words,
    pub(super) printed: Words,
    pub(super) link_intros: Words,
    pub(super) access_intros: Words,
    pub(super) screen_notes: Words,
    pub(super) volumes_notes: Words,
    pub(super) series: Words,
    pub(super) serial_kinds: Words,
    /// `матеріали`, before what is in the genitive.
    pub(super) proceedings: Words,
    /// Conferences in the genitive, and in the nominative.
    pub(super) conferences: Words,
    pub(super) conference_names: Words,
    /// Places of conferences, and places as publishers print them.
    pub(super) towns: Words,
    pub(super) cities: Words,
    /// Degrees and what they are got for.
    pub(super) thesis_kinds: Words,
    pub(super) degrees: Words,
    pub(super) schools: Words,
    pub(super) bodies: Words,
    pub(super) sites: Words,
    pub(super) newspapers: Words,
    pub(super) publishers: Words,
    pub(super) law_kinds: Words,
    pub(super) laws: Words,
    pub(super) gazettes: Words,
    pub(super) within: Words,
    pub(super) remarks: Words,
}

/// The words of a language.
pub(super) fn terms(language: Language) -> &'static Terms {
    match language {
        Language::Ukrainian => &ukrainian::TERMS,
        Language::Russian => &russian::TERMS,
        Language::English => &english::TERMS,
    }
}
