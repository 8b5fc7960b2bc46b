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
}

impl Default for Notices {
    fn default() -> Self {
        Self {
            offline: RwSignal::new(false),
            newer: RwSignal::new(false),
            dropped: RwSignal::new(0),
            storage_blocked: RwSignal::new(false),
            done: RwSignal::new(None),
        }
    }
}

/// What is to be told: the signals that the platform sets, else a set of its own in which nothing is.
pub fn use_notices() -> Notices {
    use_context().unwrap_or_default()
}
