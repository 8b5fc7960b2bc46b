use leptos::prelude::*;

use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::words;

/// A calendar file of the events that the page shows. A button like those of
/// [`Actions`](super::Actions): what it does is attached from outside by its `data-action`.
#[component(transparent)]
pub fn CalendarOfThese() -> View {
    let words = words::agenda_calendar_of_these(use_here().locale);
    view! { <button class="button" type="button" data-action="calendar">{words}</button> }
}
