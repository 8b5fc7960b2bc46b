use leptos::prelude::*;

use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::words;

/// Lets a reader whose browser guesses their zone wrong choose another. A button like those of
/// [`Actions`](super::Actions): what it does is attached from outside by its `data-action`.
#[component(transparent)]
pub fn ChangePlace() -> View {
    let words = words::agenda_change_place(use_here().locale);
    view! { <button class="action action-plain" type="button" data-action="zone" aria-haspopup="dialog">{words}</button> }
}
