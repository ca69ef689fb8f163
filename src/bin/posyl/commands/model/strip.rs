//! `posyl model strip`: labels without the texts that they belong to.

use std::path::PathBuf;

use posyl::Result;
use posyl::ops;

use super::texts::TextArgs;
use crate::args::{OutputArgs, SettingArgs};
use crate::commands::Session;
use crate::exit::Exit;
use crate::input;

/// Writes the labels of references without their texts, to pass on where the texts may not be
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Each line names its text by the 64-bit FNV-1a hash and the length of its bytes, and gives each
label with its first byte and the one after its last. The other `posyl model` commands read such a
file like any labelled one when they are told where the texts are.

Examples:
  posyl model strip labelled.jsonl --texts unlabelled.jsonl -o labels.jsonl
  posyl model train labels.jsonl --texts unlabelled.jsonl -o mine.crf")]
pub(crate) struct Args {
    /// Files of labelled references
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    texts: TextArgs,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    settings: SettingArgs,
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let mut session = Session::open(&args.settings, &args.output, false)?;
    let texts = args.texts.read(&mut session)?;
    let mut lines = String::new();
    for path in &args.files {
        let input = input::read(path)?;
        let references = args.texts.labelled(&input, &texts, &mut session)?;
        let stripped = ops::strip(&references, &texts);
        let stripped = stripped.map_err(|error| error.about(&input.name))?;
        lines.extend(stripped.iter().map(|line| format!("{line}\n")));
    }
    session.out.data(lines.as_bytes())?;
    Ok(session.end())
}
