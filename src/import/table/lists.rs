//! Lists of names in one cell.

use crate::import::values;
use crate::model::Name;
use crate::normalise;

/// The longest text that is looked at for names, in bytes.
const LONGEST: usize = 5_000;

/// Takes a cell apart: names with semicolons, bars, line breaks or ` and ` between; or with commas, as Scopus had them
/// (`Roe, J., Doe, A.`), PubMed has them (`Roe JA, Doe B`) and people write them (`Іваненко І. І., Петренко П. П.`).
pub(super) fn names(cell: &str) -> Vec<Name> {
    let separator = [";", "|", "\n", "//"]
        .into_iter()
        .find(|mark| cell.contains(mark));
    if let Some(separator) = separator {
        return each(cell.split(separator));
    }
    let anded = cell.contains(" and ") && !normalise::is_organisation(cell);
    if anded
        && cell
            .split(" and ")
            .all(|name| name.matches(',').count() <= 1)
    {
        return each(cell.split(" and "));
    }
    if cell.len() > LONGEST {
        return vec![Name::literal(cell)];
    }
    let parts: Vec<&str> = cell.split(',').map(str::trim).collect();
    match parts[..] {
        [family, given] if !family.is_empty() && !is_whole(family, given) => vec![one(cell)],
        [_] => vec![one(cell)],
        _ => normalise::names(without_stop(cell)),
    }
}

/// The list without a full stop at its end, where that is no initial's.
fn without_stop(cell: &str) -> &str {
    let cell = cell.trim_end_matches([',', ' ']);
    match cell.strip_suffix('.') {
        Some(rest) if !rest.contains('.') => rest,
        _ => cell,
    }
}

/// Whether two parts between commas are two names, each with a space in it, rather than a family and a given name.
fn is_whole(first: &str, second: &str) -> bool {
    first.contains(' ') && (second.contains(' ') || second.is_empty()) && !is_initials(second)
}

/// `О. О.`, `J. A.`
fn is_initials(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.all(|word| word.ends_with('.') && word.chars().count() <= 3)
}

fn each<'a>(pieces: impl Iterator<Item = &'a str>) -> Vec<Name> {
    let pieces = pieces.map(str::trim).filter(|piece| !piece.is_empty());
    pieces.map(one).collect()
}

fn one(piece: &str) -> Name {
    let piece = without_number(piece);
    if piece.contains(',') || piece.len() > LONGEST {
        return values::person(piece);
    }
    match normalise::names(piece).as_slice() {
        [name] => name.clone(),
        _ => Name::literal(piece),
    }
}

/// A name without the identifier that Scopus puts behind it: `Roe, Jane (57190000000)`.
fn without_number(piece: &str) -> &str {
    let piece = piece.trim();
    let inner = piece
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    match inner {
        Some((name, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => name.trim(),
        _ => piece,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, expected: &[(&str, &str)]) {
        let read = names(cell);
        let expected: Vec<Name> = expected
            .iter()
            .map(|(family, given)| match *family {
                "" => Name::literal(*given),
                family => Name::person(family, *given),
            })
            .collect();
        assert_eq!(read, expected, "{cell}");
    }

    #[test]
    fn lists_are_taken_apart() {
        let both = [("Roe", "J."), ("Doe", "A. B.")];
        check("Roe, J.; Doe, A. B.", &both);
        check("Roe J.; Doe A. B.", &both);
        check("Roe, J., Doe, A. B.", &both);
        check("Roe, J. and Doe, A. B.", &both);
        check(
            "Roe, Jane (57190000000); Doe, Ann (1)",
            &[("Roe", "Jane"), ("Doe", "Ann")],
        );
        check("Roe JA, Doe B", &[("Roe", "JA"), ("Doe", "B")]);
        check("Jane Roe|Ann Doe", &[("Roe", "Jane"), ("Doe", "Ann")]);
        check("Roe, Jane", &[("Roe", "Jane")]);
        check("Сегеда, О. О.", &[("Сегеда", "О. О.")]);
        check("Сегеда О. О.", &[("Сегеда", "О. О.")]);
        check(
            "Іваненко І. І., Петренко П. П.",
            &[("Іваненко", "І. І."), ("Петренко", "П. П.")],
        );
        check("Jane Roe, Ann Doe", &[("Roe", "Jane"), ("Doe", "Ann")]);
        check("Верховна Рада України", &[("", "Верховна Рада України")]);
        check(
            "World Health Organization; Roe, J.",
            &[("", "World Health Organization"), ("Roe", "J.")],
        );
        check(
            "Institute of Trade and Law",
            &[("", "Institute of Trade and Law")],
        );
        check(" ; ", &[]);
    }
}
