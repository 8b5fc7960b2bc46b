use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Href, Image, PerLanguage, Published, Slug, Source, Text};

/// A dated piece of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its name in addresses.
    pub slug: Slug,
    /// What kind of news it is, where it was said.
    pub kind: Option<Kind>,
    /// When it was published, as exactly as it is known.
    pub published: Published,
    /// When it was last changed.
    pub updated: Option<Published>,
    /// The edition it belongs to.
    pub edition: Option<Slug>,
    /// Its place in that edition from 0; settles the order of articles of the same date.
    pub place_in_edition: u32,
    /// Projects it is about.
    pub projects: Vec<Slug>,
    /// Groups it is about.
    pub groups: Vec<Slug>,
    /// Topics it is about.
    pub topics: Vec<Slug>,
    /// People it is about.
    pub people: Vec<Slug>,
    /// People who wrote it.
    pub authors: Vec<Slug>,
    /// Organisations it is about.
    pub organisations: Vec<Slug>,
    /// Places it is about.
    pub places: Vec<Slug>,
    /// Events it reports or announces; kept here, shown from both ends.
    pub events: Vec<Slug>,
    /// Where it is to be read, if elsewhere.
    pub link: Option<Href>,
    /// Its picture.
    pub image: Option<Image>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// Paths it could once be read at, without base.
    pub aliases: Vec<String>,
    /// What it says.
    pub texts: PerLanguage<Text>,
}

/// What kind of news an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Something is going to happen, or has begun.
    Announcement,
    /// Somebody speaks.
    Interview,
    /// Something has happened.
    Report,
    /// Something is asked of the public.
    Campaign,
    /// Something was published.
    Publication,
    /// A subject on one sheet.
    Factsheet,
    /// Somebody is presented.
    Portrait,
}

impl Kind {
    /// Every kind, in the order of the glossary.
    pub const ALL: [Self; 7] = [
        Self::Announcement,
        Self::Interview,
        Self::Report,
        Self::Campaign,
        Self::Publication,
        Self::Factsheet,
        Self::Portrait,
    ];

    /// Its name in content and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Announcement => "announcement",
            Self::Interview => "interview",
            Self::Report => "report",
            Self::Campaign => "campaign",
            Self::Publication => "publication",
            Self::Factsheet => "factsheet",
            Self::Portrait => "portrait",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
