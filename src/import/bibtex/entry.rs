//! An entry as a record.

mod issued;

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::inherit::{Fields, Given};
use super::{dates, names, titles};
use crate::bibtex::{
    self, ENTRY_TYPE, OTHERS, OWN_CATEGORIES, OWN_CUSTOM, OWN_TYPE, TRUNCATED, is_date_part,
};
use crate::diag::{Diagnostic, Severity};
use crate::model::{Date, DateField, Kind, NameField, Reference, TextField};
use crate::tex::{self, Marks};

/// What is to be said of a record, each at its place.
pub(super) type Said = Vec<(usize, Diagnostic)>;

/// So many fields are few.
const FEW: usize = 32;

/// Fields that are taken together with others, or before them.
const TAKEN_APART: [&str; 12] = [
    OWN_CATEGORIES,
    OWN_CUSTOM,
    OWN_TYPE,
    "archiveprefix",
    "booksubtitle",
    "editortype",
    "eprint",
    "eprinttype",
    "hyphenation",
    "langid",
    "language",
    "subtitle",
];

/// Makes a record of an entry.
pub(super) fn record(
    (entry_type, at): (&str, usize),
    key: &str,
    fields: Fields<'_>,
) -> (Reference, Said) {
    let mut making = Making {
        fields: Vec::new(),
        record: Reference::new(key, Kind::Document),
        said: fields.said,
        numbers: HashMap::new(),
    };
    making.admit(fields.given);
    making.record.set_text(TextField::CitationKey, key);
    making.take_type(entry_type, at);
    making.take_eprint();
    // Of two fields that say the same, the one that is written is taken, wherever it stands.
    let fields = std::mem::take(&mut making.fields);
    for is_first in [true, false] {
        fields.iter().for_each(|given| making.take(given, is_first));
    }
    making.fields = fields;
    making.take_titles();
    making.take_issued();
    making.take_language();
    making.take_editors();
    making.take_own();
    (making.record, making.said)
}

struct Making<'a> {
    fields: Vec<Given<'a>>,
    record: Reference,
    said: Said,
    /// The last number behind each name that was not free.
    numbers: HashMap<String, usize>,
}

impl<'a> Making<'a> {
    /// Takes the fields; of two with one name the first counts.
    fn admit(&mut self, given: Vec<Given<'a>>) {
        // Few names are compared faster than they are hashed.
        let mut hashed = (given.len() > FEW).then(HashSet::new);
        for field in given {
            let is_new = match &mut hashed {
                Some(names) => names.insert(field.lower.to_string()),
                None => self.fields.iter().all(|known| known.lower != field.lower),
            };
            if is_new {
                self.fields.push(field);
                continue;
            }
            let message = format!(
                "the field `{}` is given twice; the second is kept under `custom`",
                field.name
            );
            self.warn("bibtex-field-twice", field.at, message);
            self.keep(field.name, &field.value);
        }
    }

    fn take_type(&mut self, entry_type: &str, at: usize) {
        let entry_type = entry_type.to_lowercase();
        let told = self.text_of(OWN_TYPE);
        let told = told.and_then(|name| Kind::from_name(&name));
        match told.or_else(|| bibtex::kind(&entry_type)) {
            Some(kind) => self.record.kind = kind,
            None => {
                let message = format!("unknown entry type `@{entry_type}`, read as `document`");
                self.warn("type-unknown", at, message);
            }
        }
        if let (Kind::ArticleJournal, Some(subtype)) =
            (self.record.kind, self.text_of("entrysubtype"))
        {
            self.record.kind = match subtype.as_str() {
                "newspaper" => Kind::ArticleNewspaper,
                "magazine" => Kind::ArticleMagazine,
                _ => Kind::ArticleJournal,
            };
        }
        let is_thesis = entry_type.ends_with("thesis");
        let genre = bibtex::genre(&entry_type).filter(|_| is_thesis);
        self.record
            .set_text(TextField::Genre, genre.unwrap_or_default());
        let is_told = bibtex::is_told_by_kind(&entry_type, self.record.kind);
        if !is_told && told.is_none() {
            self.record
                .custom
                .insert(ENTRY_TYPE.to_owned(), entry_type.into());
        }
    }

    fn take(&mut self, given: &Given<'_>, is_first: bool) {
        let name = &*given.lower;
        if TAKEN_APART.contains(&name)
            || is_date_part(name)
            || name == "title"
            || name == "booktitle"
        {
            return;
        }
        if let Some((field, first)) = bibtex::ranked_text_field(self.record.kind, name) {
            if first == is_first {
                self.take_text(field, given);
            }
        } else if !is_first {
            // Everything else is taken once.
        } else if let Some(field) = bibtex::name_field(name) {
            self.take_names(field, given);
        } else if let Some(field) = bibtex::date_field(name) {
            self.take_date(field, given);
        } else {
            self.keep(given.name, &given.value);
        }
    }

    fn take_text(&mut self, field: TextField, given: &Given<'_>) {
        let is_default_genre = field == TextField::Genre && given.lower == "type";
        if self.record.text(field).is_some() && !is_default_genre {
            return self.keep(given.name, &given.value);
        }
        let text = match field {
            TextField::Doi | TextField::Url => tex::verbatim(&given.value),
            TextField::Page => tex::text(&given.value).replace(['–', '—'], "-"),
            TextField::Title | TextField::TitleShort => titles::title(&[&*given.value]),
            TextField::Genre => genre(&given.value),
            _ => tex::text(&given.value),
        };
        let is_address = field == TextField::Medium && text.contains("://") && !text.contains(' ');
        match is_address && !self.has("url") {
            true => self
                .record
                .set_text(TextField::Url, tex::verbatim(&given.value)),
            false => self.record.set_text(field, text),
        }
    }

    fn take_names(&mut self, field: NameField, given: &Given<'_>) {
        if self.record.names.contains_key(&field) {
            return self.keep(given.name, &given.value);
        }
        let list = names::names(&given.value);
        if list.go_on {
            let key = format!("{field}{TRUNCATED}");
            self.record.custom.insert(key, OTHERS.into());
        }
        if !list.names.is_empty() {
            self.record.names.insert(field, list.names);
        }
    }

    fn take_date(&mut self, field: DateField, given: &Given<'_>) {
        if self.record.dates.contains_key(&field) {
            return self.keep(given.name, &given.value);
        }
        let date = dates::date(&given.value);
        if date != Date::default() {
            self.record.dates.insert(field, date);
        }
    }

    /// Titles with their subtitles; that of the book also where it has only a subtitle.
    fn take_titles(&mut self) {
        let pairs = [
            ("title", "subtitle", TextField::Title),
            ("booktitle", "booksubtitle", TextField::ContainerTitle),
        ];
        for (title, subtitle, field) in pairs {
            let parts = [title, subtitle].map(|name| self.value_of(name));
            let given: Vec<&str> = parts.into_iter().flatten().collect();
            if given.is_empty() {
                continue;
            }
            if self.record.text(field).is_none() {
                let text = titles::title(&given);
                self.record.set_text(field, text);
                continue;
            }
            self.keep_parts(&[title, subtitle]);
        }
    }

    /// The name that its speakers' hyphenation goes by tells more surely than a word for people.
    fn take_language(&mut self) {
        let names = ["langid", "hyphenation", "language"];
        let given = names.map(|name| self.text_of(name).map(|text| (name, text)));
        for (name, text) in given.into_iter().flatten() {
            if self.record.text(TextField::Language).is_some() {
                self.keep_given(name);
                continue;
            }
            let language = bibtex::language(&text).map_or(text, str::to_owned);
            self.record.set_text(TextField::Language, language);
        }
    }

    /// An archive that is known by its `eprinttype`.
    fn take_eprint(&mut self) {
        let types = ["eprinttype", "archiveprefix"];
        let archive = types.iter().find_map(|name| self.text_of(name));
        let archive = archive.as_deref().and_then(bibtex::archive);
        match (archive, self.value_of("eprint").map(tex::verbatim)) {
            (Some(archive), Some(eprint)) if !eprint.is_empty() => {
                self.record.set_text(TextField::Archive, archive);
                self.record.set_text(TextField::ArchiveLocation, eprint);
                let prefix = self.value_of("archiveprefix").map(str::to_owned);
                prefix
                    .filter(|_| self.has("eprinttype"))
                    .into_iter()
                    .for_each(|value| self.keep("archiveprefix", &value));
            }
            _ => self.keep_parts(&["eprint", "eprinttype", "archiveprefix"]),
        }
    }

    /// Editors of a sort that CSL has a list for.
    fn take_editors(&mut self) {
        let Some(editor_type) = self.text_of("editortype") else {
            return;
        };
        let role = bibtex::editor_role(&editor_type)
            .filter(|role| *role == NameField::Editor || !self.record.names.contains_key(role));
        let Some(role) = role.filter(|_| self.has("editor")) else {
            return self.keep_given("editortype");
        };
        if let Some(editors) = self.record.names.remove(&NameField::Editor) {
            self.record.names.insert(role, editors);
        }
        let truncated = |field: NameField| format!("{field}{TRUNCATED}");
        if let Some(others) = self
            .record
            .custom
            .shift_remove(&truncated(NameField::Editor))
        {
            self.record.custom.insert(truncated(role), others);
        }
    }

    /// What was written by us of what BibTeX has no place for.
    fn take_own(&mut self) {
        let json = |value: &str| serde_json::from_str(value).ok();
        if let Some(value) = self.value_of(OWN_CUSTOM) {
            match json(value) {
                Some(Value::Object(custom)) => self.merge(custom),
                _ => self.keep_given(OWN_CUSTOM),
            }
        }
        if let Some(value) = self.value_of(OWN_CATEGORIES) {
            match serde_json::from_str(value) {
                Ok(categories) => self.record.categories = categories,
                Err(_) => self.keep_given(OWN_CATEGORIES),
            }
        }
        if let Some(told) = self
            .text_of(OWN_TYPE)
            .filter(|told| Kind::from_name(told).is_none())
        {
            self.keep(OWN_TYPE, &told);
        }
    }

    fn merge(&mut self, custom: Map<String, Value>) {
        for (key, value) in custom {
            self.record.custom.insert(key, value);
        }
    }

    fn has(&self, name: &str) -> bool {
        self.value_of(name).is_some()
    }

    fn value_of(&self, name: &str) -> Option<&str> {
        let given = self.fields.iter().find(|given| given.lower == name)?;
        Some(&given.value)
    }

    fn text_of(&self, name: &str) -> Option<String> {
        let text = tex::read(self.value_of(name)?, Marks::None).text;
        (!text.is_empty()).then_some(text)
    }

    fn keep_parts(&mut self, names: &[&str]) {
        names.iter().for_each(|name| self.keep_given(name));
    }

    /// Keeps a field as it was given, if it was.
    fn keep_given(&mut self, name: &str) {
        let given = self.fields.iter().find(|given| given.lower == name);
        if let Some((name, value)) = given.map(|given| (given.name, given.value.to_string())) {
            self.keep(name, &value);
        }
    }

    /// Keeps a field under its own name, or under one that is free.
    fn keep(&mut self, name: &str, value: &str) {
        let custom = &mut self.record.custom;
        if !custom.contains_key(name) {
            custom.insert(name.to_owned(), value.into());
            return;
        }
        let last = self.numbers.entry(name.to_owned()).or_insert(1);
        let free = |name: &String| !custom.contains_key(name);
        let mut numbered = std::iter::from_fn(|| {
            *last += 1;
            Some(format!("{name}-{last}"))
        });
        let name = numbered.find(free).expect("the numbers do not run out");
        custom.insert(name, value.into());
    }

    fn warn(&mut self, code: &'static str, at: usize, message: String) {
        let diagnostic = Diagnostic::new(code, Severity::Warning, message);
        self.said.push((at, diagnostic));
    }
}

/// What `type` says: a word that BibLaTeX knows, in words.
fn genre(value: &str) -> String {
    bibtex::genre(value).map_or_else(|| tex::text(value), str::to_owned)
}
