//! What an entry is published in.

use serde_json::Value;

use super::{Fields, date, kinds, persons, set};
use crate::import::values::Making;
use crate::model::{DateField, Kind, NameField, TextField};

/// Takes the parents: the first that the entry is published in, a conference, an original. What has no variable is kept.
pub(super) fn take(making: &mut Making, fields: &mut Fields) {
    let parents = match fields.take("parent") {
        Some(Value::Array(list)) => list,
        Some(single) => vec![single],
        None => return,
    };
    let mut has_container = false;
    for parent in parents {
        let Value::Object(left) = parent else {
            making.keep("parent", parent);
            continue;
        };
        let mut parent = Fields { left };
        let named = parent.left.get("type").and_then(Value::as_str);
        match named.unwrap_or_default().to_lowercase().as_str() {
            "conference" => take_conference(making, &mut parent),
            "original" => take_original(making, &mut parent),
            _ if !has_container => {
                has_container = true;
                take_container(making, &mut parent);
            }
            _ => {}
        }
        if !parent.left.is_empty() {
            making.keep("parent", Value::Object(parent.left));
        }
    }
}

fn take_container(making: &mut Making, parent: &mut Fields) {
    let series = matches!(making.record.kind, Kind::Book | Kind::Collection);
    kinds::take_implied(making.record.kind, parent);
    let (title, short) = match series {
        true => (TextField::CollectionTitle, None),
        false => (
            TextField::ContainerTitle,
            Some(TextField::ContainerTitleShort),
        ),
    };
    let read = parent.formattable("title");
    if let Some((text, abbreviated)) = read {
        making.record.set_text(title, text);
        match (short, abbreviated) {
            (Some(short), Some(text)) => making.record.set_text(short, text),
            (None, Some(text)) => making.keep("title-short", text),
            _ => {}
        }
    }
    let (author, editor) = match series {
        true => (None, NameField::CollectionEditor),
        false => (Some(NameField::ContainerAuthor), own_editor(making)),
    };
    if let Some(author) = author {
        persons::take_names(making, parent, "author", author);
    }
    persons::take_names(making, parent, "editor", editor);
    take_numbers(making, parent, series);
    take_publication(making, parent);
    take_series(making, parent);
}

/// Editors of the container, unless the entry has editors itself.
fn own_editor(making: &Making) -> NameField {
    match making.record.names(NameField::Editor).is_empty() {
        true => NameField::Editor,
        false => NameField::CollectionEditor,
    }
}

fn take_numbers(making: &mut Making, parent: &mut Fields, series: bool) {
    if series {
        set(making, parent, "volume", TextField::CollectionNumber);
        set(making, parent, "issue", TextField::CollectionNumber);
    } else {
        set(making, parent, "volume", TextField::Volume);
        set(making, parent, "issue", TextField::Issue);
    }
    for (name, variable) in [
        ("volume-total", TextField::NumberOfVolumes),
        ("edition", TextField::Edition),
        ("page-total", TextField::NumberOfPages),
        ("archive", TextField::Archive),
        ("archive-location", TextField::ArchivePlace),
        ("language", TextField::Language),
    ] {
        set(making, parent, name, variable);
    }
    parent.inside("serial-number", |numbers| {
        set(making, numbers, "issn", TextField::Issn);
        set(making, numbers, "isbn", TextField::Isbn);
    });
}

/// Takes publisher, place, address and date where the entry has none of its own.
fn take_publication(making: &mut Making, parent: &mut Fields) {
    parent.inside("publisher", |publisher| {
        set(making, publisher, "name", TextField::Publisher);
        set(making, publisher, "location", TextField::PublisherPlace);
    });
    set(making, parent, "publisher", TextField::Publisher);
    set(making, parent, "organization", TextField::Publisher);
    set(making, parent, "location", TextField::PublisherPlace);
    let url = parent.left.get("url").is_some_and(Value::is_string);
    if url && making.record.kind != Kind::ArticleJournal {
        set(making, parent, "url", TextField::Url);
    }
    take_date(making, parent, DateField::Issued);
}

fn take_date(making: &mut Making, parent: &mut Fields, variable: DateField) {
    if !making.record.dates.contains_key(&variable)
        && let Some(written) = parent.text("date")
    {
        making.date(variable, "date", &written, date(&written));
    }
}

/// Takes the title of the series that the container stands in.
fn take_series(making: &mut Making, parent: &mut Fields) {
    parent.inside("parent", |series| {
        set(making, series, "title", TextField::CollectionTitle);
        set(making, series, "volume", TextField::CollectionNumber);
        set(making, series, "issue", TextField::CollectionNumber);
        persons::take_names(making, series, "editor", NameField::CollectionEditor);
    });
}

fn take_conference(making: &mut Making, parent: &mut Fields) {
    parent.left.shift_remove("type");
    set(making, parent, "title", TextField::EventTitle);
    set(making, parent, "location", TextField::EventPlace);
    set(making, parent, "organization", TextField::Publisher);
    take_date(making, parent, DateField::EventDate);
}

fn take_original(making: &mut Making, parent: &mut Fields) {
    parent.left.shift_remove("type");
    set(making, parent, "title", TextField::OriginalTitle);
    set(making, parent, "publisher", TextField::OriginalPublisher);
    set(
        making,
        parent,
        "location",
        TextField::OriginalPublisherPlace,
    );
    take_date(making, parent, DateField::OriginalDate);
    persons::take_names(making, parent, "author", NameField::OriginalAuthor);
}
