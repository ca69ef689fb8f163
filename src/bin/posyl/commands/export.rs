//! `posyl export`: records to the format or the citation style that somebody wants.

use clap::ValueEnum;
use posyl::Result;
use posyl::export::Format;
use posyl::export::style::Output;
use posyl::ops::{self, Remark, Shape};

use super::Session;
use crate::args::{InputArgs, NetworkArgs, OutputArgs, SettingArgs};
use crate::exit::Exit;

/// Writes records as BibTeX, CSL-JSON or NDJSON, or as a formatted bibliography
#[derive(Debug, clap::Args)]
#[command(
    after_help = "\
Examples:
  posyl export refs.txt --to bibtex -o refs.bib
  posyl export refs.bib --style apa
  posyl export refs.bib --style apa --format html > refs.html

Exit codes: 0 all was written; 2 usage, or some input could not be read; 3 somebody who was asked for one did not
answer",
    group(clap::ArgGroup::new("shape").required(true).args(["to", "style"]))
)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,

    /// Write records in this format
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    to: Option<ExportTo>,

    /// Write a bibliography in this citation style: apa, and others of those archived in hayagriva (ieee, mla …)
    #[arg(long, value_name = "STYLE", help_heading = "Output")]
    style: Option<String>,

    /// How the bibliography is marked up
    #[arg(long, value_enum, value_name = "MARKUP", default_value_t = Markup::Text, help_heading = "Output", requires = "style")]
    format: Markup,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    network: NetworkArgs,

    #[command(flatten)]
    settings: SettingArgs,
}

/// Formats of `posyl export`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExportTo {
    /// A JSON array of CSL-JSON items
    CslJson,
    /// One CSL-JSON item a line
    Ndjson,
    /// BibTeX
    Bibtex,
}

/// How a bibliography is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Markup {
    Text,
    Html,
    Markdown,
}

impl Args {
    fn shape(&self) -> Shape {
        if let Some(style) = &self.style {
            let output = match self.format {
                Markup::Text => Output::Text,
                Markup::Html => Output::Html,
                Markup::Markdown => Output::Markdown,
            };
            return Shape::Bibliography {
                style: style.clone(),
                output,
            };
        }
        Shape::Records(match self.to {
            Some(ExportTo::Bibtex) => Format::Bibtex,
            Some(ExportTo::CslJson) => Format::CslJson,
            Some(ExportTo::Ndjson) | None => Format::Ndjson,
        })
    }
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let mut session = Session::open(&args.settings, &args.output, args.network.offline)?;
    let records = session.records(&args.input)?;
    if session.has_nothing(&records) {
        return Ok(session.end());
    }
    let (bytes, diagnostics) = ops::export(&records, &args.shape())?;
    for diagnostic in diagnostics {
        let source = "export".to_owned();
        session.tell(&[Remark { source, diagnostic }]);
    }
    session.out.data(&bytes)?;
    Ok(session.end())
}
