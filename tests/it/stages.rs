//! The stages one by one, in a pipe, and all at once: the same verdicts, and nothing lost on the way.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::command::Desk;

const LIST: &str = "data/ukraine-digital-diplomacy.txt";

#[test]
fn the_pipe_gives_what_the_steps_give() {
    let desk = Desk::in_world();
    let piped = desk.shell(&format!(
        "posyl parse {LIST} -q | posyl resolve - -q | posyl check - -q | tee all.ndjson | posyl export - --to bibtex -q"
    ));
    desk.put("1", desk.posyl(&["parse", LIST]).expect(0));
    desk.put("2", desk.posyl(&["resolve", "1"]).expect(1));
    desk.put("3", desk.posyl(&["check", "2"]).expect(1));
    let stepwise = desk.posyl(&["export", "3", "--to", "bibtex"]).expect(0);
    assert_eq!(piped.expect(0), stepwise);
    assert_eq!(stepwise.matches("\n@").count() + 1, 25);
    assert_eq!(desk.text("all.ndjson"), desk.text("3"));
    let audited = desk.posyl(&["audit", LIST]).expect(1);
    assert_eq!(audited, desk.text("3"));
    nothing_is_lost(&desk.text("1"), &desk.text("2"));
    nothing_is_lost(&desk.text("2"), &desk.text("3"));
    let exported = desk.posyl(&["export", "3", "--to", "ndjson"]).expect(0);
    assert_eq!(exported, desk.text("3"));
}

/// All that a stage was given is in what it gives; it may only add.
#[track_caller]
fn nothing_is_lost(before: &str, after: &str) {
    assert_eq!(before.lines().count(), after.lines().count());
    for (before, after) in before.lines().zip(after.lines()) {
        let (before, after) = (json(before), json(after));
        for (key, value) in before.as_object().expect("an item") {
            match key.as_str() {
                "custom" => {
                    for (key, value) in value["posyl"].as_object().expect("evidence") {
                        assert_eq!(value, &after["custom"]["posyl"][key], "{key}");
                    }
                }
                _ => assert_eq!(value, &after[key], "{key}"),
            }
        }
    }
}

#[test]
fn the_report_holds_everything() {
    let desk = Desk::in_world();
    let run = desk.posyl(&["audit", LIST, "--report", "report.json", "--to", "ndjson"]);
    let report = json(&desk.text("report.json"));
    assert_eq!(report["schema"], 1);
    assert_eq!(report["generated"], "2026-01-01T00:00:00Z");
    assert_eq!(report["inputs"][0], LIST);
    assert_eq!(report["counts"]["records"], 25);
    let lines: Vec<_> = run.stdout.lines().map(json).collect();
    assert_eq!(report["records"], Value::from(lines));
    let counts = &report["counts"];
    let said = format!(
        "findings: {}; inconclusive: {}",
        counts["findings"], counts["inconclusive"]
    );
    assert!(run.stderr.contains(&said), "{}", run.stderr);
    let again = desk
        .posyl(&["audit", LIST, "--report", "report.json"])
        .complains(2);
    assert!(again.contains("report.json: exists already"), "{again}");
}

#[test]
fn links_get_the_verdicts_that_the_world_earns() {
    let desk = Desk::in_world();
    let out = desk.posyl(&["check", LIST]).expect(1);
    let verdicts: BTreeMap<_, _> = out
        .lines()
        .map(json)
        .flat_map(|item| {
            item["custom"]["posyl"]["links"]
                .as_array()
                .cloned()
                .unwrap_or_default()
        })
        .map(|link| {
            (
                host(&link),
                link["verdict"].as_str().unwrap_or_default().to_owned(),
            )
        })
        .collect();
    let expected = [
        ("doi.org", "ok"),
        ("www.ceeol.com", "blocked"),
        ("jvestnik-sss.donnu.edu.ua", "tls"),
        ("mfa.gov.ua", "gone"),
        ("diia.gov.ua", "soft-404"),
        ("www.linkedin.com", "blocked"),
        ("finclub.net", "moved"),
        ("ec.europa.eu", "redirected"),
        ("twitter.com", "moved"),
        ("www.cnbc.com", "ok"),
        ("www.ericsson.com", "gone"),
        ("www.pcworld.com", "timeout"),
        ("www.kmu.gov.ua", "reset"),
    ];
    for (host, verdict) in expected {
        assert_eq!(
            verdicts.get(host).map(String::as_str),
            Some(verdict),
            "{host}"
        );
    }
}

fn host(link: &Value) -> String {
    let url = link["url"].as_str().unwrap_or_default();
    url.split('/').nth(2).unwrap_or_default().to_owned()
}

#[test]
fn without_network_each_record_says_so_and_the_run_ends_with_3() {
    let desk = Desk::without_network();
    for command in ["resolve", "check", "audit"] {
        let run = desk.posyl(&[command, LIST, "--offline"]);
        let items: Vec<_> = run.stdout.lines().map(json).collect();
        assert_eq!(
            (run.code, items.len()),
            (3, 25),
            "{command}: {}",
            run.stderr
        );
        for item in items {
            let evidence = &item["custom"]["posyl"];
            let has_doi = item["DOI"].is_string();
            if command != "check" && has_doi {
                assert_eq!(evidence["resolution"]["verdict"], "unchecked", "{item}");
                assert!(evidence["resolution"]["reason"].is_string(), "{item}");
            }
            if command != "resolve" {
                assert_eq!(evidence["links"][0]["verdict"], "unchecked", "{item}");
                assert!(evidence["links"][0]["reason"].is_string(), "{item}");
            }
        }
        let said = run.stderr.lines().filter(|line| line.starts_with("ref-"));
        assert!(
            said.count() >= if command == "resolve" { 3 } else { 25 },
            "{command}: {}",
            run.stderr
        );
        assert!(
            run.stderr.contains("findings: 0; inconclusive: "),
            "{command}: {}",
            run.stderr
        );
    }
    assert_eq!(desk.posyl(&["parse", LIST]).expect(0).lines().count(), 25);
    assert_eq!(desk.posyl(&["export", LIST, "--to", "csl-json"]).code, 0);
}

#[test]
fn registries_that_do_not_answer_leave_records_unchecked() {
    let desk = Desk::without_network();
    let run = desk.posyl(&[
        "resolve",
        LIST,
        "--set",
        "allow_private=true",
        "--set",
        "timeout=1",
    ]);
    assert_eq!(run.code, 3, "{}", run.stderr);
    let first = json(run.stdout.lines().next().expect("a record"));
    assert_eq!(
        first["custom"]["posyl"]["resolution"]["verdict"],
        "unchecked"
    );
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}
