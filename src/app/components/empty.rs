use std::sync::Arc;

use leptos::prelude::*;

use super::chips::{conditions, typed_parts};
use crate::app::content::NewsAnswer;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::{listed, words};

/// Nothing has all that was asked for: each condition that can be taken back, and what that brings.
#[component(transparent)]
pub fn NothingFound(answer: Arc<NewsAnswer>, news: String) -> View {
    let locale = use_here().locale;
    let conditions = conditions(&answer, locale);
    let asked: Vec<String> = conditions.iter().map(|condition| condition.said(locale)).collect();
    let conditions = conditions.into_iter().chain(typed_parts(&answer.query, locale));
    let ways = conditions.zip(&answer.dropping).filter(|(_, found)| **found > 0);
    let ways = ways
        .map(|(condition, found)| {
            let words = match condition.excluded {
                true => words::empty_allowing(locale, &condition.label),
                false => words::empty_without(locale, &condition.label),
            };
            let href = condition.without.href(&news);
            view! { <li><a href=href>{words}</a>": "{words::count_articles(locale, *found as usize)}</li> }
        })
        .collect::<View>();
    let all = (answer.total > 0).then(|| {
        let href = answer.query.cleared().href(&news);
        view! { <p><a class="button" href=href>{words::empty_show_all(locale, answer.total)}</a></p> }
    });
    view! {
        <div class="stack nothing-found">
            <p>{words::empty_asked_for(locale, &listed(locale, &asked))}</p>
            <ul class="plain-links">{ways}</ul>
            {all}
        </div>
    }
}
