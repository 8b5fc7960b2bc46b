use leptos::prelude::*;

/// What is to be told to the reader, each said once, in a sentence.
///
/// The platform sets the signals; the shell shows them. Natively nothing is ever told.
#[derive(Clone, Copy, Debug)]
pub struct Notices {
    /// There is no network.
    pub offline: RwSignal<bool>,
    /// A newer edition is kept on this device and shown at the next reload.
    pub newer: RwSignal<bool>,
    /// How many items of the bundle could not be read and were left out.
    pub dropped: RwSignal<usize>,
    /// This browser keeps nothing for pages.
    pub storage_blocked: RwSignal<bool>,
    /// What the last action did, in words: "Link copied".
    pub done: RwSignal<Option<String>>,
    /// What was asked for on the page that is shown and could not be had, where that page stays.
    pub unreached: RwSignal<Option<Unreached>>,
}

/// Something that could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreached {
    /// Why, in words.
    pub why: String,
    /// The address that asks for it.
    pub address: String,
    /// Whether the host has it no more, so that only the page of its newest edition can be asked.
    pub is_gone: bool,
}

impl Default for Notices {
    fn default() -> Self {
        Self {
            offline: RwSignal::new(false),
            newer: RwSignal::new(false),
            dropped: RwSignal::new(0),
            storage_blocked: RwSignal::new(false),
            done: RwSignal::new(None),
            unreached: RwSignal::new(None),
        }
    }
}

/// What is to be told: the signals that the platform sets, else a set of its own in which nothing is.
pub fn use_notices() -> Notices {
    use_context().unwrap_or_default()
}
