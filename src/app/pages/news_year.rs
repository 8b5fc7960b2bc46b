use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::ArticleRow;
use crate::app::content::{Lack, Reading};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::{Head, SiteFile};
use crate::messages::words;
use crate::model::order;
use crate::query::Facet;
use crate::route::Route;

/// What the archive of a year shows.
#[derive(Clone, Debug, PartialEq)]
pub struct NewsYearAnswer {
    /// The year.
    pub year: i32,
    /// Its articles, newest first.
    pub articles: Vec<Head>,
    /// Every year that has articles, newest first, with their number.
    pub years: Vec<(i32, u32)>,
}

/// Reads a year. Articles are in the order of their dates, so a year is a range of ordinals.
pub(super) fn read(reading: &Reading<'_>, year: i32) -> Result<NewsYearAnswer, Lack> {
    let counts = reading.manifest().facet(Facet::Year);
    let mut years: Vec<(i32, u32)> =
        counts.iter().filter_map(|(name, count)| Some((name.parse().ok()?, *count))).collect();
    order::sort_by(&mut years, |a, b| b.0.cmp(&a.0));
    let count = years.iter().find(|(of, _)| *of == year).map(|(_, count)| *count).ok_or(Lack::Nothing)?;
    let first: u32 = years.iter().filter(|(of, _)| *of < year).map(|(_, count)| count).sum();
    let articles = reading.heads((first..first + count).rev())?;
    Ok(NewsYearAnswer { year, articles, years })
}

/// The archive of a year: every article, without filters.
#[component(transparent)]
pub(super) fn NewsYearPage(answer: Arc<NewsYearAnswer>, site: Arc<SiteFile>) -> View {
    let here = use_here();
    let locale = here.locale;
    let years = answer
        .years
        .iter()
        .map(|(year, count)| {
            let current = (*year == answer.year).then_some("page");
            let unit = words::count_articles_unit(locale, *count as usize);
            view! {
                <li>
                    <a href=here.href(&Route::NewsYear(*year)) aria-current=current>{*year}</a>
                    " "
                    <span class="quiet small">{*count}<span class="visually-hidden">" "{unit}</span></span>
                </li>
            }
        })
        .collect::<View>();
    let rows = answer
        .articles
        .iter()
        .map(|head| view! { <li><ArticleRow head=head.clone() site=Arc::clone(&site)/></li> })
        .collect::<View>();
    view! {
        <div class="page-head">
            <h1 class="page-title">{words::news_of_year(locale, &answer.year.to_string())}</h1>
        </div>
        <div class="with-rail">
            <nav class="rail" aria-labelledby="years-title">
                <h2 class="band-title" id="years-title">{words::news_by_year(locale)}</h2>
                <ul class="plain-links years">{years}</ul>
                <p class="small"><a href=here.href(&Route::News)>{words::news_all_years(locale)}</a></p>
            </nav>
            <section class="axis" aria-labelledby="count">
                <div class="results-head">
                    <h2 class="results-count" id="count">{words::count_articles(locale, answer.articles.len())}</h2>
                </div>
                <ol class="article-list">{rows}</ol>
            </section>
        </div>
    }
}
