//! What an entry inherits from the one that its `crossref` names.
//!
//! The rules are the default ones of BibLaTeX (P. Lehman and others, *The biblatex Package*, appendix B). Where an older file lets
//! a part refer to a whole of another sort, as BibTeX allows, the title of the whole is that of the book all the same.

/// Fields that are the parent's own.
const NEVER: [&str; 19] = [
    "crossref",
    "csl-custom",
    "csl-type",
    "entryset",
    "entrysubtype",
    "execute",
    "ids",
    "label",
    "options",
    "presort",
    "related",
    "relatedoptions",
    "relatedstring",
    "relatedtype",
    "shorthand",
    "shorthandintro",
    "sortkey",
    "xdata",
    "xref",
];

/// Titles that name the parent alone.
const OWN_TITLES: [&str; 4] = ["shorttitle", "sorttitle", "indextitle", "indexsorttitle"];

/// Titles of a whole of several volumes, of a book, of a journal; and what they are in a part of it.
const TITLES: [(&str, [&str; 3]); 3] = [
    ("title", ["maintitle", "booktitle", "journaltitle"]),
    (
        "subtitle",
        ["mainsubtitle", "booksubtitle", "journalsubtitle"],
    ),
    (
        "titleaddon",
        ["maintitleaddon", "booktitleaddon", "journaltitleaddon"],
    ),
];

/// Other names of fields.
const ALIASES: [(&str, &str); 8] = [
    ("address", "location"),
    ("annote", "annotation"),
    ("archiveprefix", "eprinttype"),
    ("journal", "journaltitle"),
    ("key", "sortkey"),
    ("pdf", "file"),
    ("primaryclass", "eprintclass"),
    ("school", "institution"),
];

/// The name that BibLaTeX has for a field.
pub fn canonical(name: &str) -> &str {
    let known = ALIASES.iter().find(|(alias, _)| *alias == name);
    known.map_or(name, |(_, name)| name)
}

/// What becomes of a field of the parent in the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inherited {
    /// It has it by the same name.
    Same,
    /// It has it by this name.
    As(&'static str),
    /// It is the parent's own.
    Not,
}

/// What becomes of a field of a parent of some type in a child of some type; all names are in lower case.
pub fn inherited(parent: &str, child: &str, field: &str) -> Inherited {
    if NEVER.contains(&canonical(field)) {
        return Inherited::Not;
    }
    let Some(whole) = whole(parent, child) else {
        return Inherited::Same;
    };
    if OWN_TITLES.contains(&field) {
        return Inherited::Not;
    }
    let title = TITLES.iter().find(|(title, _)| *title == field);
    title.map_or(Inherited::Same, |(_, inside)| Inherited::As(inside[whole]))
}

/// Whether a child in a book has the parent's author as the book's too.
pub fn has_book_author(parent: &str, child: &str) -> bool {
    matches!(parent, "book" | "mvbook") && matches!(child, "inbook" | "bookinbook" | "suppbook")
}

/// What the parent is to the child: several volumes, a book, a journal; nothing where the one is no part of the other.
fn whole(parent: &str, child: &str) -> Option<usize> {
    let in_book = matches!(
        child,
        "inbook"
            | "bookinbook"
            | "suppbook"
            | "incollection"
            | "suppcollection"
            | "inproceedings"
            | "conference"
            | "inreference"
    );
    let volume = matches!(child, "book" | "collection" | "proceedings" | "reference");
    match parent {
        "mvbook" | "mvcollection" | "mvproceedings" | "mvreference" => {
            (in_book || volume).then_some(0)
        }
        "book" | "collection" | "proceedings" | "reference" => in_book.then_some(1),
        "periodical" => matches!(child, "article" | "suppperiodical").then_some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_wholes_become_titles_of_what_holds_the_part() {
        use Inherited::{As, Not, Same};
        #[track_caller]
        fn check(parent: &str, child: &str, field: &str, expected: Inherited) {
            assert_eq!(inherited(parent, child, field), expected);
        }
        check("proceedings", "inproceedings", "title", As("booktitle"));
        check("mvbook", "book", "subtitle", As("mainsubtitle"));
        check("periodical", "article", "title", As("journaltitle"));
        check("book", "incollection", "title", As("booktitle"));
        check("book", "book", "title", Same);
        check("book", "inbook", "shorttitle", Not);
        check("book", "inbook", "publisher", Same);
        check("misc", "misc", "key", Not);
        assert!(has_book_author("book", "inbook") && !has_book_author("book", "incollection"));
    }
}
