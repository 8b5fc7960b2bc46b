use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::facet_row::{RowState, links, own_page};
use super::facets::{FEW, UNFOLDED, facet_title, fold_link};
use crate::app::content::AgendaValue;
use crate::app::view::{View, view};
use crate::app::{OfAgenda, use_here};
use crate::messages::{Locale, words};
use crate::query::{AgendaFacet, address_with};

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
    asked: OfAgenda,
    page: Arc<str>,
    prefix: &'static str,
}

/// The filters of the agenda: every facet with its values, their counts and their state. They look
/// and behave as those of the news.
///
/// Rows stay where they are while the query changes; `prefix` keeps ids apart where the filters stand
/// on a page twice.
#[component(transparent)]
pub fn AgendaFacets(asked: OfAgenda, page: String, prefix: &'static str) -> View {
    let locale = use_here().locale;
    let shown = asked.read_untracked();
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

    /// The values: the first are always shown, the others as they are chosen and as the reader unfolds
    /// the list.
    fn list(&self, facet: AgendaFacet) -> View {
        let all = self.asked.read_untracked().values(facet).len();
        let first = if all > UNFOLDED + FEW { UNFOLDED } else { all };
        let id = self.id(facet);
        let link = (first < all).then(|| fold_link(facet.of_news(), id.clone(), all));
        let rows = (0..all).map(|at| self.row((facet, at), at < first)).collect::<View>();
        view! {
            <div class="facet-list">
                <ul>{rows}</ul>
            </div>
            {link}
        }
    }

    /// A value with its count, as a link that chooses it or takes the choice back, and beside it the
    /// link that leaves it out. A value that would give nothing is no link.
    fn row(&self, at: Place, is_first: bool) -> View {
        let here = use_here();
        let value = Value { asked: self.asked, at };
        let shown = self.asked.read_untracked();
        let Some(AgendaValue { name, value: slug, .. }) = shown.values(at.0).get(at.1) else {
            return View::new();
        };
        let choose = {
            // A static page cannot be filtered: its values lead to pages of their own.
            let own_page = at.0.of_news().and_then(|facet| own_page(&here, facet, slug));
            let own_page = own_page.filter(|_| here.unfolded.is_none());
            let page = Arc::clone(&self.page);
            move || {
                let asked =
                    || value.read(|value| value.choose.as_deref().map(|query| address_with(&page, query)));
                own_page.clone().or_else(asked)
            }
        };
        let leave_out = {
            let page = Arc::clone(&self.page);
            move || value.read(|value| value.leave_out.as_deref().map(|query| address_with(&page, query)))
        };
        let seen = RowState::default().seen();
        let look = {
            let seen = Rc::clone(&seen);
            View::look(move || seen.set(value.state()))
        };
        let locale = here.locale;
        let count = move |count| words::count_events(locale, count);
        let links = links(name.clone(), (seen, move || value.state(), count), choose, leave_out);
        let folded = (!is_first).then(|| {
            let id = self.id(at.0);
            move || value.chosen().is_none() && here.narrowing(&id).is_none()
        });
        let folded = move || folded.as_ref().is_some_and(|folded| folded());
        view! { <li class="facet-row" hidden=folded>{look}{links}</li> }
    }
}

/// A value as it stands now.
#[derive(Clone, Copy)]
struct Value {
    asked: OfAgenda,
    at: Place,
}

impl Value {
    fn read<T: Default>(self, of: impl FnOnce(&AgendaValue) -> T) -> T {
        self.asked.read().values(self.at.0).get(self.at.1).map(of).unwrap_or_default()
    }

    fn chosen(self) -> Option<bool> {
        self.read(|value| value.chosen)
    }

    fn state(self) -> RowState {
        self.read(|value| RowState {
            chosen: value.chosen,
            count: value.count,
            is_open: value.choose.is_some(),
        })
    }
}

/// What a facet of the agenda is called.
fn title(locale: Locale, facet: AgendaFacet) -> &'static str {
    facet.of_news().map_or_else(|| words::agenda_format(locale), |facet| facet_title(locale, facet))
}
