//! `posyl model`: train the parser's labelling model, and score it.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use posyl::ops::{self, Corpus, Training};
use posyl::parse::{FieldScore, Labeller, Score};
use posyl::{Error, ErrorKind, Result};
use serde_json::{Value, json};

use super::Session;
use crate::args::{OutputArgs, SettingArgs};
use crate::exit::Exit;
use crate::input;
use crate::out::table;

/// Trains the parser on labelled references, and scores it per field
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Labelled references are JSON lines: {\"text\": \"…\", \"segments\": [[\"author\", \"…\"], [\"title\", \"…\"], …]}

Examples:
  posyl model train mine.jsonl --generate 0 -o mine.crf
  posyl model evaluate held-out.jsonl --model mine.crf")]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Train(TrainArgs),
    Evaluate(EvaluateArgs),
}

/// Trains a model on labelled references and writes its file
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  posyl model train ua.jsonl@2 en.jsonl --records metadata.jsonl --note \"ua, en\" -o parser.crf")]
struct TrainArgs {
    /// Files of labelled references; FILE@2 lets each of them count twice
    #[arg(required = true, value_name = "FILE[@WEIGHT]")]
    corpora: Vec<String>,

    /// Bibliographic records (JSON lines with title, container, publisher …) that references are generated from
    #[arg(long, value_name = "FILE")]
    records: Vec<PathBuf>,

    /// How many references to generate from the fields of the labelled ones and of the records
    #[arg(long, value_name = "N", default_value_t = Training::default().generated)]
    generate: usize,

    /// How much each generated reference counts
    #[arg(long, value_name = "WEIGHT", default_value_t = Training::default().generated_weight)]
    generated_weight: f32,

    /// The number that generation begins with
    #[arg(long, value_name = "N", default_value_t = Training::default().seed)]
    seed: u64,

    /// The L1 penalty: how strongly weak features are left out
    #[arg(long, value_name = "X", default_value_t = Training::default().crf.l1)]
    l1: f64,

    /// The L2 penalty: how strongly large weights are held down
    #[arg(long, value_name = "X", default_value_t = Training::default().crf.l2)]
    l2: f64,

    /// At most so many iterations
    #[arg(long, value_name = "N", default_value_t = Training::default().crf.iterations)]
    iterations: usize,

    /// A remark kept in the file: where the text came from
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    settings: SettingArgs,
}

/// Labels references afresh and compares with their labels: precision, recall and F1 per field
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  posyl model evaluate ua.jsonl en.jsonl --model parser.crf")]
struct EvaluateArgs {
    /// Files of labelled references that the model was not trained on
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Score this model instead of the one built in
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// Show the references with a wrong field as well, on standard error
    #[arg(long)]
    wrong: bool,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    settings: SettingArgs,
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    match &args.action {
        Action::Train(args) => train(args),
        Action::Evaluate(args) => evaluate(args),
    }
}

fn train(args: &TrainArgs) -> Result<Exit> {
    let mut session = Session::open(&args.settings, &args.output, false)?;
    if args.output.output.is_none() {
        return Err(Error::new(
            ErrorKind::Usage,
            "say where the model goes: -o FILE",
        ));
    }
    let mut corpora = Vec::new();
    for corpus in &args.corpora {
        let (path, weight) = weighted(corpus)?;
        let (references, remarks) = ops::read_labelled(&input::read(path)?);
        session.tell(&remarks);
        corpora.push(Corpus { references, weight });
    }
    let mut records = Vec::new();
    for path in &args.records {
        let (more, remarks) = ops::read_records(&input::read(path)?);
        session.tell(&remarks);
        records.extend(more);
    }
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

fn training(args: &TrainArgs) -> Training {
    let mut training = Training {
        generated: args.generate,
        generated_weight: args.generated_weight,
        seed: args.seed,
        note: args.note.clone(),
        ..Training::default()
    };
    training.crf.l1 = args.l1;
    training.crf.l2 = args.l2;
    training.crf.iterations = args.iterations;
    training
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

fn evaluate(args: &EvaluateArgs) -> Result<Exit> {
    let mut session = Session::open(&args.settings, &args.output, false)?;
    session.prefer_model(args.model.as_deref());
    let labeller = match session.model()? {
        Some(bytes) => Labeller::from_bytes(&bytes)?,
        None => Labeller::embedded()?,
    };
    let mut scores = Vec::new();
    for path in &args.files {
        let input = input::read(path)?;
        let (truth, remarks) = ops::read_labelled(&input);
        session.tell(&remarks);
        let score = ops::evaluate(&labeller, &truth);
        if args.wrong {
            score
                .wrong
                .iter()
                .for_each(|at| session.out.note(&truth[*at].text));
        }
        scores.push((input.name, score));
    }
    if session.out.is_terminal() {
        let drawn: Vec<_> = scores
            .iter()
            .map(|(name, score)| drawn(&session, name, score))
            .collect();
        session.out.drawn(drawn.join("\n").as_bytes())?;
    } else {
        let mut lines = String::new();
        for (name, score) in &scores {
            writeln!(lines, "{}", line(name, score, &labeller)).expect("a string takes everything");
        }
        session.out.data(lines.as_bytes())?;
    }
    Ok(session.end())
}

fn drawn(session: &Session, name: &str, score: &Score) -> String {
    let sheet = table::scored(score).draw(true, session.out.colored());
    let whole = 100.0 * score.whole();
    format!(
        "{name}: {} references, {whole:.1} % without any error\n{sheet}",
        score.references
    )
}

/// One JSON object for a file.
fn line(name: &str, score: &Score, labeller: &Labeller) -> Value {
    let (attributes, weights) = labeller.size();
    let fields = score
        .fields
        .iter()
        .map(|(label, counts)| (label.to_string(), numbers(*counts)));
    json!({
        "file": name,
        "references": score.references,
        "whole": rounded(score.whole()),
        "micro": numbers(score.micro()),
        "fields": serde_json::Map::from_iter(fields),
        "model": {"note": labeller.note(), "attributes": attributes, "weights": weights},
    })
}

fn numbers(counts: FieldScore) -> Value {
    json!({
        "precision": rounded(counts.precision()),
        "recall": rounded(counts.recall()),
        "f1": rounded(counts.f1()),
        "right": counts.right,
        "extra": counts.extra,
        "missed": counts.missed,
    })
}

fn rounded(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}
