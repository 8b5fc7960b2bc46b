use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::search::kept;
use crate::app::content::NewsAnswer;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::words;
use crate::model::Published;

/// From when to when: a GET form that keeps the other choices, and two usual answers as links.
#[component(transparent)]
pub fn Period(answer: RwSignal<Arc<NewsAnswer>>, news: Arc<str>, prefix: &'static str) -> View {
    let locale = use_here().locale;
    let id = [prefix, "-dates"].concat();
    let today = answer.get_untracked().today;
    let year = (words::news_this_year(locale), this_year(today));
    let months = (words::news_last_year(locale), last_twelve_months(today));
    let others = kept(move || answer.read().query.with_dates(None, None), None);
    let action = String::from(&*news);
    let link = |(words, bounds): (&'static str, Bounds)| {
        let news = Arc::clone(&news);
        let is_chosen = move || (answer.read().query.from, answer.read().query.to) == bounds;
        let href = move || {
            let (from, to) = if is_chosen() { (None, None) } else { bounds };
            answer.read().query.with_dates(from, to).href(&news)
        };
        view! { <a href=href aria-current=move || is_chosen().then_some("true")>{words}</a>" " }
    };
    // What is asked for is shown in the fields by the platform: what is being typed there stays.
    let field = |name: &'static str, words: &'static str, date| {
        view! {
            <label>
                <span>{words}</span>
                <input
                    type="text"
                    name=name
                    value=written(date)
                    placeholder="2020-10"
                    pattern=PATTERN
                    title=words::news_date_forms(locale)
                    autocomplete="off"
                />
            </label>
        }
    };
    let (from, to) = answer.with_untracked(|answer| (answer.query.from, answer.query.to));
    view! {
        <section class="facet" aria-labelledby=id.clone()>
            <h3 class="facet-title" id=id>{words::news_dates(locale)}</h3>
            <form class="period" action=action method="get">
                <div class="choice">{link(year)}{link(months)}</div>
                {field("from", words::news_from(locale), from)}
                {field("to", words::news_until(locale), to)}
                <button class="button" type="submit">{words::news_apply(locale)}</button>
                {others}
            </form>
        </section>
    }
}

/// The dates that a field takes: a year, a month or a day. What is none the browser does not send, and says
/// so.
const PATTERN: &str = r"\s*[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\s*";

/// A first and a last day; where one is missing there is no bound.
type Bounds = (Option<Published>, Option<Published>);

fn written(date: Option<Published>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn month(year: i32, month: u32) -> Option<Published> {
    NaiveDate::from_ymd_opt(year, month, 1).map(Published::Month)
}

/// The year of a day, as its first and its last month.
fn this_year(today: NaiveDate) -> Bounds {
    (month(today.year(), 1), month(today.year(), 12))
}

/// The month of a day and the eleven before, without an end.
fn last_twelve_months(today: NaiveDate) -> Bounds {
    let from = match today.month() {
        12 => month(today.year(), 1),
        this => month(today.year() - 1, this + 1),
    };
    (from, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(today: &str, year: &str, twelve: &str) {
        let today = today.parse().expect("a day");
        let said = |(from, to)| [written(from), written(to)].join("/");
        assert_eq!((said(this_year(today)), said(last_twelve_months(today))), (year.into(), twelve.into()));
    }

    #[test]
    fn presets_count_from_today() {
        check("2020-11-16", "2020-01/2020-12", "2019-12/");
        check("2020-12-31", "2020-01/2020-12", "2020-01/");
        check("2020-01-01", "2020-01/2020-12", "2019-02/");
    }
}
