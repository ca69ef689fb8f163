//! What JATS calls the sorts of things that are cited.

use crate::model::Kind;

/// Values of `publication-type` (elder: `citation-type`) that are recommended by JATS4R and the tag library, and those
/// that publishers use besides.
const KINDS: &[(&str, Kind)] = &[
    ("journal", Kind::ArticleJournal),
    ("article", Kind::ArticleJournal),
    ("journal-article", Kind::ArticleJournal),
    ("review", Kind::ArticleJournal),
    ("book", Kind::Book),
    ("book-series", Kind::Book),
    ("edited-book", Kind::Book),
    ("monograph", Kind::Book),
    ("book-chapter", Kind::Chapter),
    ("chapter", Kind::Chapter),
    ("section", Kind::Chapter),
    ("confproc", Kind::PaperConference),
    ("conf-proc", Kind::PaperConference),
    ("conference", Kind::PaperConference),
    ("conf", Kind::PaperConference),
    ("proceedings", Kind::PaperConference),
    ("conference-paper", Kind::PaperConference),
    ("thesis", Kind::Thesis),
    ("dissertation", Kind::Thesis),
    ("report", Kind::Report),
    ("working-paper", Kind::Report),
    ("tech-report", Kind::Report),
    ("gov", Kind::Report),
    ("government", Kind::Report),
    ("web", Kind::Webpage),
    ("webpage", Kind::Webpage),
    ("web-page", Kind::Webpage),
    ("website", Kind::Webpage),
    ("online", Kind::Webpage),
    ("eref", Kind::Webpage),
    ("blog", Kind::PostWeblog),
    ("patent", Kind::Patent),
    ("newspaper", Kind::ArticleNewspaper),
    ("magazine", Kind::ArticleMagazine),
    ("preprint", Kind::Article),
    ("data", Kind::Dataset),
    ("dataset", Kind::Dataset),
    ("database", Kind::Dataset),
    ("software", Kind::Software),
    ("computer-program", Kind::Software),
    ("standard", Kind::Standard),
    ("std", Kind::Standard),
    ("legal", Kind::Legislation),
    ("law", Kind::Legislation),
    ("legislation", Kind::Legislation),
    ("case", Kind::LegalCase),
    ("letter", Kind::PersonalCommunication),
    ("commun", Kind::PersonalCommunication),
    ("communication", Kind::PersonalCommunication),
    ("interview", Kind::Interview),
    ("map", Kind::Map),
    ("video", Kind::MotionPicture),
    ("film", Kind::MotionPicture),
    ("audio", Kind::Song),
    ("podcast", Kind::Broadcast),
    ("periodical", Kind::Periodical),
    ("manuscript", Kind::Manuscript),
    ("unpublished", Kind::Manuscript),
    ("supplementary-material", Kind::Document),
];

/// The kind that a value of `publication-type` stands for.
pub(super) fn kind(name: &str) -> Option<Kind> {
    let name = name.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    KINDS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, kind)| *kind)
}

/// Whether things of this sort stand in something that has a title of its own.
pub(super) fn is_held(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ArticleJournal
            | Kind::ArticleMagazine
            | Kind::ArticleNewspaper
            | Kind::Chapter
            | Kind::PaperConference
    )
}
