//! The one error of the crate: what we could not do, and on what.
//!
//! Owns [`Error`] and [`ErrorKind`]. Bad entries in the input are not errors but [diagnostics](crate::diag);
//! dead links and unknown DOIs are not errors but verdicts in [`crate::model`].

use std::error::Error as StdError;
use std::fmt;

/// `Result` with the crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What sort of work failed; callers choose an exit code by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request itself makes no sense: an unknown style, a bad setting.
    Usage,
    /// A file could not be opened, read or written.
    Io,
    /// The input is not what it was said to be: a binary file, broken JSON.
    Input,
    /// A model file is damaged or of another version.
    Model,
    /// Somebody who had to be asked did not answer, so that nothing is known: neither that it exists nor that it does not.
    Unavailable,
    /// The network layer could not be set up at all (a failed request is a verdict, not an error).
    Network,
}

/// A failure of our own work, with what it concerned and its cause.
///
/// One opaque type: callers can act on the [kind](Error::kind) and print the rest. Its `Display` is one line
/// without the cause; walk [`source`](StdError::source) for that.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    cause: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// Makes an error of a kind with a one-line message.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            cause: None,
        }
    }

    /// Adds the error that caused this one.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// Puts the thing concerned (a path, an address) before the message.
    #[must_use]
    pub fn about(mut self, subject: impl fmt::Display) -> Self {
        self.message = format!("{subject}: {}", self.message);
        self
    }

    /// What sort of work failed.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause
            .as_deref()
            .map(|cause| cause as &(dyn StdError + 'static))
    }
}
