//! What only the whole citation tells: title and container, kind, pages, date.

use crate::import::xml::dates::{self, Parts};
use crate::import::xml::draft::plain_range;
use crate::import::xml::jats::kinds;
use crate::model::{Date, DateField, Kind, TextField};

use super::Citation;

impl Citation {
    /// Puts the parts together.
    pub(in crate::import::xml::jats) fn finish(&mut self) {
        self.finish_pages();
        self.finish_date();
        let held = self.is_held();
        self.finish_titles(held);
        self.finish_kind(held);
        let institution = std::mem::take(&mut self.institution);
        match self.draft.record.kind {
            Kind::Thesis | Kind::Report | Kind::Standard => {
                self.draft
                    .put(TextField::Publisher, "institution", &institution);
            }
            _ => self.draft.keep("institution", &institution),
        }
    }

    /// Whether the source is what the work stands in, and not the work itself.
    fn is_held(&self) -> bool {
        let titled = !self.article_title.is_empty() || !self.chapter_title.is_empty();
        match self.kind {
            Some(Kind::Book) => titled && !self.source.is_empty(),
            Some(kind) => titled || kinds::is_held(kind),
            None => titled || self.is_counted(),
        }
    }

    fn finish_titles(&mut self, held: bool) {
        let field = match self.kind {
            // JATS4R: the source of data is where they are kept.
            Some(Kind::Dataset) if held => TextField::Publisher,
            _ if held => TextField::ContainerTitle,
            _ => TextField::Title,
        };
        self.source_is_title = field == TextField::Title && !self.source.is_empty();
        for (field, name, title) in [
            (field, "source", std::mem::take(&mut self.source)),
            (
                TextField::Title,
                "article-title",
                std::mem::take(&mut self.article_title),
            ),
            (
                TextField::Title,
                "chapter-title",
                std::mem::take(&mut self.chapter_title),
            ),
        ] {
            self.draft.put(field, name, &title);
        }
    }

    /// Takes back what was only guessed: the parser sees the whole text. Of a source that nothing tells to be journal or
    /// book it is not known whether it is the title.
    pub(in crate::import::xml::jats) fn forget_guesses(&mut self) {
        if self.kind.is_some() {
            return;
        }
        self.draft.record.kind = Kind::Document;
        if self.source_is_title
            && let Some(source) = self.draft.record.texts.remove(&TextField::Title)
        {
            self.draft.keep("source", &source);
        }
    }

    /// Whether it is counted as parts of journals are.
    fn is_counted(&self) -> bool {
        let counts = [TextField::Volume, TextField::Issue, TextField::Issn];
        let record = &self.draft.record;
        counts.iter().any(|field| record.texts.contains_key(field))
            && !record.texts.contains_key(&TextField::Publisher)
    }

    fn finish_kind(&mut self, held: bool) {
        self.draft.record.kind = match self.kind {
            Some(Kind::Book) if held => Kind::Chapter,
            Some(kind) => kind,
            None if self.format == "web" || self.format == "online" => {
                match self.draft.guessed_kind() {
                    Kind::Document => Kind::Webpage,
                    kind => kind,
                }
            }
            None => self.draft.guessed_kind(),
        };
    }

    fn finish_pages(&mut self) {
        let [first, last, range, number] = std::mem::take(&mut self.pages);
        match range.is_empty() {
            false => self
                .draft
                .put(TextField::Page, "page-range", &plain_range(&range)),
            true => self.draft.pages(&plain_range(&first), &plain_range(&last)),
        }
        // What has no pages is found by the number of the article.
        let has_pages = self.draft.record.texts.contains_key(&TextField::Page);
        let field = if has_pages {
            TextField::Number
        } else {
            TextField::Page
        };
        self.draft.put(field, "elocation-id", &number);
    }

    fn finish_date(&mut self) {
        let (year, suffix) = without_suffix(&self.date.year);
        self.draft.put(TextField::YearSuffix, "year", suffix);
        let parts = Parts {
            year: year.to_owned(),
            ..self.date.clone()
        };
        let (date, left) = parts.date();
        let iso = dates::of_text(&self.iso_date);
        let date = match (date, iso) {
            (Some(date), Some(iso)) if left.is_empty() && says_more(&iso, &date) => Some(iso),
            (date, iso) => date.or(iso),
        };
        for (name, text) in left {
            self.draft.keep(name, text);
        }
        if let Some(date) = date {
            self.draft
                .put_date(DateField::Issued, "year", &parts.year, date);
        }
    }
}

/// Whether a date is the same year as another that is but a year.
fn says_more(date: &Date, than: &Date) -> bool {
    let year = |date: &Date| date.start.map(|start| start.year);
    let is_bare = than.start.is_some_and(|start| start.month.is_none()) && than.end.is_none();
    is_bare && year(date) == year(than)
}

/// `2012a`: a year, and the letter that tells it from others of its author.
fn without_suffix(year: &str) -> (&str, &str) {
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    let (number, suffix) = year.split_at(digits);
    let is_suffix = suffix.len() == 1 && suffix.bytes().all(|b| b.is_ascii_lowercase());
    if digits == 4 && is_suffix {
        (number, suffix)
    } else {
        (year, "")
    }
}
