use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::{
    Band, Fact, Facts, GatheredEvents, GatheredNews, Name, Parts, Subscription, ThingHead, named_links,
};
use crate::app::content::Clock;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{SiteFile, TopicEntry};
use crate::messages::words;
use crate::query::{Facet, NewsQuery};
use crate::route::Route;

/// A topic, and what has gathered under it.
#[component(transparent)]
pub(super) fn TopicPage(entry: Arc<TopicEntry>, clock: Clock, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let wider = entry.parent.as_ref().map(|parent| {
        let all = named_links(std::slice::from_ref(parent), Route::Topic);
        view! { <Fact term=words::who_wider_topic(locale)>{all}</Fact> }
    });
    let narrower = (!entry.children.is_empty()).then(|| {
        let all = named_links(&entry.children, Route::Topic);
        view! { <Fact term=words::who_narrower_topics(locale)>{all}</Fact> }
    });
    let of = Route::Topic(entry.slug.clone());
    let calendar =
        view! { <Fact term=words::nav_agenda(locale)><Subscription of url=site.url.clone()/></Fact> };
    let near = view! { <Facts wide=true>{wider}{narrower}{calendar}</Facts> };
    let query = NewsQuery::default().with_choice(Facet::Topic, entry.slug.as_str(), Some(false));
    let gathered = entry.gathered.clone();
    let all_topics = here.href(&Route::Topics);
    view! {
        <ThingHead kind=words::who_topic(locale) name=entry.name.clone() lead=entry.summary.clone()/>
        <GatheredNews
            id="news"
            title=words::nav_news(locale)
            articles=gathered.articles
            total=gathered.total as usize
            all=Some(query.href(&here.href(&Route::News)))
            site=Arc::clone(&site)
        />
        <GatheredEvents events=gathered.events clock site=Arc::clone(&site)/>
        <Parts parts=gathered.parts site/>
        <Band id="near" title=words::nav_topics(locale)>
            <div class="axis">
                {near}
                <p><Name href=all_topics words=words::who_all_topics(locale)/></p>
            </div>
        </Band>
    }
}
