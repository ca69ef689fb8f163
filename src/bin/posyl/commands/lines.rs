//! Inputs of any length to lines: each reference is written as soon as it is read.

use posyl::Result;
use posyl::csl_json;
use posyl::ops::{self, Feed, ParseOptions, Step};
use posyl::parse::segmented_line;
use serde_json::Value;

use super::{Session, count};
use crate::exit::Exit;
use crate::out::Sink;
use crate::progress::Count;

/// Reads records and writes a CSL-JSON item a line.
pub(super) fn records(
    session: Session,
    inputs: Vec<Feed<'_>>,
    options: &ParseOptions,
) -> Result<Exit> {
    let mut lines = Lines::begin(session);
    ops::parse_streams(inputs, options, |step| {
        lines.take(step, |record| csl_json::to_value(&record))
    })?;
    lines.end()
}

/// Labels references and writes the segments of one a line.
pub(super) fn segments(
    session: Session,
    inputs: Vec<Feed<'_>>,
    options: &ParseOptions,
) -> Result<Exit> {
    let mut lines = Lines::begin(session);
    ops::segment_streams(inputs, options, |step| {
        lines.take(step, |segmented| segmented_line(&segmented))
    })?;
    lines.end()
}

struct Lines {
    session: Session,
    sink: Sink,
    progress: Count,
    line: Vec<u8>,
}

impl Lines {
    fn begin(session: Session) -> Self {
        Self {
            sink: session.out.sink(),
            // Where a person sees the data, they tell how far it is.
            progress: Count::start(session.out.shows_progress() && !session.out.is_terminal()),
            session,
            line: Vec::new(),
        }
    }

    fn take<T>(&mut self, step: Step<T>, value: impl Fn(T) -> Value) -> Result<()> {
        match step {
            Step::Found(found) => {
                self.line.clear();
                serde_json::to_writer(&mut self.line, &value(found))
                    .expect("a value has strings for keys, and memory can be written to");
                self.line.push(b'\n');
                self.progress.add_one();
                self.sink.write(&self.line)
            }
            Step::Remark(remark) => {
                self.progress.aside(|| self.session.tell_one(&remark));
                Ok(())
            }
        }
    }

    fn end(mut self) -> Result<Exit> {
        let found = self.progress.finish();
        if found > 0 || self.session.end() == Exit::Clean {
            self.sink.write(b"")?;
            self.session.out.note(count::plainly(found));
        }
        self.sink.finish()?;
        Ok(self.session.end())
    }
}
