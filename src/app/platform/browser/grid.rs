//! A month as a grid (ARIA's pattern): one stop for the Tab key, and other keys from day to day.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::documents::{html, set};
use super::{document, listen, next_frame};

const GRID: &str = "[role=grid]";

/// How many days stand in a row.
const WEEK: usize = 7;

thread_local! {
    /// Whether the reader turned to another month, whose grid is to have the focus when it comes.
    static TURNING: Cell<bool> = const { Cell::new(false) };
}

/// Lets the keys of a grid do what they do everywhere, from now on.
pub fn on_grid() {
    listen(&document(), "focusin", false, |event: Event| {
        if let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            enter(&target);
        }
    });
    listen(&document(), "keydown", false, |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| press(&event, &target) == Some(true)) {
            event.prevent_default();
        }
    });
}

/// Gives the focus that has come to a link in a grid to a day: the last one, today, or the link's own.
fn enter(target: &Element) {
    let turned = TURNING.take();
    let is_day = target.tag_name() == "TD";
    if !turned && (is_day || !target.matches(":focus-visible").unwrap_or(false)) {
        return;
    }
    let grid = if turned { document().query_selector(GRID) } else { target.closest(GRID) };
    let Some(grid) = grid.ok().flatten() else { return };
    let known = ["[tabindex='0']", "[aria-current]", "td:not(.outside)"];
    let mut known = known.iter().map(|selector| grid.query_selector(selector).ok().flatten());
    let (last, today, first) = (known.next().flatten(), known.next().flatten(), known.next().flatten());
    let own = target.closest("td").ok().flatten();
    if let Some(day) = last.or(today).or(own).or(first) {
        // Later, for that the focus comes is being told right now.
        next_frame(move || go_to(&grid, &day));
    }
}

/// Makes a day the one stop of its grid, and gives it the focus.
fn go_to(grid: &Element, day: &Element) {
    for stop in all(grid, "a, td[tabindex]") {
        set(&stop, "tabindex", Some("-1"));
    }
    set(day, "tabindex", Some("0"));
    if let Some(day) = html(day.clone()) {
        let focused = day.focus();
        debug_assert!(focused.is_ok(), "a day can have the focus");
    }
}

/// Does what a key on a day asks for; whether it asks for anything.
fn press(event: &KeyboardEvent, target: &Element) -> Option<bool> {
    let grid = target.closest(GRID).ok().flatten()?;
    let days = all(&grid, "td");
    let at = days.iter().position(|day| day == target)?;
    let (start, ctrl) = (at - at % WEEK, event.ctrl_key());
    let to = match event.key().as_str() {
        "ArrowLeft" => at.checked_sub(1),
        "ArrowRight" => Some(at + 1),
        "ArrowUp" => at.checked_sub(WEEK),
        "ArrowDown" => Some(at + WEEK),
        "Home" => Some(if ctrl { 0 } else { start }),
        "End" => Some(if ctrl { days.len() } else { start + WEEK } - 1),
        "PageUp" => return Some(turn("a[rel=prev]")),
        "PageDown" => return Some(turn("a[rel=next]")),
        "Enter" | " " => {
            html(target.query_selector("a").ok().flatten()?).as_ref().map(HtmlElement::click)?;
            return Some(true);
        }
        _ => return None,
    };
    if let Some(day) = to.and_then(|to| days.get(to)) {
        go_to(&grid, day);
    }
    Some(true)
}

/// Goes to another month by its link, where there is one.
fn turn(link: &str) -> bool {
    let link = document().query_selector(&[".month-head ", link].concat()).ok().flatten();
    if let Some(link) = link.and_then(html) {
        TURNING.set(true);
        link.click();
    }
    true
}

fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
