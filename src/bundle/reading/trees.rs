//! What is one of several shapes: blocks, inline parts, and when an event takes place.

use super::values::{items, named};
use super::{Fields, FromJson, Json};
use crate::model::{Alignment, Block, CardKind, Inline, NaiveDay, Span, Tone, When};

/// The one field of a JSON object: its name says which shape the value has. What has no such field
/// is bad.
fn tagged(json: Json, bad: &mut bool) -> (String, Json) {
    if let Json::Object(fields) = json {
        let mut fields = fields.into_iter();
        if let (Some(only), None) = (fields.next(), fields.next()) {
            return only;
        }
    }
    *bad = true;
    (String::new(), Json::Null)
}

impl FromJson for Block {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        if json.as_str() == Some("r") {
            return Self::Rule;
        }
        let (tag, value) = tagged(json, bad);
        if tag == "p" {
            return Self::Paragraph(FromJson::from_json(value, bad));
        }
        let mut fields = Fields::of(value, bad);
        match &*tag {
            "h" => Self::Heading { level: fields.take("l"), id: fields.take("id"), text: fields.take("t") },
            "l" => Self::List { start: fields.take("s"), items: fields.take("i") },
            "q" => Self::Quote { blocks: fields.take("b"), cite: fields.take_or_default("c") },
            "c" => Self::Code { language: fields.take("l"), text: fields.take("t") },
            "t" => Self::Table {
                caption: fields.take_or_default("c"),
                alignments: fields.take_or_default("a"),
                head: fields.take_or_default("h"),
                rows: fields.take_or_default("r"),
            },
            "f" => Self::Figure {
                media: fields.take("m"),
                caption: fields.take_or_default("c"),
                link: fields.take("l"),
            },
            "o" => Self::Callout {
                tone: fields.take("k"),
                title: fields.take_or_default("t"),
                blocks: fields.take("b"),
            },
            "d" => Self::Card {
                kind: fields.take("k"),
                href: fields.take("h"),
                title: fields.take("t"),
                caption: fields.take_or_default("c"),
            },
            _ => {
                *bad = true;
                Self::Rule
            }
        }
    }
}

impl FromJson for Inline {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        if json.as_str() == Some("b") {
            return Self::Break;
        }
        let (tag, value) = tagged(json, bad);
        match &*tag {
            "t" => Self::Text(FromJson::from_json(value, bad)),
            "e" => Self::Emphasis(FromJson::from_json(value, bad)),
            "s" => Self::Strong(FromJson::from_json(value, bad)),
            "x" => Self::Struck(FromJson::from_json(value, bad)),
            "c" => Self::Code(FromJson::from_json(value, bad)),
            "a" => {
                let (href, text) = FromJson::from_json(value, bad);
                Self::Link(href, text)
            }
            "n" => Self::Note(FromJson::from_json(value, bad)),
            _ => {
                *bad = true;
                Self::Break
            }
        }
    }
}

impl FromJson for When {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        let (tag, value) = tagged(json, bad);
        let mut fields = Fields::of(value, bad);
        match &*tag {
            "d" => {
                let (NaiveDay(first), NaiveDay(last)) = (fields.take("f"), fields.take("l"));
                Self::Days { first, last }
            }
            "t" => Self::Times { zone: fields.take("z"), parts: fields.take("p") },
            "a" => Self::ToBeAnnounced { hint: fields.take("h") },
            _ => {
                *bad = true;
                Self::ToBeAnnounced { hint: None }
            }
        }
    }
}

impl FromJson for Span {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        let mut items = items(json, bad).into_iter();
        let mut next = || items.next().unwrap_or(Json::Null);
        let start = i64::from_json(next(), bad);
        let start_offset = i16::from_json(next(), bad);
        let end = FromJson::from_json(next(), bad);
        let end_offset = Option::<i16>::from_json(next(), bad).unwrap_or(0);
        Self::from_minutes(start, start_offset, end, end_offset, FromJson::from_json(next(), bad))
    }
}

named! {
    Alignment { "s" = Start, "c" = Centre, "e" = End }
    Tone { "n" = Note, "t" = Tip, "i" = Important, "w" = Warning }
    CardKind { "v" = Video, "p" = Picture, "l" = Page }
}
