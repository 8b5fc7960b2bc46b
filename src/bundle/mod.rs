//! THE FORMAT (bundle format 1): the files that the publisher writes and the app reads.
//!
//! Every file but `bundle/manifest.json` bears the beginning of its own SHA-256 in its name and
//! never changes. This room says what stands in which file and what the files are called; it
//! fetches nothing and decides nothing about pages.
//!
//! ```text
//! bundle/manifest.json                        what there is, as of when; the digests of the lists
//! bundle/lists/<list>.<hash>.json             the digests of the files of a list; at most 128 numbered ones
//! bundle/site.<lang>.<hash>.json              what every page shows
//! bundle/facets/<n>.<hash>.json               per facet value: which articles; their days
//! bundle/heads/<lang>/<n>.<hash>.json         16 article heads each
//! bundle/slugs/<n>.<hash>.json                ordinals of articles by slug
//! bundle/bodies/<kind>/<lang>/<n>.<hash>.json bodies and what belongs to them; 8 articles each
//! bundle/agenda/<lang>/<year>.<hash>.json     event heads of a year, or `undated`
//! ```
//!
//! The room for `bundle/search/` is kept free: format 1 has no search files yet.

mod entries;
mod facets;
mod file;
mod heads;
mod key;
mod manifest;
mod pairs;
mod reading;
mod site_file;

pub use entries::{
    ArticleEntry, EditionEntry, EventEntry, Gathered, MemberLine, OrganisationEntry, OutputLine, PageEntry,
    Part, PersonEntry, PlaceEntry, SectionEntry, TopicEntry, UndertakingEntry,
};
pub use facets::{FacetIndex, ValueSteps};
pub use file::{File, FileError, read_list};
pub use heads::{EventHead, Head, Named};
pub use key::{
    BODIES_PER_FILE, EntryKind, FILES_PER_LIST, FileKey, HEADS_PER_FILE, SLUGS_PER_FILE, list_path, shard,
};
pub use manifest::{ARCHIVE_PAGE, AgendaYear, Manifest};
pub use pairs::Pairs;
pub use site_file::{EditionShort, PageLink, SiteFile, TopicShort, UndertakingShort};

/// The version of the format that this code writes, and the only one that it reads.
pub const FORMAT: u32 = 1;
