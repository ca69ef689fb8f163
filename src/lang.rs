//! Scripts, languages, look-alike letters, romanisation.
//!
//! Owns what can be told of a text from its letters and commonest words alone. Must not know what a
//! reference is; where nothing can be told it says so instead of guessing.

mod detect;
pub mod homoglyphs;
mod romanize;
mod script;

pub use detect::detect;
pub use romanize::romanize_kmu55;
pub use script::{Script, is_letter, script, script_of_char};

#[cfg(test)]
mod tests;
