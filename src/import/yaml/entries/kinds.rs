//! Types of entries, and what those of their parents make of them.

use serde_json::Value;

use super::Fields;
use crate::import::values::Making;
use crate::model::Kind;

/// Types that stand for a kind by themselves; the third value tells whether the kind says as much.
const TYPES: &[(&str, Kind, bool)] = &[
    ("article", Kind::Article, true),
    ("chapter", Kind::Chapter, true),
    ("entry", Kind::Entry, true),
    ("anthos", Kind::Chapter, false),
    ("report", Kind::Report, true),
    ("thesis", Kind::Thesis, true),
    ("web", Kind::Webpage, true),
    ("scene", Kind::MotionPicture, false),
    ("artwork", Kind::Graphic, true),
    ("patent", Kind::Patent, true),
    ("case", Kind::LegalCase, true),
    ("newspaper", Kind::Periodical, false),
    ("legislation", Kind::Legislation, true),
    ("manuscript", Kind::Manuscript, true),
    ("post", Kind::Post, true),
    ("misc", Kind::Document, true),
    ("performance", Kind::Performance, true),
    ("periodical", Kind::Periodical, true),
    ("proceedings", Kind::Book, false),
    ("book", Kind::Book, true),
    ("blog", Kind::Webpage, false),
    ("reference", Kind::Book, false),
    ("conference", Kind::Event, true),
    ("anthology", Kind::Collection, true),
    ("repository", Kind::Software, true),
    ("thread", Kind::Post, false),
    ("video", Kind::MotionPicture, true),
    ("audio", Kind::Song, true),
    ("exhibition", Kind::Event, false),
    ("original", Kind::Document, false),
];

/// What an entry is by its type and that of its parent.
const IN_PARENTS: &[(&str, &str, Kind)] = &[
    ("article", "periodical", Kind::ArticleJournal),
    ("article", "newspaper", Kind::ArticleNewspaper),
    ("article", "blog", Kind::PostWeblog),
    ("article", "proceedings", Kind::PaperConference),
    ("article", "conference", Kind::PaperConference),
    ("article", "anthology", Kind::Chapter),
    ("article", "book", Kind::Chapter),
    ("chapter", "book", Kind::Chapter),
    ("anthos", "anthology", Kind::Chapter),
    ("book", "book", Kind::Book),
    ("scene", "video", Kind::MotionPicture),
    ("video", "video", Kind::MotionPicture),
    ("article", "web", Kind::Webpage),
    ("article", "reference", Kind::EntryEncyclopedia),
    ("entry", "reference", Kind::EntryEncyclopedia),
    ("video", "web", Kind::MotionPicture),
    ("post", "blog", Kind::PostWeblog),
    ("web", "blog", Kind::PostWeblog),
];

/// Takes the type.
pub(super) fn take(making: &mut Making, fields: &mut Fields) {
    let written = fields.text("type").unwrap_or_else(|| "misc".to_owned());
    let name = written.to_lowercase();
    let Some((_, kind, exact)) = TYPES.iter().find(|(known, ..)| *known == name) else {
        making.keep("type", written.as_str());
        let message = format!("unknown type `{written}`, read as `document`");
        return making.warn("type-unknown", message);
    };
    let parent = parent_type(&name, fields);
    let inside = IN_PARENTS
        .iter()
        .find(|(own, other, _)| *own == name && parent.as_deref() == Some(*other));
    making.record.kind = inside.map_or(*kind, |(_, _, kind)| *kind);
    if !exact {
        making.keep("type", written.as_str());
    }
}

/// The type of the first parent, or what it is by default.
fn parent_type(name: &str, fields: &Fields) -> Option<String> {
    let parent = match fields.left.get("parent")? {
        Value::Array(list) => list.first()?,
        single => single,
    };
    let told = parent.get("type").and_then(Value::as_str);
    let default = match name {
        "article" => "periodical",
        "chapter" => "book",
        "entry" => "reference",
        "anthos" => "anthology",
        _ => "",
    };
    Some(told.unwrap_or(default).to_lowercase())
}

/// Takes the type of a parent where the kind of the entry tells it.
pub(super) fn take_implied(kind: Kind, parent: &mut Fields) {
    let Some(written) = parent.left.get("type").and_then(Value::as_str) else {
        return;
    };
    let name = written.to_lowercase();
    let mut inside = IN_PARENTS.iter();
    let implied = inside.any(|(_, other, own)| *own == kind && *other == name);
    if implied {
        parent.left.shift_remove("type");
    }
}
