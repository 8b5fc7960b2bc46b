//! Sharing a page: by the platform's sheet, else by a dialog of ours.
//!
//! All of it is reached from a press alone, through the functions that are named here, and nothing of
//! it waits: it can stand in a file that is fetched when it is first needed.

use js_sys::{Object, Promise, Reflect};
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlDialogElement, HtmlInputElement};

use super::acting::{function, locale};
use super::documents::html;
use super::{document, window};
use crate::app::components::share_dialog;
use crate::app::view::View;
use crate::messages::words;

/// Opens the platform's sheet for the page with the address as it stands, filters included; where
/// there is none, a dialog beside the button that was pressed.
pub(super) fn share(button: &Element) {
    let address = window().location().href().unwrap_or_default();
    let title = document().title();
    if !open_sheet(&title, &address) {
        open_dialog(button, share_dialog(locale(), &title, &address));
    }
}

/// Copies the address in the dialog, and says there whether it is copied; where it is not it stays
/// selected, to be copied by hand.
pub(super) fn copy_address(button: &Element) {
    let field = document().get_element_by_id("slip-address");
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else { return };
    focus(&field);
    field.select();
    let document = document();
    let copied = function(&document, "execCommand")
        .and_then(|command| command.call1(&document, &JsValue::from_str("copy")).ok())
        .is_some_and(|copied| copied.is_truthy());
    let told = if copied {
        focus(button);
        words::act_link_copied(locale()).to_owned()
    } else {
        words::act_copy_by_hand(locale(), &field.value())
    };
    if let Some(place) = document.get_element_by_id("slip-told") {
        place.set_text_content(Some(&told));
    }
}

/// Draws a dialog beside a button, in the place of the last one, and opens it.
pub(super) fn open_dialog(button: &Element, dialog: View) {
    close_dialog();
    let Some(parent) = button.parent_element() else { return };
    dialog.build().mount(&parent, None);
    let drawn = parent.last_element_child().and_then(|drawn| drawn.dyn_into::<HtmlDialogElement>().ok());
    let shown = drawn.map(|dialog| dialog.show_modal());
    debug_assert!(matches!(shown, Some(Ok(()))), "a dialog that was just drawn can be opened");
}

/// Closes the dialog, so that what had the focus before has it again, and takes it away.
pub(super) fn close_dialog() {
    let dialog = document().get_element_by_id("slip");
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
        dialog.remove();
    }
}

/// Opens the platform's sheet, where there is one.
fn open_sheet(title: &str, address: &str) -> bool {
    let navigator = JsValue::from(window().navigator());
    let Some(sheet) = function(&navigator, "share") else { return false };
    let data = Object::new();
    for (key, value) in [("title", title), ("url", address)] {
        let set = Reflect::set(&data, &JsValue::from_str(key), &JsValue::from_str(value));
        debug_assert!(set.is_ok(), "a plain object takes any key");
    }
    // A reader who closes the sheet has changed their mind; that is no failure, and taken for an
    // object it is none.
    let closed = sheet.call1(&navigator, &data).ok().and_then(|it| it.dyn_into::<Promise>().ok());
    if let Some(closed) = closed
        && let (Some(caught), Some(object)) = (function(&closed, "catch"), function(&window(), "Object"))
    {
        let caught = caught.call1(&closed, &object);
        debug_assert!(caught.is_ok(), "a promise can be caught");
    }
    true
}

fn focus(element: &Element) {
    if let Some(element) = html(element.clone()) {
        let focused = element.focus();
        debug_assert!(focused.is_ok(), "what was pressed can have the focus");
    }
}
