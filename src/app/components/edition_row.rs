use leptos::prelude::*;

use super::dateline::PublishedTime;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::EditionShort;
use crate::messages::{Locale, capitalised, dates, words};
use crate::model::Published;
use crate::query::fold;
use crate::route::Route;

/// An edition in a list: its date, its name, what it says, what it holds.
#[component(transparent)]
pub fn EditionRow(edition: EditionShort) -> View {
    let here = use_here();
    let href = here.href(&Route::Edition(edition.slug.clone()));
    let holds = edition_contents(here.locale, edition.articles as usize, edition.events as usize);
    let summary = (!edition.summary.is_empty())
        .then(|| view! { <p class="article-summary">{edition.summary.clone()}</p> });
    let date = (!is_dated_by_name(here.locale, &edition.title, &edition.published))
        .then(|| view! { <span><PublishedTime date=edition.published/></span>" " });
    view! {
        <article class="article-row">
            <p class="dateline">{date}<span>{holds}</span></p>
            <h2 class="article-title edition-row-title"><a href=href>{edition.title}</a></h2>
            {summary}
        </article>
    }
}

/// What an edition holds: "Eleven articles, five dates".
pub fn edition_contents(locale: Locale, articles: usize, events: usize) -> String {
    let articles = words::count_articles_in_words(locale, articles);
    let all = match events {
        0 => articles,
        _ => words::edition_contents(locale, &articles, &words::count_dates_in_words(locale, events)),
    };
    capitalised(&all)
}

/// Whether an edition is called by its date ("November 2020"), so that it need not be said again.
pub fn is_dated_by_name(locale: Locale, name: &str, date: &Published) -> bool {
    fold(&dates::published(locale, date)) == fold(name)
}
