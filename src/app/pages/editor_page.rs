use std::sync::Arc;

use leptos::prelude::*;

use crate::bundle::PageEntry;

/// A page of the editor's.
#[component]
pub(super) fn EditorPage(entry: Arc<PageEntry>) -> impl IntoView {
    view! { <h1>{entry.named.name.clone()}</h1> }.into_any()
}
