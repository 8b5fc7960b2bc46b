use leptos::prelude::*;

use crate::app::use_here;
use crate::app::view::{Piece, View, view};
use crate::bundle::{EventHead, Head};
use crate::messages::{dates, format_name, kind_name, status_name, words};
use crate::model::{Published, Status, order};

/// News and events of one thing on one line, the newest first; what has no day yet leads.
#[component(transparent)]
pub fn Timeline(articles: Vec<Head>, events: Vec<EventHead>) -> View {
    let mut moments: Vec<Moment> =
        articles.into_iter().map(Moment::Article).chain(events.into_iter().map(Moment::Event)).collect();
    order::sort_by(&mut moments, |a, b| b.order().cmp(&a.order()));
    let rows = moments
        .into_iter()
        .map(|moment| match moment {
            Moment::Article(head) => view! { <ArticleMoment head/> },
            Moment::Event(head) => view! { <EventMoment head/> },
        })
        .collect::<View>();
    view! { <ol class="timeline">{rows}</ol> }
}

enum Moment {
    Article(Head),
    Event(EventHead),
}

impl Moment {
    /// Undated events after all others, an article after the events of its day, ties as they came.
    fn order(&self) -> (bool, Published, bool) {
        match self {
            Self::Article(head) => (false, head.published, true),
            Self::Event(head) => {
                let day = head.when.first_day();
                (day.is_none(), Published::Day(day.unwrap_or_default()), false)
            }
        }
    }
}

#[component(transparent)]
fn ArticleMoment(head: Head) -> View {
    let here = use_here();
    let locale = here.locale;
    let kind = head.kind.map_or_else(|| words::article_article(locale), |kind| kind_name(locale, kind));
    let date = view! {
        <time datetime=dates::iso_published(&head.published)>{dates::published(locale, &head.published)}</time>
    };
    let lang = here.lang(head.language.as_ref());
    view! {
        <li>
            <p class="dateline"><span class="kind">{kind}</span>" "<span>{date}</span></p>
            <Told title=head.title href=here.article(&head.slug) summary=head.summary lang/>
        </li>
    }
}

#[component(transparent)]
fn EventMoment(head: EventHead) -> View {
    let here = use_here();
    let locale = here.locale;
    let lang = here.lang(head.language.as_ref());
    let label = head.label.clone().unwrap_or_else(|| words::event_event(locale).to_owned());
    let date = match (&head.when.first_day(), &head.when.last_day()) {
        (Some(first), Some(last)) => dates::range(locale, *first, *last),
        _ => words::agenda_to_be_announced(locale).to_owned(),
    };
    let date = match dates::datetime(&head.when) {
        Some(datetime) => view! { <time datetime=datetime>{date}</time> },
        None => date.view(),
    };
    let status = (head.status != Status::Planned)
        .then(|| view! { <span class="status">{status_name(locale, head.status)}</span>" " });
    let format = head.format.map(|format| view! { " "<span>{format_name(locale, format)}</span> });
    view! {
        <li data-open=head.when.first_day().is_none().then_some("")>
            <p class="dateline">
                <span class="kind" lang=lang.clone().filter(|_| head.label.is_some())>{label}</span>
                " "
                {status}
                <span>{date}</span>
                {format}
            </p>
            <Told title=head.title href=here.event(&head.slug) summary=head.summary lang/>
        </li>
    }
}

/// Title and summary of a moment.
#[component(transparent)]
fn Told(title: String, href: String, summary: String, lang: Option<String>) -> View {
    let summary =
        (!summary.is_empty()).then(|| view! { <p class="article-summary" lang=lang.clone()>{summary}</p> });
    view! {
        <h3 class="article-title" lang=lang.clone()><a href=href>{title}</a></h3>
        {summary}
    }
}
