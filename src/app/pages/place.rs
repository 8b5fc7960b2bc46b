use std::sync::Arc;

use leptos::prelude::*;

use crate::bundle::{PlaceEntry, SiteFile};

/// A place, and what has gathered around it.
#[component]
pub(super) fn PlacePage(entry: Arc<PlaceEntry>, site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{entry.named.name.clone()}</h1><p>{site.title.clone()}</p> }.into_any()
}
