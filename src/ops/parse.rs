//! Any input to records: what is a record already goes through untouched, strings are labelled and typed.

use crate::Result;
use crate::import;
use crate::model::{Reference, Segmented};

use super::gather::{self, Listed, Rejected, Remark, gather};
use super::ids::Ids;
use super::input::{Feed, Input};
use super::pairs;
use super::parts::{Part, Parts};
use super::reader::{each_record, each_segmented};

/// How inputs are read.
#[derive(Debug, Clone)]
pub struct ParseOptions {
    /// Formats, encodings, and what is taken of documents.
    pub import: import::Options,
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
            import: import::Options::default(),
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
    /// The entries that were lost, as they stood in their sources.
    pub rejects: Vec<Rejected>,
}

/// Reads inputs of any format into records, on all cores.
///
/// An input or an entry that cannot be read is a remark of severity [`Severity::Error`](crate::diag::Severity::Error); the others go through. Everything
/// is held in memory; for inputs of any length there is [`parse_streams`].
///
/// # Errors
/// [`ErrorKind::Usage`](crate::ErrorKind::Usage) for an unknown encoding, [`ErrorKind::Model`](crate::ErrorKind::Model)
/// for a damaged model.
pub fn parse(inputs: &[Input], options: &ParseOptions) -> Result<Batch> {
    let mut gathered = gather(inputs, options)?;
    let lists = gathered.lists();
    let rejects = std::mem::take(&mut gathered.rejects);
    let mut ids = Ids::of(gathered.brought_ids());
    let mut batch = Batch {
        lists,
        rejects,
        ..Batch::default()
    };
    let (parts, remarks) = gathered.into_parts();
    batch.remarks = remarks;
    each_record(parts.into_iter().map(Ok), options, &mut ids, |step| {
        match step {
            Step::Found(record) => batch.records.push(record),
            Step::Remark(remark) => batch.remarks.push(remark),
        }
        Ok(())
    })?;
    pairs::pair(&mut batch.records, &batch.lists);
    Ok(batch)
}

/// Labels the reference strings of the inputs and makes no records of them; of a record, the string that it was printed as.
///
/// # Errors
/// As [`parse`].
pub fn segments(inputs: &[Input], options: &ParseOptions) -> Result<(Vec<Segmented>, Vec<Remark>)> {
    let (parts, mut remarks) = gather(inputs, options)?.into_parts();
    let mut labelled = Vec::new();
    each_segmented(parts.into_iter().map(Ok), options, |step| {
        match step {
            Step::Found(segmented) => labelled.push(segmented),
            Step::Remark(remark) => remarks.push(remark),
        }
        Ok(())
    })?;
    Ok((labelled, remarks))
}

/// What comes of inputs that are read part by part.
#[derive(Debug, Clone, PartialEq)]
pub enum Step<T> {
    /// The next reference.
    Found(T),
    /// What is wrong with an entry, or with an input.
    Remark(Remark),
}

/// Reads inputs of any length into records, in their order and on all cores, and holds little of them in memory.
///
/// As [`parse`] but for what would need the whole: a text is cut into references part by part; entries of two lists are
/// not paired; and a record with an id that came to a text before is renamed.
///
/// # Errors
/// As [`parse`], and the first that `each` returns.
pub fn parse_streams(
    inputs: Vec<Feed<'_>>,
    options: &ParseOptions,
    each: impl FnMut(Step<Reference>) -> Result<()>,
) -> Result<()> {
    each_record(parts(inputs, options), options, &mut Ids::default(), each)
}

/// Labels the reference strings of inputs of any length, as [`parse_streams`] reads them.
///
/// # Errors
/// As [`parse_streams`].
pub fn segment_streams(
    inputs: Vec<Feed<'_>>,
    options: &ParseOptions,
    each: impl FnMut(Step<Segmented>) -> Result<()>,
) -> Result<()> {
    each_segmented(parts(inputs, options), options, each)
}

fn parts<'a>(
    inputs: Vec<Feed<'a>>,
    options: &'a ParseOptions,
) -> impl Iterator<Item = Result<Part>> + Send {
    let parts = inputs.into_iter().flat_map(|input| of_feed(input, options));
    parts.flat_map(|part| match part {
        Ok(part) => part.in_pieces().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    })
}

fn of_feed<'a>(
    input: Feed<'a>,
    options: &'a ParseOptions,
) -> Box<dyn Iterator<Item = Result<Part>> + Send + 'a> {
    match input {
        Feed::Stream(stream) => Box::new(Parts::new(stream, options)),
        Feed::Whole(input) => Box::new(std::iter::once(gather::part(&input, options))),
    }
}
