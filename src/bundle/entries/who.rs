use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Gathered;
use crate::bundle::heads::{Head, Named};
use crate::model::{Href, Image, Language, RichText, Slug, Source};

/// A topic's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TopicEntry {
    /// Its slug.
    #[serde(rename = "s")]
    pub slug: Slug,
    /// Its name.
    #[serde(rename = "n")]
    pub name: String,
    /// What it covers.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The wider topic.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Named>,
    /// Narrower topics.
    #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Named>,
    /// News, events, projects and groups on it.
    #[serde(rename = "g", default)]
    pub gathered: Gathered,
}

/// A person's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PersonEntry {
    /// Slug and name.
    #[serde(rename = "h")]
    pub named: Named,
    /// The language of the person's own texts, where it is not the page's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Who it is, in a line.
    #[serde(rename = "d", default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The editor's summary.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The main text.
    #[serde(rename = "b", default)]
    pub body: RichText,
    /// The person's own site.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Href>,
    /// A portrait.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Organisations the person belongs to.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Named>,
    /// Where the facts come from.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// News about the person, events, parts in projects and groups.
    #[serde(rename = "g", default)]
    pub gathered: Gathered,
    /// The newest articles the person wrote, newest first.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<Head>,
    /// How many articles the person wrote in all.
    #[serde(rename = "n", default)]
    pub written_total: u32,
}

/// An organisation's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrganisationEntry {
    /// Slug and name.
    #[serde(rename = "h")]
    pub named: Named,
    /// Its short name.
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub acronym: Option<String>,
    /// Other names it goes by.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Its own site.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Href>,
    /// Where it is.
    #[serde(rename = "q", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Named>,
    /// People who belong to it.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Named>,
    /// News about it, events it holds, parts in projects and groups.
    #[serde(rename = "g", default)]
    pub gathered: Gathered,
}

/// A place's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceEntry {
    /// Slug and name.
    #[serde(rename = "h")]
    pub named: Named,
    /// The country it is in.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Named>,
    /// Places in it, where it is a country.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Named>,
    /// Latitude and longitude in degrees times a million.
    #[serde(rename = "x", default, skip_serializing_if = "Option::is_none")]
    pub coordinates: Option<(i32, i32)>,
    /// Organisations there.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Named>,
    /// News and events there.
    #[serde(rename = "g", default)]
    pub gathered: Gathered,
}
