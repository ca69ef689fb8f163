//! How fast BibTeX is read: `cargo bench --bench bibtex`.
//!
//! The file is made here: entries of five types, Ukrainian and English, with strings, accents and braces.
//! `POSYL_BENCH_BIBTEX` names another file to measure on.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use posyl::bibtex::syntax::{PieceKind, pieces};
use posyl::import::Bibtex;
use posyl::text::Source;

/// Enough that a pass over it takes longer than what is around it.
const ENTRIES: usize = 10_000;

const TYPES: [&str; 5] = [
    "article",
    "book",
    "inproceedings",
    "incollection",
    "phdthesis",
];

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark is told by the environment what to run on"
)]
fn library() -> String {
    match std::env::var("POSYL_BENCH_BIBTEX") {
        Ok(path) => std::fs::read_to_string(path).expect("POSYL_BENCH_BIBTEX names a BibTeX file"),
        Err(_) => made(),
    }
}

fn made() -> String {
    let mut text = "@string{visnyk = \"Вісник \" # {університету}}\n\n".to_owned();
    for n in 0..ENTRIES {
        let (author, title, language) = match n % 2 {
            0 => (
                "Бойко, О. О. and Нечуй-Левицький, Іван",
                "Цифрова дипломатія {України}: держава і суспільство",
                "ukrainian",
            ),
            _ => (
                "M{\\\"u}ller, J{\\\"o}rg and van der Berg, A. B.",
                "Digital diplomacy of {NASA} \\& the society of {Europe}",
                "english",
            ),
        };
        write!(
            text,
            "@{}{{key{n},\n  author = {{{author} and others}},\n  title = {{{title}, {n}}},\n  journal = visnyk,\n  \
             booktitle = {{Proceedings of the {n}th {{Conference}}}},\n  publisher = {{Наукова думка}},\n  year = {{{}}},\n  \
             month = mar,\n  volume = {},\n  pages = {{{n}--{}}},\n  doi = {{10.1000/j.{n}_a}},\n  \
             url = {{https://example.org/papers/{n}?lang=uk&x=a_b}},\n  keywords = {{мова, culture, право}},\n  \
             langid = {{{language}}},\n  file = {{:papers/{n}.pdf:PDF}},\n}}\n\n",
            TYPES[n % TYPES.len()],
            1950 + n % 75,
            n % 60,
            n + 12,
        )
        .expect("memory can be written to");
    }
    text
}

fn bibtex(criterion: &mut Criterion) {
    let text = library();
    let mut group = criterion.benchmark_group("bibtex");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("syntax", |bencher| {
        bencher.iter(|| {
            let entries = pieces(&text).filter(|piece| matches!(piece.kind, PieceKind::Entry(_)));
            black_box(entries.count())
        });
    });
    group.bench_function("records", |bencher| {
        bencher.iter(|| {
            let file = Bibtex::new(Source::new("x.bib", text.as_str()));
            file.outcomes().for_each(|outcome| drop(black_box(outcome)));
        });
    });
    group.finish();
}

criterion_group!(benches, bibtex);
criterion_main!(benches);
