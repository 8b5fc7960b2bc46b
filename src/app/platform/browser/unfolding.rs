use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use super::documents::html;
use super::{document, listen, next_frame};
use crate::app::Unfolded;
use crate::query::fold;

/// Unfolds the lists whose links are pressed (`data-fold`) and folds them again, and narrows them by
/// the words in their field (`data-narrow`).
pub fn on_unfold(unfolded: Unfolded) {
    let touch = move |event: Event| {
        let touched = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(touched) = touched else { return };
        if let Some(list) = touched.get_attribute("data-narrow") {
            let words = touched.dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            unfolded.set(Some([&list, " ", &fold(words.trim())].concat()));
        } else if let Some(list) = touched.get_attribute("data-fold") {
            // Before the link is taken for one that leads somewhere.
            event.prevent_default();
            let folds = touched.get_attribute("aria-expanded").as_deref() == Some("true");
            unfolded.set((!folds).then(|| [&list, " "].concat()));
            next_frame(move || {
                let field = document().query_selector(&["[data-narrow=", &list, "]"].concat());
                if let Some(field) = field.ok().flatten().and_then(html) {
                    let focused = field.focus();
                    debug_assert!(focused.is_ok(), "a field can be focused");
                }
            });
        }
    };
    listen(&document(), "click", true, touch);
    listen(&document(), "input", true, touch);
}
