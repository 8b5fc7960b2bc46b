use chrono::NaiveDate;
use leptos::prelude::*;

use crate::agenda::YearMonth;
use crate::app::view::{View, view};
use crate::app::{OfAgenda, use_here};
use crate::bundle::AgendaYear;
use crate::messages::words;
use crate::model::order;
use crate::query::address_with;
use crate::route::Route;

/// A way to look at the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgendaView {
    /// What is to come, then what is over.
    List,
    /// A month as a table.
    Month,
}

/// The ways to look at the agenda, as links that keep what is asked.
#[component(transparent)]
pub fn AgendaViews(
    /// The one that is shown.
    current: AgendaView,
    /// What is asked, which every view is asked.
    asked: OfAgenda,
) -> View {
    let here = use_here();
    let locale = here.locale;
    let agenda = here.href(&Route::Agenda);
    let list = {
        let agenda = agenda.clone();
        move || address_with(&agenda, &asked.read().query)
    };
    let past = move || [&address_with(&agenda, &asked.read().query), "#past"].concat();
    let is = move |view: AgendaView| (current == view).then_some("page");
    let month = asked.read_untracked().month.map(|_| {
        let address = move || {
            let asked = asked.read();
            let month = asked.month?;
            let page = here.href(&Route::AgendaMonth(month.year(), month.month()));
            Some(address_with(&page, &asked.query))
        };
        view! { <a href=address aria-current=is(AgendaView::Month)>{words::agenda_month(locale)}</a>" " }
    });
    view! {
        <div class="row">
            <div class="choice" role="group" aria-label=words::agenda_view(locale)>
                <a href=list aria-current=is(AgendaView::List)>{words::agenda_list(locale)}</a>
                " "
                {month}
                <a href=past>{words::agenda_past(locale)}</a>
            </div>
        </div>
    }
}

/// Every month in which an event begins, in order.
pub fn months_with_events(years: &[AgendaYear]) -> Vec<YearMonth> {
    let months = years.iter().filter_map(|part| Some((part.year?, &part.months)));
    let mut months: Vec<YearMonth> = months
        .flat_map(|(year, months)| months.iter().filter_map(move |(month, _)| YearMonth::new(year, *month)))
        .collect();
    order::sort(&mut months);
    months
}

/// The first month from today's on in which an event begins, else the last before it.
pub fn nearest_month(years: &[AgendaYear], today: NaiveDate) -> Option<YearMonth> {
    let months = months_with_events(years);
    let this = YearMonth::of(today);
    months.iter().find(|month| **month >= this).or(months.last()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Published;

    #[track_caller]
    fn check(today: &str, expected: Option<&str>) {
        let years = [
            AgendaYear { year: Some(2020), months: vec![(10, 3), (12, 1)] },
            AgendaYear { year: Some(2021), months: vec![(1, 1)] },
            AgendaYear { year: None, months: Vec::new() },
        ];
        let today = today.parse::<Published>().expect(today).day();
        let years = if expected.is_some() { &years[..] } else { &years[2..] };
        let nearest = nearest_month(years, today).map(|month| month.to_string());
        assert_eq!(nearest.as_deref(), expected);
    }

    #[test]
    fn the_nearest_month_to_come_is_shown_else_the_last() {
        check("2020-11-16", Some("2020-12"));
        check("2020-10-31", Some("2020-10"));
        check("2022-01-01", Some("2021-01"));
        check("2022-01-01", None);
    }
}
