use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Href, Image, PerLanguage, Published, Slug, Source, Text};

/// What a thing is about, from the editor's fixed list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name in addresses.
    pub slug: Slug,
    /// What it is called.
    pub name: PerLanguage<String>,
    /// What it covers.
    pub summary: Option<PerLanguage<String>>,
    /// The wider topic it belongs to; never itself, never in a circle.
    pub parent: Option<Slug>,
    /// Paths it could once be read at, without base.
    pub aliases: Vec<String>,
}

/// Somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Its name in addresses.
    pub slug: Slug,
    /// Organisations the person belongs to.
    pub organisations: Vec<Slug>,
    /// The person's own site.
    pub website: Option<Href>,
    /// A portrait.
    pub image: Option<Image>,
    /// When the page was last changed.
    pub updated: Option<Published>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// Paths the page could once be read at, without base.
    pub aliases: Vec<String>,
    /// The name as title, the description as subtitle, and a body.
    pub texts: PerLanguage<Text>,
}

/// A body of people: a network, a city's administration, an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its name in addresses.
    pub slug: Slug,
    /// What it is called.
    pub name: PerLanguage<String>,
    /// Its short name.
    pub acronym: Option<String>,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// Its own site.
    pub website: Option<Href>,
    /// Where it is.
    pub place: Option<Slug>,
}

/// A city or a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name in addresses.
    pub slug: Slug,
    /// What it is called.
    pub name: PerLanguage<String>,
    /// The country it is in, or is.
    pub country: Option<Country>,
    /// Whether it is itself the country.
    pub is_country: bool,
    /// Latitude and longitude in degrees times a million (WGS 84).
    pub coordinates: Option<(i32, i32)>,
}

/// A country by its two letters (ISO 3166-1 alpha-2).
///
/// Invariant: two uppercase ASCII letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Country(String);

/// Why a text is not a country code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryError(pub String);

impl Country {
    /// The two letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Country {
    type Err = CountryError;

    fn from_str(raw: &str) -> Result<Self, CountryError> {
        let ok = raw.len() == 2 && raw.bytes().all(|byte| byte.is_ascii_uppercase());
        if ok { Ok(Self(raw.to_owned())) } else { Err(CountryError(raw.to_owned())) }
    }
}

impl TryFrom<String> for Country {
    type Error = CountryError;

    fn try_from(raw: String) -> Result<Self, CountryError> {
        raw.parse()
    }
}

impl fmt::Display for CountryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not a country code of two capital letters", self.0)
    }
}
