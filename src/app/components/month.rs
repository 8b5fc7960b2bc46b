use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::crest::tincture;
use crate::agenda::{Day, Slot, YearMonth, month};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{EventHead, SiteFile};
use crate::messages::{dates, words};

/// A month as a table: a row a week, from the day on which weeks begin in the page's language, and a bar for every run of an event's days.
///
/// `events` are those of the month in the order of its list, which stands on the same page and
/// whose rows bear the ids of [`day_id`].
#[component(transparent)]
pub fn MonthTable(of: YearMonth, events: Vec<EventHead>, today: NaiveDate, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let title = dates::month_title(locale, of.year(), of.month());
    let caption = words::agenda_month_caption(locale, events.len(), &title);
    let start = dates::first_weekday(&here.language);
    let weekdays = (0..7).map(|day| (start.num_days_from_monday() as usize + day) % 7);
    let weekdays =
        weekdays.map(|day| (words::date_weekdays(locale, day), words::date_short_weekdays(locale, day)));
    let head = weekdays
        .map(|(name, short)| view! { <th scope="col"><abbr title=name>{short}</abbr></th> })
        .collect::<View>();
    let weeks = month(of, start, &events);
    let events = Arc::new(events);
    let weeks = weeks
        .into_iter()
        .map(|week| {
            let days = week.days.map(|day| {
                let (events, site) = (Arc::clone(&events), Arc::clone(&site));
                let is_today = day.date == today;
                view! { <DayCell day of events site is_today/> }
            });
            view! { <tr>{Vec::from(days)}</tr> }
        })
        .collect::<View>();
    view! {
        <table class="month" role="grid">
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>{head}</tr>
            </thead>
            <tbody>{weeks}</tbody>
        </table>
    }
}

/// The id of the row in the month's list at which an event is told, for the first event of a day.
pub fn day_id(of: YearMonth, event: &EventHead) -> Option<String> {
    let runs = event.when.runs();
    let run = runs.iter().find(|run| run.1 >= of.first_day() && run.0 <= of.last_day())?;
    Some(["day-", &run.0.max(of.first_day()).day().to_string()].concat())
}

#[component(transparent)]
fn DayCell(
    day: Day,
    of: YearMonth,
    events: Arc<Vec<EventHead>>,
    site: Arc<SiteFile>,
    is_today: bool,
) -> View {
    let number = day.date.day();
    let begins = day.slots.iter().find_map(|slot| match slot {
        Slot::Bar { event, .. } => events.get(*event).and_then(|event| day_id(of, event)),
        _ => None,
    });
    let numeral = match begins {
        Some(id) => view! { <a class="month-day" href=["#", &id].concat()>{number}</a> },
        None => view! { <span class="month-day">{number}</span> },
    };
    let bars = (!day.slots.is_empty()).then(|| {
        let bars = (0..day.slots.len()).map(|at| bar(&day.slots, at, &events, &site)).collect::<View>();
        view! { <div class="month-events">{bars}</div> }
    });
    let today = is_today.then_some("date");
    if day.inside {
        view! { <td aria-current=today>{numeral}{bars}</td> }
    } else {
        view! { <td class="outside" aria-current=today>{numeral}{bars}</td> }
    }
}

/// One line of a cell. A bar above others that begin or go on here keeps to one line, so that
/// the lines of neighbouring cells stay level.
fn bar(slots: &[Slot], at: usize, events: &[EventHead], site: &SiteFile) -> View {
    let here = use_here();
    match slots[at] {
        Slot::Gap => view! { <span class="month-continues" aria-hidden="true"></span> },
        Slot::Continues { event } => {
            let title = events.get(event).map(|event| words::agenda_continues(here.locale, &event.title));
            view! { <span class="month-continues">{title}</span> }
        }
        Slot::Bar { event, days, begun } => {
            let Some(event) = events.get(event) else { return View::new() };
            let bearer = site.bearer(&event.projects, &event.groups);
            let level = days > 1 || at + 1 < slots.len();
            view! {
                <a
                    class="month-event"
                    href=here.event(&event.slug)
                    lang=here.lang(event.language.as_ref())
                    data-tincture=bearer.map(|bearer| tincture(bearer.crest_word()))
                    data-days=level.then(|| days.to_string())
                    data-begun=begun.then_some("")
                >
                    <span class="month-event-text">{event.title.clone()}</span>
                </a>
            }
        }
    }
}
