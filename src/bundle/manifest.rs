use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::{FileError, parse};
use super::pairs::Pairs;
use crate::model::{Language, NaiveDay};
use crate::query::{Facet, FacetValue};

/// How many articles a page of the archive of a month shows at most, and that of a year which is
/// shown by its months.
pub const ARCHIVE_PAGE: u32 = 100;

/// What there is, as of when: the one file of the bundle whose name never changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// The version of the format.
    pub format: u32,
    /// A digest of everything published, to tell one edition of the site from the next.
    pub edition: String,
    /// The moment it was published at, in seconds since 1970 (UTC).
    pub now: i64,
    /// The civil day of that moment in the site's zone.
    pub today: NaiveDay,
    /// Whether the newsroom stands still at that moment.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub frozen: bool,
    /// The site's languages; the first has no prefix in addresses.
    pub languages: Vec<Language>,
    /// How many articles there are.
    pub articles: u32,
    /// How many articles have each facet value, nothing being filtered; of people the most frequent.
    pub facets: Vec<(Facet, Vec<(FacetValue, u32)>)>,
    /// How many people there are besides whom articles name.
    #[serde(default, skip_serializing_if = "is_none")]
    pub more_people: u32,
    /// The years and months of the agenda, oldest first, those without a date last.
    pub agenda: Vec<AgendaYear>,
    /// The years that have too many articles for one page, oldest first, and how many each month has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub archive: Vec<AgendaYear>,
    /// How many files there are of the kinds that are cut by slug: list name without language.
    pub shards: Pairs<String, u32>,
    /// The digest of each list.
    pub lists: Pairs<String, String>,
}

fn is_none(count: &u32) -> bool {
    *count == 0
}

/// A year of the agenda, or of the archive of news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AgendaYear {
    /// The year; `None` holds the events without a date.
    #[serde(rename = "y")]
    pub year: Option<i32>,
    /// How many events begin, or articles were published, in each month that has some: the month from 1 to 12, and the count.
    #[serde(rename = "m", default, skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<(u32, u32)>,
}

impl Manifest {
    /// Reads a manifest of this version of the format.
    pub fn from_json(json: &str) -> Result<Self, FileError> {
        parse(json)
    }

    /// The moment it was published at.
    pub fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.now, 0).unwrap_or_default()
    }

    /// The civil day it was published on.
    pub fn today(&self) -> NaiveDate {
        self.today.0
    }

    /// How many files the slugs of this kind are cut into; at least one.
    pub fn shards(&self, kind: &str) -> u32 {
        self.shards.get(kind).copied().unwrap_or(1).max(1)
    }

    /// How many articles have each value of a facet, nothing being filtered.
    pub fn facet(&self, facet: Facet) -> &[(FacetValue, u32)] {
        self.facets.iter().find(|(of, _)| *of == facet).map_or(&[], |(_, values)| values)
    }
}
