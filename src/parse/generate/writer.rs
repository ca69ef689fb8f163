//! The hand that writes a reference: fields to draw from, words of the language, marks of the layout.

use crate::model::Label;

use super::draft::Draft;
use super::random::Random;
use super::seeds::{Language, Pool, Seeds};
use super::terms::{Terms, terms};

/// How the areas of a description are set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// ДСТУ ГОСТ 7.1:2006: dashes, names repeated after a slash, `//` before the host.
    Gost71,
    /// ДСТУ 8302:2015, and ГОСТ Р 7.0.5 in Russian: full stops.
    Dstu8302,
    /// Styles with marks of their own.
    Own,
}

/// The marks of one reference, which keeps to them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks {
    pub(super) area: &'static str,
    pub(super) colon: &'static str,
    pub(super) host: &'static str,
    pub(super) slash: &'static str,
}

/// One reference being written.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    pub(super) pool: &'a Pool,
    /// Fields in English, for translations of titles.
    pub(super) english: &'a Pool,
    pub(super) terms: &'static Terms,
    pub(super) language: Language,
    pub(super) layout: Layout,
    pub(super) marks: Marks,
    pub(super) random: &'a mut Random,
    pub(super) draft: Draft,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        seeds: &'a Seeds,
        language: Language,
        layout: Layout,
        random: &'a mut Random,
    ) -> Self {
        Self {
            pool: seeds.pool(language),
            english: seeds.pool(Language::English),
            terms: terms(language),
            language,
            layout,
            marks: marks(layout, random),
            random,
            draft: Draft::default(),
        }
    }

    pub(super) fn is(&self, language: Language) -> bool {
        self.language == language
    }

    /// Appends a value.
    pub(super) fn put(&mut self, label: Label, text: impl Into<String>) {
        self.draft.field(label, text);
    }

    /// Appends what has no label.
    pub(super) fn plain(&mut self, text: &str) {
        self.draft.plain(text);
    }

    /// Appends one of these, without a label.
    pub(super) fn say(&mut self, choice: &[&str]) {
        let text = self.random.of(choice);
        self.draft.plain(text);
    }

    /// Appends one of these as a value.
    pub(super) fn put_one(&mut self, label: Label, choice: &[&str]) {
        let text = self.random.of(choice);
        self.draft.field(label, text);
    }

    /// A word that stands before a number, and the number.
    pub(super) fn numbered(&mut self, words: &[&str], label: Label, number: impl Into<String>) {
        self.say(words);
        self.put(label, number);
    }

    /// Goes on to the next area; a stop that stands already is seldom doubled.
    pub(super) fn area(&mut self) {
        let area = self.marks.area;
        if self.random.chance(4) {
            self.draft.verbatim(area);
        } else {
            self.draft.plain(area);
        }
    }

    /// The stop at the end, which many forget.
    pub(super) fn stop(&mut self) {
        if !self.draft.ends_with(&['.']) && self.random.chance(75) {
            self.draft.plain(".");
        }
    }

    /// A number in `from..=to`, as text.
    pub(super) fn figure(&mut self, from: usize, to: usize) -> String {
        self.random.between(from, to).to_string()
    }
}

fn marks(layout: Layout, random: &mut Random) -> Marks {
    const DASHED: &[&str] = &[
        ". – ",
        ". – ",
        ". – ",
        ". – ",
        ". - ",
        ". - ",
        ". — ",
        ".– ",
        ".- ",
        ". –– ",
        ". −",
    ];
    const HOSTS: &[&str] = &[" // ", " // ", " // ", " // ", "// ", " //", " / ", ". // "];
    let (area, host) = match layout {
        Layout::Gost71 => (random.of(DASHED), random.of(HOSTS)),
        _ if random.chance(75) => (". ", ". "),
        _ => (". ", " // "),
    };
    Marks {
        area,
        host,
        colon: random.of(&[" : ", " : ", ": ", ": ", ": "]),
        slash: random.of(&[" / ", " / ", " / ", " / ", "/ ", "/", " /", ". / "]),
    }
}
