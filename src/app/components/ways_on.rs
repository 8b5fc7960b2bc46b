use leptos::prelude::*;

use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::words;
use crate::route::Route;

/// Where a reader can go from a page that has nothing: a search of the news, and the sections.
#[component(transparent)]
pub fn WaysOn() -> View {
    let here = use_here();
    let locale = here.locale;
    let label = words::missing_search_label(locale);
    let sections = [
        (Route::Home, words::nav_home(locale)),
        (Route::News, words::nav_news(locale)),
        (Route::Projects, words::nav_projects(locale)),
        (Route::Topics, words::nav_topics(locale)),
        (Route::Agenda, words::nav_agenda(locale)),
        (Route::Editions, words::nav_editions(locale)),
    ];
    let sections = sections.map(|(route, words)| view! { <li><a href=here.href(&route)>{words}</a></li> });
    view! {
        <form role="search" action=here.href(&Route::News) method="get" aria-label=label>
            <div class="field">
                <label class="visually-hidden" for="ways-on-q">{label}</label>
                <input id="ways-on-q" type="search" name="q" placeholder=words::news_search_label(locale) autocomplete="off"/>
                <button class="button" type="submit">{words::news_search(locale)}</button>
            </div>
        </form>
        <section aria-labelledby="ways-on">
            <h2 class="band-title" id="ways-on">{words::missing_ways_on(locale)}</h2>
            <ul class="plain-links">{Vec::from(sections)}</ul>
        </section>
    }
}
