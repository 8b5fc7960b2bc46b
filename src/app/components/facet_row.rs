use std::sync::Arc;

use leptos::prelude::*;

use crate::app::content::{NewsAnswer, PanelValue};
use crate::app::view::{View, view};
use crate::app::{Here, Staged, use_here};
use crate::messages::{grouped, words};
use crate::model::Slug;
use crate::query::Facet;
use crate::route::Route;

/// Where a value stands in the answer: the place of its facet, and its own in the facet. Neither
/// depends on the query.
pub type Place = (usize, usize);

/// A value with its count, as a link that chooses it or takes the choice back, and beside it the
/// link that leaves it out. A value that would give nothing is no link.
#[component(transparent)]
pub fn FacetRow(at: Place, answer: Staged, news: Arc<str>) -> View {
    let here = use_here();
    let locale = here.locale;
    let Staged { now, later } = answer;
    let shown = now.get_untracked();
    let Some((facet, value)) = value_at(&shown, at) else { return View::new() };
    let name = value.name.clone();
    let depth = depth(&shown, at.0, value);
    let state = move || RowState::of(&now.read(), at);
    let choose = {
        let news = Arc::clone(&news);
        let own_page = own_page(&here, facet, &value.value).filter(|_| here.unfolded.is_none());
        move || {
            let answer = later.read();
            let state = RowState::of(&answer, at);
            let next = if state.chosen.is_some() { None } else { Some(false) };
            let own_page = own_page.clone().filter(|_| next.is_some() && state.is_open());
            own_page.or_else(|| href_with(&answer, at, next, &news))
        }
    };
    let leave_out = move || {
        let answer = later.read();
        let next = if RowState::of(&answer, at).chosen == Some(true) { None } else { Some(true) };
        href_with(&answer, at, next, &news)
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
        <li class="facet-row" data-depth=depth>
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
                    {View::text(move || grouped(locale, state().count as usize).into())}
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

/// How many values a value is part of, one in another; nothing where it stands by itself.
fn depth(answer: &NewsAnswer, panel: usize, value: &PanelValue) -> Option<u32> {
    let values = &answer.panels.all.get(panel)?.values;
    let mut depth = 0;
    let mut parent = value.within.as_deref();
    while let Some(within) = parent.and_then(|parent| values.iter().find(|value| value.value == parent)) {
        depth += 1;
        // Topics that lie in each other in a ring are the publisher's mistake, and end here.
        parent = within.within.as_deref().filter(|_| depth < 4);
    }
    (depth > 0).then_some(depth)
}

/// The address with a value asked for (`Some(false)`), left out (`Some(true)`) or neither; nothing
/// where that would give nothing.
fn href_with(answer: &NewsAnswer, at: Place, choice: Option<bool>, news: &str) -> Option<String> {
    let (facet, value) = value_at(answer, at)?;
    if !RowState::of(answer, at).is_open() {
        return None;
    }
    let value = value.value.as_str();
    let mut query = answer.query.clone();
    if facet == Facet::Year && choice == Some(false) {
        // A month narrows its year, and a year takes the place of its months.
        let is_related = |other: &str| other.starts_with(value) || value.starts_with(other);
        query.choices.retain(|it| it.facet != facet || it.excluded || !is_related(&it.value));
    }
    Some(query.with_choice(facet, value, choice).href(news))
}

/// The page that a value has for itself.
pub(super) fn own_page(here: &Here, facet: Facet, value: &str) -> Option<String> {
    let slug = || value.parse::<Slug>().ok();
    let route = match facet {
        Facet::Topic => Route::Topic(slug()?),
        Facet::Project => Route::Project(slug()?),
        Facet::Group => Route::Group(slug()?),
        Facet::Person => Route::Person(slug()?),
        Facet::Edition => Route::Edition(slug()?),
        Facet::Year => Route::NewsYear(value.parse().ok()?),
        Facet::Kind | Facet::Country | Facet::Language => return None,
    };
    Some(here.href(&route))
}
