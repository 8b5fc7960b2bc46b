use leptos::prelude::*;

use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::words;

/// The filters on a narrow screen, laid over the results; the button with `commandfor="filters"` opens it.
#[component(transparent)]
pub fn FilterSheet(
    /// The filters.
    filters: View,
    /// The address without any of them.
    cleared: Box<dyn Fn() -> String>,
    /// How many results there are to show, in words.
    show: Box<dyn Fn() -> String>,
) -> View {
    let locale = use_here().locale;
    view! {
        <dialog class="sheet" id="filters" aria-labelledby="filters-title">
            <div class="sheet-head">
                <h2 class="band-title" id="filters-title">{words::news_filters(locale)}</h2>
                <button class="button" type="button" command="close" commandfor="filters">
                    {words::news_close(locale)}
                </button>
            </div>
            {filters}
            <div class="sheet-foot">
                <a class="button" href=cleared>{words::news_clear_all(locale)}</a>
                <button class="button button-main" type="button" command="close" commandfor="filters">{View::text(move || show().into())}</button>
            </div>
        </dialog>
    }
}
