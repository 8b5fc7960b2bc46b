use std::sync::Arc;

use leptos::prelude::*;

use crate::app::content::{Lack, Reading};
use crate::app::use_here;
use crate::bundle::{Head, SiteFile};
use crate::query::Facet;

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
    years.sort_by(|a, b| b.0.cmp(&a.0));
    let count = years.iter().find(|(of, _)| *of == year).map(|(_, count)| *count).ok_or(Lack::Nothing)?;
    let first: u32 = years.iter().filter(|(of, _)| *of < year).map(|(_, count)| count).sum();
    let articles = reading.heads((first..first + count).rev())?;
    Ok(NewsYearAnswer { year, articles, years })
}

/// The archive of a year: every article, without filters.
#[component]
pub(super) fn NewsYearPage(answer: Arc<NewsYearAnswer>, site: Arc<SiteFile>) -> impl IntoView {
    let here = use_here();
    let articles = answer
        .articles
        .iter()
        .map(|head| view! { <li><a href=here.article(&head.slug)>{head.title.clone()}</a></li> })
        .collect_view();
    view! { <h1>{answer.year} " " {site.title.clone()}</h1><ol>{articles}</ol> }.into_any()
}
