use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, HtmlInputElement};

use super::documents::{html, set, set_busy};
use super::{document, scrolling, window};

/// What the static page tells the app.
#[derive(Clone, Debug)]
pub struct Boot {
    /// Where the newsroom stands on its host.
    pub base: String,
    /// The edition that the page was written for.
    pub edition: Option<String>,
    /// The addresses of the bundle's files that the page names: those that it preloads, and those that a
    /// choice would take.
    pub named: Vec<String>,
}

/// Reads what the static page tells the app.
pub fn boot() -> Boot {
    let document = document();
    let tag = document.query_selector("script[data-base]").ok().flatten();
    let told = |name: &str| tag.as_ref().and_then(|tag| tag.get_attribute(name));
    let links = document.query_selector_all("link[rel=preload][as=fetch]").ok();
    let named = links.into_iter().flat_map(|links| (0..links.length()).filter_map(move |at| links.get(at)));
    let named = named.filter_map(|link| link.dyn_into::<Element>().ok()?.get_attribute("href"));
    let choosing = document.query_selector("meta[name=belfry-choosing]").ok().flatten();
    let choosing = choosing.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    let named = named.chain(choosing.split_whitespace().map(str::to_owned)).collect();
    Boot { base: told("data-base").unwrap_or_else(|| "/".to_owned()), edition: told("data-edition"), named }
}

/// After a panic the app is dead: the page stays as it is, and `boot.js` says so.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|_| give_up()));
}

/// Leaves the page as it is; `boot.js` tells the reader. A release build knows it by its name: see
/// `xtask/src/panics.rs`.
#[inline(never)]
pub(super) fn give_up() {
    tell("belfry:panic");
}

/// Sends `boot.js` an event.
fn tell(name: &str) {
    send(&window(), name);
}

fn send(target: &web_sys::EventTarget, name: &str) {
    if let Ok(event) = web_sys::Event::new(name) {
        let sent = target.dispatch_event(&event);
        debug_assert!(sent.is_ok(), "an event can be dispatched");
    }
}

/// Puts what `mount` mounts in the place of the static page, in one task: the same element has the
/// focus, inputs keep value and selection, what was open stays open, and the page its scroll.
pub fn take_over(mount: impl FnOnce(HtmlElement)) {
    let root = document().get_element_by_id("root").and_then(html);
    let Some(root) = root.or_else(|| document().body()) else { return };
    let mut before = Kept::read(&root);
    before.scroll.1 = scrolling::place_left().unwrap_or(before.scroll.1);
    root.set_text_content(None);
    mount(root.clone());
    // What follows the signals runs in a microtask after mounting; what is restored comes after that,
    // and still before the next frame.
    let restored = Closure::once_into_js(move || {
        let typed = before.restore(&root);
        set_busy(false);
        scrolling::keep_positions();
        tell("belfry:ready");
        // What was typed where every letter asks has not been asked yet.
        for field in
            typed.iter().filter(|field| field.closest("form[data-live]").is_ok_and(|it| it.is_some()))
        {
            send(field, "input");
        }
    });
    window().queue_microtask(restored.unchecked_ref());
}

/// Draws the page anew by what `action` changes: what a reader has done to it stays, as far as it is
/// there still.
pub fn renew(action: impl FnOnce()) {
    let Some(main) = document().get_element_by_id("main").and_then(html) else { return action() };
    let before = Kept::read(&main);
    action();
    // What follows the signals runs in a microtask, too, which was asked for before.
    let restored = Closure::once_into_js(move || {
        before.restore(&main);
    });
    window().queue_microtask(restored.unchecked_ref());
}

/// What a reader has done to the page before the app was there.
struct Kept {
    focus: Option<usize>,
    inputs: Vec<Typed>,
    open: Vec<bool>,
    modal: Vec<usize>,
    scroll: (f64, f64),
}

/// What a reader has done to an input.
struct Typed {
    /// The words in it, where they are not those it came with.
    words: Option<String>,
    /// From where to where it is selected.
    selection: Option<(u32, u32)>,
}

const FOCUSABLE: &str = "a, button, input, select, textarea, summary, [tabindex]";

impl Kept {
    fn read(root: &HtmlElement) -> Self {
        let active = document().active_element();
        let focus =
            active.and_then(|active| all(root, FOCUSABLE).iter().position(|element| *element == active));
        let inputs = inputs(root).map(|input| {
            let selection = input.selection_start().ok().flatten().zip(input.selection_end().ok().flatten());
            let typed = Some(input.value()).filter(|value| *value != input.default_value());
            Typed { words: typed, selection }
        });
        let details =
            all(root, "details").into_iter().filter_map(|it| it.dyn_into::<HtmlDetailsElement>().ok());
        let dialogs = all(root, "dialog").into_iter().enumerate();
        Self {
            focus,
            inputs: inputs.collect(),
            open: details.map(|details| details.open()).collect(),
            modal: dialogs.filter(|(_, dialog)| dialog.has_attribute("open")).map(|(at, _)| at).collect(),
            scroll: (window().scroll_x().unwrap_or(0.0), window().scroll_y().unwrap_or(0.0)),
        }
    }

    /// Does it again, and tells the fields in which something was typed.
    fn restore(self, root: &HtmlElement) -> Vec<HtmlInputElement> {
        let mut all_typed = Vec::new();
        for (input, Typed { words, selection }) in inputs(root).zip(self.inputs) {
            if let Some(words) = words {
                input.set_value(&words);
                all_typed.push(input.clone());
            }
            if let Some((start, end)) = selection {
                let kept = input.set_selection_range(start, end);
                debug_assert!(kept.is_ok(), "what had a selection can have one");
            }
        }
        for (details, open) in all(root, "details").iter().zip(self.open) {
            set(details, "open", open.then_some(""));
        }
        let dialogs = all(root, "dialog");
        for dialog in self.modal.iter().filter_map(|at| dialogs.get(*at)) {
            if let Ok(dialog) = dialog.clone().dyn_into::<web_sys::HtmlDialogElement>() {
                let shown = dialog.show_modal();
                debug_assert!(shown.is_ok(), "a dialog that is not open can be opened");
            }
        }
        let focused = self.focus.and_then(|at| all(root, FOCUSABLE).into_iter().nth(at)).and_then(html);
        if let Some(focused) = focused {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let done = focused.focus_with_options(&options);
            debug_assert!(done.is_ok(), "what had the focus can have it again");
        }
        window().scroll_to_with_x_and_y(self.scroll.0, self.scroll.1);
        all_typed
    }
}

fn inputs(root: &HtmlElement) -> impl Iterator<Item = HtmlInputElement> {
    let found = all(root, "input:not([type=hidden])").into_iter();
    found.filter_map(|input| input.dyn_into::<HtmlInputElement>().ok())
}

fn all(root: &HtmlElement, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
