//! The contract of the command line: exit codes, streams, files, settings, and input of every bad kind.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::command::Desk;

const LIST: &str = "data/ukraine-digital-diplomacy.txt";

/// Commands that read records and ask nobody.
const READERS: [&[&str]; 2] = [&["parse"], &["export", "--to", "csl-json"]];

#[test]
fn every_command_explains_itself_with_examples() {
    let desk = Desk::without_network();
    let help = desk.posyl(&["--help"]).expect(0);
    assert!(help.contains("Exit codes"), "{help}");
    for command in [
        "parse",
        "resolve",
        "check",
        "audit",
        "export",
        "import",
        "model",
        "completions",
    ] {
        let help = desk.posyl(&[command, "--help"]).expect(0);
        assert!(
            help.contains("Example") && help.contains(&format!("posyl {command}")),
            "{help}"
        );
    }
    assert!(desk.posyl(&["--version"]).expect(0).starts_with("posyl 0."));
}

#[test]
fn usage_that_makes_no_sense_ends_with_2() {
    let desk = Desk::without_network();
    for args in [
        &["frobnicate"] as &[&str],
        &[],
        &["parse"],
        &["parse", LIST, "--to", "nothing"],
        &["parse", LIST, "--from", "nothing"],
        &["parse", LIST, "--encoding", "nothing"],
        &["parse", LIST, "--set", "nothing=1"],
        &["parse", LIST, "--set", "model=no-such-file"],
        &["export", LIST],
        &["export", LIST, "--style", "no-such-style"],
        &["check", LIST, "--set", "timeout=0"],
        &["check", LIST, "--set", "ca_file=no-such-file"],
    ] {
        let run = desk.posyl(args);
        assert_eq!(
            (run.code, run.stdout.len()),
            (2, 0),
            "{args:?}: {}",
            run.stderr
        );
        assert!(!run.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn bad_input_is_told_and_ends_with_2() {
    let desk = Desk::without_network();
    desk.put("empty.txt", "");
    desk.put("spaces.txt", " \n\n\t\n");
    desk.put(
        "binary.bin",
        [0x7f, b'E', b'L', b'F', 0, 1, 2, 3, 0, 0, 0, 0],
    );
    desk.put("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.put("broken.json", "[{\"id\": \"a\", ");
    desk.put("letter.rtf", "{\\rtf1\\ansi Roe J. Words. 2001.}");
    for (file, expected) in [
        ("no-such-file", "no-such-file: there is no such file"),
        ("data", "data: is a folder"),
        ("empty.txt", "empty.txt"),
        ("spaces.txt", "spaces.txt"),
        ("binary.bin", "binary.bin"),
        ("picture.png", "picture.png"),
        ("broken.json", "broken.json"),
        (
            "letter.rtf",
            "letter.rtf: error[input-unreadable]: this is an RTF document",
        ),
    ] {
        for command in READERS {
            let said = desk.posyl(&[command, &[file]].concat()).complains(2);
            assert!(
                said.contains(expected) && said.lines().count() <= 2,
                "{command:?} {file}: {said}"
            );
        }
    }
}

#[test]
fn standard_input_is_read_once() {
    let desk = Desk::without_network();
    let run = desk.posyl_with(&["parse", "-", "-"], "Сегеда, О. О. (2020). Назва. Київ.\n");
    assert_eq!((run.code, run.stdout.lines().count()), (2, 1));
    assert!(run.stderr.contains("`-` stands twice"), "{}", run.stderr);
}

#[test]
fn where_nothing_was_read_no_file_is_made() {
    let desk = Desk::without_network();
    for args in [
        &["parse", "no-such-file", "-o", "out"] as &[&str],
        &["parse", "no-such-file", "--to", "segments", "-o", "out"],
        &["export", "no-such-file", "--to", "bibtex", "-o", "out"],
        &["check", "no-such-file", "--offline", "-o", "out"],
    ] {
        desk.posyl(args).complains(2);
        assert!(!desk.path().join("out").exists(), "{args:?}");
    }
    let said = desk
        .posyl(&["audit", LIST, "--offline", "--report", "out", "-o", "out"])
        .complains(2);
    assert!(
        said.contains("for the records and for the report"),
        "{said}"
    );
    assert!(!desk.path().join("out").exists());
}

#[test]
fn what_was_typed_cannot_command_a_terminal() {
    let desk = Desk::without_network();
    for args in [&["parse", "--x\u{1b}[2J"] as &[&str], &["pars\u{202e}e"]] {
        let said = desk.posyl(args).complains(2);
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said}");
    }
}

#[test]
fn text_in_other_encodings_is_read() {
    let desk = Desk::without_network();
    // Піпченко, Н. О. (2019). Цифрова дипломатія ЄС. (windows-1251)
    let cp1251 = b"\xcf\xb3\xef\xf7\xe5\xed\xea\xee, \xcd. \xce. (2019). \xd6\xe8\xf4\xf0\xee\xe2\xe0 \xe4\xe8\xef\xeb\xee\xec\xe0\xf2\xb3\xff \xaa\xd1. \
        \xca\xe8\xbf\xe2: \xcd\xe0\xf3\xea\xe0.\n";
    desk.put("cp1251.txt", cp1251);
    for args in [
        &["parse", "cp1251.txt"] as &[&str],
        &["parse", "cp1251.txt", "--encoding", "windows-1251"],
    ] {
        let out = desk.posyl(args).expect(0);
        assert!(
            out.contains("Піпченко") && out.contains("Цифрова дипломатія ЄС"),
            "{args:?}: {out}"
        );
    }
    let mut damaged = desk.text(LIST).into_bytes();
    damaged.extend(b"\nSmith, J. (2020). A\xff title. Press.\n");
    desk.put("damaged.txt", damaged);
    let run = desk.posyl(&["parse", "damaged.txt"]);
    assert_eq!(
        (run.code, run.stdout.lines().count()),
        (0, 26),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("damaged.txt:27: "), "{}", run.stderr);
}

#[test]
fn another_number_of_references_than_expected_is_refused() {
    let desk = Desk::without_network();
    let run = desk.posyl(&["parse", LIST, "--expect", "25"]);
    assert!(run.stderr.contains("25 references found"), "{}", run.stderr);
    assert_eq!(run.expect(0).lines().count(), 25);
    assert_eq!(desk.posyl(&["parse", LIST, "-q"]).stderr, "");
    for args in [
        &["parse", LIST, "--expect", "26", "-q", "-o", "new.ndjson"] as &[&str],
        &[
            "parse",
            LIST,
            "--expect",
            "26",
            "--to",
            "segments",
            "-o",
            "new.ndjson",
        ],
        &[
            "audit",
            LIST,
            "--expect",
            "24",
            "--offline",
            "-o",
            "new.ndjson",
        ],
    ] {
        let run = desk.posyl(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(run.stderr.contains("25 references found"), "{}", run.stderr);
        assert!(!desk.path().join("new.ndjson").exists());
    }
    let lists =
        "Література\n1. Бойко О. Мова. Київ, 2001.\nReferences\n1. Boiko O. Mova. Kyiv, 2001.\n";
    let run = desk.posyl_with(&["parse", "-", "--expect", "1"], lists);
    let places = "standard input: 1 from line 2; standard input: 1 from line 4";
    assert!(run.stderr.contains(places), "{}", run.stderr);
    let run = desk.posyl_with(&["parse", "-"], lists);
    let told = "2 references found in 2 lists; 1 work stands in both";
    assert!(run.stderr.contains(told), "{}", run.stderr);
}

#[test]
fn one_endless_line_is_no_panic() {
    let desk = Desk::without_network();
    desk.put("endless.txt", "слово ".repeat(10 << 20 >> 3));
    let run = desk.posyl(&["parse", "endless.txt", "--one-per-line"]);
    assert_eq!(
        (run.code, run.stdout.lines().count()),
        (2, 1),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("endless.txt:1: error"),
        "{}",
        run.stderr
    );
}

#[test]
fn one_bad_input_does_not_stop_the_others() {
    let desk = Desk::without_network();
    desk.put("one.bib", "@book{a, title = {Перша}}");
    desk.put("two.bib", "@book{b, title = {Друга}}");
    let run = desk.posyl(&[
        "export",
        "one.bib",
        "no-such-file",
        "two.bib",
        "--to",
        "ndjson",
    ]);
    assert_eq!(
        (run.code, run.stdout.lines().count()),
        (2, 2),
        "{}",
        run.stderr
    );
    assert!(run.stdout.find("Перша") < run.stdout.find("Друга"));
}

#[test]
fn every_line_is_a_record_where_that_is_asked_for() {
    let desk = Desk::without_network();
    for line in [
        "[",
        "{",
        "]",
        "@article{x,",
        "{\"a\":1}",
        "<html>",
        "TY  - JOUR",
        "😀",
        "مرحبا",
        "\u{1}\u{7}",
        "…",
    ] {
        let out = desk
            .posyl_with(&["parse", "-", "--one-per-line"], line)
            .expect(0);
        assert_eq!(out.lines().count(), 1, "{line}: {out}");
    }
    let lines = "12\n\n  \nСегеда, О. О. (2020). Назва. Київ.\n???\n";
    let out = desk
        .posyl_with(&["parse", "-", "--one-per-line"], lines)
        .expect(0);
    assert_eq!(out.lines().count(), 3, "{out}");
    let out = desk
        .posyl_with(&["parse", "-", "--one-per-line", "--to", "segments"], lines)
        .expect(0);
    let texts: Vec<_> = out
        .lines()
        .map(|line| json(line)["text"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(
        texts,
        ["12", "Сегеда, О. О. (2020). Назва. Київ.", "???"].map(|text| Some(text.to_owned()))
    );
}

#[test]
fn ids_are_unique_over_several_inputs() {
    let desk = Desk::without_network();
    desk.put("a.txt", "Сегеда, О. О. (2020). Назва. Київ: Наука.\n");
    desk.put("b.ndjson", "{\"id\": \"ref-1\", \"type\": \"book\"}\n");
    let out = desk
        .posyl(&["parse", "a.txt", "a.txt", "b.ndjson", "b.ndjson", "--quiet"])
        .expect(0);
    let ids: Vec<_> = out
        .lines()
        .map(|line| json(line)["id"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(
        ids,
        ["ref-2", "ref-3", "ref-1", "ref-1-2"].map(|id| Some(id.to_owned()))
    );
}

#[test]
fn files_are_not_overwritten_unless_forced() {
    let desk = Desk::without_network();
    desk.put("in.bib", "@book{a, title = {Перша}}");
    desk.put("kept.json", "mine");
    let args = ["export", "in.bib", "--to", "csl-json", "-o"];
    let said = desk
        .posyl(&[&args[..], &["kept.json"]].concat())
        .complains(2);
    assert!(
        said.contains("kept.json: exists already; --force replaces it"),
        "{said}"
    );
    assert_eq!(desk.text("kept.json"), "mine");
    assert_eq!(
        desk.posyl(&[&args[..], &["kept.json", "--force"]].concat())
            .expect(0),
        ""
    );
    assert!(desk.text("kept.json").contains("Перша"));
    assert_eq!(
        desk.posyl(&[&args[..], &["new.json"]].concat()).expect(0),
        ""
    );
    assert_eq!(desk.text("new.json"), desk.text("kept.json"));
    let said = desk
        .posyl(&[&args[..], &["no/folder.json"]].concat())
        .complains(2);
    assert!(
        said.contains("lies in a folder that does not exist"),
        "{said}"
    );
}

#[test]
fn settings_are_read_from_the_folder() {
    let desk = Desk::without_network();
    desk.put("posyl.toml", "timeout = 3\nmodle = \"x\"\n");
    let said = desk.posyl(&["parse", LIST]).complains(2);
    assert!(
        said.contains("posyl.toml:2: there is no setting `modle` (did you mean `model`?)"),
        "{said}"
    );
}

#[test]
fn a_reader_who_leaves_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_posyl"))
        .args(["parse", "-", "-q"])
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be run");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin
        .write_all("Сегеда, О. О. (2020). Назва. Київ: Наука.\n".as_bytes())
        .expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).as_ref()
        ),
        (Some(0), "")
    );
}

fn json(line: &str) -> serde_json::Value {
    serde_json::from_str(line).expect("each line is JSON")
}

#[test]
fn a_model_of_ones_own_is_trained_scored_and_used() {
    let desk = Desk::without_network();
    let line = |author: &str, title: &str, year: &str| {
        let text = format!("{author} ({year}). {title}. Київ.");
        serde_json::json!({"text": text, "segments": [["author", author], ["date", year], ["title", title], ["location", "Київ"]]})
            .to_string()
    };
    let lines: Vec<_> = (0..20)
        .map(|n| {
            line(
                &format!("Сегеда О. {n}"),
                &format!("Назва праці {n}"),
                &format!("20{n:02}"),
            )
        })
        .collect();
    desk.put("own.jsonl", lines.join("\n"));
    let train = [
        "model",
        "train",
        "own.jsonl@2",
        "--generate",
        "0",
        "--iterations",
        "30",
        "-o",
        "own.crf",
        "-q",
    ];
    assert_eq!(desk.posyl(&train).expect(0), "");
    let scored = desk
        .posyl(&["model", "evaluate", "own.jsonl", "--model", "own.crf"])
        .expect(0);
    let micro = json(&scored)["micro"]["f1"].as_f64().expect("a number");
    assert!(micro > 0.9, "{scored}");
    let text = "Сегеда О. 5 (2005). Назва праці 5. Київ.";
    let parsed = desk
        .posyl_with(&["parse", "-", "--set", "model=own.crf"], text)
        .expect(0);
    assert_eq!(json(&parsed)["title"], "Назва праці 5");
    let mut damaged = std::fs::read(desk.path().join("own.crf")).expect("it was written");
    damaged.truncate(damaged.len() / 2);
    desk.put("damaged.crf", damaged);
    let said = desk
        .posyl_with(&["parse", "-", "--set", "model=damaged.crf"], text)
        .complains(2);
    assert!(said.starts_with("error: "), "{said}");
    let generate = ["model", "generate", "own.jsonl@2", "--count", "5"];
    let generated = desk.posyl(&generate).expect(0);
    assert_eq!(generated, desk.posyl(&generate).expect(0));
    assert_eq!(generated.lines().count(), 5);
    let first = generated.lines().next().map(json).expect("a line");
    assert!(first["text"].is_string() && first["segments"].is_array());
    desk.posyl(&["model", "generate"]).complains(2);
    let said = desk
        .posyl(&["model", "train", "own.jsonl@none", "-o", "x.crf"])
        .complains(2);
    assert!(said.contains("`none` is not a weight"), "{said}");
}
