//! The types of RIS and of EndNote, and the publication types of MEDLINE.

use crate::model::Kind;

/// The types of RIS (the specifications of 2001 and 2011). Of those that stand for the same kind the first is the plain
/// one; the others say more than the kind.
const RIS: &[(&str, Kind)] = &[
    ("JOUR", Kind::ArticleJournal),
    ("BOOK", Kind::Book),
    ("CHAP", Kind::Chapter),
    ("CONF", Kind::PaperConference),
    ("CPAPER", Kind::PaperConference),
    ("THES", Kind::Thesis),
    ("RPRT", Kind::Report),
    ("ELEC", Kind::Webpage),
    ("GEN", Kind::Document),
    ("ABST", Kind::ArticleJournal),
    ("ADVS", Kind::MotionPicture),
    ("AGGR", Kind::Dataset),
    ("ANCIENT", Kind::Classic),
    ("ART", Kind::Graphic),
    ("BILL", Kind::Bill),
    ("BLOG", Kind::PostWeblog),
    ("CASE", Kind::LegalCase),
    ("CHART", Kind::Figure),
    ("CLSWK", Kind::Classic),
    ("COMP", Kind::Software),
    ("CTLG", Kind::Book),
    ("DATA", Kind::Dataset),
    ("DBASE", Kind::Dataset),
    ("DICT", Kind::EntryDictionary),
    ("EBOOK", Kind::Book),
    ("ECHAP", Kind::Chapter),
    ("EDBOOK", Kind::Book),
    ("EJOUR", Kind::ArticleJournal),
    ("ENCYC", Kind::EntryEncyclopedia),
    ("EQUA", Kind::Document),
    ("FIGURE", Kind::Figure),
    ("GOVDOC", Kind::Report),
    ("GRANT", Kind::Document),
    ("GRNT", Kind::Document),
    ("HEAR", Kind::Hearing),
    ("ICOMM", Kind::PersonalCommunication),
    ("INPR", Kind::ArticleJournal),
    ("INTV", Kind::Interview),
    ("JFULL", Kind::Periodical),
    ("LEGAL", Kind::Regulation),
    ("MANSCPT", Kind::Manuscript),
    ("MAP", Kind::Map),
    ("MGZN", Kind::ArticleMagazine),
    ("MPCT", Kind::MotionPicture),
    ("MULTI", Kind::MotionPicture),
    ("MUSIC", Kind::MusicalScore),
    ("NEWS", Kind::ArticleNewspaper),
    ("PAMP", Kind::Pamphlet),
    ("PAT", Kind::Patent),
    ("PCOMM", Kind::PersonalCommunication),
    ("PODCAST", Kind::Broadcast),
    ("PREPRINT", Kind::Article),
    ("PRESS", Kind::Document),
    ("SER", Kind::Book),
    ("SLIDE", Kind::Speech),
    ("SOUND", Kind::Song),
    ("STAND", Kind::Standard),
    ("STAT", Kind::Legislation),
    ("STD", Kind::Standard),
    ("TVEPISODE", Kind::Broadcast),
    ("UNBILL", Kind::Bill),
    ("UNPB", Kind::Manuscript),
    ("UNPD", Kind::Manuscript),
    ("VIDEO", Kind::MotionPicture),
    ("WEB", Kind::Webpage),
];

/// The reference types of EndNote, by the type of RIS that it exports for each.
const ENDNOTE: &[(&str, &str)] = &[
    ("aggregated database", "AGGR"),
    ("ancient text", "ANCIENT"),
    ("artwork", "ART"),
    ("audiovisual material", "ADVS"),
    ("bill", "BILL"),
    ("blog", "BLOG"),
    ("book", "BOOK"),
    ("book section", "CHAP"),
    ("case", "CASE"),
    ("catalog", "CTLG"),
    ("chart or table", "CHART"),
    ("classical work", "CLSWK"),
    ("computer program", "COMP"),
    ("conference paper", "CPAPER"),
    ("conference proceedings", "CONF"),
    ("dataset", "DATA"),
    ("dictionary", "DICT"),
    ("discussion forum", "BLOG"),
    ("edited book", "EDBOOK"),
    ("electronic article", "EJOUR"),
    ("electronic book", "EBOOK"),
    ("electronic book section", "ECHAP"),
    ("electronic source", "ELEC"),
    ("encyclopedia", "ENCYC"),
    ("equation", "EQUA"),
    ("figure", "FIGURE"),
    ("film or broadcast", "MPCT"),
    ("generic", "GEN"),
    ("government document", "GOVDOC"),
    ("grant", "GRANT"),
    ("hearing", "HEAR"),
    ("interview", "INTV"),
    ("journal", "JFULL"),
    ("journal article", "JOUR"),
    ("legal rule or regulation", "LEGAL"),
    ("magazine article", "MGZN"),
    ("manuscript", "MANSCPT"),
    ("map", "MAP"),
    ("multimedia application", "MULTI"),
    ("music", "MUSIC"),
    ("newspaper article", "NEWS"),
    ("online database", "DBASE"),
    ("online multimedia", "MULTI"),
    ("pamphlet", "PAMP"),
    ("patent", "PAT"),
    ("personal communication", "PCOMM"),
    ("podcast", "PODCAST"),
    ("press release", "PRESS"),
    ("report", "RPRT"),
    ("serial", "SER"),
    ("serial publication", "SER"),
    ("social media", "BLOG"),
    ("standard", "STAND"),
    ("statute", "STAT"),
    ("television episode", "TVEPISODE"),
    ("thesis", "THES"),
    ("unpublished work", "UNPD"),
    ("web page", "ELEC"),
];

/// The publication types of MEDLINE that say more than that it stood in a journal, the surest first.
const MEDLINE: &[(&str, Kind)] = &[
    ("preprint", Kind::Article),
    ("book chapter", Kind::Chapter),
    ("book", Kind::Book),
    ("monograph", Kind::Book),
    ("dataset", Kind::Dataset),
    ("newspaper article", Kind::ArticleNewspaper),
    ("academic dissertation", Kind::Thesis),
    ("thesis", Kind::Thesis),
    ("technical report", Kind::Report),
    ("patent", Kind::Patent),
    ("book review", Kind::ReviewBook),
    ("unpublished work", Kind::Manuscript),
    ("dictionary", Kind::EntryDictionary),
    ("encyclopedia", Kind::EntryEncyclopedia),
    ("periodical", Kind::Periodical),
    ("pamphlet", Kind::Pamphlet),
    ("map", Kind::Map),
];

/// Those that journals print too: taken only where no journal is named.
const MEDLINE_WITHOUT_JOURNAL: &[(&str, Kind)] = &[
    ("meeting abstract", Kind::PaperConference),
    ("congress", Kind::PaperConference),
    ("congresses", Kind::PaperConference),
    ("lecture", Kind::Speech),
    ("address", Kind::Speech),
    ("interview", Kind::Interview),
    ("legal case", Kind::LegalCase),
    ("legislation", Kind::Legislation),
    ("webcast", Kind::Broadcast),
    ("video-audio media", Kind::MotionPicture),
    ("web archive", Kind::Webpage),
    ("webpage", Kind::Webpage),
];

/// The kind that a type of RIS or of EndNote stands for, and whether it is the plain one for this kind.
pub(super) fn kind(written: &str) -> Option<(Kind, bool)> {
    let written = written.trim();
    let lower = written.to_lowercase();
    let endnote = ENDNOTE.iter().find(|(name, _)| *name == lower);
    let code = endnote.map_or(written, |(_, code)| code);
    let (code, kind) = RIS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(code))?;
    let plain = RIS.iter().find(|(_, other)| other == kind);
    Some((*kind, plain.is_some_and(|(name, _)| name == code)))
}

/// The kind that publication types of MEDLINE stand for.
pub(super) fn medline(types: &[&str], has_journal: bool) -> Kind {
    let lower: Vec<String> = types
        .iter()
        .map(|name| name.trim().to_lowercase())
        .collect();
    let first = |table: &[(&str, Kind)]| {
        let mut table = table.iter();
        let known = table.find(|(name, _)| lower.iter().any(|written| written == name));
        known.map(|(_, kind)| *kind)
    };
    let other = || first(MEDLINE_WITHOUT_JOURNAL).filter(|_| !has_journal);
    first(MEDLINE)
        .or_else(other)
        .unwrap_or(Kind::ArticleJournal)
}
