//! BibTeX and BibLaTeX: the syntax of their files, and which words stand for CSL's types and variables.
//!
//! Owns the tables that `import` and `export` both read, so that what one writes the other reads back. Types
//! and fields are those of classic BibTeX where it has a word and those of BibLaTeX (its manual, chapter 2)
//! where it has none; what neither has a word for is written under [`OWN_PREFIX`]. Makes no records and writes none.

mod case;
mod fields;
mod inheritance;
mod kinds;
mod languages;
mod macros;
pub mod syntax;

pub use case::{telling, with_nocase, without_nocase};
pub use fields::{
    archive, archive_type, date_field, date_name, editor_role, is_date_part, name_field, name_name,
    ranked_text_field, text_field, text_name,
};
pub use inheritance::{Inherited, canonical, has_book_author, inherited};
pub use kinds::{entry_type, genre, is_command, is_command_or_type, is_told_by_kind, kind};
pub use languages::{langid, language};
pub use macros::{MONTHS, month_name, predefined};

/// Before the CSL name of a variable that BibTeX has no word for; programs pass over fields unknown to them.
pub const OWN_PREFIX: &str = "csl-";

/// The field that holds the CSL type where the entry type says less.
pub const OWN_TYPE: &str = "csl-type";

/// The field that holds, as JSON, what lies under `custom` and is no field of its own.
pub const OWN_CUSTOM: &str = "csl-custom";

/// The field that holds the item's `categories`, as JSON.
pub const OWN_CATEGORIES: &str = "csl-categories";

/// The key under `custom` of an entry type that the kind does not tell.
pub const ENTRY_TYPE: &str = "entrytype";

/// What is added to the name of a list of names under `custom`, for a list that goes on (`and others`).
pub const TRUNCATED: &str = "-truncated";

/// The name that goes on a list.
pub const OTHERS: &str = "others";
