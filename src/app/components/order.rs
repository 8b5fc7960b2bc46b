use leptos::prelude::*;

use crate::app::view::{View, view};
use crate::app::{Staged, use_here};
use crate::messages::words;
use crate::query::Sort;

/// The order of the results, as links.
#[component(transparent)]
pub fn OrderChoice(answers: Staged, news: String) -> View {
    let locale = use_here().locale;
    let Staged { now: answer, later } = answers;
    let choices = Sort::ALL
        .into_iter()
        .map(|sort| {
            let name = match sort {
                Sort::Newest => words::news_newest(locale),
                Sort::Oldest => words::news_oldest(locale),
                Sort::Title => words::news_by_title(locale),
                Sort::Relevance => words::news_by_relevance(locale),
            };
            let news = news.clone();
            view! {
                <a
                    href=move || later.read().query.with_sort(sort).href(&news)
                    aria-current=move || (answer.read().query.sort == sort).then_some("true")
                    hidden=move || sort == Sort::Relevance && answer.read().query.typed().wanted.is_empty()
                >
                    {name}
                </a>
                " "
            }
        })
        .collect::<View>();
    view! {
        <div class="choice" role="group" aria-label=words::news_order(locale)>
            <span class="quiet">{words::news_order(locale)}</span>
            " "
            {choices}
        </div>
    }
}
