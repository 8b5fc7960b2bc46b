//! Plain values, lists and maps.

use std::collections::BTreeMap;

use serde_json::Value;

use super::FromJson;
use crate::bundle::heads::EventHead;
use crate::model::{
    Country, Format, Href, Kind, Language, NaiveDay, Nature, Navigation, OutputKind, Published, Role, Slug,
    State, Status, Years, ZoneName, day_number,
};
use crate::query::Facet;

impl FromJson for String {
    fn from_json(json: Value) -> Option<Self> {
        match json {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

impl FromJson for bool {
    fn from_json(json: Value) -> Option<Self> {
        json.as_bool()
    }
}

impl FromJson for i64 {
    fn from_json(json: Value) -> Option<Self> {
        json.as_i64()
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: Value) -> Option<Self> {
        match json {
            Value::Null => Some(None),
            json => T::from_json(json).map(Some),
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: Value) -> Option<Self> {
        let Value::Array(items) = json else { return None };
        let mut list = Self::with_capacity(items.len());
        for item in items {
            list.push(T::from_json(item)?);
        }
        Some(list)
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(json: Value) -> Option<Self> {
        let Value::Array(items) = json else { return None };
        let [a, b]: [Value; 2] = items.try_into().ok()?;
        Some((A::from_json(a)?, B::from_json(b)?))
    }
}

impl<K: FromJson + Ord, V: FromJson> FromJson for BTreeMap<K, V> {
    fn from_json(json: Value) -> Option<Self> {
        let Value::Object(fields) = json else { return None };
        let mut map = Self::new();
        for (key, value) in fields {
            map.insert(K::from_json(Value::String(key))?, V::from_json(value)?);
        }
        Some(map)
    }
}

impl FromJson for Box<EventHead> {
    fn from_json(json: Value) -> Option<Self> {
        EventHead::from_json(json).map(Self::new)
    }
}

impl FromJson for NaiveDay {
    fn from_json(json: Value) -> Option<Self> {
        day_number::to_day(json.as_i64()?).map(Self)
    }
}

impl FromJson for Years {
    fn from_json(json: Value) -> Option<Self> {
        <(i32, Option<i32>)>::from_json(json).map(|(first, last)| Self(first, last))
    }
}

macro_rules! numbers {
    ($($type:ty)*) => {$(
        impl FromJson for $type {
            fn from_json(json: Value) -> Option<Self> {
                json.as_i64()?.try_into().ok()
            }
        }
    )*};
}

numbers!(u8 i16 i32 u32);

macro_rules! parsed {
    ($($type:ty)*) => {$(
        impl FromJson for $type {
            fn from_json(json: Value) -> Option<Self> {
                json.as_str()?.parse().ok()
            }
        }
    )*};
}

parsed!(Slug Href Language Published Country ZoneName);

macro_rules! named {
    ($($type:ident { $($name:literal = $value:ident),* })*) => {$(
        impl FromJson for $type {
            fn from_json(json: Value) -> Option<Self> {
                Some(match json.as_str()? {
                    $($name => Self::$value,)*
                    _ => return None,
                })
            }
        }
    )*};
}

named! {
    Kind {
        "announcement" = Announcement, "interview" = Interview, "report" = Report, "campaign" = Campaign,
        "publication" = Publication, "factsheet" = Factsheet, "portrait" = Portrait
    }
    Nature {
        "project" = Project, "working-group" = WorkingGroup, "partnership" = Partnership,
        "initiative" = Initiative, "community" = Community
    }
    State { "ongoing" = Ongoing, "ended" = Ended }
    Role {
        "leader" = Leader, "partner" = Partner, "associated-city" = AssociatedCity, "member" = Member,
        "not-stated" = NotStated
    }
    OutputKind { "publication" = Publication, "factsheet" = Factsheet, "campaign" = Campaign, "tool" = Tool }
    Status { "planned" = Planned, "postponed" = Postponed, "cancelled" = Cancelled }
    Format { "online" = Online, "on-site" = OnSite, "hybrid" = Hybrid }
    Navigation { "main" = Main, "side" = Side, "foot" = Foot }
    Facet {
        "project" = Project, "group" = Group, "topic" = Topic, "kind" = Kind, "year" = Year, "edition" = Edition,
        "country" = Country
    }
}
