//! The browser itself.

mod acting;
mod choosing;
mod documents;
mod fetching;
mod going;
mod grid;
mod keeping;
mod menus;
mod mount;
mod painting;
mod parts;
mod scrolling;
mod sharing;
mod start;
mod timing;
mod tools;
mod unfolding;
mod zones;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use wasm_bindgen::{JsCast, JsValue};

pub use acting::{offer_file, on_action};
pub use choosing::Chooser;
pub use documents::{is_wide, on_resize, set_busy, set_head};
pub use fetching::{fetch, saves_data, sha256};
pub use going::{address, load, navigate, on_approach, on_back, on_go, on_press, show_field};
pub use grid::on_grid;
pub use keeping::{keep_saved, show_saved, show_scheme};
pub use menus::on_menu;
pub use mount::start;
pub use painting::{
    after_paint, first_after_paint, is_in_sight, is_row_in_sight, let_filters_wait, let_no_filters_wait,
    let_rows_wait, rows_in_sight, settle,
};
pub use parts::{is_open, open};
pub use scrolling::{
    arrive, arrive_at_more, arrive_at_results, arrive_back, arrive_where_it_is, leave, leave_by_history,
};
pub use start::{Boot, boot, renew, report_panics, take_over};
pub use timing::{clock, offset_at, on_minute, pause};
pub use unfolding::on_unfold;

fn window() -> web_sys::Window {
    web_sys::window().expect("the app runs in a page")
}

fn document() -> web_sys::Document {
    window().document().expect("a page has a document")
}

/// Listens for as long as the page lives.
fn listen<E: FromWasmAbi + 'static>(
    target: &web_sys::EventTarget,
    name: &str,
    capture: bool,
    handler: impl FnMut(E) + 'static,
) {
    let handler = Closure::<dyn FnMut(E)>::new(handler).into_js_value();
    add_listener(target, name, capture, &handler);
}

// One copy for all kinds of events.
#[inline(never)]
fn add_listener(target: &web_sys::EventTarget, name: &str, capture: bool, handler: &JsValue) {
    let added = target.add_event_listener_with_callback_and_bool(name, handler.unchecked_ref(), capture);
    debug_assert!(added.is_ok(), "{name} can be listened for");
}

/// Runs when the next frame is drawn, when the views have been drawn anew.
pub fn after_frame(action: impl FnOnce() + 'static) {
    next_frame(action);
}

fn next_frame(action: impl FnOnce() + 'static) {
    next_frame_boxed(Box::new(action));
}

// One copy for all that waits.
fn next_frame_boxed(action: Box<dyn FnOnce()>) {
    let closure = Closure::once_into_js(action);
    if window().request_animation_frame(closure.unchecked_ref()).is_err() {
        debug_assert!(false, "a page has frames");
    }
}
