use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::entries::{
    ArticleEntry, EditionEntry, EventEntry, OrganisationEntry, PageEntry, PersonEntry, PlaceEntry,
    TopicEntry, UndertakingEntry,
};
use super::facets::FacetIndex;
use super::heads::{EventHead, Head};
use super::key::{EntryKind, FileKey};
use super::site_file::SiteFile;
use crate::model::Slug;

/// What stands in a file of the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum File {
    /// [`FileKey::Site`].
    Site(Arc<SiteFile>),
    /// [`FileKey::Facets`].
    Facets(FacetIndex),
    /// [`FileKey::Heads`], by ordinal.
    Heads(Vec<Head>),
    /// [`FileKey::Slugs`], by slug.
    Slugs(BTreeMap<Slug, u32>),
    /// [`FileKey::Articles`], by ordinal.
    Articles(Vec<ArticleEntry>),
    /// Projects or groups, by slug.
    Undertakings(Vec<UndertakingEntry>),
    /// Topics, by slug.
    Topics(Vec<TopicEntry>),
    /// People, by slug.
    People(Vec<PersonEntry>),
    /// Organisations, by slug.
    Organisations(Vec<OrganisationEntry>),
    /// Places, by slug.
    Places(Vec<PlaceEntry>),
    /// Events, by slug.
    Events(Vec<EventEntry>),
    /// Editions, by slug.
    Editions(Vec<EditionEntry>),
    /// Pages of the editor's, by slug.
    Pages(Vec<PageEntry>),
    /// [`FileKey::Agenda`], in the order of the agenda.
    Agenda(Vec<EventHead>),
}

/// Why bytes are not the file that their key promises.
#[derive(Debug)]
pub struct FileError(serde_json::Error);

impl File {
    /// Reads the file that `key` names. A list drops what it cannot read; how many is told.
    pub fn from_json(key: &FileKey, json: &str) -> Result<(Self, usize), FileError> {
        let whole = |file: Self| Ok((file, 0));
        match key {
            FileKey::Site(_) => whole(Self::Site(parse(json)?)),
            FileKey::Facets(_) => whole(Self::Facets(parse(json)?)),
            FileKey::Slugs(_) => whole(Self::Slugs(parse(json)?)),
            FileKey::Heads(..) => list(json, Self::Heads),
            FileKey::Articles(..) => list(json, Self::Articles),
            FileKey::Agenda(..) => list(json, Self::Agenda),
            FileKey::Entries(kind, ..) => match kind {
                EntryKind::Project | EntryKind::Group => list(json, Self::Undertakings),
                EntryKind::Topic => list(json, Self::Topics),
                EntryKind::Person => list(json, Self::People),
                EntryKind::Organisation => list(json, Self::Organisations),
                EntryKind::Place => list(json, Self::Places),
                EntryKind::Event => list(json, Self::Events),
                EntryKind::Edition => list(json, Self::Editions),
                EntryKind::Page => list(json, Self::Pages),
            },
        }
    }

    /// Writes the file.
    pub fn to_json(&self) -> String {
        match self {
            Self::Site(file) => write(file),
            Self::Facets(file) => write(file),
            Self::Heads(file) => write(file),
            Self::Slugs(file) => write(file),
            Self::Articles(file) => write(file),
            Self::Undertakings(file) => write(file),
            Self::Topics(file) => write(file),
            Self::People(file) => write(file),
            Self::Organisations(file) => write(file),
            Self::Places(file) => write(file),
            Self::Events(file) => write(file),
            Self::Editions(file) => write(file),
            Self::Pages(file) => write(file),
            Self::Agenda(file) => write(file),
        }
    }
}

fn parse<T: DeserializeOwned>(json: &str) -> Result<T, FileError> {
    serde_json::from_str(json).map_err(FileError)
}

/// Reads a list; only where that fails, item by item: one bad item is dropped and counted.
fn list<T: DeserializeOwned>(json: &str, make: fn(Vec<T>) -> File) -> Result<(File, usize), FileError> {
    if let Ok(items) = serde_json::from_str(json) {
        return Ok((make(items), 0));
    }
    let items: Vec<serde_json::Value> = parse(json)?;
    let total = items.len();
    let good: Vec<T> = items.into_iter().filter_map(|item| serde_json::from_value(item).ok()).collect();
    let dropped = total - good.len();
    Ok((make(good), dropped))
}

fn write<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("no map with keys other than text, no failing writer")
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
