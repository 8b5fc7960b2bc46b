use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::{
    Band, Fact, Facts, GatheredEvents, GatheredNews, Parts, TextLink, ThingHead, named_links,
};
use crate::app::content::Clock;
use crate::app::use_here;
use crate::app::view::{Piece, View, view};
use crate::bundle::{OrganisationEntry, SiteFile};
use crate::messages::{listed, words};
use crate::route::Route;

/// An organisation, and what has gathered around it.
#[component(transparent)]
pub(super) fn OrganisationPage(entry: Arc<OrganisationEntry>, clock: Clock, site: Arc<SiteFile>) -> View {
    let locale = use_here().locale;
    let gathered = entry.gathered.clone();
    view! {
        <ThingHead kind=words::who_organisation(locale) name=entry.named.name.clone()/>
        <Band id="facts" title=words::project_facts(locale)>
            <div class="axis"><OrganisationFacts entry/></div>
        </Band>
        <Parts parts=gathered.parts site=Arc::clone(&site)/>
        <GatheredNews
            id="news"
            title=words::who_in_the_news(locale)
            articles=gathered.articles
            total=gathered.total as usize
            site=Arc::clone(&site)
        />
        <GatheredEvents events=gathered.events clock site/>
    }
}

#[component(transparent)]
fn OrganisationFacts(entry: Arc<OrganisationEntry>) -> View {
    let locale = use_here().locale;
    let not_stated = || view! { <span class="quiet">{words::who_not_stated(locale)}</span> };
    let acronym =
        entry.acronym.clone().map(|acronym| view! { <Fact term=words::who_acronym(locale)>{acronym}</Fact> });
    let aliases = (!entry.aliases.is_empty()).then(|| {
        let aliases = listed(locale, &entry.aliases);
        view! { <Fact term=words::who_also_called(locale)>{aliases}</Fact> }
    });
    let place = match &entry.place {
        Some(place) => named_links(std::slice::from_ref(place), Route::Place).view(),
        None => not_stated(),
    };
    let website = match entry.website.clone() {
        Some(href) => {
            let words = href.host().unwrap_or(href.as_str()).to_owned();
            view! { <TextLink href words/> }
        }
        None => not_stated(),
    };
    let people = (!entry.people.is_empty()).then(|| {
        let people = named_links(&entry.people, Route::Person);
        view! { <Fact term=words::who_people(locale)>{people}</Fact> }
    });
    view! {
        <Facts wide=true>
            {acronym}
            {aliases}
            <Fact term=words::who_place(locale)>{place}</Fact>
            <Fact term=words::who_website(locale)>{website}</Fact>
            {people}
        </Facts>
    }
}
