use leptos::prelude::*;

use crate::app::components::{
    AgendaChips, AgendaFacets, AgendaSearch, AgendaView, AgendaViews, CalendarOfThese, ChangePlace,
    FilterSheet, Subscription,
};
use crate::app::content::AgendaAsked;
use crate::app::view::{View, view};
use crate::app::{OfAgenda, use_here};
use crate::messages::{Locale, words};
use crate::route::Route;

/// What stands around every view of the agenda: its ways, its search, its filters, and a calendar file
/// of what it shows. It stays while only the query changes, and follows that.
#[component(transparent)]
pub(super) fn AgendaFrame(
    /// What is asked, and what there is to choose.
    asked: OfAgenda,
    /// The path of the view.
    page: String,
    /// Which view it is.
    current: AgendaView,
    /// Where the newsroom is read.
    url: Option<String>,
    /// What the query leaves.
    children: View,
) -> View {
    let locale = use_here().locale;
    let filters_said = move || match chosen(&asked.read()) {
        0 => words::news_filters(locale).into(),
        chosen => words::news_filters_chosen(locale, chosen).into(),
    };
    let show = move || words::agenda_show_events(locale, asked.read().found);
    let sheet = view! { <AgendaFacets asked page=page.clone() prefix="s"/> };
    let is_empty = move || asked.read().found == 0;
    // A month needs the width of a smaller screen for itself.
    let (rail, button) = match current {
        AgendaView::List => ("rail only-wide no-print", "button only-narrow"),
        AgendaView::Month => ("rail only-wider no-print", "button only-narrower"),
    };
    view! {
        <div class="page-head">
            <h1 class="page-title">{words::agenda_title(locale)}</h1>
            <div class="axis stack agenda-tools">
                <AgendaViews current asked/>
                <AgendaSearch asked page=page.clone()/>
                <div class="row no-print">
                    <AgendaChips asked page=page.clone()/>
                    <button
                        class=button
                        type="button"
                        command="show-modal"
                        commandfor="filters"
                        aria-haspopup="dialog"
                    >
                        {View::text(filters_said)}
                    </button>
                    <div hidden=is_empty><CalendarOfThese/></div>
                    " "
                    <button class="action action-plain" type="button" data-action="share">{words::act_share(locale)}</button>
                </div>
                <p class="quiet small">{words::agenda_times_note(locale)}" "<ChangePlace/></p>
            </div>
        </div>
        <div class="with-rail">
            <aside class=rail aria-label=words::news_filters(locale)>
                <h2 class="visually-hidden">{words::news_filters(locale)}</h2>
                <AgendaFacets asked page=page.clone() prefix="w"/>
            </aside>
            <div class="axis">
                {children}
                <div class="band no-print"><div class="full"><Subscription of=Route::Home url/></div></div>
            </div>
        </div>
        <FilterSheet filters=sheet cleared=Box::new(move || page.clone()) show=Box::new(show)/>
    }
}

/// How many events there are, or how many of them are left.
pub(super) fn count_said(asked: &AgendaAsked, locale: Locale) -> String {
    if asked.conditions.is_empty() {
        words::count_events(locale, asked.total)
    } else if asked.found == 0 {
        words::agenda_none_found(locale).to_owned()
    } else {
        words::agenda_some_of(locale, asked.total, asked.found)
    }
}

/// How many filters are set, words apart.
fn chosen(asked: &AgendaAsked) -> usize {
    asked.conditions.len() - usize::from(asked.has_words)
}
