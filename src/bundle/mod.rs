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
//! bundle/facets/values.<hash>.tsv             every value of every facet
//! bundle/facets/<n>.<hash>.bin                which articles have which value; their days
//! bundle/order/<lang>/<n>.<hash>.bin          the articles in the order of their titles
//! bundle/search/<lang>/<part>.<hash>.bin      the search index
//! bundle/names/<kind>.<lang>.<hash>.json      the names of all things of a kind
//! bundle/heads/<lang>/<n>.<hash>.json         16 article heads each
//! bundle/slugs/<n>.<hash>.json                ordinals of articles by slug
//! bundle/bodies/<kind>/<lang>/<n>.<hash>.json bodies and what belongs to them; 8 articles each
//! bundle/agenda/<lang>/<year>.<hash>.json     event heads of a year, or `undated`
//! bundle/calendar/<lang>/<year>.<hash>.json   VEVENTs of the events of a year, by slug
//! bundle/calendar/zones.<hash>.json           VTIMEZONEs by name, for all of them
//! ```
//!
//! JSON is read by the app, all else by the chooser, most of it in place.
//!
//! A calendar of some events is joined from the last two: `BEGIN:VCALENDAR`, `VERSION:2.0` and
//! `PRODID`, then the VTIMEZONE of every zone that one of the events names and the file has (none is
//! needed for UTC), then the events' VEVENTs, then `END:VCALENDAR`. The texts are escaped and folded,
//! and every line ends in CR and LF (RFC 5545). An event that has no date yet has none.

mod bytes;
mod coder;
mod entries;
mod facets;
mod file;
mod heads;
mod key;
mod lexicon;
mod manifest;
mod order;
mod pairs;
mod reading;
pub mod search;
mod site_file;
mod trust;

pub use entries::{
    ArticleEntry, EditionEntry, EventEntry, Gathered, MemberLine, OrganisationEntry, OutputLine, PageEntry,
    Part, PersonEntry, PlaceEntry, SectionEntry, TopicEntry, UndertakingEntry,
};
pub use facets::{FacetStretch, Values};
pub use file::{File, FileError, read_list};
pub use heads::{EventHead, Head, Named};
pub use key::{
    BODIES_PER_FILE, EntryKind, FACETS_PER_FILE, FILES_PER_LIST, FileKey, HEADS_PER_FILE, MOST_ARTICLES,
    SLUGS_PER_FILE, SearchPart, list_path, shard,
};
pub use manifest::{ARCHIVE_PAGE, AgendaYear, Manifest};
pub use order::{order_from_bytes, order_to_bytes};
pub use pairs::Pairs;
pub use reading::{Json, JsonError, quoted};
pub use site_file::{EditionShort, PageLink, SiteFile, TopicShort, UndertakingShort};

/// The version of the format that this code writes, and the only one that it reads.
pub const FORMAT: u32 = 1;
