//! The sources that Word keeps itself (ECMA-376 part 1, 22.6): a list in a part of custom XML.

use crate::ident::{Doi, Isbn, Issn};
use crate::model::{Date, DateField, DateParts, Kind, Name, NameField, Reference, TextField};

use super::pull::{Event, Pull};

/// The end of the namespace of such lists, in the transitional and in the strict form of the format.
const NAMESPACE: &str = "officeDocument/2006/bibliography";
const STRICT: &str = "officeDocument/bibliography";

/// One source: its elements as they stand there.
#[derive(Debug, Default, Clone)]
pub(super) struct Entry {
    pub(super) tag: String,
    fields: Vec<(String, String)>,
    people: Vec<(String, Vec<Name>)>,
}

/// Whether a part is a list of sources.
pub(super) fn is_list(xml: &str) -> bool {
    let head = &xml[..xml.floor_char_boundary(2048)];
    head.contains("Sources") && (head.contains(NAMESPACE) || head.contains(STRICT))
}

/// The sources of a list; how it is damaged, if it is.
pub(super) fn entries(xml: &str) -> (Vec<Entry>, Option<String>) {
    let mut entries = Vec::new();
    let mut pull = Pull::new(xml);
    while let Some(event) = pull.next() {
        if let Event::Open(tag) = event
            && tag.name() == "Source"
        {
            entries.push(entry(&mut pull));
        }
    }
    (entries, pull.fault().map(str::to_owned))
}

fn entry(pull: &mut Pull<'_>) -> Entry {
    let mut entry = Entry::default();
    pull.each_inside(|pull, tag| match tag.name() {
        "Author" => pull.each_inside(|pull, role| {
            let role = role.name().to_owned();
            entry.people.push((role, people(pull)));
        }),
        name => {
            let value = pull.text().trim().to_owned();
            match name {
                "Tag" => entry.tag = value,
                _ if value.is_empty() => {}
                _ => entry.fields.push((name.to_owned(), value)),
            }
        }
    });
    entry
}

/// The names in a role: persons, or an organisation.
fn people(pull: &mut Pull<'_>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    pull.each_inside(|pull, tag| match tag.name() {
        "Person" => names.push(Name::default()),
        "Corporate" => names.push(Name::literal(pull.text().trim())),
        part @ ("Last" | "First" | "Middle") => {
            let text = pull.text().trim().to_owned();
            if let Some(name) = names.last_mut().filter(|_| !text.is_empty()) {
                match (part, name.given.as_mut()) {
                    ("Last", _) => name.family = Some(text),
                    ("Middle", Some(given)) => *given = format!("{given} {text}"),
                    (_, Some(given)) => *given = format!("{text} {given}"),
                    _ => name.given = Some(text),
                }
            }
        }
        _ => {}
    });
    names.retain(|name| !name.key().is_empty());
    names.into_iter().map(whole).collect()
}

/// A person with one name only is often an organisation that was typed into the wrong box.
fn whole(name: Name) -> Name {
    match (&name.family, &name.given) {
        (Some(family), None) if family.contains(' ') => Name::literal(family.clone()),
        (None, Some(given)) => Name::literal(given.clone()),
        _ => name,
    }
}

impl Entry {
    fn value(&self, name: &str) -> Option<&str> {
        let mut all = self.fields.iter();
        all.find_map(|(key, value)| (key == name).then_some(value.as_str()))
    }

    /// The source as a record. What CSL has no word for goes to `custom`, under Word's name.
    pub(super) fn record(&self) -> Reference {
        let mut record = Reference::new(&self.tag, self.kind());
        record.set_text(TextField::CitationKey, self.tag.as_str());
        for (role, names) in &self.people {
            self.take_people(&mut record, role, names);
        }
        for (name, value) in &self.fields {
            if !MADE_OF_PARTS.contains(&name.as_str()) {
                take(&mut record, name, value);
            }
        }
        let place = ["City", "StateProvince", "CountryRegion"].map(|name| self.value(name));
        let place: Vec<_> = place.into_iter().flatten().collect();
        record.set_text(TextField::PublisherPlace, place.join(", "));
        let dates = [
            (DateField::Issued, ["Year", "Month", "Day"]),
            (
                DateField::Accessed,
                ["YearAccessed", "MonthAccessed", "DayAccessed"],
            ),
        ];
        for (field, parts) in dates {
            if let Some(date) = date(parts.map(|part| self.value(part))) {
                record.dates.insert(field, date);
            }
        }
        record
    }

    fn kind(&self) -> Kind {
        let name = self.value("SourceType").unwrap_or("");
        let kind = KINDS.iter().find(|(word, _)| *word == name);
        let kind = kind.map_or(Kind::Document, |(_, kind)| *kind);
        let of_thesis = self.value("ThesisType").map(str::to_lowercase);
        let is_thesis = |text: String| THESES.iter().any(|word| text.contains(word));
        match kind == Kind::Report && of_thesis.is_some_and(is_thesis) {
            true => Kind::Thesis,
            false => kind,
        }
    }

    fn take_people(&self, record: &mut Reference, role: &str, names: &[Name]) {
        let field = ROLES.iter().find(|(word, _)| *word == role);
        let Some((_, field)) = field else {
            let names = names.iter().map(|name| {
                let given = name.given.iter();
                let all: Vec<_> = given.map(String::as_str).chain([name.key()]).collect();
                all.join(" ")
            });
            let names: Vec<_> = names.collect();
            record
                .custom
                .insert(role.to_owned(), names.join("; ").into());
            return;
        };
        if !names.is_empty() {
            record
                .names
                .entry(*field)
                .or_default()
                .extend_from_slice(names);
        }
    }
}

fn take(record: &mut Reference, name: &str, value: &str) {
    if name == "LCID" {
        let language = LANGUAGES.iter().find(|(code, _)| *code == value);
        let named = value.contains(char::is_alphabetic).then_some(value);
        if let Some(language) = language.map(|(_, tag)| *tag).or(named) {
            record.set_text(TextField::Language, language);
            return;
        }
    }
    let field = match name {
        "StandardNumber" => standard(value),
        _ => TEXTS
            .iter()
            .find(|(word, _)| *word == name)
            .map(|(_, field)| *field),
    };
    match field.filter(|field| record.text(*field).is_none()) {
        Some(TextField::Page) => record.set_text(TextField::Page, value.replace('–', "-")),
        Some(field) => record.set_text(field, value),
        None => drop(record.custom.insert(name.to_owned(), value.into())),
    }
}

/// Which number a standard number is.
fn standard(value: &str) -> Option<TextField> {
    if Doi::parse(value).is_some() {
        Some(TextField::Doi)
    } else if Issn::parse(value).is_some() {
        Some(TextField::Issn)
    } else {
        Isbn::parse(value).map(|_| TextField::Isbn)
    }
}

/// A date of year, month and day; text where the year is no number.
fn date(parts: [Option<&str>; 3]) -> Option<Date> {
    let [year, month, day] = parts;
    let text = || parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let year = year.or_else(|| month.or(day).map(|_| ""))?;
    let Ok(year) = year.parse() else {
        return Some(Date {
            raw: Some(text()),
            ..Date::default()
        });
    };
    let number = month.map(month_number);
    if number == Some(None) {
        return Some(Date {
            raw: Some(text()),
            ..Date::year(year)
        });
    }
    let month = number.flatten();
    let day = day.and_then(|day| day.parse().ok());
    let day = month.and(day).filter(|day| (1..=31).contains(day));
    Some(Date::parts(DateParts { year, month, day }))
}

fn month_number(text: &str) -> Option<u8> {
    let lower = text.to_lowercase();
    let number = lower.parse().ok().filter(|month| (1..=12).contains(month));
    let mut words = MONTHS.iter().zip(1..);
    number.or_else(|| {
        words.find_map(|(starts, month)| {
            let found = starts.iter().any(|start| lower.starts_with(start));
            found.then_some(month)
        })
    })
}

/// How the names of the months begin in Ukrainian, English and Russian.
const MONTHS: &[&[&str]] = &[
    &["січ", "jan", "янв"],
    &["лют", "feb", "фев"],
    &["бер", "mar", "мар"],
    &["кві", "apr", "апр"],
    &["тра", "may", "май", "мая"],
    &["чер", "jun", "июн"],
    &["лип", "jul", "июл"],
    &["сер", "aug", "авг"],
    &["вер", "sep", "сен"],
    &["жов", "oct", "окт"],
    &["лис", "nov", "ноя"],
    &["гру", "dec", "дек"],
];

const MADE_OF_PARTS: &[&str] = &[
    "SourceType",
    "City",
    "StateProvince",
    "CountryRegion",
    "Year",
    "Month",
    "Day",
    "YearAccessed",
    "MonthAccessed",
    "DayAccessed",
];

/// The values of `ST_SourceType`.
const KINDS: &[(&str, Kind)] = &[
    ("ArticleInAPeriodical", Kind::ArticleMagazine),
    ("Book", Kind::Book),
    ("BookSection", Kind::Chapter),
    ("JournalArticle", Kind::ArticleJournal),
    ("ConferenceProceedings", Kind::PaperConference),
    ("Report", Kind::Report),
    ("SoundRecording", Kind::Song),
    ("Performance", Kind::Performance),
    ("Art", Kind::Graphic),
    ("DocumentFromInternetSite", Kind::Webpage),
    ("InternetSite", Kind::Webpage),
    ("Film", Kind::MotionPicture),
    ("Interview", Kind::Interview),
    ("Patent", Kind::Patent),
    ("ElectronicSource", Kind::Document),
    ("Case", Kind::LegalCase),
    ("Misc", Kind::Document),
];

/// Words of the types of theses; Word has no source type for them.
const THESES: &[&str] = &["thes", "dissert", "дисерт", "диплом", "магіст", "диссерт"];

const ROLES: &[(&str, NameField)] = &[
    ("Author", NameField::Author),
    ("Artist", NameField::Author),
    ("Inventor", NameField::Author),
    ("Interviewee", NameField::Author),
    ("BookAuthor", NameField::ContainerAuthor),
    ("Compiler", NameField::Compiler),
    ("Composer", NameField::Composer),
    ("Conductor", NameField::Contributor),
    ("Director", NameField::Director),
    ("Editor", NameField::Editor),
    ("Interviewer", NameField::Interviewer),
    ("Performer", NameField::Performer),
    ("ProducerName", NameField::Producer),
    ("Translator", NameField::Translator),
    ("Writer", NameField::ScriptWriter),
];

const TEXTS: &[(&str, TextField)] = &[
    ("Title", TextField::Title),
    ("ShortTitle", TextField::TitleShort),
    ("JournalName", TextField::ContainerTitle),
    ("PeriodicalTitle", TextField::ContainerTitle),
    ("BookTitle", TextField::ContainerTitle),
    ("ConferenceName", TextField::ContainerTitle),
    ("PublicationTitle", TextField::ContainerTitle),
    ("InternetSiteTitle", TextField::ContainerTitle),
    ("AlbumTitle", TextField::ContainerTitle),
    ("BroadcastTitle", TextField::ContainerTitle),
    ("Reporter", TextField::ContainerTitle),
    ("Publisher", TextField::Publisher),
    ("Institution", TextField::Publisher),
    ("ProductionCompany", TextField::Publisher),
    ("Broadcaster", TextField::Publisher),
    ("Distributor", TextField::Publisher),
    ("Volume", TextField::Volume),
    ("NumberVolumes", TextField::NumberOfVolumes),
    ("Issue", TextField::Issue),
    ("Pages", TextField::Page),
    ("Edition", TextField::Edition),
    ("ChapterNumber", TextField::ChapterNumber),
    ("Version", TextField::Version),
    ("PatentNumber", TextField::Number),
    ("CaseNumber", TextField::Number),
    ("RecordingNumber", TextField::Number),
    ("Court", TextField::Authority),
    ("ThesisType", TextField::Genre),
    ("Type", TextField::Genre),
    ("Medium", TextField::Medium),
    ("Comments", TextField::Note),
    ("URL", TextField::Url),
    ("DOI", TextField::Doi),
];

/// Locale numbers of Windows.
const LANGUAGES: &[(&str, &str)] = &[
    ("1058", "uk-UA"),
    ("1033", "en-US"),
    ("2057", "en-GB"),
    ("1049", "ru-RU"),
    ("1045", "pl-PL"),
    ("1031", "de-DE"),
    ("1036", "fr-FR"),
    ("3082", "es-ES"),
    ("1040", "it-IT"),
    ("1029", "cs-CZ"),
    ("1059", "be-BY"),
    ("1026", "bg-BG"),
];
