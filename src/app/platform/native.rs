//! The stand-in: natively there is no network, no address bar and no reader.

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use leptos::prelude::RwSignal;

use super::Go;
use crate::app::Unfolded;
use crate::app::annex::Annex;
use crate::app::content::{Clock, LoadError};
use crate::app::reader::{Notices, Saved};
use crate::bundle::{FileKey, Values};
use crate::chooser::{self, Outcome, Told};
use crate::model::Language;
use crate::query::NewsQuery;
use crate::syndicate::{HeadLink, PageMeta};

/// There is no network.
pub async fn fetch(_: &str) -> Result<Vec<u8>, LoadError> {
    Err(LoadError::Offline)
}

/// Digests are the publisher's business.
pub async fn sha256(_: &[u8]) -> Option<String> {
    None
}

/// Natively everything is in one program.
pub fn is_open(_: Annex) -> bool {
    true
}

/// There is nothing to load.
pub async fn open(_: Annex) -> Result<(), LoadError> {
    Ok(())
}

/// The chooser, called directly.
#[derive(Debug)]
pub struct Chooser(Mutex<chooser::Chooser>);

impl Chooser {
    /// A chooser for an archive of so many articles.
    pub fn new(articles: u32) -> Self {
        Self(Mutex::new(chooser::Chooser::new(articles)))
    }

    /// It is always there.
    pub fn is_ready(&self) -> bool {
        true
    }

    /// There is nothing to load.
    pub async fn load(&self) -> Result<(), LoadError> {
        Ok(())
    }

    /// Takes a file; `false` where its bytes are not what the key promises.
    pub fn give(&self, key: &FileKey, bytes: &[u8]) -> bool {
        self.within().give(key, bytes.to_vec())
    }

    /// Answers a query as a page in a language asks for it.
    pub fn answer(&self, query: &NewsQuery, language: &Language) -> Option<Outcome> {
        Some(self.within().answer(query, language))
    }

    /// The count of every value under the last query that was answered; `None` before the first.
    pub fn counts(&self) -> Option<Vec<u32>> {
        self.within().counts()
    }

    /// What is to be said of the last answer.
    pub fn told(&self) -> Told {
        self.within().told().clone()
    }

    /// Every value of every facet; empty before the first answer.
    pub fn values(&self) -> Values {
        self.within().values()
    }

    fn within(&self) -> MutexGuard<'_, chooser::Chooser> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The beginning of 1970: static pages are given their moment.
pub fn clock() -> Clock {
    let now = DateTime::<Utc>::default();
    Clock { now, today: now.date_naive(), runs: false }
}

/// Nobody has a clock.
pub fn offset_at(_: i64) -> Option<i16> {
    None
}

/// Nobody pauses.
pub async fn pause() {}

/// A static page is written for all.
pub fn saves_data() -> bool {
    false
}

/// No time passes.
pub fn on_minute(_: impl Fn() + 'static) {}

/// Draws something anew, here nothing.
pub fn renew(_: impl FnOnce()) {}

/// There is no address bar.
pub fn address() -> (String, String) {
    Default::default()
}

/// There is no history.
pub fn on_back(_: impl Fn() + 'static) {}

/// Nothing is loaded.
pub fn load(_: &str) {}

/// Nobody goes anywhere.
pub fn navigate(_: &Go) {}

/// Nobody clicks.
pub fn on_go(_: String, _: impl Fn(Go) + 'static) {}

/// A static page is written for all screens.
pub fn is_wide() -> bool {
    true
}

/// No screen changes.
pub fn on_resize(_: impl Fn() + 'static) {}

/// Nobody comes near.
pub fn on_approach(_: impl Fn() + 'static) {}

/// Nobody types.
pub fn show_field(_: &str, _: &str) {}

/// Nothing is waited for.
pub fn set_busy(_: bool) {}

/// The publisher writes heads.
pub fn set_head(_: &PageMeta, _: Vec<HeadLink>) {}

/// There is no window.
pub fn let_rows_wait(_: usize) -> bool {
    false
}

/// There is no window.
pub fn rows_in_sight() -> usize {
    usize::MAX
}

/// Nothing is painted.
pub fn first_after_paint(action: impl FnOnce() + 'static) {
    action();
}

/// Nobody presses anything.
pub fn on_press(_: String, _: impl Fn(Go) + 'static) {}

/// There is no window.
pub fn let_filters_wait() {}

/// Nothing waits.
pub fn let_no_filters_wait() {}

/// There is no window: nothing waits.
pub fn is_row_in_sight(_: &str, _: usize) -> bool {
    true
}

/// There is no window: nothing waits.
pub fn is_in_sight(_: &str) -> bool {
    true
}

/// Nobody leaves.
pub fn leave() {}

/// Nobody arrives.
pub fn arrive(_: Option<&str>, _: bool) {}

/// Nobody leaves.
pub fn leave_by_history() {}

/// Nobody arrives.
pub fn arrive_at_more(_: usize) {}

/// Nobody arrives.
pub fn arrive_at_results() {}

/// Nobody comes back.
pub fn arrive_back() {}

/// Nobody goes anywhere.
pub fn arrive_where_it_is() {}

/// Nothing is kept.
pub fn keep_saved(_: RwSignal<Saved>, _: Notices) {}

/// Nothing is saved.
pub fn show_saved(_: &Saved) {}

/// Nothing is chosen.
pub fn show_scheme() {}

/// Nobody acts.
pub fn on_action(_: RwSignal<Saved>, _: Notices, _: impl Fn(Vec<String>) + 'static, _: impl Fn() + 'static) {}

/// Nothing is offered.
pub fn offer_file(_: &str, _: &str, _: &str) {}

/// Nobody presses keys.
pub fn on_grid() {}

/// There is no menu to close.
pub fn on_menu() {}

/// Nobody unfolds.
pub fn on_unfold(_: Unfolded) {}

/// There are no frames.
pub fn after_frame(_: impl FnOnce() + 'static) {}

/// Nothing is painted, and nothing changes.
pub fn after_paint(_: impl FnOnce() + 'static, _: impl FnOnce() + 'static) {}

/// Nothing waits.
pub fn settle() {}
