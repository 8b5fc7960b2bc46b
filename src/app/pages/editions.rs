use std::sync::Arc;

use leptos::prelude::*;

use crate::bundle::SiteFile;

/// All editions.
#[component]
pub(super) fn EditionsPage(site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{site.title.clone()}</h1> }.into_any()
}
