//! One function per verb: options in, records out, events while running.
//!
//! Owns the order of the work and nothing of its substance, which lies on the floors below. Never prints, never
//! reads the environment or the clock; the caller brings bytes, a client and the time.

mod ask;
mod cores;
mod export;
mod fetch;
mod gather;
mod ids;
mod import;
mod input;
mod library;
mod model;
mod pairs;
mod parse;
mod parts;
mod reader;
mod report;
mod tally;

pub use ask::{AuditOptions, Event, Listener, audit, check, resolve};
pub use export::{Shape, export};
pub use fetch::{Remote, fetch};
pub use gather::{Listed, Rejected, Remark};
pub use import::{
    Difference, ImportOptions, Imported, OnDifference, Outcome, RejectFile, import, reject_files,
    stored_records,
};
pub use input::{Content, Feed, Input, Stream};
pub use library::library;
pub use model::{
    Corpus, Training, evaluate, generate, read_labelled, read_records, read_texts, strip, train,
};
pub use parse::{Batch, ParseOptions, Step, parse, parse_streams, segment_streams, segments};
pub use report::{REPORT_SCHEMA, Report};
pub use tally::Tally;
