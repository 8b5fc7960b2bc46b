use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, ScrollRestoration};

use super::documents::{html, set};
use super::keeping::all;
use super::painting::last_after_paint;
use super::{document, listen, next_frame, settle, window};

thread_local! {
    /// How each entry of the history was left that was left.
    static LEFT: RefCell<Vec<(u32, Left)>> = const { RefCell::new(Vec::new()) };
    /// The entry that is shown, and the greatest one given out so far.
    static ENTRY: RefCell<(u32, u32)> = const { RefCell::new((0, 0)) };
}

/// How an entry of the history was left.
#[derive(Clone, Default)]
struct Left {
    /// Where the page was scrolled to.
    y: f64,
    /// The link that had the focus: its address, and how many links to that stand before it.
    focused: Option<(String, usize)>,
}

/// How an entry was left; as a page that is seen first where it never was.
fn left(entry: u32) -> Left {
    LEFT.with_borrow(|all| all.iter().find(|(of, _)| *of == entry).map(|(_, left)| left.clone()))
        .unwrap_or_default()
}

fn change(entry: u32, change: impl FnOnce(&mut Left)) {
    LEFT.with_borrow_mut(|all| {
        let at = all.iter().position(|(of, _)| *of == entry).unwrap_or_else(|| {
            all.push((entry, Left::default()));
            all.len() - 1
        });
        change(&mut all[at].1);
    });
}

/// What the places of this tab's history are kept under while a page is loaded anew.
const PLACES: &str = "belfry.places";

/// Where a page that is loaded anew is to be scrolled to: the browser restores its place on the static page,
/// where something else may stand there. Nothing where the reader has done something since. To be asked first.
pub(super) fn place_left() -> Option<f64> {
    take_places();
    let entry =
        entry_of_history().filter(|entry| LEFT.with_borrow(|all| all.iter().any(|(of, _)| of == entry)))?;
    let acted = js_sys::Reflect::has(&window(), &JsValue::from_str("belfryActed"));
    acted.is_ok_and(|acted| !acted).then(|| left(entry).y)
}

/// Keeps how each page was left, a line each, for the page that this tab loads next: its number, where it was
/// scrolled to in whole pixels, and the place and the address of the link that had the focus.
fn keep_places() {
    // Reading and writing fractions would take 20 KB of the app.
    let place = |(entry, left): &(u32, Left)| {
        let (href, at) = left.focused.as_ref().map_or(("", 0), |(href, at)| (href.as_str(), *at as u32));
        [entry, &(left.y as u32), &at]
            .iter()
            .fold(String::new(), |line, number| line + &number.to_string() + " ")
            + href
    };
    let places: Vec<String> = LEFT.with_borrow(|all| all.iter().map(place).collect());
    if let Some(storage) = window().session_storage().ok().flatten() {
        let kept = storage.set_item(PLACES, &places.join("\n"));
        debug_assert!(kept.is_ok(), "some numbers can be kept where anything can");
    }
}

fn take_places() {
    let storage = window().session_storage().ok().flatten();
    let places = storage.and_then(|storage| storage.get_item(PLACES).ok().flatten()).unwrap_or_default();
    for place in places.lines() {
        let mut parts = place.splitn(4, ' ');
        let mut number = || parts.next()?.parse::<u32>().ok();
        let (Some(entry), Some(y), Some(at)) = (number(), number(), number()) else { continue };
        let href = parts.next().filter(|href| !href.is_empty());
        let focused = href.map(|href| (href.to_owned(), at as usize));
        change(entry, |left| *left = Left { y: y.into(), focused });
    }
}

/// Takes scrolling back to its place on back and forward out of the browser's hands, which would
/// restore it before the page is there. On a reload the browser restores it, too, as long as only the static
/// page stands, and the app after it: see [`place_left`].
pub(super) fn keep_positions() {
    set_restoration(ScrollRestoration::Manual);
    // Pages that this tab loaded before have numbers, too.
    let greatest = LEFT.with_borrow(|all| all.iter().map(|(entry, _)| *entry).max());
    let first = entry_of_history().unwrap_or_else(|| greatest.map_or(0, |entry| entry + 1));
    ENTRY.with_borrow_mut(|entry| *entry = (first, first.max(greatest.unwrap_or(0))));
    mark_entry(first);
    listen(&window(), "scroll", false, |_: web_sys::Event| remember());
    listen(&window(), "pagehide", false, |_: web_sys::Event| {
        set_restoration(ScrollRestoration::Auto);
        remember();
        keep_places();
    });
    listen(&window(), "pageshow", false, |_: web_sys::Event| set_restoration(ScrollRestoration::Manual));
}

/// Keeps the place on the page that is about to be left, and what has the focus there.
pub fn leave() {
    remember();
    remember_focus();
}

/// The same where the history has moved already, and the page still stands.
pub fn leave_by_history() {
    let y = window().scroll_y().unwrap_or(0.0);
    change(shown_entry(), |left| left.y = y);
    remember_focus();
}

fn remember_focus() {
    let focused = document().active_element().and_then(|active| {
        let href = active.get_attribute("href")?;
        let place = links_to(&href).iter().position(|link| *link == active)?;
        Some((href, place))
    });
    change(shown_entry(), |left| left.focused = focused);
}

fn shown_entry() -> u32 {
    ENTRY.with_borrow(|(shown, _)| *shown)
}

/// The links in the page to this address, as it is written; of one with a quotation mark, which no address of
/// ours has, none.
fn links_to(href: &str) -> Vec<Element> {
    all(&["main a[href=\"", href, "\"]"].concat())
}

/// Shows a page that was asked for by a link: from its top or at `fragment`, with the focus on its
/// heading. Where only the query of the `same_page` changed, nothing moves, unless what had the focus
/// is gone.
pub fn arrive(fragment: Option<&str>, same_page: bool) {
    if same_page {
        return where_focus_is_lost(focus_count);
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

/// Shows another page of the results from its top, with the focus on their number.
pub fn arrive_at_results() {
    next_frame(|| {
        if let Some(count) = document().get_element_by_id("count") {
            count.scroll_into_view();
        }
        focus_count();
    });
}

/// Shows more results below those that stood there, so many: where what asked for them is gone, the first
/// new one has the focus.
pub fn arrive_at_more(stood: usize) {
    where_focus_is_lost(move || {
        let row = document().query_selector_all(".article-list > li .article-title a").ok();
        let link = row.and_then(|rows| rows.get(stood as u32)?.dyn_into::<HtmlElement>().ok());
        link.iter().for_each(focus_quietly);
    });
}

/// Calls `action` where what has the focus now is gone when all is drawn.
fn where_focus_is_lost(action: impl FnOnce() + 'static) {
    let had_focus = something_has_focus();
    last_after_paint(move || {
        next_frame(move || {
            next_frame(move || {
                if had_focus && !something_has_focus() {
                    action();
                }
            });
        });
    });
}

/// Shows a page that was left before, where it was left: the same link has the focus, or where there is none
/// the heading.
pub fn arrive_back() {
    // Its place may be below what is painted first.
    settle();
    let entry = entry_of_history().unwrap_or(0);
    ENTRY.with_borrow_mut(|(shown, _)| *shown = entry);
    let Left { y, focused } = left(entry);
    next_frame(move || {
        let link = focused.and_then(|(href, place)| links_to(&href).into_iter().nth(place)).and_then(html);
        match link {
            Some(link) if link.offset_parent().is_some() => focus_quietly(&link),
            _ => focus_heading(),
        }
        window().scroll_to_with_x_and_y(0.0, y);
    });
}

/// Stays on the page where the history has moved to another place on it.
pub fn arrive_where_it_is() {
    let Some(entry) = entry_of_history() else {
        // The browser has made it for a link to a place on the page, and goes there by itself.
        return mark_entry(next_entry());
    };
    ENTRY.with_borrow_mut(|(shown, _)| *shown = entry);
    window().scroll_to_with_x_and_y(0.0, left(entry).y);
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
    let (y, entry) = (window().scroll_y().unwrap_or(0.0), shown_entry());
    if entry_of_history().unwrap_or(0) == entry {
        change(entry, |left| left.y = y);
    }
}

/// Whether something has the focus that can have it: the browser takes its time to take it from what is
/// hidden, or no link any more.
fn something_has_focus() -> bool {
    let body = document().body();
    document().active_element().is_some_and(|active| {
        let is_dead = active.tag_name() == "A" && !active.has_attribute("href");
        let is_hidden = active.closest("[hidden]").is_ok_and(|hidden| hidden.is_some());
        !is_dead && !is_hidden && body.is_none_or(|body| active != *body)
    })
}

/// Moves the focus to the number of the results, and shows that: where what had it is gone, as a chip
/// that was removed is. Where the filters are laid over the results it goes to what says that number there.
fn focus_count() {
    let sheet = document().query_selector("dialog[open] .sheet-foot .button-main").ok().flatten();
    if let Some(button) = sheet.and_then(html) {
        return focus_quietly(&button);
    }
    if let Some(count) = document().get_element_by_id("count").and_then(html) {
        set(&count, "tabindex", Some("-1"));
        let focused = count.focus();
        debug_assert!(focused.is_ok(), "a heading can be focused");
    }
}

/// Moves the focus without scrolling.
fn focus_quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let focused = element.focus_with_options(&options);
    debug_assert!(focused.is_ok(), "an element of a page can be focused");
}

/// Moves the focus to the page's heading, which is thereby read out.
pub(super) fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten().and_then(html);
    if let Some(heading) = heading {
        set(&heading, "tabindex", Some("-1"));
        focus_quietly(&heading);
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
