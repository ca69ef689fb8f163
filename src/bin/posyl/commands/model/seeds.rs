//! What references are generated from: labelled ones and bibliographic records.

use std::path::{Path, PathBuf};

use posyl::ops::{self, Corpus, Training};
use posyl::{Error, ErrorKind, Result};
use serde_json::Value;

use super::texts::TextArgs;
use crate::commands::Session;
use crate::input;

/// Labelled references, records, and the number that generation begins with.
#[derive(Debug, clap::Args)]
pub(crate) struct SeedArgs {
    /// Files of labelled references; in training, FILE@2 lets each of them count twice
    #[arg(value_name = "FILE[@WEIGHT]", required_unless_present = "records")]
    corpora: Vec<String>,

    #[command(flatten)]
    texts: TextArgs,

    /// Bibliographic records (JSON lines with title, container, publisher …) that references are generated from
    #[arg(long, value_name = "FILE")]
    records: Vec<PathBuf>,

    /// The number that generation begins with
    #[arg(long, value_name = "N", default_value_t = Training::default().seed)]
    pub(crate) seed: u64,
}

impl SeedArgs {
    /// Reads all files; what is wrong in them is told.
    pub(crate) fn read(&self, session: &mut Session) -> Result<(Vec<Corpus>, Vec<Value>)> {
        let texts = self.texts.read(session)?;
        let mut corpora = Vec::new();
        for corpus in &self.corpora {
            let (path, weight) = weighted(corpus)?;
            let references = self.texts.labelled(&input::read(path)?, &texts, session)?;
            corpora.push(Corpus { references, weight });
        }
        let mut records = Vec::new();
        for path in &self.records {
            let (more, remarks) = ops::read_records(&input::read(path)?);
            session.tell(&remarks);
            records.extend(more);
        }
        Ok((corpora, records))
    }
}

/// `FILE` or `FILE@WEIGHT`.
fn weighted(typed: &str) -> Result<(&Path, f32)> {
    match typed.rsplit_once('@') {
        None => Ok((Path::new(typed), 1.0)),
        Some((path, weight)) => match weight.parse() {
            Ok(weight) if weight > 0.0 && f32::is_finite(weight) => Ok((Path::new(path), weight)),
            _ => Err(Error::new(
                ErrorKind::Usage,
                format!("{typed}: `{weight}` is not a weight"),
            )),
        },
    }
}
