use std::sync::Arc;

use leptos::prelude::*;

use super::facets::facet_title;
use crate::app::content::NewsAnswer;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::{Locale, dates, words};
use crate::query::NewsQuery;

/// One thing that was asked for, with the query that is left without it.
pub struct Condition {
    /// What it is called.
    pub label: String,
    /// Whether it leaves out rather than asks for.
    pub excluded: bool,
    /// The query without it.
    pub without: NewsQuery,
}

/// All that is chosen, each with a link that removes it.
#[component(transparent)]
pub fn Chips(answer: RwSignal<Arc<NewsAnswer>>, news: String) -> View {
    let locale = use_here().locale;
    let chips = move || {
        let answer = answer.read();
        if answer.query.is_unfiltered() {
            return View::new();
        }
        let conditions = conditions(&answer, locale).into_iter();
        let chips = conditions.map(|it| chip(locale, it.said(locale), it.without.href(&news), it.excluded));
        chip_list(locale, chips.collect(), answer.query.cleared().href(&news))
    };
    view! { {chips} }
}

/// One thing that was asked for, in words, as a link that removes it.
pub fn chip(locale: Locale, said: String, href: String, excluded: bool) -> View {
    view! {
        <li>
            <a class="chip" href=href data-excluded=excluded.then_some("")>
                <span class="visually-hidden">{words::news_remove(locale)}</span>
                <span class="chip-text">{said}</span>
            </a>
        </li>
    }
}

/// All that was asked for, and last the link that removes it all.
pub fn chip_list(locale: Locale, chips: View, cleared: String) -> View {
    view! {
        <ul class="row-tight" aria-label=words::news_chosen(locale)>
            {chips}
            <li>
                <a class="name" href=cleared>
                    <span class="name-text">{words::news_clear_all(locale)}</span>
                </a>
            </li>
        </ul>
    }
}

impl Condition {
    /// What it asks for, in words.
    pub fn said(&self, locale: Locale) -> String {
        if self.excluded { words::news_without(locale, &self.label) } else { self.label.clone() }
    }
}

/// The words that were typed, one by one, in the order of [`NewsQuery::without_each_part`].
pub fn typed_parts(query: &NewsQuery, locale: Locale) -> impl Iterator<Item = Condition> {
    query.without_each_part().into_iter().map(move |(part, without)| Condition {
        label: words::news_chip_words(locale, part),
        excluded: false,
        without,
    })
}

/// Everything that was asked for, in the order of [`NewsQuery::without_each`].
pub fn conditions(answer: &NewsAnswer, locale: Locale) -> Vec<Condition> {
    let query = &answer.query;
    let choices =
        query.choices.iter().map(|choice| (answer.name(choice.facet, &choice.value), choice.excluded));
    let from = query.from.iter().map(|date| words::news_chip_from(locale, &dates::published(locale, date)));
    let to = query.to.iter().map(|date| words::news_chip_until(locale, &dates::published(locale, date)));
    let text = Some(query.text.trim()).filter(|text| !text.is_empty());
    let text = text.map(|text| words::news_chip_words(locale, text));
    let joined = query.joined().map(|facet| words::news_all_of_facet(locale, facet_title(locale, facet)));
    let labels = choices.chain(joined.chain(from).chain(to).chain(text).map(|label| (label, false)));
    labels
        .zip(query.without_each())
        .map(|((label, excluded), without)| Condition { label, excluded, without })
        .collect()
}
