//! `posyl model train`: trains the labelling model.

use posyl::ops::{self, Training};
use posyl::{Error, ErrorKind, Result};

use super::seeds::SeedArgs;
use crate::args::{OutputArgs, SettingArgs};
use crate::commands::Session;
use crate::exit::Exit;

/// Trains a model on labelled references and writes its file
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  posyl model train ua.jsonl@2 en.jsonl --records metadata.jsonl --note \"ua, en\" -o parser.crf")]
pub(crate) struct Args {
    #[command(flatten)]
    from: SeedArgs,

    /// How many references to generate from the fields of the labelled ones and of the records
    #[arg(long, value_name = "N", default_value_t = Training::default().generated)]
    generate: usize,

    /// How much each generated reference counts
    #[arg(long, value_name = "WEIGHT", default_value_t = Training::default().generated_weight)]
    generated_weight: f32,

    /// The L1 penalty: how strongly weak features are left out
    #[arg(long, value_name = "X", default_value_t = Training::default().crf.l1)]
    l1: f64,

    /// The L2 penalty: how strongly large weights are held down
    #[arg(long, value_name = "X", default_value_t = Training::default().crf.l2)]
    l2: f64,

    /// At most so many iterations
    #[arg(long, value_name = "N", default_value_t = Training::default().crf.iterations)]
    iterations: usize,

    /// Leave confidences uncalibrated; takes half the time
    #[arg(long)]
    no_calibration: bool,

    /// A remark kept in the file: where the text came from
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    settings: SettingArgs,
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let mut session = Session::open(&args.settings, &args.output, false)?;
    if args.output.output.is_none() {
        return Err(Error::new(
            ErrorKind::Usage,
            "say where the model goes: -o FILE",
        ));
    }
    let (corpora, records) = args.from.read(&mut session)?;
    let out = &session.out;
    let bytes = ops::train(&corpora, &records, &training(args), &mut |progress| {
        if progress.iteration.is_multiple_of(10) {
            out.note(format_args!(
                "iteration {}: objective {:.0}, {} weights",
                progress.iteration, progress.objective, progress.weights
            ));
        }
    })?;
    out.data(&bytes)?;
    Ok(session.end())
}

fn training(args: &Args) -> Training {
    let mut training = Training {
        generated: args.generate,
        generated_weight: args.generated_weight,
        seed: args.from.seed,
        calibrated: !args.no_calibration,
        note: args.note.clone(),
        ..Training::default()
    };
    training.crf.l1 = args.l1;
    training.crf.l2 = args.l2;
    training.crf.iterations = args.iterations;
    training
}
