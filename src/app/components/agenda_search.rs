use std::sync::Arc;

use leptos::prelude::*;

use super::chips::{chip, chip_list};
use super::search::search_help;
use crate::app::content::{AgendaAsked, AgendaCondition};
use crate::app::view::{Piece, View, view};
use crate::app::{OfAgenda, use_here};
use crate::messages::{Locale, listed, words};
use crate::query::address_with;

/// The search box of the agenda: a GET form that keeps the other choices, and what it understands.
#[component(transparent)]
pub fn AgendaSearch(asked: OfAgenda, page: String) -> View {
    let locale = use_here().locale;
    let label = words::agenda_search(locale);
    let help = {
        let asked = asked.read_untracked();
        let mut panels = asked.panels.iter();
        search_help(panels.find_map(|panel| Some((panel.facet.key(), panel.values.first()?.value.as_str()))))
    };
    // Before the words, as in the one canonical form.
    let kept = move || {
        crate::query::pairs(&asked.read().kept)
            .map(|(key, value)| view! { <input type="hidden" name=key.into_owned() value=value.into_owned()/> })
            .collect::<View>()
    };
    view! {
        <form class="agenda-search" role="search" action=page method="get" aria-label=label data-live="">
            {kept}
            <div class="field">
                <label class="visually-hidden" for="q">{label}</label>
                <input
                    id="q"
                    type="search"
                    name="q"
                    placeholder=label
                    autocomplete="off"
                    aria-describedby="q-help"
                    value=asked.read_untracked().text.clone()
                />
                <button class="button" type="submit">{words::news_search(locale)}</button>
            </div>
            {help}
        </form>
    }
}

/// All that is chosen, each with a link that removes it.
#[component(transparent)]
pub fn AgendaChips(asked: OfAgenda, page: String) -> View {
    let locale = use_here().locale;
    let chips = move || {
        let asked = asked.read();
        if asked.conditions.is_empty() {
            return View::new();
        }
        let chips = asked.conditions.iter();
        let chips =
            chips.map(|it| chip(locale, said(it, locale), address_with(&page, &it.without), it.excluded));
        chip_list(locale, chips.collect(), page.clone())
    };
    chips.view()
}

/// Nothing has all that was asked for: each condition that can be taken back, and what that brings;
/// `further` leads to where else there may be something.
#[component(transparent)]
pub fn NoEventFound(
    asked: Arc<AgendaAsked>,
    page: String,
    #[prop(optional_no_strip)] further: Option<String>,
) -> View {
    let locale = use_here().locale;
    let told: Vec<String> = asked.conditions.iter().map(|condition| said(condition, locale)).collect();
    let ways = asked.conditions.iter().filter(|condition| condition.dropping > 0);
    let ways = ways.map(|condition| {
        let words = match condition.excluded {
            true => words::empty_allowing(locale, &condition.label),
            false => words::empty_without(locale, &condition.label),
        };
        let href = address_with(&page, &condition.without);
        view! { <li><a href=href>{words}</a>": "{words::count_events(locale, condition.dropping)}</li> }
    });
    let further =
        further.map(|href| view! { <li><a href=href>{words::agenda_in_all_months(locale)}</a></li> });
    let all = (asked.conditions.len() > 1).then(|| {
        let href = page.clone();
        let total = words::count_events(locale, asked.total);
        view! { <li><a href=href>{words::news_clear_all(locale)}</a>": "{total}</li> }
    });
    view! {
        <div class="stack nothing-found">
            <p>{words::empty_asked_for(locale, &listed(locale, &told))}</p>
            <ul class="plain-links">{ways.collect::<View>()}{further}{all}</ul>
        </div>
    }
}

/// What a condition asks for, in words.
fn said(condition: &AgendaCondition, locale: Locale) -> String {
    match condition.excluded {
        true => words::news_without(locale, &condition.label),
        false => condition.label.clone(),
    }
}
