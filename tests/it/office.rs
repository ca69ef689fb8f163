//! Documents of Word and of LibreOffice: what programs that cite left in them, the list as typed, notes, damage.

mod build;
mod fields;
mod hostile;
mod list;
mod paper;

use posyl::import::{self, Found, Options};
use posyl::model::Reference;
use posyl::ops::{self, Input, ParseOptions};

fn found(bytes: &[u8]) -> Found {
    import::read(bytes, "paper", &Options::default()).expect("the document is read")
}

fn records(bytes: &[u8]) -> Vec<Reference> {
    let found = found(bytes);
    assert_eq!(found.rejects, []);
    found.into_records()
}

/// The strings of the references in a document.
fn strings(bytes: &[u8], options: &Options) -> Vec<String> {
    let options = ParseOptions {
        import: options.clone(),
        ..ParseOptions::default()
    };
    let input = Input::new("paper", bytes);
    let (strings, _) = ops::segments(&[input], &options).expect("a sound model");
    strings.into_iter().map(|one| one.text).collect()
}

fn codes(found: &Found) -> Vec<&str> {
    found.diagnostics.iter().map(|said| said.code).collect()
}
