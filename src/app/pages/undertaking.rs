use std::sync::Arc;

use leptos::prelude::*;

use crate::bundle::{SiteFile, UndertakingEntry};

/// A project or a group: facts, partners, news and events, outputs.
#[component]
pub(super) fn UndertakingPage(entry: Arc<UndertakingEntry>, site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{entry.short.title.clone()}</h1><p>{site.title.clone()}</p> }.into_any()
}
