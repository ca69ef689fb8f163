//! Values of metadata: names, dates, pages, languages, types.

use crate::import::values;
use crate::model::{Date, Kind, Name};
use crate::normalise;

/// Words for types of works: those of COinS, Dublin Core (DCMI types, and what repositories write there), EPrints, PRISM, Open
/// Graph, and schema.org; in lower case, with nothing between the words.
#[rustfmt::skip]
const TYPES: &[(&str, Kind)] = &[
    ("article", Kind::ArticleJournal), ("journalarticle", Kind::ArticleJournal), ("researcharticle", Kind::ArticleJournal),
    ("scholarlyarticle", Kind::ArticleJournal), ("medicalscholarlyarticle", Kind::ArticleJournal), ("textserialjournal", Kind::ArticleJournal),
    ("newsarticle", Kind::ArticleNewspaper), ("newspaperarticle", Kind::ArticleNewspaper), ("reportagenewsarticle", Kind::ArticleNewspaper),
    ("opinionnewsarticle", Kind::ArticleNewspaper), ("analysisnewsarticle", Kind::ArticleNewspaper), ("magazinearticle", Kind::ArticleMagazine),
    ("preprint", Kind::Article), ("workingpaper", Kind::Report), ("technicalreport", Kind::Report), ("report", Kind::Report),
    ("monograph", Kind::Book), ("book", Kind::Book), ("audiobook", Kind::Book),
    ("booksection", Kind::Chapter), ("bookchapter", Kind::Chapter), ("chapter", Kind::Chapter), ("bookitem", Kind::Chapter), ("bookpart", Kind::Chapter),
    ("conferenceitem", Kind::PaperConference), ("conferencepaper", Kind::PaperConference), ("conferenceobject", Kind::PaperConference),
    ("conference", Kind::PaperConference), ("proceeding", Kind::PaperConference), ("proceedings", Kind::PaperConference),
    ("thesis", Kind::Thesis), ("dissertation", Kind::Thesis), ("doctoralthesis", Kind::Thesis), ("masterthesis", Kind::Thesis),
    ("mastersthesis", Kind::Thesis), ("bachelorthesis", Kind::Thesis), ("phdthesis", Kind::Thesis), ("автореферат", Kind::Thesis), ("дисертація", Kind::Thesis),
    ("стаття", Kind::ArticleJournal), ("тези", Kind::PaperConference), ("монографія", Kind::Book), ("книга", Kind::Book), ("підручник", Kind::Book),
    ("dataset", Kind::Dataset), ("software", Kind::Software), ("softwaresourcecode", Kind::Software), ("softwareapplication", Kind::Software),
    ("patent", Kind::Patent), ("image", Kind::Graphic), ("map", Kind::Map), ("video", Kind::MotionPicture), ("movie", Kind::MotionPicture),
    ("videoobject", Kind::MotionPicture), ("periodical", Kind::Periodical), ("journal", Kind::Periodical), ("review", Kind::Review),
    ("webpage", Kind::Webpage), ("website", Kind::Webpage), ("webarticle", Kind::Webpage), ("itempage", Kind::Webpage),
    ("blogposting", Kind::PostWeblog), ("socialmediaposting", Kind::Post), ("presentation", Kind::Speech), ("lecture", Kind::Speech),
    ("legislation", Kind::Legislation), ("legislationobject", Kind::Legislation), ("interactiveresource", Kind::Webpage),
    ("techarticle", Kind::ArticleJournal),
];

/// The type that a word stands for; of an address, its last part.
pub(super) fn kind(word: &str) -> Option<Kind> {
    let name = word.rsplit(['/', '#']).next().unwrap_or(word);
    let squeezed: String = name
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(50)
        .collect();
    TYPES
        .iter()
        .find(|(known, _)| *known == squeezed)
        .map(|(_, kind)| *kind)
}

/// Names, parted by semicolons where there are several.
pub(super) fn names(text: &str) -> Vec<Name> {
    text.split(';')
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .flat_map(name)
        .collect()
}

/// One name, or a list without semicolons. A comma parts the names of one person, unless initials stand before it.
fn name(text: &str) -> Vec<Name> {
    match text.split_once(',') {
        Some((family, given)) if !family.contains('.') && !given.contains(',') => {
            vec![values::person(text)]
        }
        _ => normalise::names(text),
    }
}

/// A date in any form that databases or bibliographies have; the time of day is let go.
pub(super) fn date(text: &str) -> Option<Date> {
    let date = values::date(text).date;
    (date.start.is_some() || date.literal.is_some()).then_some(date)
}

/// Pages, with a plain hyphen between them.
pub(super) fn pages(text: &str) -> String {
    values::pages(text)
}

/// A language as a code of BCP 47.
pub(super) fn language(text: &str) -> String {
    values::language(&text.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DateParts;

    #[track_caller]
    fn check_date(text: &str, year: i32, month: Option<u8>, day: Option<u8>) {
        assert_eq!(
            date(text),
            Some(Date::parts(DateParts { year, month, day })),
            "{text}"
        );
    }

    #[test]
    fn dates_of_metadata_are_read() {
        check_date("2024/03/26", 2024, Some(3), Some(26));
        check_date("2024-03-26T10:00:00+02:00", 2024, Some(3), Some(26));
        check_date("2024-03-26 07:15:00", 2024, Some(3), Some(26));
        check_date("2024/3/6", 2024, Some(3), Some(6));
        check_date("2016/11", 2016, Some(11), None);
        check_date("2019", 2019, None, None);
        check_date("26.03.2024", 2024, Some(3), Some(26));
        check_date("Березень 2021", 2021, Some(3), None);
        assert_eq!(date("щойно"), None);
    }

    #[track_caller]
    fn check_names(text: &str, expected: &[Name]) {
        assert_eq!(names(text), expected, "{text}");
    }

    #[test]
    fn names_of_metadata_are_read() {
        check_names("Sana Rizwan", &[Name::person("Rizwan", "Sana")]);
        check_names(
            "Коваль, Оксана Петрівна",
            &[Name::person("Коваль", "Оксана Петрівна")],
        );
        check_names(
            "Нечуй Левицький, Іван",
            &[Name::person("Нечуй Левицький", "Іван")],
        );
        check_names(
            "M. F. Atiyah; N. Hitchin",
            &[
                Name::person("Atiyah", "M. F."),
                Name::person("Hitchin", "N."),
            ],
        );
        check_names(
            "Міністерство освіти і науки України",
            &[Name::literal("Міністерство освіти і науки України")],
        );
    }

    #[test]
    fn types_pages_and_languages_are_read() {
        assert_eq!(
            kind("info:eu-repo/semantics/doctoralThesis"),
            Some(Kind::Thesis)
        );
        assert_eq!(kind("Text.Serial.Journal"), Some(Kind::ArticleJournal));
        assert_eq!(kind("Articles of note"), None);
        assert_eq!(pages("С. 81 – 91"), "81-91");
        assert_eq!(language("en_US"), "en-US");
        assert_eq!(language("ukr"), "uk");
    }
}
