use super::voice::{Voice, named};
use crate::bundle::{EditionEntry, EventEntry, EventHead, PageEntry, SectionEntry};
use crate::model::{Edition, Event, Page};

/// An event's page; `at` is its place in the agenda.
pub(super) fn event(voice: &Voice<'_>, at: usize, event: &Event) -> EventEntry {
    let place = event.place.as_ref().and_then(|slug| voice.newsroom.place(slug));
    EventEntry {
        head: voice.event(event),
        body: voice.say(&event.texts).body.clone(),
        venue: event.venue.clone(),
        coordinates: place.and_then(|place| place.coordinates),
        organisers: voice.organisations(&event.organisers),
        people: voice.people(&event.people),
        languages: event.languages.clone(),
        registration: event.registration.clone(),
        audience: event.audience.clone(),
        links: event.links.clone(),
        image: event.image.clone(),
        updated: event.updated,
        sources: event.sources.clone(),
        articles: voice.heads_of(voice.relations.articles.by_event.get(&event.slug).iter().rev()),
        previous: at.checked_sub(1).and_then(|at| neighbour(voice, at)),
        next: neighbour(voice, at + 1),
    }
}

fn neighbour(voice: &Voice<'_>, at: usize) -> Option<Box<EventHead>> {
    let event = voice.newsroom.events.get(*voice.relations.agenda.get(at)?)?;
    Some(Box::new(voice.event(event)))
}

/// An edition's page; `editions` are all of them, oldest first.
pub(super) fn edition(voice: &Voice<'_>, editions: &[&Edition], at: usize) -> EditionEntry {
    let edition = editions[at];
    let text = voice.say(&edition.texts);
    let sections = edition.sections.iter().map(|section| SectionEntry {
        title: voice.say(&section.title).clone(),
        articles: section.articles.iter().filter_map(|slug| voice.head(slug)).collect(),
    });
    let neighbour = |at: usize| {
        let edition = editions.get(at)?;
        Some(named(&edition.slug, &voice.say(&edition.texts).title))
    };
    EditionEntry {
        named: named(&edition.slug, &text.title),
        language: voice.other_language(&edition.texts),
        published: edition.published,
        date_note: edition.date_note.as_ref().map(|note| voice.say(note).clone()),
        summary: text.summary.clone().unwrap_or_default(),
        body: text.body.clone(),
        sections: sections.collect(),
        events: voice.events(&edition.events),
        sources: edition.sources.clone(),
        previous: at.checked_sub(1).and_then(neighbour),
        next: neighbour(at + 1),
    }
}

/// A page of the editor's.
pub(super) fn page(voice: &Voice<'_>, page: &Page) -> PageEntry {
    let text = voice.say(&page.texts);
    PageEntry {
        named: named(&page.slug, &text.title),
        language: voice.other_language(&page.texts),
        summary: text.summary.clone().unwrap_or_default(),
        body: text.body.clone(),
        image: page.image.clone(),
        updated: page.updated,
        sources: page.sources.clone(),
    }
}
