use std::sync::Arc;

use leptos::prelude::*;

use crate::app::content::NewsAnswer;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::{grouped, words};
use crate::query::{MOST_TOGETHER, PAGE_SIZE};
use crate::route::Route;

/// The pages of the results, and the way to the archive of each year, which needs no app.
#[component(transparent)]
pub fn Pager(answer: RwSignal<Arc<NewsAnswer>>, news: String) -> View {
    let here = use_here();
    let locale = here.locale;
    let years = answer
        .get_untracked()
        .years
        .iter()
        .map(|year| view! { <li><a href=here.href(&Route::NewsYear(*year))>{*year}</a></li> })
        .collect::<View>();
    let left = move || {
        let answer = answer.read();
        let query = &answer.query;
        let left = answer.found.saturating_sub(query.page.saturating_mul(PAGE_SIZE));
        if query.together < MOST_TOGETHER { left.min(PAGE_SIZE) } else { 0 }
    };
    let more = {
        let news = news.clone();
        move || answer.read().query.with_more().href(&news)
    };
    // It stays where it is pressed, and so keeps the focus.
    let more = view! {
        <p class="show-more" hidden=move || left() == 0>
            <a class="button" href=more data-replace="">{View::text(move || words::news_show_more(locale, left()).into())}</a>
        </p>
    };
    let pages = move || {
        let answer = answer.read();
        let last = answer.found.div_ceil(PAGE_SIZE).max(1);
        let at = answer.query.page;
        let link = |page: usize, words: String| {
            let current = (page == at).then_some("page");
            view! { <li><a href=answer.query.with_page(page).href(&news) aria-current=current>{words}</a></li> }
        };
        let step = |page: Option<usize>, words: &'static str| match page {
            Some(page) => link(page, words.to_owned()),
            None => view! { <li><span aria-disabled="true">{words}</span></li> },
        };
        if last == 1 {
            return None;
        }
        let numbers = shown_pages(at, last).into_iter().map(|page| match page {
            Some(page) => link(page, grouped(locale, page)),
            None => view! { <li aria-hidden="true"><span class="pager-gap">"…"</span></li> },
        });
        Some(view! {
            <nav class="pager" aria-label=words::news_pages(locale)>
                <ol>
                    {step(at.checked_sub(1).filter(|page| *page > 0), words::news_previous(locale))}
                    {numbers.collect::<View>()}
                    {step(Some(at + 1).filter(|page| *page <= last), words::news_next(locale))}
                </ol>
            </nav>
        })
    };
    view! {
        {more}
        {pages}
        <nav class="years small" aria-label=words::news_by_year(locale)>
            <span class="quiet">{words::news_by_year(locale)}</span>" "
            <ul class="row-tight">{years}</ul>
        </nav>
    }
}

/// The first and the last page and those around `at`; `None` stands for a gap.
fn shown_pages(at: usize, last: usize) -> Vec<Option<usize>> {
    let mut pages = Vec::new();
    for page in 1..=last {
        if page == 1 || page == last || page.abs_diff(at) <= 1 {
            pages.push(Some(page));
        } else if pages.last() != Some(&None) {
            pages.push(None);
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(at: usize, last: usize, expected: &str) {
        let shown: Vec<String> = shown_pages(at, last)
            .iter()
            .map(|page| page.map_or("…".into(), |page| page.to_string()))
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn the_ends_and_the_neighbours_are_shown() {
        check(1, 3, "1 2 3");
        check(1, 105, "1 2 … 105");
        check(50, 105, "1 … 49 50 51 … 105");
        check(105, 105, "1 … 104 105");
        check(900, 105, "1 … 105");
    }
}
