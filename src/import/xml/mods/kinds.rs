//! What sort of thing a MODS description is of.

use crate::import::xml::draft::Draft;
use crate::import::xml::tree::Element;
use crate::model::Kind;

/// Terms of `genre` (MARC's list, and the item types that Zotero and bibutils write), in lower case.
const GENRES: &[(&str, Kind)] = &[
    ("journal article", Kind::ArticleJournal),
    ("journalarticle", Kind::ArticleJournal),
    ("article", Kind::ArticleJournal),
    ("magazine article", Kind::ArticleMagazine),
    ("magazinearticle", Kind::ArticleMagazine),
    ("newspaper article", Kind::ArticleNewspaper),
    ("newspaperarticle", Kind::ArticleNewspaper),
    ("book", Kind::Book),
    ("monograph", Kind::Book),
    ("book chapter", Kind::Chapter),
    ("booksection", Kind::Chapter),
    ("conference paper", Kind::PaperConference),
    ("conferencepaper", Kind::PaperConference),
    ("thesis", Kind::Thesis),
    ("theses", Kind::Thesis),
    ("dissertation", Kind::Thesis),
    ("ph.d. thesis", Kind::Thesis),
    ("masters thesis", Kind::Thesis),
    ("report", Kind::Report),
    ("technical report", Kind::Report),
    ("working paper", Kind::Report),
    ("government publication", Kind::Report),
    ("web site", Kind::Webpage),
    ("web page", Kind::Webpage),
    ("webpage", Kind::Webpage),
    ("blogpost", Kind::PostWeblog),
    ("patent", Kind::Patent),
    ("standard or specification", Kind::Standard),
    ("standard", Kind::Standard),
    ("legislation", Kind::Legislation),
    ("statute", Kind::Legislation),
    ("treaty", Kind::Treaty),
    ("law report or digest", Kind::LegalCase),
    ("legal case and case notes", Kind::LegalCase),
    ("case", Kind::LegalCase),
    ("letter", Kind::PersonalCommunication),
    ("email", Kind::PersonalCommunication),
    ("interview", Kind::Interview),
    ("speech", Kind::Speech),
    ("presentation", Kind::Speech),
    ("map", Kind::Map),
    ("atlas", Kind::Map),
    ("motion picture", Kind::MotionPicture),
    ("film", Kind::MotionPicture),
    ("videorecording", Kind::MotionPicture),
    ("audiorecording", Kind::Song),
    ("sound", Kind::Song),
    ("computer program", Kind::Software),
    ("computerprogram", Kind::Software),
    ("dataset", Kind::Dataset),
    ("numeric data", Kind::Dataset),
    ("database", Kind::Dataset),
    ("manuscript", Kind::Manuscript),
    ("unpublished", Kind::Manuscript),
    ("review", Kind::Review),
    ("preprint", Kind::Article),
    ("encyclopediaarticle", Kind::EntryEncyclopedia),
    ("dictionaryentry", Kind::EntryDictionary),
    ("painting", Kind::Graphic),
    ("artwork", Kind::Graphic),
    ("musical score", Kind::MusicalScore),
];

/// The same of the genre of a host: what stands in it.
const HELD: &[(&str, Kind)] = &[
    ("journal", Kind::ArticleJournal),
    ("academic journal", Kind::ArticleJournal),
    ("periodical", Kind::ArticleJournal),
    ("magazine", Kind::ArticleMagazine),
    ("newspaper", Kind::ArticleNewspaper),
    ("book", Kind::Chapter),
    ("collection", Kind::Chapter),
    ("festschrift", Kind::Chapter),
    ("conference publication", Kind::PaperConference),
    ("proceedings", Kind::PaperConference),
    ("encyclopedia", Kind::EntryEncyclopedia),
    ("dictionary", Kind::EntryDictionary),
    ("web site", Kind::Webpage),
];

/// Values of `typeOfResource` that tell more than “text”.
const RESOURCES: &[(&str, Kind)] = &[
    ("cartographic", Kind::Map),
    ("notated music", Kind::MusicalScore),
    ("sound recording", Kind::Song),
    ("sound recording-musical", Kind::Song),
    ("sound recording-nonmusical", Kind::Song),
    ("still image", Kind::Graphic),
    ("moving image", Kind::MotionPicture),
    ("software, multimedia", Kind::Software),
];

fn known(table: &[(&str, Kind)], text: &str) -> Option<Kind> {
    let text = text.to_lowercase();
    table
        .iter()
        .find(|(name, _)| *name == text)
        .map(|(_, kind)| *kind)
}

/// The kind by genre, host, resource and issuance, in this order. A genre that tells nothing is kept as the genre.
pub(super) fn of(draft: &mut Draft, element: &Element<'_>) -> Kind {
    let hosts = element
        .all("relatedItem")
        .filter(|item| item.attribute("type") == Some("host"));
    let host = hosts.into_iter().next();
    let genre = genre(element, GENRES);
    let kind = genre.filter(|kind| host.is_none() || *kind != Kind::Book);
    let kind = kind.or_else(|| host.map(held));
    let resource = || {
        element
            .all("typeOfResource")
            .find_map(|sort| known(RESOURCES, &sort.text()))
    };
    let kind = kind
        .or_else(resource)
        .or_else(|| issued(element))
        .unwrap_or(Kind::Document);
    let conference = element
        .all("name")
        .any(|name| name.attribute("type") == Some("conference"));
    match kind {
        Kind::Chapter | Kind::Document if conference && host.is_some() => Kind::PaperConference,
        kind => {
            if kind == Kind::Document {
                let sort = element
                    .child("typeOfResource")
                    .map(Element::text)
                    .unwrap_or_default();
                draft.keep("typeOfResource", &sort);
            }
            kind
        }
    }
}

fn genre(element: &Element<'_>, table: &[(&str, Kind)]) -> Option<Kind> {
    element
        .all("genre")
        .find_map(|genre| known(table, &genre.text()))
}

fn held(host: &Element<'_>) -> Kind {
    let issuance = || match issuance(host).as_deref() {
        Some("continuing" | "serial") => Some(Kind::ArticleJournal),
        Some("monographic" | "single unit" | "multipart monograph") => Some(Kind::Chapter),
        _ => None,
    };
    let counted = || {
        let mut details = host
            .child("part")
            .into_iter()
            .flat_map(|part| part.all("detail"));
        let issue = details.any(|detail| detail.attribute("type") == Some("issue"));
        issue.then_some(Kind::ArticleJournal)
    };
    genre(host, HELD)
        .or_else(issuance)
        .or_else(counted)
        .unwrap_or(Kind::Chapter)
}

fn issued(element: &Element<'_>) -> Option<Kind> {
    match issuance(element)?.as_str() {
        "monographic" | "single unit" | "multipart monograph" => Some(Kind::Book),
        "continuing" | "serial" | "integrating resource" => Some(Kind::Periodical),
        _ => None,
    }
}

fn issuance(element: &Element<'_>) -> Option<String> {
    let origin = element.child("originInfo")?;
    origin.child("issuance").map(Element::text)
}
