use leptos::prelude::*;

use super::crest::{Crest, CrestSize, tincture};
use crate::app::view::{View, view};
use crate::app::{Here, use_here};
use crate::bundle::{Named, SiteFile, UndertakingShort};
use crate::model::{Nature, Slug};
use crate::route::Route;

/// The name of a topic, a person, a place or a page, as a link: no box, no sign.
#[component(transparent)]
pub fn Name(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// The name.
    #[prop(into)]
    words: String,
    /// Whether the link leaves the app: a file, a feed, another site.
    #[prop(optional)]
    external: bool,
) -> View {
    let rel = external.then_some("external");
    view! { <a class="name" href=href rel=rel><span class="name-text">{words}</span></a> }
}

/// The name of a project or a group, with its crest, as a link.
#[component(transparent)]
pub fn UndertakingName(short: UndertakingShort) -> View {
    let href = undertaking_href(&use_here(), &short);
    view! {
        <a class="name" data-tincture=tincture(short.crest_word()) href=href>
            <Crest word=short.crest_word() size=CrestSize::Name/>
            <span class="name-text">{short.title.clone()}</span>
        </a>
    }
}

/// The address of a project or a group.
pub fn undertaking_href(here: &Here, short: &UndertakingShort) -> String {
    here.undertaking(&short.slug, short.nature != Nature::Project)
}

/// The names of projects, groups and topics in a row, each after a space; what the site's file
/// does not know is left out.
pub fn names(site: &SiteFile, projects: &[Slug], groups: &[Slug], topics: &[Slug]) -> Vec<View> {
    let here = use_here();
    let undertakings = projects.iter().filter_map(|slug| site.project(slug));
    let undertakings = undertakings.chain(groups.iter().filter_map(|slug| site.group(slug)));
    let undertakings = undertakings.map(|short| view! { <UndertakingName short=short.clone()/> " " });
    let topics = topics.iter().filter_map(|slug| site.topic(slug)).map(|topic| {
        let href = here.href(&Route::Topic(topic.slug.clone()));
        view! { <Name href words=topic.name.clone()/> " " }
    });
    undertakings.chain(topics).collect()
}

/// Names of things that have a page each, as links in a row.
pub fn named_links(all: &[Named], route: impl Fn(Slug) -> Route) -> Vec<View> {
    let here = use_here();
    all.iter()
        .map(|named| {
            let href = here.href(&route(named.slug.clone()));
            view! { <Name href words=named.name.clone()/> " " }
        })
        .collect()
}
