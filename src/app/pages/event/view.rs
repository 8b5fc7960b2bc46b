use std::sync::Arc;

use leptos::prelude::*;

use super::EventAnswer;
use super::facts::{WhenFacts, WhereFacts};
use crate::agenda::TimeState;
use crate::app::components::{ArticleRow, Band, CalendarMenu, about};
use crate::app::content::Clock;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{EventEntry, EventHead, Head, SiteFile};
use crate::messages::{Locale, capitalised, dates, status_name, words};
use crate::model::Status;

/// An event: when, where and who, and the news about it.
#[component(transparent)]
pub(in crate::app::pages) fn EventPage(answer: Arc<EventAnswer>, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let entry = &answer.entry;
    let lang = here.lang(entry.head.language.as_ref());
    let head = entry.head.clone();
    let place = view! { <WhereFacts answer=Arc::clone(&answer) site=Arc::clone(&site)/> };
    view! {
        <article data-event=entry.head.slug.as_str().to_owned()>
            <EventHeader answer=Arc::clone(&answer) site=Arc::clone(&site)/>
            <Band id="when" title=words::event_when(locale)>
                <div class="axis"><WhenFacts head/></div>
            </Band>
            <Band id="where" title=words::event_where_and_who(locale)>
                <div class="axis">{place}</div>
            </Band>
            {about(&entry.body, lang)}
        </article>
        <InTheNews articles=entry.articles.clone() site/>
        <Neighbours entry=Arc::clone(entry)/>
    }
}

/// Day, status, title and summary, and what the reader can do.
#[component(transparent)]
fn EventHeader(answer: Arc<EventAnswer>, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let head = &answer.entry.head;
    let lang = here.lang(head.language.as_ref());
    let over = head.when.is_over(answer.clock.now, answer.clock.today);
    let label_lang = lang.clone().filter(|_| head.label.is_some());
    let label = head.label.clone().unwrap_or_else(|| words::event_event(locale).to_owned());
    let status = match head.status {
        Status::Planned if over => view! { <span>{words::status_over(locale)}</span> },
        Status::Planned => view! { <span>{nearness(locale, head, answer.clock)}</span> },
        lost => view! { <span class="status">{status_name(locale, lost)}</span> },
    };
    let lead = (!head.summary.is_empty())
        .then(|| view! { <p class="lead" lang=lang.clone()>{head.summary.clone()}</p> });
    view! {
        <header class="with-rail head">
            <div class="rail event-date">{day(locale, head)}</div>
            <div class="axis stack">
                <p class="dateline"><span class="kind" lang=label_lang>{label}</span>" "{status}</p>
                <h1 class="headline" lang=lang.clone()>{head.title.clone()}</h1>
                {lead}
                <EventActions answer=Arc::clone(&answer) site/>
            </div>
        </header>
    }
}

/// How near it is, in the app; else that it is planned.
fn nearness(locale: Locale, head: &EventHead, clock: Clock) -> String {
    let near = match clock.state(&head.when) {
        Some(TimeState::On) => Some(words::status_on_now(locale).to_owned()),
        Some(TimeState::Ahead(days)) => dates::ahead(locale, days),
        _ => None,
    };
    near.map_or_else(|| words::status_planned(locale).to_owned(), |near| capitalised(&near))
}

/// The day as large as the page allows, and in words.
fn day(locale: Locale, head: &EventHead) -> View {
    let Some(figure) = dates::figure(locale, &head.when, None) else {
        return view! {
            <p class="event-numeral" aria-hidden="true"><span class="day-open"></span></p>
            <p class="event-day">{words::agenda_to_be_announced(locale)}</p>
        };
    };
    let long = figure.numeral.chars().count() > 2;
    let words = match (head.when.first_day(), head.when.last_day()) {
        (Some(first), Some(last)) if first == last => dates::weekday_and_day(locale, first),
        (Some(first), Some(last)) => dates::range(locale, first, last),
        _ => figure.months,
    };
    view! {
        <p class="event-numeral" aria-hidden="true" data-long=long.then_some("")>{figure.numeral}</p>
        <p class="event-day"><time datetime=figure.datetime>{words}</time></p>
    }
}

#[component(transparent)]
fn EventActions(answer: Arc<EventAnswer>, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let head = &answer.entry.head;
    let language = head.language.as_ref().unwrap_or(&here.language).as_str().to_owned();
    view! {
        <div class="row actions event-actions">
            <CalendarMenu entry=Arc::clone(&answer.entry) clock=answer.clock site/>
            <button
                class="action"
                type="button"
                aria-pressed="false"
                data-action="save"
                data-kind="event"
                data-slug=head.slug.as_str().to_owned()
                data-title=head.title.clone()
                data-language=language
            >
                {words::act_save(locale)}
            </button>
            <button class="action action-plain" type="button" data-action="share">{words::act_share(locale)}</button>
        </div>
    }
}

/// The news about it; nothing where there is none.
#[component(transparent)]
fn InTheNews(articles: Vec<Head>, site: Arc<SiteFile>) -> View {
    if articles.is_empty() {
        return View::new();
    }
    let rows = articles
        .into_iter()
        .map(|head| view! { <li><ArticleRow head site=Arc::clone(&site)/></li> })
        .collect::<View>();
    view! {
        <Band id="in-the-news" title=words::event_in_the_news(use_here().locale)>
            <div class="axis"><ol class="article-list">{rows}</ol></div>
        </Band>
    }
}

/// The events before and after it in the agenda.
#[component(transparent)]
fn Neighbours(entry: Arc<EventEntry>) -> View {
    let here = use_here();
    let locale = here.locale;
    let link = |head: &EventHead, rel: &'static str| {
        let date = match (head.when.first_day(), head.when.last_day()) {
            (Some(first), Some(last)) => dates::range(locale, first, last),
            _ => words::agenda_to_be_announced(locale).to_owned(),
        };
        let lang = here.lang(head.language.as_ref());
        view! {
            <a href=here.event(&head.slug) rel=rel>
                <span class="small quiet">{date}</span>
                <span class="turn-title" lang=lang>{head.title.clone()}</span>
            </a>
        }
    };
    let previous = entry.previous.as_deref().map(|head| link(head, "prev"));
    let next = entry.next.as_deref().map(|head| link(head, "next"));
    if previous.is_none() && next.is_none() {
        return View::new();
    }
    view! {
        <nav class="with-rail turn-line no-print" aria-label=words::event_neighbours(locale)>
            <div></div>
            <div class="turn">{previous}{next}</div>
        </nav>
    }
}
