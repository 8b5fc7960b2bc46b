//! What waits until a choice is painted.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

use super::keeping::{all, all_in};
use super::{listen, next_frame, window};

/// What stands so many pixels out of the window may come into it when what is above it changes: when a line of
/// chips comes or goes, and the switch of a facet.
const NEAR: f64 = 32.0;

thread_local! {
    /// What waits for the next paint.
    static WAITING: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
    /// How many rows of results do not wait; as many as can be where none waits.
    static ROWS: Cell<usize> = const { Cell::new(usize::MAX) };
    /// The filters that wait.
    static OUT_OF_SIGHT: RefCell<OutOfSight> = const { RefCell::new(OutOfSight::new()) };
}

/// The filters that wait, for they stand out of the window.
struct OutOfSight {
    /// Whole sections, by their ids.
    sections: Vec<String>,
    /// Lists that stand in the window in part, by their ids, each with its rows that do not wait.
    lists: Vec<(String, Range<usize>)>,
    /// What comes into the window first where something does.
    nearest: Vec<Element>,
}

impl OutOfSight {
    const fn new() -> Self {
        Self { sections: Vec::new(), lists: Vec::new(), nearest: Vec::new() }
    }

    /// Those that stand in the document now.
    fn found() -> Self {
        let (mut found, height) = (Self::new(), height());
        for section in all(".facet[aria-labelledby]") {
            let place = section.get_bounding_client_rect();
            if place.bottom() < -NEAR || place.top() > height + NEAR {
                found.sections.extend(section.get_attribute("aria-labelledby"));
                found.nearest.push(section);
            } else if place.top() < -NEAR || place.bottom() > height + NEAR {
                all_in(&section, "[data-list]").iter().for_each(|list| found.list(list, height));
            }
        }
        found
    }

    /// Adds a list of a section that stands in the window in part.
    fn list(&mut self, list: &Element, height: f64) {
        let Some(id) = list.get_attribute("data-list") else { return };
        let rows = all_in(list, "li");
        let above = rows.iter().take_while(|row| row.get_bounding_client_rect().bottom() < -NEAR).count();
        let is_above_end = |row: &&Element| row.get_bounding_client_rect().top() <= height + NEAR;
        let end = above + rows.iter().skip(above).take_while(is_above_end).count();
        self.nearest.extend(above.checked_sub(1).and_then(|last| rows.get(last)).cloned());
        self.nearest.extend(rows.get(end).cloned());
        self.lists.push((id, above..end));
    }
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
        if some_came_into_sight() {
            self::settle();
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

/// Lets the filters wait that stand out of the window. To be asked before anything changes.
pub fn let_filters_wait() {
    OUT_OF_SIGHT.set(OutOfSight::found());
}

/// Lets all filters that wait wait no longer.
pub fn let_no_filters_wait() {
    OUT_OF_SIGHT.set(OutOfSight::new());
}

/// Whether a section of filters does not wait.
pub fn is_in_sight(id: &str) -> bool {
    OUT_OF_SIGHT.with_borrow(|waiting| !waiting.sections.iter().any(|it| it == id))
}

/// Whether the row at this place of a list of filters does not wait.
pub fn is_row_in_sight(list: &str, at: usize) -> bool {
    let is_in = |waiting: &OutOfSight| {
        let rows = waiting.lists.iter().find(|(id, _)| id == list).map(|(_, rows)| rows);
        rows.is_none_or(|rows| rows.contains(&at))
    };
    OUT_OF_SIGHT.with_borrow(is_in)
}

/// Whether filters that wait have come into the window all the same, when what is above them changed.
fn some_came_into_sight() -> bool {
    let height = height();
    OUT_OF_SIGHT.with_borrow(|waiting| {
        waiting.nearest.iter().any(|element| {
            let place = element.get_bounding_client_rect();
            place.height() > 0.0 && place.bottom() > 0.0 && place.top() < height
        })
    })
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
