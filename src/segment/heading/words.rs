//! The words of headings, in lower case.

/// Words that a heading of a list has one of, in Ukrainian, Russian and English.
#[rustfmt::skip]
pub(super) const LISTS: &[&str] = &[
    "література", "літератури", "літературу", "джерела", "джерел", "посилання", "посилань", "бібліографія",
    "бібліографії", "референси", "литература", "литературы", "литературу", "источники", "источников",
    "библиография", "библиографии", "ссылки", "ссылок", "references", "reference", "bibliography", "sources",
    "literature",
    "інтернет-джерела", "інтернет-джерел", "інтернет-посилання",
];

/// Words that stand beside these.
#[rustfmt::skip]
pub(super) const BESIDE: &[&str] = &[
    "список", "перелік", "використаних", "використаної", "використані", "використана", "цитованих", "цитованої",
    "цитована", "рекомендована", "рекомендованої", "рекомендованих", "рекомендовані", "основна", "основної",
    "основні", "додаткова", "додаткової", "додаткові", "базова", "базової", "допоміжна", "допоміжної",
    "обов'язкова", "навчальна", "навчально-методична", "методична", "методичної", "наукова", "наукової",
    "спеціальна", "спеціальної", "нормативна", "нормативної", "законодавчих", "нормативних", "правових",
    "літературних", "літературні", "бібліографічних", "бібліографічні", "бібліографічний", "інформаційних",
    "інформаційні", "інформації", "інформаційного", "електронних", "електронні", "архівних", "опублікованих", "та",
    "і", "й", "до", "в", "у", "із", "теми", "курсу", "дисципліни", "розділу", "ресурсів", "ресурси", "інтернет",
    "інтернеті", "інтернет-ресурси", "інтернет-ресурсів", "матеріалів", "публікацій", "праць", "дослідження",
    "статті", "забезпечення", "вітчизняна", "зарубіжна", "іноземна", "пристатейний", "іноземними", "мовами",
    "мовою", "латиниці", "латиницею", "транслітерація", "перечень", "использованной", "использованных",
    "использованная", "использованные", "цитируемая", "цитируемой", "рекомендуемая", "рекомендуемой", "основная",
    "основной", "дополнительная", "дополнительной", "библиографический", "библиографических", "библиографические",
    "литературных", "литературные", "пристатейный", "и", "к", "list", "of", "cited", "selected", "main",
    "additional", "further", "the", "and", "notes", "used", "recommended", "in", "english", "latin", "roman",
    "script", "transliterated", "translated", "transliteration", "translation", "bibliographic", "bibliographical",
    "bibliographies", "primary", "secondary", "electronic", "online", "internet", "basic", "supplementary",
    "транслітерований", "транслітерованої", "розділ", "раздел", "глава", "chapter", "section", "дсту", "apa", "harvard",
    "оригіналу", "мовах", "перекладі", "стилем", "стиль", "за", "джерельна", "база", "веб-ресурси", "інші", "інше",
];

/// Whole headings of other languages, and of several words that alone say nothing.
#[rustfmt::skip]
pub(super) const WHOLE: &[&str] = &[
    // Ukrainian and Russian
    "бібліографічний список", "бібліографічний перелік", "библиографический список", "пристатейний бібліографічний список",
    "список використаних інтернет-ресурсів", "джерельна база",
    // English
    "works cited", "literature cited", "cited works", "further reading", "references and further reading",
    "references cited", "reading list",
    // German
    "literatur", "literaturverzeichnis", "literaturangaben", "literaturhinweise", "literaturliste",
    "verwendete literatur", "zitierte literatur", "literatur und quellen", "quellen", "quellenverzeichnis",
    "quellen- und literaturverzeichnis", "bibliografie", "referenzen", "referenzverzeichnis",
    "weiterführende literatur",
    // French
    "références", "références bibliographiques", "liste des références", "liste de références", "bibliographie",
    "bibliographie sélective", "ouvrages cités", "sitographie", "sources et bibliographie",
    // Polish
    "bibliografia", "literatura", "literatura cytowana", "literatura przedmiotu", "piśmiennictwo",
    "spis literatury", "wykaz literatury", "źródła", "netografia", "bibliografia i netografia", "referencje",
    // Czech and Slovak
    "použitá literatura", "seznam literatury", "seznam použité literatury", "seznam použitých zdrojů",
    "použité zdroje", "citovaná literatura", "zdroje", "literatúra", "použitá literatúra",
    "zoznam použitej literatúry", "zoznam literatúry", "zoznam bibliografických odkazov", "bibliografické odkazy",
    "použité pramene", "pramene",
    // Spanish, Catalan, Portuguese, Italian
    "referencias", "referencias bibliográficas", "bibliografía", "obras citadas", "lista de referencias", "fuentes",
    "referències", "referències bibliogràfiques", "referências", "referências bibliográficas",
    "bibliografia citada", "riferimenti", "riferimenti bibliografici", "sitografia", "opere citate",
    // Romanian, Hungarian
    "referințe", "referințe bibliografice", "referinţe bibliografice", "lista bibliografică", "irodalom",
    "irodalomjegyzék", "felhasznált irodalom", "hivatkozások", "források",
    // Bulgarian, Macedonian, Serbian, Croatian, Slovenian
    "библиография и източници", "използвана литература", "цитирана литература", "източници", "користена литература",
    "референце", "извори", "списак литературе", "izvori", "popis literature", "literatura i izvori",
    "reference i literatura", "viri", "viri in literatura", "seznam virov", "literatura in viri",
    // Belarusian
    "літаратура", "спіс літаратуры", "спіс выкарыстаных крыніц", "бібліяграфія", "крыніцы",
    // Dutch and the North
    "literatuur", "literatuurlijst", "referenties", "bronnen", "bronvermelding", "litteratur", "litteraturliste",
    "litteraturlista", "litteraturförteckning", "referenser", "referanser", "referencer", "kilder", "källor",
    "källförteckning", "lähteet", "lähdeluettelo", "kirjallisuus", "viitteet", "heimildir", "heimildaskrá",
    // Baltic
    "kirjandus", "kasutatud kirjandus", "viited", "literatūra", "izmantotā literatūra", "literatūras saraksts",
    "literatūros sąrašas", "atsauces", "šaltiniai", "naudota literatūra",
    // Greek, Turkish, Albanian
    "βιβλιογραφία", "αναφορές", "βιβλιογραφικές αναφορές", "πηγές", "kaynakça", "kaynaklar", "referanslar",
    "referencat", "referencat bibliografike",
];

/// Headings of notes, which may be references.
#[rustfmt::skip]
pub(super) const NOTES: &[&str] = &[
    "примітки", "примечания", "notes", "endnotes", "notes and references", "anmerkungen", "endnoten", "przypisy",
    "poznámky", "notas",
];

/// Headings after which the list is over.
#[rustfmt::skip]
pub(super) const ENDS: &[&str] = &[
    "додаток", "додатки", "додаток а", "відомості про авторів", "відомості про автора", "інформація про авторів",
    "інформація про автора", "про авторів", "про автора", "анотація", "анотації", "резюме", "аннотация", "приложение",
    "приложения", "сведения об авторах", "abstract", "summary", "appendix", "appendices", "appendix a",
    "about the author", "about the authors", "author information", "information about the authors",
    "acknowledgements", "acknowledgments", "acknowledgement", "подяки", "conflict of interest",
    "conflicts of interest", "конфлікт інтересів", "funding", "anhang", "annexe", "annexes", "supplementary material",
    "figure captions", "tables", "відомості про автора (авторів)", "дані про авторів", "відомості про рецензентів",
    "дати надходження", "фінансування", "внесок авторів", "author contributions", "authors' contributions",
    "author details", "about authors", "authors", "автори", "автор", "information about authors",
    "information about the author", "data availability", "data availability statement",
    "declaration of competing interest", "competing interests", "ethics statement", "zusammenfassung", "streszczenie",
    "résumé", "publisher's note",
    // What books and theses have behind it
    "зміст", "содержание", "contents", "table of contents", "inhalt", "inhaltsverzeichnis", "table des matières",
    "spis treści", "index", "indexes", "indices", "general index", "subject index", "name index", "author index",
    "index of names", "index nominum", "покажчик", "покажчики", "іменний покажчик", "предметний покажчик",
    "алфавітний покажчик", "покажчик імен", "указатель", "именной указатель", "предметный указатель", "register",
    "personenregister", "sachregister", "namenregister", "stichwortverzeichnis", "indeks", "indeks nazwisk",
    "index des noms", "список ілюстрацій", "перелік ілюстрацій", "список рисунків", "список таблиць",
    "список скорочень", "перелік умовних скорочень", "перелік умовних позначень", "list of figures", "list of tables",
    "list of illustrations", "list of abbreviations", "illustrations", "abbildungsverzeichnis", "tabellenverzeichnis",
    "abkürzungsverzeichnis", "table des illustrations", "liste des figures", "spis rysunków", "spis tabel",
    "spis ilustracji", "eidesstattliche erklärung", "eidesstattliche versicherung", "selbstständigkeitserklärung",
    "ehrenwörtliche erklärung", "declaration of authorship", "statement of authorship", "oświadczenie",
    // What pages of the web have behind it
    "share this page", "share this article", "share this", "related publications", "related articles",
    "related content", "related posts", "поділитися", "читайте також", "схожі публікації",
];

/// Headings of the parts of a list; in other places they say nothing.
#[rustfmt::skip]
pub(super) const PARTS: &[&str] = &[
    "основна", "додаткова", "базова", "допоміжна", "обов'язкова", "нормативна", "основні джерела",
    "додаткові джерела", "нормативно-правові акти", "нормативні акти", "нормативні документи", "законодавчі акти",
    "монографії", "статті", "наукова література", "архівні джерела", "опубліковані джерела", "неопубліковані джерела",
    "інтернет-джерела", "інтернет-ресурси", "інтернет ресурси", "електронні ресурси", "електронні джерела",
    "інформаційні ресурси", "інформаційні ресурси в інтернеті", "primary sources", "secondary sources",
    "archival sources", "published sources", "unpublished sources", "internet sources", "internet resources",
    "online sources", "electronic resources", "books", "articles", "websites",
];

/// First words of headings that bear a letter or number and mostly a title too: `Appendix A. Questionnaire`.
pub(super) const LETTERED: &[&str] = &[
    "додаток",
    "appendix",
    "приложение",
    "annex",
    "anhang",
    "annexe",
];

/// Beginnings of the line that tells when the manuscript came in; it stands behind the lists.
pub(super) const ARRIVALS: &[&str] = &[
    "стаття надійшла",
    "надійшла до ред",
    "надійшло до ред",
    "матеріал надійшов",
    "рукопис надійшов",
    "дата надходження",
    "отримано редакцією",
    "статья поступила",
    "поступила в редакцию",
    "article received",
    "рекомендовано до друку",
    "рекомендована до друку",
    "подано до редакції",
    "прийнято до друку",
    "дата подання",
    "дата першого надходження",
    "надіслано до редакції",
    "manuscript received",
];

/// Beginnings of the parts of a paper that stand behind the lists.
pub(super) const OPENERS: &[&str] = &[
    "рецензент:",
    "рецензенти:",
    "ключові слова:",
    "ключевые слова:",
    "keywords:",
    "key words:",
    "анотація.",
    "анотація:",
    "abstract.",
    "abstract:",
    "summary.",
    "резюме.",
];

/// Words of arrival that a day follows at once, for they begin titles too.
pub(super) const DATED_ARRIVALS: &[&str] = &[
    "received",
    "submitted",
    "accepted",
    "revised",
    "отримано",
    "прийнято",
    "надійшла",
    "надійшло",
    "одержано",
];
