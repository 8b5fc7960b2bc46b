use leptos::prelude::*;

use crate::app::content::LoadError;
use crate::app::reader::Unreached;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::{Locale, words};

/// What a reader asked for on this page and could not have, with the way to ask again; it stays in sight,
/// wherever on the page that was.
#[component(transparent)]
pub fn UnreachedNotice(unreached: RwSignal<Option<Unreached>>) -> View {
    let locale = use_here().locale;
    let notice = move |Unreached { why, address, is_gone }: Unreached| {
        let rel = is_gone.then_some("external");
        view! {
            <div class="notice">
                <p><span class="notice-mark">{words::failed_unreached(locale)}</span>{why}</p>
                <a class="button" href=address data-replace="" rel=rel>{words::act_try_again(locale)}</a>
            </div>
        }
    };
    view! { <div class="page unreached no-print" role="alert">{move || unreached.get().map(notice)}</div> }
}

/// Why something could not be loaded, in words.
pub fn why_not(locale: Locale, error: &LoadError) -> String {
    match error {
        LoadError::Offline => words::failed_offline(locale).to_owned(),
        LoadError::Refused { status } => words::failed_refused(locale, &status.to_string()),
        LoadError::TooNew { .. } => words::failed_too_new(locale).to_owned(),
        LoadError::Damaged { file } => words::failed_damaged(locale, file),
    }
}
