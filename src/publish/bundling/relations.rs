use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Kind, Member, Membership, Newsroom, Place, Slug, Undertaking};

/// Who refers to whom, from the other end: what the content says once, found from both sides.
pub(crate) struct Relations<'a> {
    /// The newsroom in which they do.
    pub newsroom: &'a Newsroom,
    /// Ordinals of articles by slug.
    pub ordinals: BTreeMap<&'a Slug, u32>,
    /// Articles by what they name, as ordinals in ascending order.
    pub articles: Articles<'a>,
    /// Events, as places in the newsroom's list, in the order of the agenda.
    pub agenda: Vec<usize>,
    /// Events by what they name, as places in the newsroom's list, in the order of the agenda.
    pub events: Events<'a>,
    parts: BTreeMap<&'a Member, Vec<(&'a Undertaking, &'a Membership)>>,
}

/// Ordinals of articles by what the articles name.
pub(crate) struct Articles<'a> {
    pub by_project: Index<'a>,
    pub by_group: Index<'a>,
    pub by_topic: Index<'a>,
    pub by_person: Index<'a>,
    pub by_author: Index<'a>,
    pub by_organisation: Index<'a>,
    pub by_place: Index<'a>,
    pub by_event: Index<'a>,
}

/// Events by what the events name.
pub(crate) struct Events<'a> {
    pub by_project: Index<'a>,
    pub by_group: Index<'a>,
    pub by_topic: Index<'a>,
    pub by_person: Index<'a>,
    pub by_organiser: Index<'a>,
    pub by_place: Index<'a>,
}

/// Numbers by slug, each list in the order it was filled in and without repeats.
#[derive(Default)]
pub(crate) struct Index<'a>(BTreeMap<&'a Slug, Vec<u32>>);

impl<'a> Index<'a> {
    fn of<S: IntoIterator<Item = &'a Slug>>(named: impl Iterator<Item = (u32, S)>) -> Self {
        let mut index = Self::default();
        for (number, slugs) in named {
            for slug in slugs {
                let list = index.0.entry(slug).or_default();
                if list.last() != Some(&number) {
                    list.push(number);
                }
            }
        }
        index
    }

    /// The numbers filed under a slug.
    pub fn get(&self, slug: &Slug) -> &[u32] {
        self.0.get(slug).map_or(&[], Vec::as_slice)
    }

    /// The numbers filed under any of the slugs, in ascending order.
    pub fn any_of<'s>(&self, slugs: impl Iterator<Item = &'s Slug>) -> Vec<u32> {
        let all: BTreeSet<u32> = slugs.flat_map(|slug| self.get(slug)).copied().collect();
        all.into_iter().collect()
    }
}

impl<'a> Relations<'a> {
    /// Looks at everything once.
    pub fn of(newsroom: &'a Newsroom) -> Self {
        let mut agenda: Vec<usize> = (0..newsroom.events.len()).collect();
        agenda.sort_by_key(|at| {
            let event = &newsroom.events[*at];
            (event.when.order(), &event.slug)
        });
        let mut parts: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for undertaking in newsroom.projects.iter().chain(&newsroom.groups) {
            for membership in &undertaking.members {
                parts.entry(&membership.member).or_default().push((undertaking, membership));
            }
        }
        Self {
            newsroom,
            ordinals: (0..).zip(&newsroom.articles).map(|(at, article)| (&article.slug, at)).collect(),
            articles: Articles::of(newsroom),
            events: Events::of(newsroom, &agenda),
            agenda,
            parts,
        }
    }

    /// The events at any of these places, in the order of the agenda.
    pub fn events_at_places(&self, places: &[&Slug]) -> Vec<u32> {
        let found = self.events.by_place.any_of(places.iter().copied());
        let agenda = self.agenda.iter().map(|at| *at as u32);
        if found.is_empty() { found } else { agenda.filter(|at| found.binary_search(at).is_ok()).collect() }
    }

    /// The undertakings that somebody has a part in, and as what: projects first, then groups.
    pub fn parts_of(&self, member: &Member) -> &[(&'a Undertaking, &'a Membership)] {
        self.parts.get(member).map_or(&[], Vec::as_slice)
    }

    /// The article that reports an event: the newest report, else the newest article that names it.
    pub fn report(&self, newsroom: &'a Newsroom, event: &Slug) -> Option<&'a Slug> {
        let ordinals = self.articles.by_event.get(event);
        let mut newest = ordinals.iter().rev().map(|at| &newsroom.articles[*at as usize]);
        let report = newest.clone().find(|article| article.kind == Some(Kind::Report));
        report.or_else(|| newest.next()).map(|article| &article.slug)
    }
}

impl<'a> Articles<'a> {
    fn of(newsroom: &'a Newsroom) -> Self {
        let articles = || (0..).zip(&newsroom.articles);
        Self {
            by_project: Index::of(articles().map(|(at, article)| (at, &article.projects))),
            by_group: Index::of(articles().map(|(at, article)| (at, &article.groups))),
            by_topic: Index::of(articles().map(|(at, article)| (at, &article.topics))),
            by_person: Index::of(articles().map(|(at, article)| (at, &article.people))),
            by_author: Index::of(articles().map(|(at, article)| (at, &article.authors))),
            by_organisation: Index::of(articles().map(|(at, article)| (at, &article.organisations))),
            by_place: Index::of(articles().map(|(at, article)| (at, &article.places))),
            by_event: Index::of(articles().map(|(at, article)| (at, &article.events))),
        }
    }
}

impl<'a> Events<'a> {
    fn of(newsroom: &'a Newsroom, agenda: &[usize]) -> Self {
        let events = || agenda.iter().map(|at| (*at as u32, &newsroom.events[*at]));
        Self {
            by_project: Index::of(events().map(|(at, event)| (at, &event.projects))),
            by_group: Index::of(events().map(|(at, event)| (at, &event.groups))),
            by_topic: Index::of(events().map(|(at, event)| (at, &event.topics))),
            by_person: Index::of(events().map(|(at, event)| (at, &event.people))),
            by_organiser: Index::of(events().map(|(at, event)| (at, &event.organisers))),
            by_place: Index::of(events().map(|(at, event)| (at, &event.place))),
        }
    }
}

/// A place and, where it is a country, every place in it.
pub(super) fn places_within<'a>(newsroom: &'a Newsroom, place: &'a Place) -> impl Iterator<Item = &'a Place> {
    newsroom.places.iter().filter(|other| {
        other.slug == place.slug
            || (place.is_country && place.country.is_some() && other.country == place.country)
    })
}
