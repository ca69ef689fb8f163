//! `posyl model evaluate`: scores the labelling model per field.

use std::fmt::Write;
use std::path::PathBuf;

use posyl::Result;
use posyl::ops;
use posyl::parse::{FieldScore, Labeller, Score};
use serde_json::{Value, json};

use super::texts::TextArgs;
use crate::args::{OutputArgs, SettingArgs};
use crate::commands::Session;
use crate::exit::Exit;
use crate::input;
use crate::out::table;

/// Labels references afresh and compares with their labels: precision, recall and F1 per field
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  posyl model evaluate ua.jsonl en.jsonl --model parser.crf")]
pub(crate) struct Args {
    /// Files of labelled references that the model was not trained on
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    texts: TextArgs,

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
    let mut session = Session::open(&args.settings, &args.output, false)?;
    session.prefer_model(args.model.as_deref());
    let labeller = match session.model()? {
        Some(bytes) => Labeller::from_bytes(&bytes)?,
        None => Labeller::embedded()?,
    };
    let texts = args.texts.read(&mut session)?;
    let mut scores = Vec::new();
    for path in &args.files {
        let input = input::read(path)?;
        let truth = args.texts.labelled(&input, &texts, &mut session)?;
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
