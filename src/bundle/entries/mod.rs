//! What the pages of things show, one record a page; see the submodules by subject.

mod calendar;
mod undertakings;
mod who;

pub use calendar::{EditionEntry, EventEntry, PageEntry, SectionEntry};
pub use undertakings::{MemberLine, OutputLine, UndertakingEntry};
pub use who::{OrganisationEntry, PersonEntry, PlaceEntry, TopicEntry};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::heads::{EventHead, Head, Named};
use crate::model::{Image, Language, Published, RichText, Role, Slug, Source};

/// An article's page, in the language it is written in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleEntry {
    /// What lists show of it.
    #[serde(rename = "h")]
    pub head: Head,
    /// The languages it is written in, the original first.
    #[serde(rename = "g")]
    pub languages: Vec<Language>,
    /// When it was last changed.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Published>,
    /// The edition it belongs to.
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<Named>,
    /// People it is about.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Named>,
    /// People who wrote it.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Named>,
    /// Organisations it is about.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Named>,
    /// Places it is about.
    #[serde(rename = "l", default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Named>,
    /// Events it reports or announces; without their reports, so that newer articles leave the
    /// bodies of older ones as they are.
    #[serde(rename = "v", default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventHead>,
    /// Its picture.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// The main text.
    #[serde(rename = "b", default)]
    pub body: RichText,
    /// Where its facts come from.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Older articles that share a project, a group or a topic with it, nearest first.
    #[serde(rename = "r", default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Head>,
}

/// What has gathered around a thing by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Gathered {
    /// The newest articles, newest first.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<Head>,
    /// How many articles there are in all.
    #[serde(rename = "n", default)]
    pub total: u32,
    /// Its events: oldest first, those without a date last.
    #[serde(rename = "e", default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventHead>,
    /// Projects and groups it has a part in.
    #[serde(rename = "u", default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// A part in a project or a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// The project or group; its name and crest are in the site's file.
    #[serde(rename = "s")]
    pub slug: Slug,
    /// Whether it is a group.
    #[serde(rename = "g", default, skip_serializing_if = "std::ops::Not::not")]
    pub group: bool,
    /// As what, where the part is a membership.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// What else is to be said of it.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
