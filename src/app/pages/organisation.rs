use std::sync::Arc;

use leptos::prelude::*;

use crate::bundle::{OrganisationEntry, SiteFile};

/// An organisation, and what has gathered around it.
#[component]
pub(super) fn OrganisationPage(entry: Arc<OrganisationEntry>, site: Arc<SiteFile>) -> impl IntoView {
    view! { <h1>{entry.named.name.clone()}</h1><p>{site.title.clone()}</p> }.into_any()
}
