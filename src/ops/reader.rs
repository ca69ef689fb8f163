//! Entries to records or to segments, on all cores.

use std::sync::{Mutex, OnceLock, PoisonError};

use crate::Result;
use crate::diag::{Diagnostic, Severity};
use crate::import::{Outcome, Printed};
use crate::model::{Place, Reference, Segmented};
use crate::normalise;
use crate::parse::{LONGEST, Labeller, Scratch};

use super::gather::{Entry, Remark};
use super::ids::Ids;
use super::parts::Part;
use super::{ParseOptions, Step, cores};

/// Reads the entries of the parts into records, each with an id of its own, and gives them in order.
pub(super) fn each_record(
    parts: impl Iterator<Item = Result<Part>> + Send,
    options: &ParseOptions,
    ids: &mut Ids,
    mut each: impl FnMut(Step<Reference>) -> Result<()>,
) -> Result<()> {
    let reader = Reader::new(options);
    // What came as a record comes with the name of its source.
    let read = |source: &str, entry, space: &mut Space| match entry {
        Entry::Record(record) => Ok((Some((*record, Some(source.to_owned()))), Vec::new())),
        Entry::Later(file, at) => {
            let outcome = file.read(at);
            let record = outcome
                .record
                .map(|record| (*record, Some(source.to_owned())));
            Ok((record, outcome.diagnostics))
        }
        Entry::Printed(printed) => {
            let (record, said) = reader.record(source, &printed, space)?;
            Ok((Some((record, None)), said))
        }
    };
    each_read(parts, read, |step| match step {
        Step::Remark(remark) => each(Step::Remark(remark)),
        Step::Found((mut record, None)) => {
            record.id = ids.next();
            each(Step::Found(record))
        }
        Step::Found((mut record, Some(source))) => {
            if let Some(diagnostic) = ids.claim(&mut record) {
                each(Step::Remark(Remark { source, diagnostic }))?;
            }
            each(Step::Found(record))
        }
    })
}

/// Labels the strings of the entries, and gives their segments in order; a record without one is told of.
pub(super) fn each_segmented(
    parts: impl Iterator<Item = Result<Part>> + Send,
    options: &ParseOptions,
    each: impl FnMut(Step<Segmented>) -> Result<()>,
) -> Result<()> {
    let reader = Reader::new(options);
    let read = |_: &str, entry, space: &mut Space| {
        let (text, line) = match entry {
            Entry::Printed(one) => (Some(one.raw.text), Some(one.raw.line)),
            Entry::Record(record) => (record.evidence.raw, None),
            Entry::Later(file, at) => match file.read(at) {
                Outcome {
                    record: Some(record),
                    ..
                } => (record.evidence.raw, None),
                outcome => return Ok((None, outcome.diagnostics)),
            },
        };
        let Some(text) = text else {
            return Ok((None, vec![not_text()]));
        };
        let (segmented, said) = reader.segments(&text, line, space)?;
        Ok((Some(segmented), said))
    };
    each_read(parts, read, each)
}

fn not_text() -> Diagnostic {
    let message = "a record without its printed form has no segments; it is left out";
    Diagnostic::new("not-text", Severity::Warning, message)
}

/// What came of an entry, if anything, and what is to be said of it.
type Read<T> = Result<(Option<T>, Vec<Diagnostic>)>;

/// Reads every entry of the parts, and gives what came of it behind what is to be said of it.
fn each_read<T: Send>(
    parts: impl Iterator<Item = Result<Part>> + Send,
    read: impl Fn(&str, Entry, &mut Space) -> Read<T> + Sync,
    mut each: impl FnMut(Step<T>) -> Result<()>,
) -> Result<()> {
    let read = &read;
    let worker = || {
        let mut space = Space::default();
        move |part: Result<Part>| steps(part?, |source, entry| read(source, entry, &mut space))
    };
    cores::in_order(parts, worker, |steps| {
        steps?.into_iter().try_for_each(&mut each)
    })
}

fn steps<T>(part: Part, mut read: impl FnMut(&str, Entry) -> Read<T>) -> Result<Vec<Step<T>>> {
    let remark = |diagnostic| {
        let source = part.source.clone();
        Step::Remark(Remark { source, diagnostic })
    };
    let mut steps: Vec<_> = part.diagnostics.into_iter().map(remark).collect();
    for entry in part.entries {
        let (found, said) = read(&part.source, entry)?;
        steps.extend(said.into_iter().map(remark));
        steps.extend(found.map(Step::Found));
    }
    Ok(steps)
}

/// What reads entries, on any thread: the labelling model, loaded when the first string comes.
struct Reader<'a> {
    options: &'a ParseOptions,
    labeller: OnceLock<Labeller>,
    /// Held by the thread that loads it.
    loading: Mutex<()>,
}

/// Working space of one thread.
type Space = Option<Scratch>;

impl<'a> Reader<'a> {
    fn new(options: &'a ParseOptions) -> Self {
        Self {
            options,
            labeller: OnceLock::new(),
            loading: Mutex::new(()),
        }
    }

    /// A record of a string, still without an id of its own.
    fn record(
        &self,
        source: &str,
        printed: &Printed,
        space: &mut Space,
    ) -> Result<(Reference, Vec<Diagnostic>)> {
        let raw = &printed.raw;
        let (segmented, mut diagnostics) = self.segments(&raw.text, Some(raw.line), space)?;
        let repair = self.options.repair;
        let options = normalise::Options { repair };
        let (mut record, more) = normalise::reference("", raw, &segmented, &options);
        if diagnostics.is_empty() {
            diagnostics = more;
        }
        record.evidence.place = Some(Place {
            source: source.to_owned(),
            line: raw.line,
            span: raw.span,
        });
        normalise::linked(&mut record, &printed.links, &options);
        if let Some(known) = &printed.known {
            normalise::known(&mut record, known);
        }
        Ok((record, diagnostics))
    }

    /// The segments of a string that stands on some line of its source.
    fn segments(
        &self,
        text: &str,
        line: Option<usize>,
        space: &mut Space,
    ) -> Result<(Segmented, Vec<Diagnostic>)> {
        if text.len() > LONGEST {
            let segmented = Segmented {
                text: text.to_owned(),
                segments: Vec::new(),
            };
            return Ok((segmented, vec![too_long(text, line)]));
        }
        let labeller = self.labeller()?;
        let scratch = space.get_or_insert_with(|| labeller.scratch());
        Ok((labeller.segments(text, scratch), Vec::new()))
    }

    fn labeller(&self) -> Result<&Labeller> {
        if let Some(labeller) = self.labeller.get() {
            return Ok(labeller);
        }
        let _only_one = self.loading.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(labeller) = self.labeller.get() {
            return Ok(labeller);
        }
        let loaded = match &self.options.model {
            Some(bytes) => Labeller::from_bytes(bytes)?,
            None => Labeller::embedded()?,
        };
        Ok(self.labeller.get_or_init(|| loaded))
    }
}

fn too_long(text: &str, line: Option<usize>) -> Diagnostic {
    let message = format!(
        "{} bytes are too long for a reference; it is kept as it is, unread",
        text.len()
    );
    let mut diagnostic = Diagnostic::new("reference-too-long", Severity::Error, message);
    diagnostic.line = line;
    diagnostic
}
