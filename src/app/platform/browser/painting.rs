//! What waits until a choice is painted.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::keeping::all;
use super::{listen, next_frame, window};

/// What stands so many pixels out of the window may come into it when what is above it changes: when a line of
/// chips comes or goes, and the switch of a facet.
const NEAR: f64 = 64.0;

thread_local! {
    /// What waits for the next paint.
    static WAITING: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
    /// How many rows of results do not wait; as many as can be where none waits.
    static ROWS: Cell<usize> = const { Cell::new(usize::MAX) };
    /// The ids of the sections of filters that wait.
    static OUT_OF_SIGHT: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Calls `action` when what changes now has been painted; but sooner where the reader acts before. Calls `more`
/// before that paint where more rows of results come into the window than were thought to.
pub fn after_paint(more: impl FnOnce() + 'static, action: impl FnOnce() + 'static) {
    settle();
    WAITING.set(Some(Box::new(action)));
    next_frame(|| {
        let rows = rows_in_window();
        if rows > ROWS.get() {
            ROWS.set(rows);
            more();
        }
        let settle = Closure::once_into_js(settle);
        // A task of its own, after that in which the frame is drawn.
        let is_late = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(settle.unchecked_ref(), 0)
            .is_err();
        if is_late {
            self::settle();
        }
    });
}

/// Calls `action` before what waits for a paint; at once where nothing does.
pub fn first_after_paint(action: impl FnOnce() + 'static) {
    match WAITING.take() {
        Some(waiting) => WAITING.set(Some(Box::new(move || {
            action();
            waiting();
        }))),
        None => action(),
    }
}

/// Calls `action` after what waits for a paint; at once where nothing does.
pub(super) fn last_after_paint(action: impl FnOnce() + 'static) {
    match WAITING.take() {
        Some(waiting) => WAITING.set(Some(Box::new(move || {
            waiting();
            action();
        }))),
        None => action(),
    }
}

/// Does at once what waits for a paint.
pub fn settle() {
    if let Some(action) = WAITING.take() {
        action();
    }
}

/// Lets nothing wait as soon as the reader acts or leaves: what follows an event of theirs finds all in
/// place, and a page that is hidden is painted no more.
pub(super) fn settle_before_acts() {
    for name in ["pointerdown", "click", "input", "keydown", "visibilitychange", "pagehide"] {
        listen(&window(), name, true, |_: web_sys::Event| settle());
    }
}

/// Lets rows of results wait that are below the window, where there are as many as `count`; `false` where none
/// is. To be asked before anything changes, or the browser lays the page out only to answer.
pub fn let_rows_wait(count: usize) -> bool {
    let rows = rows_in_window();
    let some_wait = rows < count;
    ROWS.set(if some_wait { rows } else { usize::MAX });
    some_wait
}

/// How many rows of results do not wait.
pub fn rows_in_sight() -> usize {
    ROWS.get()
}

/// Lets the sections of filters wait that stand out of the window. To be asked before anything changes.
pub fn let_sections_wait() {
    let height = height();
    let sections = all(".facet[aria-labelledby]").into_iter().filter(|section| {
        let place = section.get_bounding_client_rect();
        place.bottom() < -NEAR || place.top() > height + NEAR
    });
    OUT_OF_SIGHT.set(sections.filter_map(|section| section.get_attribute("aria-labelledby")).collect());
}

/// Whether a section of filters does not wait.
pub fn is_in_sight(id: &str) -> bool {
    OUT_OF_SIGHT.with_borrow(|ids| !ids.iter().any(|it| it == id))
}

/// How many rows of results begin above the end of the window; where all do, how many would if there were more
/// of them, as high as those are.
fn rows_in_window() -> usize {
    let (rows, height) = (all(".article-list > li"), height());
    let seen = rows.iter().take_while(|row| row.get_bounding_client_rect().top() < height).count();
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return usize::MAX };
    if seen < rows.len() {
        return seen;
    }
    let (top, bottom) = (first.get_bounding_client_rect().top(), last.get_bounding_client_rect().bottom());
    let rows = (height - top) / (bottom - top) * seen as f64;
    (rows as usize).saturating_add(1)
}

fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}
