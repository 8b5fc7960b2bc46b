use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Gathered;
use crate::bundle::heads::Named;
use crate::bundle::site_file::UndertakingShort;
use crate::model::{Href, Image, Language, OutputKind, Published, RichText, Role, Slug, Source};

/// A project's or a group's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UndertakingEntry {
    /// What lists show of it.
    #[serde(rename = "h")]
    pub short: UndertakingShort,
    /// The language of its own texts, where it is not the page's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Its full name, where it has one beside the title.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub full_name: Option<String>,
    /// The editor's summary.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The main text.
    #[serde(rename = "b", default)]
    pub body: RichText,
    /// Topics it is about.
    #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Slug>,
    /// Who takes part: leaders first, then in the editor's order.
    #[serde(rename = "m", default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberLine>,
    /// How many partners there are that are not named.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub unnamed_partners: Option<u32>,
    /// Its own site.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Href>,
    /// What came of it.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub outputs: Vec<OutputLine>,
    /// Its picture.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// When its page was last changed.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Published>,
    /// Where its facts come from.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// News and events about it.
    #[serde(rename = "g", default)]
    pub gathered: Gathered,
}

/// Somebody who takes part in an undertaking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MemberLine {
    /// Who.
    #[serde(rename = "m")]
    pub who: Named,
    /// Whether it is a person rather than an organisation.
    #[serde(rename = "p", default, skip_serializing_if = "std::ops::Not::not")]
    pub person: bool,
    /// As what.
    #[serde(rename = "r")]
    pub role: Role,
    /// What else is to be said of it.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What came of an undertaking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OutputLine {
    /// What it is called.
    #[serde(rename = "t")]
    pub title: String,
    /// What kind of thing it is.
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<OutputKind>,
    /// Who made it.
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Where it is; absent where that is not stated.
    #[serde(rename = "h", default, skip_serializing_if = "Option::is_none")]
    pub href: Option<Href>,
}
