use std::sync::Arc;

use leptos::prelude::*;

use super::article_row::ArticleRow;
use super::band::Band;
use super::crest::{Crest, CrestSize};
use super::day_row::{DayList, DayRowKind};
use super::name::undertaking_href;
use crate::agenda::divide;
use crate::app::content::Clock;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{EventHead, Head, Part, SiteFile, UndertakingShort};
use crate::messages::{Locale, words};
use crate::model::Role;
use crate::route::Route;

/// How many past events a page shows before it leads on to the agenda.
const PAST: usize = 20;

/// The newest articles about a thing, and where the others are.
#[component(transparent)]
pub fn GatheredNews(
    /// The id of the section's title.
    id: &'static str,
    #[prop(into)] title: String,
    /// The newest, newest first.
    articles: Vec<Head>,
    /// How many there are in all.
    total: usize,
    /// The address of them all, where the news can be filtered for them.
    #[prop(optional_no_strip)]
    all: Option<String>,
    site: Arc<SiteFile>,
) -> View {
    let locale = use_here().locale;
    let shown = articles.len();
    let rest = (total > shown).then(|| match all {
        Some(href) => {
            view! { <p><a class="more" href=href>{words::home_all_articles(locale, total)}</a></p> }
        }
        None => view! { <p class="small quiet">{words::news_some_of(locale, total, shown)}</p> },
    });
    let matter = if articles.is_empty() {
        view! { <p class="quiet">{words::empty_no_news_here(locale)}</p> }
    } else {
        let rows = articles
            .into_iter()
            .map(|head| view! { <li><ArticleRow head site=Arc::clone(&site)/></li> })
            .collect::<View>();
        view! { <ol class="article-list">{rows}</ol> }
    };
    view! { <Band id title><div class="axis">{matter}{rest}</div></Band> }
}

/// The events of a thing: the nearest first, then those without a day, then the last that are over.
/// Nothing where there are none.
#[component(transparent)]
pub fn GatheredEvents(
    events: Vec<EventHead>,
    /// The moment the page is read at.
    clock: Clock,
    site: Arc<SiteFile>,
) -> View {
    let here = use_here();
    if events.is_empty() {
        return View::new();
    }
    let agenda = divide(events, clock.now, clock.today);
    let more = (agenda.past.len() > PAST)
        .then(|| (here.href(&Route::Agenda), words::home_whole_agenda(here.locale).to_owned()));
    let open = agenda.upcoming.into_iter().chain(agenda.undated).map(|event| (event, false));
    let over = agenda.past.into_iter().take(PAST).map(|event| (event, true));
    let events = open.chain(over).collect();
    view! {
        <Band id="events" title=words::who_events(here.locale) more>
            <div class="axis"><DayList events site kind=DayRowKind::Full clock=Some(clock)/></div>
        </Band>
    }
}

/// The projects and groups that somebody has a part in, each with the role. Nothing where there
/// are none.
#[component(transparent)]
pub fn Parts(parts: Vec<Part>, site: Arc<SiteFile>) -> View {
    let locale = use_here().locale;
    let rows: Vec<View> = parts
        .into_iter()
        .filter_map(|part| {
            let short = if part.group { site.group(&part.slug) } else { site.project(&part.slug) }?.clone();
            let said = part.role.map(|role| role_name(locale, role)).into_iter().chain(part.note);
            let said = said.collect::<Vec<String>>().join(" · ");
            Some(view! { <PartRow short said/> })
        })
        .collect();
    if rows.is_empty() {
        return View::new();
    }
    view! {
        <Band id="parts" title=words::who_projects_and_groups(locale)>
            <div class="axis"><ul class="directory halves">{rows}</ul></div>
        </Band>
    }
}

#[component(transparent)]
fn PartRow(
    short: UndertakingShort,
    /// Role and note; may be empty.
    said: String,
) -> View {
    let here = use_here();
    let about = (!short.full_name.is_empty()).then(|| view! { <p>{short.full_name.clone()}</p> });
    let said = (!said.is_empty()).then(|| view! { <p class="small quiet">{said}</p> });
    view! {
        <li class="directory-row">
            <Crest word=short.crest_word() size=CrestSize::Name/>
            <h3 class="article-title"><a href=undertaking_href(&here, &short)>{short.title.clone()}</a></h3>
            {about}
            {said}
        </li>
    }
}

/// As what somebody takes part, in a word.
fn role_name(locale: Locale, role: Role) -> String {
    match role {
        Role::Leader => words::role_leader(locale).to_owned(),
        Role::Partner => words::role_partners(locale, 1),
        Role::AssociatedCity => words::role_associated_cities(locale, 1),
        Role::Member => words::role_members(locale, 1),
        Role::NotStated => words::role_not_stated(locale).to_owned(),
    }
}
