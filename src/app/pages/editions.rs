use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::EditionRow;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::SiteFile;
use crate::messages::words;

/// All editions, newest first.
#[component(transparent)]
pub(super) fn EditionsPage(site: Arc<SiteFile>) -> View {
    let locale = use_here().locale;
    let list = if site.editions.is_empty() {
        view! { <p class="lead">{words::edition_none(locale)}</p> }
    } else {
        let rows =
            site.editions.iter().map(|edition| view! { <li><EditionRow edition=edition.clone()/></li> });
        view! { <ol class="article-list">{rows.collect::<View>()}</ol> }
    };
    view! {
        <div class="page-head"><h1 class="page-title">{words::edition_title(locale)}</h1></div>
        <div class="with-rail">
            <div></div>
            <div class="axis">{list}</div>
        </div>
    }
}
