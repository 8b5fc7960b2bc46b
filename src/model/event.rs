use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Href, Image, Language, Link, PerLanguage, Published, Slug, Source, Text, When};

/// Something that takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name in addresses, and its UID for life.
    pub slug: Slug,
    /// When it takes place.
    pub when: When,
    /// Whether it takes place.
    pub status: Status,
    /// Why it does not, or what comes instead.
    pub status_note: Option<String>,
    /// Whether one must be there in person; absent where it is not stated.
    pub format: Option<Format>,
    /// The city or country.
    pub place: Option<Slug>,
    /// The house and room.
    pub venue: Option<String>,
    /// Projects it belongs to.
    pub projects: Vec<Slug>,
    /// Groups it belongs to.
    pub groups: Vec<Slug>,
    /// Topics it is about.
    pub topics: Vec<Slug>,
    /// Organisations that hold it.
    pub organisers: Vec<Slug>,
    /// People who speak or take part.
    pub people: Vec<Slug>,
    /// Languages spoken there.
    pub languages: Vec<Language>,
    /// How to take part.
    pub registration: Option<Registration>,
    /// Whom it is for.
    pub audience: Option<String>,
    /// Documents and pages about it.
    pub links: Vec<Link>,
    /// Its picture.
    pub image: Option<Image>,
    /// When its page was last changed.
    pub updated: Option<Published>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// Paths it could once be read at, without base.
    pub aliases: Vec<String>,
    /// What it says; the subtitle says what it is ("Web conference").
    pub texts: PerLanguage<Text>,
}

/// How to take part in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Registration {
    /// Where to register.
    #[serde(rename = "h")]
    pub href: Href,
    /// The first day on which one can.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDay>,
    /// The last day on which one can.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDay>,
}

/// A civil day that serialises as its number since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct NaiveDay(
    #[serde(with = "super::day_number")]
    #[schemars(with = "i32")]
    pub NaiveDate,
);

/// Whether an event takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// As announced.
    #[default]
    Planned,
    /// Later than announced.
    Postponed,
    /// Not at all.
    Cancelled,
}

/// Whether one must be there in person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Nobody meets in person.
    Online,
    /// Everybody does.
    OnSite,
    /// As each likes.
    Hybrid,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Online, Self::OnSite, Self::Hybrid];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::OnSite => "on-site",
            Self::Hybrid => "hybrid",
        }
    }

    /// The format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}
