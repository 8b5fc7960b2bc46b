use std::sync::Arc;

use leptos::prelude::*;

use crate::bundle::SiteFile;

/// All projects and groups.
#[component]
pub(super) fn ProjectsPage(site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{site.title.clone()}</h1> }.into_any()
}
