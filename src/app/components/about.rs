use leptos::prelude::*;

use super::band::Band;
use super::rich_text::RichTextView;
use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::words;
use crate::model::RichText;

/// What the editors say about a thing, as a section; nothing where they say nothing.
#[component]
pub fn About(
    text: RichText,
    /// The language of the text, where it is not the page's.
    lang: Option<String>,
) -> View {
    if text.is_empty() {
        return View::new();
    }
    view! {
        <Band id="about" title=words::nav_about(use_here().locale)>
            <div class="axis reading" lang=lang><RichTextView text/></div>
        </Band>
    }
}
