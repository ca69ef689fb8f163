//! The library: records kept in one SQLite file. The only import of `rusqlite`.
//!
//! Owns the file, its schema and its migrations, and how an entry is found again. What is one work, and what becomes of an entry
//! that is there already, is decided above. Text from outside is only ever a bound parameter.
//!
//! A library is a single file: it has a rollback journal while somebody writes and nothing beside it at other times, so that
//! it can be copied, sent and kept like any document. Writers wait for each other.

mod entries;
mod failure;
mod file;
mod lines;
mod schema;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::Result;

pub use entries::{Change, Stored, Writing};
pub use file::is_database;
pub use lines::Lines;

use failure::Failed;

/// How long one program waits for another that writes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Kibibytes of the file that are held in memory while we write.
const CACHE: i64 = 64 << 10;

/// A library, open.
pub struct Store {
    connection: Connection,
    name: String,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("name", &self.name).finish()
    }
}

impl Store {
    /// Looks whether a file can be a library, without opening it as one: it may not exist yet, or be empty.
    ///
    /// # Errors
    /// [`ErrorKind::Input`](crate::ErrorKind::Input) for any other file, a library of a newer version included;
    /// [`ErrorKind::Usage`](crate::ErrorKind::Usage) for a folder, and where the folder for a new library does not exist.
    pub fn check(path: &Path) -> Result<()> {
        file::check(path)
    }

    /// Opens a library, creates it where there is none, and brings an older one up to date.
    ///
    /// # Errors
    /// As [`check`](Self::check), and when the file cannot be opened, is damaged, or another program keeps it busy. What is no
    /// library is never touched.
    pub fn open(path: &Path) -> Result<Self> {
        file::check(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut store = Self::connect(path, flags)?;
        let name = store.name.clone();
        schema::prepare(&mut store.connection, &name)?;
        Ok(store)
    }

    /// Opens a library that exists, to read it only.
    ///
    /// # Errors
    /// As [`open`](Self::open); one of an older version is an error too, for only a writer can bring it up to date.
    pub fn open_to_read(path: &Path) -> Result<Self> {
        file::check_exists(path)?;
        // The engine may have to undo what a program left that broke off; nothing else is written.
        let store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        schema::expect_current(&store.connection, &store.name)?;
        let only_read = store.connection.pragma_update(None, "query_only", true);
        only_read.or_failed(&store.name)?;
        Ok(store)
    }

    /// A library that exists only in memory, for a rehearsal.
    ///
    /// # Errors
    /// When the engine cannot be set up.
    pub fn in_memory() -> Result<Self> {
        let name = "a library in memory".to_owned();
        let connection = Connection::open_in_memory().or_failed(&name)?;
        let mut store = Self { connection, name };
        let name = store.name.clone();
        store.set_up().or_failed(&name)?;
        schema::prepare(&mut store.connection, &name)?;
        Ok(store)
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Self> {
        let name = path.display().to_string();
        // Without URIs, and by its whole path: `file:…` and `:memory:` are names like any other.
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let whole = std::path::absolute(path).map_err(|cause| failure::io(&name, cause))?;
        let connection = Connection::open_with_flags(whole, flags).or_failed(&name)?;
        let store = Self { connection, name };
        store.set_up().or_failed(&store.name)?;
        Ok(store)
    }

    /// A library may come from anybody: what its schema says is not trusted, and what its pages say is checked.
    fn set_up(&self) -> rusqlite::Result<()> {
        let connection = &self.connection;
        connection.busy_timeout(PATIENCE)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -CACHE)?;
        connection.set_prepared_statement_cache_capacity(32);
        Ok(())
    }

    /// Begins to write. Nobody else writes until it is committed or dropped, and nothing is kept of what is dropped.
    ///
    /// # Errors
    /// When another program keeps the library busy, or it cannot be written.
    pub fn write(&mut self) -> Result<Writing<'_>> {
        let name = self.name.clone();
        let begun = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate);
        Ok(Writing::new(begun.or_failed(&name)?, name))
    }

    /// Keeps what is written in memory until it is committed: a rehearsal touches no file.
    ///
    /// # Errors
    /// When the engine refuses.
    pub fn rehearse(&mut self) -> Result<Writing<'_>> {
        let spill = self.connection.pragma_update(None, "cache_spill", false);
        spill.or_failed(&self.name)?;
        self.write()
    }

    /// How many entries there are.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn count(&self) -> Result<usize> {
        let count = self
            .connection
            .query_row("SELECT count(*) FROM entry", [], |row| row.get::<_, i64>(0));
        let count = count.or_failed(&self.name)?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Its records as lines of NDJSON, in the order in which they were added. Those that are added meanwhile are left out.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn into_lines(self) -> Result<Lines> {
        Lines::new(self)
    }
}
