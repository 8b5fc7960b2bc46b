use leptos::prelude::*;

use crate::app::view::{View, view};

/// A section: a rule, its title in the rail, its matter on the axis.
///
/// The matter brings its own `axis` (`<div class="axis">`), or `full` where it takes the rail too.
#[component(transparent)]
pub fn Band(
    /// The id of its title, unique in the page.
    #[prop(into)]
    id: String,
    /// Its title.
    #[prop(into)]
    title: String,
    /// Where there is more of it, and the words that say so.
    #[prop(optional_no_strip)]
    more: Option<(String, String)>,
    /// Classes beside `band`.
    #[prop(default = "band")]
    class: &'static str,
    children: View,
) -> View {
    let more = more.map(|(href, words)| view! { <a class="more" href=href>{words}</a> });
    view! {
        <section class=class aria-labelledby=id.clone()>
            <div class="rail"><h2 class="band-title" id=id.clone()>{title}</h2>{more}</div>
            {children}
        </section>
    }
}
