//! Weighing what the fields say.
//!
//! Owns the weights (log-odds, set by hand and checked against recorded look-ups; see `tests/it/matching.rs`) and
//! the rules that no weight overrides: two independent things must agree, and a title shared by other people is
//! another work.

use crate::model::{Agreement, FieldComparison, Kind};

use super::Judgement;

use Agreement::{Different, Incomparable, Near, Same};

/// Longer telling words a title needs to be a work's own rather than one of many of that name.
pub(super) const OWN_TITLE: usize = 3;

/// What the fields say, ready for weighing.
#[derive(Debug)]
pub(super) struct Evidence {
    title: Option<Agreement>,
    author: Option<Agreement>,
    year: Option<Agreement>,
    container: Option<Agreement>,
    volume: Option<Agreement>,
    issue: Option<Agreement>,
    page: Option<Agreement>,
    publisher: Option<Agreement>,
    isbn: Option<Agreement>,
    kind: Option<Agreement>,
    title_weight: usize,
    gap: Option<i32>,
}

/// Whether a field agrees, fully or nearly.
fn agrees(agreement: Option<Agreement>) -> bool {
    matches!(agreement, Some(Same | Near))
}

impl Evidence {
    /// Gathers the fields; `title_weight` is the number of telling words of the title, `gap` that of years.
    pub(super) fn new(fields: &[FieldComparison], title_weight: usize, gap: Option<i32>) -> Self {
        let of = |name: &str| {
            let found = fields.iter().find(|compared| compared.field == name)?;
            Some(found.agreement)
        };
        Self {
            title: of("title"),
            author: of("author"),
            year: of("issued"),
            container: of("container-title"),
            volume: of("volume"),
            issue: of("issue"),
            page: of("page"),
            publisher: of("publisher"),
            isbn: of("ISBN"),
            kind: of("type"),
            title_weight,
            gap,
        }
    }

    /// The probability that both are one work.
    pub(super) fn probability(&self) -> f32 {
        (1.0 / (1.0 + (-self.log_odds()).exp())) as f32
    }

    fn log_odds(&self) -> f64 {
        let own_title = self.title_weight.min(6) as f64;
        let late = if self.gap.is_some_and(|gap| gap > 3) {
            -3.0
        } else {
            -1.5
        };
        let weigh = |agreement, same, near, different| match agreement {
            Some(Same) => same,
            Some(Near) => near,
            Some(Different) => different,
            _ => 0.0,
        };
        -4.0 + weigh(
            self.title,
            2.0 + 0.5 * own_title,
            1.0 + 0.25 * own_title,
            -4.0,
        ) + weigh(self.author, 3.0, 1.5, -4.0)
            + weigh(self.year, 1.5, 0.75, late)
            + weigh(self.container, 1.5, 1.0, -0.5)
            + weigh(self.volume, 1.5, 0.5, -1.5)
            + weigh(self.issue, 1.0, 0.5, -0.5)
            + weigh(self.page, 2.5, 1.0, -1.5)
            + weigh(self.publisher, 0.5, 0.25, -0.25)
            + weigh(self.isbn, 4.0, 0.0, 0.0)
            + weigh(self.kind, 0.25, 0.0, -0.75)
    }

    /// The judgement: rules first, then the weight.
    pub(super) fn judgement(&self) -> Judgement {
        if self.contradicts() {
            Judgement::OtherWork
        } else if self.supports() && self.log_odds() > 0.0 {
            Judgement::SameWork
        } else if self.names_other_people() {
            Judgement::OtherPeople
        } else {
            Judgement::Unclear
        }
    }

    /// Reviews bear the title of the book reviewed, so the container has to agree as well.
    fn names_other_people(&self) -> bool {
        self.author == Some(Different)
            && self.title == Some(Same)
            && self.title_weight >= OWN_TITLE
            && self.year == Some(Same)
            && agrees(self.container)
    }

    /// Whether title and people both speak against it; where the titles cannot be compared, people and two
    /// things more.
    fn contradicts(&self) -> bool {
        if self.author != Some(Different) || self.place() >= 2 {
            return false;
        }
        match self.title {
            Some(Different) => true,
            Some(Incomparable) => {
                let against = [self.year, self.volume, self.page, self.container];
                against
                    .iter()
                    .filter(|&&field| field == Some(Different))
                    .count()
                    >= 2
            }
            _ => false,
        }
    }

    /// How many of the things that place a work agree.
    fn place(&self) -> usize {
        let fields = [
            self.volume,
            self.issue,
            self.page,
            self.container,
            self.isbn,
        ];
        let near = fields.iter().filter(|&&field| agrees(field)).count();
        near + usize::from(self.year == Some(Same))
    }

    /// Whether two independent things agree.
    fn supports(&self) -> bool {
        match self.title {
            Some(Same) => self.title_supported(),
            Some(Near) => {
                self.author_agrees() && self.place() + usize::from(self.year == Some(Near)) >= 1
            }
            Some(Different) => self.author_agrees() && agrees(self.page) && self.place() >= 3,
            // One author may have two papers in an issue; their pages tell them apart.
            _ => {
                let place = self.exact_place() && self.page != Some(Different);
                self.author_agrees() && (place || self.isbn == Some(Same)) && self.place() >= 2
            }
        }
    }

    fn title_supported(&self) -> bool {
        match self.author {
            // The same words by other people are another work, unless the very pages are the same.
            Some(Different) => self.exact_place() && self.place() >= 2,
            Some(Same | Near) if self.year == Some(Different) => {
                self.place() >= 1
                    || (self.gap.is_some_and(|gap| gap <= 3) && self.title_weight >= OWN_TITLE)
            }
            Some(Same | Near) => true,
            _ if self.year == Some(Different) => self.place() >= 2,
            _ if self.title_weight >= OWN_TITLE => self.place() >= 1 || self.year == Some(Near),
            _ => self.place() >= 2,
        }
    }

    fn author_agrees(&self) -> bool {
        agrees(self.author)
    }

    /// Pages agree, or volume and issue both do: a place that few works share.
    fn exact_place(&self) -> bool {
        agrees(self.page) || (agrees(self.volume) && agrees(self.issue))
    }
}

/// Kinds that are commonly taken for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Article,
    Book,
    Data,
    Web,
    Review,
    Other,
}

/// The family that a kind belongs to.
pub(super) fn family(kind: Kind) -> Family {
    match kind {
        Kind::Article
        | Kind::ArticleJournal
        | Kind::ArticleMagazine
        | Kind::PaperConference
        | Kind::Chapter
        | Kind::Manuscript
        | Kind::Speech => Family::Article,
        Kind::Book
        | Kind::Report
        | Kind::Thesis
        | Kind::Standard
        | Kind::Pamphlet
        | Kind::Classic
        | Kind::Collection
        | Kind::Document => Family::Book,
        Kind::Dataset | Kind::Software => Family::Data,
        Kind::Webpage | Kind::Post | Kind::PostWeblog | Kind::ArticleNewspaper => Family::Web,
        Kind::Review | Kind::ReviewBook => Family::Review,
        _ => Family::Other,
    }
}
