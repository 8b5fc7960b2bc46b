use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::content::{NewsAnswer, PanelValue};
use crate::app::view::{View, view};
use crate::app::{Here, Staged, use_here};
use crate::messages::{Locale, grouped, words};
use crate::model::Slug;
use crate::query::Facet;
use crate::route::Route;

/// Where a value stands in the answer: the place of its facet, and its own in the facet. Neither
/// depends on the query.
pub type Place = (usize, usize);

/// A value with its count, as a link that chooses it or takes the choice back, and beside it the
/// link that leaves it out. A value that would give nothing is no link. As long as it is not `due` it shows
/// what it showed.
#[component(transparent)]
pub fn FacetRow(at: Place, answer: Staged, news: Arc<str>, due: Box<dyn Fn() -> bool>) -> View {
    let here = use_here();
    let locale = here.locale;
    let Staged { now, later } = answer;
    let shown = now.get_untracked();
    let Some((facet, value)) = value_at(&shown, at) else { return View::new() };
    let depth = depth(&shown, at.0, value);
    let state = RowState::of(&shown, at).seen();
    let look = {
        let state = Rc::clone(&state);
        move || {
            let answer = now.read();
            if due() {
                state.set(RowState::of(&answer, at));
            }
        }
    };
    let choose = {
        let news = Arc::clone(&news);
        let own_page = own_page(&here, facet, &value.value).filter(|_| here.unfolded.is_none());
        move || {
            let answer = later.read();
            let state = RowState::of(&answer, at);
            let next = if state.chosen.is_some() { None } else { Some(false) };
            let own_page = own_page.clone().filter(|_| next.is_some() && state.is_open);
            own_page.or_else(|| href_with(&answer, at, next, &news))
        }
    };
    let leave_out = move || {
        let answer = later.read();
        let next = if RowState::of(&answer, at).chosen == Some(true) { None } else { Some(true) };
        href_with(&answer, at, next, &news)
    };
    let said = move || RowState::of(&later.read(), at);
    let count = move |count| words::count_articles(locale, count);
    let links = links(value.name.clone(), (state, said, count), choose, leave_out);
    view! { <li class="facet-row" data-depth=depth>{View::look(look)}{links}</li> }
}

/// The two links of a value, in the news and in the agenda: the one chooses it, the other leaves it out.
/// Few and simple elements, for dozens of them change at every choice. What is seen is told by a look that
/// comes before; what is said aloud, with the count in words, may come later.
pub(super) fn links(
    name: String,
    (seen, said, count): (
        Rc<Cell<RowState>>,
        impl Fn() -> RowState + Copy + 'static,
        impl Fn(usize) -> String + 'static,
    ),
    choose: impl Fn() -> Option<String> + 'static,
    leave_out: impl Fn() -> Option<String> + 'static,
) -> View {
    let locale = use_here().locale;
    let of_seen = |read: fn(RowState) -> bool| {
        let seen = Rc::clone(&seen);
        move || read(seen.get())
    };
    let is_chosen = of_seen(|state| state.chosen == Some(false));
    let is_left_out = of_seen(|state| state.chosen == Some(true));
    let is_closed = of_seen(|state| !state.is_open);
    let is_gone = of_seen(|state| !state.is_open);
    let label = {
        let name = name.clone();
        move || said().label(locale, &name, &count(said().count))
    };
    let leave_out_label = {
        let name = name.clone();
        move || {
            let is_left_out = said().chosen == Some(true);
            let verb = if is_left_out { words::news_allow(locale) } else { words::news_none_of(locale) };
            Some([verb, &name].concat())
        }
    };
    view! {
        <a
            class="facet-link"
            href=choose
            aria-current=move || is_chosen().then_some("true")
            data-excluded=move || is_left_out().then_some("")
            aria-disabled=move || is_closed().then_some("true")
            aria-label=move || Some(label())
        >
            <span class="facet-label">{name}</span>
            " "
            <span class="count">{View::text(move || grouped(locale, seen.get().count).into())}</span>
        </a>
        <a class="facet-not" href=leave_out hidden=is_gone aria-label=leave_out_label>"–"</a>
    }
}

/// How a value stands under the query.
#[derive(Clone, Copy, Default)]
pub(super) struct RowState {
    /// Whether it is chosen: asked for (`Some(false)`) or left out (`Some(true)`).
    pub chosen: Option<bool>,
    pub count: usize,
    /// Whether choosing it, or no longer choosing it, would give something.
    pub is_open: bool,
}

impl RowState {
    /// The place of what is seen of it, for a look to write it down.
    pub fn seen(self) -> Rc<Cell<Self>> {
        Rc::new(Cell::new(self))
    }

    /// What is said aloud of a value: its name, its count with what is counted, and what a line through
    /// the name says.
    pub fn label(self, locale: Locale, name: &str, count: &str) -> String {
        let verb = if self.chosen == Some(true) { words::news_none_of(locale) } else { "" };
        [verb, name, " ", count].concat()
    }

    fn of(answer: &NewsAnswer, at: Place) -> Self {
        let Some((facet, value)) = value_at(answer, at) else { return Self::default() };
        let chosen = answer.query.chosen(facet, &value.value);
        let count = answer.count_at(at.0, at.1) as usize;
        Self { chosen, count, is_open: count > 0 || chosen.is_some() }
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
    if !RowState::of(answer, at).is_open {
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
