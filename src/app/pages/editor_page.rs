use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::{Fact, Facts, PublishedTime, Sources, item_picture, rich_text};
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::bundle::PageEntry;
use crate::messages::words;

/// A page of the editor's.
#[component(transparent)]
pub(super) fn EditorPage(entry: Arc<PageEntry>) -> View {
    let here = use_here();
    let lang = here.lang(entry.language.as_ref());
    let image = entry.image.as_ref().map(|image| item_picture(&here, image));
    let lead = (!entry.summary.is_empty())
        .then(|| view! { <p class="lead" lang=lang.clone()>{entry.summary.clone()}</p> });
    let updated = entry.updated.map(|date| {
        view! { <Fact term=words::article_updated(here.locale)><PublishedTime date/></Fact> }
    });
    let sources = entry.sources.clone();
    let facts = (updated.is_some() || !sources.is_empty()).then(|| {
        view! {
            <div class="rail rail-after">
                <Facts>{updated}<Sources sources/></Facts>
            </div>
        }
    });
    view! {
        <article>
            <header class="with-rail head">
                <div></div>
                <div class="axis"><h1 class="headline" lang=lang.clone()>{entry.named.name.clone()}</h1>{lead}</div>
            </header>
            <div class="with-rail editor-page">
                <div class="axis">
                    <div class="reading" lang=lang>{image}{rich_text(&entry.body)}</div>
                </div>
                {facts}
            </div>
        </article>
    }
}
