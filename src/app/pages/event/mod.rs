//! An event: when, where and who, and the news about it.

mod facts;
mod view;

use std::sync::Arc;

use crate::app::content::{Clock, Lack, Reading};
use crate::bundle::{EntryKind, EventEntry, File};
use crate::model::Slug;

pub(super) use view::EventPage;

/// What an event's page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct EventAnswer {
    /// The event.
    pub entry: Arc<EventEntry>,
    /// The moment it is read at.
    pub clock: Clock,
}

/// Reads an event.
pub(super) fn read(reading: &Reading<'_>, slug: &Slug) -> Result<EventAnswer, Lack> {
    let file = reading.entries(EntryKind::Event, slug)?;
    let File::Events(entries) = &*file else { return Err(Lack::Nothing) };
    let entry = entries.iter().find(|entry| entry.head.slug == *slug).cloned().ok_or(Lack::Nothing)?;
    Ok(EventAnswer { entry, clock: reading.clock })
}
