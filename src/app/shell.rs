//! What stands around every page, and what turns addresses into pages.

use std::sync::Arc;

use leptos::prelude::*;

use super::components::{NoticeList, SiteFoot, SiteHead, UnreachedNotice};
use super::current::Current;
use super::follow::{Follow, follow_addresses};
use super::here::Here;
use super::pages;
use super::question::Shown;
use super::reader::use_notices;
use super::view::{View, view};
use crate::messages::words;
use crate::route::Addresses;

/// Everything inside the page's root: head, page and foot, for what `current` shows; drawn anew
/// when the language changes.
#[component(transparent)]
pub fn Shell(
    /// What is shown.
    current: Current,
    /// Where the newsroom stands.
    addresses: Arc<Addresses>,
) -> View {
    follow_addresses();
    let notices = use_notices();
    let unfolded = use_context::<Follow>().map(|follow| follow.unfolded);
    let frame = move || {
        let shown = current.frame();
        let mut here = Here::new(shown.question.language.clone(), Arc::clone(&addresses));
        here.unfolded = unfolded;
        let locale = here.locale;
        provide_context(Arc::new(here));
        view! {
            <a class="skip-link" href="#main">{words::nav_skip_to_text(locale)}</a>
            <SiteHead site=Arc::clone(&shown.site) current/>
            <NoticeList notices/>
            <main id="main" class="page page-main" tabindex="-1">
                {View::anew(move || pages::view(&current.page(), current))}
            </main>
            <UnreachedNotice unreached=notices.unreached/>
            <SiteFoot site=Arc::clone(&shown.site) frozen_at=shown.frozen_at/>
        }
    };
    View::anew(frame)
}

/// Everything inside the page's root as HTML, as it stands before the app takes over.
pub fn as_html(shown: Arc<Shown>, addresses: &Arc<Addresses>) -> String {
    let addresses = Arc::clone(addresses);
    let owner = Owner::new();
    let html = owner.with(|| {
        let current = Current::new(shown);
        view! { <Shell current addresses/> }.to_html()
    });
    owner.cleanup();
    html
}
