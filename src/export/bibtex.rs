//! BibTeX with the fields of BibLaTeX.
//!
//! The text is Unicode; what TeX would take for itself is escaped, acronyms and proper names in titles are
//! kept in their case by braces. What lies under `custom` is written under its own names where BibTeX would read it so, and as
//! JSON in a field of ours where not; the evidence has no place in BibTeX and is left out.

mod custom;
mod dates;
mod key;
mod names;
mod tex;

use std::io;

use crate::bibtex::{self, ENTRY_TYPE, OWN_CATEGORIES, OWN_PREFIX, OWN_TYPE};
use crate::model::{Kind, NameField, Reference, TextField};

/// Writes one entry per record, an empty line between them.
pub(super) fn write(references: &[Reference], out: &mut dyn io::Write) -> io::Result<()> {
    let keys = key::keys(references);
    for (at, (reference, key)) in references.iter().zip(keys).enumerate() {
        if at > 0 {
            out.write_all(b"\n")?;
        }
        out.write_all(entry(reference, &key).as_bytes())?;
    }
    Ok(())
}

fn entry(reference: &Reference, key: &str) -> String {
    let mut fields = Fields::default();
    let entry_type = entry_type(reference);
    put_names(&mut fields, reference);
    put_text(&mut fields, reference, TextField::Title);
    dates::put_issued(&mut fields, reference);
    let has_eprint = put_eprint(&mut fields, reference);
    for field in reference.texts.keys() {
        let is_eprint = matches!(field, TextField::Archive | TextField::ArchiveLocation);
        if *field != TextField::Title && !(has_eprint && is_eprint) {
            put_text(&mut fields, reference, *field);
        }
    }
    dates::put_others(&mut fields, reference);
    let is_told = bibtex::kind(entry_type) == Some(reference.kind);
    if !is_told && own_type(reference).is_none() {
        fields.braced(OWN_TYPE, reference.kind.as_str());
    }
    if !reference.categories.is_empty() {
        fields.braced(OWN_CATEGORIES, &custom::json(&reference.categories));
    }
    custom::put(&mut fields, reference);
    format!("@{entry_type}{{{key},\n{}}}\n", fields.lines)
}

/// The type that it was read from, or the one for its kind. Classic BibTeX tells two sorts of thesis apart.
fn entry_type(reference: &Reference) -> &str {
    let genre = reference
        .text(TextField::Genre)
        .unwrap_or("")
        .to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| genre.contains(word));
    match reference.kind {
        _ if own_type(reference).is_some() => own_type(reference).unwrap_or("misc"),
        Kind::Thesis if says(&["phd", "ph.d", "ph. d", "doctor"]) => "phdthesis",
        Kind::Thesis if says(&["master", "магіст"]) => "mastersthesis",
        kind => bibtex::entry_type(kind),
    }
}

/// The entry type that it was read from, if it is read as this kind again.
fn own_type(reference: &Reference) -> Option<&str> {
    let own = reference.custom.get(ENTRY_TYPE)?.as_str()?;
    let is_word = own.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_word = is_word && !own.is_empty() && !bibtex::is_command(own);
    let kind = bibtex::kind(own).unwrap_or(Kind::Document);
    let is_read_so = kind == reference.kind && !bibtex::is_told_by_kind(own, kind);
    Some(own).filter(|_| is_word && is_read_so)
}

#[derive(Default)]
struct Fields {
    lines: String,
}

impl Fields {
    fn braced(&mut self, name: &str, value: &str) {
        self.bare(name, &format!("{{{value}}}"));
    }

    fn bare(&mut self, name: &str, value: &str) {
        self.lines += &format!("  {name} = {value},\n");
    }
}

/// The field's own name, or its CSL name under our prefix.
fn own(name: Option<&'static str>, csl: &str) -> String {
    name.map_or_else(
        || format!("{OWN_PREFIX}{csl}").to_ascii_lowercase(),
        str::to_owned,
    )
}

fn put_names(fields: &mut Fields, reference: &Reference) {
    let author = |field: &NameField| *field != NameField::Author;
    let mut order: Vec<_> = NameField::ALL.to_vec();
    order.sort_by_key(author);
    for field in order {
        let go_on = custom::goes_on(reference, field);
        let names = names::names(reference.names(field), go_on);
        if !names.is_empty() {
            fields.braced(&own(bibtex::name_name(field), field.as_str()), &names);
        }
    }
}

/// What lies in an archive that `eprinttype` has a name for.
fn put_eprint(fields: &mut Fields, reference: &Reference) -> bool {
    let archive = reference
        .text(TextField::Archive)
        .and_then(bibtex::archive_type);
    let (Some(archive), Some(eprint)) = (archive, reference.text(TextField::ArchiveLocation))
    else {
        return false;
    };
    fields.braced("eprint", &tex::identifier(eprint));
    fields.braced("eprinttype", archive);
    true
}

fn put_text(fields: &mut Fields, reference: &Reference, field: TextField) {
    let Some(text) = reference.text(field) else {
        return;
    };
    let name = own(bibtex::text_name(reference.kind, field), field.as_str());
    match field {
        TextField::CitationKey => {}
        TextField::Language => put_language(fields, text),
        TextField::Doi => fields.braced(&name, &tex::identifier(text)),
        TextField::Url => fields.braced(&name, &tex::address(text)),
        TextField::Page => fields.braced(&name, &tex::pages(text)),
        TextField::Title | TextField::TitleShort => fields.braced(&name, &tex::title(text)),
        TextField::ContainerTitle if name == "booktitle" => {
            fields.braced(&name, &tex::title(text));
        }
        _ => fields.braced(&name, &tex::text(text)),
    }
}

fn put_language(fields: &mut Fields, language: &str) {
    match bibtex::langid(language) {
        Some(langid) => fields.braced("langid", langid),
        None => fields.braced("language", &tex::text(language)),
    }
}
