//! Training the labelling model on labelled references, and scoring it on others.

use serde_json::Value;

use crate::crf::{Progress, TrainOptions};
use crate::diag::{Diagnostic, Severity};
use crate::parse::{self, Labelled, Labeller, Score, Seeds, Texts, TrainingSet};
use crate::text::Source;
use crate::{Error, ErrorKind, Result};

use super::{Input, Remark};

/// To calibrate, one of so many references is held out.
const HELD_OUT: usize = 6;

/// What a model is trained on, beside labelled references, and how.
#[derive(Debug, Clone)]
pub struct Training {
    /// How the weights are found.
    pub crf: TrainOptions,
    /// How many references are generated from the labelled ones and from bibliographic records.
    pub generated: usize,
    /// How much each generated reference counts.
    pub generated_weight: f32,
    /// The number that generation begins with; the same number gives the same references.
    pub seed: u64,
    /// Whether confidences are calibrated, on references that a model trained before on the rest has not seen: twice the
    /// time.
    pub calibrated: bool,
    /// Kept in the model file: where the text came from.
    pub note: String,
}

impl Default for Training {
    fn default() -> Self {
        Self {
            crf: TrainOptions::default(),
            generated: 14_000,
            generated_weight: 0.3,
            seed: 1,
            calibrated: true,
            note: String::new(),
        }
    }
}

/// Labelled references of one origin, each counting `weight` times.
#[derive(Debug, Clone)]
pub struct Corpus {
    /// The references.
    pub references: Vec<Labelled>,
    /// How much each counts.
    pub weight: f32,
}

/// Reads labelled references, one JSON object a line: `{"text", "segments": [[label, text], …], "scheme"?}`, or
/// `{"fnv1a", "bytes", "segments": [[label, start, end], …]}` where the text is among `texts`.
pub fn read_labelled(input: &Input, texts: &Texts) -> (Vec<Labelled>, Vec<Remark>) {
    let (labelled, diagnostics) = parse::read_labelled(&source(input), texts);
    (labelled, remarks(input, diagnostics))
}

/// Adds texts that labels may belong to, one JSON object a line: `{"text"}`.
pub fn read_texts(input: &Input, texts: &mut Texts) -> Vec<Remark> {
    let diagnostics = texts.read(&source(input));
    remarks(input, diagnostics)
}

fn source(input: &Input) -> Source {
    Source::new(&input.name, String::from_utf8_lossy(input.bytes()))
}

fn remarks(input: &Input, diagnostics: Vec<Diagnostic>) -> Vec<Remark> {
    let remark = |diagnostic| Remark {
        source: input.name.clone(),
        diagnostic,
    };
    diagnostics.into_iter().map(remark).collect()
}

/// The labels of references apart from their texts, a JSON object each.
///
/// # Errors
/// [`ErrorKind::Input`] where a text is not among `texts`: nobody could put its labels back.
pub fn strip(references: &[Labelled], texts: &Texts) -> Result<Vec<Value>> {
    let lost = |reference: &&Labelled| !texts.contains(&reference.text);
    if let Some(first) = references.iter().find(lost) {
        let count = references.iter().filter(lost).count();
        let message = format!(
            "{count} texts are not among those given; the first: {}",
            first.text
        );
        return Err(Error::new(ErrorKind::Input, message));
    }
    Ok(references.iter().map(parse::standoff_line).collect())
}

/// Reads bibliographic records, one JSON object a line; what is not JSON is a remark.
pub fn read_records(input: &Input) -> (Vec<Value>, Vec<Remark>) {
    let (mut records, mut remarks) = (Vec::new(), Vec::new());
    let lines = input.bytes().split(|byte| *byte == b'\n').enumerate();
    for (at, line) in lines.filter(|(_, line)| !line.trim_ascii().is_empty()) {
        match serde_json::from_slice(line) {
            Ok(record) => records.push(record),
            Err(error) => remarks.push(Remark {
                source: input.name.clone(),
                diagnostic: Diagnostic::new("json-syntax", Severity::Error, error.to_string())
                    .on_line(at + 1),
            }),
        }
    }
    (records, remarks)
}

/// Generates labelled references from the fields of others and of bibliographic records: those that [`train`] adds for
/// the same input, number and seed.
pub fn generate(corpora: &[Corpus], records: &[Value], count: usize, seed: u64) -> Vec<Labelled> {
    let mut seeds = Seeds::default();
    for corpus in corpora {
        seeds.add_labelled(&corpus.references);
    }
    records.iter().for_each(|record| seeds.add_record(record));
    parse::generate(&seeds, count, seed)
}

/// Trains a labelling model and gives the bytes of its file.
///
/// # Errors
/// [`ErrorKind::Usage`] where there is nothing to train on.
pub fn train(
    corpora: &[Corpus],
    records: &[Value],
    training: &Training,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Vec<u8>> {
    if corpora.iter().all(|corpus| corpus.references.is_empty()) {
        return Err(Error::new(
            ErrorKind::Usage,
            "there is no labelled reference to train on",
        ));
    }
    let mut train_on = |keep: &dyn Fn(usize) -> bool| {
        let kept = |corpus: &Corpus| Corpus {
            references: each_kept(corpus, keep).cloned().collect(),
            weight: corpus.weight,
        };
        let corpora: Vec<Corpus> = corpora.iter().map(kept).collect();
        let generated = generate(&corpora, records, training.generated, training.seed);
        let mut set = TrainingSet::default();
        for corpus in &corpora {
            set.add(&corpus.references, corpus.weight);
        }
        set.add(&generated, training.generated_weight);
        parse::train(set, training.crf, training.note.clone(), on_progress)
    };
    let held_out = |number: usize| number % HELD_OUT == HELD_OUT - 1;
    let unseen = training
        .calibrated
        .then(|| train_on(&|number| !held_out(number)));
    let model = train_on(&|_| true);
    let model = match unseen {
        None => model,
        Some(unseen) => {
            let held = corpora
                .iter()
                .flat_map(|corpus| each_kept(corpus, &held_out));
            parse::calibrated(model, unseen, held)
        }
    };
    Ok(model.to_bytes())
}

/// The references of a corpus whose numbers, from 0, are to be kept.
fn each_kept<'a>(
    corpus: &'a Corpus,
    keep: &'a dyn Fn(usize) -> bool,
) -> impl Iterator<Item = &'a Labelled> {
    let numbered = corpus.references.iter().enumerate();
    numbered.filter_map(move |(number, reference)| keep(number).then_some(reference))
}

/// Labels the texts of labelled references afresh and compares, field by field.
pub fn evaluate(labeller: &Labeller, truth: &[Labelled]) -> Score {
    let mut scratch = labeller.scratch();
    let mut score = Score::default();
    for reference in truth {
        score.add(reference, &labeller.segments(&reference.text, &mut scratch));
    }
    score
}
