//! The item types of CSL.

named_enum! {
    /// An item type of CSL 1.0.2.
    Kind {
        /// `article`
        Article = "article",
        /// `article-journal`
        ArticleJournal = "article-journal",
        /// `article-magazine`
        ArticleMagazine = "article-magazine",
        /// `article-newspaper`
        ArticleNewspaper = "article-newspaper",
        /// `bill`
        Bill = "bill",
        /// `book`
        Book = "book",
        /// `broadcast`
        Broadcast = "broadcast",
        /// `chapter`
        Chapter = "chapter",
        /// `classic`
        Classic = "classic",
        /// `collection`
        Collection = "collection",
        /// `dataset`
        Dataset = "dataset",
        /// `document`
        Document = "document",
        /// `entry`
        Entry = "entry",
        /// `entry-dictionary`
        EntryDictionary = "entry-dictionary",
        /// `entry-encyclopedia`
        EntryEncyclopedia = "entry-encyclopedia",
        /// `event`
        Event = "event",
        /// `figure`
        Figure = "figure",
        /// `graphic`
        Graphic = "graphic",
        /// `hearing`
        Hearing = "hearing",
        /// `interview`
        Interview = "interview",
        /// `legal_case`
        LegalCase = "legal_case",
        /// `legislation`
        Legislation = "legislation",
        /// `manuscript`
        Manuscript = "manuscript",
        /// `map`
        Map = "map",
        /// `motion_picture`
        MotionPicture = "motion_picture",
        /// `musical_score`
        MusicalScore = "musical_score",
        /// `pamphlet`
        Pamphlet = "pamphlet",
        /// `paper-conference`
        PaperConference = "paper-conference",
        /// `patent`
        Patent = "patent",
        /// `performance`
        Performance = "performance",
        /// `periodical`
        Periodical = "periodical",
        /// `personal_communication`
        PersonalCommunication = "personal_communication",
        /// `post`
        Post = "post",
        /// `post-weblog`
        PostWeblog = "post-weblog",
        /// `regulation`
        Regulation = "regulation",
        /// `report`
        Report = "report",
        /// `review`
        Review = "review",
        /// `review-book`
        ReviewBook = "review-book",
        /// `software`
        Software = "software",
        /// `song`
        Song = "song",
        /// `speech`
        Speech = "speech",
        /// `standard`
        Standard = "standard",
        /// `thesis`
        Thesis = "thesis",
        /// `treaty`
        Treaty = "treaty",
        /// `webpage`
        Webpage = "webpage",
    }
}
