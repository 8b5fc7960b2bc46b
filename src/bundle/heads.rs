use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::agenda::Dated;
use crate::model::{Format, Href, Kind, Language, Published, Slug, Status, When};

/// A thing by its slug and its name in the page's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Named {
    /// Its slug.
    #[serde(rename = "s")]
    pub slug: Slug,
    /// Its name.
    #[serde(rename = "n")]
    pub name: String,
}

/// What a list shows of an article, in a site language or else in the article's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Head {
    /// Its ordinal.
    #[serde(rename = "o")]
    pub ordinal: u32,
    /// Its slug.
    #[serde(rename = "s")]
    pub slug: Slug,
    /// Its title.
    #[serde(rename = "t")]
    pub title: String,
    /// The language of title and summary, where it is not the list's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// When it was published.
    #[serde(rename = "d")]
    pub published: Published,
    /// What kind of news it is.
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The editor's summary, else an excerpt.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Its projects.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<Slug>,
    /// Its groups.
    #[serde(rename = "g", default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Slug>,
    /// Its topics.
    #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Slug>,
    /// Where it is to be read, if elsewhere.
    #[serde(rename = "x", default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Href>,
}

/// What the agenda shows of an event, in a site language or else in the event's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EventHead {
    /// Its slug.
    #[serde(rename = "s")]
    pub slug: Slug,
    /// Its title.
    #[serde(rename = "t")]
    pub title: String,
    /// The language of title and summary, where it is not the list's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// What it is, in a word or two.
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// When it takes place.
    #[serde(rename = "w")]
    pub when: When,
    /// Whether it takes place.
    #[serde(rename = "a", default, skip_serializing_if = "is_planned")]
    pub status: Status,
    /// Why it does not, or what comes instead.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub status_note: Option<String>,
    /// Whether one must be there in person.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// The city or country.
    #[serde(rename = "q", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Named>,
    /// The code of the country it takes place in.
    #[serde(rename = "y", default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The editor's summary; empty where there is none.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Its projects.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<Slug>,
    /// Its groups.
    #[serde(rename = "g", default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Slug>,
    /// Its topics.
    #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Slug>,
    /// The article that reports it, the newest where there are several.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub report: Option<Slug>,
}

impl Dated for EventHead {
    fn when(&self) -> &When {
        &self.when
    }

    fn slug(&self) -> &Slug {
        &self.slug
    }
}

fn is_planned(status: &Status) -> bool {
    *status == Status::Planned
}
