use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use super::agenda_frame::{AgendaFrame, count_said};
use super::annex::days;
use super::{Answer, Current};
use crate::agenda::{Agenda, YearMonth, by_month, divide};
use crate::app::components::{AgendaView, Aloud, DayList, DayRowKind, NoEventFound, nearest_month};
use crate::app::content::{AgendaAsked, Clock, Lack, Reading};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{AgendaYear, EventHead, SiteFile};
use crate::messages::{Locale, capitalised, dates, words};
use crate::model::order;
use crate::query::address_with;
use crate::route::Route;

/// How many past events the agenda shows before it leads on to their months.
const PAST: usize = 12;

/// How many it shows of those that were asked for.
const PAST_FOUND: usize = 50;

/// What the agenda shows.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaAnswer {
    /// What is asked of all events, those of the past included.
    pub asked: Arc<AgendaAsked>,
    /// What is on or to come and has a date, nearest first.
    pub upcoming: Vec<EventHead>,
    /// What has no date yet.
    pub undated: Vec<EventHead>,
    /// What was last, newest first; at most [`PAST`], or [`PAST_FOUND`] where something is asked.
    pub past: Vec<EventHead>,
    /// How many there are in all that are past.
    pub all_past: usize,
    /// Every year and month in which an event that is shown, or could be, begins.
    pub years: Vec<AgendaYear>,
    /// The moment it is read at.
    pub clock: Clock,
}

/// Reads the whole agenda, so that whatever was is found and counted; and shows of the past the last.
pub(super) fn read(reading: &Reading<'_>, site: &SiteFile, query: &str) -> Result<AgendaAnswer, Lack> {
    let clock = reading.clock;
    let known = &reading.manifest().agenda;
    let (mut events, mut lack) = (Vec::new(), None);
    for part in known {
        match reading.agenda(part.year) {
            Ok(some) => events.extend(some),
            Err(why) => lack = Some(why),
        }
    }
    if let Some(why) = lack {
        return Err(why);
    }
    let (mut asked, events) = AgendaAsked::of(query, events, site, Locale::of(&reading.language));
    let is_whole = asked.conditions.is_empty();
    let years = if is_whole { known.clone() } else { years_of(&events) };
    asked.month = nearest_month(&years, clock.today).or_else(|| nearest_month(known, clock.today));
    let Agenda { upcoming, undated, mut past } = divide(events, clock.now, clock.today);
    let all_past = past.len();
    past.truncate(if is_whole { PAST } else { PAST_FOUND });
    Ok(AgendaAnswer { asked: Arc::new(asked), upcoming, undated, past, all_past, years, clock })
}

/// The years and months in which events begin, oldest first.
fn years_of(events: &[EventHead]) -> Vec<AgendaYear> {
    let mut days: Vec<_> = events.iter().filter_map(|event| event.when.first_day()).collect();
    order::sort(&mut days);
    let mut years: Vec<AgendaYear> = Vec::new();
    for day in days {
        if years.last().is_none_or(|part| part.year != Some(day.year())) {
            years.push(AgendaYear { year: Some(day.year()), months: Vec::new() });
        }
        let Some(part) = years.last_mut() else { continue };
        match part.months.last_mut() {
            Some((month, count)) if *month == day.month() => *count += 1,
            _ => part.months.push((day.month(), 1)),
        }
    }
    years
}

/// The agenda: what is to come by month, what has no day, and what is past.
#[component(transparent)]
pub(super) fn AgendaPage(current: Current, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let page = here.href(&Route::Agenda);
    let asked = current.agenda();
    // Only looks into what was read: see `annex` on what stays where.
    let scope = move || match &current.latest().answer {
        Answer::Agenda(answer) if answer.asked.found > 0 => {
            let to_come = answer.asked.found - answer.all_past;
            words::agenda_to_come_and_past(locale, answer.all_past, to_come).into()
        }
        _ => "".into(),
    };
    let url = site.url.clone();
    let results = {
        let page = page.clone();
        move || match &current.latest().answer {
            Answer::Agenda(answer) => days::agenda_results(Arc::clone(answer), &page, Arc::clone(&site)),
            _ => View::new(),
        }
    };
    view! {
        <AgendaFrame asked page current=AgendaView::List url>
            <div class="results-head">
                <h2 class="results-count" id="count">{View::text(move || count_said(&asked.read(), locale).into())}</h2>
                <Aloud words=Box::new(move || count_said(&asked.read(), locale))/>
                <p class="quiet small">{View::text(scope)}</p>
            </div>
            {results}
        </AgendaFrame>
    }
}

/// What a query leaves, in bands.
pub(super) fn results(answer: Arc<AgendaAnswer>, page: &str, site: Arc<SiteFile>) -> View {
    let locale = use_here().locale;
    let clock = answer.clock;
    let is_whole = answer.asked.conditions.is_empty();
    if answer.asked.found == 0 && !is_whole {
        return view! { <NoEventFound asked=Arc::clone(&answer.asked) page=page.to_owned()/> };
    }
    let nothing = answer.upcoming.is_empty() && answer.undated.is_empty() && is_whole;
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
    let past = (is_whole || answer.all_past > 0).then(|| view! { <PastBand answer site/> });
    view! { {nothing}{months}{undated}{past} }
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
    let shown = answer.past.len();
    let last = (shown < answer.all_past).then(
        || view! { <p class="quiet small">{words::agenda_last_of(locale, shown, answer.all_past)}</p> },
    );
    let years = answer.years.iter().rev().filter_map(|part| {
        let year = part.year?;
        let months = part.months.iter().rev().filter_map(|(month, count)| {
            let past = YearMonth::new(year, *month).is_some_and(|month| month <= this_month);
            let href = address_with(&here.href(&Route::AgendaMonth(year, *month)), &answer.asked.query);
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
            {last}
            {years}
        </DayBand>
    }
}
