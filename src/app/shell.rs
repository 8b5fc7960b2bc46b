//! What stands around every page, and what turns addresses into pages.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Anew;
use leptos_router::components::{FlatRoutes, Route as RouteView, Router};
use leptos_router::path;

use super::components::{NoticeList, SiteFoot, SiteHead};
use super::follow::follow_addresses;
use super::here::Here;
use super::pages;
use super::question::Shown;
use super::reader::use_notices;
use crate::messages::words;
use crate::route::Addresses;

/// Everything inside the page's root: head, page and foot, for what `current` shows.
///
/// The router is given one wildcard: it keeps the address bar and the history, the grammar of
/// paths is [`crate::route`]'s alone. Natively the router reads its `RequestUrl` from context.
#[component]
pub fn Shell(
    /// What is shown.
    #[prop(into)]
    current: Signal<Arc<Shown>>,
    /// Where the newsroom stands.
    addresses: Arc<Addresses>,
) -> impl IntoView {
    let base = addresses.base().trim_end_matches('/').to_owned();
    let page = move || {
        let addresses = Arc::clone(&addresses);
        view! { <Frame current addresses/> }
    };
    view! {
        <Router base>
            <FlatRoutes fallback=|| ()>
                <RouteView path=path!("/*any") view=page/>
            </FlatRoutes>
        </Router>
    }
}

/// Head, page and foot in one language; drawn anew when the language changes.
#[component]
fn Frame(current: Signal<Arc<Shown>>, addresses: Arc<Addresses>) -> impl IntoView {
    follow_addresses();
    let language = Memo::new(move |_| current.read().question.language.clone());
    let route = Memo::new(move |_| current.read().question.route.clone());
    let query = Memo::new(move |_| current.read().question.query.clone());
    let notices = use_notices();
    let frame = move || {
        let here = Here::new(language.get(), Arc::clone(&addresses));
        let locale = here.locale;
        let site = Arc::clone(&current.get_untracked().site);
        provide_context(here);
        view! {
            <a class="skip-link" href="#main">{words::nav_skip_to_text(locale)}</a>
            <SiteHead site=Arc::clone(&site) route query/>
            <NoticeList
                offline=notices.offline.into()
                newer=notices.newer.into()
                dropped=notices.dropped.into()
                storage_blocked=notices.storage_blocked.into()
                done=notices.done.into()
            />
            <main id="main" class="page page-main" tabindex="-1">
                <Page current/>
            </main>
            <SiteFoot site frozen_at=current.get_untracked().frozen_at/>
        }
        .anew()
    };
    view! { {frame} }.anew()
}

/// The page itself; drawn anew when another page is asked for, while the news page follows its query.
#[component]
fn Page(current: Signal<Arc<Shown>>) -> impl IntoView {
    let page = Memo::new_with_compare(
        move |_| current.get(),
        |before, after| match (before, after) {
            (Some(before), Some(after)) => !stays(before, after),
            _ => true,
        },
    );
    view! { {move || pages::view(&page.read(), current)} }.anew()
}

fn stays(before: &Shown, after: &Shown) -> bool {
    let both_news =
        matches!((&before.answer, &after.answer), (pages::Answer::News(_), pages::Answer::News(_)));
    before.question == after.question && std::ptr::eq(before, after)
        || (both_news && before.question.same_page(&after.question))
}
