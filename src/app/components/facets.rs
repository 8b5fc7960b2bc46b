use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Anew;

use crate::app::content::{FacetPanel, NewsAnswer, ValueCount};
use crate::app::use_here;
use crate::messages::{Locale, words};
use crate::query::Facet;

/// How many values a facet shows before the rest is folded away.
const UNFOLDED: usize = 12;

/// So few values are not worth folding away.
const FEW: usize = 2;

/// The filters: every facet with its values, their counts and their state.
///
/// Rows stay where they are while the answer changes; `prefix` keeps ids apart where the panel
/// stands on a page twice.
#[component]
pub fn FacetPanels(answer: Memo<Arc<NewsAnswer>>, news: String, prefix: &'static str) -> impl IntoView {
    let locale = use_here().locale;
    let facets = Arc::clone(&answer.get_untracked().facets);
    let panels = facets
        .iter()
        .filter(|panel| panel.values.iter().any(|value| value.all > 0))
        .map(|panel| view! { <FacetSection panel=panel.clone() answer news=news.clone() prefix/> })
        .collect_view();
    view! {
        <div class="facets">
            <p class="small quiet facet-help">{words::news_facet_help(locale)}</p>
            {panels}
        </div>
    }
    .anew()
}

#[component]
fn FacetSection(
    panel: FacetPanel,
    answer: Memo<Arc<NewsAnswer>>,
    news: String,
    prefix: &'static str,
) -> impl IntoView {
    let locale = use_here().locale;
    let facet = panel.facet;
    let id = [prefix, "-", facet.key()].concat();
    let shown = panel.values.iter().take(UNFOLDED).take_while(|value| value.all > 0).count();
    let mut rows: Vec<AnyView> = panel
        .values
        .into_iter()
        .map(|value| view! { <FacetRow facet value answer news=news.clone()/> }.into_any())
        .collect();
    let folded = if rows.len() > shown + FEW { rows.split_off(shown) } else { Vec::new() };
    let more = (!folded.is_empty()).then(|| {
        view! {
            <details class="facet-more">
                <summary>{words::news_more_values(locale, folded.len())}</summary>
                <ul>{folded}</ul>
            </details>
        }
    });
    view! {
        <section class="facet" aria-labelledby=id.clone()>
            <h3 class="facet-title" id=id.clone()>{facet_title(locale, facet)}</h3>
            <ul>{rows}</ul>
            {more}
        </section>
    }
    .anew()
}

/// A value with its count, as a link that chooses it or takes the choice back, and beside it the
/// link that leaves it out. A value that would give nothing is no link.
#[component]
fn FacetRow(facet: Facet, value: ValueCount, answer: Memo<Arc<NewsAnswer>>, news: String) -> impl IntoView {
    let locale = use_here().locale;
    let ValueCount { value, name, .. } = value;
    let value = Arc::new(value);
    let state = {
        let value = Arc::clone(&value);
        Memo::new(move |_| {
            let answer = answer.read();
            (answer.query.chosen(facet, &value), answer.count(facet, &value))
        })
    };
    let chosen = move || state.read().0;
    let is_open = move || state.read().1 > 0 || chosen().is_some();
    let choose = {
        let (value, news) = (Arc::clone(&value), news.clone());
        move || {
            let next = if chosen().is_some() { None } else { Some(false) };
            is_open().then(|| answer.read().query.with_choice(facet, &value, next).href(&news))
        }
    };
    let leave_out = move || {
        let next = if chosen() == Some(true) { None } else { Some(true) };
        is_open().then(|| answer.read().query.with_choice(facet, &value, next).href(&news))
    };
    let left_out_name = name.clone();
    let leave_out_words = move || {
        let verb =
            if chosen() == Some(true) { words::news_allow(locale) } else { words::news_none_of(locale) };
        [verb, &left_out_name].concat()
    };
    view! {
        <li class="facet-row">
            <a
                class="facet-link"
                href=choose
                aria-current=move || (chosen() == Some(false)).then_some("true")
                data-excluded=move || (chosen() == Some(true)).then_some("")
                aria-disabled=move || (!is_open()).then_some("true")
            >
                <span class="facet-label">
                    <span class="visually-hidden">
                        {move || (chosen() == Some(true)).then(|| words::news_none_of(locale))}
                    </span>
                    {name}
                </span>
                " "
                <span class="count">
                    {move || state.read().1}
                    <span class="visually-hidden">" " {move || words::count_articles_unit(locale, state.read().1 as usize)}</span>
                </span>
            </a>
            <a class="facet-not" href=leave_out hidden=move || !is_open()>
                <span aria-hidden="true">"–"</span>
                <span class="visually-hidden">{leave_out_words}</span>
            </a>
        </li>
    }
    .anew()
}

fn facet_title(locale: Locale, facet: Facet) -> &'static str {
    match facet {
        Facet::Project => words::news_facet_project(locale),
        Facet::Group => words::news_facet_group(locale),
        Facet::Topic => words::news_facet_topic(locale),
        Facet::Kind => words::news_facet_kind(locale),
        Facet::Year => words::news_facet_year(locale),
        Facet::Edition => words::news_facet_edition(locale),
        Facet::Country => words::news_facet_country(locale),
    }
}
