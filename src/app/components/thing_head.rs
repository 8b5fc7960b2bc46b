use leptos::prelude::*;

use crate::app::view::{View, view};

/// The head of a page about a topic, a person, an organisation or a place: what it is, its name,
/// and what is said of it first.
#[component(transparent)]
pub fn ThingHead(
    /// What it is, in a word.
    #[prop(into)]
    kind: String,
    /// Its name.
    #[prop(into)]
    name: String,
    /// The first sentence about it; may be empty.
    #[prop(into, optional)]
    lead: String,
    /// The language of the lead, where it is not the page's.
    #[prop(optional_no_strip)]
    lang: Option<String>,
) -> View {
    let lead = (!lead.is_empty()).then(|| view! { <p class="lead" lang=lang>{lead}</p> });
    view! {
        <header class="with-rail head">
            <div class="rail only-wide"></div>
            <div class="axis stack">
                <p class="dateline"><span class="kind">{kind}</span></p>
                <h1 class="headline">{name}</h1>
                {lead}
            </div>
        </header>
    }
}
