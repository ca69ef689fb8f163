//! What was typed. Nothing is decided here: [`crate::settings`] says what it means.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::commands;

/// Ends the help page of the whole.
const EXIT_CODES: &str = "\
Exit codes: 0 clean; 1 findings (a dead link, a mismatch …); 2 usage or unreadable input;
3 inconclusive (something could not be asked: no network, rate limit, --offline).";

const LONG_ABOUT: &str = "\
Reads reference lists, verifies them, checks their links, exports them.

Reference lists in Ukrainian and English go in, from wherever they are: text, Word, PDF, a page, the
export of a reference manager, an identifier. Records come out, as a table on a terminal and as
NDJSON otherwise. Every command reads any input, so that they can be chained:

  posyl parse paper.docx | posyl resolve - | posyl check - | posyl export - --to bibtex";

/// Reads reference lists, verifies them, checks their links, exports them.
#[derive(Debug, Parser)]
#[command(name = "posyl", version, long_about = LONG_ABOUT, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Parse(commands::parse::Args),
    Resolve(commands::resolve::Args),
    Check(commands::check::Args),
    Audit(commands::audit::Args),
    Export(commands::export::Args),
    Import(commands::import::Args),
    Model(commands::model::Args),
    Completions(commands::completions::Args),
}

/// What to read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct InputArgs {
    /// What to read, in this order: a file, the address of a page, the identifier of a work; `-` is standard input
    ///
    ///   refs.txt library.bib      files, of any format that --from names; libraries of posyl
    ///   'refs/*.bib' '**/*.docx'  patterns of files, also where the shell does not know them
    ///   papers --recursive        a folder
    ///   https://a.ua/article/7    a page or a document on the web, fetched as links are checked
    ///   doi:10.5555/12345678      a work: its record, as its registry has it
    ///   https://doi.org/10.5555/12345678, 10.5555/12345678
    ///                             the same: the work, not the page that it leads to
    ///   arXiv:2101.00001  PMID:123  PMCID:PMC123  ISBN:9783161484100  hdl:2027/x
    ///                             works of arXiv, PubMed, Open Library, the handle system
    ///   -                         standard input
    ///
    /// What exists under the very name that was typed is a file, whatever it looks like.
    #[arg(required = true, value_name = "INPUT", verbatim_doc_comment, help_heading = None::<&str>)]
    pub(crate) inputs: Vec<PathBuf>,

    /// Read folders: every file in them that posyl reads, hidden ones left out
    #[arg(short, long)]
    pub(crate) recursive: bool,

    /// Read the inputs as this format instead of guessing
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Option<String>,

    /// The inputs' encoding instead of guessing: utf-8, utf-16le, windows-1251, koi8-u, ibm866 (cp866), iso-8859-5 …
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,

    /// Take the work that a page or document describes itself as, not what it cites
    ///
    /// The page of an article (its `citation_…`, Dublin Core and other metadata) gives the record of the article; the
    /// XML of an article (JATS, TEI) that of its front matter.
    #[arg(long = "self")]
    pub(crate) own: bool,

    /// Of works given by an identifier, read the references that their publishers deposited, not the works
    ///
    /// Crossref and DataCite hold such lists by DOI. The work of another identifier is taken by its DOI, if it has one.
    #[arg(long)]
    pub(crate) references: bool,

    /// Read footnotes and endnotes of documents as references too
    #[arg(long)]
    pub(crate) notes: bool,
}

/// How many references there have to be.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct ExpectArgs {
    /// Refuse, and write nothing, unless exactly so many references are found
    #[arg(long, value_name = "N")]
    pub(crate) expect: Option<usize>,
}

/// Where to write, and how much to say.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Write the data to a new file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Replace files that exist
    #[arg(long)]
    pub(crate) force: bool,

    /// Say nothing on standard error but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// Settings for this run.
#[derive(Debug, Args)]
#[command(next_help_heading = "Settings")]
pub(crate) struct SettingArgs {
    /// A setting for this run, as in posyl.toml: timeout=5, mailto=you@example.org … (repeatable)
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
}

/// What only commands that use the network know.
#[derive(Debug, Args)]
#[command(next_help_heading = "Network")]
pub(crate) struct NetworkArgs {
    /// Ask nobody: do what can be done without the network, and say what could not
    #[arg(long)]
    pub(crate) offline: bool,
}
