//! The stand-in: natively there is no network, no address bar and no reader.

use chrono::{DateTime, Utc};

use leptos::prelude::RwSignal;

use super::Go;
use crate::app::content::{Clock, LoadError};
use crate::app::reader::{Notices, Saved};
use crate::syndicate::PageMeta;

/// There is no network.
pub async fn fetch_text(_: &str) -> Result<String, LoadError> {
    Err(LoadError::Offline)
}

/// Digests are the publisher's business.
pub async fn sha256(_: &str) -> Option<String> {
    None
}

/// The beginning of 1970: static pages are given their moment.
pub fn clock() -> Clock {
    let now = DateTime::<Utc>::default();
    Clock { now, today: now.date_naive(), runs: false }
}

/// There is no address bar.
pub fn address() -> (String, String) {
    Default::default()
}

/// There is no history.
pub fn on_back(_: impl Fn() + 'static) {}

/// Nobody goes anywhere.
pub fn navigate(_: &Go) {}

/// Nobody clicks.
pub fn on_go(_: String, _: impl Fn(Go) + 'static) {}

/// Nobody types.
pub fn show_typed(_: &str) {}

/// Nothing is waited for.
pub fn set_busy(_: bool) {}

/// The publisher writes heads.
pub fn set_head(_: &PageMeta) {}

/// Nobody leaves.
pub fn leave() {}

/// Nobody arrives.
pub fn arrive(_: Option<&str>, _: bool) {}

/// Nobody comes back.
pub fn arrive_back() {}

/// Nothing is kept.
pub fn keep_saved(_: RwSignal<Saved>, _: Notices) {}

/// Nothing is saved.
pub fn show_saved(_: &Saved) {}

/// Nothing is chosen.
pub fn show_scheme() {}

/// Nobody acts.
pub fn on_action(_: RwSignal<Saved>, _: Notices) {}

/// There are no frames.
pub fn after_frame(_: impl FnOnce() + 'static) {}
