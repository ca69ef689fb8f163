//! Taking known keys out of a JSON object, so that what is left is unknown.

use serde_json::{Map, Value};

/// An object whose keys are taken one by one; a key of the wrong shape stays where it is.
#[derive(Debug, Default)]
pub(super) struct Fields {
    left: Map<String, Value>,
}

impl Fields {
    /// Starts on an object; anything else has no fields to take.
    pub(super) fn of(value: &Value) -> Option<Self> {
        let left = value.as_object()?.clone();
        Some(Self { left })
    }

    /// Takes a key if `read` understands its value.
    pub(super) fn take<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Option<T> {
        let value = read(self.left.get(key)?)?;
        self.left.shift_remove(key);
        Some(value)
    }

    /// Takes a string.
    pub(super) fn string(&mut self, key: &str) -> Option<String> {
        self.take(key, |value| value.as_str().map(str::to_owned))
    }

    /// Takes a count or an offset.
    pub(super) fn number(&mut self, key: &str) -> Option<usize> {
        self.take(key, |value| usize::try_from(value.as_u64()?).ok())
    }

    /// Takes a list, if every member is understood.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        read: impl FnMut(&Value) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.take(key, |value| value.as_array()?.iter().map(read).collect())
    }

    /// What was not taken.
    pub(super) fn rest(self) -> Map<String, Value> {
        self.left
    }

    /// The value read, if nothing was left over: for closed records, where a key that we do not know means
    /// that the record is not ours to rewrite.
    pub(super) fn closed<T>(self, value: T) -> Option<T> {
        self.left.is_empty().then_some(value)
    }
}

/// An object under construction; absent values are not written.
#[derive(Debug, Default)]
pub(super) struct Object {
    map: Map<String, Value>,
}

impl Object {
    /// Writes a value.
    pub(super) fn put(&mut self, key: &str, value: impl Into<Value>) -> &mut Self {
        self.map.insert(key.to_owned(), value.into());
        self
    }

    /// Writes a value where there is one.
    pub(super) fn put_some<T: Into<Value>>(&mut self, key: &str, value: Option<T>) -> &mut Self {
        if let Some(value) = value {
            self.put(key, value);
        }
        self
    }

    /// Writes a list unless it is empty.
    pub(super) fn put_list<T>(
        &mut self,
        key: &str,
        list: &[T],
        write: impl Fn(&T) -> Value,
    ) -> &mut Self {
        if !list.is_empty() {
            self.put(key, list.iter().map(write).collect::<Vec<_>>());
        }
        self
    }

    /// Adds keys that came from elsewhere; what is already written wins.
    pub(super) fn put_unknown(&mut self, unknown: &Map<String, Value>) -> &mut Self {
        for (key, value) in unknown {
            self.map.entry(key).or_insert_with(|| value.clone());
        }
        self
    }

    /// Whether nothing was written.
    pub(super) fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// The finished value.
    pub(super) fn finish(self) -> Value {
        Value::Object(self.map)
    }
}

/// A probability or score as it is written: four decimals, so that outputs can be compared.
pub(super) fn rounded(number: f32) -> Option<Value> {
    let rounded = (f64::from(number) * 10_000.0).round() / 10_000.0;
    serde_json::Number::from_f64(rounded).map(Value::Number)
}

/// Reads a probability or score.
#[expect(
    clippy::cast_possible_truncation,
    reason = "scores are single precision throughout"
)]
pub(super) fn score(value: &Value) -> Option<f32> {
    value.as_f64().map(|number| number as f32)
}
