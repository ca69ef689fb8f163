//! YAML as JSON values.

use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use serde_saphyr::{Budget, Location, Options, Spanned};

/// How deep lists and mappings may lie in each other.
const DEEPEST: usize = 40;

/// How many values an item may have.
const MOST_VALUES: usize = 100_000;

/// How many values a file may have whose items cannot be read apart.
const MOST_VALUES_AT_ONCE: usize = 2_000_000;

/// How many values anchors may bring in.
const MOST_REPEATED: usize = 100_000;

/// What is wrong with a piece of YAML, and where, both counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) message: String,
}

/// Reads one document. Scalars that YAML would take for numbers or truth values are such only where nothing is lost:
/// `1.10`, `010`, `11E201` and `no` stay text.
pub(super) fn read(text: &str, at_once: bool) -> Result<Value, Fault> {
    let read: Result<Option<Spanned<Node>>, _> =
        serde_saphyr::from_str_with_options(text, options(at_once));
    match read {
        Ok(node) => Ok(node.map_or(Value::Null, |node| value(node, text))),
        Err(error) => {
            let place = error.location();
            let number = |of: fn(&Location) -> u64| {
                let number = place.as_ref().map_or(1, of);
                usize::try_from(number).unwrap_or(1).max(1)
            };
            Err(Fault {
                line: number(Location::line),
                column: number(Location::column),
                message: one_line(&error.to_string()),
            })
        }
    }
}

fn options(at_once: bool) -> Options {
    let mut budget = Budget::default();
    budget.max_depth = DEEPEST;
    budget.flow_nesting_limit = DEEPEST;
    budget.max_nodes = match at_once {
        true => MOST_VALUES_AT_ONCE,
        false => MOST_VALUES,
    };
    budget.max_events = 4 * budget.max_nodes;
    budget.max_documents = 1;
    let mut options = Options::default();
    options.alias_limits.max_total_replayed_events = MOST_REPEATED;
    options.budget = Some(budget);
    options.duplicate_keys = serde_saphyr::DuplicateKeyPolicy::PassThrough;
    options.emit_comments = false;
    options.non_finite_float_policy = serde_saphyr::options::NonFiniteFloatPolicy::PassThrough;
    options.strict_booleans = true;
    options.with_snippet = false;
    options
}

/// The first line of a message, without the place that is told apart.
fn one_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim();
    let line = line.split(" at line ").next().unwrap_or(line);
    line.trim_end_matches(['.', ':', ',']).to_owned()
}

/// A value of YAML as its type was guessed.
#[derive(Debug)]
enum Node {
    Null,
    Bool(bool),
    Number(Option<Number>),
    Text(String),
    List(Vec<Spanned<Node>>),
    Map(Vec<(String, Spanned<Node>)>),
}

/// A value with what was written in place of what was guessed.
fn value(node: Spanned<Node>, text: &str) -> Value {
    match node.value {
        Node::Null => {
            let written = written(node.defined, text).unwrap_or_default();
            match written.eq_ignore_ascii_case("null") && written != "null" {
                true => Value::String(written.to_owned()), // a family name
                false => Value::Null,
            }
        }
        Node::Bool(flag) => Value::Bool(flag),
        Node::Number(number) => {
            let written = written(node.defined, text);
            match (number, written) {
                (Some(number), Some(written)) if number.to_string() == written => number.into(),
                (_, Some(written)) => Value::String(written.to_owned()),
                (number, None) => number.map_or(Value::Null, Value::Number),
            }
        }
        Node::Text(text) => Value::String(text),
        Node::List(list) => {
            let list = list.into_iter().map(|node| value(node, text));
            Value::Array(list.collect())
        }
        Node::Map(entries) => Value::Object(object(entries, text)),
    }
}

/// A mapping; a key that comes again gets a number, so that nothing is lost.
fn object(entries: Vec<(String, Spanned<Node>)>, text: &str) -> Map<String, Value> {
    let mut object = Map::new();
    let mut times: HashMap<String, usize> = HashMap::new();
    for (key, node) in entries {
        let time = times.entry(key.clone()).or_insert(0);
        *time += 1;
        let key = match *time {
            1 => key,
            time => format!("{key}-{time}"),
        };
        object.insert(key, value(node, text));
    }
    object
}

/// What stands in the source for a scalar.
fn written(place: Location, text: &str) -> Option<&str> {
    let span = place.span();
    let start = usize::try_from(span.byte_offset()?).ok()?;
    let length = usize::try_from(span.byte_len()?).ok()?;
    let written = text.get(start..start.checked_add(length)?)?.trim();
    (!written.is_empty()).then_some(written)
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
        Ok(Node::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Number(Some(number.into())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Number(Some(number.into())))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Node, E> {
        Ok(Node::Number(Number::from_i128(number)))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Node, E> {
        Ok(Node::Number(Number::from_u128(number)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Number(Number::from_f64(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = access.next_element()? {
            list.push(node);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Node::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Value) {
        assert_eq!(read(text, false), Ok(expected), "{text}");
    }

    #[test]
    fn scalars_stay_as_they_were_written() {
        check("a: 1.10", json!({"a": "1.10"}));
        check("a: 010", json!({"a": "010"}));
        check("a: 11E201", json!({"a": "11E201"}));
        check("a: 9E999", json!({"a": "9E999"}));
        check("a: 1_000", json!({"a": "1_000"}));
        check("a: 0x1F", json!({"a": "0x1F"}));
        check("a: 2020-05", json!({"a": "2020-05"}));
        check("a: 12:30", json!({"a": "12:30"}));
        check("a: .inf", json!({"a": ".inf"}));
        check("a: no", json!({"a": "no"}));
        check("family: Null", json!({"family": "Null"}));
        check("a: [2020, -44, 1.5]", json!({"a": [2020, -44, 1.5]}));
        check(
            "a: true\nb: ~\nc:\nd: null",
            json!({"a": true, "b": null, "c": null, "d": null}),
        );
        check("a: \"1.10\"", json!({"a": "1.10"}));
        check("2020: x\n1.10: y", json!({"2020": "x", "1.10": "y"}));
        check(
            "a: 123456789012345678901234567890",
            json!({"a": "123456789012345678901234567890"}),
        );
    }

    #[test]
    fn keys_that_come_again_are_kept() {
        check(
            "a: x\na: y\nb: z\na: w",
            json!({"a": "x", "a-2": "y", "b": "z", "a-3": "w"}),
        );
    }

    #[test]
    fn anchors_are_followed() {
        check(
            "- &x {a: 1.10}\n- *x",
            json!([{"a": "1.10"}, {"a": "1.10"}]),
        );
        check(
            "- &x {a: 1}\n- <<: *x\n  b: 2",
            json!([{"a": 1}, {"a": 1, "b": 2}]),
        );
    }

    #[track_caller]
    fn check_fault(text: &str, line: usize) {
        let fault = read(text, false).expect_err("it is broken");
        assert_eq!(fault.line, line, "{fault:?}");
        assert!(
            !fault.message.contains('\n') && !fault.message.is_empty(),
            "{fault:?}"
        );
    }

    #[test]
    fn faults_have_their_place() {
        check_fault("a: [1, 2\nb: 3\n", 2);
        check_fault("a: b: c", 1);
        check_fault("- *nowhere", 1);
        check_fault(&"[".repeat(100_000), 1);
        check_fault(&format!("a: {}", "{a: ".repeat(200)), 1);
    }

    #[test]
    fn bombs_do_not_go_off() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let last = format!("*a{}", level - 1);
            bomb += &format!("a{level}: &a{level} [{}]\n", vec![last; 10].join(", "));
        }
        assert!(read(&bomb, false).is_err());
    }
}
