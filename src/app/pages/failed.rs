use leptos::prelude::*;

use crate::app::content::LoadError;
use crate::app::use_here;
use crate::messages::words;

/// It could not be loaded; why, and ways on.
#[component]
pub(super) fn FailedPage(error: LoadError) -> impl IntoView {
    let locale = use_here().locale;
    let why = match error {
        LoadError::Offline => words::failed_offline(locale).to_owned(),
        LoadError::Refused { status } => words::failed_refused(locale, &status.to_string()),
        LoadError::TooNew { .. } => words::failed_too_new(locale).to_owned(),
        LoadError::Damaged { file } => words::failed_damaged(locale, &file),
    };
    view! { <h1>{words::failed_title(locale)}</h1><p>{why}</p> }.into_any()
}
