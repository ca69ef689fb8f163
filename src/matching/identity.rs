//! Are two entries one work, so that a library keeps one of them?
//!
//! Owns the rule, which is stricter than [`compare`]'s judgement: there a registry offers a record for a reference, here any
//! two entries meet, among them the chapters of a book, the parts of an article and forty editorials. An entry too many is seen
//! and mended; two works made one are lost. So one contradiction parts two entries, and a title that many works have needs a
//! place that only one has.

use crate::model::{Agreement, DateField, DateParts, Kind, Reference, TextField};

use super::fold::{fold, script, words};
use super::marks::{self, Scheme};
use super::score::{Family, OWN_TITLE, family};
use super::skeleton::skeleton;
use super::{Comparison, compare, title};

use Agreement::{Different, Incomparable, Near, Same};

/// Fields that tell works of one title apart, where both entries have them.
const PARTICULARS: &[TextField] = &[
    TextField::Edition,
    TextField::Number,
    TextField::Part,
    TextField::PartTitle,
    TextField::VolumeTitle,
    TextField::ChapterNumber,
    TextField::Version,
    TextField::NumberOfPages,
    TextField::CollectionNumber,
    TextField::Supplement,
    TextField::Section,
];

/// Whether two entries are one work.
///
/// Either they share an identifier that only one work has (DOI, PMID, PMCID, arXiv) or the string that they were printed as,
/// and nothing speaks against it; or title, people, year and place agree and nothing differs. Entries in two scripts or
/// languages are one where the pages are the same, or where one title is the other's romanisation.
///
/// ```
/// use posyl::matching::same_entry;
/// use posyl::model::{Kind, Reference, TextField};
///
/// let chapter = |title: &str| {
///     let mut chapter = Reference::new("x", Kind::Chapter);
///     chapter.set_text(TextField::Title, title);
///     chapter.set_text(TextField::Isbn, "978-0-306-40615-7");
///     chapter
/// };
/// assert!(!same_entry(&chapter("Вступ"), &chapter("Висновки")));
/// ```
pub fn same_entry(ours: &Reference, theirs: &Reference) -> bool {
    if is_review(ours) != is_review(theirs) {
        return false;
    }
    let sides = Sides::new(ours, theirs);
    match sides.own_identifier() {
        Some(Same) => sides.agree_under_identifier(),
        Some(_) => false,
        None => sides.same_print() || sides.agree_in_description(),
    }
}

fn is_review(entry: &Reference) -> bool {
    family(entry.kind) == Family::Review || entry.text(TextField::ReviewedTitle).is_some()
}

/// How the titles stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Titles {
    /// Letter for letter, but for case and marks.
    Exact,
    /// One is the other's romanisation.
    Romanised,
    /// A slip, a subtitle more.
    Alike,
    /// In two languages.
    Incomparable,
    Different,
    /// One entry has none, or both.
    Absent,
}

/// How the people stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum People {
    Same,
    /// Neither entry names any.
    Nobody,
    /// One entry names some.
    OneSided,
    Unclear,
}

/// Two entries, compared.
struct Sides<'a> {
    ours: &'a Reference,
    theirs: &'a Reference,
    compared: Comparison,
    titles: Titles,
    identifiers: [Vec<(Scheme, String)>; 2],
}

impl<'a> Sides<'a> {
    fn new(ours: &'a Reference, theirs: &'a Reference) -> Self {
        let compared = compare(ours, theirs);
        Self {
            titles: titles(ours, theirs, compared.agreement("title")),
            identifiers: [ours, theirs].map(marks::identifiers),
            compared,
            ours,
            theirs,
        }
    }

    fn is(&self, field: &str, agreement: Agreement) -> bool {
        self.compared.agreement(field) == Some(agreement)
    }

    fn agrees(&self, field: &str) -> bool {
        self.is(field, Same) || self.is(field, Near)
    }

    /// How the identifiers stand that only one work has: the first sort that both entries have decides.
    fn own_identifier(&self) -> Option<Agreement> {
        let of = |scheme, side: usize| {
            let found = self.identifiers[side].iter();
            let mut found = found.filter(move |(other, _)| *other == scheme);
            found.next().map(|(_, value)| value)
        };
        let schemes = [Scheme::Doi, Scheme::Arxiv, Scheme::Pmid, Scheme::Pmcid];
        let both = schemes
            .into_iter()
            .find_map(|scheme| of(scheme, 0).zip(of(scheme, 1)))?;
        Some(if both.0 == both.1 { Same } else { Different })
    }

    /// Whether some identifier of this sort is both's; `None` where one has none.
    fn share(&self, scheme: Scheme) -> Option<bool> {
        let [ours, theirs] = &self.identifiers;
        let has = |side: &[(Scheme, String)]| side.iter().any(|(other, _)| *other == scheme);
        let shared = ours
            .iter()
            .any(|one| one.0 == scheme && theirs.contains(one));
        (has(ours) && has(theirs)).then_some(shared)
    }

    /// Chapters are often given the DOI of their book, so title, people and pages may contradict it.
    fn agree_under_identifier(&self) -> bool {
        let (people, pages) = (self.is("author", Different), self.is("page", Different));
        match self.titles {
            Titles::Different => self.is("author", Same) && self.is("page", Same),
            Titles::Incomparable | Titles::Romanised => !people && !pages,
            Titles::Exact | Titles::Alike if people || pages => {
                self.has_own_title() && !(people && pages)
            }
            _ => true,
        }
    }

    fn same_print(&self) -> bool {
        let print = marks::print(self.ours);
        print.is_some() && print == marks::print(self.theirs)
    }

    fn agree_in_description(&self) -> bool {
        !self.contradict()
            && match self.titles {
                Titles::Exact => self.agree_under_title(),
                Titles::Romanised => self.agree_under_romanised(),
                Titles::Alike => self.same_address() || (self.same_people() && self.same_pages()),
                Titles::Incomparable => self.same_people() && self.same_pages(),
                Titles::Different | Titles::Absent => false,
            }
    }

    /// Whether anything says that they are two.
    fn contradict(&self) -> bool {
        const TELLING: [&str; 6] = [
            "author",
            "issued",
            "container-title",
            "volume",
            "issue",
            "page",
        ];
        TELLING.iter().any(|field| self.is(field, Different))
            || self.is("issued", Near)
            || kinds_apart(self.ours, self.theirs) && !self.same_address()
            || self.particulars_differ()
            || self.containers_are_numbered_apart()
            || days_differ(self.ours, self.theirs)
            || self.share(Scheme::Isbn) == Some(false)
            || self.is_book()
                && (self.is("publisher", Different) || self.one_has(TextField::Volume))
            || self.share(Scheme::Url) == Some(false) && !self.is("page", Same)
    }

    fn is_book(&self) -> bool {
        [self.ours, self.theirs]
            .iter()
            .all(|entry| family(entry.kind) == Family::Book)
    }

    fn one_has(&self, field: TextField) -> bool {
        self.ours.text(field).is_some() != self.theirs.text(field).is_some()
    }

    fn particulars_differ(&self) -> bool {
        let both = |&field| self.ours.text(field).zip(self.theirs.text(field));
        let theses = [self.ours, self.theirs]
            .iter()
            .all(|entry| entry.kind == Kind::Thesis);
        // The abstract of a thesis has the thesis's title, author and year.
        let genre = Some(&TextField::Genre).filter(|_| theses);
        let fields = PARTICULARS.iter().chain(genre);
        fields.filter_map(both).any(|(a, b)| !same_particular(a, b))
    }

    /// A patent, a volume of proceedings: what holds the work may be told apart by its number only.
    fn containers_are_numbered_apart(&self) -> bool {
        let numbers = |entry: &Reference| {
            let container = entry.text(TextField::ContainerTitle);
            container.map(numbers).filter(|numbers| !numbers.is_empty())
        };
        let both = numbers(self.ours).zip(numbers(self.theirs));
        both.is_some_and(|(ours, theirs)| ours != theirs)
    }

    /// Whether the title is long enough to be one work's own.
    fn has_own_title(&self) -> bool {
        title::weight(self.ours.text(TextField::Title).unwrap_or_default()) >= OWN_TITLE
    }

    fn people(&self) -> People {
        match self.compared.agreement("author") {
            None => People::Nobody,
            Some(Same) => People::Same,
            Some(Agreement::OnlyCited | Agreement::OnlyRegistered) => People::OneSided,
            // The shorter of two lists may be either's.
            Some(Near) if compare(self.theirs, self.ours).agreement("author") == Some(Same) => {
                People::Same
            }
            Some(_) => People::Unclear,
        }
    }

    fn same_people(&self) -> bool {
        self.people() == People::Same
    }

    /// The same pages of the same volume or container in the same year: a place that one work has.
    fn same_pages(&self) -> bool {
        self.is("page", Same)
            && self.is("issued", Same)
            && (self.agrees("container-title") || self.agrees("volume") || self.agrees("issue"))
    }

    /// The same address, and not that of a whole site.
    fn same_address(&self) -> bool {
        let [ours, theirs] = &self.identifiers;
        ours.iter()
            .any(|one| one.0 == Scheme::Url && one.1.contains(['/', '?']) && theirs.contains(one))
    }

    /// How many things agree that place a work.
    fn support(&self) -> usize {
        let number_of_pages = |entry: &Reference| entry.text(TextField::NumberOfPages).is_some();
        let places = [
            self.agrees("container-title"),
            self.is("page", Same),
            self.agrees("volume") || self.agrees("issue"),
            self.agrees("publisher"),
            self.same_address(),
            self.share(Scheme::Isbn) == Some(true),
            number_of_pages(self.ours) && number_of_pages(self.theirs),
        ];
        places.into_iter().filter(|agrees| *agrees).count()
    }

    /// The same words: enough for a title of its own; `Вступ` needs a place that only one work has.
    fn agree_under_title(&self) -> bool {
        let own = self.has_own_title();
        if self.same_address() {
            return own || self.people() != People::Unclear;
        }
        if !own {
            return self.is("issued", Same) && self.is_placed();
        }
        match (self.people(), self.compared.agreement("issued")) {
            (People::Same, Some(Same)) => true,
            (People::Nobody, Some(Same)) | (People::Same, None) => self.support() >= 1,
            (People::OneSided, Some(Same)) | (People::Same, Some(_)) => self.support() >= 2,
            _ => false,
        }
    }

    /// Whether a title that many works have stands at a place that one has.
    fn is_placed(&self) -> bool {
        let part = |entry: &Reference| entry.text(TextField::ContainerTitle).is_some();
        match part(self.ours) || part(self.theirs) {
            true => self.same_pages() && matches!(self.people(), People::Same | People::Nobody),
            false => self.same_people() && self.support() >= 1,
        }
    }

    /// Skeletons of different words may be the same, so people, year and a place have to agree as well.
    fn agree_under_romanised(&self) -> bool {
        let place = match self.has_own_title() {
            true => self.support() >= 1,
            false => self.same_pages(),
        };
        self.same_address() || (self.same_people() && self.is("issued", Same) && place)
    }
}

fn titles(ours: &Reference, theirs: &Reference, agreement: Option<Agreement>) -> Titles {
    let text = |entry: &Reference| words(entry.text(TextField::Title).unwrap_or_default());
    let (a, b) = (text(ours), text(theirs));
    if !a.is_empty() && a.concat() == b.concat() {
        return Titles::Exact;
    }
    let across = script(&a.concat()) != script(&b.concat());
    match agreement {
        Some(Same) if across => match bones(&a) == bones(&b) {
            true => Titles::Romanised,
            false => Titles::Alike,
        },
        Some(Same | Near) => Titles::Alike,
        Some(Incomparable) => Titles::Incomparable,
        Some(Different) => Titles::Different,
        _ => Titles::Absent,
    }
}

fn bones(words: &[String]) -> String {
    words.iter().map(|word| skeleton(word)).collect()
}

/// Whether two kinds are not one work's; many formats know no better than `document`.
fn kinds_apart(ours: &Reference, theirs: &Reference) -> bool {
    let vague = |kind| matches!(kind, Kind::Document | Kind::Article);
    let narrow = |kind| matches!(kind, Kind::Chapter | Kind::PaperConference | Kind::Thesis);
    let (a, b) = (ours.kind, theirs.kind);
    if vague(a) || vague(b) || a == b {
        return false;
    }
    family(a) != family(b) || family(a) == Family::Other || narrow(a) && narrow(b)
}

/// Whether two values say the same: by their numbers where both have some (`2nd`, `2-ге вид.`), else by their words.
fn same_particular(ours: &str, theirs: &str) -> bool {
    let (a, b) = (numbers(ours), numbers(theirs));
    match a.is_empty() || b.is_empty() {
        true => bones(&words(ours)) == bones(&words(theirs)) || fold(ours) == fold(theirs),
        false => a == b,
    }
}

fn numbers(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    let runs = runs.filter(|run| !run.is_empty());
    runs.map(str::to_owned).collect()
}

/// News of one title appear every week.
fn days_differ(ours: &Reference, theirs: &Reference) -> bool {
    let issued = |entry: &Reference| entry.date(DateField::Issued).and_then(|date| date.start);
    let Some((a, b)) = issued(ours).zip(issued(theirs)) else {
        return false;
    };
    let differ =
        |part: fn(&DateParts) -> Option<u8>| part(&a).zip(part(&b)).is_some_and(|(a, b)| a != b);
    differ(|date| date.month) || differ(|date| date.day)
}

#[cfg(test)]
mod tests;
