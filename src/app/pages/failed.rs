use leptos::prelude::*;

use crate::app::components::{Name, WaysOn, why_not};
use crate::app::content::LoadError;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::words;
use crate::route::Route;

/// It could not be loaded; why, and ways on. Trying again loads the page afresh.
#[component(transparent)]
pub(super) fn FailedPage(
    error: LoadError,
    /// The address that was asked for, with its query.
    address: String,
) -> View {
    let here = use_here();
    let locale = here.locale;
    let why = why_not(locale, &error);
    view! {
        <div class="with-rail">
            <div></div>
            <div class="axis stack">
                <h1 class="headline">{words::failed_title(locale)}</h1>
                <p class="lead" role="alert">{why}</p>
                <div class="row">
                    <a class="button button-main" href=address rel="external">{words::act_try_again(locale)}</a>
                    " "
                    <Name href=here.href(&Route::News) words=words::failed_kept_news(locale)/>
                </div>
                <WaysOn/>
            </div>
        </div>
    }
}
