use leptos::prelude::*;

use crate::app::use_here;
use crate::messages::words;

/// What can be subscribed to.
#[component]
pub(super) fn FeedsPage() -> impl IntoView {
    let locale = use_here().locale;
    view! { <h1>{words::feeds_title(locale)}</h1> }.into_any()
}
