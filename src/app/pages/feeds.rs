use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::Band;
use crate::app::view::{View, view};
use crate::app::{Here, use_here};
use crate::bundle::SiteFile;
use crate::messages::{kind_name, language_name, words};
use crate::model::Kind;
use crate::route::{AGENDA_FILE, FEED_FILES, Route, kind_folder};
use crate::syndicate::Origin;

/// What the forms of a feed are called, and of a calendar, in every language.
const FORMS: [&str; 4] = ["Atom", "RSS", "JSON Feed", "iCalendar"];

/// What can be subscribed to: feeds and a calendar of everything in each language, and of each
/// project, group and topic; feeds of each kind of article.
#[component(transparent)]
pub(super) fn FeedsPage(site: Arc<SiteFile>, kinds: Vec<Kind>) -> View {
    let here = use_here();
    let locale = here.locale;
    let origin = Origin::new(here.addresses(), site.url.as_deref());
    let of_route = |route: &Route| here.addresses().local_path(&here.language, route);
    let mut whole = View::new();
    for language in here.addresses().languages() {
        let folder = here.addresses().local_path(language, &Route::Home);
        let name = words::feeds_feed_in(locale, &language_name(locale, language));
        whole = whole.and(row(&here, &name, &folder, Some(&origin)));
    }
    let mut projects = View::new();
    for short in &site.projects {
        projects = projects.and(row(
            &here,
            &short.title,
            &of_route(&Route::Project(short.slug.clone())),
            Some(&origin),
        ));
    }
    let mut groups = View::new();
    for short in &site.groups {
        groups =
            groups.and(row(&here, &short.title, &of_route(&Route::Group(short.slug.clone())), Some(&origin)));
    }
    let mut topics = View::new();
    for topic in &site.topics {
        topics =
            topics.and(row(&here, &topic.name, &of_route(&Route::Topic(topic.slug.clone())), Some(&origin)));
    }
    let mut of_kinds = View::new();
    for kind in kinds.iter().copied() {
        let folder = here.addresses().in_language(&here.language, &kind_folder(kind));
        of_kinds = of_kinds.and(row(&here, kind_name(locale, kind), &folder, None));
    }
    let agenda = here.href(&Route::Agenda);
    view! {
        <div class="page-head">
            <h1 class="page-title">{words::feeds_title(locale)}</h1>
            <div class="axis stack">
                <p class="lead">{words::feeds_lead(locale)}</p>
                <p>{words::feeds_feed_text(locale)}</p>
                <p>
                    {words::feeds_calendar_text(locale)}
                    " "
                    <a href=agenda>{words::feeds_to_agenda(locale)}</a>
                </p>
                <ul class="plain-links">{whole}</ul>
            </div>
        </div>
        {band("projects", words::nav_projects(locale), projects, !site.projects.is_empty())}
        {band("groups", words::project_groups(locale), groups, !site.groups.is_empty())}
        {band("topics", words::nav_topics(locale), topics, !site.topics.is_empty())}
        {band("kinds", words::news_facet_kind(locale), of_kinds, !kinds.is_empty())}
    }
}

fn band(id: &str, title: &str, rows: View, is_shown: bool) -> Option<View> {
    is_shown.then(
        || view! { <Band id title><div class="axis stack"><ul class="plain-links">{rows}</ul></div></Band> },
    )
}

/// What is in a folder, by its forms.
///
/// There is a calendar where it is told where the newsroom is read.
fn row(here: &Here, name: &str, folder: &str, calendar: Option<&Origin<'_>>) -> View {
    let files = FEED_FILES.into_iter().chain(calendar.map(|_| AGENDA_FILE));
    let mut links = View::new();
    for (file, words) in files.zip(FORMS) {
        let href = here.file(&[folder, file].concat());
        links = links.and(view! { " "<a href=href rel="external">{words}</a> });
    }
    let webcal = calendar.and_then(|origin| origin.webcal(&here.file(&[folder, AGENDA_FILE].concat())));
    let webcal = webcal
        .map(|href| view! { " "<a href=href rel="external">{words::agenda_subscribe(here.locale)}</a> });
    view! { <li><strong>{name.to_owned()}</strong>{links}{webcal}</li> }
}
