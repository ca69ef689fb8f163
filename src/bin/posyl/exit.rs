//! The exit code: one enum, one place.

use std::process::ExitCode;

/// How a run ended, for scripts. The order is that of precedence: the greatest wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Exit {
    /// Everything was asked and all is well.
    #[default]
    Clean,
    /// Something could not be asked: no network, rate limit, `--offline`.
    Inconclusive,
    /// A reader should act: a dead link, a mismatch.
    Findings,
    /// The request made no sense, or some input could not be read.
    Unusable,
    /// Somebody pressed Ctrl-C.
    Interrupted,
}

impl Exit {
    /// The code for findings (where there are any), else for inconclusive verdicts.
    pub(crate) fn judged(findings: usize, inconclusive: usize) -> Self {
        match (findings, inconclusive) {
            (0, 0) => Self::Clean,
            (0, _) => Self::Inconclusive,
            _ => Self::Findings,
        }
    }

    /// The number that the process ends with.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Unusable => 2,
            Self::Inconclusive => 3,
            // 128 and the number of the signal, as shells have it.
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_win_over_inconclusive_and_unreadable_over_both() {
        assert_eq!(Exit::judged(0, 0).code(), 0);
        assert_eq!(Exit::judged(1, 5).code(), 1);
        assert_eq!(Exit::judged(0, 5).code(), 3);
        assert_eq!(Exit::judged(2, 0).max(Exit::Unusable).code(), 2);
    }
}
