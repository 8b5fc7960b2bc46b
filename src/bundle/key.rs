use crate::model::{Language, Slug};

/// An archive has no more articles: the search index takes a larger one for damaged.
pub const MOST_ARTICLES: u32 = 1 << 21;

/// How many article heads one file holds.
pub const HEADS_PER_FILE: u32 = 16;

/// How many articles' bodies one file holds at most: fewer than heads, for one is read at a time.
pub const BODIES_PER_FILE: u32 = 8;

/// How many articles one file of the facet index, or of the order of titles, covers.
pub const FACETS_PER_FILE: u32 = 8_192;

/// How many slugs a file of slugs holds on average.
pub const SLUGS_PER_FILE: u32 = 64;

/// How many files of a numbered kind one list names at most: a page of results from twenty places
/// needs twenty such lists, the manifest names them all.
pub const FILES_PER_LIST: u32 = 128;

/// Names a file of the bundle, whatever its bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKey {
    /// What every page shows in a language.
    Site(Language),
    /// Every value of every facet that an article has.
    Values,
    /// The facet index of articles `8,192 n` to `8,192 n + 8,191`.
    Facets(u32),
    /// The articles in the order of their titles in a site language: `8,192 n` to `8,192 n + 8,191`.
    Order(Language, u32),
    /// A part of the search index in a site language.
    Search(Language, SearchPart),
    /// The names of all things of a kind in a site language.
    Names(EntryKind, Language),
    /// Article heads `16 n` to `16 n + 15`, as a site language shows them.
    Heads(Language, u32),
    /// Ordinals of articles by slug; a slug is in the file that [`shard`] tells.
    Slugs(u32),
    /// Bodies of articles `8 n` to `8 n + 7` that are written in the language.
    Articles(Language, u32),
    /// What the pages of a kind show in a site language; a slug is in the file that [`shard`] tells.
    Entries(EntryKind, Language, u32),
    /// Event heads that begin in a year, `None` those without a date.
    Agenda(Language, Option<i32>),
    /// The VEVENTs of the events that begin in a year, as a site language says them.
    Calendar(Language, i32),
    /// The VTIMEZONEs that those of all years and languages need.
    TimeZones,
}

/// The parts of a search index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchPart {
    /// In which file a word is.
    Directory,
    /// The words that typing errors are forgiven for.
    Vocabulary,
    /// Words with the articles that have them, wherever they stand.
    Words(u32),
    /// The same for titles and names alone.
    Titles(u32),
    /// Where the words of [`SearchPart::Words`] stand, for phrases.
    Places(u32),
}

/// The kinds of things that have a page of their own, articles apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// Projects.
    Project,
    /// Groups.
    Group,
    /// Topics.
    Topic,
    /// People.
    Person,
    /// Organisations.
    Organisation,
    /// Places.
    Place,
    /// Events.
    Event,
    /// Editions.
    Edition,
    /// Pages of the editor's.
    Page,
}

impl EntryKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Project,
        Self::Group,
        Self::Topic,
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Event,
        Self::Edition,
        Self::Page,
    ];

    /// The folder of its files.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Project => "projects",
            Self::Group => "groups",
            Self::Topic => "topics",
            Self::Person => "people",
            Self::Organisation => "organisations",
            Self::Place => "places",
            Self::Event => "events",
            Self::Edition => "editions",
            Self::Page => "pages",
        }
    }

    /// How many entries a file of this kind holds on average: fewer where pages gather articles.
    pub fn per_file(self) -> u32 {
        match self {
            Self::Project | Self::Group | Self::Topic | Self::Edition | Self::Page => 1,
            Self::Organisation | Self::Place => 2,
            Self::Event => 4,
            Self::Person => 8,
        }
    }
}

impl FileKey {
    /// The files that every choice in an archive of so many articles takes: the facet index, and what
    /// people are called, who are too many to be named in the site's file.
    pub fn of_every_choice(articles: u32, language: &Language) -> Vec<Self> {
        let stretches = (0..articles.div_ceil(FACETS_PER_FILE)).map(Self::Facets);
        let names = Self::Names(EntryKind::Person, language.clone());
        std::iter::once(Self::Values).chain(stretches).chain([names]).collect()
    }

    /// The list that holds the file's digest. Numbered files are listed by ranges of
    /// [`FILES_PER_LIST`]: `heads-en-0`, `heads-en-1`, so that the lists of older files stay as they
    /// are.
    pub fn list(&self) -> String {
        let (kind, language, number) = match self {
            Self::Site(_) => return "site".to_owned(),
            Self::Names(..) => return "names".to_owned(),
            Self::Calendar(..) | Self::TimeZones => return "calendar".to_owned(),
            Self::Values | Self::Facets(_) => return "facets".to_owned(),
            Self::Order(language, _) => return ["order-", language.as_str()].concat(),
            Self::Agenda(language, _) => return ["agenda-", language.as_str()].concat(),
            Self::Search(language, SearchPart::Places(n)) => ("places", language.as_str(), n),
            Self::Search(language, part) => ("search", language.as_str(), &part.number()),
            Self::Slugs(n) => ("slugs", "", n),
            Self::Heads(language, n) => ("heads", language.as_str(), n),
            Self::Articles(language, n) => ("articles", language.as_str(), n),
            Self::Entries(kind, language, n) => (kind.folder(), language.as_str(), n),
        };
        let of = if language.is_empty() { "" } else { "-" };
        [kind, of, language, "-", &(number / FILES_PER_LIST).to_string()].concat()
    }

    /// The file's name in its list: `3`, `2020`, `undated`, `en`, `en/2020`.
    pub fn name(&self) -> String {
        match self {
            Self::Site(language) => language.as_str().to_owned(),
            Self::Values => "values".to_owned(),
            Self::Search(_, part) => part.name(),
            Self::Names(kind, language) => [kind.folder(), ".", language.as_str()].concat(),
            Self::Facets(n)
            | Self::Order(_, n)
            | Self::Heads(_, n)
            | Self::Slugs(n)
            | Self::Articles(_, n)
            | Self::Entries(_, _, n) => n.to_string(),
            Self::Agenda(_, Some(year)) => year.to_string(),
            Self::Agenda(_, None) => "undated".to_owned(),
            Self::Calendar(language, year) => [language.as_str(), "/", &year.to_string()].concat(),
            Self::TimeZones => "zones".to_owned(),
        }
    }

    /// The path of the file with this digest in the site, without base: `bundle/heads/en/3.<hash>.json`.
    pub fn path(&self, digest: &str) -> String {
        let folder = match self {
            Self::Site(_) => "site.".to_owned(),
            Self::Values | Self::Facets(_) => "facets/".to_owned(),
            Self::Order(language, _) => ["order/", language.as_str(), "/"].concat(),
            Self::Search(language, _) => ["search/", language.as_str(), "/"].concat(),
            Self::Names(..) => "names/".to_owned(),
            Self::Heads(language, _) => ["heads/", language.as_str(), "/"].concat(),
            Self::Slugs(_) => "slugs/".to_owned(),
            Self::Articles(language, _) => ["bodies/articles/", language.as_str(), "/"].concat(),
            Self::Entries(kind, language, _) => {
                ["bodies/", kind.folder(), "/", language.as_str(), "/"].concat()
            }
            Self::Agenda(language, _) => ["agenda/", language.as_str(), "/"].concat(),
            Self::Calendar(..) | Self::TimeZones => "calendar/".to_owned(),
        };
        ["bundle/", &folder, &self.name(), ".", digest, self.ending()].concat()
    }

    /// The file of the chooser's that has this path without digest, as [`FileKey::path`] writes it.
    pub fn from_path(path: &str) -> Option<Self> {
        let path = path.strip_prefix("bundle/")?;
        let (path, _) = path.rsplit_once("..")?;
        let (folder, rest) = path.split_once('/')?;
        if folder == "facets" {
            return Some(if rest == "values" { Self::Values } else { Self::Facets(rest.parse().ok()?) });
        }
        let (language, name) = rest.split_once('/')?;
        let language = language.parse().ok()?;
        match folder {
            "order" => Some(Self::Order(language, name.parse().ok()?)),
            "search" => Some(Self::Search(language, SearchPart::from_name(name)?)),
            _ => None,
        }
    }

    /// How the file's name ends: `.json`, or else `.tsv` and `.bin`.
    pub fn ending(&self) -> &'static str {
        match self {
            Self::Values => ".tsv",
            Self::Facets(_) | Self::Order(..) | Self::Search(..) => ".bin",
            _ => ".json",
        }
    }

    /// Whether the chooser reads it, as bytes; all others are JSON, which the app reads.
    pub fn is_for_chooser(&self) -> bool {
        self.ending() != ".json"
    }
}

impl SearchPart {
    fn number(self) -> u32 {
        match self {
            Self::Directory | Self::Vocabulary => 0,
            Self::Words(n) | Self::Titles(n) | Self::Places(n) => n,
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Some(match name.split_once('-') {
            None if name == "directory" => Self::Directory,
            None if name == "vocabulary" => Self::Vocabulary,
            None => Self::Words(name.parse().ok()?),
            Some(("titles", n)) => Self::Titles(n.parse().ok()?),
            Some(("places", n)) => Self::Places(n.parse().ok()?),
            Some(_) => return None,
        })
    }

    /// The name of its file in the list: `directory`, `vocabulary`, `3`, `titles-3`, `places-3`.
    fn name(self) -> String {
        match self {
            Self::Directory => "directory".to_owned(),
            Self::Vocabulary => "vocabulary".to_owned(),
            Self::Words(n) => n.to_string(),
            Self::Titles(n) => ["titles-", &n.to_string()].concat(),
            Self::Places(n) => ["places-", &n.to_string()].concat(),
        }
    }
}

/// The path of a list with this digest in the site, without base.
pub fn list_path(list: &str, digest: &str) -> String {
    ["bundle/lists/", list, ".", digest, ".json"].concat()
}

/// Which of `files` files holds a slug: FNV-1a of its bytes, modulo the number of files.
pub fn shard(slug: &Slug, files: u32) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for byte in slug.as_str().bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash % files.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chooser_knows_its_files_by_their_paths() {
        let language: Language = "en".parse().expect("a language");
        let search = |part| FileKey::Search(language.clone(), part);
        for key in [
            FileKey::Values,
            FileKey::Facets(3),
            FileKey::Order(language.clone(), 2),
            search(SearchPart::Directory),
            search(SearchPart::Vocabulary),
            search(SearchPart::Words(12)),
            search(SearchPart::Titles(0)),
            search(SearchPart::Places(7)),
        ] {
            assert!(key.is_for_chooser());
            assert_eq!(FileKey::from_path(&key.path("")), Some(key.clone()), "{}", key.path(""));
        }
        assert_eq!(FileKey::from_path(&FileKey::Heads(language, 1).path("")), None);
        assert_eq!(FileKey::from_path("bundle/search/en/elsewhere-3..bin"), None);
    }
}
