use std::sync::Arc;

use leptos::prelude::*;

use crate::app::content::{Lack, Reading};
use crate::bundle::{AgendaYear, EventHead, SiteFile};

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
}

/// Reads the agenda: this year and later ones, and as many earlier ones as the past part needs.
pub(super) fn read(reading: &Reading<'_>) -> Result<AgendaAnswer, Lack> {
    let years = reading.manifest().agenda.clone();
    let clock = reading.clock;
    let (mut upcoming, mut undated, mut past) = (Vec::new(), Vec::new(), Vec::new());
    let mut lack = None;
    for year in years.iter().rev().map(|part| part.year) {
        let enough =
            past.len() >= PAST && year.is_some_and(|year| year < chrono::Datelike::year(&clock.today));
        if enough {
            break;
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
    lack.map_or(Ok(AgendaAnswer { upcoming, undated, past, years }), Err)
}

/// The agenda: what is to come by month, what has no day, and what is past.
#[component]
pub(super) fn AgendaPage(answer: Arc<AgendaAnswer>, site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{answer.upcoming.len()} {site.title.clone()}</h1> }.into_any()
}
