//! What a reader can do with a page: save, share, print.
//!
//! These are plain buttons; nothing here knows the browser. Their behaviour is attached from
//! outside by what they carry:
//!
//! - every button has `data-action`: `save`, `share` or `print`;
//! - `save` also has `data-save-kind` (`article`, `event`), `data-save-slug` and
//!   `data-save-title`; `aria-pressed` tells whether it is saved, and its words are those of
//!   `data-words-off` while it is not, of `data-words-on` while it is;
//! - whoever attaches changes `aria-pressed` and the words, and nothing else.
//!
//! Without JavaScript they do nothing; a style for pages without it may hide them by their class.

use leptos::prelude::*;

use crate::app::use_here;
use crate::messages::words;

/// Save, share and print, for a page that is about one thing.
#[component]
pub fn Actions(
    /// What kind of thing it is: `article` or `event`.
    kind: &'static str,
    /// Its slug.
    #[prop(into)]
    slug: String,
    /// Its title.
    #[prop(into)]
    title: String,
) -> impl IntoView {
    let locale = use_here().locale;
    let (save, saved) = (words::act_save(locale), words::act_saved(locale));
    view! {
        <div class="stack actions">
            <button
                class="action"
                type="button"
                aria-pressed="false"
                data-action="save"
                data-save-kind=kind
                data-save-slug=slug
                data-save-title=title
                data-words-off=save
                data-words-on=saved
            >
                {save}
            </button>
            <button class="action action-plain" type="button" data-action="share">{words::act_share(locale)}</button>
            <button class="action action-plain" type="button" data-action="print">{words::act_print(locale)}</button>
        </div>
    }
    .into_any()
}
