use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::ArticleRow;
use crate::app::content::{Lack, Reading};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{ARCHIVE_PAGE, Head, SiteFile};
use crate::messages::{Locale, capitalised, dates, words};
use crate::model::order;
use crate::query::Facet;
use crate::route::Route;

/// What the archive of a year or a month shows.
#[derive(Clone, Debug, PartialEq)]
pub struct NewsYearAnswer {
    /// The year.
    pub year: i32,
    /// The month, and the page of it from 1; `None` is the year.
    pub month: Option<(u32, u32)>,
    /// Its articles, newest first; of a year that has too many the newest.
    pub articles: Vec<Head>,
    /// How many it has in all.
    pub total: u32,
    /// Every year that has articles, newest first, with their number.
    pub years: Vec<(i32, u32)>,
    /// Where the year has too many articles for one page: its months, with their number.
    pub months: Vec<(u32, u32)>,
}

impl NewsYearAnswer {
    /// What the page is called.
    pub fn title(&self, locale: Locale) -> String {
        match self.month {
            Some((month, _)) => words::news_of_month(locale, &dates::month(locale, self.year, month)),
            None => words::news_of_year(locale, &self.year.to_string()),
        }
    }
}

/// Reads a year, or a page of a month of it. Articles are in the order of their dates, so both are
/// ranges of ordinals.
pub(super) fn read(
    reading: &Reading<'_>,
    year: i32,
    month: Option<(u32, u32)>,
) -> Result<NewsYearAnswer, Lack> {
    let manifest = reading.manifest();
    let counts = manifest.facet(Facet::Year);
    let mut years: Vec<(i32, u32)> =
        counts.iter().filter_map(|(name, count)| Some((name.parse().ok()?, *count))).collect();
    order::sort_by(&mut years, |a, b| b.0.cmp(&a.0));
    let archive = manifest.archive.iter().find(|of| of.year == Some(year));
    let months = archive.map(|of| of.months.clone()).unwrap_or_default();
    let sum = |counts: &mut dyn Iterator<Item = u32>| counts.sum::<u32>();
    let mut first = sum(&mut years.iter().filter(|(of, _)| *of < year).map(|(_, count)| *count));
    let list = match month {
        None => years.iter().find(|(of, _)| *of == year).map(|(_, count)| *count),
        Some((month, _)) => {
            first += sum(&mut months.iter().filter(|(of, _)| *of < month).map(|(_, count)| *count));
            months.iter().find(|(of, _)| *of == month).map(|(_, count)| *count)
        }
    };
    let total = list.ok_or(Lack::Nothing)?;
    let most = if months.is_empty() { total } else { ARCHIVE_PAGE };
    let skipped = month.map_or(0, |(_, page)| page.saturating_sub(1).saturating_mul(most));
    let end = total.checked_sub(skipped).filter(|left| *left > 0).ok_or(Lack::Nothing)?;
    let articles = reading.heads((first + end.saturating_sub(most)..first + end).rev())?;
    Ok(NewsYearAnswer { year, month, articles, total, years, months })
}

/// The archive of a year or a month: every article, without filters.
#[component(transparent)]
pub(super) fn NewsYearPage(answer: Arc<NewsYearAnswer>, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let shown = answer.articles.len();
    let count = match answer.month {
        _ if shown == answer.total as usize => words::count_articles(locale, shown),
        None => words::news_newest_of(locale, answer.total as usize, shown),
        Some(_) => words::news_some_of(locale, answer.total as usize, shown),
    };
    let rows = answer
        .articles
        .iter()
        .map(|head| view! { <li><ArticleRow head=head.clone() site=Arc::clone(&site)/></li> })
        .collect::<View>();
    let title = answer.title(locale);
    view! {
        <div class="page-head">
            <h1 class="page-title">{title}</h1>
        </div>
        <div class="with-rail">
            <nav class="rail no-print" aria-labelledby="years-title">
                <h2 class="band-title" id="years-title">{words::news_by_year(locale)}</h2>
                <ul class="plain-links years"><Years answer=Arc::clone(&answer)/></ul>
                <p class="small"><a href=here.href(&Route::News)>{words::news_all_years(locale)}</a></p>
            </nav>
            <section class="axis" aria-labelledby="count">
                <div class="results-head">
                    <h2 class="results-count" id="count">{count}</h2>
                </div>
                <ol class="article-list">{rows}</ol>
                <Pages answer/>
            </section>
        </div>
    }
}

/// The years, and where there are many articles the months of the one that is shown.
#[component(transparent)]
fn Years(answer: Arc<NewsYearAnswer>) -> View {
    let here = use_here();
    let locale = here.locale;
    let line = |route: Route, is_here: bool, name: String, count: u32, more: View| {
        let current = is_here.then_some("page");
        let unit = words::count_articles_unit(locale, count as usize);
        view! {
            <li>
                <a href=here.href(&route) aria-current=current>{name}</a>
                " "
                <span class="quiet small">{count}<span class="visually-hidden">" "{unit}</span></span>
                {more}
            </li>
        }
    };
    let month = |(month, count): &(u32, u32)| {
        let is_here = answer.month.is_some_and(|(shown, _)| shown == *month);
        let name = capitalised(dates::month_name(locale, *month));
        line(Route::NewsMonth(answer.year, *month, 1), is_here, name, *count, View::new())
    };
    let year = |(year, count): &(i32, u32)| {
        let is_here = *year == answer.year;
        let months = match is_here && !answer.months.is_empty() {
            true => {
                view! { <ul class="plain-links">{answer.months.iter().map(month).collect::<View>()}</ul> }
            }
            false => View::new(),
        };
        line(Route::NewsYear(*year), is_here && answer.month.is_none(), year.to_string(), *count, months)
    };
    answer.years.iter().map(year).collect::<View>()
}

/// The pages of a month.
#[component(transparent)]
fn Pages(answer: Arc<NewsYearAnswer>) -> View {
    let here = use_here();
    let last = answer.total.div_ceil(ARCHIVE_PAGE);
    let Some((month, at)) = answer.month.filter(|_| last > 1) else { return View::new() };
    let page = |page: u32| {
        let current = (page == at).then_some("page");
        let href = here.href(&Route::NewsMonth(answer.year, month, page));
        view! { <li><a href=href aria-current=current>{page}</a></li> }
    };
    let pages = (1..=last).map(page).collect::<View>();
    view! { <nav class="pager" aria-label=words::news_pages(here.locale)><ol>{pages}</ol></nav> }
}
