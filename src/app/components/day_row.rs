use std::sync::Arc;

use leptos::prelude::*;

use super::crest::tincture;
use super::name::{Name, names};
use crate::agenda::TimeState;
use crate::app::content::{Clock, for_you};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{EventHead, SiteFile};
use crate::messages::{Locale, dates, format_name, status_name, words};
use crate::model::{Status, When};
use crate::route::calendar_path;

/// Where a day row stands, and so how much it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRowKind {
    /// In a narrow list beside other things: day, title, clock.
    Brief,
    /// In the agenda: with summary and names.
    Full,
    /// In the agenda under the title of its month, which is not said again.
    UnderMonth,
}

/// Events in a list: the day as a picture, title, clock, names.
#[component(transparent)]
pub fn DayList(
    /// The events with whether each is over, in the order they are shown.
    events: Vec<(EventHead, bool)>,
    site: Arc<SiteFile>,
    kind: DayRowKind,
    /// The year that need not be said.
    #[prop(optional_no_strip)]
    this_year: Option<i32>,
    /// The moment the page is read at, where the rows say how near they are.
    #[prop(optional_no_strip)]
    clock: Option<Clock>,
    /// Further classes of the list.
    #[prop(default = "")]
    class: &'static str,
) -> View {
    let brief = if kind == DayRowKind::Brief { "day-list day-list-brief " } else { "day-list " };
    let rows = events
        .into_iter()
        .map(|(event, over)| {
            let site = Arc::clone(&site);
            view! { <li><DayRow event site kind over this_year clock/></li> }
        })
        .collect::<View>();
    view! { <ol class=[brief, class].concat().trim_end().to_owned()>{rows}</ol> }
}

/// An event in a list.
#[component(transparent)]
pub fn DayRow(
    /// The event.
    event: EventHead,
    site: Arc<SiteFile>,
    kind: DayRowKind,
    /// Whether it is over at the moment the page is read at.
    #[prop(default = false)]
    over: bool,
    /// The year that need not be said.
    #[prop(optional_no_strip)]
    this_year: Option<i32>,
    /// The moment the page is read at, where the row says how near it is.
    #[prop(optional_no_strip)]
    clock: Option<Clock>,
) -> View {
    let here = use_here();
    let lang = here.lang(event.language.as_ref());
    let colour = site.bearer(&event.projects, &event.groups).map(|bearer| tincture(bearer.crest_word()));
    let status = match event.status {
        Status::Planned => None,
        Status::Postponed => Some("postponed"),
        Status::Cancelled => Some("cancelled"),
    };
    let near = clock.map(|clock| {
        let near = nearness(here.locale, &event, kind, clock, over);
        view! { " " <span class="day-near">{near}</span> }
    });
    let figure = day_figure(here.locale, &event, kind, this_year, near);
    let clock = clock_words(here.locale, &event, kind);
    let summary = (kind != DayRowKind::Brief && !event.summary.is_empty())
        .then(|| view! { <p class="article-summary" lang=lang.clone()>{event.summary.clone()}</p> });
    let names = (kind != DayRowKind::Brief)
        .then(|| view! { <div class="names small">{row_names(&event, &site, over)}</div> });
    view! {
        <article
            class="day-row"
            data-tincture=colour
            data-status=status
            data-past=over.then_some("")
            data-event=event.slug.as_str().to_owned()
        >
            {figure}
            <div>
                <h3 class="article-title" lang=lang><a href=here.event(&event.slug)>{event.title.clone()}</a></h3>
                {clock}
                {summary}
            </div>
            {names}
        </article>
    }
}

/// The day as a picture: its numeral, and the words that complete it.
///
/// Its room for how near it is stays where a static page cannot know.
fn day_figure(
    locale: Locale,
    event: &EventHead,
    kind: DayRowKind,
    this_year: Option<i32>,
    near: Option<View>,
) -> View {
    let Some(figure) = dates::figure(locale, &event.when, this_year) else {
        let hint = match &event.when {
            When::ToBeAnnounced { hint: Some(hint) } => hint.clone(),
            _ => words::agenda_no_day_yet(locale).to_owned(),
        };
        return view! {
            <p class="day-figure">
                <span class="day-numeral"><span class="day-open" aria-hidden="true"></span></span>
                " "
                <span class="day-words"><strong>{words::agenda_to_be_announced(locale)}</strong>" "{hint}</span>
            </p>
        };
    };
    let days = if kind == DayRowKind::Brief { figure.short_weekdays } else { figure.weekdays };
    let days = if event.status == Status::Postponed && !days.is_empty() {
        words::agenda_no_longer(locale, &days)
    } else {
        days
    };
    let words = if kind == DayRowKind::UnderMonth && !figure.crosses_months {
        view! { <strong>{days}</strong> }
    } else {
        view! { <strong>{figure.months}</strong>" "{days} }
    };
    view! {
        <p class="day-figure">
            <time class="day-numeral" datetime=figure.datetime>{figure.numeral}</time>
            " "
            <span class="day-words">{words}{near}</span>
        </p>
    }
}

/// How near an event is ("in three days", "on now"), and in a list of all of a month whether it is
/// over; said of what takes place alone.
fn nearness(locale: Locale, event: &EventHead, kind: DayRowKind, clock: Clock, over: bool) -> Option<String> {
    if event.status != Status::Planned {
        return None;
    }
    match clock.state(&event.when) {
        _ if over => (kind == DayRowKind::UnderMonth).then(|| words::status_over(locale).to_owned()),
        Some(TimeState::On) => Some(words::status_on_now(locale).to_owned()),
        Some(TimeState::Ahead(days)) => dates::ahead(locale, days),
        _ => None,
    }
}

/// The line under the title: status first, then the organiser's clock, the format, and the reader's
/// own clock, whose room stays where a static page cannot know it.
fn clock_words(locale: Locale, event: &EventHead, kind: DayRowKind) -> View {
    let place = event.place.as_ref().map(|place| place.name.as_str());
    let format = event.format.filter(|_| kind != DayRowKind::Brief).map(|format| format_name(locale, format));
    let mut parts: Vec<View> = Vec::new();
    let status = (event.status != Status::Planned).then(|| {
        view! { <span class="status">{status_name(locale, event.status)}"."</span>" " }
    });
    if event.status == Status::Postponed {
        let note = event.status_note.clone();
        let note = note.unwrap_or_else(|| words::status_new_day_to_be_announced(locale).to_owned());
        let day = event.when.first_day().map(|day| dates::day_and_month(locale, day));
        let day = day.map(|day| view! { <s>{day}</s>", " });
        parts.push(view! { <span>{day}{note}</span> });
    } else {
        let line = dates::clock_line(locale, &event.when, place);
        parts.extend(line.map(|line| clock_span(line, format.is_some())));
        parts.extend(format.map(|format| view! { " " <span>{format}</span> }));
        let note = event.status_note.clone().filter(|_| event.status == Status::Cancelled);
        parts.extend(note.map(|note| view! { " " <span>{note}</span> }));
        if let When::Times { parts: times, .. } = &event.when
            && kind != DayRowKind::Brief
            && event.status == Status::Planned
        {
            parts.push(view! { " " <span class="clock-yours">{for_you(locale, times)}</span> });
        }
    }
    if parts.is_empty() && status.is_none() {
        return View::new();
    }
    let class = if kind == DayRowKind::Brief { "clock small" } else { "clock" };
    view! { <p class=class>{status}{parts}</p> }
}

fn clock_span(line: String, more: bool) -> View {
    view! { <span>{line}{more.then_some(" ·")}</span> }
}

/// Projects, groups and topics of an event, its report once there is one, and the way into the
/// reader's calendar while that makes sense.
fn row_names(event: &EventHead, site: &SiteFile, over: bool) -> Vec<View> {
    let here = use_here();
    let mut all = names(site, &event.projects, &event.groups, &event.topics);
    if let Some(report) = event.report.as_ref().filter(|_| over) {
        let words = words::agenda_read_the_report(here.locale);
        all.push(view! { <Name href=here.article(report) words/> " " });
    }
    let dated = event.when.first_day().is_some();
    if dated && !over && event.status == Status::Planned {
        let path = calendar_path(here.addresses(), &here.language, &event.slug);
        let words = words::agenda_add(here.locale);
        all.push(view! { <Name href=here.file(&path) words external=true/> });
    }
    all
}
