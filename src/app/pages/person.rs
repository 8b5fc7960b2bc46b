use std::sync::Arc;

use leptos::prelude::*;

use crate::bundle::{PersonEntry, SiteFile};

/// A person, and what has gathered around them.
#[component]
pub(super) fn PersonPage(entry: Arc<PersonEntry>, site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{entry.named.name.clone()}</h1><p>{site.title.clone()}</p> }.into_any()
}
