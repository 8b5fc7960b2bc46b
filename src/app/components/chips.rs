use std::sync::Arc;

use leptos::prelude::*;

use crate::app::content::NewsAnswer;
use crate::app::use_here;
use crate::messages::{Locale, dates, words};
use crate::query::NewsQuery;

/// One thing that was asked for, with the address that takes it back.
struct Chip {
    label: String,
    excluded: bool,
    href: String,
}

/// All that is chosen, each with a link that removes it.
#[component]
pub fn Chips(answer: Memo<Arc<NewsAnswer>>, news: String) -> impl IntoView {
    let locale = use_here().locale;
    let chips = move || {
        let answer = answer.read();
        if answer.query.is_unfiltered() {
            return ().into_any();
        }
        let items = chips_of(&answer, locale, &news).into_iter().map(|chip| {
            let remove =
                if chip.excluded { words::news_remove_none_of(locale) } else { words::news_remove(locale) };
            view! {
                <li>
                    <a class="chip" href=chip.href data-excluded=chip.excluded.then_some("")>
                        <span class="visually-hidden">{remove}</span>
                        <span class="chip-text">{chip.label}</span>
                    </a>
                </li>
            }
        });
        view! {
            <ul class="row-tight" aria-label=words::news_chosen(locale)>
                {items.collect_view()}
                <li>
                    <a class="name" href=answer.query.cleared().href(&news)>
                        <span class="name-text">{words::news_clear_all(locale)}</span>
                    </a>
                </li>
            </ul>
        }
        .into_any()
    };
    view! { {chips} }.into_any()
}

fn chips_of(answer: &NewsAnswer, locale: Locale, news: &str) -> Vec<Chip> {
    let query = &answer.query;
    let chip = |label, excluded, without: NewsQuery| Chip { label, excluded, href: without.href(news) };
    let mut chips: Vec<Chip> = query
        .choices
        .iter()
        .map(|choice| {
            let without = query.with_choice(choice.facet, &choice.value, None);
            chip(answer.name(choice.facet, &choice.value), choice.excluded, without)
        })
        .collect();
    if let Some(from) = &query.from {
        let without = NewsQuery { from: None, page: 1, ..query.clone() };
        chips.push(chip(words::news_chip_from(locale, &dates::published(locale, from)), false, without));
    }
    if let Some(to) = &query.to {
        let without = NewsQuery { to: None, page: 1, ..query.clone() };
        chips.push(chip(words::news_chip_until(locale, &dates::published(locale, to)), false, without));
    }
    if !query.text.trim().is_empty() {
        chips.push(chip(words::news_chip_words(locale, &query.text), false, query.with_text("")));
    }
    chips
}
