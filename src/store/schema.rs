//! The tables of a library, and how an older one is brought up to date.
//!
//! | table | holds |
//! |---|---|
//! | `entry` | a record each, whole, as a CSL-JSON item with `custom.posyl`; `number` is the order of adding and never used again |
//! | `identifier` | the identifiers of each entry, normalised; not unique, for the chapters of a book may share its DOI |
//! | `likeness` | hashes of what the entries of one work have in common, to find those that an entry is to be compared with |
//! | `journal` | each change of an entry: when, from where, and the record as it was before; it outlives the entry |
//! | `property` | what the library is to know of itself: the version of the keys in `likeness` |
//!
//! Times are UTC, `YYYY-MM-DDThh:mm:ssZ`. `user_version` counts the migrations that were made.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::entries;
use super::failure::Failed;
use crate::matching::KEYS_VERSION;
use crate::{Error, ErrorKind, Result};

/// What marks a file as a library of ours: `posy`.
pub(super) const APPLICATION_ID: i32 = 0x706f_7379;

/// Each brings a library from the version of its place to the next.
const MIGRATIONS: &[&str] = &["
    CREATE TABLE entry (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        record TEXT NOT NULL,
        source TEXT NOT NULL,
        added TEXT NOT NULL,
        changed TEXT NOT NULL
    ) STRICT;
    CREATE TABLE identifier (
        scheme TEXT NOT NULL,
        value TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,
        PRIMARY KEY (scheme, value, entry)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX identifier_of_entry ON identifier (entry);
    CREATE TABLE likeness (
        key INTEGER NOT NULL,
        entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,
        PRIMARY KEY (key, entry)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX likeness_of_entry ON likeness (entry);
    CREATE TABLE journal (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        entry INTEGER NOT NULL,
        at TEXT NOT NULL,
        change TEXT NOT NULL,
        source TEXT NOT NULL,
        before TEXT NOT NULL
    ) STRICT;
    CREATE INDEX journal_of_entry ON journal (entry);
    CREATE TABLE property (
        name TEXT PRIMARY KEY,
        value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
"];

/// Makes the tables of a new library, and brings an older one up to date.
pub(super) fn prepare(connection: &mut Connection, name: &str) -> Result<()> {
    migrate(connection, name, MIGRATIONS)?;
    renew_keys(connection, name)
}

/// Makes the migrations that are still to be made, all or none.
fn migrate(connection: &mut Connection, name: &str, migrations: &[&str]) -> Result<()> {
    if is_current(connection, name, migrations.len())? {
        return Ok(());
    }
    let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate);
    let writing = begun.or_failed(name)?;
    // Another program may have been first.
    let (owner, version) = owner_and_version(&writing, name)?;
    let made = usize::try_from(version).unwrap_or(0);
    if owner != APPLICATION_ID && !is_new(&writing, name)? {
        return Err(foreign(name));
    }
    for migration in migrations.iter().skip(made) {
        writing.execute_batch(migration).or_failed(name)?;
    }
    let reached = migrations.len().max(made);
    let marked = writing
        .pragma_update(None, "application_id", APPLICATION_ID)
        .and_then(|()| writing.pragma_update(None, "user_version", reached as i64))
        .and_then(|()| writing.commit());
    marked.or_failed(name)
}

fn is_current(connection: &Connection, name: &str, reached: usize) -> Result<bool> {
    let (owner, version) = owner_and_version(connection, name)?;
    if owner == APPLICATION_ID && version > reached as i64 {
        return Err(newer(version, name));
    }
    Ok(owner == APPLICATION_ID && version == reached as i64)
}

/// Fails unless a library has the tables of this version.
pub(super) fn expect_current(connection: &Connection, name: &str) -> Result<()> {
    let (owner, version) = owner_and_version(connection, name)?;
    if owner != APPLICATION_ID {
        return Err(foreign(name));
    }
    refuse_newer(version, name)?;
    if version < MIGRATIONS.len() as i64 {
        let problem =
            "the library is of an older version; `posyl import` into it brings it up to date";
        return Err(Error::new(ErrorKind::Input, problem).about(name));
    }
    Ok(())
}

/// Fails for a version that is still unknown.
pub(super) fn refuse_newer(version: i64, name: &str) -> Result<()> {
    match version > MIGRATIONS.len() as i64 {
        true => Err(newer(version, name)),
        false => Ok(()),
    }
}

fn newer(version: i64, name: &str) -> Error {
    let known = MIGRATIONS.len();
    let problem = format!(
        "the library is of version {version} and this posyl knows {known}; use the newer posyl that made it"
    );
    Error::new(ErrorKind::Input, problem).about(name)
}

fn foreign(name: &str) -> Error {
    let problem = "it is an SQLite database of another program, and was left as it is";
    Error::new(ErrorKind::Input, problem).about(name)
}

fn owner_and_version(connection: &Connection, name: &str) -> Result<(i32, i64)> {
    let owner = connection.pragma_query_value(None, "application_id", |row| row.get(0));
    let version = connection.pragma_query_value(None, "user_version", |row| row.get(0));
    Ok((owner.or_failed(name)?, version.or_failed(name)?))
}

/// Whether a database holds nothing at all.
fn is_new(connection: &Connection, name: &str) -> Result<bool> {
    let tables = "SELECT count(*) FROM sqlite_schema";
    let count = connection.query_row(tables, [], |row| row.get::<_, i64>(0));
    Ok(count.or_failed(name)? == 0)
}

/// Renews the keys in `likeness` where those of another version stand there.
fn renew_keys(connection: &mut Connection, name: &str) -> Result<()> {
    if keys_version(connection, name)? == Some(KEYS_VERSION) {
        return Ok(());
    }
    let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate);
    let writing = begun.or_failed(name)?;
    entries::renew_marks(&writing, name)?;
    set_keys_version(&writing)
        .and_then(|()| writing.commit())
        .or_failed(name)
}

fn keys_version(connection: &Connection, name: &str) -> Result<Option<i64>> {
    let asked = "SELECT value FROM property WHERE name = 'keys'";
    let found = connection.query_row(asked, [], |row| row.get(0));
    match found {
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
        found => found.map(Some).or_failed(name),
    }
}

fn set_keys_version(writing: &Transaction<'_>) -> rusqlite::Result<()> {
    let put = "INSERT OR REPLACE INTO property (name, value) VALUES ('keys', ?1)";
    writing.execute(put, [KEYS_VERSION]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "CREATE TABLE a (b TEXT) STRICT;";

    #[test]
    fn migrations_are_made_once_and_in_order() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, "x", &[FIRST]).unwrap();
        connection
            .execute("INSERT INTO a VALUES ('kept')", [])
            .unwrap();
        let second = [FIRST, "ALTER TABLE a ADD COLUMN c TEXT;"];
        migrate(&mut connection, "x", &second).unwrap();
        migrate(&mut connection, "x", &second).unwrap();
        assert_eq!(
            owner_and_version(&connection, "x").unwrap(),
            (APPLICATION_ID, 2)
        );
        let kept: String = connection
            .query_row("SELECT b FROM a WHERE c IS NULL", [], |row| row.get(0))
            .unwrap();
        assert_eq!(kept, "kept");
    }

    #[test]
    fn a_migration_that_fails_leaves_the_older_library() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, "x", &[FIRST]).unwrap();
        let broken = [
            FIRST,
            "ALTER TABLE a ADD COLUMN c TEXT; CREATE TABLE a (d TEXT);",
        ];
        assert!(migrate(&mut connection, "x", &broken).is_err());
        assert_eq!(owner_and_version(&connection, "x").unwrap().1, 1);
        assert!(connection.prepare("SELECT c FROM a").is_err());
    }

    #[test]
    fn a_newer_library_and_a_foreign_database_are_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, "x", &[FIRST, ""]).unwrap();
        let said = migrate(&mut connection, "x", &[FIRST])
            .unwrap_err()
            .to_string();
        assert!(said.contains("of version 2"), "{said}");
        let mut foreign = Connection::open_in_memory().unwrap();
        foreign
            .execute_batch("CREATE TABLE theirs (b TEXT)")
            .unwrap();
        let said = migrate(&mut foreign, "x", &[FIRST])
            .unwrap_err()
            .to_string();
        assert!(said.contains("another program"), "{said}");
    }
}
