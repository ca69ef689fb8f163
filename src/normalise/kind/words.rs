//! The words by which types are told.

use crate::model::Kind;

/// Beginnings of words of a genre, and the type they name.
pub(super) const GENRES: &[(&[&str], Kind)] = &[
    (
        &[
            "дис.", "дис ", "дисерт", "диссерт", "автореф", "thesis", "dissertation", "phd",
            "магістерська роб", "магістерська дис", "кваліфікаційн", "дипломн", "дис…", "дис...",
            "рукопис дис", "masters' thesis", "master's", "master’s", "doctoral", "bachelor", "dysert",
            "dys.", "avtoref", "diss.",
        ],
        Kind::Thesis,
    ),
    (
        &[
            "патент", "пат.", "patent", "pat.", "свідоцтво про", "свідоцтва про", "а. с", "а.с",
            "авторське свід", "авторське св.", "авторское свид", "заявка на",
        ],
        Kind::Patent,
    ),
    (
        &[
            "закон", "кодекс", "постанов", "указ ", "указ", "наказ", "розпорядж", "конституц",
            "директив", "рішення", "приказ", "лист мон", "лист імзо", "лист м-ва", "лист міністерства",
            "декрет", "regulation", "directive", "law of", "decree", "resolution of", "order of",
            "zakon ", "postanova ", "nakaz ", "act of",
        ],
        Kind::Legislation,
    ),
    (
        &["договір", "угода", "конвенц", "treaty", "convention"],
        Kind::Treaty,
    ),
    (
        &["держ. стандарт", "стандарт", "standard", "держ. буд", "державні будівельні"],
        Kind::Standard,
    ),
    (&["рец", "review"], Kind::Review),
    (&["рукопис", "рук.", "manuscript"], Kind::Manuscript),
    (
        &["радіопрограма", "телепрограма", "подкаст", "podcast"],
        Kind::Broadcast,
    ),
    (
        &["звіт", "отчет", "report", "технічний звіт", "technical report", "working paper"],
        Kind::Report,
    ),
    (&["карта", "мапа", "map", "атлас"], Kind::Map),
    (
        &["video", "відео", "film", "фільм", "motion picture"],
        Kind::MotionPicture,
    ),
    (&["dataset", "data set", "набір даних"], Kind::Dataset),
    (
        &["software", "computer program", "комп’ютерна програма"],
        Kind::Software,
    ),
    (&["інтерв", "interview"], Kind::Interview),
    (&["preprint", "препринт"], Kind::Article),
    (
        &["презентац", "presentation", "промова", "speech"],
        Kind::Speech,
    ),
];

/// Beginnings of the numbers of standards.
pub(super) const STANDARDS: &[&str] = &[
    "дсту", "нпаоп", "нрбу", "стандарт вищої", "дбн", "гост", "гсту", "сниу", "снип", "санпін",
    "дсанпін", "iso ", "iso/", "iec", "ansi", "дк ", "кнд", "есту", "din ",
];

/// Words of one-off conferences.
pub(super) const CONFERENCES: &[&str] = &[
    "конференц", "конф.", "симпозіум", "симпозиум", "конгрес", "конгресс", "семінар", "семинар",
    "читання", "тези", "тезисы", "форум", "з’їзд", "proceedings", "conference", "symposium",
    "congress", "workshop", "conf.", "proc.", "in proc", "матеріали міжнар", "матеріали всеукр",
    "міжнар. наук", "всеукр. наук", "наук.-практ", "науково-практич", "наук.-метод", "konferenc",
    "abstracts", "lecture notes", "collection of scientific papers",
];

/// Words of newspapers.
pub(super) const NEWSPAPERS: &[&str] = &[
    "газета", "газ.", "кур’єр", "кур'єр", "голос україни", "дзеркало тижня", "україна молода",
    "урядовий кур", "вечірній київ", "літературна україна", "слово просвіти", "високий замок",
    "зеркало недели", "литературная газета", "kyiv post", "newspaper", "times", "gazette", "daily",
    "herald tribune", "guardian", "washington post", "wall street journal",
];

/// Newspapers whose names are common words: nothing else may stand beside them.
pub(super) const NEWSPAPER_NAMES: &[&str] = &[
    "молодь україни", "освіта україни", "день", "факти", "експрес", "хрещатик", "сьогодні", "сегодня",
    "правда", "известия", "труд", "діло", "новий шлях", "le monde", "der spiegel", "die zeit",
];

/// Hosts of films and clips.
pub(super) const SCREENS: &[&str] = &["vimeo.com", "youtube.com", "youtu.be"];

/// Beginnings of the titles of reports.
pub(super) const REPORTS: &[&str] = &[
    "звіт про", "звіт за", "звіт з", "річний звіт", "аналітична доповідь", "аналітична записка",
    "щорічна доповідь", "національна доповідь", "annual report", "final report",
    "white paper", "історична довідка",
];

/// Beginnings of the genres of books.
pub(super) const BOOKS: &[&str] = &[
    "навч", "підруч", "посіб", "монограф", "метод", "словник", "довідник", "курс лекцій", "конспект",
    "практикум", "хрестомат", "альбом", "каталог", "учеб", "пособие", "роман", "textbook", "monograph",
    "handbook", "енциклоп", "порадник", "збірник",
];

/// Social networks, as containers name them.
pub(super) const SOCIAL: &[&str] = &[
    "twitter", "facebook", "linkedin", "instagram", "telegram", "tiktok", "mastodon", "threads", "x",
];

/// Their hosts.
pub(super) const SOCIAL_HOSTS: &[&str] = &[
    "twitter.com", "x.com", "facebook.com", "linkedin.com", "instagram.com", "t.me", "tiktok.com",
    "mastodon.social", "threads.net",
];

/// Beginnings of the titles of rules and laws.
pub(super) const STATUTES: &[&str] = &[
    "закон україни", "конституція україни", "law of ukraine", "закон украины", "положення про",
    "положенням про", "статут ", "кодекс ", "постанова ", "наказ ", "указ ", "порядок ",
];

/// Genres of what may have a title like a law's and a number, but is none.
pub(super) const TAUGHT: &[&str] = &[
    "посібник", "підручник", "свідоцтв", "сертифікат", "курс", "учебник", "пособие",
];
