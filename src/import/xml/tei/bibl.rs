//! `bibl`: a reference as it is printed, some of its parts marked.

use crate::import::xml::draft::Draft;
use crate::import::xml::reading::Reading;
use crate::import::xml::tree::{Element, Node};

use super::kinds::{self, Levels};
use super::structure;

/// Elements that only mark how text looks, or what stands together.
const WRAPPERS: &[&str] = &["hi", "emph", "seg", "q", "foreign", "lb", "pb"];

/// Takes a `bibl` (or `biblFull`): as a record where enough of it is marked, else as text with what is marked.
pub(super) fn take(reading: &mut Reading<'_>, element: &Element<'_>, mut draft: Draft) {
    let raw = element.text();
    let mut levels = Levels {
        // The level of a title is told by its neighbours too, in whatever order.
        part: has_level(element, "a"),
        ..Levels::default()
    };
    let tagged = each(&mut draft, element, &mut levels);
    let told = element.attribute("type");
    let all = letters(&raw);
    if raw.is_empty() && draft.is_empty() {
        return;
    }
    if raw.is_empty() || draft.says_enough() && all.saturating_sub(tagged) * 2 <= all {
        draft.record.kind = kinds::of(&mut draft, told, levels);
        draft.record.evidence.raw = Some(raw).filter(|raw| !raw.is_empty());
        return reading.record(draft, element.span);
    }
    draft.record.kind = kinds::known(&mut draft, told, levels);
    let mut links = Vec::new();
    targets(element, &mut links);
    if let Some(id) = element.attribute("id") {
        draft.keep("id", id);
    }
    reading.printed(raw, links, draft, 0, element.span);
}

/// Takes what is marked; gives the number of its letters.
fn each(draft: &mut Draft, element: &Element<'_>, levels: &mut Levels) -> usize {
    let mut tagged = 0;
    for node in &element.children {
        let Node::Element(inner) = node else {
            continue;
        };
        if WRAPPERS.contains(&inner.name) || inner.name == "bibl" {
            tagged += each(draft, inner, levels);
            continue;
        }
        tagged += letters(&inner.text());
        match inner.name {
            "title" => structure::title(draft, inner, false, levels),
            "num" | "label" => draft.keep(inner.name, &inner.text()),
            _ => structure::common(draft, inner),
        }
    }
    tagged
}

fn has_level(element: &Element<'_>, level: &str) -> bool {
    element.elements().any(|inner| {
        inner.name == "title" && inner.attribute("level") == Some(level) || has_level(inner, level)
    })
}

fn targets(element: &Element<'_>, links: &mut Vec<String>) {
    for inner in element.elements() {
        links.extend(
            inner
                .attribute("target")
                .filter(|target| target.contains(':'))
                .map(str::to_owned),
        );
        targets(inner, links);
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}
