//! The way to the agenda and its months.

use std::sync::Arc;

use super::super::{AgendaAnswer, AgendaMonthAnswer, Answer, Current, agenda, agenda_month};
use crate::agenda::YearMonth;
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
        // All others are answered elsewhere.
        _ => return Err(Lack::Nothing),
    })
}

/// The view of such a page.
#[inline(never)]
pub fn view(answer: Answer, current: Current, site: Arc<SiteFile>) -> View {
    match answer {
        Answer::Agenda(_) => view! { <agenda::AgendaPage current site/> },
        Answer::AgendaMonth(answer) => view! { <agenda_month::AgendaMonthPage answer current site/> },
        // All others are drawn elsewhere.
        _ => View::new(),
    }
}

/// What a query leaves of the agenda.
#[inline(never)]
pub fn agenda_results(answer: Arc<AgendaAnswer>, page: &str, site: Arc<SiteFile>) -> View {
    agenda::results(answer, page, site)
}

/// What a query leaves of a month, as a table.
#[inline(never)]
pub fn month_table(of: YearMonth, answer: &AgendaMonthAnswer, site: Arc<SiteFile>) -> View {
    agenda_month::table(of, answer, site)
}

/// What a query leaves of a month, day by day.
#[inline(never)]
pub fn month_list(of: YearMonth, answer: Arc<AgendaMonthAnswer>, page: &str, site: Arc<SiteFile>) -> View {
    agenda_month::list(of, answer, page, site)
}
