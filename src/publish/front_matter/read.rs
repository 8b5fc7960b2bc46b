use serde::de::value::U32Deserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

use super::mistake::{Mistake, Step};
use super::place::{AT, PLAIN};
use super::{Key, Node, Value};
use crate::publish::problem::{Position, Problem};

/// What was read of a table of fields.
#[derive(Clone, Debug)]
pub struct Reading<T> {
    /// The fields without the wrong ones.
    pub fields: T,
    /// The names of the fields that were there, but wrong.
    pub wrong: Vec<String>,
}

/// Reads a table into a structure, reporting every mistake in it: what is wrong is told, set aside
/// and the rest is read again.
pub fn read<T: DeserializeOwned + Default>(
    file: &str,
    mut root: Node,
    problems: &mut Vec<Problem>,
) -> Reading<T> {
    let mut wrong = Vec::new();
    loop {
        match T::deserialize(Reader(&root)) {
            Ok(fields) => return Reading { fields, wrong },
            Err(mistake) => {
                problems.push(mistake.problem(file));
                match set_aside(&mut root, &mistake) {
                    Some(name) => wrong.push(name),
                    None => return Reading { fields: T::default(), wrong },
                }
            }
        }
    }
}

/// Takes what is wrong out of the tree: an unknown field alone, else the item of a list, else the
/// whole field. Tells its name at the root; nothing where the root itself is wrong.
fn set_aside(root: &mut Node, mistake: &Mistake) -> Option<String> {
    let path: Vec<&Step> = mistake.path.iter().rev().collect();
    let Some(Step::Field(name)) = path.first() else {
        return None;
    };
    let depth = match path.get(1) {
        _ if mistake.is_unknown_field() => path.len(),
        Some(Step::Item(_)) => 2,
        _ => 1,
    };
    remove(root, &path[..depth]);
    Some(name.clone())
}

fn remove(node: &mut Node, path: &[&Step]) {
    match (&mut node.value, path) {
        (Value::Table(entries), [Step::Field(name)]) => entries.retain(|(key, _)| key.text != *name),
        (Value::Table(entries), [Step::Field(name), rest @ ..]) => {
            if let Some((_, inner)) = entries.iter_mut().find(|(key, _)| key.text == *name) {
                remove(inner, rest);
            }
        }
        (Value::List(items), [Step::Item(at)]) if *at < items.len() => {
            items.remove(*at);
        }
        (Value::List(items), [Step::Item(at), rest @ ..]) => {
            if let Some(inner) = items.get_mut(*at) {
                remove(inner, rest);
            }
        }
        _ => (),
    }
}

/// Reads a node as whatever a structure asks for.
struct Reader<'a>(&'a Node);

impl<'a> Reader<'a> {
    fn unexpected(&self) -> Unexpected<'a> {
        match &self.0.value {
            Value::Bool(truth) => Unexpected::Bool(*truth),
            Value::Integer(number) => Unexpected::Signed(*number),
            Value::Float(number) => Unexpected::Float(*number),
            Value::Text(text) => Unexpected::Str(text),
            Value::Date(_) => Unexpected::Other("a date"),
            Value::List(_) => Unexpected::Seq,
            Value::Table(_) => Unexpected::Map,
        }
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Mistake;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match &self.0.value {
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Integer(number) => visitor.visit_i64(*number),
            Value::Float(number) => visitor.visit_f64(*number),
            Value::Text(text) => visitor.visit_str(text),
            Value::Date(_) => Err(Mistake::invalid_type(self.unexpected(), &visitor)),
            Value::List(items) => visitor.visit_seq(Items { items, next: 0 }),
            Value::Table(entries) => visitor.visit_map(Entries { entries, next: 0 }),
        }
        .map_err(|mistake| mistake.inside(self.0.at, None))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        match (name, &self.0.value) {
            (AT, _) => visitor.visit_seq(PlaceThenValue { at: self.0.at, value: Some(self), next: 0 }),
            (PLAIN, Value::Date(text) | Value::Text(text)) => visitor.visit_str(text),
            (PLAIN, Value::Integer(number)) => visitor.visit_str(&number.to_string()),
            (PLAIN, _) => Err(Mistake::invalid_type(self.unexpected(), &visitor).inside(self.0.at, None)),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        match &self.0.value {
            Value::Text(text) => visitor.visit_enum(text.as_str().into_deserializer()),
            _ => Err(Mistake::invalid_type(self.unexpected(), &"a text")),
        }
        .map_err(|mistake: Mistake| mistake.inside(self.0.at, None))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Items<'a> {
    items: &'a [Node],
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Mistake;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mistake> {
        let Some(item) = self.items.get(self.next) else {
            return Ok(None);
        };
        let at = self.next;
        self.next += 1;
        seed.deserialize(Reader(item))
            .map(Some)
            .map_err(|mistake| mistake.inside(item.at, Some(Step::Item(at))))
    }
}

struct Entries<'a> {
    entries: &'a [(Key, Node)],
    next: usize,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Mistake;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Mistake> {
        let Some((key, _)) = self.entries.get(self.next) else {
            return Ok(None);
        };
        let step = Step::Field(key.text.clone());
        seed.deserialize(KeyReader(key)).map(Some).map_err(|mistake| mistake.inside(key.at, Some(step)))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mistake> {
        let (key, node) = &self.entries[self.next];
        self.next += 1;
        let step = || Some(Step::Field(key.text.clone()));
        seed.deserialize(Reader(node)).map_err(|mistake| mistake.inside(node.at, step()))
    }
}

/// Reads the name of a field.
struct KeyReader<'a>(&'a Key);

impl<'de> Deserializer<'de> for KeyReader<'_> {
    type Error = Mistake;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_str(&self.0.text)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        match name {
            AT => visitor.visit_seq(PlaceThenValue { at: self.0.at, value: Some(self), next: 0 }),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct enum option identifier ignored_any
    }
}

/// Line, column and value, as [`super::At`] wants them.
struct PlaceThenValue<D> {
    at: Position,
    value: Option<D>,
    next: u8,
}

impl<'de, D: Deserializer<'de, Error = Mistake>> SeqAccess<'de> for PlaceThenValue<D> {
    type Error = Mistake;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mistake> {
        let number = |number: u32| -> U32Deserializer<Mistake> { number.into_deserializer() };
        self.next += 1;
        match (self.next, self.value.take()) {
            (1, value) => {
                self.value = value;
                seed.deserialize(number(self.at.line)).map(Some)
            }
            (2, value) => {
                self.value = value;
                seed.deserialize(number(self.at.column)).map(Some)
            }
            (_, Some(value)) => seed.deserialize(value).map(Some),
            (_, None) => Ok(None),
        }
    }
}
