//! The way to the pages of days.

use std::sync::Arc;

use super::super::{Answer, Current, agenda, agenda_month, event};
use crate::app::content::{Lack, Reading};
use crate::app::view::{View, view};
use crate::bundle::SiteFile;
use crate::route::Route;

/// Reads what such a page shows.
#[inline(never)]
pub fn answer(reading: &Reading<'_>, site: &SiteFile, route: &Route, query: &str) -> Result<Answer, Lack> {
    Ok(match route {
        Route::Agenda => Answer::Agenda(Arc::new(agenda::read(reading, site, query)?)),
        Route::AgendaMonth(year, month) => {
            Answer::AgendaMonth(Arc::new(agenda_month::read(reading, site, (*year, *month), query)?))
        }
        Route::Event(slug) => Answer::Event(Arc::new(event::read(reading, slug)?)),
        // All others are answered elsewhere.
        _ => return Err(Lack::Nothing),
    })
}

/// The view of such a page.
#[inline(never)]
pub fn view(answer: Answer, current: Current, site: Arc<SiteFile>) -> View {
    match answer {
        Answer::Agenda(answer) => view! { <agenda::AgendaPage answer current site/> },
        Answer::AgendaMonth(answer) => view! { <agenda_month::AgendaMonthPage answer current site/> },
        Answer::Event(answer) => view! { <event::EventPage answer site/> },
        // All others are drawn elsewhere.
        _ => View::new(),
    }
}
