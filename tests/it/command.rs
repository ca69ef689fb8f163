//! Runs the program as a user would, in a folder and an environment of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::world::World;

/// The moment at which all runs of the tests take place.
pub(crate) const NOW: &str = "1767225600";

/// Every service with a base address of its own, as the environment names it.
pub(crate) const SERVICES: [&str; 8] = [
    "DOI",
    "CROSSREF",
    "DATACITE",
    "WAYBACK",
    "ARXIV",
    "PUBMED",
    "OPENLIBRARY",
    "HANDLE",
];

/// A folder to work in, with the paper's list under `data/`, and an environment that holds nothing else.
#[derive(Debug)]
pub(crate) struct Desk {
    folder: TempDir,
    environment: Vec<(String, String)>,
    _world: Option<World>,
}

/// What a run printed, and its exit code.
#[derive(Debug)]
#[must_use]
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl Desk {
    /// A desk on a machine where nobody answers: all services lie at a closed port of 127.0.0.1.
    pub(crate) fn without_network() -> Self {
        let closed = "http://127.0.0.1:9";
        let services = SERVICES.map(|name| (format!("POSYL_{name}_BASE"), closed.to_owned()));
        Self::new(services.to_vec(), None)
    }

    /// A desk in the small world of `tests/it/world`.
    pub(crate) fn in_world() -> Self {
        let desk = Self::without_network();
        let world = World::start(&project().join("tests/data/demo"), desk.path());
        let environment = world
            .environment()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        Self {
            environment,
            _world: Some(world),
            ..desk
        }
    }

    /// A desk on a machine where every service answers at this address.
    pub(crate) fn with_services_at(base: &str) -> Self {
        let services = SERVICES.map(|name| (format!("POSYL_{name}_BASE"), base.to_owned()));
        let private = ("POSYL_ALLOW_PRIVATE".to_owned(), "1".to_owned());
        let gap = ("POSYL_HOST_INTERVAL".to_owned(), "0".to_owned());
        Self::new([&services[..], &[private, gap]].concat(), None)
    }

    fn new(environment: Vec<(String, String)>, world: Option<World>) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        std::fs::create_dir(folder.path().join("data")).expect("a folder can be made");
        let list = "data/ukraine-digital-diplomacy.txt";
        std::fs::copy(project().join(list), folder.path().join(list))
            .expect("the list can be copied");
        Self {
            folder,
            environment,
            _world: world,
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Puts a file on the desk.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path().join(name), bytes).expect("a file can be written");
    }

    /// The text of a file on the desk.
    pub(crate) fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).expect("the file is there")
    }

    /// Runs posyl with these arguments and nothing on standard input.
    pub(crate) fn posyl(&self, args: &[&str]) -> Run {
        self.posyl_with(args, "")
    }

    /// Runs posyl with these arguments and a text on standard input.
    pub(crate) fn posyl_with(&self, args: &[&str], input: impl Into<Vec<u8>>) -> Run {
        let mut command = assert_cmd::Command::from_std(self.prepared(program()));
        Run::of(
            command
                .args(args)
                .write_stdin(input)
                .output()
                .expect("the program can be run"),
        )
    }

    /// The program with these arguments, to be run beside the test.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = self.prepared(program());
        command.args(args).stdin(Stdio::null());
        command
    }

    /// Runs a line of the shell in which `posyl` is the program under test; both streams end in `stdout`.
    pub(crate) fn shell(&self, line: &str) -> Run {
        let mut command = self.prepared("sh");
        let folder = program().parent().expect("it lies in a folder").to_owned();
        command.env(
            "PATH",
            format!("{}:/usr/local/bin:/usr/bin:/bin", folder.display()),
        );
        Run::of(
            command
                .args(["-c", &format!("exec 2>&1; {line}")])
                .output()
                .expect("the shell can be run"),
        )
    }

    fn prepared(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.path())
            .env_clear()
            .env("HOME", self.path())
            .env("SOURCE_DATE_EPOCH", NOW)
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }
}

impl Run {
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
        Self {
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            code: output.status.code().expect("no signal ended it"),
        }
    }

    /// The standard output of a run that ended as it should.
    #[track_caller]
    pub(crate) fn expect(self, code: i32) -> String {
        self.ended_with(code);
        self.stdout
    }

    #[track_caller]
    fn ended_with(&self, code: i32) {
        let begin: String = self.stdout.chars().take(500).collect();
        assert_eq!(
            self.code, code,
            "stdout:\n{begin}\nstderr:\n{}",
            self.stderr
        );
    }

    /// The standard error of a run that ended as it should.
    #[track_caller]
    pub(crate) fn complains(self, code: i32) -> String {
        self.ended_with(code);
        self.stderr
    }
}

fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_posyl"))
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
