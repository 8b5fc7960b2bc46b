//! What the reader keeps on this device, and what the reader is told.
//!
//! A model of values and their text form alone; it touches no browser. The shell provides an
//! `RwSignal<Saved>` in context ([`use_saved`]); the platform fills it from the device once, when
//! the app starts, and writes its JSON back after each change. Natively it is empty.

mod notices;
mod saved;

use leptos::prelude::*;

pub use notices::{Notices, Unreached, use_notices};
pub use saved::{MAX_SAVED, Saved, SavedItem, SavedKind};

/// What the reader saved: the signal the shell provides, else an empty list of its own.
pub fn use_saved() -> RwSignal<Saved> {
    use_context().unwrap_or_else(|| RwSignal::new(Saved::default()))
}
