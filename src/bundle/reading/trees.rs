//! What is one of several shapes: blocks, inline parts, and when an event takes place.

use serde_json::Value;

use super::{Fields, FromJson};
use crate::model::{Alignment, Block, CardKind, Inline, NaiveDay, Span, Tone, When};

/// The one field of a JSON object: its name says which shape the value has.
fn tagged(json: Value) -> Option<(String, Value)> {
    let Value::Object(fields) = json else { return None };
    let mut fields = fields.into_iter();
    let only = fields.next()?;
    if fields.next().is_none() { Some(only) } else { None }
}

impl FromJson for Block {
    fn from_json(json: Value) -> Option<Self> {
        if json.as_str() == Some("r") {
            return Some(Self::Rule);
        }
        let (tag, value) = tagged(json)?;
        if tag == "p" {
            return FromJson::from_json(value).map(Self::Paragraph);
        }
        let mut fields = Fields::of(value)?;
        Some(match &*tag {
            "h" => {
                Self::Heading { level: fields.take("l")?, id: fields.take("id")?, text: fields.take("t")? }
            }
            "l" => Self::List { start: fields.take("s")?, items: fields.take("i")? },
            "q" => Self::Quote { blocks: fields.take("b")?, cite: fields.take_or_default("c")? },
            "c" => Self::Code { language: fields.take("l")?, text: fields.take("t")? },
            "t" => Self::Table {
                caption: fields.take_or_default("c")?,
                alignments: fields.take_or_default("a")?,
                head: fields.take_or_default("h")?,
                rows: fields.take_or_default("r")?,
            },
            "f" => Self::Figure {
                media: fields.take("m")?,
                caption: fields.take_or_default("c")?,
                link: fields.take("l")?,
            },
            "o" => Self::Callout {
                tone: fields.take("k")?,
                title: fields.take_or_default("t")?,
                blocks: fields.take("b")?,
            },
            "d" => Self::Card {
                kind: fields.take("k")?,
                href: fields.take("h")?,
                title: fields.take("t")?,
                caption: fields.take_or_default("c")?,
            },
            _ => return None,
        })
    }
}

impl FromJson for Inline {
    fn from_json(json: Value) -> Option<Self> {
        if json.as_str() == Some("b") {
            return Some(Self::Break);
        }
        let (tag, value) = tagged(json)?;
        Some(match &*tag {
            "t" => Self::Text(FromJson::from_json(value)?),
            "e" => Self::Emphasis(FromJson::from_json(value)?),
            "s" => Self::Strong(FromJson::from_json(value)?),
            "x" => Self::Struck(FromJson::from_json(value)?),
            "c" => Self::Code(FromJson::from_json(value)?),
            "a" => {
                let (href, text) = FromJson::from_json(value)?;
                Self::Link(href, text)
            }
            "n" => Self::Note(FromJson::from_json(value)?),
            _ => return None,
        })
    }
}

impl FromJson for When {
    fn from_json(json: Value) -> Option<Self> {
        let (tag, value) = tagged(json)?;
        let mut fields = Fields::of(value)?;
        Some(match &*tag {
            "d" => {
                let (NaiveDay(first), NaiveDay(last)) = (fields.take("f")?, fields.take("l")?);
                Self::Days { first, last }
            }
            "t" => Self::Times { zone: fields.take("z")?, parts: fields.take("p")? },
            "a" => Self::ToBeAnnounced { hint: fields.take("h")? },
            _ => return None,
        })
    }
}

impl FromJson for Span {
    fn from_json(json: Value) -> Option<Self> {
        let Value::Array(items) = json else { return None };
        let mut items = items.into_iter();
        let mut next = || items.next().unwrap_or(Value::Null);
        let (start, start_offset) = (i64::from_json(next())?, i16::from_json(next())?);
        let end = Option::<i64>::from_json(next())?;
        let end_offset = Option::<i16>::from_json(next())?.unwrap_or(0);
        Some(Self::from_minutes(start, start_offset, end, end_offset, FromJson::from_json(next())?))
    }
}

macro_rules! lettered {
    ($($type:ident { $($letter:literal = $value:ident),* })*) => {$(
        impl FromJson for $type {
            fn from_json(json: Value) -> Option<Self> {
                Some(match json.as_str()? {
                    $($letter => Self::$value,)*
                    _ => return None,
                })
            }
        }
    )*};
}

lettered! {
    Alignment { "s" = Start, "c" = Centre, "e" = End }
    Tone { "n" = Note, "t" = Tip, "i" = Important, "w" = Warning }
    CardKind { "v" = Video, "p" = Picture, "l" = Page }
}
