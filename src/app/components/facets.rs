use std::sync::Arc;

use leptos::prelude::*;

use crate::app::content::{NewsAnswer, PanelValue};
use crate::app::use_here;
use crate::app::view::{View, view};
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
#[component(transparent)]
pub fn FacetPanels(answer: RwSignal<Arc<NewsAnswer>>, news: String, prefix: &'static str) -> View {
    let locale = use_here().locale;
    let facets = Arc::clone(&answer.get_untracked().panels);
    let news: Arc<str> = news.into();
    let panels = facets
        .all
        .iter()
        .enumerate()
        .filter(|(_, panel)| {
            // What all is written in is no choice.
            let least = if panel.facet == Facet::Language { 2 } else { 1 };
            panel.values.iter().filter(|value| value.all > 0).count() >= least
        })
        .map(|(at, _)| view! { <FacetSection at answer news=Arc::clone(&news) prefix/> })
        .collect::<View>();
    view! {
        <div class="facets">
            <p class="small quiet facet-help">{words::news_facet_help(locale)}</p>
            {panels}
        </div>
    }
}

/// Where a value stands in the answer: the place of its facet, and its own in the facet. Neither
/// depends on the query.
type Place = (usize, usize);

#[component(transparent)]
fn FacetSection(
    /// The place of the facet in the answer.
    at: usize,
    answer: RwSignal<Arc<NewsAnswer>>,
    news: Arc<str>,
    prefix: &'static str,
) -> View {
    let locale = use_here().locale;
    let facets = Arc::clone(&answer.get_untracked().panels);
    let Some(panel) = facets.all.get(at) else { return View::new() };
    let id = [prefix, "-", panel.facet.key()].concat();
    let all = panel.values.len();
    let shown = panel.values.iter().take(UNFOLDED).take_while(|value| value.all > 0).count();
    let shown = if all > shown + FEW { shown } else { all };
    let row = |value: usize| view! { <FacetRow at=(at, value) answer news=Arc::clone(&news)/> };
    let more = (shown < all).then(|| {
        let folded = (shown..all).map(row).collect::<View>();
        view! {
            <details class="facet-more">
                <summary>{words::news_more_values(locale, all - shown)}</summary>
                <ul>{folded}</ul>
            </details>
        }
    });
    view! {
        <section class="facet" aria-labelledby=id.clone()>
            <h3 class="facet-title" id=id>{facet_title(locale, panel.facet)}</h3>
            <ul>{(0..shown).map(row).collect::<View>()}</ul>
            {more}
        </section>
    }
}

/// A value with its count, as a link that chooses it or takes the choice back, and beside it the
/// link that leaves it out. A value that would give nothing is no link.
#[component(transparent)]
fn FacetRow(at: Place, answer: RwSignal<Arc<NewsAnswer>>, news: Arc<str>) -> View {
    let locale = use_here().locale;
    let shown = answer.get_untracked();
    let Some((_, PanelValue { name, .. })) = value_at(&shown, at) else { return View::new() };
    let name = name.clone();
    let state = move || RowState::of(&answer.read(), at);
    let choose = {
        let news = Arc::clone(&news);
        move || {
            let next = if state().chosen.is_some() { None } else { Some(false) };
            href_with(&answer.read(), at, next, &news)
        }
    };
    let leave_out = move || {
        let next = if state().chosen == Some(true) { None } else { Some(true) };
        href_with(&answer.read(), at, next, &news)
    };
    let left_out_name = name.clone();
    let leave_out_words = move || {
        let left_out = state().chosen == Some(true);
        let verb = if left_out { words::news_allow(locale) } else { words::news_none_of(locale) };
        [verb, &left_out_name].concat().into()
    };
    let none_of = move || if state().chosen == Some(true) { words::news_none_of(locale) } else { "" };
    let unit = move || words::count_articles_unit(locale, state().count as usize);
    view! {
        <li class="facet-row">
            <a
                class="facet-link"
                href=choose
                aria-current=move || (state().chosen == Some(false)).then_some("true")
                data-excluded=move || (state().chosen == Some(true)).then_some("")
                aria-disabled=move || (!state().is_open()).then_some("true")
            >
                <span class="facet-label">
                    <span class="visually-hidden">{View::text(move || none_of().into())}</span>
                    {name}
                </span>
                " "
                <span class="count">
                    {View::text(move || state().count.to_string().into())}
                    <span class="visually-hidden">" "{View::text(move || unit().into())}</span>
                </span>
            </a>
            <a class="facet-not" href=leave_out hidden=move || !state().is_open()>
                <span aria-hidden="true">"–"</span>
                <span class="visually-hidden">{View::text(leave_out_words)}</span>
            </a>
        </li>
    }
}

/// How a value stands under the query.
struct RowState {
    /// Whether it is chosen: asked for (`Some(false)`) or left out (`Some(true)`).
    chosen: Option<bool>,
    count: u32,
}

impl RowState {
    fn of(answer: &NewsAnswer, at: Place) -> Self {
        match value_at(answer, at) {
            Some((facet, value)) => {
                Self { chosen: answer.query.chosen(facet, &value.value), count: answer.count_at(at.0, at.1) }
            }
            None => Self { chosen: None, count: 0 },
        }
    }

    /// Whether choosing it would give something.
    fn is_open(&self) -> bool {
        self.count > 0 || self.chosen.is_some()
    }
}

fn value_at(answer: &NewsAnswer, (facet, value): Place) -> Option<(Facet, &PanelValue)> {
    let panel = answer.panels.all.get(facet)?;
    Some((panel.facet, panel.values.get(value)?))
}

/// The address with a value asked for (`Some(false)`), left out (`Some(true)`) or neither; nothing
/// where that would give nothing.
fn href_with(answer: &NewsAnswer, at: Place, choice: Option<bool>, news: &str) -> Option<String> {
    let (facet, value) = value_at(answer, at)?;
    let is_open = RowState::of(answer, at).is_open();
    is_open.then(|| answer.query.with_choice(facet, &value.value, choice).href(news))
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
        Facet::Person => words::news_facet_person(locale),
        Facet::Language => words::news_facet_language(locale),
    }
}
