use std::sync::Arc;

use leptos::prelude::*;

use super::facets::facet_title;
use crate::app::content::{AgendaAsked, AgendaValue};
use crate::app::view::{View, view};
use crate::app::{Here, use_here};
use crate::messages::{Locale, grouped, words};
use crate::model::Slug;
use crate::query::AgendaFacet;
use crate::route::Route;

/// How many values a facet shows before the rest is folded away.
const UNFOLDED: usize = 12;

/// So few values are not worth folding away.
const FEW: usize = 2;

/// The facets that stand under one heading, as in the news.
const SECTIONS: [&[AgendaFacet]; 4] = [
    &[AgendaFacet::Topic],
    &[AgendaFacet::Project, AgendaFacet::Group],
    &[AgendaFacet::Format],
    &[AgendaFacet::Country],
];

/// Where a value stands: its facet, and its place among the values of that. Neither depends on the
/// query.
type Place = (AgendaFacet, usize);

/// What changes with the query, for the page of the agenda at `page`.
#[derive(Clone)]
struct Filters {
    asked: Memo<Arc<AgendaAsked>>,
    page: Arc<str>,
    prefix: &'static str,
}

/// The filters of the agenda: every facet with its values, their counts and their state. They look
/// and behave as those of the news.
///
/// Rows stay where they are while the query changes; `prefix` keeps ids apart where the filters stand
/// on a page twice.
#[component(transparent)]
pub fn AgendaFacets(asked: Memo<Arc<AgendaAsked>>, page: String, prefix: &'static str) -> View {
    let locale = use_here().locale;
    let shown = asked.get_untracked();
    let filters = Filters { asked, page: page.into(), prefix };
    let mut sections = View::new();
    for facets in SECTIONS {
        let has_values = |facet: &AgendaFacet| !shown.values(*facet).is_empty();
        let facets: Vec<AgendaFacet> = facets.iter().copied().filter(has_values).collect();
        sections = sections.and(filters.section(&facets));
    }
    view! {
        <div class="facets">
            <p class="small quiet facet-help">{words::news_facet_help(locale)}</p>
            {sections}
        </div>
    }
}

impl Filters {
    /// A heading with one facet, or with several that belong together.
    fn section(&self, facets: &[AgendaFacet]) -> View {
        let locale = use_here().locale;
        let Some(first) = facets.first() else { return View::new() };
        let id = self.id(*first);
        let heading =
            if facets.len() > 1 { words::news_facet_undertaking(locale) } else { title(locale, *first) };
        let part = |facet: &AgendaFacet| {
            let own = facets.len() > 1;
            let own = own.then(
                || view! { <div class="facet-head"><h4 class="quiet">{title(locale, *facet)}</h4></div> },
            );
            view! { {own}{self.list(*facet)} }
        };
        view! {
            <section class="facet" aria-labelledby=id.clone()>
                <div class="facet-head"><h3 class="facet-title" id=id>{heading}</h3></div>
                {facets.iter().map(part).collect::<View>()}
            </section>
        }
    }

    fn id(&self, facet: AgendaFacet) -> String {
        [self.prefix, "-", facet.key()].concat()
    }

    /// The values: those that are always shown, and those that come and go as they are chosen and as
    /// the reader unfolds the list.
    fn list(&self, facet: AgendaFacet) -> View {
        let here = use_here();
        let shown = self.asked.get_untracked();
        let all = shown.values(facet).len();
        let first = if all > UNFOLDED + FEW { UNFOLDED } else { all };
        let fixed = (0..first).map(|at| self.row((facet, at))).collect::<View>();
        let id = self.id(facet);
        let link = (first < all).then(|| fold_link(&here, facet, &id, all));
        let asked = self.asked;
        let keys = move || {
            let asked = asked.read();
            let is_unfolded = here.narrowing(&id).is_some();
            let values = asked.values(facet).iter().enumerate().skip(first);
            let shown =
                values.filter(|(_, value)| is_unfolded || asked.query.chosen(facet, &value.value).is_some());
            shown.map(|(at, _)| at as u32).collect()
        };
        let filters = self.clone();
        let rest = View::rows(keys, move |at| filters.row((facet, at as usize)));
        view! {
            <div class="facet-list">
                <ul>{fixed}</ul>
                <ul>{rest}</ul>
            </div>
            {link}
        }
    }

    /// A value with its count, as a link that chooses it or takes the choice back, and beside it the
    /// link that leaves it out. A value that would give nothing is no link.
    fn row(&self, at: Place) -> View {
        let here = use_here();
        let locale = here.locale;
        let asked = self.asked;
        let shown = asked.get_untracked();
        let Some(value) = shown.values(at.0).get(at.1) else { return View::new() };
        let name = value.name.clone();
        let state = move || RowState::of(&asked.read(), at);
        let choose = {
            // A static page cannot be filtered: its values lead to pages of their own.
            let own_page = own_page(&here, at.0, &value.value).filter(|_| here.unfolded.is_none());
            let page = Arc::clone(&self.page);
            move || {
                let asked = asked.read();
                let next = if RowState::of(&asked, at).chosen.is_some() { None } else { Some(false) };
                own_page.clone().or_else(|| href_with(&asked, at, next, &page))
            }
        };
        let leave_out = {
            let page = Arc::clone(&self.page);
            move || {
                let asked = asked.read();
                let next = if RowState::of(&asked, at).chosen == Some(true) { None } else { Some(true) };
                href_with(&asked, at, next, &page)
            }
        };
        let left_out_name = name.clone();
        let leave_out_words = move || {
            let left_out = state().chosen == Some(true);
            let verb = if left_out { words::news_allow(locale) } else { words::news_none_of(locale) };
            [verb, &left_out_name].concat().into()
        };
        let none_of = move || if state().chosen == Some(true) { words::news_none_of(locale) } else { "" };
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
                        <span aria-hidden="true">{View::text(move || grouped(locale, state().count).into())}</span>
                        <span class="visually-hidden">
                            {View::text(move || words::count_events(locale, state().count).into())}
                        </span>
                    </span>
                </a>
                <a class="facet-not" href=leave_out hidden=move || !state().is_open()>
                    <span aria-hidden="true">"–"</span>
                    <span class="visually-hidden">{View::text(leave_out_words)}</span>
                </a>
            </li>
        }
    }
}

/// How a value stands under the query.
struct RowState {
    /// Whether it is chosen: asked for (`Some(false)`) or left out (`Some(true)`).
    chosen: Option<bool>,
    count: usize,
}

impl RowState {
    fn of(asked: &AgendaAsked, (facet, at): Place) -> Self {
        match asked.values(facet).get(at) {
            Some(value) => Self { chosen: asked.query.chosen(facet, &value.value), count: value.count },
            None => Self { chosen: None, count: 0 },
        }
    }

    /// Whether choosing it would give something.
    fn is_open(&self) -> bool {
        self.count > 0 || self.chosen.is_some()
    }
}

/// The address with a value asked for (`Some(false)`), left out (`Some(true)`) or neither; nothing
/// where that would give nothing.
fn href_with(asked: &AgendaAsked, at: Place, choice: Option<bool>, page: &str) -> Option<String> {
    let AgendaValue { value, .. } = asked.values(at.0).get(at.1)?;
    let is_open = RowState::of(asked, at).is_open();
    is_open.then(|| asked.query.with_choice(at.0, value, choice).href(page))
}

/// Unfolds a list, and folds it again. Without the app it leads to the page that lists all there are;
/// where there is none, style hides it.
fn fold_link(here: &Arc<Here>, facet: AgendaFacet, id: &str, all: usize) -> View {
    let locale = here.locale;
    let href = match facet {
        AgendaFacet::Topic => here.href(&Route::Topics),
        AgendaFacet::Project | AgendaFacet::Group => here.href(&Route::Projects),
        AgendaFacet::Format | AgendaFacet::Country => ["#", id].concat(),
    };
    let (here, list) = (Arc::clone(here), id.to_owned());
    let unfolded = move || here.narrowing(&list).is_some();
    let says = {
        let unfolded = unfolded.clone();
        move || match unfolded() {
            true => words::news_fold(locale).into(),
            false => words::news_unfold(locale, all).into(),
        }
    };
    let expanded = move || if unfolded() { "true" } else { "false" };
    view! { <a class="facet-more" href=href data-fold=id.to_owned() aria-expanded=expanded>{View::text(says)}</a> }
}

/// The page that a value has for itself.
fn own_page(here: &Here, facet: AgendaFacet, value: &str) -> Option<String> {
    let slug = || value.parse::<Slug>().ok();
    let route = match facet {
        AgendaFacet::Topic => Route::Topic(slug()?),
        AgendaFacet::Project => Route::Project(slug()?),
        AgendaFacet::Group => Route::Group(slug()?),
        AgendaFacet::Format | AgendaFacet::Country => return None,
    };
    Some(here.href(&route))
}

/// What a facet of the agenda is called.
fn title(locale: Locale, facet: AgendaFacet) -> &'static str {
    facet.of_news().map_or_else(|| words::agenda_format(locale), |facet| facet_title(locale, facet))
}
