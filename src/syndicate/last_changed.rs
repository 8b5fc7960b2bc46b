//! When the pages of a newsroom last changed, as far as its content says it.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, Utc};

use super::moment::moment;
use crate::model::{Newsroom, Published};
use crate::route::Route;

/// The moment each page last changed at. A page of which the content tells no day has none: a month
/// is not its first day, and the moment of publishing changes no page. Nor does a date still to come.
///
/// The front and the lists of news change with their newest article.
pub fn last_changed(newsroom: &Newsroom, now: DateTime<Utc>) -> BTreeMap<Route, DateTime<FixedOffset>> {
    let mut pages = Pages { newsroom, now, found: BTreeMap::new() };
    for article in &newsroom.articles {
        let lists = [Route::Home, Route::News, Route::NewsYear(article.published.year())];
        for route in lists.into_iter().chain([Route::Article(article.slug.clone())]) {
            pages.changed(route, [Some(article.published), article.updated]);
        }
    }
    for edition in &newsroom.editions {
        let dates = [Some(edition.published), edition.updated];
        pages.changed(Route::Editions, dates);
        pages.changed(Route::Edition(edition.slug.clone()), dates);
    }
    for project in &newsroom.projects {
        pages.changed(Route::Project(project.slug.clone()), [project.updated]);
    }
    for group in &newsroom.groups {
        pages.changed(Route::Group(group.slug.clone()), [group.updated]);
    }
    for person in &newsroom.people {
        pages.changed(Route::Person(person.slug.clone()), [person.updated]);
    }
    for event in &newsroom.events {
        pages.changed(Route::Event(event.slug.clone()), [event.updated]);
    }
    for page in &newsroom.pages {
        pages.changed(Route::Page(page.slug.clone()), [page.updated]);
    }
    pages.found
}

struct Pages<'a> {
    newsroom: &'a Newsroom,
    now: DateTime<Utc>,
    found: BTreeMap<Route, DateTime<FixedOffset>>,
}

impl Pages<'_> {
    /// Keeps the latest date of a page.
    fn changed(&mut self, route: Route, dates: impl IntoIterator<Item = Option<Published>>) {
        let days = dates.into_iter().flatten().filter(|date| !matches!(date, Published::Month(_)));
        let moments = days.map(|date| moment(&date, &self.newsroom.site.zone));
        if let Some(latest) = moments.filter(|moment| *moment <= self.now).max() {
            let known = self.found.entry(route).or_insert(latest);
            *known = latest.max(*known);
        }
    }
}
