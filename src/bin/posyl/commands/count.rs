//! How many references were found, and whether that is how many there should be.

use posyl::ops::{Batch, Listed};
use posyl::{Error, ErrorKind, Result};

/// `24 references found in 2 lists; 11 works stand in both`
pub(super) fn found(batch: &Batch) -> String {
    let count = counted(batch.records.len(), "reference");
    // A single record is no list: a work that was looked up, an entry of its own.
    let is_list = |list: &&Listed| list.line.is_some() || list.count > 1;
    let lists = match batch.lists.iter().filter(is_list).count() {
        0 | 1 => String::new(),
        several => format!(" in {several} lists"),
    };
    let parallel = batch.records.iter();
    let twins = parallel
        .filter(|record| record.evidence.parallel.is_some())
        .count()
        / 2;
    let both = match batch.lists.len() {
        2 => "both",
        _ => "two of them",
    };
    let works = match twins {
        0 => String::new(),
        1 => format!("; 1 work stands in {both}"),
        several => format!("; {several} works stand in {both}"),
    };
    format!("{count} found{lists}{works}")
}

/// `24 references found`, where nothing is known of their lists.
pub(super) fn plainly(found: usize) -> String {
    format!("{} found", counted(found, "reference"))
}

/// Refuses another number of references than was asked for, and says where those found are.
pub(super) fn expect(expected: Option<usize>, found: usize, lists: &[Listed]) -> Result<()> {
    let Some(expected) = expected.filter(|expected| *expected != found) else {
        return Ok(());
    };
    let places: Vec<String> = lists.iter().map(place).collect();
    let mut message = format!("--expect {expected}: {} found", counted(found, "reference"));
    if !places.is_empty() {
        message += &format!(": {}", places.join("; "));
    }
    Err(Error::new(ErrorKind::Usage, message))
}

/// `paper.txt: 12 from line 80`
fn place(list: &Listed) -> String {
    let line = list.line.map(|line| format!(" from line {line}"));
    format!(
        "{}: {}{}",
        list.source,
        list.count,
        line.unwrap_or_default()
    )
}

/// `1 file`, `2 files`
pub(super) fn counted(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}
