//! COinS: OpenURL context objects in the titles of empty `span`s.
//!
//! Standard: ANSI/NISO Z39.88-2004 in its key/encoded-value form; COinS itself is a convention (<https://ocoins.info>). The formats
//! for journals, books, dissertations, patents and Dublin Core differ in few keys and share one table.

use url::form_urlencoded;

use super::draft::{Draft, Slot};
use super::tree::Page;
use super::words::Word;
use crate::model::{Kind, Name, NameField, Reference, TextField as F};

/// The class of the spans.
const CLASS: &str = "Z3988";

/// The keys behind `rft.` that mean the same in all formats.
#[rustfmt::skip]
const WORDS: &[Word] = &[
    ("atitle", Slot::Text(F::Title), None), ("jtitle", Slot::Text(F::ContainerTitle), None),
    ("stitle", Slot::Text(F::ContainerTitleShort), None), ("date", Slot::Issued(0), None), ("appldate", Slot::Custom, None),
    ("volume", Slot::Text(F::Volume), None), ("issue", Slot::Text(F::Issue), None), ("part", Slot::Text(F::Part), None),
    ("spage", Slot::First, None), ("epage", Slot::Last, None), ("pages", Slot::Text(F::Page), None), ("tpages", Slot::Text(F::NumberOfPages), None),
    ("artnum", Slot::Text(F::Number), None), ("issn", Slot::Joined(F::Issn), None), ("eissn", Slot::Joined(F::Issn), None),
    ("isbn", Slot::Joined(F::Isbn), None), ("place", Slot::Text(F::PublisherPlace), None), ("pub", Slot::Text(F::Publisher), None),
    ("publisher", Slot::Text(F::Publisher), None), ("edition", Slot::Text(F::Edition), None), ("series", Slot::Text(F::CollectionTitle), None),
    ("inst", Slot::Text(F::Publisher), None), ("degree", Slot::Text(F::Genre), None), ("number", Slot::Text(F::Number), None),
    ("cc", Slot::Text(F::Jurisdiction), None), ("aucorp", Slot::Organisation(NameField::Author), None),
    ("creator", Slot::Names(NameField::Author), None), ("contributor", Slot::Names(NameField::Contributor), None),
    ("identifier", Slot::Identifier, None), ("language", Slot::Language, None), ("subject", Slot::Joined(F::Keyword), None),
    ("description", Slot::Text(F::Abstract), None), ("source", Slot::Text(F::ContainerTitle), None), ("type", Slot::Type, None),
    ("doi", Slot::Text(F::Doi), None),
];

/// Keys that say nothing of the work.
const PLUMBING: &[&str] = &[
    "ctx_ver",
    "ctx_enc",
    "rft_val_fmt",
    "url_ver",
    "url_ctx_fmt",
    "rfr_id",
    "ctx_id",
    "ctx_tim",
];

/// The records of a page, each with its node.
pub(super) fn of(page: &Page) -> Vec<(usize, Reference)> {
    let spans = page.elements().filter(|(_, element)| {
        let classes = element.attribute("class").unwrap_or_default();
        classes.split_whitespace().any(|class| class == CLASS)
    });
    let records = spans.filter_map(|(at, span)| Some((at, record(span.attribute("title")?)?)));
    records.collect()
}

/// Reads a context object; `None` where it tells of no work.
fn record(title: &str) -> Option<Reference> {
    // Some programs escape the ampersands once more than they should.
    let title = title.replace("&amp;", "&");
    let pairs: Vec<(String, String)> = form_urlencoded::parse(title.trim().as_bytes())
        .into_owned()
        .collect();
    let value = |key: &str| {
        pairs
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.as_str())
    };
    let format = value("rft_val_fmt").unwrap_or_default();
    let format = format.rsplit([':', '/']).next().unwrap_or_default();
    let kind = kind(format, value("rft.genre").unwrap_or_default());
    let mut draft = Draft::new();
    draft.is_a(kind);
    put_authors(&mut draft, &pairs);
    for (key, value) in &pairs {
        put(&mut draft, format, kind, key, value);
    }
    (!draft.is_empty()).then(|| draft.finish())
}

fn kind(format: &str, genre: &str) -> Kind {
    match (format, genre) {
        (_, "proceeding" | "conference") => Kind::PaperConference,
        (_, "preprint") => Kind::Article,
        (_, "bookitem") => Kind::Chapter,
        (_, "report") => Kind::Report,
        (_, "dissertation") | ("dissertation", _) => Kind::Thesis,
        ("patent", _) => Kind::Patent,
        ("journal", "unknown") => Kind::Document,
        ("journal", "journal" | "issue") => Kind::Periodical,
        ("journal", _) => Kind::ArticleJournal,
        ("book", "unknown" | "document") => Kind::Document,
        ("book", _) => Kind::Book,
        _ => Kind::Document,
    }
}

fn put(draft: &mut Draft, format: &str, kind: Kind, key: &str, value: &str) {
    if key == "rft_id" {
        return draft.put(Slot::Identifier, key, value);
    }
    let Some(name) = key.strip_prefix("rft.") else {
        if !PLUMBING.contains(&key) {
            draft.put(Slot::Custom, key, value);
        }
        return;
    };
    let is_part = matches!(
        kind,
        Kind::Chapter | Kind::ArticleJournal | Kind::PaperConference
    );
    match name {
        "btitle" | "title" if is_part && format != "dc" => {
            draft.put(Slot::Text(F::ContainerTitle), key, value)
        }
        "btitle" | "title" => draft.put(Slot::Text(F::Title), key, value),
        "type" if format != "dc" => draft.put(Slot::Custom, key, value),
        "genre" | "aulast" | "aufirst" | "auinit" | "auinit1" | "auinitm" | "ausuffix" | "au" => {}
        "invlast" | "invfirst" | "inventor" | "inv" => {}
        "assignee" => draft.put(Slot::Custom, key, value),
        _ => super::meta::put(draft, WORDS, name, key, value),
    }
}

/// The first author comes in parts, and often whole among the others once more.
fn put_authors(draft: &mut Draft, pairs: &[(String, String)]) {
    let value = |key: &str| {
        pairs
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    };
    let joined = |first: Option<&str>, middle: Option<&str>| match (first, middle) {
        (Some(first), Some(middle)) => Some(format!("{first} {middle}")),
        (first, middle) => first.or(middle).map(str::to_owned),
    };
    let family = value("rft.aulast").or_else(|| value("rft.invlast"));
    let given = joined(value("rft.aufirst").or_else(|| value("rft.invfirst")), None);
    let given = given
        .or_else(|| value("rft.auinit").map(str::to_owned))
        .or_else(|| joined(value("rft.auinit1"), value("rft.auinitm")));
    if let Some(family) = family {
        let mut name = Name::person(family, given.unwrap_or_default());
        name.suffix = value("rft.ausuffix").map(str::to_owned);
        draft.names(NameField::Author, vec![name]);
    }
    let others = pairs
        .iter()
        .filter(|(key, _)| matches!(key.as_str(), "rft.au" | "rft.inventor" | "rft.inv"));
    for (at, (key, value)) in others.enumerate() {
        let is_first_again = at == 0 && family.is_some_and(|family| value.contains(family));
        if !is_first_again {
            draft.put(Slot::Names(NameField::Author), key, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DateField, TextField};

    #[track_caller]
    fn check(title: &str, kind: Kind, texts: &[(TextField, &str)], authors: &[Name]) -> Reference {
        let record = record(title).expect("it tells of a work");
        assert_eq!(record.kind, kind);
        for (field, expected) in texts {
            assert_eq!(record.text(*field), Some(*expected), "{field}");
        }
        assert_eq!(record.names(NameField::Author), authors);
        record
    }

    #[test]
    fn articles_are_read() {
        use TextField::*;
        let record = check(
            "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&rft.genre=article&rft.jtitle=%D0%92%D1%96%D1%81%D0%BD%D0%B8%D0%BA\
             &rft.atitle=On+words&rft.volume=3&rft.issue=2&rft.spage=5&rft.epage=9&rft.date=2020-05&rft.aulast=Roe&rft.aufirst=Jane\
             &rft.au=Roe%2C+Jane&rft.au=%D0%9A%D0%BE%D0%B2%D0%B0%D0%BB%D1%8C+%D0%9E.+%D0%9E.&rft_id=info%3Adoi%2F10.1000%2Fx\
             &rft_id=https%3A%2F%2Fa.ua%2Fx&rfr_id=info%3Asid%2Fen.wikipedia.org&rft.odd=x",
            Kind::ArticleJournal,
            &[
                (ContainerTitle, "Вісник"),
                (Title, "On words"),
                (Volume, "3"),
                (Issue, "2"),
                (Page, "5-9"),
                (Doi, "10.1000/x"),
                (Url, "https://a.ua/x"),
            ],
            &[Name::person("Roe", "Jane"), Name::person("Коваль", "О. О.")],
        );
        assert_eq!(
            record
                .date(DateField::Issued)
                .and_then(|date| date.start)
                .map(|start| start.month),
            Some(Some(5))
        );
        assert_eq!(
            serde_json::json!(record.custom),
            serde_json::json!({"rft.odd": "x"})
        );
    }

    #[test]
    fn other_formats_are_read() {
        use TextField::*;
        check(
            "rft_val_fmt=info:ofi/fmt:kev:mtx:book&amp;rft.genre=bookitem&amp;rft.atitle=Part&amp;rft.btitle=Whole&amp;rft.place=Київ&amp;rft.pub=Ніка&amp;rft.isbn=9786170000001",
            Kind::Chapter,
            &[
                (Title, "Part"),
                (ContainerTitle, "Whole"),
                (PublisherPlace, "Київ"),
                (Publisher, "Ніка"),
                (Isbn, "9786170000001"),
            ],
            &[],
        );
        check(
            "rft_val_fmt=info:ofi/fmt:kev:mtx:dissertation&rft.title=Слово&rft.inst=КНУ&rft.degree=PhD&rft.au=Jane+Roe",
            Kind::Thesis,
            &[(Title, "Слово"), (Publisher, "КНУ"), (Genre, "PhD")],
            &[Name::person("Roe", "Jane")],
        );
        check(
            "rft_val_fmt=info:ofi/fmt:kev:mtx:patent&rft.title=Device&rft.number=123&rft.invlast=Roe&rft.invfirst=J",
            Kind::Patent,
            &[(Title, "Device"), (Number, "123")],
            &[Name::person("Roe", "J")],
        );
        check(
            "rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft.type=webpage&rft.title=Дія&rft.creator=Roe,+Jane&rft.identifier=https://a.ua/",
            Kind::Webpage,
            &[(Title, "Дія"), (Url, "https://a.ua/")],
            &[Name::person("Roe", "Jane")],
        );
        assert_eq!(record("ctx_ver=Z39.88-2004&rft.genre=article"), None);
    }
}
