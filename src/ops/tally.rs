//! Counting verdicts.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::model::{LinkVerdict, Reference, ResolutionVerdict};

/// How many records and links got which verdict.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Records by what the registries say of them.
    pub resolutions: BTreeMap<ResolutionVerdict, usize>,
    /// Links by what the web says of them.
    pub links: BTreeMap<LinkVerdict, usize>,
}

impl Tally {
    /// Counts what the registries say.
    pub fn of_resolutions(records: &[Reference]) -> Self {
        let mut tally = Self::default();
        for found in records
            .iter()
            .filter_map(|record| record.evidence.resolution.as_ref())
        {
            *tally.resolutions.entry(found.verdict).or_default() += 1;
        }
        tally
    }

    /// Counts what the web says.
    pub fn of_links(records: &[Reference]) -> Self {
        let mut tally = Self::default();
        for link in records
            .iter()
            .flat_map(|record| record.evidence.links.iter().flatten())
        {
            *tally.links.entry(link.verdict).or_default() += 1;
        }
        tally
    }

    /// Counts both.
    pub fn of_both(records: &[Reference]) -> Self {
        Self {
            resolutions: Self::of_resolutions(records).resolutions,
            links: Self::of_links(records).links,
        }
    }

    /// How many verdicts a reader should act upon.
    pub fn findings(&self) -> usize {
        sum(&self.resolutions, |verdict| verdict.is_finding())
            + sum(&self.links, |verdict| verdict.is_finding())
    }

    /// How many verdicts say only that nothing could be learnt.
    pub fn inconclusive(&self) -> usize {
        sum(&self.resolutions, |verdict| verdict.is_inconclusive())
            + sum(&self.links, |verdict| verdict.is_inconclusive())
    }

    /// The counts by the verdicts' names on the wire.
    pub fn to_value(&self) -> Value {
        let named = |names: Vec<(&str, usize)>| {
            Value::Object(
                names
                    .into_iter()
                    .map(|(name, count)| (name.to_owned(), json!(count)))
                    .collect::<Map<_, _>>(),
            )
        };
        json!({
            "findings": self.findings(),
            "inconclusive": self.inconclusive(),
            "resolution": named(self.resolutions.iter().map(|(verdict, n)| (verdict.as_str(), *n)).collect()),
            "links": named(self.links.iter().map(|(verdict, n)| (verdict.as_str(), *n)).collect()),
        })
    }
}

fn sum<V: Copy>(counts: &BTreeMap<V, usize>, wanted: impl Fn(V) -> bool) -> usize {
    counts
        .iter()
        .filter(|(verdict, _)| wanted(**verdict))
        .map(|(_, count)| count)
        .sum()
}

#[cfg(test)]
mod tests {
    use crate::model::{Kind, LinkReport};

    use super::*;

    #[test]
    fn findings_and_the_inconclusive_are_told_apart() {
        let mut record = Reference::new("a", Kind::Webpage);
        let verdicts = [
            LinkVerdict::Ok,
            LinkVerdict::Gone,
            LinkVerdict::Timeout,
            LinkVerdict::Timeout,
            LinkVerdict::Skipped,
        ];
        record.evidence.links = Some(
            verdicts
                .map(|verdict| LinkReport::new("https://a.ua/", verdict))
                .to_vec(),
        );
        let tally = Tally::of_both(&[record]);
        assert_eq!((tally.findings(), tally.inconclusive()), (1, 2));
        assert_eq!(
            tally.to_value()["links"],
            json!({"ok": 1, "gone": 1, "timeout": 2, "skipped": 1})
        );
    }
}
