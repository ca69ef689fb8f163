//! Generated records for tests: every field, every shape that a reader may make, hostile text.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::model::*;
use crate::text::Span;

/// Any text that is not empty: several scripts, and what formats find hard.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-ZіїєґІЇЄҐа-яА-Я’ .,:-]{1,24}",
        "[ -~]{1,24}",
        "\\PC{1,12}",
        select(
            &[
                r"100 % & 5_a #1 {x} ~ ^ \ $",
                "a\nb",
                "<i>&amp;",
                "\u{0}",
                "№2(15)"
            ][..]
        )
        .prop_map(str::to_owned),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from),
        vec(text(), 0..3).prop_map(Value::from),
        text().prop_map(|text| json!({ "inner": text })),
    ]
}

fn unknown() -> impl Strategy<Value = Map<String, Value>> {
    vec(("x-[a-z]{1,6}", value()), 0..3).prop_map(Map::from_iter)
}

fn name() -> impl Strategy<Value = Name> {
    let person = (of(text()), of(text()), of(text()), of(text()));
    let flags = vec(
        (select(&["comma-suffix", "parse-names"][..]), any::<bool>()),
        0..2,
    );
    prop_oneof![
        text().prop_map(Name::literal),
        (text(), person, flags).prop_map(|(family, (given, dropping, staying, suffix), flags)| {
            Name {
                given,
                dropping_particle: dropping,
                non_dropping_particle: staying,
                suffix,
                flags: flags
                    .into_iter()
                    .map(|(k, v)| (k.to_owned(), v.into()))
                    .collect(),
                ..Name::person(family, "")
            }
        }),
    ]
}

fn parts() -> impl Strategy<Value = DateParts> {
    (-3000..3000i32, of((1..=12u8, of(1..=28u8)))).prop_map(|(year, rest)| DateParts {
        year,
        month: rest.map(|(month, _)| month),
        day: rest.and_then(|(_, day)| day),
    })
}

fn date() -> impl Strategy<Value = Date> {
    let end = parts().prop_filter("an end of zeros is an open end", |parts| parts.year != 0);
    let circa = prop_oneof![Just(json!(true)), Just(json!("так")), Just(json!(1))];
    let typed = (parts(), of(end), of(1..=4u8), of(circa));
    prop_oneof![
        typed.prop_map(|(start, end, season, circa)| Date {
            end,
            season: season.map(Value::from),
            circa,
            ..Date::parts(start)
        }),
        text().prop_map(|text| Date {
            literal: Some(text),
            ..Date::default()
        }),
        text().prop_map(|text| Date {
            raw: Some(format!("біля {text}")),
            ..Date::default()
        }),
    ]
}

fn one_of<T: Copy + std::fmt::Debug>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

fn score() -> impl Strategy<Value = f32> {
    (0..=10_000u16).prop_map(|n| (f64::from(n) / 10_000.0) as f32)
}

fn comparison() -> impl Strategy<Value = FieldComparison> {
    (
        text(),
        one_of(Agreement::ALL),
        of(text()),
        of(text()),
        of(score()),
    )
        .prop_map(
            |(field, agreement, cited, registered, score)| FieldComparison {
                field,
                agreement,
                cited,
                registered,
                score,
            },
        )
}

fn asked() -> impl Strategy<Value = Asked> {
    (text(), text(), one_of(Outcome::ALL), of(text())).prop_map(
        |(service, question, outcome, detail)| Asked {
            service,
            question,
            outcome,
            detail,
        },
    )
}

fn resolution() -> impl Strategy<Value = Resolution> {
    let texts = (of(text()), of(text()), of(text()));
    let lists = (vec(comparison(), 0..3), vec(asked(), 0..3));
    let record = of(text().prop_map(|title| json!({"id": "1", "type": "book", "title": title})));
    (
        one_of(ResolutionVerdict::ALL),
        texts,
        lists,
        record,
        unknown(),
    )
        .prop_map(
            |(verdict, (reason, registry, checked), (fields, asked), record, unknown)| Resolution {
                verdict,
                reason,
                fields,
                record,
                registry,
                asked,
                checked,
                unknown,
            },
        )
}

fn link() -> impl Strategy<Value = LinkReport> {
    let hop = (text(), any::<u16>()).prop_map(|(url, status)| Hop { url, status });
    let copy = (text(), text(), text());
    let archived = copy.prop_map(|(url, taken, archive)| Archived {
        url,
        taken,
        archive,
    });
    let texts = (of(text()), of(text()), of(text()));
    (
        text(),
        one_of(LinkVerdict::ALL),
        texts,
        vec(hop, 0..3),
        of(archived),
        unknown(),
    )
        .prop_map(
            |(url, verdict, (reason, archive_note, checked), chain, archived, unknown)| {
                LinkReport {
                    reason,
                    chain,
                    archived,
                    archive_note,
                    checked,
                    unknown,
                    ..LinkReport::new(url, verdict)
                }
            },
        )
}

fn place() -> impl Strategy<Value = Place> {
    (text(), 1..9999usize, 0..9999usize, 0..999usize).prop_map(|(source, line, start, len)| Place {
        source,
        line,
        span: Span::new(start, start + len),
    })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let repair = (text(), text(), text(), text());
    let repair = repair.prop_map(|(field, rule, from, to)| Repair {
        field,
        rule,
        from,
        to,
    });
    let confidence = btree_map("[a-zA-Z-]{1,9}", score(), 0..4);
    (
        of(text()),
        (of(place()), of(text())),
        confidence,
        vec(repair, 0..3),
        of(resolution()),
        of(vec(link(), 0..3)),
        unknown(),
    )
        .prop_map(
            |(raw, (place, parallel), confidence, repairs, resolution, links, unknown)| Evidence {
                raw,
                place,
                parallel,
                confidence,
                repairs,
                resolution,
                links,
                unknown,
            },
        )
}

/// Any record.
pub(crate) fn reference() -> impl Strategy<Value = Reference> {
    (
        text().prop_filter("blank ids are replaced", |id| !id.trim().is_empty()),
        one_of(Kind::ALL),
        btree_map(one_of(NameField::ALL), vec(name(), 1..4), 0..3),
        btree_map(one_of(DateField::ALL), date(), 0..3),
        btree_map(one_of(TextField::ALL), text(), 0..8),
        vec(text(), 0..2),
        unknown(),
        evidence(),
    )
        .prop_map(
            |(id, kind, names, dates, texts, categories, custom, evidence)| Reference {
                id,
                kind,
                names,
                dates,
                texts: BTreeMap::from_iter(texts),
                categories,
                custom,
                evidence,
            },
        )
}
