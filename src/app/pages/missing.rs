use leptos::prelude::*;

use crate::app::use_here;
use crate::messages::words;

/// Nothing stands at this address; ways on.
#[component]
pub(super) fn MissingPage(path: String) -> impl IntoView {
    let locale = use_here().locale;
    view! { <h1>{words::missing_title(locale)}</h1><p>{words::missing_asked_for(locale, &path)}</p> }
        .into_any()
}
