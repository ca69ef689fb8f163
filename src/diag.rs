//! Diagnostics: what was wrong with the input, and where.
//!
//! Owns [`Diagnostic`]. A diagnostic never stops the work; printing it is the binary's business.

use crate::text::Span;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing: something was repaired or guessed.
    Note,
    /// Something could not be understood and was kept as text.
    Warning,
    /// An entry was lost.
    Error,
}

/// One remark about the input, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable name of the rule, in kebab case: `bibtex-syntax`, `date-unreadable`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong and, where there is one, what to do; one line.
    pub message: String,
    /// The bytes of the source concerned, where known.
    pub span: Option<Span>,
    /// The line of the source, counted from 1, where known.
    pub line: Option<usize>,
    /// The character of that line, counted from 1, where a whole line would not tell enough.
    pub column: Option<usize>,
}

impl Diagnostic {
    /// A diagnostic without a place.
    pub fn new(code: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            span: None,
            line: None,
            column: None,
        }
    }

    /// Adds the bytes concerned.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Adds the line concerned, counted from 1.
    #[must_use]
    pub fn on_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// Adds the character of the line, counted from 1.
    #[must_use]
    pub fn in_column(mut self, column: usize) -> Self {
        self.column = Some(column);
        self
    }
}
