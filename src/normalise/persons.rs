//! One person's name: which part is which.

use crate::lang::{Script, homoglyphs, script, script_of_char};
use crate::model::Name;
use crate::text::Words;

/// Particles that stand before a family name.
static PARTICLES: Words = Words::new(
    "van von der den de del della di da dos du la le ten ter zu zum af al el bin ibn ван \
    фон дер ден де дель ді да ла ле аль ель ібн бен дю ди",
);

/// Suffixes of generations.
const SUFFIXES: &[&str] = &[
    "jr",
    "jr.",
    "sr",
    "sr.",
    "ii",
    "iii",
    "iv",
    "мол.",
    "ст.",
    "молодший",
    "старший",
];

/// Given names that are common enough to tell the order of two words by.
static GIVEN: Words = Words::new(
    "олександр олександра андрій анна ганна ірина іван марія микола наталія наталя оксана \
    олена ольга петро сергій тетяна юлія юрій володимир віктор вікторія василь світлана \
    катерина людмила лариса михайло максим дмитро євген євгенія ігор інна богдан роман \
    тарас степан остап ярослав павло олег олексій надія любов галина валентина валерій \
    анатолій артем антон дарія дарина марина милана софія вадим віталій григорій федір яна \
    аліна алла борис лев леся мирослава станіслав руслан денис кирило захар клавдія \
    александр андрей елена дмитрий екатерина сергей татьяна николай михаил лидия владимир \
    юлия мария ирина евгений алексей павел наталья юрий олеся зоя ніна діана джон адам ніл \
    умберто нина вера віра майкл стівен роберт джеймс девід річард пітер джордж марк томас \
    крістофер шон ендрю еллен аліса шарлотта елізабет маргарет дженніфер ребекка робін йоганнес \
    йоганес иоханнес ганс клаус філіп філіпп ролан жан-люк джорджо дональд гевін ґевін ричард \
    дэвид эндрю лев антін орест зоя таміла зиновій oleksandr oleksandra andrii anna iryna ivan mariia mykola \
    nataliia natalia oksana olena olha olga petro serhii tetiana yuliia yurii volodymyr \
    viktor viktoriia vasyl svitlana kateryna liudmyla mykhailo maksym dmytro vladimir \
    predrag tamara vitalii bohdan roman john james robert michael david mary peter thomas \
    paul mark george maria julia anastasiia liubov lubov valentyna zoia hanna alina oksana nataliya \
    tetyana mariya halyna liudmila yevhen serhiy andriy",
);

/// A word of a person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// Initials, spaced: `О. О.`, `Дж.`, `Ю.-В.`.
    Initials(String),
    /// A particle.
    Particle(String),
    /// A whole name.
    Name(String),
}

impl Word {
    fn text(&self) -> &str {
        match self {
            Self::Initials(text) | Self::Particle(text) | Self::Name(text) => text,
        }
    }
}

/// Academic titles, which are no part of a name.
static TITLES: Words = Words::new("доцент професор проф академік акад викладач д-р prof dr assoc");

/// Nouns of roles printed right before a name.
static ROLES: Words = Words::new(
    "упорядник упорядники упоряд уклад укл укладач укладачі автор-укладач автор-упорядник художник \
    художники редактор перекладач переклад ілюстратор текст фото керівник compiler translator illustrator",
);

/// The words of a name; glued ones (`А.В.Сакун`, `СьомкінВ.В.`) are parted, titles and roles before it dropped.
pub(super) fn words(text: &str) -> Vec<Word> {
    let spaced = part_glued(&hyphenated(text));
    let mut tokens: Vec<&str> = spaced
        .split_whitespace()
        .filter(|token| token.contains(char::is_alphanumeric))
        .skip_while(|token| is_title(token))
        .collect();
    // The number of an affiliation behind the name.
    tokens.truncate(if tokens.len() > 1 && is_figure(tokens[tokens.len() - 1]) {
        tokens.len() - 1
    } else {
        tokens.len()
    });
    let capitals = tokens
        .iter()
        .all(|token| token.chars().all(|c| !c.is_lowercase()));
    let last = tokens.len().saturating_sub(1);
    tokens
        .iter()
        .enumerate()
        .map(|(at, token)| word(token, at == last && at > 0 && !capitals))
        .collect()
}

fn is_figure(token: &str) -> bool {
    token.len() <= 2 && token.bytes().all(|byte| byte.is_ascii_digit())
}

/// A title or a role: one of the lists, or abbreviated in small letters (`к. п. н.`, `вст. ст.`).
fn is_title(token: &str) -> bool {
    let bare = token.trim_end_matches(['.', ':']).to_lowercase();
    let abbreviated =
        token.starts_with(|c: char| c.is_lowercase() && !c.is_ascii()) && token.ends_with('.');
    abbreviated || TITLES.has(&bare) || ROLES.has(&bare)
}

/// The halves of a double name with a spaced dash between, joined: `Мацибок – Стародуб`.
fn hyphenated(text: &str) -> String {
    [" – ", " — ", " - "]
        .iter()
        .fold(text.to_owned(), |text, dash| text.replace(dash, "-"))
}

/// Spaces after the full stop of an initial, and between a family name and initials glued to it.
fn part_glued(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut spaced = String::with_capacity(text.len() + 8);
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied();
        let dotted = chars.get(at + 2) == Some(&'.');
        if c == '.' && spaced.ends_with('.') {
            continue;
        }
        spaced.push(c);
        let after_stop = c == '.' && next.is_some_and(char::is_alphabetic);
        // `МакГрегор` is rarer in Cyrillic letters than a lost space.
        let cyrillic = !c.is_ascii() && script_of_char(c) == Some(Script::Cyrillic);
        let in_two = cyrillic && at > 2 && next.is_some_and(char::is_uppercase);
        let glued = c.is_lowercase() && next.is_some_and(char::is_uppercase) && (dotted || in_two);
        if after_stop || glued {
            spaced.push(' ');
        }
    }
    spaced
}

fn word(token: &str, may_be_bare_initials: bool) -> Word {
    let letters = token.chars().filter(|c| c.is_alphabetic()).count();
    let upper = token.starts_with(char::is_uppercase);
    let bare = may_be_bare_initials
        && letters <= if token.is_ascii() { 3 } else { 2 }
        && token.chars().all(|c| c.is_uppercase() || c == '-');
    let dotted =
        token.ends_with('.') && letters <= 4 && !SUFFIXES.contains(&token.to_lowercase().as_str());
    if upper && (letters == 1 || dotted || bare) {
        return Word::Initials(token.to_owned());
    }
    match PARTICLES.has(token) {
        true => Word::Particle(token.to_owned()),
        false => Word::Name(token.to_owned()),
    }
}

/// A name printed `Family, Given`.
pub(super) fn inverted(family: &[Word], given: &[Word]) -> Name {
    let trailing = given
        .iter()
        .rev()
        .take_while(|word| matches!(word, Word::Particle(_)))
        .count();
    let (names, particles) = given.split_at(given.len() - trailing);
    Name {
        given: Some(join(names)).filter(|given| !given.is_empty()),
        dropping_particle: Some(join(particles)).filter(|particle| !particle.is_empty()),
        ..with_family(family)
    }
}

/// A name printed without a comma: `О. О. Сегеда`, `Сегеда О. О.`, `Alla Hovorun`.
pub(super) fn direct(words: &[Word]) -> Name {
    if !is_person(words) {
        return Name::literal(join(words));
    }
    let is_initials = |word: &Word| matches!(word, Word::Initials(_));
    let first = words.iter().position(is_initials);
    let last = words.iter().rposition(is_initials);
    match (first, last) {
        (Some(first), Some(last)) if last == words.len() - 1 && first > 0 => {
            inverted(&words[..first], &words[first..])
        }
        (Some(_), Some(last)) if last < words.len() - 1 => {
            inverted(&words[last + 1..], &words[..=last])
        }
        (Some(_), _) => Name::literal(join(words)),
        _ => whole_words(words),
    }
}

/// One to four names, none of them a common word or with digits in it.
fn is_person(words: &[Word]) -> bool {
    let mut names = words.iter().filter_map(|word| match word {
        Word::Name(text) => Some(text),
        _ => None,
    });
    let foreign = |text: &String| {
        text.starts_with(char::is_lowercase) || text.contains(|c: char| c.is_ascii_digit())
    };
    (1..=4).contains(&names.clone().count()) && !names.any(foreign)
}

/// A name in whole words; which end is the family name is told by particles, patronymics, common given names.
fn whole_words(words: &[Word]) -> Name {
    if let [only] = words {
        return Name::literal(only.text());
    }
    if let Some(at) = words
        .iter()
        .position(|word| matches!(word, Word::Particle(_)))
        && at > 0
    {
        return inverted(&words[at..], &words[..at]);
    }
    let last = words.len() - 1;
    let given = |word: &Word| GIVEN.has(&word.text().to_lowercase());
    let given_is_last = words.len() > 2 && given(&words[last]) && !words[..last].iter().any(given);
    if given_is_last {
        inverted(&words[..last], &words[last..])
    } else if family_is_first(words) {
        inverted(&words[..1], &words[1..])
    } else {
        inverted(&words[last..], &words[..last])
    }
}

fn family_is_first(words: &[Word]) -> bool {
    let text = |at: usize| words[at].text().to_lowercase();
    let last = words.len() - 1;
    let given = |at: usize| GIVEN.has(&text(at));
    if words.len() > 2 {
        return is_patronymic(&text(last)) && !is_patronymic(&text(1));
    }
    match (given(0), given(last)) {
        (true, false) => false,
        (false, true) => true,
        _ => is_family(&text(0)) && !is_family(&text(last)),
    }
}

fn is_patronymic(word: &str) -> bool {
    [
        "ович", "евич", "євич", "івна", "ївна", "овна", "евна", "ovych", "evych", "ovich", "evich",
        "ivna", "yivna", "ovna", "evna",
    ]
    .iter()
    .any(|ending| word.ends_with(ending))
}

/// Endings that family names have and given names have not.
fn is_family(word: &str) -> bool {
    const ENDINGS: &str = "енко чук юк ський ська цький цька ишин ович евич ова єва ева ов ев єв ець ский ская enko chuk \
        iuk yuk skyi ska sky ova ov ets";
    ENDINGS.split(' ').any(|ending| word.ends_with(ending))
}

/// The suffix, when these words are one.
pub(super) fn suffix(words: &[Word]) -> Option<String> {
    let [only] = words else {
        return None;
    };
    SUFFIXES
        .contains(&only.text().to_lowercase().as_str())
        .then(|| only.text().to_owned())
}

fn with_family(words: &[Word]) -> Name {
    let particles = words
        .iter()
        .take_while(|word| matches!(word, Word::Particle(_)))
        .count();
    let particles = if particles == words.len() {
        0
    } else {
        particles
    };
    let (particle, family) = words.split_at(particles);
    Name {
        family: Some(join(family)),
        non_dropping_particle: Some(join(particle)).filter(|particle| !particle.is_empty()),
        ..Name::default()
    }
}

fn join<'a>(words: impl IntoIterator<Item = &'a Word>) -> String {
    words
        .into_iter()
        .map(Word::text)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Mends look-alike letters: words of two scripts first, then lone initials after the script of the family name.
pub(super) fn mend(name: &mut Name) -> Vec<(String, String)> {
    let mut repairs = Vec::new();
    let own = |value: &str| homoglyphs::repair_text(value);
    for part in [&mut name.family, &mut name.literal, &mut name.given] {
        replace(part, own, &mut repairs);
    }
    let context = name.family.as_deref().and_then(script);
    if let Some(context @ (Script::Latin | Script::Cyrillic)) = context {
        let initials = |given: &str| {
            let words: Vec<String> = given
                .split(' ')
                .map(|word| {
                    homoglyphs::repair(word, Some(context)).unwrap_or_else(|| word.to_owned())
                })
                .collect();
            Some(words.join(" ")).filter(|mended| mended != given)
        };
        replace(&mut name.given, initials, &mut repairs);
    }
    repairs
}

fn replace(
    part: &mut Option<String>,
    mend: impl Fn(&str) -> Option<String>,
    repairs: &mut Vec<(String, String)>,
) {
    if let Some(value) = part
        && let Some(mended) = mend(value)
    {
        repairs.push((value.clone(), mended.clone()));
        *value = mended;
    }
}
