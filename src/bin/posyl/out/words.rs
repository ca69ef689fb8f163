//! Records and verdicts in a few words, for tables and messages.

use posyl::model::{
    Agreement, DateField, FieldComparison, LinkReport, LinkVerdict, Name, NameField, Reference,
    ResolutionVerdict, TextField,
};
use posyl::ops::{Imported, Outcome};
use posyl::text::tags::without_tags;

pub(super) fn who(record: &Reference) -> String {
    let names = [NameField::Author, NameField::Editor];
    let list = names
        .iter()
        .map(|field| record.names(*field))
        .find(|list| !list.is_empty());
    let key = |name: &Name| cut(name.key(), 40);
    match list.unwrap_or_default() {
        [] => "—".to_owned(),
        [one] => key(one),
        [one, two] => format!("{}, {}", key(one), key(two)),
        [one, ..] => format!("{} et al.", key(one)),
    }
}

pub(super) fn when(record: &Reference) -> String {
    let issued = record.date(DateField::Issued);
    let year = issued
        .and_then(|date| date.start)
        .map(|start| start.year.to_string());
    year.or_else(|| issued.and_then(|date| date.literal.clone().or_else(|| date.raw.clone())))
        .unwrap_or_else(|| "—".to_owned())
}

pub(super) fn within(record: &Reference) -> &str {
    record
        .text(TextField::ContainerTitle)
        .or_else(|| record.text(TextField::Publisher))
        .unwrap_or("—")
}

/// The record in a few words: who, when, what.
pub(super) fn short(record: &Reference) -> String {
    let title = record
        .text(TextField::Title)
        .or(record.evidence.raw.as_deref())
        .unwrap_or("—");
    let words = cut(&without_tags(title), 60);
    match (who(record), when(record)) {
        (who, when) if who == "—" => format!("{words} ({when})"),
        (who, when) => format!("{who} ({when}). {words}"),
    }
}

/// At most so many characters.
fn cut(text: &str, most: usize) -> String {
    let mut short: String = text.chars().take(most).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// Why; of what differs, both values instead, ours first.
pub(super) fn resolution_reason(record: &Reference) -> String {
    let Some(found) = &record.evidence.resolution else {
        return String::new();
    };
    let reason = found.reason.clone().unwrap_or_default();
    if found.verdict != ResolutionVerdict::Differs {
        return reason;
    }
    let fields = found.fields.iter();
    let differing = fields.filter(|field| field.agreement == Agreement::Different);
    let both: Vec<_> = differing.map(both_values).collect();
    if both.is_empty() {
        reason
    } else {
        both.join("; ")
    }
}

fn both_values(field: &FieldComparison) -> String {
    let value = |text: &Option<String>| cut(text.as_deref().unwrap_or("—"), 40);
    let (cited, registered) = (value(&field.cited), value(&field.registered));
    format!("{}: {cited} ≠ {registered}", field.field)
}

pub(super) fn link_reason(link: &LinkReport) -> String {
    let mut parts = Vec::new();
    parts.extend(link.reason.clone());
    let end = link.chain.last().filter(|hop| hop.url != link.url);
    if matches!(link.verdict, LinkVerdict::Moved | LinkVerdict::Redirected) {
        parts.extend(end.map(|hop| format!("now {}", hop.url)));
    }
    parts.extend(
        link.archived
            .as_ref()
            .map(|copy| format!("archived: {}", copy.url)),
    );
    parts.extend(link.archive_note.clone());
    parts.join("; ")
}

/// Each verdict of the registries that is a finding or inconclusive, as a message.
pub(crate) fn resolution_troubles(record: &Reference) -> Vec<String> {
    let found = record.evidence.resolution.iter();
    let troubles =
        found.filter(|found| found.verdict.is_finding() || found.verdict.is_inconclusive());
    troubles
        .map(|found| {
            message(&[
                &record.id,
                found.verdict.as_str(),
                &resolution_reason(record),
            ])
        })
        .collect()
}

/// Each verdict on a link that is a finding or inconclusive, as a message.
pub(crate) fn link_troubles(record: &Reference) -> Vec<String> {
    let links = record.evidence.links.iter().flatten();
    let troubles = links.filter(|link| link.verdict.is_finding() || link.verdict.is_inconclusive());
    troubles
        .map(|link| {
            message(&[
                &record.id,
                &link.url,
                link.verdict.as_str(),
                &link_reason(link),
            ])
        })
        .collect()
}

/// In what an entry differs from the library's: `volume, page; the library lacks DOI`.
pub(super) fn differing(imported: &Imported) -> String {
    let difference = &imported.difference;
    let mut parts = Vec::new();
    if !difference.other.is_empty() {
        parts.push(difference.other.join(", "));
    }
    if !difference.lacking.is_empty() {
        let lacks = match imported.outcome {
            Outcome::Updated | Outcome::Replaced => "lacked",
            _ => "lacks",
        };
        parts.push(format!(
            "the library {lacks} {}",
            difference.lacking.join(", ")
        ));
    }
    if imported.outcome == Outcome::New && imported.came_as != imported.record.id {
        parts.push(format!("another work is `{}`", imported.came_as));
    }
    parts.join("; ")
}

/// What a reader should know of an entry that was brought to a library, if anything. That a numbered reference got another
/// number is nothing.
pub(crate) fn import_trouble(imported: &Imported) -> Option<String> {
    let numbered = imported.came_as.starts_with("ref-");
    match imported.outcome {
        Outcome::Known => None,
        Outcome::New if numbered => None,
        Outcome::New if imported.came_as == imported.record.id => None,
        outcome => Some(message(&[
            &imported.record.id,
            outcome.as_str(),
            &differing(imported),
        ])),
    }
}

/// Both.
pub(crate) fn troubles(record: &Reference) -> Vec<String> {
    [resolution_troubles(record), link_troubles(record)].concat()
}

/// Parts with colons between them.
fn message(parts: &[&str]) -> String {
    let parts: Vec<_> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(": ")
}

/// What a reader should look at: everything that is not well.
pub(super) fn remarks(record: &Reference) -> String {
    let resolution = record.evidence.resolution.as_ref();
    let said = resolution
        .filter(|found| found.verdict != ResolutionVerdict::Confirmed)
        .map(|_| resolution_reason(record));
    let links = record.evidence.links.iter().flatten();
    let links = links
        .filter(|link| link.verdict != LinkVerdict::Ok)
        .map(link_reason);
    let parts: Vec<_> = said
        .into_iter()
        .chain(links)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("; ")
}
