//! How far the work is, on standard error, for a person who waits.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use posyl::ops::Event;
use posyl::{check, resolve};

use crate::out::one_line;

/// A bar that shows nothing where nobody looks.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Starts a bar for so many records.
    pub(crate) fn start(visible: bool, records: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(records as u64), target(visible));
        let style = ProgressStyle::with_template("{prefix} {bar:30} {pos}/{len} {msg}");
        bar.set_style(style.expect("the template is a constant"));
        Self(bar)
    }

    /// Shows what has happened.
    pub(crate) fn show(&self, event: &Event) {
        match event {
            Event::Fetch(source) => {
                self.0.set_prefix("sources");
                self.0.set_message(one_line(source));
                self.0.inc(1);
            }
            Event::Resolve(resolve::Event::Asking { service, .. }) => {
                self.0.set_prefix("registries");
                self.0.set_message(*service);
            }
            Event::Resolve(_) => self.0.inc(1),
            Event::Check(check::Event::Planned { links }) => {
                self.0.reset();
                self.0.set_length(*links as u64);
                self.0.set_prefix("links");
                self.0.set_message("");
            }
            Event::Check(_) => self.0.inc(1),
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.0.finish_and_clear();
    }
}

fn target(visible: bool) -> ProgressDrawTarget {
    if visible {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    }
}

/// How many of so many entries are done.
#[derive(Debug)]
pub(crate) struct Bar(ProgressBar);

impl Bar {
    /// Starts at none.
    pub(crate) fn start(visible: bool, what: &'static str, entries: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(entries as u64), target(visible));
        let style = ProgressStyle::with_template("{prefix} {bar:30} {pos}/{len} {eta}");
        bar.set_style(style.expect("the template is a constant"));
        bar.set_prefix(what);
        Self(bar)
    }

    /// Counts one more.
    pub(crate) fn add_one(&self) {
        self.0.inc(1);
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.0.finish_and_clear();
    }
}

/// How many references are done, where it is not known how many there are.
#[derive(Debug)]
pub(crate) struct Count(ProgressBar);

impl Count {
    /// Starts at none.
    pub(crate) fn start(visible: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, target(visible));
        let style = ProgressStyle::with_template("{spinner} {pos} references, {per_sec}");
        bar.set_style(style.expect("the template is a constant"));
        Self(bar)
    }

    /// Counts one more.
    pub(crate) fn add_one(&self) {
        self.0.inc(1);
    }

    /// Does something that may write where the count stands.
    pub(crate) fn aside(&self, does: impl FnOnce()) {
        self.0.suspend(does);
    }

    /// Takes the count away and tells it.
    pub(crate) fn finish(&self) -> usize {
        self.0.finish_and_clear();
        self.0.position() as usize
    }
}
