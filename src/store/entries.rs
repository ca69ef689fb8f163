//! Entries: adding, finding, changing, all within one transaction.

use std::fmt;

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde_json::Value;

use super::failure::Failed;
use crate::crf::hash_str;
use crate::csl_json::{read_item, to_value};
use crate::matching::{identifiers, keys};
use crate::model::Reference;
use crate::{Error, ErrorKind, Result};

/// So many entries with one mark are looked at. More have it only where it tells nothing: `Editorial` of one year.
const MOST_ALIKE: i64 = 24;

/// So many entries are compared with one record at most.
const MOST_COMPARED: usize = 72;

/// A library that is being written to. What is not committed is not kept.
pub struct Writing<'a> {
    transaction: Transaction<'a>,
    name: String,
}

impl fmt::Debug for Writing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writing").field("name", &self.name).finish()
    }
}

/// An entry of a library.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// Its number, in the order of adding; no other entry ever has it.
    pub number: i64,
    /// The record.
    pub record: Reference,
}

/// How an entry was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Fields that it lacked were filled.
    Updated,
    /// Fields were replaced.
    Replaced,
}

impl Change {
    /// The name in the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Updated => "updated",
            Self::Replaced => "replaced",
        }
    }
}

impl<'a> Writing<'a> {
    pub(super) fn new(transaction: Transaction<'a>, name: String) -> Self {
        Self { transaction, name }
    }

    #[cfg(test)]
    pub(super) fn transaction(&self) -> &Transaction<'a> {
        &self.transaction
    }

    /// The numbers of the entries that a record may be one work with, the likeliest first: the one with its id, those that say
    /// the very same, those with an identifier or a key of it. More than a few dozen are not given.
    ///
    /// # Errors
    /// When the library cannot be read, as all functions here.
    pub fn alike(&self, record: &Reference) -> Result<Vec<i64>> {
        alike(&self.transaction, record).or_failed(&self.name)
    }

    /// The entry of a number.
    ///
    /// # Errors
    /// When there is none.
    pub fn entry(&self, number: i64) -> Result<Stored> {
        let record = record_of(&self.transaction, number).or_failed(&self.name)?;
        let record = read(&record, &self.name)?;
        Ok(Stored { number, record })
    }

    /// Whether some entry has this id.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn has_id(&self, id: &str) -> Result<bool> {
        let found = number_of(&self.transaction, id).or_failed(&self.name)?;
        Ok(found.is_some())
    }

    /// The greatest number behind `prefix` among the ids that are made of the two; 0 where there is none.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn last_numbered(&self, prefix: &str) -> Result<u64> {
        let asked =
            "SELECT substr(id, length(?1) + 1) FROM entry WHERE id >= ?1 AND id < ?1 || ':'";
        let found = self
            .transaction
            .prepare_cached(asked)
            .and_then(|mut asked| {
                let ends = asked.query_map([prefix], |row| row.get::<_, String>(0))?;
                let ends: rusqlite::Result<Vec<_>> = ends.collect();
                Ok(ends?.iter().filter_map(|end| end.parse().ok()).max())
            });
        Ok(found.or_failed(&self.name)?.unwrap_or(0))
    }

    /// Adds an entry under its id, which no other has. `source` is where it comes from, `now` the time.
    ///
    /// # Errors
    /// When the library cannot be written, or the id is taken.
    pub fn add(&self, record: &Reference, source: &str, now: &str) -> Result<i64> {
        add(&self.transaction, record, source, now).or_failed(&self.name)
    }

    /// Puts a record in the place of an entry's, and notes in the journal what was there before. The id stays.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn change(
        &self,
        entry: &Stored,
        record: &Reference,
        change: Change,
        source: &str,
        now: &str,
    ) -> Result<()> {
        let note = (change.as_str(), source, now);
        let changed = put(&self.transaction, entry, record, note);
        changed.or_failed(&self.name)
    }

    /// Keeps what was written.
    ///
    /// # Errors
    /// When it cannot be written; then nothing of it is kept.
    pub fn commit(self) -> Result<()> {
        self.transaction.commit().or_failed(&self.name)
    }
}

fn read(record: &str, name: &str) -> Result<Reference> {
    let value: Value = serde_json::from_str(record).map_err(|cause| {
        let problem = "the library is damaged: a record in it is no JSON";
        Error::new(ErrorKind::Input, problem)
            .about(name)
            .because(cause)
    })?;
    Ok(read_item(&value, "").0)
}

fn record_of(connection: &Connection, number: i64) -> rusqlite::Result<String> {
    let mut asked = connection.prepare_cached("SELECT record FROM entry WHERE number = ?1")?;
    asked.query_row([number], |row| row.get(0))
}

fn number_of(connection: &Connection, id: &str) -> rusqlite::Result<Option<i64>> {
    let mut asked = connection.prepare_cached("SELECT number FROM entry WHERE id = ?1")?;
    asked.query_row([id], |row| row.get(0)).optional()
}

fn alike(connection: &Connection, record: &Reference) -> rusqlite::Result<Vec<i64>> {
    let mut found = Vec::from_iter(number_of(connection, &record.id)?);
    let mut add = |numbers: Vec<i64>| {
        let room = MOST_COMPARED.saturating_sub(found.len());
        let fresh: Vec<_> = numbers
            .into_iter()
            .filter(|number| !found.contains(number))
            .collect();
        found.extend(fresh.into_iter().take(room));
    };
    let by_key = "SELECT entry FROM likeness WHERE key = ?1 LIMIT ?2";
    let mut by_key = connection.prepare_cached(by_key)?;
    let mut of_key = |key: i64| -> rusqlite::Result<Vec<i64>> {
        by_key
            .query_map([key, MOST_ALIKE], |row| row.get(0))?
            .collect()
    };
    add(of_key(hash(&contents(record)))?);
    let asked = "SELECT entry FROM identifier WHERE scheme = ?1 AND value = ?2 LIMIT ?3";
    let mut asked = connection.prepare_cached(asked)?;
    for (scheme, value) in identifiers(record) {
        let rows = asked.query_map(params![scheme.as_str(), value, MOST_ALIKE], |row| {
            row.get(0)
        })?;
        add(rows.collect::<rusqlite::Result<_>>()?);
    }
    for key in keys(record) {
        add(of_key(hash(&key))?);
    }
    Ok(found)
}

fn add(
    connection: &Connection,
    record: &Reference,
    source: &str,
    now: &str,
) -> rusqlite::Result<i64> {
    let new = "INSERT INTO entry (id, record, source, added, changed) VALUES (?1, ?2, ?3, ?4, ?4)";
    let written = to_value(record).to_string();
    let number = connection
        .prepare_cached(new)?
        .insert(params![record.id, written, source, now])?;
    mark(connection, number, record)?;
    Ok(number)
}

fn put(
    connection: &Connection,
    entry: &Stored,
    record: &Reference,
    (change, source, now): (&str, &str, &str),
) -> rusqlite::Result<()> {
    let note = "INSERT INTO journal (entry, at, change, source, before)
        SELECT number, ?2, ?3, ?4, record FROM entry WHERE number = ?1";
    connection
        .prepare_cached(note)?
        .execute(params![entry.number, now, change, source])?;
    let put = "UPDATE entry SET record = ?2, changed = ?3 WHERE number = ?1";
    let written = to_value(record).to_string();
    connection
        .prepare_cached(put)?
        .execute(params![entry.number, written, now])?;
    unmark(connection, entry.number)?;
    mark(connection, entry.number, record)
}

/// Notes by what an entry is found.
fn mark(connection: &Connection, number: i64, record: &Reference) -> rusqlite::Result<()> {
    let new = "INSERT INTO identifier (scheme, value, entry) VALUES (?1, ?2, ?3)";
    let mut new = connection.prepare_cached(new)?;
    for (scheme, value) in identifiers(record) {
        new.execute(params![scheme.as_str(), value, number])?;
    }
    let new = "INSERT OR IGNORE INTO likeness (key, entry) VALUES (?1, ?2)";
    let mut new = connection.prepare_cached(new)?;
    for key in hashes(record) {
        new.execute([key, number])?;
    }
    Ok(())
}

fn unmark(connection: &Connection, number: i64) -> rusqlite::Result<()> {
    for gone in [
        "DELETE FROM identifier WHERE entry = ?1",
        "DELETE FROM likeness WHERE entry = ?1",
    ] {
        connection.prepare_cached(gone)?.execute([number])?;
    }
    Ok(())
}

/// Notes anew by what each entry is found.
pub(super) fn renew_marks(connection: &Connection, name: &str) -> Result<()> {
    let numbers = || -> rusqlite::Result<Vec<i64>> {
        let mut asked = connection.prepare("SELECT number FROM entry ORDER BY number")?;
        asked.query_map([], |row| row.get(0))?.collect()
    };
    for number in numbers().or_failed(name)? {
        let record = read(&record_of(connection, number).or_failed(name)?, name)?;
        let renewed = unmark(connection, number).and_then(|()| mark(connection, number, &record));
        renewed.or_failed(name)?;
    }
    Ok(())
}

/// The keys of a record as numbers: those of the comparison, and one of all that it says, so that an entry that came before is
/// found however many are like it.
fn hashes(record: &Reference) -> Vec<i64> {
    let keys = keys(record).into_iter().chain([contents(record)]);
    keys.map(|key| hash(&key)).collect()
}

fn hash(key: &str) -> i64 {
    hash_str(key).cast_signed()
}

/// What a record says of the work: all but its id, and what we and others keep beside.
fn contents(record: &Reference) -> String {
    let mut value = to_value(record);
    if let Some(item) = value.as_object_mut() {
        item.shift_remove("id");
        item.shift_remove("custom");
    }
    format!("contents {value}")
}
