//! Lists of names: taking them apart.
//!
//! A list is cut at semicolons, commas and conjunctions; pieces that belong together (`Family, I. I.`) are put together
//! again; organisations are recognised and left whole.

use crate::model::Name;
use crate::text::Words;

use super::persons::{self, Word};
use super::roles::{parted_at_truncation, without_brackets, without_roles, without_truncation};

/// Words that join the last name to the others.
const CONJUNCTIONS: &[&str] = &[
    "і", "та", "й", "и", "and", "And", "&", "und", "et", "y", "with", "i", "oraz",
];

/// Roots of words in the names of organisations; a word that begins with one is enough.
static ORGANISATION_ROOTS: Words = Words::new(
    "міністерств министерств університет университет інститут институт академі академи \
    комітет комитет кабінет агентств департамент організаці организаци асоціаці ассоциаци \
    бібліотек библиотек товариств корпораці управлінн комісі комисси національн державн \
    государствен видавництв федераці федерац адміністраці парламент прокуратур лаборатор \
    універс верховн ministr universit institut departement department organiz organis \
    association committee commission council foundation consorti corporation laborator \
    federation federal national internation european administration parliament government \
    academy academi librar",
);

/// Words that name an organisation only as they stand.
static ORGANISATION_WORDS: Words = Words::new(
    "нан україни украины ukraine рада ради банк банку фонд фонду центр центру суд спілка спілки союз служба партія рух \
    музей музею школа кафедра компанія редакція агенція центрвиборчком уряд штаб клуб \
    union agency ministry office bank center centre group society board bureau nations \
    press inc ltd llc company team network fund service school museum party forum court \
    authority project initiative states college",
);

/// A list of names as printed, taken apart.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Names {
    pub(super) names: Vec<Name>,
    /// `та ін.`, `et al.` as printed.
    pub(super) truncation: Option<String>,
    /// What was in brackets and tells no common role: another name, a country, a supervisor.
    pub(super) asides: Vec<String>,
    /// Look-alike letters mended in them: printed and mended.
    pub(super) repairs: Vec<(String, String)>,
}

/// Takes a list of names apart.
pub(super) fn list(text: &str, repair: bool) -> Names {
    let (body, before) = without_truncation(&without_number(text).replace("&amp;", "&"));
    let (body, asides) = without_roles(without_brackets(&body));
    let (body, behind) = without_truncation(&body);
    let (body, amid) = parted_at_truncation(&body);
    let truncation = before.or(behind).or(amid);
    let mut names = Vec::new();
    if is_acronym(&body) || is_whole_organisation(&body) {
        names.push(Name::literal(body.trim_end_matches([',', ';', '.', ' '])));
    } else {
        for group in body
            .split(';')
            .map(str::trim)
            .filter(|group| !group.is_empty())
        {
            names.extend(group_names(group));
        }
    }
    let mut repairs = Vec::new();
    if repair {
        for name in &mut names {
            repairs.extend(persons::mend(name));
        }
    }
    Names {
        names,
        truncation,
        asides,
        repairs,
    }
}

/// The list without the number of its entry: `1. Коваль О.`
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let cut = rest.len() < text.len() && text.len() - rest.len() <= 3;
    let rest = rest.strip_prefix(['.', ')']).filter(|_| cut);
    rest.map_or(text, str::trim_start)
}

/// Whether the whole is one organisation, commas and conjunctions included.
fn is_whole_organisation(text: &str) -> bool {
    is_organisation(text)
        && !text.contains(';')
        && !persons::words(text)
            .iter()
            .any(|word| matches!(word, Word::Initials(_)))
        && text
            .split(',')
            .skip(1)
            .all(|part| part.trim_start().starts_with(char::is_lowercase))
}

/// Whether a name is that of an organisation, by its words or quotation marks.
pub(super) fn is_organisation(text: &str) -> bool {
    text.contains(['«', '"', '“'])
        || text.split([' ', '-', ',']).any(|word| {
            let lower = word
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            ORGANISATION_ROOTS.begins(&lower) || ORGANISATION_WORDS.has(&lower)
        })
}

/// `OECD`, `ЮНЕСКО`: one short word of capitals.
fn is_acronym(text: &str) -> bool {
    (2..=7).contains(&text.chars().count()) && text.chars().all(|c| c.is_uppercase() || c == '-')
}

/// The names between two semicolons.
fn group_names(group: &str) -> Vec<Name> {
    let mut chunks = Vec::new();
    for chunk in group
        .split(',')
        .map(str::trim)
        .filter(|chunk| !chunk.is_empty())
    {
        if is_organisation(chunk) {
            chunks.push(Chunk::Whole(chunk.to_owned()));
        } else {
            chunks.extend(
                split_conjunctions(chunk)
                    .iter()
                    .flat_map(|part| Chunk::of(part)),
            );
        }
    }
    let mut names = Vec::new();
    let mut rest = &chunks[..];
    while let Some((first, after)) = rest.split_first() {
        let (name, used) = take_name(first, after);
        names.push(name);
        rest = &after[used..];
    }
    names
}

/// A piece of a list between commas.
#[derive(Debug, Clone)]
enum Chunk {
    /// An organisation.
    Whole(String),
    /// Words of a person's name.
    Words(Vec<Word>),
}

impl Chunk {
    /// One chunk, two where two names were printed without a comma: `Сидоренко М. В. Коваленко С. О.`, none of a role.
    fn of(text: &str) -> Vec<Self> {
        let words = persons::words(text);
        if words.is_empty() {
            return Vec::new();
        }
        let is_initials = |word: &Word| matches!(word, Word::Initials(_));
        let turns: Vec<usize> = (1..words.len())
            .filter(|&at| is_initials(&words[at]) != is_initials(&words[at - 1]))
            .collect();
        match turns[..] {
            [_, middle, _] => vec![
                Self::Words(words[..middle].to_vec()),
                Self::Words(words[middle..].to_vec()),
            ],
            _ => vec![Self::Words(words)],
        }
    }

    fn words(&self) -> &[Word] {
        match self {
            Self::Whole(_) => &[],
            Self::Words(words) => words,
        }
    }

    /// Initials and nothing else but particles: `A. de`.
    fn is_initials(&self) -> bool {
        self.begins_with_initials()
            && !self
                .words()
                .iter()
                .any(|word| matches!(word, Word::Name(_)))
    }

    /// Words without initials; how many of them, particles not counted.
    fn plain_words(&self) -> Option<usize> {
        let words = self.words();
        let plain = words.iter().all(|word| !matches!(word, Word::Initials(_)));
        let count = words
            .iter()
            .filter(|word| matches!(word, Word::Name(_)))
            .count();
        (plain && count > 0).then_some(count)
    }

    /// Initials, then words: `T. K. Tien`.
    fn begins_with_initials(&self) -> bool {
        matches!(self.words(), [Word::Initials(_), ..])
    }
}

/// The name that begins with a chunk, and how many of the following chunks belong to it.
fn take_name(first: &Chunk, after: &[Chunk]) -> (Name, usize) {
    let words = match first {
        Chunk::Whole(text) => return (Name::literal(text), 0),
        Chunk::Words(words) => words,
    };
    let (mut name, mut used) = match (first.plain_words(), after.first()) {
        (Some(count), Some(next)) if given_follows(count, next) => {
            (persons::inverted(words, next.words()), 1)
        }
        _ => (persons::direct(words), 0),
    };
    if let Some(suffix) = after
        .get(used)
        .and_then(|next| persons::suffix(next.words()))
    {
        name.suffix = Some(suffix);
        used += 1;
    }
    (name, used)
}

/// Whether the chunk after a family name of `count` words holds the given names.
fn given_follows(count: usize, next: &Chunk) -> bool {
    if next.is_initials() {
        return true;
    }
    let words = next.plain_words();
    let one_person = words.is_some_and(|words| words <= 3)
        || next.begins_with_initials()
        || begins_with_given(next.words());
    persons::suffix(next.words()).is_none()
        && ((count == 1 && one_person) || (count <= 3 && words == Some(1)))
}

/// `Christopher W. V.` behind a lone family name.
fn begins_with_given(words: &[Word]) -> bool {
    match words {
        [Word::Name(_), Word::Initials(_)] => true,
        [Word::Name(name), Word::Initials(_), Word::Initials(_)] => name.is_ascii(),
        _ => false,
    }
}

/// The parts of a chunk between conjunctions.
fn split_conjunctions(chunk: &str) -> Vec<String> {
    let spaced = chunk.replace('&', " & ");
    let mut parts = vec![Vec::new()];
    for word in spaced.split_whitespace() {
        if CONJUNCTIONS.contains(&word) {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(word);
        }
    }
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(|part| part.join(" "))
        .collect()
}
