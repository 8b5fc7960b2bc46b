use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::view::{View, view};
use crate::app::{platform, watch};

/// Reads these words aloud when they have changed and the reader pauses, once; to be put beside the place where they are
/// seen.
#[component(transparent)]
pub fn Aloud(words: Box<dyn Fn() -> String>) -> View {
    // Held by those who use them: what is drawn once more when its page is already gone still finds them.
    let aloud = ArcRwSignal::new(String::new());
    let changes = ArcStoredValue::new(0_u32);
    let told = aloud.clone();
    watch(move || {
        let words = words();
        let number = changes.get_value();
        changes.set_value(number.wrapping_add(1));
        // What a page begins with is read with the page.
        if number == 0 {
            return;
        }
        let (changes, told) = (changes.clone(), told.clone());
        spawn_local(async move {
            platform::pause().await;
            let is_last = changes.get_value() == number.wrapping_add(1);
            if is_last && told.with_untracked(|told| *told != words) {
                told.set(words);
            }
        });
    });
    view! { <div class="visually-hidden" role="status">{View::text(move || aloud.get().into())}</div> }
}
