use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::{
    Aloud, AlsoFound, ArticleList, Chips, FacetPanels, FilterSheet, NothingFound, OrderChoice, Pager,
    SearchForm,
};
use crate::app::view::{View, view};
use crate::app::{Excerpts, Filters, Staged, use_here};
use crate::bundle::SiteFile;
use crate::messages::{listed, words};
use crate::query::NewsQuery;
use crate::route::Route;

/// The news page: filters beside the articles they leave.
#[component(transparent)]
pub(in crate::app::pages) fn NewsPage(
    answers: Staged,
    filters: Filters,
    excerpts: RwSignal<Excerpts>,
    site: Arc<SiteFile>,
) -> View {
    let here = use_here();
    let locale = here.locale;
    let answer = answers.now;
    let news = here.href(&Route::News);
    let filters_said = move || match chosen(&answer.read().query) {
        0 => words::news_filters(locale).to_owned(),
        chosen => words::news_filters_chosen(locale, chosen),
    };
    let show = move || words::news_show_articles(locale, answer.read().found);
    let sheet = view! { <FacetPanels answer=filters.sheet news=news.clone() prefix="s"/> };
    let cleared = {
        let news = news.clone();
        move || answers.later.read().query.cleared().href(&news)
    };
    view! {
        <div class="page-head">
            <h1 class="page-title">{words::nav_news(locale)}</h1>
            <div class="axis stack">
                <SearchForm answer=answers.later news=news.clone()/>
                <div class="row">
                    <Chips answer news=news.clone()/>
                    <button
                        class="button only-narrow"
                        type="button"
                        command="show-modal"
                        commandfor="filters"
                        aria-haspopup="dialog"
                    >
                        {View::text(move || filters_said().into())}
                    </button>
                </div>
            </div>
        </div>
        <div class="with-rail">
            <aside class="rail only-wide" aria-label=words::news_filters(locale)>
                <h2 class="visually-hidden">{words::news_filters(locale)}</h2>
                <FacetPanels answer=filters.rail news=news.clone() prefix="w"/>
            </aside>
            {results(answers, excerpts, &news, site)}
        </div>
        <FilterSheet filters=sheet cleared=Box::new(cleared) show=Box::new(show)/>
    }
}

/// The results: how many there are, in which order, what is to be said of them, and a page of them.
fn results(answers: Staged, excerpts: RwSignal<Excerpts>, news: &str, site: Arc<SiteFile>) -> View {
    let locale = use_here().locale;
    let answer = answers.now;
    let news = news.to_owned();
    let count = move || {
        let answer = answer.read();
        if answer.found == 0 && answer.total == 0 {
            words::empty_no_articles(locale).to_owned()
        } else if answer.found == 0 {
            words::empty_title(locale).to_owned()
        } else if answer.query.is_unfiltered() {
            words::count_articles(locale, answer.total)
        } else {
            words::news_some_of(locale, answer.total, answer.found)
        }
    };
    let nothing = {
        let news = news.clone();
        move || {
            let answer = answer.get();
            (answer.found == 0 && answer.total > 0)
                .then(|| view! { <NothingFound answer news=news.clone()/> })
        }
    };
    let forgiven = move || {
        let answer = answer.read();
        let mut all = answer.told.forgiven.as_slice();
        let mut lines = Vec::new();
        while let Some((typed, _)) = all.first() {
            let same = all.iter().take_while(|(other, _)| other == typed).count();
            let quoted = |word: &String| words::news_chip_words(locale, word);
            let used: Vec<String> = all[..same].iter().map(|(_, used)| quoted(used)).collect();
            let line = words::news_forgiven(locale, &quoted(typed), &listed(locale, &used));
            lines.push(view! { <p class="quiet forgiven">{line}</p> });
            all = &all[same..];
        }
        lines
    };
    view! {
        <section class="axis" aria-labelledby="count">
            <div class="results-head">
                <h2 class="results-count" id="count">{View::text(move || count().into())}</h2>
                <Aloud words=Box::new(count)/>
                <button class="action action-plain" type="button" data-action="share">{words::act_share(locale)}</button>
                <OrderChoice answers news=news.clone()/>
            </div>
            {forgiven}
            <AlsoFound answer/>
            {nothing}
            <ArticleList answers excerpts site/>
            <Pager answer=answers.later news=news.clone()/>
        </section>
    }
}

/// How many filters are set.
fn chosen(query: &NewsQuery) -> usize {
    query.choices.len() + usize::from(query.from.is_some()) + usize::from(query.to.is_some())
}
