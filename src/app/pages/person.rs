use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::{
    Band, Fact, Facts, GatheredEvents, GatheredNews, Parts, Sources, TextLink, ThingHead, about, named_links,
};
use crate::app::content::Clock;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{PersonEntry, SiteFile};
use crate::messages::words;
use crate::route::Route;

/// A person, and what has gathered around them.
#[component(transparent)]
pub(super) fn PersonPage(entry: Arc<PersonEntry>, clock: Clock, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let lang = here.lang(entry.language.as_ref());
    let lead = if entry.description.is_empty() { &entry.summary } else { &entry.description };
    let gathered = entry.gathered.clone();
    let written = (!entry.written.is_empty()).then(|| {
        view! {
            <GatheredNews
                id="written"
                title=words::who_wrote(locale, &entry.named.name)
                articles=entry.written.clone()
                total=entry.written_total as usize
                site=Arc::clone(&site)
            />
        }
    });
    let about_person = (!gathered.articles.is_empty() || written.is_none()).then(|| {
        view! {
            <GatheredNews
                id="news"
                title=words::who_in_the_news(locale)
                articles=gathered.articles
                total=gathered.total as usize
                site=Arc::clone(&site)
            />
        }
    });
    view! {
        <ThingHead kind=words::who_person(locale) name=entry.named.name.clone() lead=lead.clone() lang=lang.clone()/>
        {about(&entry.body, lang)}
        <PersonFacts entry=Arc::clone(&entry)/>
        <Parts parts=gathered.parts site=Arc::clone(&site)/>
        {about_person}
        {written}
        <GatheredEvents events=gathered.events clock site/>
    }
}

/// What is known of a person; nothing where that is only the name.
#[component(transparent)]
fn PersonFacts(entry: Arc<PersonEntry>) -> View {
    let locale = use_here().locale;
    let organisations = (!entry.organisations.is_empty()).then(|| {
        let all = named_links(&entry.organisations, Route::Organisation);
        view! { <Fact term=words::article_organisation(locale, entry.organisations.len())>{all}</Fact> }
    });
    let website = entry.website.clone().map(|href| {
        let words = href.host().unwrap_or(href.as_str()).to_owned();
        view! { <Fact term=words::who_website(locale)><TextLink href words/></Fact> }
    });
    if organisations.is_none() && website.is_none() && entry.sources.is_empty() {
        return View::new();
    }
    let sources = entry.sources.clone();
    view! {
        <Band id="facts" title=words::project_facts(locale)>
            <div class="axis">
                <Facts wide=true>{organisations}{website}<Sources sources/></Facts>
            </div>
        </Band>
    }
}
