//! What the engine could not do, in words that say what to do.

use std::io;

use rusqlite::ErrorCode;

use crate::{Error, ErrorKind, Result};

/// What stands before a library's name in messages.
pub(super) fn io(name: &str, cause: io::Error) -> Error {
    Error::new(ErrorKind::Io, "the library cannot be opened")
        .about(name)
        .because(cause)
}

/// A failure of the engine, on some library.
pub(super) trait Failed<T> {
    fn or_failed(self, name: &str) -> Result<T>;
}

impl<T> Failed<T> for rusqlite::Result<T> {
    fn or_failed(self, name: &str) -> Result<T> {
        self.map_err(|cause| {
            let (kind, message) = reason(&cause);
            Error::new(kind, message).about(name).because(cause)
        })
    }
}

fn reason(cause: &rusqlite::Error) -> (ErrorKind, &'static str) {
    match cause.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (
            ErrorKind::Io,
            "another program keeps the library busy; try again when it is done",
        ),
        Some(ErrorCode::NotADatabase) => (ErrorKind::Input, "it is no library of posyl"),
        Some(ErrorCode::DiskFull) => (
            ErrorKind::Io,
            "there is no room on the disk; what was stored before is kept",
        ),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            (ErrorKind::Io, "the library cannot be written")
        }
        Some(ErrorCode::CannotOpen) => (ErrorKind::Io, "the library cannot be opened"),
        Some(ErrorCode::SystemIoFailure) => {
            (ErrorKind::Io, "the library cannot be read or written")
        }
        // A missing table or column, a value of another type: somebody else changed it.
        _ => (
            ErrorKind::Input,
            "the library is damaged; take a copy of it from before",
        ),
    }
}
