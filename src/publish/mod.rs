//! THE EDITOR'S SIDE: from a content folder to a newsroom, and from a newsroom to a site.
//!
//! ```text
//! source -> front_matter -> markdown -> compile -> plan -> write
//! ```
//!
//! Every mistake is a [`Problem`] with its place; all of them are told at once, and one file's
//! mistakes never hide another's. Only [`source`] and `write` touch files; nothing here reads the
//! clock but [`now`]. This room never reaches the browser.

pub mod bundling;
pub mod cards;
pub mod compile;
pub mod front_matter;
mod head;
mod hosting;
pub mod markdown;
pub mod now;
mod pages;
mod plan;
mod printing;
pub mod problem;
mod publishing;
pub mod render;
pub mod schema;
mod shell;
pub mod source;
mod suggest;
mod web_manifest;
mod worker;
mod write;

pub use bundling::{Bundle, bundle};
pub use compile::{Compiled, Options};
pub use hosting::base_advice;
pub use now::Now;
pub use problem::{Problem, Severity};
pub use publishing::{Job, PublishError, Report, publish};
pub use source::{Content, MediaFile, Source};
pub use write::FileFailure;
