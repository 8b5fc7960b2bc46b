use leptos::prelude::*;

use crate::app::components::WaysOn;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::{around, words};

/// Nothing stands at this address; ways on.
///
/// The static page that is served for every such address does not know which was asked for.
#[component(transparent)]
pub(super) fn MissingPage(path: String) -> View {
    let locale = use_here().locale;
    let asked = (!path.is_empty()).then(|| {
        let (before, after) = around(|mark| words::missing_asked_for(locale, mark));
        view! { <p class="lead">{before}<span class="address">{path}</span>{after}</p> }
    });
    view! {
        <div class="with-rail">
            <div></div>
            <div class="axis stack">
                <h1 class="headline">{words::missing_title(locale)}</h1>
                {asked}
                <WaysOn/>
            </div>
        </div>
    }
}
