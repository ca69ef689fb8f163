//! One file per command: take what was typed, fill the options, call one operation, show what came of it.

pub(crate) mod audit;
pub(crate) mod check;
pub(crate) mod completions;
mod count;
pub(crate) mod export;
pub(crate) mod import;
mod lines;
pub(crate) mod model;
pub(crate) mod parse;
mod rejects;
pub(crate) mod resolve;

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;
use std::rc::Rc;

use clap::ValueEnum;
use posyl::diag::{Diagnostic, Severity};
use posyl::export::Format;
use posyl::import as reading;
use posyl::model::Reference;
use posyl::ops::{self, Batch, Input, ParseOptions, Remark, Remote, Shape, Tally};
use posyl::resolve::Wanted;
use posyl::{Error, ErrorKind, Result};

use crate::args::{InputArgs, NetworkArgs, OutputArgs, SettingArgs};
use crate::exit::Exit;
use crate::input::{Opened, Places};
use crate::network::Network;
use crate::out::table::Sheet;
use crate::out::{self, Out};
use crate::settings::{self, Settings};

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum To {
    /// A table for people
    Table,
    /// One CSL-JSON item a line
    Ndjson,
    /// A JSON array of CSL-JSON items
    CslJson,
    /// BibTeX
    Bibtex,
}

/// What every command that asks and judges takes.
#[derive(Debug, clap::Args)]
pub(crate) struct AskArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,

    /// Write this format [default: table on a terminal, ndjson otherwise]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) to: Option<To>,

    #[command(flatten)]
    pub(crate) output: OutputArgs,

    #[command(flatten)]
    pub(crate) network: NetworkArgs,

    #[command(flatten)]
    pub(crate) settings: SettingArgs,
}

/// What a command judges, and how that is shown, told and counted.
pub(crate) struct Judging {
    pub(crate) sheet: fn(&[Reference]) -> Sheet,
    pub(crate) troubles: fn(&Reference) -> Vec<String>,
    pub(crate) tally: fn(&[Reference]) -> Tally,
}

/// What every command that reads records has: settings, a place to write, and whether all could be read.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) settings: Settings,
    pub(crate) out: Out,
    exit: Exit,
    network: Option<Rc<Network>>,
    /// What is to be said of inputs of which nothing was read.
    unread: Vec<Remark>,
}

impl Session {
    /// Reads the settings and looks whether the output can be written, before any work.
    pub(crate) fn open(typed: &SettingArgs, output: &OutputArgs, offline: bool) -> Result<Self> {
        let mut settings = settings::load(&typed.set)?;
        settings.offline |= offline;
        let out = Out::new(output, settings.no_color);
        out.check_target()?;
        Ok(Self {
            settings,
            out,
            exit: Exit::Clean,
            network: None,
            unread: Vec::new(),
        })
    }

    /// The same for a command that asks.
    pub(crate) fn open_to_ask(args: &AskArgs) -> Result<Self> {
        Self::open(&args.settings, &args.output, args.network.offline)
    }

    /// Reads what can be read of the inputs; the rest is told.
    pub(crate) fn read(&mut self, args: &InputArgs) -> Vec<Input> {
        let opened = self.open_inputs(args).into_iter();
        let read: Vec<_> = opened.map(Opened::whole).collect();
        self.readable(read)
    }

    /// Opens what can be opened of the inputs; the rest is told.
    pub(crate) fn open_inputs(&mut self, args: &InputArgs) -> Vec<Opened> {
        let places = Places::of(&args.inputs, args.recursive);
        for (folder, count) in places.left_out.iter().filter(|(_, count)| *count > 0) {
            let folder = folder.display();
            let files = count::counted(*count, "file");
            self.out.note(format_args!(
                "{folder}: {files} left out: posyl does not read them"
            ));
        }
        let remote = places.remote();
        let wanted = match args.references {
            true => Wanted::References,
            false => Wanted::Work,
        };
        let has_work = remote.iter().any(|one| matches!(one, Remote::Work(_)));
        if args.references && !has_work {
            let problem = "--references asks for the list of a work, and no INPUT is an identifier (doi:10.…, PMID:…)";
            let error = Error::new(ErrorKind::Usage, problem);
            return self.readable(vec![Err(error)]);
        }
        let fetched = self.fetch(&remote, wanted);
        self.readable(places.open(fetched))
    }

    /// Fetches what lies on the web, if anything does.
    fn fetch(&mut self, sources: &[Remote], wanted: Wanted) -> Vec<Result<Input>> {
        if sources.is_empty() {
            return Vec::new();
        }
        let mut fetched = Vec::new();
        let asked = self.network().and_then(|network| {
            network.ask(&self.out, sources.len(), async |client, listener| {
                fetched = ops::fetch(sources, wanted, client, &network.options, listener).await;
            })
        });
        match asked {
            Ok(()) => fetched,
            Err(error) => {
                // Without a network layer none of them can be had, for this one reason.
                out::error(&error);
                self.exit = Exit::Unusable;
                let nothing = |_| Err(Error::new(ErrorKind::Network, "the network cannot be used"));
                sources.iter().map(nothing).collect()
            }
        }
    }

    /// What asking needs; made when it is first wanted.
    pub(crate) fn network(&mut self) -> Result<Rc<Network>> {
        let network = match &self.network {
            Some(network) => network,
            None => self.network.insert(Rc::new(Network::new(&self.settings)?)),
        };
        Ok(Rc::clone(network))
    }

    /// What could be read; the rest is told, and makes the run unusable, or inconclusive where somebody did not answer.
    pub(crate) fn readable<T>(&mut self, read: Vec<Result<T>>) -> Vec<T> {
        let told = read.into_iter().filter_map(|read| {
            read.map_err(|error| {
                out::error(&error);
                self.unread.push(unread(&error));
                self.exit = self.exit.max(match error.kind() {
                    ErrorKind::Unavailable => Exit::Inconclusive,
                    _ => Exit::Unusable,
                });
            })
            .ok()
        });
        told.collect()
    }

    /// What is to be said of inputs of which nothing was read.
    pub(crate) fn unread(&mut self) -> Vec<Remark> {
        std::mem::take(&mut self.unread)
    }

    /// Takes the model that was typed, if one was, over the settings'.
    pub(crate) fn prefer_model(&mut self, typed: Option<&Path>) {
        if let Some(path) = typed {
            self.settings.model = Some(path.to_owned());
        }
    }

    /// The bytes of the model that the settings name.
    pub(crate) fn model(&self) -> Result<Option<Vec<u8>>> {
        let model = self.settings.model.as_deref().map(|path| {
            std::fs::read(path).map_err(|cause| {
                let error = Error::new(ErrorKind::Usage, "the model cannot be read");
                error.about(path.display()).because(cause)
            })
        });
        model.transpose()
    }

    /// The options of reading that every command has.
    pub(crate) fn parse_options(&self, args: &InputArgs) -> Result<ParseOptions> {
        Ok(ParseOptions {
            import: reading::Options {
                from: args.from.as_deref().map(format_by_name).transpose()?,
                encoding: args.encoding.clone(),
                own: args.own,
                notes: args.notes,
            },
            model: self.model()?,
            ..ParseOptions::default()
        })
    }

    /// Reads the inputs into records and tells what was wrong with them.
    pub(crate) fn records(&mut self, args: &InputArgs) -> Result<Vec<Reference>> {
        let inputs = self.read(args);
        let batch = ops::parse(&inputs, &self.parse_options(args)?)?;
        self.tell(&batch.remarks);
        Ok(batch.records)
    }

    /// Reads inputs, tells what was wrong with them and how many references were found; another number than `expected` is
    /// refused.
    pub(crate) fn batch(
        &mut self,
        inputs: &[Input],
        options: &ParseOptions,
        expected: Option<usize>,
    ) -> Result<Batch> {
        let batch = ops::parse(inputs, options)?;
        self.tell(&batch.remarks);
        count::expect(expected, batch.records.len(), &batch.lists)?;
        if !self.has_nothing(&batch.records) {
            self.out.note(count::found(&batch));
        }
        Ok(batch)
    }

    /// Tells remarks about the input; a lost entry makes the run unusable.
    pub(crate) fn tell(&mut self, remarks: &[Remark]) {
        remarks.iter().for_each(|remark| self.tell_one(remark));
    }

    /// Tells one remark about the input.
    pub(crate) fn tell_one(&mut self, remark: &Remark) {
        self.out.diagnostic(&remark.source, &remark.diagnostic);
        if remark.diagnostic.severity == Severity::Error {
            self.exit = Exit::Unusable;
        }
    }

    /// Writes the records in the format asked for: a table on a terminal, else NDJSON, where none was.
    pub(crate) fn show(
        &self,
        records: &[Reference],
        to: Option<To>,
        sheet: fn(&[Reference]) -> Sheet,
    ) -> Result<()> {
        if self.has_nothing(records) {
            return Ok(());
        }
        let terminal = self.out.is_terminal();
        let format = match self.form(to) {
            To::Table => {
                let drawn = sheet(records).draw(terminal, self.out.colored());
                return self.out.drawn(drawn.as_bytes());
            }
            To::Ndjson => Format::Ndjson,
            To::CslJson => Format::CslJson,
            To::Bibtex => Format::Bibtex,
        };
        self.out
            .data(&ops::export(records, &Shape::Records(format))?.0)
    }

    /// The format: the one asked for, else a table on a terminal and NDJSON elsewhere.
    pub(crate) fn form(&self, to: Option<To>) -> To {
        let usual = if self.out.is_terminal() {
            To::Table
        } else {
            To::Ndjson
        };
        to.unwrap_or(usual)
    }

    /// Whether there is nothing to write because nothing could be read: an empty file would only stand in the way.
    pub(crate) fn has_nothing<T>(&self, found: &[T]) -> bool {
        found.is_empty() && self.exit != Exit::Clean
    }

    /// The exit code of a run that judged nothing.
    pub(crate) fn end(&self) -> Exit {
        self.exit
    }

    /// Shows what was judged, says what is not well (unless a table shows it), and gives the exit code.
    pub(crate) fn end_judged(
        &self,
        records: &[Reference],
        to: Option<To>,
        judging: &Judging,
    ) -> Result<Exit> {
        self.show(records, to, judging.sheet)?;
        if self.form(to) != To::Table {
            for trouble in records.iter().flat_map(judging.troubles) {
                self.out.note(trouble);
            }
        }
        let tally = (judging.tally)(records);
        self.summarise(&tally);
        Ok(self
            .exit
            .max(Exit::judged(tally.findings(), tally.inconclusive())))
    }

    fn summarise(&self, tally: &Tally) {
        for (what, counts) in [
            ("registries", counted(&tally.resolutions)),
            ("links", counted(&tally.links)),
        ] {
            if !counts.is_empty() {
                self.out.note(format_args!("{what}: {counts}"));
            }
        }
        let (findings, inconclusive) = (tally.findings(), tally.inconclusive());
        self.out.note(format_args!(
            "findings: {findings}; inconclusive: {inconclusive}"
        ));
    }
}

/// A remark on an input of which nothing was read: it says itself which it is.
fn unread(error: &Error) -> Remark {
    let (code, severity) = match error.kind() {
        ErrorKind::Unavailable => ("input-unavailable", Severity::Warning),
        _ => ("input-unreadable", Severity::Error),
    };
    Remark {
        source: "inputs".to_owned(),
        diagnostic: Diagnostic::new(code, severity, error.to_string()),
    }
}

/// `3 ok, 1 gone`.
fn counted<V: Display>(counts: &BTreeMap<V, usize>) -> String {
    let parts: Vec<_> = counts
        .iter()
        .map(|(verdict, count)| format!("{count} {verdict}"))
        .collect();
    parts.join(", ")
}

fn format_by_name(name: &str) -> Result<reading::Format> {
    reading::Format::from_name(name).ok_or_else(|| {
        let known = reading::Format::ALL.iter().map(|format| format.as_str());
        let known: Vec<_> = known.collect();
        Error::new(
            ErrorKind::Usage,
            format!(
                "--from {name}: unknown format; known are {}",
                known.join(", ")
            ),
        )
    })
}
