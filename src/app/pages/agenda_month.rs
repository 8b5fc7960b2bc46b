use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::app::content::{Lack, Reading};
use crate::bundle::{AgendaYear, EventHead, SiteFile};

/// What the agenda of a month shows.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaMonthAnswer {
    /// The year.
    pub year: i32,
    /// The month, from 1 to 12.
    pub month: u32,
    /// Every event that touches the month, in the order of the agenda.
    pub events: Vec<EventHead>,
    /// The day it is today.
    pub today: NaiveDate,
    /// Every year and month that has events.
    pub years: Vec<AgendaYear>,
}

/// Reads a month; the year before is asked too, for what began in it and goes on.
pub(super) fn read(reading: &Reading<'_>, year: i32, month: u32) -> Result<AgendaMonthAnswer, Lack> {
    let years = reading.manifest().agenda.clone();
    let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(Lack::Nothing)?;
    let touches = |event: &EventHead| {
        let begins = event.when.first_day().is_some_and(|day| (day.year(), day.month()) <= (year, month));
        begins && event.when.last_day().is_some_and(|day| day >= first)
    };
    let wanted = |part: &&AgendaYear| part.year.is_some_and(|of| of == year || of + 1 == year);
    let mut events = Vec::new();
    let mut lack = None;
    for part in years.iter().filter(wanted) {
        match reading.agenda(part.year) {
            Ok(list) => events.extend(list.into_iter().filter(touches)),
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
    Ok(AgendaMonthAnswer { year, month, events, today: reading.clock.today, years })
}

/// A month of the agenda, as a table and as the same days in a list.
#[component]
pub(super) fn AgendaMonthPage(answer: Arc<AgendaMonthAnswer>, site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{answer.year} "-" {answer.month} {site.title.clone()}</h1> }.into_any()
}
