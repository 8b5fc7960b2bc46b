//! Belfry: a newsroom that runs in the reader's browser.
//!
//! Data flows one way through the rooms; a room on the left never names one on its right:
//!
//! ```text
//! model <- query, agenda, messages <- route <- bundle, syndicate <- app <- publish <- import, bin
//! ```

pub mod agenda;
pub mod app;
pub mod bundle;
pub mod messages;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
pub mod query;
pub mod route;

/// FORMATS OTHERS READ: page metadata for both sides, and the feeds, calendars and maps that only
/// the publisher writes. Everything here is a function of its arguments; nothing touches a file.
pub mod syndicate {
    pub mod page_meta;

    pub use page_meta::{MetaImage, PageKind, PageMeta, direction};
}
