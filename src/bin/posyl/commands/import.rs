//! `posyl import`: records into a library.

use std::path::{Path, PathBuf};

use posyl::ops::{self, Batch, ImportOptions, Imported, OnDifference, Outcome};
use posyl::store::Store;
use posyl::{Error, ErrorKind, Result};

use super::{Session, To, rejects};
use crate::args::{ExpectArgs, InputArgs, NetworkArgs, OutputArgs, SettingArgs};
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::out::{self, table, words};
use crate::progress::Bar;

/// Stores records in a library
///
/// A library is one SQLite file, made on first use; every command reads it like any other input. What is in it already, by
/// DOI, PMID, arXiv number or as the same work in title, people, year and place, is recognised, from whatever format or
/// script it comes, and never stored twice nor overwritten: it is reported as known, or with the fields in which it differs.
/// Where it is not sure that two are one work both are kept.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
What becomes of an entry:
  new       it was added, under its id if no other work has that
  known     it is in the library, with all that it says
  differs   it is in the library and says something else there, or less (finding); the library's is kept
  updated, replaced   the same with --update or --replace; what was there before goes to the journal

Examples:
  posyl import refs.txt --library refs.posyl
  posyl import zotero.bib pubmed.nbib --library refs.posyl --rejects lost.bib
  posyl import refs.bib --library refs.posyl --dry-run
  posyl export refs.posyl --to bibtex -o refs.bib

Standard output has the library's record of each entry, each once. Ctrl-C ends the import between two
entries; the library keeps those that were told.

Exit codes: 0 all is stored; 1 some differ from the library's; 2 usage, or some input could not be read;
3 an address did not answer; 130 ended by Ctrl-C")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,

    /// The library, made where there is none
    #[arg(short, long, value_name = "FILE", help_heading = "Library")]
    library: PathBuf,

    /// Fill fields that the library lacks
    #[arg(long, conflicts_with = "replace", help_heading = "Library")]
    update: bool,

    /// Take the new values where the library has others
    #[arg(long, help_heading = "Library")]
    replace: bool,

    /// Store nothing, only tell what would happen
    #[arg(long, help_heading = "Library")]
    dry_run: bool,

    /// Write lost entries to a new file, in their own format under the reason, to be mended and imported again
    ///
    /// Where entries of several formats are lost, the others go to files of that name with their own ending.
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    rejects: Option<PathBuf>,

    #[command(flatten)]
    expect: ExpectArgs,

    /// Write this format [default: table on a terminal, ndjson otherwise]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    to: Option<To>,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    network: NetworkArgs,

    #[command(flatten)]
    settings: SettingArgs,
}

impl Args {
    fn options(&self, session: &Session) -> ImportOptions {
        ImportOptions {
            on_difference: match (self.update, self.replace) {
                (true, _) => OnDifference::Update,
                (_, true) => OnDifference::Replace,
                _ => OnDifference::Keep,
            },
            rehearsal: self.dry_run,
            now: session.settings.now_utc(),
        }
    }

    /// Fails before any work where a file is named for two things, or cannot be what it is named for.
    fn check(&self) -> Result<()> {
        Store::check(&self.library)?;
        if let Some(file) = &self.rejects {
            out::check_free(file, self.output.force)?;
        }
        let named = [
            Some(&self.library),
            self.rejects.as_ref(),
            self.output.output.as_ref(),
        ];
        let named: Vec<PathBuf> = named.into_iter().flatten().map(|path| real(path)).collect();
        let twice = (1..named.len()).find(|&at| named[..at].contains(&named[at]));
        match twice {
            None => Ok(()),
            Some(at) => {
                let problem = "is named for two things: the library, the records or the rejects";
                Err(Error::new(ErrorKind::Usage, problem).about(named[at].display()))
            }
        }
    }
}

/// The path that a file has whatever it was called by.
fn real(path: &Path) -> PathBuf {
    let real = path.canonicalize().or_else(|_| std::path::absolute(path));
    real.unwrap_or_else(|_| path.to_owned())
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let mut session = Session::open(&args.settings, &args.output, args.network.offline)?;
    args.check()?;
    let inputs = session.read(&args.input);
    let options = session.parse_options(&args.input)?;
    let mut batch = session.batch(&inputs, &options, args.expect.expect)?;
    drop(inputs);
    if let Some(file) = &args.rejects {
        rejects::write(&session.out, &batch.rejects, file, args.output.force)?;
    }
    if session.has_nothing(&batch.records) {
        return Ok(session.end());
    }
    let interrupt = Interrupt::watch()?;
    let found = batch.records.len();
    let told = store(args, &session, &mut batch, &interrupt)?;
    let taken = told.len();
    let ended = session.end().max(exit(&told));
    let summary = summary(args, &told, batch.rejects.len());
    show(&session, args.to, told)?;
    session.out.note(summary);
    if taken == found {
        return Ok(ended);
    }
    let interrupted =
        format!("interrupted: {taken} of {found} entries were taken; the library keeps them");
    session.out.note(interrupted);
    Ok(Exit::Interrupted)
}

fn store(
    args: &Args,
    session: &Session,
    batch: &mut Batch,
    interrupt: &Interrupt,
) -> Result<Vec<Imported>> {
    let options = args.options(session);
    let mut store = open(&args.library, options.rehearsal)?;
    let records = std::mem::take(&mut batch.records);
    let bar = Bar::start(session.out.shows_progress(), "stored", records.len());
    let mut told = Vec::new();
    let stored = ops::import(
        records,
        &mut store,
        &options,
        || !interrupt.is_pressed(),
        |imported| {
            bar.add_one();
            told.push(imported);
        },
    );
    bar.finish();
    if stored.is_err() && !told.is_empty() {
        session
            .out
            .note(format_args!("{} entries were taken before", told.len()));
    }
    stored.map(|()| told)
}

/// The library; for a rehearsal none is made.
fn open(library: &Path, rehearsal: bool) -> Result<Store> {
    let is_there = library.metadata().is_ok_and(|file| file.len() > 0);
    match rehearsal && !is_there {
        true => Store::in_memory(),
        false => Store::open(library),
    }
}

/// Shows a row for each entry in a table, else the library's record of each work once.
fn show(session: &Session, to: Option<To>, told: Vec<Imported>) -> Result<()> {
    if session.form(to) == To::Table {
        let sheet = table::imported(&told);
        let drawn = sheet.draw(session.out.is_terminal(), session.out.colored());
        return session.out.drawn(drawn.as_bytes());
    }
    for trouble in told.iter().filter_map(words::import_trouble) {
        session.out.note(trouble);
    }
    session.show(&ops::stored_records(told), to, table::parsed)
}

/// `imported 23, known 2, differs 1, rejected 1`
fn summary(args: &Args, told: &[Imported], rejected: usize) -> String {
    let counts = Outcome::ALL.map(|outcome| {
        let count = told.iter().filter(|one| one.outcome == outcome).count();
        let word = match outcome {
            Outcome::New => "imported",
            other => other.as_str(),
        };
        (word, count)
    });
    let counts = counts.into_iter().chain([("rejected", rejected)]);
    let counts = counts.filter(|(word, count)| *count > 0 || *word == "imported");
    let counts: Vec<_> = counts
        .map(|(word, count)| format!("{word} {count}"))
        .collect();
    let would = if args.dry_run {
        "nothing was stored; it would be: "
    } else {
        ""
    };
    format!("{would}{}", counts.join(", "))
}

fn exit(told: &[Imported]) -> Exit {
    let differing = told.iter().filter(|one| one.outcome == Outcome::Differs);
    Exit::judged(differing.count(), 0)
}
