use super::relations::places_within;
use super::undertakings::{NEWEST, gathered, part, parts_of};
use super::voice::{Voice, named, sort_by_name};
use crate::bundle::{Named, OrganisationEntry, PersonEntry, PlaceEntry, TopicEntry};
use crate::model::{Member, Organisation, Person, Place, Slug, Topic};

/// A topic's page: what names the topic itself, as its count in the news says.
pub(super) fn topic(voice: &Voice<'_>, topic: &Topic) -> TopicEntry {
    let relations = voice.relations;
    let newsroom = voice.newsroom;
    let children = newsroom.topics.iter().filter(|other| other.parent.as_ref() == Some(&topic.slug));
    let parts = newsroom.projects.iter().chain(&newsroom.groups).filter(|it| it.topics.contains(&topic.slug));
    let articles = relations.articles.by_topic.get(&topic.slug);
    let events = relations.events.by_topic.get(&topic.slug);
    TopicEntry {
        slug: topic.slug.clone(),
        name: voice.say(&topic.name).clone(),
        summary: voice.say_if_any(topic.summary.as_ref()),
        parent: topic.parent.as_ref().and_then(|slug| voice.topic(slug)),
        children: by_name(children.map(|child| named(&child.slug, voice.say(&child.name)))),
        gathered: gathered(voice, articles, events, parts.map(part).collect()),
    }
}

/// A person's page.
pub(super) fn person(voice: &Voice<'_>, person: &Person) -> PersonEntry {
    let relations = voice.relations;
    let text = voice.say(&person.texts);
    let about = relations.articles.by_person.get(&person.slug);
    let written = relations.articles.by_author.get(&person.slug);
    let events = relations.events.by_person.get(&person.slug);
    let parts = parts_of(voice, &Member::Person(person.slug.clone()));
    PersonEntry {
        named: named(&person.slug, &text.title),
        language: voice.other_language(&person.texts),
        description: text.subtitle.clone().unwrap_or_default(),
        summary: text.summary.clone().unwrap_or_default(),
        body: text.body.clone(),
        website: person.website.clone(),
        image: person.image.clone(),
        organisations: voice.organisations(&person.organisations),
        sources: person.sources.clone(),
        gathered: gathered(voice, about, events, parts),
        written: voice.heads_of(written.iter().rev().take(NEWEST)),
        written_total: written.len() as u32,
    }
}

/// An organisation's page.
pub(super) fn organisation(voice: &Voice<'_>, organisation: &Organisation) -> OrganisationEntry {
    let relations = voice.relations;
    let slug = &organisation.slug;
    let people = voice.newsroom.people.iter().filter(|person| person.organisations.contains(slug));
    let articles = relations.articles.by_organisation.get(slug);
    let events = relations.events.by_organiser.get(slug);
    let parts = parts_of(voice, &Member::Organisation(slug.clone()));
    OrganisationEntry {
        named: named(slug, voice.say(&organisation.name)),
        acronym: organisation.acronym.clone(),
        aliases: organisation.aliases.clone(),
        website: organisation.website.clone(),
        place: voice.places(&organisation.place).pop(),
        people: by_name(people.map(|person| named(&person.slug, &voice.say(&person.texts).title))),
        gathered: gathered(voice, articles, events, parts),
    }
}

/// A place's page; a country gathers what its places do.
pub(super) fn place(voice: &Voice<'_>, place: &Place) -> PlaceEntry {
    let newsroom = voice.newsroom;
    let within: Vec<&Slug> = places_within(newsroom, place).map(|place| &place.slug).collect();
    let here = |slug: &Slug| within.contains(&slug);
    let country = newsroom.places.iter().find(|other| {
        other.is_country && !place.is_country && other.country.is_some() && other.country == place.country
    });
    let organisations =
        newsroom.organisations.iter().filter(|organisation| organisation.place.as_ref().is_some_and(here));
    let articles = voice.relations.articles.by_place.any_of(within.iter().copied());
    let events = voice.relations.events_at_places(&within);
    PlaceEntry {
        named: named(&place.slug, voice.say(&place.name)),
        country: country.map(|country| named(&country.slug, voice.say(&country.name))),
        places: by_name(voice.places(within.iter().copied().filter(|slug| **slug != place.slug)).into_iter()),
        coordinates: place.coordinates,
        organisations: by_name(organisations.map(|it| named(&it.slug, voice.say(&it.name)))),
        gathered: gathered(voice, &articles, &events, Vec::new()),
    }
}

fn by_name(list: impl Iterator<Item = Named>) -> Vec<Named> {
    let mut list: Vec<Named> = list.collect();
    sort_by_name(&mut list);
    list
}
