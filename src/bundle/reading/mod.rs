//! Reading the bundle's JSON into records, small in the reader's wasm.
//!
//! `serde` defines the format and writes it; read through its generic code every record would
//! weigh kilobytes in the app. Here JSON becomes a [`Json`] once, and each record takes its fields
//! from that by their names. A test holds both readings against each other.

mod json;
mod records;
mod trees;
mod values;

pub use json::{Json, JsonError, quoted};

/// What can be taken from JSON.
///
/// JSON of another shape is told by `bad`, and something takes the value's place until the record
/// is thrown away whole: so no record has code to undo one that was read halfway.
pub(super) trait FromJson: Sized {
    /// Takes a value; what is absent is given as `null`.
    fn from_json(json: Json, bad: &mut bool) -> Self;
}

/// Reads a value; `None` is JSON of another shape.
pub(super) fn read<T: FromJson>(json: Json) -> Option<T> {
    let mut bad = false;
    let value = T::from_json(json, &mut bad);
    (!bad).then_some(value)
}

/// The fields of a JSON object, each taken once.
pub(super) struct Fields<'a> {
    fields: Vec<(String, Json)>,
    bad: &'a mut bool,
}

impl<'a> Fields<'a> {
    /// The fields of `json`; what is no object is bad and has none.
    pub(super) fn of(json: Json, bad: &'a mut bool) -> Self {
        match json {
            Json::Object(fields) => Self { fields, bad },
            _ => {
                *bad = true;
                Self { fields: Vec::new(), bad }
            }
        }
    }

    /// Takes a field.
    pub(super) fn take<T: FromJson>(&mut self, name: &str) -> T {
        T::from_json(self.json(name).unwrap_or_default(), self.bad)
    }

    /// Takes a field that stands for its default where it is absent.
    pub(super) fn take_or_default<T: FromJson + Default>(&mut self, name: &str) -> T {
        match self.json(name) {
            Some(json) => T::from_json(json, self.bad),
            None => T::default(),
        }
    }

    // One copy for all types: generic code stays small.
    #[inline(never)]
    fn json(&mut self, name: &str) -> Option<Json> {
        let field = self.fields.iter_mut().rev().find(|(of, _)| of == name);
        field.map(|(_, value)| std::mem::take(value))
    }
}
