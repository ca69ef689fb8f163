//! `posyl model evaluate`: scores the labelling model per field.

mod lines;

use std::path::PathBuf;

use clap::ValueEnum;
use posyl::ops;
use posyl::parse::{Labeller, Score};
use posyl::{Error, ErrorKind, Result};

use super::texts::TextArgs;
use crate::args::{OutputArgs, SettingArgs};
use crate::commands::Session;
use crate::exit::Exit;
use crate::input;
use crate::out::{self, table};

/// Labels references afresh and compares with their labels: precision, recall and F1 per field
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A field is right when it equals the true one but for case, kinds of quotes and dashes, and outer
punctuation. ECE is the expected calibration error: how far the share of what is right lies from
the confidence that the model gave it, in ten bins; 0 is best.

Example:
  posyl model evaluate ua.jsonl en.jsonl --model parser.crf --errors wrong.jsonl")]
pub(crate) struct Args {
    /// Files of labelled references that the model was not trained on
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    texts: TextArgs,

    /// Score this model instead of the one built in
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// Tell as well what the letters of each label were labelled as
    #[arg(long)]
    confusion: bool,

    /// Show the references with a wrong field as well, on standard error, with the fields missed and extra
    #[arg(long)]
    wrong: bool,

    /// Write them to a new file, one JSON object a line
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    errors: Option<PathBuf>,

    /// Write this format [default: table on a terminal, json otherwise]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    to: Option<To>,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    settings: SettingArgs,
}

/// Formats of `posyl model evaluate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// A table for people, for each file
    Table,
    /// One JSON object for each file
    Json,
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let mut session = Session::open(&args.settings, &args.output, false)?;
    check_errors_target(args)?;
    session.prefer_model(args.model.as_deref());
    let labeller = match session.model()? {
        Some(bytes) => Labeller::from_bytes(&bytes)?,
        None => Labeller::embedded()?,
    };
    let scores = scores(args, &labeller, &mut session)?;
    if args.wrong {
        let told = scores.iter().flat_map(|(_, score)| &score.misread);
        told.for_each(|misread| session.out.note(lines::told(misread)));
    }
    if let Some(file) = &args.errors {
        out::save(file, lines::errors(&scores).as_bytes(), args.output.force)?;
    }
    show(args, &scores, &labeller, &session)?;
    Ok(session.end())
}

/// Fails before any work where the file of errors cannot be made.
fn check_errors_target(args: &Args) -> Result<()> {
    let Some(file) = &args.errors else {
        return Ok(());
    };
    if args.output.output.as_ref() == Some(file) {
        let problem = "is named for the scores and for the errors";
        return Err(Error::new(ErrorKind::Usage, problem).about(file.display()));
    }
    out::check_free(file, args.output.force)
}

/// The score of each file, by name.
fn scores(args: &Args, labeller: &Labeller, session: &mut Session) -> Result<Vec<(String, Score)>> {
    let texts = args.texts.read(session)?;
    let mut scores = Vec::new();
    for path in &args.files {
        let input = input::read(path)?;
        let truth = args.texts.labelled(&input, &texts, session)?;
        scores.push((input.name, ops::evaluate(labeller, &truth)));
    }
    Ok(scores)
}

fn show(
    args: &Args,
    scores: &[(String, Score)],
    labeller: &Labeller,
    session: &Session,
) -> Result<()> {
    let usual = match session.out.is_terminal() {
        true => To::Table,
        false => To::Json,
    };
    if args.to.unwrap_or(usual) == To::Table {
        let drawn = scores
            .iter()
            .map(|(name, score)| drawn(args, session, name, score));
        let drawn: Vec<_> = drawn.collect();
        return session.out.drawn(drawn.join("\n").as_bytes());
    }
    let lines: String = scores
        .iter()
        .map(|(name, score)| lines::line(name, score, labeller, args.confusion))
        .map(|line| format!("{line}\n"))
        .collect();
    session.out.data(lines.as_bytes())
}

fn drawn(args: &Args, session: &Session, name: &str, score: &Score) -> String {
    let draw = |sheet: table::Sheet| sheet.draw(session.out.is_terminal(), session.out.colored());
    let whole = 100.0 * score.whole();
    let (references, sheet) = (score.references, draw(table::scored(score)));
    let name = out::one_line(name);
    let mut drawn =
        format!("{name}: {references} references, {whole:.1} % without any error\n{sheet}");
    if args.confusion {
        drawn.push_str(&draw(table::confused(&score.confusion)));
    }
    drawn
}
