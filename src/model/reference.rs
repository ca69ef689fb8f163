//! The reference itself.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{Date, Evidence, Kind, Name};
use crate::ident::Doi;

named_enum! {
    /// A variable of CSL that holds a list of names.
    NameField {
        /// `author`
        Author = "author",
        /// `chair`
        Chair = "chair",
        /// `collection-editor`
        CollectionEditor = "collection-editor",
        /// `compiler`
        Compiler = "compiler",
        /// `composer`
        Composer = "composer",
        /// `container-author`
        ContainerAuthor = "container-author",
        /// `contributor`
        Contributor = "contributor",
        /// `curator`
        Curator = "curator",
        /// `director`
        Director = "director",
        /// `editor`
        Editor = "editor",
        /// `editorial-director`
        EditorialDirector = "editorial-director",
        /// `executive-producer`
        ExecutiveProducer = "executive-producer",
        /// `guest`
        Guest = "guest",
        /// `host`
        Host = "host",
        /// `interviewer`
        Interviewer = "interviewer",
        /// `illustrator`
        Illustrator = "illustrator",
        /// `narrator`
        Narrator = "narrator",
        /// `organizer`
        Organizer = "organizer",
        /// `original-author`
        OriginalAuthor = "original-author",
        /// `performer`
        Performer = "performer",
        /// `producer`
        Producer = "producer",
        /// `recipient`
        Recipient = "recipient",
        /// `reviewed-author`
        ReviewedAuthor = "reviewed-author",
        /// `script-writer`
        ScriptWriter = "script-writer",
        /// `series-creator`
        SeriesCreator = "series-creator",
        /// `translator`
        Translator = "translator",
    }
}

named_enum! {
    /// A variable of CSL that holds a date.
    DateField {
        /// `accessed`
        Accessed = "accessed",
        /// `available-date`
        AvailableDate = "available-date",
        /// `event-date`
        EventDate = "event-date",
        /// `issued`
        Issued = "issued",
        /// `original-date`
        OriginalDate = "original-date",
        /// `submitted`
        Submitted = "submitted",
    }
}

named_enum! {
    /// A variable of CSL that holds text or a number; both are kept as text.
    TextField {
        /// `title`
        Title = "title",
        /// `title-short`
        TitleShort = "title-short",
        /// `container-title`
        ContainerTitle = "container-title",
        /// `container-title-short`
        ContainerTitleShort = "container-title-short",
        /// `collection-title`
        CollectionTitle = "collection-title",
        /// `collection-number`
        CollectionNumber = "collection-number",
        /// `volume`
        Volume = "volume",
        /// `volume-title`
        VolumeTitle = "volume-title",
        /// `volume-title-short`
        VolumeTitleShort = "volume-title-short",
        /// `issue`
        Issue = "issue",
        /// `page`
        Page = "page",
        /// `page-first`
        PageFirst = "page-first",
        /// `number-of-pages`
        NumberOfPages = "number-of-pages",
        /// `number-of-volumes`
        NumberOfVolumes = "number-of-volumes",
        /// `publisher`
        Publisher = "publisher",
        /// `publisher-place`
        PublisherPlace = "publisher-place",
        /// `edition`
        Edition = "edition",
        /// `genre`
        Genre = "genre",
        /// `number`
        Number = "number",
        /// `chapter-number`
        ChapterNumber = "chapter-number",
        /// `part`
        Part = "part",
        /// `part-title`
        PartTitle = "part-title",
        /// `section`
        Section = "section",
        /// `supplement`
        Supplement = "supplement",
        /// `version`
        Version = "version",
        /// `printing`
        Printing = "printing",
        /// `event`
        Event = "event",
        /// `event-title`
        EventTitle = "event-title",
        /// `event-place`
        EventPlace = "event-place",
        /// `archive`
        Archive = "archive",
        /// `archive_collection`
        ArchiveCollection = "archive_collection",
        /// `archive_location`
        ArchiveLocation = "archive_location",
        /// `archive-place`
        ArchivePlace = "archive-place",
        /// `authority`
        Authority = "authority",
        /// `call-number`
        CallNumber = "call-number",
        /// `citation-key`
        CitationKey = "citation-key",
        /// `citation-label`
        CitationLabel = "citation-label",
        /// `citation-number`
        CitationNumber = "citation-number",
        /// `dimensions`
        Dimensions = "dimensions",
        /// `division`
        Division = "division",
        /// `first-reference-note-number`
        FirstReferenceNoteNumber = "first-reference-note-number",
        /// `journalAbbreviation`
        JournalAbbreviation = "journalAbbreviation",
        /// `shortTitle`
        ShortTitle = "shortTitle",
        /// `jurisdiction`
        Jurisdiction = "jurisdiction",
        /// `keyword`
        Keyword = "keyword",
        /// `language`
        Language = "language",
        /// `locator`
        Locator = "locator",
        /// `medium`
        Medium = "medium",
        /// `note`
        Note = "note",
        /// `original-publisher`
        OriginalPublisher = "original-publisher",
        /// `original-publisher-place`
        OriginalPublisherPlace = "original-publisher-place",
        /// `original-title`
        OriginalTitle = "original-title",
        /// `references`
        References = "references",
        /// `reviewed-genre`
        ReviewedGenre = "reviewed-genre",
        /// `reviewed-title`
        ReviewedTitle = "reviewed-title",
        /// `scale`
        Scale = "scale",
        /// `source`
        Source = "source",
        /// `status`
        Status = "status",
        /// `year-suffix`
        YearSuffix = "year-suffix",
        /// `abstract`
        Abstract = "abstract",
        /// `annote`
        Annote = "annote",
        /// `DOI`
        Doi = "DOI",
        /// `ISBN`
        Isbn = "ISBN",
        /// `ISSN`
        Issn = "ISSN",
        /// `PMCID`
        Pmcid = "PMCID",
        /// `PMID`
        Pmid = "PMID",
        /// `URL`
        Url = "URL",
    }
}

/// A bibliographic reference: a CSL item, and what we know about how it came to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// The identifier, unique in its list.
    pub id: String,
    /// What sort of thing is cited.
    pub kind: Kind,
    /// Lists of names.
    pub names: BTreeMap<NameField, Vec<Name>>,
    /// Dates.
    pub dates: BTreeMap<DateField, Date>,
    /// Everything that is text or a number.
    pub texts: BTreeMap<TextField, String>,
    /// The item's `categories`.
    pub categories: Vec<String>,
    /// What others keep under `custom` (anything but `posyl`), and fields that CSL has no word for.
    pub custom: Map<String, Value>,
    /// Where it comes from and what was found out: `custom.posyl` on the wire.
    pub evidence: Evidence,
}

impl Reference {
    /// A reference that holds nothing yet.
    pub fn new(id: impl Into<String>, kind: Kind) -> Self {
        Self {
            id: id.into(),
            kind,
            names: BTreeMap::new(),
            dates: BTreeMap::new(),
            texts: BTreeMap::new(),
            categories: Vec::new(),
            custom: Map::new(),
            evidence: Evidence::default(),
        }
    }

    /// Its DOI: the field's own, else that of an address at the resolver.
    pub fn doi(&self) -> Option<Doi> {
        let fields = [TextField::Doi, TextField::Url];
        fields
            .iter()
            .find_map(|&field| Doi::parse(self.text(field)?))
    }

    /// A text variable.
    pub fn text(&self, field: TextField) -> Option<&str> {
        self.texts.get(&field).map(String::as_str)
    }

    /// A list of names; empty where there is none.
    pub fn names(&self, field: NameField) -> &[Name] {
        self.names.get(&field).map_or(&[], Vec::as_slice)
    }

    /// A date variable.
    pub fn date(&self, field: DateField) -> Option<&Date> {
        self.dates.get(&field)
    }

    /// Sets a text variable; an empty value removes it.
    pub fn set_text(&mut self, field: TextField, value: impl Into<String>) {
        let value = value.into();
        if value.is_empty() {
            self.texts.remove(&field);
        } else {
            self.texts.insert(field, value);
        }
    }
}
