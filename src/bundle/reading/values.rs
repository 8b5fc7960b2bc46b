//! Plain values, lists and maps.

use std::str::FromStr;
use std::sync::Arc;

use super::{FromJson, Json};
use crate::bundle::heads::EventHead;
use crate::bundle::pairs::Pairs;
use crate::model::{
    Country, Format, Href, Kind, Language, NaiveDay, Nature, Navigation, OutputKind, Published, Role, Slug,
    State, Status, Years, ZoneName, day_number,
};
use crate::query::Facet;
use chrono::NaiveDate;

/// The value that was read, or `other` for what could not be.
fn or_bad<T>(read: Option<T>, other: T, bad: &mut bool) -> T {
    if read.is_none() {
        *bad = true;
    }
    read.unwrap_or(other)
}

impl FromJson for String {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        match json {
            Json::Text(text) => text,
            _ => {
                *bad = true;
                Self::new()
            }
        }
    }
}

impl FromJson for bool {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        match json {
            Json::Bool(it) => it,
            _ => {
                *bad = true;
                false
            }
        }
    }
}

impl FromJson for i64 {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        or_bad(json.as_i64(), 0, bad)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        match json {
            Json::Null => None,
            json => Some(T::from_json(json, bad)),
        }
    }
}

/// The items of an array; what is no array is bad and has none.
pub(super) fn items(json: Json, bad: &mut bool) -> Vec<Json> {
    match json {
        Json::List(items) => items,
        _ => {
            *bad = true;
            Vec::new()
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        let items = items(json, bad);
        let mut list = Self::with_capacity(items.len());
        for item in items {
            list.push(T::from_json(item, bad));
        }
        list
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        let items = items(json, bad);
        *bad |= items.len() != 2;
        let mut items = items.into_iter();
        let mut next = || items.next().unwrap_or(Json::Null);
        let (a, b) = (next(), next());
        (A::from_json(a, bad), B::from_json(b, bad))
    }
}

impl<K: FromJson, V: FromJson> FromJson for Pairs<K, V> {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        let mut pairs = Vec::new();
        match json {
            Json::Object(fields) => {
                for (key, value) in fields {
                    pairs.push((K::from_json(Json::Text(key), bad), V::from_json(value, bad)));
                }
            }
            _ => *bad = true,
        }
        Self::from_pairs(pairs)
    }
}

impl<T: FromJson> FromJson for Arc<T> {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        Self::new(T::from_json(json, bad))
    }
}

impl FromJson for Box<EventHead> {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        Self::new(EventHead::from_json(json, bad))
    }
}

impl FromJson for NaiveDay {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        Self(or_bad(json.as_i64().and_then(day_number::to_day), NaiveDate::MIN, bad))
    }
}

impl FromJson for Years {
    fn from_json(json: Json, bad: &mut bool) -> Self {
        let (first, last) = FromJson::from_json(json, bad);
        Self(first, last)
    }
}

macro_rules! numbers {
    ($($type:ty)*) => {$(
        impl FromJson for $type {
            fn from_json(json: Json, bad: &mut bool) -> Self {
                or_bad(json.as_i64().and_then(|number| number.try_into().ok()), 0, bad)
            }
        }
    )*};
}

numbers!(u8 i16 i32 u32);

macro_rules! parsed {
    ($($type:ty: $other:literal)*) => {$(
        impl FromJson for $type {
            fn from_json(json: Json, bad: &mut bool) -> Self {
                parse(&json, $other, bad)
            }
        }
    )*};
}

/// Reads a text; where that fails reads `other`, which is known to be good.
fn parse<T: FromStr>(json: &Json, other: &str, bad: &mut bool) -> T {
    match json.as_str().and_then(|text| text.parse().ok()) {
        Some(value) => value,
        None => {
            *bad = true;
            other.parse().ok().expect("what stands in a bad value's place is good")
        }
    }
}

parsed!(Slug: "x" Href: "/" Language: "en" Published: "1970-01-01" Country: "FR" ZoneName: "UTC");

macro_rules! named {
    ($($type:ident { $first:literal = $other:ident $(, $name:literal = $value:ident)* })*) => {$(
        impl FromJson for $type {
            fn from_json(json: Json, bad: &mut bool) -> Self {
                match json.as_str() {
                    $(Some($name) => Self::$value,)*
                    Some($first) => Self::$other,
                    _ => {
                        *bad = true;
                        Self::$other
                    }
                }
            }
        }
    )*};
}

pub(super) use named;

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
        "country" = Country, "person" = Person, "language" = Language
    }
}
