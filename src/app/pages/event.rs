use std::sync::Arc;

use leptos::prelude::*;

use crate::app::content::{Clock, Lack, Reading};
use crate::bundle::{EntryKind, EventEntry, File, SiteFile};
use crate::model::Slug;

/// What an event's page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct EventAnswer {
    /// The event.
    pub entry: EventEntry,
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

/// An event: when, where and who, and the news about it.
#[component]
pub(super) fn EventPage(answer: Arc<EventAnswer>, site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{answer.entry.head.title.clone()}</h1><p>{site.title.clone()}</p> }.into_any()
}
