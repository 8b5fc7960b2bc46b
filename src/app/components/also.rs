use std::sync::Arc;

use leptos::prelude::*;

use super::name::Name;
use crate::app::content::{Also, NewsAnswer};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::EntryKind;
use crate::messages::words;
use crate::route::Route;

/// What is called as the words that were searched for, beside the articles that have them.
#[component(transparent)]
pub fn AlsoFound(answer: RwSignal<Arc<NewsAnswer>>) -> View {
    let here = use_here();
    let locale = here.locale;
    let found = move || {
        let answer = answer.read();
        if answer.also.is_empty() {
            return View::new();
        }
        let mut items = View::new();
        for Also { kind, named } in &answer.also {
            let slug = named.slug.clone();
            let (route, kind) = match kind {
                EntryKind::Project => (Route::Project(slug), words::article_project(locale, 1)),
                EntryKind::Group => (Route::Group(slug), words::article_group(locale, 1)),
                EntryKind::Topic => (Route::Topic(slug), words::article_topic(locale, 1)),
                EntryKind::Person => (Route::Person(slug), words::article_people(locale, 1)),
                _ => (Route::Event(slug), words::article_event(locale, 1)),
            };
            let item = view! {
                <li>
                    <Name href=here.href(&route) words=named.name.clone()/>
                    " "<span class="small quiet">{kind}</span>
                </li>
            };
            items = items.and(item);
        }
        view! {
            <nav class="also" aria-label=words::news_also(locale)>
                <span class="quiet" aria-hidden="true">{words::news_also(locale)}</span>
                <ul>{items}</ul>
            </nav>
        }
    };
    view! { {found} }
}
