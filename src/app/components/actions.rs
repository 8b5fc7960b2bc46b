//! What a reader can do with a page: save, share, print.
//!
//! These are plain buttons; nothing here knows the browser. Their behaviour is attached from
//! outside by what they carry:
//!
//! - every button has `data-action`: `save`, `share` or `print`;
//! - `save` also has `data-kind` (`article`, `event`), `data-slug`, `data-title` and, where the
//!   title is not in the page's language, `data-language`; `aria-pressed` tells whether it is saved;
//! - whoever attaches changes `aria-pressed`, and nothing else.

use leptos::prelude::*;

use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::words;

/// Save, share and print, for a page that is about one thing.
#[component(transparent)]
pub fn Actions(
    /// What kind of thing it is: `article` or `event`.
    kind: &'static str,
    /// Its slug.
    #[prop(into)]
    slug: String,
    /// Its title.
    #[prop(into)]
    title: String,
    /// The language of the title, where it is not the page's.
    language: Option<String>,
) -> View {
    let locale = use_here().locale;
    view! {
        <div class="stack actions">
            <button
                class="action"
                type="button"
                aria-pressed="false"
                data-action="save"
                data-kind=kind
                data-slug=slug
                data-title=title
                data-language=language
            >
                {words::act_save(locale)}
            </button>
            <button class="action action-plain" type="button" data-action="share">{words::act_share(locale)}</button>
            <button class="action action-plain" type="button" data-action="print">{words::act_print(locale)}</button>
        </div>
    }
}
