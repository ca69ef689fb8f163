//! Labelled text: what a piece of a reference string is.

use crate::text::Span;

named_enum! {
    /// What a segment of a reference string is; the labels of the labelling guide.
    Label {
        /// `citation-number`
        CitationNumber = "citation-number",
        /// `author`
        Author = "author",
        /// `author-repeat`
        AuthorRepeat = "author-repeat",
        /// `editor`
        Editor = "editor",
        /// `translator`
        Translator = "translator",
        /// `title`
        Title = "title",
        /// `container`
        Container = "container",
        /// `date`
        Date = "date",
        /// `volume`
        Volume = "volume",
        /// `issue`
        Issue = "issue",
        /// `pages`
        Pages = "pages",
        /// `extent`
        Extent = "extent",
        /// `publisher`
        Publisher = "publisher",
        /// `location`
        Location = "location",
        /// `institution`
        Institution = "institution",
        /// `edition`
        Edition = "edition",
        /// `genre`
        Genre = "genre",
        /// `number`
        Number = "number",
        /// `doi`
        Doi = "doi",
        /// `url`
        Url = "url",
        /// `accessed`
        Accessed = "accessed",
        /// `isbn`
        Isbn = "isbn",
        /// `note`
        Note = "note",
        /// `other`
        Other = "other",
    }
}

/// A labelled run of a reference string.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// What it is.
    pub label: Label,
    /// Its bytes in the reference string.
    pub span: Span,
    /// The model's probability that exactly this run carries this label, 0 to 1.
    pub confidence: f32,
}

/// One reference string cut out of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawReference {
    /// The reference as one line: the lines of the source joined.
    pub text: String,
    /// The bytes of the source that it was taken from.
    pub span: Span,
    /// The line of the source on which it begins, counted from 1.
    pub line: usize,
    /// Which of the source's lists it stands in, counted from 0.
    pub list: usize,
}

/// A reference string with its segments, in order and without overlap; matter between them is punctuation
/// and connecting words.
#[derive(Debug, Clone, PartialEq)]
pub struct Segmented {
    /// The reference string.
    pub text: String,
    /// Its segments.
    pub segments: Vec<Segment>,
}

impl Segmented {
    /// The text of a segment.
    pub fn text_of(&self, segment: &Segment) -> &str {
        segment.span.of(&self.text)
    }
}
