use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::agenda_frame::{AgendaFrame, count_said};
use super::annex::days;
use super::{Answer, Current};
use crate::agenda::{YearMonth, in_month};
use crate::app::components::{
    AgendaView, Aloud, DayRow, DayRowKind, MonthTable, NoEventFound, day_id, months_with_events,
};
use crate::app::content::{AgendaAsked, Clock, Lack, Reading};
use crate::app::view::{View, view};
use crate::app::{OfAgenda, use_here};
use crate::bundle::{AgendaYear, EventHead, SiteFile};
use crate::messages::{Locale, capitalised, dates, words};
use crate::query::address_with;
use crate::route::Route;

/// What the agenda of a month shows.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaMonthAnswer {
    /// The year.
    pub year: i32,
    /// The month, from 1 to 12.
    pub month: u32,
    /// What is asked of the events that touch the month.
    pub asked: Arc<AgendaAsked>,
    /// Those that are left, in the order of the agenda.
    pub events: Vec<EventHead>,
    /// The moment it is read at.
    pub clock: Clock,
    /// Every year and month that has events.
    pub years: Vec<AgendaYear>,
}

/// Reads a month; the year before is asked too, for what began in it and goes on.
pub(super) fn read(
    reading: &Reading<'_>,
    site: &SiteFile,
    (year, month): (i32, u32),
    query: &str,
) -> Result<AgendaMonthAnswer, Lack> {
    let years = reading.manifest().agenda.clone();
    let of = YearMonth::new(year, month).ok_or(Lack::Nothing)?;
    let wanted = |part: &&AgendaYear| part.year.is_some_and(|of| of == year || of + 1 == year);
    let mut events = Vec::new();
    let mut lack = None;
    for part in years.iter().filter(wanted) {
        match reading.agenda(part.year) {
            Ok(list) => events.extend(in_month(list, of)),
            Err(why) => lack = Some(why),
        }
    }
    if let Some(why) = lack {
        return Err(why);
    }
    let known = years.iter().filter_map(|part| part.year);
    let in_range =
        known.clone().min().zip(known.max()).is_some_and(|(first, last)| (first..=last).contains(&year));
    let this_month = (reading.clock.today.year(), reading.clock.today.month()) == (year, month);
    if events.is_empty() && !in_range && !this_month {
        return Err(Lack::Nothing);
    }
    let (mut asked, events) = AgendaAsked::of(query, events, site, Locale::of(&reading.language));
    asked.month = Some(of);
    Ok(AgendaMonthAnswer { year, month, asked: Arc::new(asked), events, clock: reading.clock, years })
}

/// A month of the agenda, as a table and as the same days in a list.
#[component(transparent)]
pub(super) fn AgendaMonthPage(answer: Arc<AgendaMonthAnswer>, current: Current, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let Some(of) = YearMonth::new(answer.year, answer.month) else { return View::new() };
    let page = here.href(&Route::AgendaMonth(of.year(), of.month()));
    let (today, years) = (answer.clock.today, answer.years.clone());
    let asked = current.agenda();
    let url = site.url.clone();
    let table = {
        let site = Arc::clone(&site);
        move || match &current.latest().answer {
            Answer::AgendaMonth(answer) => days::month_table(of, answer, Arc::clone(&site)),
            _ => View::new(),
        }
    };
    let list = {
        let page = page.clone();
        move || match &current.latest().answer {
            Answer::AgendaMonth(answer) => days::month_list(of, Arc::clone(answer), &page, Arc::clone(&site)),
            _ => View::new(),
        }
    };
    view! {
        <AgendaFrame asked page current=AgendaView::Month url>
            <section class="band month-band" aria-labelledby="month">
                <div class="full">
                    <div class="month-head">
                        <h2 class="month-title" id="month">{dates::month_title(locale, of.year(), of.month())}</h2>
                        <Neighbours of today years asked/>
                    </div>
                    <p class="quiet" id="count">{View::text(move || count_said(&asked.read(), locale).into())}</p>
                    <Aloud words=Box::new(move || count_said(&asked.read(), locale))/>
                    {table}
                </div>
            </section>
            <section class="band" aria-labelledby="month-list">
                <div class="rail full">
                    <h2 class="band-title" id="month-list">{words::agenda_in_month(locale, dates::month_name(locale, of.month()))}</h2>
                </div>
                <div class="full">{list}</div>
            </section>
        </AgendaFrame>
    }
}

/// What a query leaves of a month, as a table.
pub(super) fn table(of: YearMonth, answer: &AgendaMonthAnswer, site: Arc<SiteFile>) -> View {
    view! { <MonthTable of events=answer.events.clone() today=answer.clock.today site/> }
}

/// What a query leaves of a month, day by day.
pub(super) fn list(of: YearMonth, answer: Arc<AgendaMonthAnswer>, page: &str, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    if !answer.events.is_empty() {
        return view! { <MonthList of answer site/> };
    }
    let month = dates::month(locale, of.year(), of.month());
    let nothing = view! { <p class="quiet">{words::agenda_nothing_in_month(locale, &month)}</p> };
    if answer.asked.conditions.is_empty() {
        return nothing;
    }
    let asked = Arc::clone(&answer.asked);
    let further = address_with(&here.href(&Route::Agenda), &asked.query);
    view! { <NoEventFound asked page=page.to_owned() further=Some(further)/> }
}

/// The months with events before and after this one.
#[component(transparent)]
fn Neighbours(
    of: YearMonth,
    today: NaiveDate,
    years: Vec<AgendaYear>,
    /// What is asked, which the links keep.
    asked: OfAgenda,
) -> View {
    let here = use_here();
    let locale = here.locale;
    let months = months_with_events(&years);
    let address = |month: YearMonth| {
        let page = here.href(&Route::AgendaMonth(month.year(), month.month()));
        move || address_with(&page, &asked.read().query)
    };
    let link = |month: YearMonth, rel: &'static str, which: &'static str| {
        let href = address(month);
        let name = if month.year() == of.year() {
            capitalised(dates::month_name(locale, month.month()))
        } else {
            dates::month_title(locale, month.year(), month.month())
        };
        view! { <a class="button" href=href rel=rel><span class="visually-hidden">{which}</span>{name}</a> }
    };
    // Months without events have no pages of their own before the app is there.
    let this = Some(YearMonth::of(today)).filter(|this| *this != of && months.contains(this));
    let this = this.map(|this| {
        view! { <a class="button" href=address(this)>{capitalised(words::date_today(locale))}</a> }
    });
    let earlier = months.iter().rev().find(|month| **month < of);
    let earlier = earlier.map(|month| link(*month, "prev", words::agenda_earlier(locale)));
    let later = months.iter().find(|month| **month > of);
    let later = later.map(|month| link(*month, "next", words::agenda_later(locale)));
    view! { <nav class="row" aria-label=words::agenda_months(locale)>{earlier}{this}{later}</nav> }
}

/// The same days as a list; the first event of each day bears the id that the table leads to.
#[component(transparent)]
fn MonthList(of: YearMonth, answer: Arc<AgendaMonthAnswer>, site: Arc<SiteFile>) -> View {
    let mut taken: Vec<String> = Vec::new();
    let clock = answer.clock;
    let rows: Vec<View> = answer
        .events
        .iter()
        .map(|event| {
            let id = day_id(of, event).filter(|id| !taken.contains(id));
            taken.extend(id.clone());
            let over = event.when.is_over(clock.now, clock.today);
            let site = Arc::clone(&site);
            view! { <li id=id><DayRow event=event.clone() site kind=DayRowKind::UnderMonth over clock=Some(clock)/></li> }
        })
        .collect();
    view! { <ol class="day-list">{rows}</ol> }
}
