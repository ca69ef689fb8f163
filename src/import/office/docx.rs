//! Documents of Word (Office Open XML, ECMA-376 part 1, WordprocessingML).
//!
//! Finds the parts of the document by their relationships and hands them to the readers of each.

mod body;
mod controls;
mod fields;
mod numbering;
mod styles;
mod symbols;

use std::collections::HashMap;

use crate::Result;

use super::document::{Document, Paragraph};
use super::package::{MAIN, Package, refused};
use super::properties::{self, Bookmarks};
use super::pull::{Event, Pull};

use body::Body;
use numbering::Numbering;
use styles::Styles;

/// At most so many parts of custom XML are looked into.
const MOST_CUSTOM_PARTS: usize = 100;

/// What a body refers to in other parts.
#[derive(Debug, Default)]
struct Parts {
    styles: Styles,
    numbering: Numbering,
    /// Addresses by relationship.
    targets: HashMap<String, String>,
    footnotes: HashMap<String, Vec<Paragraph>>,
    endnotes: HashMap<String, Vec<Paragraph>>,
    /// What document properties hold of citations, by bookmark.
    bookmarks: Bookmarks,
}

/// Reads the text of a document and what it cites.
///
/// # Errors
/// [`ErrorKind::Input`](crate::ErrorKind::Input) when its main part is not there or cannot be unpacked.
pub(super) fn read(package: &mut Package<'_>) -> Result<Document> {
    let mut document = Document::default();
    let main = main_part(package)?;
    let Some(xml) = package.part(&main)? else {
        let message = "this is no Word document: the part that holds its text is missing";
        return Err(refused(package.source(), message));
    };
    let parts = parts(package, &main, &mut document.damage);
    let (paragraphs, fault) = Body::new(&parts).read(&xml);
    document.paragraphs = paragraphs;
    document
        .damage
        .extend(fault.map(|fault| format!("{main}: {fault}")));
    document.sources = sources(package, &mut document.damage);
    Ok(document)
}

/// What the document says of itself.
///
/// # Errors
/// [`ErrorKind::Input`](crate::ErrorKind::Input) when the part that says it is damaged.
pub(super) fn properties(package: &mut Package<'_>) -> Result<Vec<(String, String)>> {
    let core = package.part("docProps/core.xml")?.unwrap_or_default();
    let app = package.part("docProps/app.xml")?.unwrap_or_default();
    let company = properties::values(&app).into_iter();
    let company = company.filter(|(name, _)| name == "Company");
    Ok(properties::values(&core)
        .into_iter()
        .chain(company)
        .collect())
}

/// The name of the part that the text is in; another program than Word may call it as it likes.
fn main_part(package: &mut Package<'_>) -> Result<String> {
    let relations = package.part("_rels/.rels")?.unwrap_or_default();
    let main = relations_of(&relations)
        .into_iter()
        .find(|relation| relation.kind.ends_with("/officeDocument") && !relation.is_external);
    let target = main.map(|relation| relation.target.trim_start_matches('/').to_owned());
    Ok(target.unwrap_or_else(|| MAIN.to_owned()))
}

fn parts(package: &mut Package<'_>, main: &str, damage: &mut Vec<String>) -> Parts {
    let custom = package.optional(properties::CUSTOM, damage);
    let (path, file) = main.rsplit_once('/').unwrap_or(("", main));
    let mut folder = Folder {
        package,
        path,
        damage,
    };
    let relations = folder.relations(file);
    let target = |kind: &str| {
        let mut all = relations.iter();
        all.find(|relation| relation.kind.ends_with(kind))
            .map(|relation| relation.target.as_str())
    };
    let mut parts = Parts {
        styles: Styles::read(&folder.part(target("/styles"))),
        numbering: Numbering::read(&folder.part(target("/numbering"))),
        bookmarks: properties::citations(&custom.unwrap_or_default()),
        ..Parts::default()
    };
    parts.footnotes = folder.notes(&mut parts, target("/footnotes"));
    parts.endnotes = folder.notes(&mut parts, target("/endnotes"));
    parts.targets = addresses(&relations);
    parts
}

/// The folder that the main part lies in.
struct Folder<'a, 'b> {
    package: &'a mut Package<'b>,
    path: &'a str,
    damage: &'a mut Vec<String>,
}

impl Folder<'_, '_> {
    /// The text of a part, by the target of a relationship; empty where there is none.
    fn part(&mut self, target: Option<&str>) -> String {
        let Some(target) = target else {
            return String::new();
        };
        let name = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None if self.path.is_empty() => target.to_owned(),
            None => format!("{}/{target}", self.path),
        };
        let part = self.package.optional(&name, self.damage);
        part.unwrap_or_default()
    }

    fn relations(&mut self, file: &str) -> Vec<Relation> {
        relations_of(&self.part(Some(&format!("_rels/{file}.rels"))))
    }

    /// The notes of a part, whose links have relationships of their own.
    fn notes(
        &mut self,
        parts: &mut Parts,
        target: Option<&str>,
    ) -> HashMap<String, Vec<Paragraph>> {
        let file = target.map(|target| target.rsplit('/').next().unwrap_or(target));
        let Some(file) = file else {
            return HashMap::new();
        };
        parts.targets = addresses(&self.relations(file));
        let (notes, fault) = body::notes(parts, &self.part(target));
        let said = fault.map(|fault| format!("{file}: {fault}"));
        self.damage.extend(said);
        notes
    }
}

/// The lists of sources in the parts of custom XML.
fn sources(package: &mut Package<'_>, damage: &mut Vec<String>) -> Vec<String> {
    let is_item = |name: &String| {
        let number = name
            .strip_prefix("customXml/item")
            .and_then(|rest| rest.strip_suffix(".xml"));
        number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut names: Vec<_> = package.names().into_iter().filter(is_item).collect();
    names.sort_by_key(|name| (name.len(), name.clone()));
    names.truncate(MOST_CUSTOM_PARTS);
    let items = names
        .iter()
        .filter_map(|name| package.optional(name, damage));
    items.filter(|xml| super::sources::is_list(xml)).collect()
}

/// A relationship of a part (ECMA-376 part 2).
#[derive(Debug)]
struct Relation {
    id: String,
    kind: String,
    target: String,
    is_external: bool,
}

fn relations_of(xml: &str) -> Vec<Relation> {
    let mut all = Vec::new();
    let mut pull = Pull::new(xml);
    while let Some(event) = pull.next() {
        if let Event::Open(tag) = event
            && tag.name() == "Relationship"
        {
            let value = |name| tag.attribute(name).unwrap_or_default();
            all.push(Relation {
                id: value("Id"),
                kind: value("Type"),
                target: value("Target"),
                is_external: value("TargetMode") == "External",
            });
        }
    }
    all
}

fn addresses(relations: &[Relation]) -> HashMap<String, String> {
    let outside = relations.iter().filter(|relation| relation.is_external);
    outside
        .map(|relation| (relation.id.clone(), relation.target.clone()))
        .collect()
}
