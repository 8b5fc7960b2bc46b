use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::publish::problem::Position;

/// The names under which [`At`] and [`Plain`] ask the reader of nodes for what only it can give.
pub(super) const AT: &str = "$at";
pub(super) const PLAIN: &str = "$plain";

/// A value with its place in the file, for what can only be judged later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it begins.
    pub at: Position,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_newtype_struct(AT, AtVisitor(PhantomData))
    }
}

struct AtVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for AtVisitor<T> {
    type Value = At<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its place")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<At<T>, A::Error> {
        let missing = || de::Error::custom("only a reader of nodes knows places");
        let line = parts.next_element()?.ok_or_else(missing)?;
        let column = parts.next_element()?.ok_or_else(missing)?;
        let value = parts.next_element()?.ok_or_else(missing)?;
        Ok(At { value, at: Position { line, column } })
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A date or a number of years, with or without quotes, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain(pub String);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_newtype_struct(PLAIN, PlainVisitor)
    }
}

struct PlainVisitor;

impl Visitor<'_> for PlainVisitor {
    type Value = Plain;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date")
    }

    fn visit_str<E>(self, text: &str) -> Result<Plain, E> {
        Ok(Plain(text.trim().to_owned()))
    }
}

impl JsonSchema for Plain {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "examples": ["2020-11", "2020-11-16", "2020-11-16T10:00+01:00"],
        })
    }
}

/// A text in the site's first language, or in several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InLanguages {
    /// `name = "…"`: in the site's first language.
    One(String),
    /// `name.en = "…"` and `name.fr = "…"`.
    Each(Vec<(At<String>, At<String>)>),
}

impl<'de> Deserialize<'de> for InLanguages {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(InLanguagesVisitor)
    }
}

struct InLanguagesVisitor;

impl<'de> Visitor<'de> for InLanguagesVisitor {
    type Value = InLanguages;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a text for each language")
    }

    fn visit_str<E>(self, text: &str) -> Result<InLanguages, E> {
        Ok(InLanguages::One(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<InLanguages, A::Error> {
        let mut each = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            each.push(entry);
        }
        Ok(InLanguages::Each(each))
    }
}

impl JsonSchema for InLanguages {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "InLanguages".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "string", "description": "In the site's first language" },
                { "type": "object", "additionalProperties": { "type": "string" }, "minProperties": 1 },
            ]
        })
    }
}
