//! Holds the house together: which module may import which, and who alone may touch the outside.
//!
//! The table below is the one of `src/lib.rs`; a test compares the two.

use std::fs;
use std::path::{Path, PathBuf};

use crate::rust_text;

/// Modules by floor, ground first. A module imports strictly lower floors only.
const FLOORS: [&[&str]; 8] = [
    &["text", "error"],
    &["ident", "lang", "diag"],
    &["model", "crf", "tex"],
    &[
        "segment",
        "parse",
        "normalise",
        "matching",
        "csl_json",
        "bibtex",
    ],
    &["import", "export"],
    &["net", "store"],
    &["resolve", "check"],
    &["ops"],
];

/// What only one place may name, and that place.
const FENCES: [(&str, &str); 12] = [
    ("reqwest", "net"),
    ("rustls", "net"),
    ("tokio", "net"),
    ("rusqlite", "store"),
    ("hayagriva", "export"),
    ("hayro_syntax", "import"),
    ("hayro_font", "import"),
    ("hayro_cmap", "import"),
    ("println!", "bin::out"),
    ("eprintln!", "bin::out"),
    ("io::stdout", "bin::out"),
    ("io::stderr", "bin::out"),
];

/// Names that others may use too: whoever waits for answers needs the runtime's types.
const GATES: [(&str, &[&str]); 1] = [(
    "tokio",
    &["check", "resolve", "bin::network", "bin::interrupt"],
)];

/// What no floor below `net` may touch.
const OUTSIDE: [&str; 6] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "SystemTime",
    "Timestamp::now",
];

struct File {
    path: PathBuf,
    module: Vec<String>,
    code: String,
}

impl File {
    /// The module that its floor is told by, or `bin::…` for the binary.
    fn owner(&self) -> String {
        match self.module.first().map(String::as_str) {
            Some("bin") => format!("bin::{}", self.module.get(2).map_or("main", String::as_str)),
            Some(first) => first.to_owned(),
            None => "lib".to_owned(),
        }
    }
}

#[test]
fn imports_go_down() {
    let mut wrong = Vec::new();
    for file in sources() {
        let Some(floor) = floor_of(&file.owner()) else {
            continue;
        };
        for name in rust_text::root_paths(&file.code, &file.module) {
            let target = match name.as_str() {
                "Error" | "ErrorKind" | "Result" => "error",
                other => other,
            };
            match floor_of(target) {
                _ if target == file.owner() => {}
                Some(other) if other < floor => {}
                Some(other) => wrong.push(format!(
                    "{}: floor {floor} imports `{target}` of floor {other}",
                    file.path.display()
                )),
                None => wrong.push(format!(
                    "{}: imports `crate::{target}`, which stands on no floor",
                    file.path.display()
                )),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_stands_on_a_floor() {
    let homeless: Vec<_> = sources()
        .iter()
        .map(File::owner)
        .filter(|owner| owner != "lib" && !owner.starts_with("bin::") && floor_of(owner).is_none())
        .collect();
    assert!(homeless.is_empty(), "on no floor: {homeless:?}");
}

#[test]
fn fences_hold() {
    let mut wrong = Vec::new();
    for file in sources() {
        let owner = file.owner();
        for (name, home) in FENCES {
            let gate = GATES.iter().find(|(gated, _)| *gated == name);
            let let_in = gate.is_some_and(|(_, who)| who.contains(&owner.as_str()));
            if owner != home && !let_in && rust_text::mentions(&file.code, name) {
                wrong.push(format!("{}: names `{name}`", file.path.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "outside their fence:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn lower_floors_touch_nothing_outside() {
    let mut wrong = Vec::new();
    for file in sources() {
        if floor_of(&file.owner()).is_none_or(|floor| floor > 4) {
            continue;
        }
        for name in OUTSIDE {
            if rust_text::mentions(&file.code, name) {
                wrong.push(format!("{}: names `{name}`", file.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_crate_documentation_shows_the_same_floors() {
    let text = fs::read_to_string(root().join("src/lib.rs")).expect("the crate has a root");
    for (floor, modules) in FLOORS.iter().enumerate() {
        let row = text
            .lines()
            .find(|line| line.starts_with(&format!("//! | {floor} |")))
            .unwrap_or_else(|| panic!("the table in src/lib.rs has no floor {floor}"));
        let cell = row.split('|').nth(2).expect("a row has cells");
        let named: Vec<_> = cell
            .split(',')
            .map(|name| name.trim().trim_matches(['[', ']', '`']))
            .collect();
        assert_eq!(named, *modules, "floor {floor}");
    }
}

fn floor_of(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file, without comments, strings and test modules.
fn sources() -> Vec<File> {
    let mut paths = Vec::new();
    collect(&root().join("src"), &mut paths);
    assert!(paths.len() > 10, "the sources were not found");
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a source folder can be listed") {
        let path = entry.expect("a source folder can be listed").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            paths.push(path);
        }
    }
}

fn read(path: PathBuf) -> File {
    let text = fs::read_to_string(&path).expect("a source file is UTF-8");
    let inside = path
        .strip_prefix(root().join("src"))
        .expect("it lies in src")
        .with_extension("");
    let module: Vec<String> = inside
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .filter(|part| !matches!(part.as_str(), "lib" | "main" | "mod"))
        .collect();
    let is_test = module.last().is_some_and(|last| last == "tests");
    let code = if is_test {
        String::new()
    } else {
        rust_text::product_code(&text)
    };
    File {
        path: inside,
        module,
        code,
    }
}
