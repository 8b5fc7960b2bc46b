//! The stand-in: natively there is no network, no address bar and no reader.

use chrono::{DateTime, Utc};

use super::Go;
use crate::app::content::{Clock, LoadError};
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

/// Nobody clicks.
pub fn on_go(_: String, _: impl Fn(Go) + 'static) {}

/// Nothing is waited for.
pub fn set_busy(_: bool) {}

/// Nobody is told.
pub fn tell_dropped(_: usize) {}

/// The publisher writes heads.
pub fn set_head(_: &PageMeta) {}

/// Nobody leaves.
pub fn leave() {}

/// Nobody arrives.
pub fn arrive(_: Option<&str>, _: bool) {}

/// Nobody comes back.
pub fn arrive_back() {}
