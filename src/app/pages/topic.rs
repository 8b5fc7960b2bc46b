use std::sync::Arc;

use leptos::prelude::*;

use crate::bundle::{SiteFile, TopicEntry};

/// A topic, and what has gathered under it.
#[component]
pub(super) fn TopicPage(entry: Arc<TopicEntry>, site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{entry.name.clone()}</h1><p>{site.title.clone()}</p> }.into_any()
}
