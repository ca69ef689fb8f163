//! The numbers of entries: which lines begin with one, and which of these count up.
//!
//! Years, pages and volumes stand at the beginning of lines too. So all lines that begin with a number of one form are
//! looked at together, and the chain that counts best is taken: it may skip a number, give one twice, or start afresh.

use std::collections::HashMap;

use super::lines::Line;
use super::look::{ends_entry, ends_inside, has_year, starts_inside};

/// How an entry's number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `7.`, `7)`
    Stopped,
    /// `[7]`, `(7)`
    Bracketed,
    /// `7 Бойко`
    Bare,
}

/// A number, and the number under it: `7`, `7.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Number {
    pub(super) main: u32,
    sub: u32,
}

/// The number that a line begins with, and the rest of the line.
pub(super) fn number(line: &str) -> Option<(Form, Number, &str)> {
    let inner = line.strip_prefix(['[', '(']);
    let unmarked = inner.unwrap_or(line).trim_start_matches(['№', '\\', ' ']);
    let (main, after) = digits(unmarked)?;
    let (sub, after) = match after.strip_prefix('.').and_then(digits) {
        Some((sub, after)) if inner.is_none() => (sub, after),
        _ => (0, after),
    };
    let after = after.strip_prefix('\\').unwrap_or(after);
    let number = Number { main, sub };
    if inner.is_some() {
        let rest = after.trim_start().strip_prefix([']', ')'])?;
        return Some((Form::Bracketed, number, rest.trim_start_matches('.')));
    }
    let tight = after.trim_start_matches(' ');
    match tight.strip_prefix(['.', ')']) {
        Some(rest) if !rest.starts_with(|c: char| c.is_ascii_digit()) => {
            Some((Form::Stopped, number, rest))
        }
        None if sub > 0 && after.starts_with(char::is_whitespace) => {
            Some((Form::Stopped, number, after))
        }
        None if after.starts_with('\t') || after.is_empty() => Some((Form::Stopped, number, after)),
        None if after.starts_with(char::is_whitespace) && begins_entry(tight.trim_start()) => {
            Some((Form::Bare, number, after))
        }
        _ => None,
    }
}

/// Up to three digits: four are a year.
fn digits(text: &str) -> Option<(u32, &str)> {
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &text[..text.len() - after.len()];
    (matches!(digits.len(), 1..=3)).then(|| Some((digits.parse().ok()?, after)))?
}

/// Whether words can be the first of an entry.
fn begins_entry(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || "«“\"„[".contains(c))
}

/// A line that begins with a number.
struct Candidate {
    line: usize,
    number: Number,
    /// How well the line begins an entry but for its number.
    fitness: f64,
}

/// The best chain that ends at a candidate.
#[derive(Clone, Copy)]
struct Link {
    score: f64,
    before: Option<usize>,
}

/// The lines at which the entries begin, with their numbers; `None` where the list is not numbered.
pub(super) fn chain(lines: &[Line<'_>]) -> Option<Vec<(usize, u32)>> {
    let forms = [Form::Stopped, Form::Bracketed, Form::Bare];
    let chains = forms.into_iter().filter_map(|form| {
        let (score, chain) = best_chain(&candidates(lines, form))?;
        carries(lines, &chain, form).then_some((score, chain))
    });
    let best = chains.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, chain)| chain)
}

fn candidates(lines: &[Line<'_>], form: Form) -> Vec<Candidate> {
    let numbered = lines.iter().enumerate().filter_map(|(at, line)| {
        let (of, number, rest) = number(line.text)?;
        (of == form).then(|| Candidate {
            line: at,
            number,
            fitness: fitness(lines, at, rest.trim_start()),
        })
    });
    numbered.collect()
}

fn fitness(lines: &[Line<'_>], at: usize, rest: &str) -> f64 {
    let mut fitness = 1.0;
    if at > 0 && ends_inside(lines[at - 1].text) {
        fitness -= 0.8;
    } else if at > 0 && !ends_entry(lines[at - 1].text) {
        fitness -= 0.5;
    }
    if begins_entry(rest) && !starts_inside(rest) || rest.is_empty() {
        fitness += 0.3;
    }
    fitness
}

/// The chain that counts best and its score.
fn best_chain(candidates: &[Candidate]) -> Option<(f64, Vec<(usize, u32)>)> {
    let mut ending: HashMap<Number, usize> = HashMap::new();
    let mut links: Vec<Link> = Vec::with_capacity(candidates.len());
    let mut best: Option<usize> = None;
    for (at, candidate) in candidates.iter().enumerate() {
        let link = best_link(candidate, &ending, &links, best);
        links.push(link);
        let held = ending
            .get(&candidate.number)
            .map(|&other| links[other].score);
        if held.is_none_or(|score| score <= link.score) {
            ending.insert(candidate.number, at);
        }
        if best.is_none_or(|best| links[best].score <= link.score) {
            best = Some(at);
        }
    }
    let mut chain = Vec::new();
    let mut next = best;
    while let Some(at) = next {
        chain.push((candidates[at].line, candidates[at].number.main));
        next = links[at].before;
    }
    chain.reverse();
    Some((links[best?].score, chain))
}

/// How a candidate goes on best: behind the number before it, with a number left out or twice, or from one again.
fn best_link(
    candidate: &Candidate,
    ending: &HashMap<Number, usize>,
    links: &[Link],
    best: Option<usize>,
) -> Link {
    let alone = Link {
        score: candidate.fitness,
        before: None,
    };
    let behind = |number: Number, cost: f64| {
        let at = *ending.get(&number)?;
        Some((at, links[at].score - cost))
    };
    let afresh = best.filter(|_| candidate.number.main == 1 && candidate.number.sub < 2);
    let afresh = afresh.map(|at| (at, links[at].score - 0.4));
    let before = predecessors(candidate.number)
        .into_iter()
        .filter_map(|(number, cost)| behind(number, cost))
        .chain(afresh)
        .filter(|(_, score)| *score > 0.0);
    before.fold(alone, |link, (at, score)| {
        let score = score + candidate.fitness;
        if score > link.score {
            return Link {
                score,
                before: Some(at),
            };
        }
        link
    })
}

/// The numbers that may come before this one, with what that costs.
fn predecessors(number: Number) -> Vec<(Number, f64)> {
    let of = |main: u32, sub: u32| Number { main, sub };
    let Number { main, sub } = number;
    if sub > 0 {
        let mut before = vec![(of(main, sub - 1), 0.0), (number, 0.9)];
        let above = main.checked_sub(1).filter(|_| sub == 1);
        before.extend(
            above
                .into_iter()
                .flat_map(|above| (1..30).map(move |sub| (of(above, sub), 0.1))),
        );
        return before;
    }
    let mut before = vec![(number, 0.9)];
    for (less, cost) in [(1, 0.0), (2, 0.7), (3, 1.2), (4, 1.6)] {
        if let Some(main) = main.checked_sub(less) {
            before.push((of(main, 0), cost));
            before.extend((1..4).map(|sub| (of(main, sub), cost + 0.1)));
        }
    }
    before
}

/// Whether a chain is that of the list: it begins where the list does, or has enough of its lines.
fn carries(lines: &[Line<'_>], chain: &[(usize, u32)], form: Form) -> bool {
    let begins_list = chain.first().is_some_and(|(line, _)| {
        *line < 3 && !lines[..*line].iter().any(|line| has_year(line.text))
    });
    let dense = chain.len() * 10 >= lines.len();
    match (form, chain.len()) {
        (Form::Bare, count) => count > 2 && dense,
        (_, 1) => begins_list && lines.len() == 1,
        (_, 2) => begins_list,
        _ => begins_list || dense,
    }
}
