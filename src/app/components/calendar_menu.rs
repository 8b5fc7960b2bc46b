use std::sync::Arc;

use leptos::prelude::*;

use super::subscription::subscription_href;
use crate::app::content::Clock;
use crate::app::view::{View, view};
use crate::app::{Here, use_here};
use crate::bundle::{EventEntry, SiteFile};
use crate::messages::{dates, words};
use crate::model::{Format, Nature, Status, When};
use crate::route::{Route, calendar_path};
use crate::syndicate::{CalendarEntry, EntryTime, Origin, calendar_links};

/// The ways of an event into the reader's calendar, behind a button that needs no script: as a file,
/// by a service, part by part where it has several, and by subscribing to what it belongs to.
///
/// What has no day, or none any more, comes by subscription alone; what is over or cancelled comes no
/// more.
#[component(transparent)]
pub fn CalendarMenu(
    entry: Arc<EventEntry>,
    /// The moment the page is read at.
    clock: Clock,
    site: Arc<SiteFile>,
) -> View {
    let here = use_here();
    let locale = here.locale;
    let head = &entry.head;
    if head.status == Status::Cancelled || head.when.is_over(clock.now, clock.today) {
        return View::new();
    }
    let is_dated = head.status == Status::Planned && head.when.first_day().is_some();
    let (name, class) = match is_dated {
        true => (words::agenda_add(locale), "button button-main"),
        false => (words::agenda_subscribe(locale), "button"),
    };
    let own = is_dated.then(|| {
        let file = here.file(&calendar_path(here.addresses(), &here.language, &head.slug));
        let file = link(words::agenda_calendar_file(locale), file);
        view! { <ul>{file}</ul>{services(&entry, clock, &site)} }
    });
    let title = is_dated.then(|| view! { <p class="menu-title">{words::agenda_subscribe(locale)}</p> });
    view! {
        <details class="menu">
            <summary class=class>{name}</summary>
            " "
            <div class="menu-list">
                {own}
                {title}
                <ul>{calendars(&here, &entry, &site)}</ul>
                <p class="small quiet">{words::agenda_holds(locale)}</p>
            </div>
        </details>
    }
}

/// The services for each part that is not over, under what the part is called where there are several.
fn services(entry: &EventEntry, clock: Clock, site: &SiteFile) -> View {
    let here = use_here();
    let head = &entry.head;
    let is_online = head.format == Some(Format::Online);
    let place =
        entry.venue.as_deref().into_iter().chain(head.place.as_ref().map(|place| place.name.as_str()));
    let place: Vec<&str> = place.filter(|_| !is_online).collect();
    let page = here.event(&head.slug);
    let origin = Origin::new(here.addresses(), site.url.as_deref());
    let address = if origin.is_known() { origin.absolute(&page) } else { String::new() };
    let group = |title: &str, time: EntryTime, heading: Option<String>| {
        let summary = head.summary.as_str();
        let told = CalendarEntry { title, place: &place.join(", "), summary, address: &address };
        let links = calendar_links(&told, time).map(|(service, href)| link(service, href));
        let heading = heading.map(|heading| view! { <p class="menu-title">{heading}</p> });
        view! { {heading}<ul>{Vec::from(links)}</ul> }
    };
    match &head.when {
        When::Days { first, last } => group(&head.title, EntryTime::Days(*first, *last), None),
        When::Times { parts, .. } => {
            let open = parts.iter().filter(|part| part.end_instant() > clock.now.timestamp());
            open.map(|part| {
                let title = part.title.as_ref().map(|title| [&head.title, ": ", title].concat());
                let heading = (parts.len() > 1).then(|| dates::span_line(here.locale, part));
                group(title.as_ref().unwrap_or(&head.title), EntryTime::of(part), heading)
            })
            .collect()
        }
        When::ToBeAnnounced { .. } => View::new(),
    }
}

/// The calendars that the event is in: that of its first project or group, and the whole agenda.
fn calendars(here: &Here, entry: &EventEntry, site: &SiteFile) -> View {
    let url = site.url.as_deref();
    let calendar = |name: &str, of: &Route| link(name, subscription_href(here, of, url).0);
    let own = site.bearer(&entry.head.projects, &entry.head.groups).map(|short| {
        let is_project = short.nature == Nature::Project;
        let of = if is_project { Route::Project } else { Route::Group }(short.slug.clone());
        calendar(&short.title, &of)
    });
    view! { {own}{calendar(words::agenda_title(here.locale), &Route::Home)} }
}

fn link(words: &str, href: String) -> View {
    view! { <li><a href=href rel="external">{words.to_owned()}</a></li> }
}
