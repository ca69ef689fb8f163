//! The names that metadata have in `meta` tags, and what each stands for.
//!
//! Sources: HighWire Press tags as Google Scholar's inclusion guidelines list them
//! (<https://scholar.google.com/intl/en/scholar/inclusion.html>) and as Springer, Distill, AIP and DSpace write them; Dublin Core and
//! its terms, with the refinements that OJS and OPUS write; EPrints; PRISM; Open Graph (<https://ogp.me>).

use super::draft::Slot::{self, *};
use crate::model::Kind;
use crate::model::NameField::{Author, Contributor, Editor, Translator};
use crate::model::TextField as F;

/// A name, what its value is, and the type of work that it speaks for.
pub(super) type Word = (&'static str, Slot, Option<Kind>);

const JOURNAL: Option<Kind> = Some(Kind::ArticleJournal);
const CHAPTER: Option<Kind> = Some(Kind::Chapter);
const MEETING: Option<Kind> = Some(Kind::PaperConference);
const THESIS: Option<Kind> = Some(Kind::Thesis);
const REPORT: Option<Kind> = Some(Kind::Report);
const PATENT: Option<Kind> = Some(Kind::Patent);
const BOOK: Option<Kind> = Some(Kind::Book);

/// Behind `citation_` and `bepress_citation_`, on the page and inside a reference.
#[rustfmt::skip]
pub(super) const HIGHWIRE: &[Word] = &[
    ("title", Text(F::Title), None),
    ("author", Names(Author), None), ("authors", Names(Author), None), ("editor", Names(Editor), None), ("editors", Names(Editor), None),
    ("translator", Names(Translator), None), ("collaboration", Organisation(Author), None), ("author_corporate", Organisation(Author), None),
    ("publication_date", Issued(0), None), ("cover_date", Issued(1), None), ("date", Issued(2), None), ("year", Issued(3), None),
    ("online_date", Issued(4), None),
    ("journal_title", Text(F::ContainerTitle), JOURNAL), ("journal", Text(F::ContainerTitle), JOURNAL),
    ("journal_abbrev", Text(F::ContainerTitleShort), None),
    ("inbook_title", Text(F::ContainerTitle), CHAPTER), ("book_title", Text(F::ContainerTitle), CHAPTER),
    ("conference_title", Text(F::ContainerTitle), MEETING), ("conference", Text(F::ContainerTitle), MEETING),
    ("proceedings_title", Text(F::ContainerTitle), MEETING), ("conference_location", Text(F::EventPlace), MEETING),
    ("series_title", Text(F::CollectionTitle), None),
    ("volume", Text(F::Volume), None), ("issue", Text(F::Issue), None), ("number", Text(F::Issue), None),
    ("firstpage", First, None), ("first_page", First, None), ("start_page", First, None), ("spage", First, None),
    ("lastpage", Last, None), ("last_page", Last, None), ("end_page", Last, None), ("epage", Last, None),
    ("pages", Text(F::Page), None), ("page", Text(F::Page), None), ("num_pages", Text(F::NumberOfPages), None),
    ("article_number", Text(F::Number), None), ("elocation_id", Text(F::Number), None),
    ("doi", Text(F::Doi), None), ("pmid", Text(F::Pmid), None), ("pmcid", Text(F::Pmcid), None), ("arxiv_id", Arxiv, Some(Kind::Article)),
    ("issn", Joined(F::Issn), None), ("eissn", Joined(F::Issn), None), ("isbn", Joined(F::Isbn), BOOK),
    ("publisher", Text(F::Publisher), None), ("publisher_place", Text(F::PublisherPlace), None), ("edition", Text(F::Edition), BOOK),
    ("dissertation_institution", Text(F::Publisher), THESIS), ("dissertation_name", Text(F::Genre), THESIS),
    ("technical_report_institution", Text(F::Publisher), REPORT), ("technical_report_number", Text(F::Number), REPORT),
    ("patent_number", Text(F::Number), PATENT), ("patent_country", Text(F::Jurisdiction), PATENT),
    ("language", Language, None), ("keywords", Joined(F::Keyword), None), ("keyword", Joined(F::Keyword), None),
    ("abstract", Text(F::Abstract), None),
    ("url", Text(F::Url), None), ("abstract_html_url", Text(F::Url), None), ("public_url", Text(F::Url), None),
    ("fulltext_html_url", Text(F::Url), None), ("article_type", Text(F::Genre), None),
];

/// Behind `dc.` and `dcterms.`.
#[rustfmt::skip]
pub(super) const DUBLIN_CORE: &[Word] = &[
    ("title", Text(F::Title), None),
    ("creator", Names(Author), None), ("creator.personalname", Names(Author), None), ("creator.corporatename", Organisation(Author), None),
    ("contributor.author", Names(Author), None), ("contributor.editor", Names(Editor), None), ("contributor", Names(Contributor), None),
    ("date.issued", Issued(0), None), ("issued", Issued(0), None), ("date", Issued(1), None), ("date.available", Issued(2), None),
    ("available", Issued(2), None), ("date.created", Issued(3), None), ("created", Issued(3), None),
    ("source", Text(F::ContainerTitle), None), ("relation.ispartof", Text(F::ContainerTitle), None), ("ispartof", Text(F::ContainerTitle), None),
    ("source.volume", Text(F::Volume), JOURNAL), ("source.issue", Text(F::Issue), JOURNAL), ("source.issn", Joined(F::Issn), JOURNAL),
    ("citation.volume", Text(F::Volume), None), ("citation.issue", Text(F::Issue), None), ("citation.spage", First, None),
    ("citation.epage", Last, None), ("identifier.pagenumber", Text(F::Page), None),
    ("identifier.doi", Text(F::Doi), None), ("identifier.uri", Identifier, None), ("identifier.issn", Joined(F::Issn), None),
    ("identifier.isbn", Joined(F::Isbn), None), ("identifier", Identifier, None),
    ("publisher", Text(F::Publisher), None), ("language", Language, None), ("type", Type, None),
    ("subject", Joined(F::Keyword), None), ("description.abstract", Text(F::Abstract), None), ("abstract", Text(F::Abstract), None),
    ("description", Text(F::Abstract), None),
];

/// Behind `eprints.`.
#[rustfmt::skip]
pub(super) const EPRINTS: &[Word] = &[
    ("title", Text(F::Title), None), ("creators_name", Names(Author), None), ("editors_name", Names(Editor), None),
    ("corp_creators", Organisation(Author), None), ("date", Issued(0), None), ("type", Type, None),
    ("publication", Text(F::ContainerTitle), JOURNAL), ("book_title", Text(F::ContainerTitle), CHAPTER), ("event_title", Text(F::EventTitle), None),
    ("event_location", Text(F::EventPlace), None), ("series", Text(F::CollectionTitle), None), ("volume", Text(F::Volume), None),
    ("number", Text(F::Issue), None), ("pagerange", Text(F::Page), None), ("pages", Text(F::NumberOfPages), None),
    ("issn", Joined(F::Issn), None), ("isbn", Joined(F::Isbn), None), ("id_number", Identifier, None), ("official_url", Text(F::Url), None),
    ("publisher", Text(F::Publisher), None), ("institution", Text(F::Publisher), None), ("place_of_pub", Text(F::PublisherPlace), None),
    ("abstract", Text(F::Abstract), None), ("keywords", Text(F::Keyword), None), ("language", Language, None),
];

/// Behind `prism.`.
#[rustfmt::skip]
pub(super) const PRISM: &[Word] = &[
    ("publicationname", Text(F::ContainerTitle), JOURNAL), ("volume", Text(F::Volume), None), ("number", Text(F::Issue), None),
    ("startingpage", First, None), ("endingpage", Last, None), ("pagerange", Text(F::Page), None), ("publicationdate", Issued(0), None),
    ("coverdate", Issued(1), None), ("issn", Joined(F::Issn), None), ("eissn", Joined(F::Issn), None), ("isbn", Joined(F::Isbn), None),
    ("doi", Text(F::Doi), None), ("url", Text(F::Url), None), ("keyword", Joined(F::Keyword), None), ("title", Text(F::Title), None),
    ("aggregationtype", Custom, None), ("edition", Text(F::Edition), None),
];

/// Open Graph, and what stands beside it; whole names.
#[rustfmt::skip]
pub(super) const OPEN_GRAPH: &[Word] = &[
    ("og:title", Text(F::Title), None), ("article:published_time", Issued(0), None), ("og:url", Text(F::Url), None),
    ("og:site_name", Text(F::ContainerTitle), None), ("og:locale", Language, None), ("book:isbn", Joined(F::Isbn), BOOK),
    ("book:author", Names(Author), None), ("article:author", Names(Author), None), ("author", Names(Author), None),
    ("keywords", Text(F::Keyword), None), ("og:description", Text(F::Abstract), None), ("description", Text(F::Abstract), None),
];
