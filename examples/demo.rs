//! The whole audit over a real reference list, without touching the real world: registries and web sites answer on
//! 127.0.0.1, and posyl is pointed at them by its ordinary settings. Run it with
//! `cargo run --release --example demo`.

#[path = "../tests/it/world/mod.rs"]
mod world;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The reference list of "Ukraine's approach to digital diplomacy in the geopolitics of technologies".
const LIST: &str = "data/ukraine-digital-diplomacy.txt";

fn main() -> ExitCode {
    match demo() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            let _ = writeln!(io::stderr(), "demo: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn demo() -> io::Result<()> {
    let mut out = io::stdout();
    writeln!(
        out,
        "All servers of this demo are local (127.0.0.1): nothing is asked of the real web."
    )?;
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let posyl = build(project)?;
    let folder = target_folder()?.join("demo");
    std::fs::create_dir_all(&folder)?;
    let world = world::World::start(&project.join("tests/data/demo"), &folder);
    let report = folder.join("report.json");
    let mut audit = Command::new(posyl);
    audit
        .current_dir(project)
        .envs(world.environment())
        .env("XDG_CONFIG_HOME", &folder)
        .args(["audit", LIST, "--to", "table", "--force", "--report"])
        .arg(&report);
    writeln!(out, "$ posyl audit {LIST} --report {}\n", report.display())?;
    let code = audit.status()?.code();
    // Dead links are what this list has to show, so the audit ends with "findings".
    match code {
        Some(1) => writeln!(
            out,
            "\nExit code 1: there are findings. The whole report: {}",
            report.display()
        ),
        other => Err(io::Error::other(format!(
            "the audit ended with {other:?}, not with findings"
        ))),
    }
}

/// Builds the program (cargo builds only the example) and tells where it lies: beside the example's folder.
fn build(project: &Path) -> io::Result<PathBuf> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(project)
        .args(["build", "--quiet", "--bin", "posyl"]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    if !cargo.status()?.success() {
        return Err(io::Error::other("posyl could not be built"));
    }
    let name = format!("posyl{}", std::env::consts::EXE_SUFFIX);
    Ok(profile_folder()?.join(name))
}

/// `target/release` of `target/release/examples/demo`.
fn profile_folder() -> io::Result<PathBuf> {
    let example = std::env::current_exe()?;
    let folder = example.parent().and_then(Path::parent);
    folder
        .map(Path::to_owned)
        .ok_or_else(|| io::Error::other("the example lies in no target folder"))
}

fn target_folder() -> io::Result<PathBuf> {
    let profile = profile_folder()?;
    profile
        .parent()
        .map(Path::to_owned)
        .ok_or_else(|| io::Error::other("the example lies in no target folder"))
}
