//! The names of columns.

use super::{Role, plain};
use crate::model::{DateField, NameField, TextField};

use Role::{Date, Day, FirstPage, FullNames, Id, LastPage, Month, Names, Numbers, Text, Year};

/// Names with `|` between, in the form that [`plain`] gives them.
const NAMES: &[(&str, Role)] = &[
    ("id|key|citekey|citation key|bibtex key|cite key|ключ", Id),
    (
        "item type|type|entrytype|entry type|document type|publication type|itemtype|тип|тип документа|тип публікації|вид|\
         вид документа|вид видання",
        Role::Kind,
    ),
    (
        "authors|author s|автори|автор|автор и|author names|author|авторство|автори публікації|ініціали та прізвище автора|\
         прізвище та ініціали|піб|піб автора|піб авторів|authorships author display name|authorships raw author name|creator|creators",
        Names(NameField::Author),
    ),
    (
        "author full names|authors full names|full author names|group authors|book authors",
        FullNames(NameField::Author),
    ),
    (
        "editors|editor|book editors|редактор|редактори|за редакцією|за ред|відповідальний редактор",
        Names(NameField::Editor),
    ),
    (
        "translators|перекладач|перекладачі|переклад",
        Names(NameField::Translator),
    ),
    (
        "series editor|series editors",
        Names(NameField::CollectionEditor),
    ),
    ("book author|bookauthor", Names(NameField::ContainerAuthor)),
    ("cast member", Names(NameField::Performer)),
    ("scriptwriter", Names(NameField::ScriptWriter)),
    (
        "упорядник|упорядники|укладач|укладачі",
        Names(NameField::Compiler),
    ),
    ("contributors|співавтор", Names(NameField::Contributor)),
    (
        "year|publication year|рік|рік видання|рік публікації|pub year|pubyear|published year|year of publication",
        Year,
    ),
    ("month|місяць|publication month", Month),
    ("day|день", Day),
    (
        "date|publication date|дата|дата публікації|дата видання|pub date|published|date published|cover date",
        Date(DateField::Issued),
    ),
    (
        "access date|accessed date|date accessed|urldate|url date|дата звернення|дата доступу|retrieved",
        Date(DateField::Accessed),
    ),
    (
        "early access date|epub date|online date|available online",
        Date(DateField::AvailableDate),
    ),
    (
        "conference date|event date|eventdate|дата конференції|дата проведення",
        Date(DateField::EventDate),
    ),
    ("filing date", Date(DateField::Submitted)),
    ("origdate", Date(DateField::OriginalDate)),
    (
        "titles|article title|назва|заголовок|назва статті|назва публікації|назва роботи|назва книги|назва праці|document title|\
         paper title|display name|найменування|заголовок статті",
        Text(TextField::Title),
    ),
    ("shorttitle|коротка назва", Text(TextField::TitleShort)),
    (
        "original title|origtitle|оригінальна назва",
        Text(TextField::OriginalTitle),
    ),
    (
        "journal|journal title|journal name|source title|publication title|publication|publication name|journal book|\
         journaltitle|booktitle|book title|container|full journal|журнал|видання|назва журналу|назва видання|журнал видання|\
         назва журналу видання|джерело|збірник|періодичне видання|primary location source display name|\
         host venue display name|proceedings title|encyclopedia title|dictionary title|website title|blog title",
        Text(TextField::ContainerTitle),
    ),
    (
        "journal abbreviation|abbreviated source title|journal iso abbreviation|shortjournal|abbreviated journal title|\
         скорочена назва журналу",
        Text(TextField::ContainerTitleShort),
    ),
    (
        "series title|book series title|серія|назва серії|series",
        Text(TextField::CollectionTitle),
    ),
    (
        "series number|номер серії",
        Text(TextField::CollectionNumber),
    ),
    (
        "vol|том|biblio volume|journal volume",
        Text(TextField::Volume),
    ),
    (
        "issue number|issue no|number issue|випуск|вип|номер|номер випуску|номер випуск|№|no|biblio issue|journal issue",
        Text(TextField::Issue),
    ),
    (
        "pages|page range|page numbers|сторінки|стор|с|сторінка|діапазон сторінок|pp|page s|pagination",
        Text(TextField::Page),
    ),
    (
        "page start|start page|startpage|first page|beginning page|biblio first page|перша сторінка|початкова сторінка",
        FirstPage,
    ),
    (
        "page end|end page|endpage|last page|ending page|biblio last page|остання сторінка|кінцева сторінка",
        LastPage,
    ),
    (
        "num pages|page count|pagetotal|pages total|total pages|кількість сторінок|обсяг|к сть сторінок|numpages",
        Text(TextField::NumberOfPages),
    ),
    (
        "volumes|number of volumes|кількість томів",
        Text(TextField::NumberOfVolumes),
    ),
    (
        "art no|article number|article no|eid number|номер статті|report number|номер звіту|patent number|bill number",
        Text(TextField::Number),
    ),
    (
        "видавництво|видавець|school|institution|organization|university|установа|заклад|університет|publisher name|організація",
        Text(TextField::Publisher),
    ),
    (
        "place|city|address|location|місто|місце видання|місце|publisher city|place of publication|publisher location|\
         місто видання|pub place",
        Text(TextField::PublisherPlace),
    ),
    ("edition number|номер видання", Text(TextField::Edition)),
    (
        "conference name|conference title|conference|meeting name|eventtitle|event name|назва конференції|конференція|захід",
        Text(TextField::EventTitle),
    ),
    (
        "conference location|venue|місце проведення|місце конференції",
        Text(TextField::EventPlace),
    ),
    (
        "doi number|doi url|doi link|ids doi|цифровий ідентифікатор|dоi",
        Text(TextField::Doi),
    ),
    (
        "link|links|article url|articleurl|web address|посилання|адреса|url адреса|інтернет посилання|електронна адреса|\
         режим доступу|веб адреса|web link|primary location landing page url|fulltext url|full text url|гіперпосилання",
        Text(TextField::Url),
    ),
    (
        "issns|eissn|e issn|print issn|online issn|issn print|issn online|issn eissn|electronic issn",
        Numbers(TextField::Issn),
    ),
    (
        "isbns|isbn 13|isbn 10|eisbn|electronic isbn",
        Numbers(TextField::Isbn),
    ),
    ("pubmed id|ids pmid|pubmedid", Text(TextField::Pmid)),
    ("pmc id|pmc|ids pmcid", Text(TextField::Pmcid)),
    (
        "keywords|author keywords|tags|manual tags|ключові слова|теги",
        Text(TextField::Keyword),
    ),
    (
        "abstract note|анотація|резюме|реферат|summary",
        Text(TextField::Abstract),
    ),
    (
        "language of original document|мова|мова публікації|мова видання|lang|langid|мова документа",
        Text(TextField::Language),
    ),
    ("notes|примітка|примітки|коментар", Text(TextField::Note)),
    (
        "library catalog|database|база даних",
        Text(TextField::Source),
    ),
    (
        "archive location|loc in archive",
        Text(TextField::ArchiveLocation),
    ),
    (
        "call number|шифр|шифр зберігання",
        Text(TextField::CallNumber),
    ),
    ("thesis type|genre type", Text(TextField::Genre)),
    (
        "artwork size|running time|runtime",
        Text(TextField::Dimensions),
    ),
    (
        "issuing authority|court|legislative body",
        Text(TextField::Authority),
    ),
    ("country", Text(TextField::Jurisdiction)),
    (
        "legal status|publication stage|pubstate",
        Text(TextField::Status),
    ),
    ("howpublished", Text(TextField::Medium)),
    ("source|sources", Role::Source),
    (
        "reference|full reference|full citation|citation|citation text|formatted citation|formatted reference|bibliographic description|\
         бібліографічний опис|бібліографічне посилання|бібліографічний запис|повне посилання|опис|джерело повний опис|\
         список літератури|література|вихідні дані|unstructured|raw citation|raw reference|reference text|джерела",
        Role::Printed,
    ),
];

/// Variables of CSL that a column of this name does not mean in other tables.
const NOT_CSL: [TextField; 4] = [
    TextField::References,
    TextField::Source,
    TextField::Event,
    TextField::Page,
];

/// What a column is, by its name in plain form.
pub(super) fn role(name: &str) -> Option<Role> {
    if name.is_empty() {
        return None;
    }
    let told = NAMES.iter().find(|(names, _)| {
        let mut names = names.split('|');
        names.any(|known| known == name)
    });
    told.map(|(_, role)| *role).or_else(|| variable(name))
}

/// A variable of CSL under its own name.
fn variable(name: &str) -> Option<Role> {
    let is = |own: &str| plain(own) == name;
    if name == "page" {
        return Some(Text(TextField::Page));
    }
    let texts = TextField::ALL.iter().copied();
    if let Some(field) = texts
        .filter(|field| !NOT_CSL.contains(field))
        .find(|field| is(field.as_str()))
    {
        return Some(match field {
            TextField::Issn | TextField::Isbn => Numbers(field),
            _ => Text(field),
        });
    }
    let lists = NameField::ALL.iter().copied();
    let names = lists.map(|field| (field.as_str(), Names(field)));
    let dates = DateField::ALL.iter().copied();
    let dates = dates.map(|field| (field.as_str(), Date(field)));
    let mut all = names.chain(dates);
    all.find(|(own, _)| is(own)).map(|(_, role)| role)
}

/// The field tags of Web of Science, which stand in the header of its tab-delimited files (its help, "Field Tags").
const WEB_OF_SCIENCE: &[(&str, Role)] = &[
    ("UT", Id),
    ("DT", Role::Kind),
    ("AU", Names(NameField::Author)),
    ("AF", FullNames(NameField::Author)),
    ("BE", Names(NameField::Editor)),
    ("ED", Names(NameField::Editor)),
    ("BA", Names(NameField::ContainerAuthor)),
    ("TI", Text(TextField::Title)),
    ("SO", Text(TextField::ContainerTitle)),
    ("J9", Text(TextField::ContainerTitleShort)),
    ("SE", Text(TextField::CollectionTitle)),
    ("LA", Text(TextField::Language)),
    ("CT", Text(TextField::EventTitle)),
    ("CY", Date(DateField::EventDate)),
    ("CL", Text(TextField::EventPlace)),
    ("DE", Text(TextField::Keyword)),
    ("AB", Text(TextField::Abstract)),
    ("PU", Text(TextField::Publisher)),
    ("PI", Text(TextField::PublisherPlace)),
    ("SN", Numbers(TextField::Issn)),
    ("EI", Numbers(TextField::Issn)),
    ("BN", Numbers(TextField::Isbn)),
    ("PD", Month),
    ("PY", Year),
    ("VL", Text(TextField::Volume)),
    ("IS", Text(TextField::Issue)),
    ("SU", Text(TextField::Supplement)),
    ("BP", FirstPage),
    ("EP", LastPage),
    ("AR", Text(TextField::Number)),
    ("DI", Text(TextField::Doi)),
    ("EA", Date(DateField::AvailableDate)),
    ("PG", Text(TextField::NumberOfPages)),
    ("PM", Text(TextField::Pmid)),
];

/// What a column of Web of Science is, by its tag.
pub(super) fn web_of_science(tag: &str) -> Option<Role> {
    let mut all = WEB_OF_SCIENCE.iter();
    all.find(|(known, _)| *known == tag).map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_plain_form_and_stand_once() {
        let mut seen = std::collections::HashSet::new();
        for (names, _) in NAMES {
            for name in names.split('|') {
                assert_eq!(plain(name), name);
                assert!(seen.insert(name), "{name} stands twice");
            }
        }
    }

    #[test]
    fn names_of_csl_are_known() {
        for field in TextField::ALL {
            let other = [TextField::ShortTitle, TextField::CitationKey];
            let odd = NOT_CSL.contains(field) && *field != TextField::Page || other.contains(field);
            let role = role(&plain(field.as_str()));
            let same = role == Some(Text(*field)) || role == Some(Numbers(*field));
            assert!(same || odd, "{field}: {role:?}");
        }
        for field in NameField::ALL {
            assert_eq!(role(&plain(field.as_str())), Some(Names(*field)));
        }
        for field in DateField::ALL {
            assert_eq!(role(&plain(field.as_str())), Some(Date(*field)));
        }
    }
}
