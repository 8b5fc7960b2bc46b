//! The way to events.

use std::sync::Arc;

use super::super::{Answer, event};
use crate::app::content::{Lack, Reading};
use crate::app::view::{View, view};
use crate::bundle::{File, FileError, SiteFile};
use crate::model::Slug;

/// Reads a file of events.
#[inline(never)]
pub fn read(json: &str) -> Result<(File, usize), FileError> {
    File::events_from_json(json)
}

/// Reads what the page of an event shows.
#[inline(never)]
pub fn answer(reading: &Reading<'_>, slug: &Slug) -> Result<Answer, Lack> {
    Ok(Answer::Event(Arc::new(event::read(reading, slug)?)))
}

/// The view of an event.
#[inline(never)]
pub fn view(answer: Arc<event::EventAnswer>, site: Arc<SiteFile>) -> View {
    view! { <event::EventPage answer site/> }
}
