//! Belfry: a newsroom that runs in the reader's browser.
//!
//! Data flows one way through the rooms; a room on the left never names one on its right:
//!
//! ```text
//! model <- query, agenda, messages <- route <- bundle, syndicate <- app <- publish <- import, bin
//! ```

pub mod bundle;
pub mod messages;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
pub mod query;
pub mod route;
