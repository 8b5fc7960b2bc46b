use std::sync::Arc;

use leptos::prelude::*;

use crate::bundle::{EditionEntry, SiteFile};

/// An edition: its dates and sections, in the order the editors gave them.
#[component]
pub(super) fn EditionPage(entry: Arc<EditionEntry>, site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{entry.named.name.clone()}</h1><p>{site.title.clone()}</p> }.into_any()
}
