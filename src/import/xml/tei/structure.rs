//! `biblStruct`: a reference whose every part is marked.

use crate::import::xml::dates;
use crate::import::xml::draft::{Draft, plain_range, trimmed};
use crate::import::xml::languages;
use crate::import::xml::names;
use crate::import::xml::rich::rich;
use crate::import::xml::tree::Element;
use crate::model::{DateField, Name, NameField, TextField};

use super::kinds::{self, Levels};

/// Roles of responsible persons by the words that tell them (`resp`, `role`).
const ROLES: &[(&str, NameField)] = &[
    ("translat", NameField::Translator),
    ("trl", NameField::Translator),
    ("перекл", NameField::Translator),
    ("edit", NameField::Editor),
    ("edt", NameField::Editor),
    ("ред", NameField::Editor),
    ("compil", NameField::Compiler),
    ("упоряд", NameField::Compiler),
    ("illustrat", NameField::Illustrator),
    ("ilustr", NameField::Illustrator),
    ("author", NameField::Author),
];

/// Takes everything in a `biblStruct`; gives the string that it was read from, where that is kept.
pub(super) fn take(draft: &mut Draft, element: &Element<'_>) -> Option<String> {
    let mut raw = None;
    let mut levels = Levels::default();
    if let Some(language) = element.attribute("lang") {
        draft.put(TextField::Language, "lang", &languages::tag(language));
    }
    if let Some(address) = element
        .attribute("corresp")
        .filter(|address| address.contains("://"))
    {
        draft.keep("corresp", address);
    }
    for part in element.elements() {
        match part.name {
            "analytic" | "monogr" => in_part(
                draft,
                part,
                element.child("analytic").is_some(),
                &mut levels,
            ),
            "series" => part.elements().for_each(|inner| series(draft, inner)),
            "note" if part.attribute("type") == Some("raw_reference") => raw = Some(part.text()),
            _ => common(draft, part),
        }
    }
    draft.record.kind = kinds::of(draft, element.attribute("type"), levels);
    raw.filter(|raw| !raw.is_empty())
}

/// What a file says of itself where it describes no source.
pub(super) fn of_file(draft: &mut Draft, header: &Element<'_>) {
    let Some(described) = header.child("fileDesc") else {
        return;
    };
    let mut levels = Levels::default();
    for part in ["titleStmt", "publicationStmt", "editionStmt"] {
        for inner in described
            .child(part)
            .into_iter()
            .flat_map(Element::elements)
        {
            match inner.name {
                "title" => title(draft, inner, false, &mut levels),
                _ => common(draft, inner),
            }
        }
    }
    draft.record.kind = draft.guessed_kind();
}

/// `analytic`, the work itself where it is a part of another, and `monogr`, the other.
fn in_part(draft: &mut Draft, part: &Element<'_>, is_held: bool, levels: &mut Levels) {
    let is_host = part.name == "monogr" && is_held;
    for inner in part.elements() {
        match inner.name {
            "title" => title(draft, inner, is_host, levels),
            "author" if is_host => {
                // The name of a book's author; where the part has none, it is everybody's.
                let field = match draft.record.names(NameField::Author).is_empty() {
                    true => NameField::Author,
                    false => NameField::ContainerAuthor,
                };
                person(draft, inner, field);
            }
            _ => common(draft, inner),
        }
    }
}

/// A title by its level and its type: `main`, `sub`, `short`, `abbrev`.
pub(super) fn title(draft: &mut Draft, element: &Element<'_>, is_host: bool, levels: &mut Levels) {
    let text = trimmed(&rich(element)).to_owned();
    let level = element.attribute("level").unwrap_or_default();
    levels.part |= level == "a";
    levels.journal |= level == "j";
    levels.book |= matches!(level, "m" | "u") || level.is_empty() && is_host;
    let field = match level {
        "s" => TextField::CollectionTitle,
        "j" => TextField::ContainerTitle,
        "m" | "u" if levels.part || is_host => TextField::ContainerTitle,
        _ if is_host => TextField::ContainerTitle,
        _ => TextField::Title,
    };
    match (element.attribute("type"), field) {
        (Some("sub"), _) => draft.join(field, ": ", &text),
        (Some("short" | "abbrev" | "abbreviated"), TextField::Title) => {
            draft.put(TextField::TitleShort, "title", &text)
        }
        (Some("short" | "abbrev" | "abbreviated"), TextField::ContainerTitle) => {
            draft.put(TextField::ContainerTitleShort, "title", &text);
        }
        _ => draft.put(field, "title", &text),
    }
}

fn series(draft: &mut Draft, element: &Element<'_>) {
    let text = element.text();
    match element.name {
        "title" => draft.put(TextField::CollectionTitle, "series", &text),
        "biblScope" => draft.put(TextField::CollectionNumber, "series", trimmed(&text)),
        "editor" => person(draft, element, NameField::CollectionEditor),
        _ => common(draft, element),
    }
}

/// Everything that may stand at several places.
pub(super) fn common(draft: &mut Draft, element: &Element<'_>) {
    let text = trimmed(&element.text()).to_owned();
    match element.name {
        "author" => person(draft, element, NameField::Author),
        "editor" => person(
            draft,
            element,
            element
                .attribute("role")
                .and_then(role)
                .unwrap_or(NameField::Editor),
        ),
        "respStmt" => responsible(draft, element),
        "imprint" => element.elements().for_each(|inner| common(draft, inner)),
        "publisher" | "distributor" => draft.join(TextField::Publisher, "; ", &text),
        "pubPlace" => draft.join(TextField::PublisherPlace, "; ", &text),
        "date" => date(draft, element, &text),
        "biblScope" | "citedRange" => scope(draft, element, &text),
        "edition" => draft.put(TextField::Edition, "edition", &text),
        "extent" => match text.bytes().all(|b| b.is_ascii_digit()) {
            true => draft.put(TextField::NumberOfPages, "extent", &text),
            false => draft.keep("extent", &text),
        },
        "idno" => draft.identifier(element.attribute("type").unwrap_or("idno"), &text),
        "ptr" | "ref" => match element.attribute("target") {
            Some(target) => draft.address(target),
            None => draft.keep(element.name, &text),
        },
        "meeting" => meeting(draft, element, &text),
        "note" => note(draft, element, &text),
        "textLang" => {
            let language = element.attribute("mainLang").unwrap_or(&text);
            draft.put(TextField::Language, "textLang", &languages::tag(language));
        }
        name => draft.keep(name, &text),
    }
}

fn note(draft: &mut Draft, element: &Element<'_>, text: &str) {
    match element.attribute("type") {
        Some("accessed") => draft.date(DateField::Accessed, "accessed", text),
        Some("report_type" | "thesisType" | "genre") => draft.put(TextField::Genre, "note", text),
        None => draft.join(TextField::Note, "; ", text),
        Some(sort) => draft.keep(sort, text),
    }
}

fn date(draft: &mut Draft, element: &Element<'_>, text: &str) {
    let range = element.attribute("from").zip(element.attribute("to"));
    let range = range.map(|(from, to)| format!("{from}/{to}"));
    let when = element.attribute("when").map(str::to_owned).or(range);
    let shown = when.as_deref().unwrap_or(text);
    let field = match element.attribute("type").unwrap_or("published") {
        "accessed" | "access" | "accessDate" => DateField::Accessed,
        "submitted" => DateField::Submitted,
        "published" | "issued" | "publication" => DateField::Issued,
        sort => return draft.keep(sort, shown),
    };
    // What was printed stands where the typed date cannot be read.
    match when.as_deref().and_then(dates::of_text) {
        Some(date) => draft.put_date(field, "date", shown, date),
        None => draft.date(field, "date", if text.is_empty() { shown } else { text }),
    }
}

fn scope(draft: &mut Draft, element: &Element<'_>, text: &str) {
    let ends = element.attribute("from").zip(element.attribute("to"));
    let unit = element
        .attribute("unit")
        .or(element.attribute("type"))
        .unwrap_or_default();
    let from = element.attribute("from").unwrap_or_default();
    let value = match ends {
        Some((from, to)) if from != to => format!("{from}-{to}"),
        _ if text.is_empty() => from.to_owned(),
        _ => plain_range(text),
    };
    let field = match unit {
        "volume" | "vol" => TextField::Volume,
        "issue" | "number" | "no" => TextField::Issue,
        "page" | "pages" | "pp" | "p" => TextField::Page,
        "chapter" | "chap" => TextField::ChapterNumber,
        "part" => TextField::Part,
        "supplement" => TextField::Supplement,
        "" => return draft.keep("biblScope", &value),
        unit => return draft.keep(unit, &value),
    };
    draft.put(field, unit, &value);
}

/// A conference: its name, and the place that stands in it.
fn meeting(draft: &mut Draft, element: &Element<'_>, text: &str) {
    let place = element
        .find("address")
        .or_else(|| element.find("placeName"));
    let place = place.map(Element::text).unwrap_or_default();
    // GROBID leaves the dot of `Proc.` before the name.
    let text = text.trim_start_matches(['.', ' ']);
    let name = text
        .strip_suffix(place.as_str())
        .filter(|_| !place.is_empty());
    draft.put(
        TextField::EventTitle,
        "meeting",
        trimmed(name.unwrap_or(text)),
    );
    draft.put(TextField::EventPlace, "address", &place);
}

fn role(word: &str) -> Option<NameField> {
    let word = word.to_lowercase();
    let known = ROLES.iter().find(|(begin, _)| word.contains(begin));
    known.map(|(_, field)| *field)
}

fn responsible(draft: &mut Draft, element: &Element<'_>) {
    let resp = element.child("resp").map(Element::text).unwrap_or_default();
    for person in element.elements().filter(|inner| inner.name != "resp") {
        match role(&resp) {
            Some(field) => self::person(draft, person, field),
            None => draft.keep(
                if resp.is_empty() { "respStmt" } else { &resp },
                &person.text(),
            ),
        }
    }
}

/// A person or organisation; what else stands beside its name is kept.
fn person(draft: &mut Draft, element: &Element<'_>, field: NameField) {
    let name = match element.name {
        "persName" | "name" => Some(element),
        _ => element.child("persName").or_else(|| element.child("name")),
    };
    let organisations = || {
        element
            .all("orgName")
            .map(|name| Name::literal(name.text()))
    };
    match name {
        Some(name) => draft.name(field, of_parts(name)),
        None if element.child("surname").is_some() => draft.name(field, of_parts(element)),
        None if element.child("orgName").is_some() => {
            organisations().for_each(|name| draft.name(field, name))
        }
        None => draft.name(field, names::of_text(trimmed(&element.text()))),
    }
    let beside = element
        .elements()
        .filter(|inner| name.is_some() && !matches!(inner.name, "persName" | "name" | "orgName"));
    for inner in beside {
        draft.keep(&format!("{field}-{}", inner.name), &inner.text());
    }
}

/// A name whose parts are marked.
fn of_parts(element: &Element<'_>) -> Name {
    let part = |name| {
        element
            .find(name)
            .map(Element::text)
            .filter(|text| !text.is_empty())
    };
    let given: Vec<_> = element
        .all("forename")
        .map(Element::text)
        .filter(|text| !text.is_empty())
        .collect();
    let family = part("surname");
    if family.is_none() && given.is_empty() {
        return names::of_text(&element.text());
    }
    Name {
        family,
        given: (!given.is_empty()).then(|| given.join(" ")),
        non_dropping_particle: part("nameLink"),
        suffix: part("genName"),
        ..Name::default()
    }
}
