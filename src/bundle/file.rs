use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use super::entries::{
    ArticleEntry, EditionEntry, EventEntry, OrganisationEntry, PageEntry, PersonEntry, PlaceEntry,
    TopicEntry, UndertakingEntry,
};
use super::heads::{EventHead, Head, Named};
use super::key::{EntryKind, FileKey};
use super::pairs::Pairs;
use super::reading::{FromJson, Json, JsonError, read};
use super::site_file::SiteFile;
use crate::model::Slug;

/// What stands in a file of the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum File {
    /// [`FileKey::Site`].
    Site(Arc<SiteFile>),
    /// What the chooser reads, as it is.
    ForChooser(Vec<u8>),
    /// [`FileKey::Names`], by slug.
    Names(Arc<Vec<Named>>),
    /// [`FileKey::Heads`], by ordinal.
    Heads(Vec<Head>),
    /// [`FileKey::Slugs`], by slug.
    Slugs(Pairs<Slug, u32>),
    /// [`FileKey::Articles`], by ordinal.
    Articles(Vec<Arc<ArticleEntry>>),
    /// Projects or groups, by slug.
    Undertakings(Vec<Arc<UndertakingEntry>>),
    /// Topics, by slug.
    Topics(Vec<Arc<TopicEntry>>),
    /// People, by slug.
    People(Vec<Arc<PersonEntry>>),
    /// Organisations, by slug.
    Organisations(Vec<Arc<OrganisationEntry>>),
    /// Places, by slug.
    Places(Vec<Arc<PlaceEntry>>),
    /// Events, by slug.
    Events(Vec<Arc<EventEntry>>),
    /// Editions, by slug.
    Editions(Vec<Arc<EditionEntry>>),
    /// Pages of the editor's, by slug.
    Pages(Vec<Arc<PageEntry>>),
    /// [`FileKey::Agenda`], in the order of the agenda.
    Agenda(Vec<EventHead>),
    /// [`FileKey::Calendar`] by the slug of the event, [`FileKey::TimeZones`] by the name of the zone:
    /// components of a calendar (RFC 5545), ready to stand in one.
    Components(Pairs<String, String>),
}

/// Why bytes are not the file that their key promises.
#[derive(Debug)]
pub enum FileError {
    /// The bytes are no JSON (RFC 8259).
    Json(JsonError),
    /// The JSON has another shape.
    Shape,
}

impl File {
    /// Reads the file that `key` names. A list drops what it cannot read; how many is told.
    pub fn from_json(key: &FileKey, json: &str) -> Result<(Self, usize), FileError> {
        match key {
            FileKey::Entries(EntryKind::Event, ..) => Self::events_from_json(json),
            FileKey::Entries(kind, ..) => Self::things_from_json(*kind, json),
            _ => Self::shared_from_json(key, json),
        }
    }

    /// Reads a file that pages of several kinds need: all but those of entries other than articles.
    pub fn shared_from_json(key: &FileKey, json: &str) -> Result<(Self, usize), FileError> {
        let whole = |file: Self| Ok((file, 0));
        match key {
            FileKey::Site(_) => whole(Self::Site(Arc::new(parse(json)?))),
            FileKey::Names(..) => list(json, |names| Self::Names(Arc::new(names))),
            FileKey::Slugs(_) => whole(Self::Slugs(parse(json)?)),
            FileKey::Heads(..) => list(json, Self::Heads),
            FileKey::Articles(..) => list(json, Self::Articles),
            FileKey::Agenda(..) => list(json, Self::Agenda),
            FileKey::Calendar(..) | FileKey::TimeZones => whole(Self::Components(parse(json)?)),
            FileKey::Values
            | FileKey::Facets(_)
            | FileKey::Order(..)
            | FileKey::Search(..)
            | FileKey::Entries(..) => Err(FileError::Shape),
        }
    }

    /// Reads a file of events.
    pub fn events_from_json(json: &str) -> Result<(Self, usize), FileError> {
        list(json, Self::Events)
    }

    /// Reads a file of entries that are neither articles nor events.
    pub fn things_from_json(kind: EntryKind, json: &str) -> Result<(Self, usize), FileError> {
        match kind {
            EntryKind::Project | EntryKind::Group => list(json, Self::Undertakings),
            EntryKind::Topic => list(json, Self::Topics),
            EntryKind::Person => list(json, Self::People),
            EntryKind::Organisation => list(json, Self::Organisations),
            EntryKind::Place => list(json, Self::Places),
            EntryKind::Edition => list(json, Self::Editions),
            EntryKind::Page => list(json, Self::Pages),
            EntryKind::Event => Err(FileError::Shape),
        }
    }

    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::ForChooser(bytes) => bytes.clone(),
            Self::Site(file) => write(file),
            Self::Names(file) => write(file),
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
            Self::Components(file) => write(file),
        }
    }
}

/// Reads a list of the bundle: the name of each file in it, and the file's digest.
pub fn read_list(json: &str) -> Result<Pairs<String, String>, FileError> {
    parse(json)
}

/// Reads any record of the bundle.
pub(super) fn parse<T: FromJson>(json: &str) -> Result<T, FileError> {
    let value = json.parse().map_err(FileError::Json)?;
    read(value).ok_or(FileError::Shape)
}

/// Reads a list item by item: one bad item is dropped and counted.
fn list<T: FromJson>(json: &str, make: fn(Vec<T>) -> File) -> Result<(File, usize), FileError> {
    let Json::List(items) = json.parse().map_err(FileError::Json)? else {
        return Err(FileError::Shape);
    };
    let total = items.len();
    let mut good = Vec::with_capacity(total);
    for item in items {
        good.extend(read::<T>(item));
    }
    let dropped = total - good.len();
    Ok((make(good), dropped))
}

fn write<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("no map with keys other than text, no failing writer")
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(f, "byte {} is no JSON", error.at),
            Self::Shape => f.write_str("the JSON has another shape"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn keys() -> Vec<FileKey> {
        let language: Language = "en".parse().expect("a language");
        let mut keys = vec![
            FileKey::Site(language.clone()),
            FileKey::Names(EntryKind::Person, language.clone()),
            FileKey::Heads(language.clone(), 0),
            FileKey::Slugs(0),
            FileKey::Articles(language.clone(), 0),
            FileKey::Agenda(language.clone(), None),
            FileKey::Calendar(language.clone(), 2020),
        ];
        keys.extend(EntryKind::ALL.map(|kind| FileKey::Entries(kind, language.clone(), 0)));
        keys
    }

    #[test]
    fn one_bad_item_is_dropped_and_counted_and_the_rest_is_kept() {
        let key = &keys()[2];
        let head = |slug: &str| format!(r#"{{"o":1,"s":"{slug}","t":"A title","d":"2020-11"}}"#);
        let json = format!("[{},{},{},7,null]", head("good"), head("Not a slug"), head("good-too"));
        let (file, dropped) = File::from_json(key, &json).expect("a list");
        let File::Heads(heads) = file else { panic!("no heads") };
        assert_eq!(heads.iter().map(|head| head.slug.as_str()).collect::<Vec<_>>(), ["good", "good-too"]);
        assert_eq!(dropped, 3);
    }

    #[test]
    fn a_field_of_a_later_day_is_passed_over() {
        let json = r#"[{"o":1,"s":"good","t":"A title","d":"2020-11","later":[{}]}]"#;
        assert!(matches!(File::from_json(&keys()[2], json), Ok((File::Heads(heads), 0)) if heads.len() == 1));
    }

    #[test]
    fn what_is_no_list_is_an_error_with_a_sentence() {
        for key in keys() {
            for json in ["", "7", "[", "\"text\"", "\u{feff}[]", "{\"a\":"] {
                let error = File::from_json(&key, json).expect_err(json);
                assert!(!error.to_string().is_empty());
            }
        }
    }

    #[test]
    fn json_of_any_kind_never_panics() {
        let folder =
            concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/adversarial/json-test-suite/test_parsing");
        let mut seen = 0;
        for entry in std::fs::read_dir(folder).expect(folder) {
            let bytes = std::fs::read(entry.expect(folder).path()).expect(folder);
            let json = String::from_utf8_lossy(&bytes);
            for key in keys() {
                if let Ok((file, _)) = File::from_json(&key, &json) {
                    let own = String::from_utf8(file.to_bytes()).expect("JSON");
                    let again = File::from_json(&key, &own).expect("its own words");
                    assert_eq!(again, (file, 0));
                }
            }
            seen += 1;
        }
        assert!(seen >= 318, "{seen} files");
    }
}
