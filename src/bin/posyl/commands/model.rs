//! `posyl model`: train the parser's labelling model, score it, and write what it is trained on beside real references.

mod evaluate;
mod generate;
mod seeds;
mod strip;
mod texts;
mod train;

use clap::Subcommand;
use posyl::Result;

use crate::exit::Exit;

/// Trains the parser on labelled references, scores it per field, and generates references to train on
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Labelled references are JSON lines: {\"text\": \"…\", \"segments\": [[\"author\", \"…\"], [\"title\", \"…\"], …]}
or labels without their text, as `strip` writes them; --texts says where the texts are.

Examples:
  posyl model train mine.jsonl --generate 0 -o mine.crf
  posyl model evaluate held-out.jsonl --model mine.crf
  posyl model generate mine.jsonl --count 1000 -o generated.jsonl
  posyl model strip mine.jsonl --texts texts.jsonl -o labels.jsonl")]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Train(train::Args),
    Evaluate(evaluate::Args),
    Generate(generate::Args),
    Strip(strip::Args),
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    match &args.action {
        Action::Train(args) => train::run(args),
        Action::Evaluate(args) => evaluate::run(args),
        Action::Generate(args) => generate::run(args),
        Action::Strip(args) => strip::run(args),
    }
}
