//! Types as tables name them.

use crate::bibtex;
use crate::model::{Kind, Reference, TextField};

/// The item types of Zotero (its schema), in small letters.
const ZOTERO: &[(&str, Kind)] = &[
    ("artwork", Kind::Graphic),
    ("audiorecording", Kind::Song),
    ("bill", Kind::Bill),
    ("blogpost", Kind::PostWeblog),
    ("book", Kind::Book),
    ("booksection", Kind::Chapter),
    ("case", Kind::LegalCase),
    ("computerprogram", Kind::Software),
    ("conferencepaper", Kind::PaperConference),
    ("dataset", Kind::Dataset),
    ("dictionaryentry", Kind::EntryDictionary),
    ("document", Kind::Document),
    ("email", Kind::PersonalCommunication),
    ("encyclopediaarticle", Kind::EntryEncyclopedia),
    ("film", Kind::MotionPicture),
    ("forumpost", Kind::Post),
    ("hearing", Kind::Hearing),
    ("instantmessage", Kind::PersonalCommunication),
    ("interview", Kind::Interview),
    ("journalarticle", Kind::ArticleJournal),
    ("letter", Kind::PersonalCommunication),
    ("magazinearticle", Kind::ArticleMagazine),
    ("manuscript", Kind::Manuscript),
    ("map", Kind::Map),
    ("newspaperarticle", Kind::ArticleNewspaper),
    ("patent", Kind::Patent),
    ("podcast", Kind::Broadcast),
    ("preprint", Kind::Article),
    ("presentation", Kind::Speech),
    ("radiobroadcast", Kind::Broadcast),
    ("report", Kind::Report),
    ("standard", Kind::Standard),
    ("statute", Kind::Legislation),
    ("thesis", Kind::Thesis),
    ("tvbroadcast", Kind::Broadcast),
    ("videorecording", Kind::MotionPicture),
    ("webpage", Kind::Webpage),
];

/// Types of databases, and words; the parts of a word before a bar suffice: a type is known by how it begins.
const WORDS: &[(&str, Kind)] = &[
    ("article in press", Kind::ArticleJournal),
    ("journal", Kind::ArticleJournal),
    ("article; proceedings", Kind::PaperConference),
    ("article", Kind::ArticleJournal),
    ("review", Kind::ArticleJournal),
    ("editorial", Kind::ArticleJournal),
    ("letter", Kind::ArticleJournal),
    ("note", Kind::ArticleJournal),
    ("short survey", Kind::ArticleJournal),
    ("erratum", Kind::ArticleJournal),
    ("data paper", Kind::ArticleJournal),
    ("book review", Kind::ReviewBook),
    ("book chapter", Kind::Chapter),
    ("book section", Kind::Chapter),
    ("book-chapter", Kind::Chapter),
    ("book", Kind::Book),
    ("monograph", Kind::Book),
    ("chapter", Kind::Chapter),
    ("conference review", Kind::Book),
    ("conference", Kind::PaperConference),
    ("proceedings", Kind::PaperConference),
    ("meeting abstract", Kind::PaperConference),
    ("posted-content", Kind::Article),
    ("preprint", Kind::Article),
    ("dissertation", Kind::Thesis),
    ("thesis", Kind::Thesis),
    ("data set", Kind::Dataset),
    ("web", Kind::Webpage),
    ("newspaper", Kind::ArticleNewspaper),
    ("magazine", Kind::ArticleMagazine),
    ("report", Kind::Report),
    ("software", Kind::Software),
    ("law", Kind::Legislation),
    ("video", Kind::MotionPicture),
    ("стаття у збірнику матеріалів", Kind::PaperConference),
    ("стаття конференції", Kind::PaperConference),
    ("стаття в газеті", Kind::ArticleNewspaper),
    ("стаття", Kind::ArticleJournal),
    ("тези", Kind::PaperConference),
    ("матеріали конференції", Kind::PaperConference),
    ("доповідь", Kind::PaperConference),
    ("розділ", Kind::Chapter),
    ("монографія", Kind::Book),
    ("книга", Kind::Book),
    ("підручник", Kind::Book),
    ("навчальний посібник", Kind::Book),
    ("посібник", Kind::Book),
    ("збірник", Kind::Book),
    ("словник", Kind::Book),
    ("дисертація", Kind::Thesis),
    ("автореферат", Kind::Thesis),
    ("кваліфікаційна робота", Kind::Thesis),
    ("магістерська робота", Kind::Thesis),
    ("закон", Kind::Legislation),
    ("постанова", Kind::Legislation),
    ("наказ", Kind::Legislation),
    ("указ", Kind::Legislation),
    ("стандарт", Kind::Standard),
    ("дсту", Kind::Standard),
    ("патент", Kind::Patent),
    ("звіт", Kind::Report),
    ("препринт", Kind::Article),
    ("рецензія", Kind::Review),
    ("сайт", Kind::Webpage),
    ("вебсторінка", Kind::Webpage),
    ("веб-", Kind::Webpage),
    ("електронний ресурс", Kind::Webpage),
    ("інтернет", Kind::Webpage),
    ("набір даних", Kind::Dataset),
    ("відео", Kind::MotionPicture),
    ("інтерв", Kind::Interview),
];

/// The kind of a type, and whether it says as much as the type.
pub(super) fn kind(written: &str) -> Option<(Kind, bool)> {
    let lower = written.trim().to_lowercase();
    let exact = Kind::from_name(&lower).or_else(|| {
        let mut zotero = ZOTERO.iter();
        zotero
            .find(|(name, _)| *name == lower)
            .map(|(_, kind)| *kind)
    });
    let word = || {
        let mut words = WORDS.iter();
        let known = words.find(|(word, _)| lower.starts_with(word));
        known.map(|(_, kind)| *kind)
    };
    let close = || bibtex::kind(&lower).or_else(word);
    let exactly = exact.map(|kind| (kind, true));
    exactly.or_else(|| close().map(|kind| (kind, false)))
}

/// The kind that the fields tell, where no column does.
pub(super) fn guess(record: &Reference) -> Kind {
    let has = |field: TextField| record.text(field).is_some();
    if has(TextField::EventTitle) {
        Kind::PaperConference
    } else if has(TextField::ContainerTitle) {
        match has(TextField::Isbn) && !has(TextField::Issn) {
            true => Kind::Chapter,
            false => Kind::ArticleJournal,
        }
    } else if has(TextField::Isbn) || has(TextField::Publisher) {
        Kind::Book
    } else if has(TextField::Url) && !has(TextField::Doi) {
        Kind::Webpage
    } else {
        Kind::Document
    }
}
