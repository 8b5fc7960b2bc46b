use std::sync::Arc;

use leptos::prelude::*;

use crate::bundle::SiteFile;

/// All topics.
#[component]
pub(super) fn TopicsPage(site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{site.title.clone()}</h1> }.into_any()
}
