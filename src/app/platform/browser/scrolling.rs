use std::cell::RefCell;
use std::collections::BTreeMap;

use wasm_bindgen::JsValue;
use web_sys::{FocusOptions, ScrollRestoration};

use super::documents::{html, set};
use super::{document, listen, next_frame, settle, window};

thread_local! {
    /// Where the page was scrolled to, by entry of the history.
    static POSITIONS: RefCell<BTreeMap<u32, f64>> = RefCell::default();
    /// The entry that is shown, and the greatest one given out so far.
    static ENTRY: RefCell<(u32, u32)> = const { RefCell::new((0, 0)) };
}

/// Takes scrolling back to its place on back and forward out of the browser's hands, which would
/// restore it before the page is there. A reload is left to the browser.
pub(super) fn keep_positions() {
    set_restoration(ScrollRestoration::Manual);
    let first = entry_of_history().unwrap_or(0);
    ENTRY.with_borrow_mut(|entry| *entry = (first, first));
    mark_entry(first);
    listen(&window(), "scroll", false, |_: web_sys::Event| remember());
    listen(&window(), "pagehide", false, |_: web_sys::Event| set_restoration(ScrollRestoration::Auto));
    listen(&window(), "pageshow", false, |_: web_sys::Event| set_restoration(ScrollRestoration::Manual));
}

/// Keeps the place on the page that is about to be left.
pub fn leave() {
    remember();
}

/// Shows a page that was asked for by a link: from its top or at `fragment`, with the focus on its
/// heading. Where only the query of the `same_page` changed, nothing moves, unless what had the focus
/// is gone.
pub fn arrive(fragment: Option<&str>, same_page: bool) {
    if same_page {
        // What is left for the page to draw is not drawn yet.
        let had_focus = something_has_focus();
        next_frame(move || {
            if had_focus && !something_has_focus() {
                focus_count();
            }
        });
        return;
    }
    let fragment = fragment.map(str::to_owned);
    next_frame(move || {
        let place = fragment.and_then(|id| document().get_element_by_id(&id));
        match place {
            Some(place) => place.scroll_into_view(),
            None => window().scroll_to_with_x_and_y(0.0, 0.0),
        }
        focus_heading();
    });
}

/// Shows a page that was left before, where it was left.
pub fn arrive_back() {
    // Its place may be below what is painted first.
    settle();
    let entry = entry_of_history().unwrap_or(0);
    ENTRY.with_borrow_mut(|(shown, _)| *shown = entry);
    let y = POSITIONS.with_borrow(|positions| positions.get(&entry).copied()).unwrap_or(0.0);
    next_frame(move || {
        focus_heading();
        window().scroll_to_with_x_and_y(0.0, y);
    });
}

/// The number of an entry of the history that is about to be shown.
pub(super) fn next_entry() -> u32 {
    ENTRY.with_borrow_mut(|(shown, greatest)| {
        *greatest += 1;
        *shown = *greatest;
        *shown
    })
}

fn remember() {
    let y = window().scroll_y().unwrap_or(0.0);
    let entry = ENTRY.with_borrow(|(shown, _)| *shown);
    if entry_of_history().unwrap_or(0) == entry {
        POSITIONS.with_borrow_mut(|positions| positions.insert(entry, y));
    }
}

fn something_has_focus() -> bool {
    let body = document().body();
    document().active_element().is_some_and(|active| body.is_none_or(|body| active != *body))
}

/// Moves the focus to the number of the results, and shows that: where what had it is gone, as a chip
/// that was removed and a page number that was chosen are.
fn focus_count() {
    if let Some(count) = document().get_element_by_id("count").and_then(html) {
        set(&count, "tabindex", Some("-1"));
        let focused = count.focus();
        debug_assert!(focused.is_ok(), "a heading can be focused");
    }
}

/// Moves the focus to the page's heading, which is thereby read out.
fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten().and_then(html);
    if let Some(heading) = heading {
        set(&heading, "tabindex", Some("-1"));
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let focused = heading.focus_with_options(&options);
        debug_assert!(focused.is_ok(), "a heading can be focused");
    }
}

fn entry_of_history() -> Option<u32> {
    let state = window().history().ok()?.state().ok()?;
    state.as_f64().map(|entry| entry as u32)
}

fn mark_entry(entry: u32) {
    let marked =
        window().history().and_then(|history| history.replace_state(&JsValue::from_f64(entry.into()), ""));
    debug_assert!(marked.is_ok(), "the history can be marked");
}

fn set_restoration(mode: ScrollRestoration) {
    let done = window().history().and_then(|history| history.set_scroll_restoration(mode));
    debug_assert!(done.is_ok(), "the history can be told");
}
