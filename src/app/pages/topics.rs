use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::Name;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{SiteFile, TopicShort};
use crate::messages::{capitalised, words};
use crate::model::Slug;
use crate::route::Route;

/// All topics, narrower ones under the wider.
#[component(transparent)]
pub(super) fn TopicsPage(site: Arc<SiteFile>) -> View {
    let locale = use_here().locale;
    let is_wide =
        |topic: &&TopicShort| topic.parent.as_ref().is_none_or(|parent| site.topic(parent).is_none());
    let rows = site.topics.iter().filter(is_wide);
    let rows = rows
        .map(|topic| {
            view! {
                <li class="topic-row">
                    <h2 class="article-title"><TopicLink topic=topic.clone()/></h2>
                    <Narrower of=topic.slug.clone() site=Arc::clone(&site)/>
                </li>
            }
        })
        .collect::<View>();
    let count = capitalised(&words::count_topics_in_words(locale, site.topics.len()));
    view! {
        <div class="page-head">
            <h1 class="page-title">{words::nav_topics(locale)}</h1>
            <div class="axis stack"><p class="lead">{count}</p></div>
        </div>
        <div class="with-rail">
            <div class="rail only-wide"></div>
            <div class="axis"><ul class="directory halves">{rows}</ul></div>
        </div>
    }
}

#[component(transparent)]
fn TopicLink(topic: TopicShort) -> View {
    let href = use_here().href(&Route::Topic(topic.slug));
    view! { <a href=href>{topic.name}</a> }
}

/// The topics right under one, each with those under it. Topics never stand in a circle.
#[component(transparent)]
fn Narrower(of: Slug, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let narrower: Vec<View> = site
        .topics
        .iter()
        .filter(|topic| topic.parent.as_ref() == Some(&of))
        .map(|topic| {
            let href = here.href(&Route::Topic(topic.slug.clone()));
            view! {
                <li>
                    <Name href words=topic.name.clone()/>
                    <Narrower of=topic.slug.clone() site=Arc::clone(&site)/>
                </li>
            }
        })
        .collect();
    if narrower.is_empty() {
        return View::new();
    }
    view! { <ul class="topic-tree small">{narrower}</ul> }
}
