//! Labelled references, and the texts of those that have their labels only.

use std::path::PathBuf;

use posyl::ops::{self, Input, Remark};
use posyl::parse::{Labelled, Texts, WITHOUT_TEXT};
use posyl::{Error, ErrorKind, Result};

use crate::commands::Session;
use crate::input;

/// Where the texts of stand-off labels lie.
#[derive(Debug, clap::Args)]
pub(crate) struct TextArgs {
    /// JSON lines with "text", where labels that stand apart find the texts that they belong to (repeatable)
    #[arg(long, value_name = "FILE")]
    texts: Vec<PathBuf>,
}

impl TextArgs {
    /// Reads all texts; what is wrong in the files is told.
    pub(super) fn read(&self, session: &mut Session) -> Result<Texts> {
        let mut texts = Texts::default();
        for path in &self.texts {
            let remarks = ops::read_texts(&input::read(path)?, &mut texts);
            session.tell(&remarks);
        }
        Ok(texts)
    }

    /// Reads the labelled references of a file; what is wrong in it is told.
    ///
    /// # Errors
    /// Where labels need texts and none were given: one message says it better than one for each line.
    pub(super) fn labelled(
        &self,
        input: &Input,
        texts: &Texts,
        session: &mut Session,
    ) -> Result<Vec<Labelled>> {
        let (references, remarks) = ops::read_labelled(input, texts);
        let lack = |remark: &Remark| remark.diagnostic.code == WITHOUT_TEXT;
        if self.texts.is_empty() && remarks.iter().any(lack) {
            let problem = "it has labels without texts: name the file of the texts with --texts";
            return Err(Error::new(ErrorKind::Usage, problem).about(&input.name));
        }
        session.tell(&remarks);
        Ok(references)
    }
}
