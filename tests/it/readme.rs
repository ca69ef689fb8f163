//! The examples of the README are run: every ```` ```console ```` block, each `$ ` line in the shell, in a folder
//! that holds the paper's list, with the local servers of the demo as the outside world.
//!
//! In the expected output a line `...` stands for any lines, `…` within a line for any characters.

use crate::command::Desk;

#[test]
fn examples_print_what_they_say() {
    let readme = include_str!("../../README.md");
    let examples: Vec<_> = blocks(readme)
        .into_iter()
        .flat_map(|(line, block)| examples(line, block))
        .collect();
    assert!(
        examples.len() >= 8,
        "the README has only {} examples",
        examples.len()
    );
    let desk = Desk::in_world();
    std::fs::create_dir_all(desk.path().join("tests/formats")).expect("a folder can be made");
    for file in std::fs::read_dir("tests/formats").expect("the formats") {
        let path = file.expect("a file").path();
        desk.put(
            &path.display().to_string(),
            std::fs::read(&path).expect("it is read"),
        );
    }
    let mut wrong = Vec::new();
    for example in examples {
        let got = desk.shell(&example.command).stdout;
        let got: Vec<_> = got.lines().map(str::trim_end).collect();
        if !matches(&example.expected, &got) {
            wrong.push(format!(
                "README.md:{}: $ {}\n{}",
                example.line,
                example.command,
                got.join("\n")
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "these print something else:\n\n{}",
        wrong.join("\n\n")
    );
}

struct Example<'a> {
    line: usize,
    command: String,
    expected: Vec<&'a str>,
}

/// The contents of the console blocks, with the line on which each begins.
fn blocks(text: &str) -> Vec<(usize, Vec<&str>)> {
    let mut blocks = Vec::new();
    let mut open = None;
    for (number, line) in text.lines().enumerate() {
        match open.as_mut() {
            None if line == "```console" => open = Some((number + 2, Vec::new())),
            None => {}
            Some(_) if line == "```" => blocks.extend(open.take()),
            Some((_, block)) => block.push(line),
        }
    }
    blocks
}

fn examples(first: usize, block: Vec<&str>) -> Vec<Example<'_>> {
    let mut examples: Vec<Example<'_>> = Vec::new();
    for (offset, line) in block.into_iter().enumerate() {
        match (line.strip_prefix("$ "), examples.last_mut()) {
            (Some(command), _) => {
                examples.push(Example {
                    line: first + offset,
                    command: command.to_owned(),
                    expected: Vec::new(),
                });
            }
            (None, Some(example))
                if example.command.ends_with('\\') && example.expected.is_empty() =>
            {
                example.command.pop();
                example.command.push_str(line.trim_start());
            }
            (None, Some(example)) => example.expected.push(line.trim_end()),
            (None, None) => panic!(
                "README.md:{}: a console block begins with `$ `",
                first + offset
            ),
        }
    }
    examples
}

fn matches(expected: &[&str], got: &[&str]) -> bool {
    match expected.split_first() {
        None => got.is_empty(),
        Some((&"...", rest)) => (0..=got.len()).any(|skip| matches(rest, &got[skip..])),
        Some((line, rest)) => got
            .split_first()
            .is_some_and(|(first, tail)| line_matches(line, first) && matches(rest, tail)),
    }
}

fn line_matches(expected: &str, got: &str) -> bool {
    match expected.split_once('…') {
        None => expected == got,
        Some((head, rest)) => got.strip_prefix(head).is_some_and(|tail| {
            tail.char_indices()
                .map(|(at, _)| at)
                .chain([tail.len()])
                .any(|at| line_matches(rest, &tail[at..]))
        }),
    }
}

#[test]
fn elisions_match_and_nothing_else_does() {
    let got = ["a", "b", "c-1-d"];
    assert!(matches(&["a", "...", "c-…-d"], &got));
    assert!(matches(&["..."], &got));
    assert!(!matches(&["a", "...", "c-…-e"], &got));
    assert!(!matches(&["a", "b"], &got));
}
