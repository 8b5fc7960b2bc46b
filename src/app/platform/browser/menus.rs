use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node};

use super::documents::{html, set};
use super::{document, listen};

/// Closes a menu that is open when the reader presses beside it, takes the focus out of it, follows one of
/// its links, or presses Escape, which gives the focus back to its button.
pub fn on_menu() {
    let touch = |event: Event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        let is_press = key.is_none();
        if !is_press && key.as_deref() != Some("Escape") {
            return;
        }
        let open = document().query_selector(".menu[open]").ok().flatten();
        let touched = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let (Some(menu), Some(touched)) = (open, touched) else { return };
        let is_inside = menu.contains(Some(touched.unchecked_ref::<Node>()));
        let is_focus = event.type_() == "focusin";
        if is_press && is_inside && (is_focus || touched.closest("a").ok().flatten().is_none()) {
            return;
        }
        set(&menu, "open", None);
        let button = menu.query_selector("summary").ok().flatten().filter(|_| !is_press && is_inside);
        if let Some(button) = button.and_then(html) {
            let focused = button.focus();
            debug_assert!(focused.is_ok(), "a button can have the focus");
        }
    };
    listen(&document(), "click", false, touch);
    listen(&document(), "focusin", false, touch);
    listen(&document(), "keydown", false, touch);
}
