//! Any input to records: what is a record already goes through untouched, strings are labelled and typed.

use crate::Result;
use crate::diag::{Diagnostic, Severity};
use crate::import::Format;
use crate::model::{Place, RawReference, Reference, Segmented};
use crate::normalise;
use crate::parse::{LONGEST, Labeller, Scratch};

use super::gather::{Entry, Input, Listed, Remark, gather};
use super::ids::Ids;
use super::pairs;

/// How inputs are read.
#[derive(Debug, Clone)]
pub struct ParseOptions {
    /// The format; guessed for each input where not given.
    pub from: Option<Format>,
    /// The encoding, by its label in the WHATWG Encoding Standard; guessed where not given.
    pub encoding: Option<String>,
    /// Whether each line of a text that is not empty is one reference, whatever it is.
    pub one_per_line: bool,
    /// Whether letters, addresses and dates are mended; each mending is noted in the evidence.
    pub repair: bool,
    /// The bytes of a labelling model; the one built in where not given.
    pub model: Option<Vec<u8>>,
}

impl Default for ParseOptions {
    fn default() -> Self {
        Self {
            from: None,
            encoding: None,
            one_per_line: false,
            repair: true,
            model: None,
        }
    }
}

/// What came of reading: records in the order of the inputs, and what was wrong.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Batch {
    /// The records, each with an id of its own.
    pub records: Vec<Reference>,
    /// The lists that they stood in, in the same order.
    pub lists: Vec<Listed>,
    /// What was wrong.
    pub remarks: Vec<Remark>,
}

/// Reads inputs of any format into records.
///
/// An input or an entry that cannot be read is a remark of severity [`Severity::Error`]; the others go through.
///
/// # Errors
/// [`ErrorKind::Usage`](crate::ErrorKind::Usage) for an unknown encoding, [`ErrorKind::Model`](crate::ErrorKind::Model)
/// for a damaged model.
pub fn parse(inputs: &[Input], options: &ParseOptions) -> Result<Batch> {
    let mut gathered = gather(inputs, options)?;
    let lists = gathered.lists();
    let mut reader = Reader::new(options);
    let mut ids = Ids::of(gathered.brought_ids());
    let mut records = Vec::with_capacity(gathered.entries.len());
    for (source, entry) in std::mem::take(&mut gathered.entries) {
        let (record, diagnostics) = match entry {
            Entry::Record(mut record) => {
                let renamed = ids.claim(&mut record);
                (*record, renamed.into_iter().collect())
            }
            Entry::Raw(raw) => reader.record(&source, &raw, &ids.next())?,
        };
        gathered.remark(&source, diagnostics);
        records.push(record);
    }
    pairs::pair(&mut records, &lists);
    Ok(Batch {
        records,
        lists,
        remarks: gathered.remarks,
    })
}

/// Labels the reference strings of the inputs and makes no records of them; of a record, the string that it was printed as.
///
/// # Errors
/// As [`parse`].
pub fn segments(inputs: &[Input], options: &ParseOptions) -> Result<(Vec<Segmented>, Vec<Remark>)> {
    let mut gathered = gather(inputs, options)?;
    let mut reader = Reader::new(options);
    let mut labelled = Vec::with_capacity(gathered.entries.len());
    for (source, entry) in std::mem::take(&mut gathered.entries) {
        let (text, line) = match entry {
            Entry::Raw(raw) => (Some(raw.text), Some(raw.line)),
            Entry::Record(record) => (record.evidence.raw, None),
        };
        match text {
            Some(text) => {
                let (segmented, diagnostics) = reader.segments(&text, line)?;
                labelled.push(segmented);
                gathered.remark(&source, diagnostics);
            }
            None => {
                let message = "a record without its printed form has no segments; it is left out";
                gathered.remark(
                    &source,
                    vec![Diagnostic::new("not-text", Severity::Warning, message)],
                );
            }
        }
    }
    Ok((labelled, gathered.remarks))
}

/// The labelling model, loaded when the first string comes.
struct Reader<'a> {
    options: &'a ParseOptions,
    loaded: Option<(Labeller, Scratch)>,
}

impl<'a> Reader<'a> {
    fn new(options: &'a ParseOptions) -> Self {
        Self {
            options,
            loaded: None,
        }
    }

    fn record(
        &mut self,
        source: &str,
        raw: &RawReference,
        id: &str,
    ) -> Result<(Reference, Vec<Diagnostic>)> {
        let (segmented, mut diagnostics) = self.segments(&raw.text, Some(raw.line))?;
        let repair = self.options.repair;
        let options = normalise::Options { repair };
        let (mut record, more) = normalise::reference(id, raw, &segmented, &options);
        if diagnostics.is_empty() {
            diagnostics = more;
        }
        record.evidence.place = Some(Place {
            source: source.to_owned(),
            line: raw.line,
            span: raw.span,
        });
        Ok((record, diagnostics))
    }

    fn segments(
        &mut self,
        text: &str,
        line: Option<usize>,
    ) -> Result<(Segmented, Vec<Diagnostic>)> {
        if text.len() > LONGEST {
            let message = format!(
                "{} bytes are too long for a reference; it is kept as it is, unread",
                text.len()
            );
            let mut diagnostic = Diagnostic::new("reference-too-long", Severity::Error, message);
            diagnostic.line = line;
            return Ok((
                Segmented {
                    text: text.to_owned(),
                    segments: Vec::new(),
                },
                vec![diagnostic],
            ));
        }
        let (labeller, scratch) = self.labeller()?;
        Ok((labeller.segments(text, scratch), Vec::new()))
    }

    fn labeller(&mut self) -> Result<&mut (Labeller, Scratch)> {
        if self.loaded.is_none() {
            let labeller = match &self.options.model {
                Some(bytes) => Labeller::from_bytes(bytes)?,
                None => Labeller::embedded()?,
            };
            let scratch = labeller.scratch();
            self.loaded = Some((labeller, scratch));
        }
        Ok(self.loaded.as_mut().expect("it was just loaded"))
    }
}
