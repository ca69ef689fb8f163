//! The facts about single tokens.

use crate::crf::{combine, hash_str};
use crate::lang;
use crate::parse::dictionary::{self, Listed};
use crate::parse::lexicon::{self, Class};
use crate::parse::token::{Token, TokenKind};

use super::sound;

/// The facts about one token from which attributes are made.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    pub(super) form: u64,
    pub(super) pattern: u64,
    pub(super) shape: u64,
    pub(super) class: Option<Class>,
    pub(super) prefixes: [u64; 3],
    pub(super) suffixes: [u64; 4],
    /// The same for a word and its romanisations.
    pub(super) sound: u64,
    /// What the dictionary lists it as.
    pub(super) listed: Listed,
    pub(super) spaced: bool,
    pub(super) is_word: bool,
    pub(super) is_upper_start: bool,
    pub(super) is_year: bool,
    pub(super) is_identifier: bool,
    /// Whether the word stands in the host name of an address of the same reference.
    pub(super) in_host: bool,
    pub(super) mark: Option<char>,
    pub(super) length: usize,
}

/// The facts about each token.
pub(super) fn all(text: &str, tokens: &[Token]) -> Vec<Facts> {
    let (mut lower, mut chars) = (String::new(), Vec::new());
    let facts = tokens.iter().map(|token| {
        lower.clear();
        let printed = token.span.of(text).chars();
        lower.extend(printed.flat_map(char::to_lowercase));
        chars.clear();
        chars.extend(lower.chars());
        facts(text, token, &lower, &chars)
    });
    facts.collect()
}

fn facts(text: &str, token: &Token, lower: &str, chars: &[char]) -> Facts {
    let printed = token.span.of(text);
    let first = printed.chars().next().unwrap_or(' ');
    let mut facts = Facts {
        form: hash_str(lower),
        spaced: token.spaced,
        length: chars.len(),
        is_upper_start: first.is_uppercase(),
        ..Facts::default()
    };
    match token.kind {
        TokenKind::Word => word_facts(&mut facts, printed, lower, chars),
        TokenKind::Number => number_facts(&mut facts, chars),
        TokenKind::Mark => mark_facts(&mut facts, first),
        kind => {
            facts.form = hash_str("<identifier>");
            facts.pattern = combine(9, kind as u64);
            facts.shape = facts.pattern;
            facts.is_identifier = true;
        }
    }
    facts
}

fn word_facts(facts: &mut Facts, printed: &str, lower: &str, chars: &[char]) {
    let hash_of = |part: &[char]| {
        part.iter()
            .fold(part.len() as u64, |h, &c| combine(h, c as u64))
    };
    let cyrillic = chars.iter().any(|c| ('\u{0400}'..='\u{052F}').contains(c));
    let latin = chars.iter().any(|c| c.is_ascii_alphabetic());
    let uppers = printed.chars().filter(|c| c.is_uppercase()).count();
    let case = match (uppers, chars.len()) {
        (0, _) => 0,
        (1, 1) => 1,
        (n, len) if n == len => 2,
        (1, _) if facts.is_upper_start => 3,
        _ => 4,
    };
    facts.is_word = true;
    facts.sound = sound::key(chars);
    facts.listed = dictionary::listed(facts.sound);
    facts.class = lexicon::class_of(lower);
    let script = u64::from(cyrillic) * 2 + u64::from(latin);
    let length = chars.len().min(4) as u64;
    facts.shape = combine(1, script * 100 + case * 10 + length);
    facts.pattern = facts
        .class
        .map_or(combine(2, case * 10 + length.min(3)), |class| {
            combine(3, class as u64)
        });
    for (n, slot) in facts.prefixes.iter_mut().enumerate() {
        *slot = hash_of(&chars[..chars.len().min(n + 2)]);
    }
    for (n, slot) in facts.suffixes.iter_mut().enumerate() {
        *slot = hash_of(&chars[chars.len() - chars.len().min(n + 1)..]);
    }
}

fn number_facts(facts: &mut Facts, digits: &[char]) {
    let value = digits.iter().fold(0u64, |v, c| {
        v.saturating_mul(10)
            .saturating_add(u64::from(c.to_digit(10).unwrap_or(0)))
    });
    facts.is_year = digits.len() == 4 && (1500..2100).contains(&value);
    let range = match value {
        0 => 0,
        1..=12 => 1,
        13..=31 => 2,
        32..=999 => 3,
        _ => 4,
    };
    let year = u64::from(facts.is_year);
    facts.shape = combine(4, (digits.len().min(7) as u64) * 100 + range * 10 + year);
    facts.pattern = combine(5, (digits.len().min(5) as u64) * 10 + year);
}

fn mark_facts(facts: &mut Facts, mark: char) {
    let mark = match mark {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '~' => '-',
        '«' | '“' | '„' | '‹' => '«',
        '»' | '”' | '›' => '»',
        '’' | '‘' | '`' | 'ʼ' => '\'',
        '[' | ']' | '(' | ')' => mark,
        other => other,
    };
    facts.mark = Some(mark);
    facts.form = combine(6, mark as u64);
    facts.pattern = facts.form;
    facts.shape = facts.form;
}

/// Marks the words that the host of an address spells, romanised where need be: `Радіо Свобода` in
/// `radiosvoboda.org`. They name the site.
pub(super) fn mark_host_words(text: &str, tokens: &[Token], facts: &mut [Facts]) {
    let addresses = tokens.iter().filter(|token| token.kind == TokenKind::Url);
    let hosts: Vec<String> = addresses.map(|token| host(token.span.of(text))).collect();
    if hosts.is_empty() {
        return;
    }
    for (token, facts) in tokens.iter().zip(facts) {
        if facts.is_word && facts.length >= 3 {
            let word = lang::romanize_kmu55(token.span.of(text)).to_lowercase();
            let spells = |part: &str| part == word || (word.len() >= 5 && part.contains(&word));
            facts.in_host = hosts.iter().any(|host| host.split(['.', '-']).any(spells));
        }
    }
}

/// The host of an address in lower case, as printed, without `www.` and the top domain.
fn host(address: &str) -> String {
    let after_scheme = address
        .split_once("//")
        .map_or(address, |(_, rest)| rest)
        .trim_start();
    let end = after_scheme
        .find(['/', '?', '#', ':', ' '])
        .unwrap_or(after_scheme.len());
    let host = after_scheme[..end].to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.rsplit_once('.')
        .map_or(host, |(name, _)| name)
        .to_owned()
}
