//! What a document says of itself: its XMP packet (ISO 16684-1), its information dictionary, a DOI on its first page.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Stream};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::layout::Line;
use super::limits::Budget;
use super::{packed, strings};
use crate::ident::{Doi, Identifier, find};
use crate::import::values::{Making, date, persons};
use crate::model::{DateField, Kind, NameField, Reference, TextField};
use crate::normalise;

/// A packet is no longer, in bytes, and no value of it.
const LONGEST_PACKET: usize = 1 << 20;
const LONGEST_VALUE: usize = 8 << 10;
/// So many lines of the first page are searched for the DOI.
const MOST_LINES: usize = 120;

/// What a property holds.
#[derive(Debug, Clone, Copy)]
enum Slot {
    Text(TextField),
    Title,
    Authors,
    Date,
    Doi,
    First,
    Last,
    Language,
}

/// Properties by their usual names, the most trusted first.
const PROPERTIES: &[(&str, Slot)] = &[
    ("prism:doi", Slot::Doi),
    ("pdfx:doi", Slot::Doi),
    ("pdfx:WPS-ARTICLEDOI", Slot::Doi),
    ("crossmark:DOI", Slot::Doi),
    ("dc:identifier", Slot::Doi),
    ("dc:title", Slot::Title),
    ("dc:creator", Slot::Authors),
    ("dc:publisher", Slot::Text(TextField::Publisher)),
    ("dc:language", Slot::Language),
    (
        "prism:publicationName",
        Slot::Text(TextField::ContainerTitle),
    ),
    ("prism:volume", Slot::Text(TextField::Volume)),
    ("prism:number", Slot::Text(TextField::Issue)),
    ("prism:issn", Slot::Text(TextField::Issn)),
    ("prism:isbn", Slot::Text(TextField::Isbn)),
    ("prism:pageRange", Slot::Text(TextField::Page)),
    ("prism:startingPage", Slot::First),
    ("prism:endingPage", Slot::Last),
    ("prism:coverDate", Slot::Date),
    ("prism:publicationDate", Slot::Date),
];

/// Titles that programs give and no author: the name of the file that was printed.
const FILES: &[&str] = &[
    ".doc", ".docx", ".odt", ".rtf", ".tex", ".dvi", ".indd", ".pdf",
];

/// The record of the document's own work; none where it says nothing of one.
pub(super) fn record(pdf: &Pdf, lines: &[Line]) -> Option<Reference> {
    let mut making = Making::new("");
    for (name, slot, value) in packet(pdf).map(|xml| values(&xml)).unwrap_or_default() {
        put(&mut making, name, slot, &value);
    }
    of_dictionary(pdf, &mut making);
    if making.record.doi().is_none() {
        let text: Vec<&str> = first_page(lines).collect();
        let found = find(&text.join("\n")).into_iter();
        let doi = found
            .map(|found| found.identifier)
            .find_map(|identifier| match identifier {
                Identifier::Doi(doi) => Some(doi),
                _ => None,
            });
        making.record.set_text(
            TextField::Doi,
            doi.map(|doi| doi.as_str().to_owned()).unwrap_or_default(),
        );
    }
    let mut record = making.record;
    let told = record.text(TextField::Title).is_some() || record.doi().is_some();
    if record.text(TextField::ContainerTitle).is_some() {
        record.kind = Kind::ArticleJournal;
    }
    told.then_some(record)
}

fn first_page(lines: &[Line]) -> impl Iterator<Item = &str> {
    lines
        .iter()
        .take(MOST_LINES)
        .map(|line| line.spelt.text.as_str())
}

fn put(making: &mut Making, name: &str, slot: Slot, value: &str) {
    match slot {
        Slot::Text(field) => making.text(field, name, value),
        Slot::Title if is_file(value) => {}
        Slot::Title => making.text(TextField::Title, name, value),
        Slot::Authors if value.contains([',', ';']) => {
            making.names(NameField::Author, persons(value))
        }
        Slot::Authors => making.names(NameField::Author, normalise::names(value)),
        Slot::Date => making.date(DateField::Issued, name, value, date(value)),
        Slot::Doi if Doi::parse(value).is_some() => making.doi(name, value),
        Slot::Doi => making.keep(name, value),
        Slot::First => making.text(TextField::Page, name, value),
        Slot::Last => making.add_text(TextField::Page, value, "–"),
        Slot::Language if value == "x-unknown" => {}
        Slot::Language => making.language(name, value),
    }
}

fn is_file(title: &str) -> bool {
    let lower = title.to_lowercase();
    lower.starts_with("microsoft word") || FILES.iter().any(|ending| lower.ends_with(ending))
}

/// The information dictionary, for what the packet does not say.
fn of_dictionary(pdf: &Pdf, making: &mut Making) {
    let info = pdf.metadata();
    let value = |bytes: &Option<Box<[u8]>>| {
        let text = strings::text(
            bytes
                .as_deref()?
                .get(..LONGEST_VALUE)
                .or(bytes.as_deref())?,
        );
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    if making.record.text(TextField::Title).is_none()
        && let Some(title) = value(&info.title)
    {
        put(making, "Title", Slot::Title, &title);
    }
    if making.record.names(NameField::Author).is_empty()
        && let Some(author) = value(&info.author)
    {
        put(making, "Author", Slot::Authors, &author);
    }
}

/// The XMP packet of the document.
fn packet(pdf: &Pdf) -> Option<String> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let stream = root.get::<Stream<'_>>(b"Metadata".as_slice())?;
    let data = packed::unpacked(&stream, &mut Budget::whole())?;
    let fits = data.len() <= LONGEST_PACKET;
    fits.then(|| String::from_utf8_lossy(&data).into_owned())
}

/// A property that is known, and one of its values.
type Property = (&'static str, Slot, String);

/// The known properties of a packet, by their order here; each as an element or as an attribute.
fn values(xml: &str) -> Vec<Property> {
    let mut reader = Reader::from_str(xml);
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut open: Option<usize> = None;
    let mut text = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) if open.is_none() => {
                found.extend(attributes(&start));
                open = known(start.name().as_ref());
                text.clear();
            }
            Event::Text(part) if open.is_some() => {
                text.push_str(&part);
            }
            Event::GeneralRef(part) if open.is_some() => text.push_str(&character(&part)),
            Event::End(end) => {
                let ended = known(end.name().as_ref());
                let value = text.trim().to_owned();
                if let Some(at) = open.filter(|_| !value.is_empty() && value.len() <= LONGEST_VALUE)
                {
                    found.push((at, value));
                }
                text.clear();
                open = open.filter(|open| ended != Some(*open));
            }
            _ => {}
        }
    }
    found.sort_by_key(|(at, _)| *at);
    let found = found.into_iter();
    found
        .map(|(at, value)| (PROPERTIES[at].0, PROPERTIES[at].1, value))
        .collect()
}

fn attributes(start: &BytesStart<'_>) -> Vec<(usize, String)> {
    let attributes = start.attributes().flatten();
    let known = attributes.filter_map(|attribute| {
        let at = known(attribute.key.as_ref())?;
        let value = attribute.value.trim().to_owned();
        (!value.is_empty() && value.len() <= LONGEST_VALUE).then_some((at, value))
    });
    known.collect()
}

fn known(name: &str) -> Option<usize> {
    PROPERTIES.iter().position(|(known, _)| *known == name)
}

/// The character of a reference that XML itself knows, or of a number.
fn character(part: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = part.resolve_char_ref() {
        return c.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(part)
        .unwrap_or_default()
        .to_owned()
}
