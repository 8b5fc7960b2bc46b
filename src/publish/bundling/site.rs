use std::collections::BTreeSet;

use super::facets::Facets;
use super::undertakings::short;
use super::voice::Voice;
use crate::bundle::{EditionShort, PageLink, SiteFile, TopicShort, UndertakingShort};
use crate::messages::{self, Locale};
use crate::model::{Edition, Newsroom, Slug, State, Undertaking};
use crate::query::{Facet, fold};
use crate::route::Route;

/// What every page shows in the voice's language.
pub(super) fn site_file(voice: &Voice<'_>, facets: &Facets) -> SiteFile {
    let newsroom = voice.newsroom;
    let site = &newsroom.site;
    let organisation = site.organisation.as_ref().and_then(|slug| newsroom.organisation(slug));
    SiteFile {
        words: messages::file(Locale::of(voice.language)),
        title: voice.say(&site.title).clone(),
        url: site.url.clone(),
        tagline: voice.say_if_any(site.tagline.as_ref()),
        notice: voice.say_if_any(site.notice.as_ref()),
        about: voice.say_if_any(site.about.as_ref()),
        organisation: organisation.map(|it| voice.short_name(it)).unwrap_or_default(),
        lead: site.lead.as_ref().and_then(|slug| voice.head(slug)),
        projects: undertakings(voice, &newsroom.projects, state_order),
        groups: undertakings(voice, &newsroom.groups, |_| 0),
        topics: topics(voice),
        editions: oldest_first(newsroom).into_iter().rev().map(|it| edition(voice, it)).collect(),
        pages: pages(voice),
        countries: countries(voice, facets),
        former: former(newsroom),
        people: voice.people(&facets.people().filter_map(|slug| slug.parse().ok()).collect::<Vec<_>>()),
    }
}

/// Editions in the order of their dates.
pub(super) fn oldest_first(newsroom: &Newsroom) -> Vec<&Edition> {
    let mut editions: Vec<&Edition> = newsroom.editions.iter().collect();
    editions.sort_by_key(|edition| (edition.published, &edition.slug));
    editions
}

/// Running ones first, then those of which nothing is stated, then those that ended.
fn state_order(short: &UndertakingShort) -> u8 {
    match short.state {
        Some(State::Ongoing) => 0,
        None => 1,
        Some(State::Ended) => 2,
    }
}

fn undertakings(
    voice: &Voice<'_>,
    list: &[Undertaking],
    order: fn(&UndertakingShort) -> u8,
) -> Vec<UndertakingShort> {
    let mut shorts: Vec<_> = list.iter().map(|undertaking| short(voice, undertaking)).collect();
    shorts.sort_by_cached_key(|short| (order(short), fold(&short.title), short.slug.clone()));
    shorts
}

fn topics(voice: &Voice<'_>) -> Vec<TopicShort> {
    let mut topics: Vec<TopicShort> = voice
        .newsroom
        .topics
        .iter()
        .map(|topic| TopicShort {
            slug: topic.slug.clone(),
            name: voice.say(&topic.name).clone(),
            parent: topic.parent.clone(),
        })
        .collect();
    topics.sort_by_cached_key(|topic| (fold(&topic.name), topic.slug.clone()));
    topics
}

fn edition(voice: &Voice<'_>, edition: &Edition) -> EditionShort {
    let text = voice.say(&edition.texts);
    EditionShort {
        slug: edition.slug.clone(),
        title: text.title.clone(),
        published: edition.published,
        summary: text.summary.clone().unwrap_or_default(),
        articles: edition.sections.iter().map(|section| section.articles.len() as u32).sum(),
        events: edition.events.len() as u32,
    }
}

fn pages(voice: &Voice<'_>) -> Vec<PageLink> {
    let mut pages: Vec<_> = voice.newsroom.pages.iter().collect();
    pages.sort_by_key(|page| (page.order, &page.slug));
    let link = |page: &&crate::model::Page| {
        Some(PageLink {
            slug: page.slug.clone(),
            title: voice.say(&page.texts).title.clone(),
            navigation: page.navigation?,
        })
    };
    pages.iter().filter_map(link).collect()
}

/// What values of facets were once called, by the aliases of their pages.
fn former(newsroom: &Newsroom) -> Vec<(Facet, (String, String))> {
    let mut former = Vec::new();
    let mut add = |slug: &Slug, aliases: &[String]| {
        for alias in aliases {
            let was = match Route::parse(alias) {
                Some(Route::Topic(was)) => (Facet::Topic, was),
                Some(Route::Project(was)) => (Facet::Project, was),
                Some(Route::Group(was)) => (Facet::Group, was),
                Some(Route::Person(was)) => (Facet::Person, was),
                Some(Route::Edition(was)) => (Facet::Edition, was),
                _ => continue,
            };
            former.push((was.0, (was.1.to_string(), slug.to_string())));
        }
    };
    newsroom.topics.iter().for_each(|it| add(&it.slug, &it.aliases));
    newsroom.projects.iter().chain(&newsroom.groups).for_each(|it| add(&it.slug, &it.aliases));
    newsroom.people.iter().for_each(|it| add(&it.slug, &it.aliases));
    newsroom.editions.iter().for_each(|it| add(&it.slug, &it.aliases));
    former
}

/// The countries that articles and events are filtered by; one that is no place itself is called by its code.
fn countries(voice: &Voice<'_>, facets: &Facets) -> Vec<(String, String)> {
    let name = |code: &String| {
        let is_it = |country: &crate::model::Country| country.as_str() == code;
        let places = &voice.newsroom.places;
        let country =
            places.iter().find(|place| place.is_country && place.country.as_ref().is_some_and(is_it));
        country.map_or_else(|| code.clone(), |country| voice.say(&country.name).clone())
    };
    let events = voice.newsroom.events.iter().filter_map(|event| voice.newsroom.place(event.place.as_ref()?));
    let of_events = events.filter_map(|place| Some(place.country.as_ref()?.as_str().to_owned()));
    let codes: BTreeSet<String> = facets.used(Facet::Country).cloned().chain(of_events).collect();
    let mut countries: Vec<_> = codes.into_iter().map(|code| (code.clone(), name(&code))).collect();
    countries.sort_by_cached_key(|(code, name)| (fold(name), code.clone()));
    countries
}
