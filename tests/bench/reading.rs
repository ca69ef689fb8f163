//! How fast references are read: `cargo bench`.
//!
//! `POSYL_BENCH_TEXT` names a file of references, one a line, to measure on in place of the list that ships with posyl.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use posyl::model::RawReference;
use posyl::normalise::{self, Options};
use posyl::parse::Labeller;
use posyl::segment;
use posyl::text::Source;

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark is told by the environment what to run on"
)]
fn references() -> Vec<RawReference> {
    let text = match std::env::var("POSYL_BENCH_TEXT") {
        Ok(path) => std::fs::read_to_string(path).expect("POSYL_BENCH_TEXT names a text file"),
        Err(_) => include_str!("../../data/ukraine-digital-diplomacy.txt").to_owned(),
    };
    segment::lines(&Source::new("references", text))
}

fn reading(criterion: &mut Criterion) {
    let references = references();
    let labeller = Labeller::embedded().expect("the built-in model is sound");
    let mut scratch = labeller.scratch();
    let mut group = criterion.benchmark_group("reading");
    group.sample_size(10);
    group.throughput(Throughput::Elements(references.len() as u64));
    group.bench_function("label", |bencher| {
        bencher.iter(|| {
            for raw in &references {
                black_box(labeller.segments(&raw.text, &mut scratch));
            }
        });
    });
    let segmented: Vec<_> = references
        .iter()
        .map(|raw| labeller.segments(&raw.text, &mut scratch))
        .collect();
    group.bench_function("normalise", |bencher| {
        bencher.iter(|| {
            for (raw, segmented) in references.iter().zip(&segmented) {
                black_box(normalise::reference(
                    "id",
                    raw,
                    segmented,
                    &Options::default(),
                ));
            }
        });
    });
    group.finish();
}

fn loading(criterion: &mut Criterion) {
    criterion.bench_function("model loading", |bencher| {
        bencher.iter(|| black_box(Labeller::embedded()));
    });
}

criterion_group!(benches, reading, loading);
criterion_main!(benches);
