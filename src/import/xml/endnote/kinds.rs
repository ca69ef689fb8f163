//! EndNote's reference types, and what their generic fields stand for.

use crate::import::xml::draft::Draft;
use crate::import::xml::tree::Element;
use crate::model::{Kind, NameField, TextField};

/// Reference types by number and by name (EndNote X9 to 21; numbers of types that came later are left out, they are told
/// by their names).
const TYPES: &[(u16, &str, Kind)] = &[
    (2, "Artwork", Kind::Graphic),
    (3, "Audiovisual Material", Kind::MotionPicture),
    (4, "Bill", Kind::Bill),
    (5, "Book Section", Kind::Chapter),
    (6, "Book", Kind::Book),
    (7, "Case", Kind::LegalCase),
    (8, "Chart or Table", Kind::Figure),
    (9, "Computer Program", Kind::Software),
    (10, "Conference Proceedings", Kind::PaperConference),
    (12, "Web Page", Kind::Webpage),
    (13, "Generic", Kind::Document),
    (14, "Hearing", Kind::Hearing),
    (17, "Journal Article", Kind::ArticleJournal),
    (19, "Magazine Article", Kind::ArticleMagazine),
    (20, "Map", Kind::Map),
    (21, "Film or Broadcast", Kind::MotionPicture),
    (23, "Newspaper Article", Kind::ArticleNewspaper),
    (24, "Pamphlet", Kind::Pamphlet),
    (25, "Patent", Kind::Patent),
    (26, "Personal Communication", Kind::PersonalCommunication),
    (27, "Report", Kind::Report),
    (28, "Edited Book", Kind::Book),
    (31, "Statute", Kind::Legislation),
    (32, "Thesis", Kind::Thesis),
    (34, "Unpublished Work", Kind::Manuscript),
    (36, "Manuscript", Kind::Manuscript),
    (37, "Figure", Kind::Figure),
    (38, "Chart or Table", Kind::Figure),
    (39, "Equation", Kind::Figure),
    (43, "Electronic Article", Kind::ArticleJournal),
    (44, "Electronic Book", Kind::Book),
    (45, "Online Database", Kind::Dataset),
    (46, "Government Document", Kind::Report),
    (47, "Conference Paper", Kind::PaperConference),
    (48, "Online Multimedia", Kind::MotionPicture),
    (49, "Classical Work", Kind::Classic),
    (50, "Legal Rule or Regulation", Kind::Regulation),
    (51, "Ancient Text", Kind::Classic),
    (52, "Dictionary", Kind::EntryDictionary),
    (53, "Encyclopedia", Kind::EntryEncyclopedia),
    (54, "Grant", Kind::Document),
    (55, "Aggregated Database", Kind::Dataset),
    (56, "Blog", Kind::PostWeblog),
    (57, "Serial", Kind::Periodical),
    (58, "Standard", Kind::Standard),
    (59, "Dataset", Kind::Dataset),
    (60, "Electronic Book Section", Kind::Chapter),
    (61, "Music", Kind::Song),
    (0, "Catalog", Kind::Document),
    (0, "Discussion Forum", Kind::Post),
    (0, "Interview", Kind::Interview),
    (0, "Multimedia Application", Kind::Software),
    (0, "Podcast", Kind::Broadcast),
    (0, "Press Release", Kind::Document),
    (0, "Social Media", Kind::Post),
    (0, "Television Episode", Kind::Broadcast),
    (0, "Preprint", Kind::Article),
];

/// The kind of a record by the name of its type, else by its number; the type is kept where the kind says less.
pub(super) fn take(draft: &mut Draft, element: Option<&Element<'_>>) -> Kind {
    let Some(element) = element else {
        return Kind::Document;
    };
    let (name, number) = (
        element.attribute("name").unwrap_or_default(),
        element.text(),
    );
    let by_name = TYPES
        .iter()
        .find(|(_, known, _)| known.eq_ignore_ascii_case(name));
    let by_number = || {
        TYPES
            .iter()
            .find(|(known, ..)| *known != 0 && number.parse() == Ok(*known))
    };
    let found = by_name.or_else(by_number);
    let is_exact = found.is_some_and(|(number, ..)| {
        matches!(
            number,
            5 | 6 | 12 | 13 | 17 | 19 | 20 | 23 | 25 | 26 | 27 | 32 | 47 | 58 | 59
        )
    });
    if !is_exact {
        draft.keep("ref-type", if name.is_empty() { &number } else { name });
    }
    found.map_or(Kind::Document, |(.., kind)| *kind)
}

/// Whether the secondary title is that of a periodical.
pub(super) fn is_periodical(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ArticleJournal
            | Kind::ArticleMagazine
            | Kind::ArticleNewspaper
            | Kind::Article
            | Kind::Periodical
    )
}

/// Whether things of this kind stand in something with a title of its own; what the others stand in is a series.
fn is_held(kind: Kind) -> bool {
    is_periodical(kind)
        || matches!(
            kind,
            Kind::Chapter
                | Kind::PaperConference
                | Kind::EntryDictionary
                | Kind::EntryEncyclopedia
                | Kind::Webpage
                | Kind::PostWeblog
                | Kind::Post
                | Kind::Dataset
                | Kind::Document
                | Kind::Broadcast
                | Kind::Figure
                | Kind::Legislation
        )
}

/// The variable of a title.
pub(super) fn title(kind: Kind, name: &str) -> Option<TextField> {
    Some(match name {
        "title" => TextField::Title,
        "secondary-title" if is_held(kind) => TextField::ContainerTitle,
        "secondary-title" => TextField::CollectionTitle,
        "tertiary-title" if is_held(kind) && !is_periodical(kind) => TextField::CollectionTitle,
        "alt-title" if is_periodical(kind) => TextField::ContainerTitleShort,
        "short-title" => TextField::TitleShort,
        _ => return None,
    })
}

/// The variable of a list of names, as the columns of EndNote's table of reference types have it.
pub(super) fn names(draft: &Draft, name: &str) -> Option<NameField> {
    let sort = draft
        .record
        .custom
        .get("ref-type")
        .and_then(|sort| sort.as_str());
    let is_edited = matches!(sort, Some("Edited Book" | "28"));
    Some(match (name, draft.record.kind) {
        ("authors", Kind::Book) if is_edited => NameField::Editor,
        ("authors", Kind::MotionPicture) => NameField::Director,
        ("authors", _) => NameField::Author,
        ("secondary-authors", Kind::Book | Kind::Report | Kind::Software | Kind::Map) => {
            NameField::CollectionEditor
        }
        ("secondary-authors", Kind::PersonalCommunication) => NameField::Recipient,
        ("secondary-authors", Kind::Patent | Kind::Thesis | Kind::MotionPicture) => return None,
        ("secondary-authors", _) => NameField::Editor,
        ("tertiary-authors", Kind::MotionPicture) => NameField::Producer,
        ("tertiary-authors", Kind::Book) if !is_edited => NameField::Editor,
        ("tertiary-authors", Kind::Chapter | Kind::PaperConference) => NameField::CollectionEditor,
        ("subsidiary-authors", Kind::MotionPicture) => NameField::Performer,
        ("subsidiary-authors", Kind::Book | Kind::Chapter) => NameField::Translator,
        ("translated-authors", _) => NameField::Translator,
        _ => return None,
    })
}

/// The variable of `number`: an issue, or the number of the thing itself.
pub(super) fn number(kind: Kind) -> TextField {
    match kind {
        _ if is_periodical(kind) => TextField::Issue,
        Kind::Book | Kind::Chapter | Kind::PaperConference => TextField::CollectionNumber,
        _ => TextField::Number,
    }
}

/// The variable of `pages`: of a whole book they are its extent.
pub(super) fn pages(kind: Kind, text: &str) -> TextField {
    let is_count = text.bytes().all(|b| b.is_ascii_digit()) || text.ends_with(['p', 'с', '.']);
    match kind {
        Kind::Book | Kind::Thesis | Kind::Report | Kind::Manuscript if is_count => {
            TextField::NumberOfPages
        }
        _ => TextField::Page,
    }
}
