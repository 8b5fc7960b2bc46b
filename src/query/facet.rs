use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A property to filter articles by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Facet {
    /// Projects an article is about.
    Project,
    /// Groups an article is about.
    Group,
    /// Topics an article is about.
    Topic,
    /// What kind of news it is.
    Kind,
    /// The year it was published in.
    Year,
    /// The edition it belongs to.
    Edition,
    /// The countries of its places.
    Country,
    /// The people it is about, and those who wrote it.
    Person,
    /// The languages it can be read in.
    Language,
}

/// One choice of a facet, as the address says it: a slug, a kind's name, a year or a month of it
/// (`2020-11`), a code of a country or a language.
pub type FacetValue = String;

impl Facet {
    /// Every facet, in the order of the canonical query string.
    pub const ALL: [Self; 9] = [
        Self::Topic,
        Self::Project,
        Self::Group,
        Self::Kind,
        Self::Year,
        Self::Country,
        Self::Person,
        Self::Edition,
        Self::Language,
    ];

    /// Its key in the query string.
    pub fn key(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Group => "group",
            Self::Topic => "topic",
            Self::Kind => "kind",
            Self::Year => "year",
            Self::Edition => "edition",
            Self::Country => "country",
            Self::Person => "person",
            Self::Language => "language",
        }
    }

    /// The facet of this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key() == key)
    }
}
