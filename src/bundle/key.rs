use crate::model::{Language, Slug};

/// How many article heads one file holds.
pub const HEADS_PER_FILE: u32 = 16;

/// How many articles' bodies one file holds at most: fewer than heads, for one is read at a time.
pub const BODIES_PER_FILE: u32 = 8;

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
    /// The facet index, cut by ranges of ordinals.
    Facets(u32),
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
    /// The list that holds the file's digest. Numbered files are listed by ranges of
    /// [`FILES_PER_LIST`]: `heads-en-0`, `heads-en-1`, so that the lists of older files stay as they
    /// are.
    pub fn list(&self) -> String {
        let (kind, language, number) = match self {
            Self::Site(_) => return "site".to_owned(),
            Self::Agenda(language, _) => return ["agenda-", language.as_str()].concat(),
            Self::Facets(n) => ("facets", "", n),
            Self::Slugs(n) => ("slugs", "", n),
            Self::Heads(language, n) => ("heads", language.as_str(), n),
            Self::Articles(language, n) => ("articles", language.as_str(), n),
            Self::Entries(kind, language, n) => (kind.folder(), language.as_str(), n),
        };
        let of = if language.is_empty() { "" } else { "-" };
        [kind, of, language, "-", &(number / FILES_PER_LIST).to_string()].concat()
    }

    /// The file's name in its list: `3`, `2020`, `undated`, `en`.
    pub fn name(&self) -> String {
        match self {
            Self::Site(language) => language.as_str().to_owned(),
            Self::Facets(n)
            | Self::Heads(_, n)
            | Self::Slugs(n)
            | Self::Articles(_, n)
            | Self::Entries(_, _, n) => n.to_string(),
            Self::Agenda(_, Some(year)) => year.to_string(),
            Self::Agenda(_, None) => "undated".to_owned(),
        }
    }

    /// The path of the file with this digest in the site, without base: `bundle/heads/en/3.<hash>.json`.
    pub fn path(&self, digest: &str) -> String {
        let folder = match self {
            Self::Site(_) => "site.".to_owned(),
            Self::Facets(_) => "facets/".to_owned(),
            Self::Heads(language, _) => ["heads/", language.as_str(), "/"].concat(),
            Self::Slugs(_) => "slugs/".to_owned(),
            Self::Articles(language, _) => ["bodies/articles/", language.as_str(), "/"].concat(),
            Self::Entries(kind, language, _) => {
                ["bodies/", kind.folder(), "/", language.as_str(), "/"].concat()
            }
            Self::Agenda(language, _) => ["agenda/", language.as_str(), "/"].concat(),
        };
        ["bundle/", &folder, &self.name(), ".", digest, ".json"].concat()
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
