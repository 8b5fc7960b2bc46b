use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use crate::agenda::{YearMonth, by_month};
use crate::app::components::{AgendaView, AgendaViews, CalendarOfThese, DayList, DayRowKind, nearest_month};
use crate::app::content::{Clock, Lack, Reading};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{AgendaYear, EventHead, SiteFile};
use crate::messages::{capitalised, dates, words};
use crate::route::Route;

/// How many past events the agenda shows before it leads on to their months.
const PAST: usize = 12;

/// What the agenda shows.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaAnswer {
    /// What is on or to come and has a date, nearest first.
    pub upcoming: Vec<EventHead>,
    /// What has no date yet.
    pub undated: Vec<EventHead>,
    /// What was last, newest first.
    pub past: Vec<EventHead>,
    /// Every year and month that has events.
    pub years: Vec<AgendaYear>,
    /// The moment it is read at.
    pub clock: Clock,
}

/// Reads the agenda: this year and later ones, and as many earlier ones as the past part needs.
pub(super) fn read(reading: &Reading<'_>) -> Result<AgendaAnswer, Lack> {
    let years = reading.manifest().agenda.clone();
    let clock = reading.clock;
    let (mut upcoming, mut undated, mut past) = (Vec::new(), Vec::new(), Vec::new());
    let mut lack = None;
    let this_year = clock.today.year();
    // Counted in the manifest, so that no year is fetched only to learn that it was not needed.
    let mut surely_past = 0;
    for part in years.iter().rev() {
        let year = part.year;
        if year.is_some_and(|year| year < this_year) {
            if surely_past >= PAST {
                break;
            }
            surely_past += part.months.iter().map(|(_, count)| *count as usize).sum::<usize>();
        }
        match reading.agenda(year) {
            Err(why) => lack = Some(why),
            Ok(events) if year.is_none() => undated = events,
            Ok(events) => {
                for event in events.into_iter().rev() {
                    let over = event.when.is_over(clock.now, clock.today);
                    if over { past.push(event) } else { upcoming.push(event) }
                }
            }
        }
    }
    upcoming.reverse();
    past.truncate(PAST);
    lack.map_or(Ok(AgendaAnswer { upcoming, undated, past, years, clock }), Err)
}

/// The agenda: what is to come by month, what has no day, and what is past.
#[component(transparent)]
pub(super) fn AgendaPage(answer: Arc<AgendaAnswer>, site: Arc<SiteFile>) -> View {
    let locale = use_here().locale;
    let clock = answer.clock;
    let nothing = answer.upcoming.is_empty() && answer.undated.is_empty();
    let nothing = nothing.then(|| view! { <p class="lead">{words::agenda_nothing_upcoming(locale)}</p> });
    let months = by_month(answer.upcoming.clone())
        .into_iter()
        .map(|(month, events)| {
            let id = ["m", &dates::iso_month(month.year(), month.month())].concat();
            let title = dates::month_title(locale, month.year(), month.month());
            view! { <DayBand id title events over=false kind=DayRowKind::UnderMonth clock site=Arc::clone(&site)/> }
        })
        .collect::<View>();
    let undated = answer.undated.clone();
    let undated = (!undated.is_empty()).then(|| {
        let title = words::agenda_without_a_day(locale);
        view! {
            <DayBand id="undated" title events=undated over=false kind=DayRowKind::Full clock site=Arc::clone(&site)/>
        }
    });
    view! {
        <div class="page-head">
            <h1 class="page-title">{words::agenda_title(locale)}</h1>
            <div class="axis stack agenda-tools">
                <AgendaViews current=AgendaView::List month=nearest_month(&answer.years, clock.today)/>
                <p class="quiet small">{words::agenda_times_note(locale)}</p>
                <CalendarOfThese/>
            </div>
        </div>
        {nothing}
        {months}
        {undated}
        <PastBand answer site/>
    }
}

/// Days under one title.
#[component(transparent)]
fn DayBand(
    #[prop(into)] id: String,
    #[prop(into)] title: String,
    events: Vec<EventHead>,
    over: bool,
    kind: DayRowKind,
    clock: Clock,
    site: Arc<SiteFile>,
    /// What follows the days.
    #[prop(optional)]
    children: Option<View>,
) -> View {
    let events: Vec<_> = events.into_iter().map(|event| (event, over)).collect();
    let days = (!events.is_empty()).then(|| view! { <DayList events site kind clock=Some(clock)/> });
    view! {
        <section class="band" aria-labelledby=id.clone()>
            <div class="rail full"><h2 class="band-title" id=id.clone()>{title}</h2></div>
            <div class="full">{days}{children}</div>
        </section>
    }
}

/// What was last, then every month that had something, by year.
#[component(transparent)]
fn PastBand(answer: Arc<AgendaAnswer>, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let this_month = YearMonth::of(answer.clock.today);
    let nothing = answer.past.is_empty();
    let nothing = nothing.then(|| view! { <p class="quiet">{words::agenda_nothing_past(locale)}</p> });
    let years = answer.years.iter().rev().filter_map(|part| {
        let year = part.year?;
        let months = part.months.iter().rev().filter_map(|(month, count)| {
            let past = YearMonth::new(year, *month).is_some_and(|month| month <= this_month);
            let href = here.href(&Route::AgendaMonth(year, *month));
            let count = words::count_events(locale, *count as usize);
            past.then(|| {
                view! {
                    <li>
                        <a class="name" href=href>
                            <span class="name-text">{capitalised(dates::month_name(locale, *month))}</span>
                            <span class="quiet">{count}</span>
                        </a>
                    </li>
                }
            })
        });
        let months: Vec<_> = months.collect();
        (!months.is_empty()).then(|| {
            view! { <div><dt>{year}</dt><dd><ul class="names small">{months}</ul></dd></div> }
        })
    });
    let years: Vec<_> = years.collect();
    let years = (!years.is_empty()).then(|| {
        view! {
            <nav class="past-months" aria-label=words::agenda_all_months(locale)>
                <dl class="facts facts-wide">{years}</dl>
            </nav>
        }
    });
    let (past, clock) = (answer.past.clone(), answer.clock);
    view! {
        <DayBand id="past" title=words::agenda_past(locale) events=past over=true kind=DayRowKind::Full clock site>
            {nothing}
            {years}
        </DayBand>
    }
}
