use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::{
    Band, Fact, Facts, GatheredEvents, GatheredNews, MapLink, Parts, ThingHead, named_links,
};
use crate::app::content::Clock;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{Named, PlaceEntry, SiteFile};
use crate::messages::words;
use crate::model::Slug;
use crate::query::{Facet, NewsQuery};
use crate::route::Route;

/// A place, and what has gathered around it.
#[component(transparent)]
pub(super) fn PlacePage(entry: Arc<PlaceEntry>, clock: Clock, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let is_country = entry.country.is_none() && !entry.places.is_empty();
    let kind = if is_country { words::who_country(locale) } else { words::who_place(locale) };
    let code = site.countries.iter().find(|(_, name)| *name == entry.named.name && is_country);
    let all = code.map(|(code, _)| {
        let query = NewsQuery::default().with_choice(Facet::Country, code, Some(false));
        query.href(&here.href(&Route::News))
    });
    let gathered = entry.gathered.clone();
    view! {
        <ThingHead kind name=entry.named.name.clone()/>
        <PlaceFacts entry/>
        <GatheredNews
            id="news"
            title=words::who_in_the_news(locale)
            articles=gathered.articles
            total=gathered.total as usize
            all
            site=Arc::clone(&site)
        />
        <GatheredEvents events=gathered.events clock site=Arc::clone(&site)/>
        <Parts parts=gathered.parts site/>
    }
}

/// What is known of a place; nothing where that is only its name.
#[component(transparent)]
fn PlaceFacts(entry: Arc<PlaceEntry>) -> View {
    let locale = use_here().locale;
    let links = |term: String, all: &[Named], route: fn(Slug) -> Route| {
        let links = named_links(all, route);
        (!links.is_empty()).then(|| view! { <Fact term>{links}</Fact> })
    };
    let country = links(words::who_country(locale).to_owned(), entry.country.as_slice(), Route::Place);
    let places = links(words::article_place(locale, entry.places.len()), &entry.places, Route::Place);
    let there = words::who_organisations_there(locale).to_owned();
    let there = links(there, &entry.organisations, Route::Organisation);
    let map = entry.coordinates.map(|coordinates| {
        view! { <Fact term=words::who_place(locale)><MapLink coordinates/></Fact> }
    });
    let facts: Vec<View> = [country, places, there, map].into_iter().flatten().collect();
    if facts.is_empty() {
        return View::new();
    }
    view! {
        <Band id="facts" title=words::project_facts(locale)>
            <div class="axis"><Facts wide=true>{facts}</Facts></div>
        </Band>
    }
}
