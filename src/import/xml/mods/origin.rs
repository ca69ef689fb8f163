//! Where and when a thing was published.

use crate::import::xml::dates;
use crate::import::xml::draft::Draft;
use crate::import::xml::tree::Element;
use crate::model::{Date, DateField, TextField};

/// Takes an `originInfo`.
pub(super) fn take(draft: &mut Draft, element: &Element<'_>) {
    let in_words = element
        .all("place")
        .any(|place| place_in_words(place).is_some());
    let issued = element.child("dateIssued").is_some();
    for inner in element.elements() {
        let text = inner.text();
        match inner.name {
            "place" if in_words && place_in_words(inner).is_none() => draft.keep("place", &text),
            "place" => draft.join(TextField::PublisherPlace, "; ", &place(inner)),
            "publisher" | "agent" => draft.join(TextField::Publisher, "; ", &text),
            "edition" => draft.put(TextField::Edition, "edition", &text),
            "dateIssued" | "dateCaptured" => {}
            // What was never issued has the date on which it was made.
            "copyrightDate" | "dateCreated" if !issued => {}
            "copyrightDate" | "dateCreated" | "dateOther" => {
                draft.keep(inner.attribute("type").unwrap_or(inner.name), &text);
            }
            name => draft.keep(name, &text),
        }
    }
    let names: &[&str] = if issued {
        &["dateIssued"]
    } else {
        &["copyrightDate", "dateCreated"]
    };
    for name in names {
        put_date(draft, DateField::Issued, element, name);
    }
    put_date(draft, DateField::Accessed, element, "dateCaptured");
}

fn put_date(draft: &mut Draft, field: DateField, element: &Element<'_>, name: &str) {
    if let Some((date, shown)) = date(element, name) {
        draft.put_date(field, name, &shown, date);
    }
}

/// Takes the `originInfo` of what a thing is a version of.
pub(super) fn original(draft: &mut Draft, element: &Element<'_>) {
    for inner in element.elements() {
        match inner.name {
            "place" => draft.put(TextField::OriginalPublisherPlace, "place", &place(inner)),
            "publisher" => draft.put(TextField::OriginalPublisher, "publisher", &inner.text()),
            "dateIssued" => {}
            name => draft.keep(&format!("original-{name}"), &inner.text()),
        }
    }
    put_date(draft, DateField::OriginalDate, element, "dateIssued");
}

/// The place in words; a code of a country only where there are none.
fn place(element: &Element<'_>) -> String {
    place_in_words(element).unwrap_or_else(|| element.text())
}

fn place_in_words(element: &Element<'_>) -> Option<String> {
    let mut terms = element.all("placeTerm");
    let term = terms.find(|term| term.attribute("type") != Some("code"))?;
    Some(term.text()).filter(|text| !text.is_empty())
}

/// A date of a name: one, or the two ends of a range; the one that the cataloguer marked as the key comes first.
fn date(element: &Element<'_>, name: &str) -> Option<(Date, String)> {
    let point = |point: &str| {
        element
            .all(name)
            .find(|date| date.attribute("point") == Some(point))
            .map(Element::text)
    };
    if let (Some(start), Some(end)) = (point("start"), point("end"))
        && let (Some(from), Some(to)) = (dates::of_text(&start), dates::of_text(&end))
    {
        let range = Date {
            end: to.start,
            ..from
        };
        return Some((range, format!("{start}/{end}")));
    }
    let key = element
        .all(name)
        .find(|date| date.attribute("keyDate") == Some("yes"));
    let coded = element
        .all(name)
        .find(|date| date.attribute("encoding").is_some());
    let element = key.or(coded).or(element.child(name))?;
    let text = element.text();
    let mut date = dates::of_any(&text);
    if element
        .attribute("qualifier")
        .is_some_and(|qualifier| qualifier != "inferred")
    {
        date.circa = Some(true.into());
    }
    (!text.is_empty()).then_some((date, text))
}
