//! A library as lines of NDJSON.

use std::collections::VecDeque;
use std::fmt;
use std::io::{self, Read};

use super::Store;
use super::failure::Failed;
use crate::Result;

/// How many entries are read at a time: the library is free between, so that others may write.
const PAGE: i64 = 256;

/// The records of a library, a CSL-JSON item a line, to be read like a file.
pub struct Lines {
    store: Store,
    /// The number of the entry that was read last, and that of the last to be read.
    read: i64,
    last: i64,
    bytes: VecDeque<u8>,
}

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lines")
            .field("store", &self.store)
            .finish_non_exhaustive()
    }
}

impl Lines {
    pub(super) fn new(store: Store) -> Result<Self> {
        let last = "SELECT coalesce(max(number), 0) FROM entry";
        let last = store.connection.query_row(last, [], |row| row.get(0));
        Ok(Self {
            last: last.or_failed(&store.name)?,
            read: 0,
            bytes: VecDeque::new(),
            store,
        })
    }

    fn more(&mut self) -> rusqlite::Result<()> {
        let next = "SELECT number, record FROM entry WHERE number > ?1 AND number <= ?2 ORDER BY number LIMIT ?3";
        let mut next = self.store.connection.prepare_cached(next)?;
        let mut rows = next.query([self.read, self.last, PAGE])?;
        while let Some(row) = rows.next()? {
            self.read = row.get(0)?;
            let record: String = row.get(1)?;
            // JSON has no line ends but between its marks, where a blank does as well.
            self.bytes.extend(record.bytes().map(|byte| match byte {
                b'\n' | b'\r' => b' ',
                other => other,
            }));
            self.bytes.push_back(b'\n');
        }
        Ok(())
    }
}

impl Read for Lines {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.bytes.is_empty() && self.read < self.last {
            let before = self.read;
            self.more()
                .or_failed(&self.store.name)
                .map_err(io::Error::other)?;
            if self.read == before {
                // The last ones were taken away meanwhile.
                self.last = before;
            }
        }
        self.bytes.read(into)
    }
}
