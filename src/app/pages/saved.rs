use leptos::prelude::*;

use crate::app::use_here;
use crate::messages::words;

/// What the reader saved on this device.
#[component]
pub(super) fn SavedPage() -> impl IntoView {
    let locale = use_here().locale;
    view! { <h1>{words::saved_title(locale)}</h1> }.into_any()
}
