use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::bundle::heads::{EventHead, Head, Named};
use crate::model::{Image, Language, Link, Published, Registration, RichText, Source};

/// An event's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EventEntry {
    /// What the agenda shows of it.
    #[serde(rename = "h")]
    pub head: EventHead,
    /// The main text.
    #[serde(rename = "b", default)]
    pub body: RichText,
    /// The house and room.
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// Latitude and longitude of its place in degrees times a million.
    #[serde(rename = "x", default, skip_serializing_if = "Option::is_none")]
    pub coordinates: Option<(i32, i32)>,
    /// Organisations that hold it.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub organisers: Vec<Named>,
    /// People who speak or take part.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Named>,
    /// Languages spoken there.
    #[serde(rename = "l", default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// How to take part.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<Registration>,
    /// Whom it is for.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// Documents and pages about it.
    #[serde(rename = "d", default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Its picture.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// When its page was last changed.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Published>,
    /// Where its facts come from.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// News about it, newest first.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<Head>,
    /// The event before it in the agenda.
    #[serde(rename = "<", default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Box<EventHead>>,
    /// The event after it in the agenda.
    #[serde(rename = ">", default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Box<EventHead>>,
}

/// An edition's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EditionEntry {
    /// Slug and title.
    #[serde(rename = "h")]
    pub named: Named,
    /// The language of its own texts, where it is not the page's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Its date.
    #[serde(rename = "d")]
    pub published: Published,
    /// How the date is known.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub date_note: Option<String>,
    /// The editor's summary.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The main text.
    #[serde(rename = "b", default)]
    pub body: RichText,
    /// Its sections in order.
    #[serde(rename = "c")]
    pub sections: Vec<SectionEntry>,
    /// The dates it announces, in its order.
    #[serde(rename = "e", default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventHead>,
    /// Where its facts come from.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The edition before it.
    #[serde(rename = "<", default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Named>,
    /// The edition after it.
    #[serde(rename = ">", default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Named>,
}

/// A titled run of articles in an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SectionEntry {
    /// What it is called.
    #[serde(rename = "t")]
    pub title: String,
    /// Its articles in order.
    #[serde(rename = "a")]
    pub articles: Vec<Head>,
}

/// A page of the editor's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PageEntry {
    /// Slug and title.
    #[serde(rename = "h")]
    pub named: Named,
    /// The language of its texts, where it is not the page's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The editor's summary.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The main text.
    #[serde(rename = "b", default)]
    pub body: RichText,
    /// Its picture.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// When it was last changed.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Published>,
    /// Where its facts come from.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}
