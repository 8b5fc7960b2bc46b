//! Belfry: a newsroom that runs in the reader's browser.
//!
//! Data flows one way through the rooms; a room on the left never names one on its right:
//!
//! ```text
//! model <- query, agenda, messages <- route <- bundle, syndicate <- chooser <- app <- publish <- import, bin
//! ```

pub mod agenda;
#[cfg(feature = "app")]
pub mod app;
pub mod bundle;
pub mod chooser;
#[cfg(all(feature = "app", not(target_arch = "wasm32")))]
pub mod import;
pub mod messages;
pub mod model;
#[cfg(all(feature = "app", not(target_arch = "wasm32")))]
pub mod publish;
pub mod query;
pub mod route;

/// FORMATS OTHERS READ: what a page says of itself, for both sides; and the feeds, calendars and
/// maps that only the publisher writes. Everything here is a function of its arguments; nothing
/// touches a file. The room is declared here because its native half must not reach the browser,
/// and only this file may ask for the target.
pub mod syndicate {
    #[cfg(not(target_arch = "wasm32"))]
    mod atom;
    #[cfg(not(target_arch = "wasm32"))]
    mod body_html;
    #[cfg(not(target_arch = "wasm32"))]
    mod calendar;
    mod calendar_links;
    #[cfg(not(target_arch = "wasm32"))]
    mod content_lines;
    mod encoded;
    #[cfg(not(target_arch = "wasm32"))]
    pub mod escape;
    #[cfg(not(target_arch = "wasm32"))]
    mod feed;
    #[cfg(not(target_arch = "wasm32"))]
    mod json_feed;
    #[cfg(not(target_arch = "wasm32"))]
    mod json_ld;
    #[cfg(not(target_arch = "wasm32"))]
    mod last_changed;
    #[cfg(not(target_arch = "wasm32"))]
    mod moment;
    mod origin;
    pub mod page_meta;
    #[cfg(not(target_arch = "wasm32"))]
    mod rss;
    #[cfg(not(target_arch = "wasm32"))]
    mod scope;
    mod sharing;
    #[cfg(not(target_arch = "wasm32"))]
    mod sitemap;
    #[cfg(all(test, not(target_arch = "wasm32")))]
    mod tests;
    #[cfg(not(target_arch = "wasm32"))]
    mod time_zone;

    #[cfg(not(target_arch = "wasm32"))]
    pub use calendar::{Calendars, Subscription};
    pub use calendar_links::{CalendarEntry, EntryTime, calendar_links};
    #[cfg(not(target_arch = "wasm32"))]
    pub use feed::{Feed, FeedForm};
    #[cfg(not(target_arch = "wasm32"))]
    pub use json_ld::Descriptions;
    #[cfg(not(target_arch = "wasm32"))]
    pub use last_changed::last_changed;
    pub use origin::Origin;
    pub use page_meta::{FOLLOWED_FILES, HeadLink, MetaImage, PageKind, PageMeta, ToFollow, direction};
    #[cfg(not(target_arch = "wasm32"))]
    pub use scope::{Followed, Scope};
    pub use sharing::{QrDrawing, mail_link, qr_code};
    #[cfg(not(target_arch = "wasm32"))]
    pub use sitemap::{Listed, SITEMAP_PAGES, SITEMAP_PATH, robots, sitemap, sitemap_part};
}
