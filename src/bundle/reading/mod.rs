//! Reading the bundle's JSON into records, small in the reader's wasm.
//!
//! `serde` defines the format and writes it; read through its generic code every record would
//! weigh kilobytes in the app. Here JSON becomes a [`Value`] once, and each record takes its fields
//! from that by their names. A test holds both readings against each other.

mod records;
mod trees;
mod values;

use serde_json::{Map, Value};

/// What can be taken from JSON. `None` is JSON of another shape.
pub(super) trait FromJson: Sized {
    /// Takes a value from JSON; what is absent is given as `null`.
    fn from_json(json: Value) -> Option<Self>;
}

/// The fields of a JSON object, each taken once.
pub(super) struct Fields(Map<String, Value>);

impl Fields {
    /// The fields of `json`, if it is an object.
    pub(super) fn of(json: Value) -> Option<Self> {
        match json {
            Value::Object(fields) => Some(Self(fields)),
            _ => None,
        }
    }

    /// Takes a field.
    pub(super) fn take<T: FromJson>(&mut self, name: &str) -> Option<T> {
        T::from_json(self.json(name).unwrap_or(Value::Null))
    }

    /// Takes a field that stands for its default where it is absent.
    pub(super) fn take_or_default<T: FromJson + Default>(&mut self, name: &str) -> Option<T> {
        match self.json(name) {
            Some(json) => T::from_json(json),
            None => Some(T::default()),
        }
    }

    // One copy for all types: generic code stays small.
    #[inline(never)]
    fn json(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name)
    }
}
