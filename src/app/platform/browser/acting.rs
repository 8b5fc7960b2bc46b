use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, Element, Event, HtmlAnchorElement, HtmlDialogElement, MouseEvent, Url};

use super::keeping::{choose_scheme, item_of};
use super::parts::{is_open, open};
use super::tools;
use super::{document, listen, window};
use crate::app::annex::Annex;
use crate::app::reader::{Notices, Saved, SavedItem};
use crate::messages::{Locale, words};
use crate::model::Language;

/// Does what the buttons of the pages ask for by `data-action`, `data-choose-scheme`, and, where
/// the browser has no invoker commands, `command`; `calendar` is given the events that the page
/// shows (`data-event`), where a calendar of them is asked for; `renew` draws the page anew, where the
/// reader chose another zone.
pub fn on_action(
    saved: RwSignal<Saved>,
    notices: Notices,
    calendar: impl Fn(Vec<String>) + 'static,
    renew: impl Fn() + 'static,
) {
    let renew: Rc<dyn Fn()> = Rc::new(renew);
    listen(&document(), "click", false, move |event: MouseEvent| {
        let clicked = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = clicked.and_then(|clicked| clicked.closest("button").ok().flatten());
        let Some(button) = button else { return };
        if let Some(scheme) = button.get_attribute("data-choose-scheme") {
            choose_scheme(&scheme);
        } else if let Some(action) = button.get_attribute("data-action") {
            match action.as_str() {
                "calendar" => calendar(shown_events()),
                "share" | "copy" | "zone" | "set-zone" => {
                    use_tool(action, button, notices, Rc::clone(&renew));
                }
                _ => act(&action, &button, saved),
            }
        } else if !has_invokers(&button) {
            invoke(&button);
        }
    });
    listen(&window(), "offline", false, move |_: Event| notices.offline.set(true));
    listen(&window(), "online", false, move |_: Event| notices.offline.set(false));
    listen(&window(), "belfry:update", false, move |_: Event| notices.newer.set(true));
    notices.offline.set(!window().navigator().on_line());
}

/// Does what the button of a tool asks for, as soon as the tools are there.
fn use_tool(action: String, button: Element, notices: Notices, renew: Rc<dyn Fn()>) {
    let act = move || {
        tools::act(&action, &button);
        if action == "set-zone" {
            renew();
        }
    };
    if is_open(Annex::Tools) {
        return act();
    }
    spawn_local(async move {
        match open(Annex::Tools).await {
            Ok(()) => act(),
            Err(_) => notices.done.set(Some(words::failed_title(locale()).to_owned())),
        }
    });
}

fn act(action: &str, button: &Element, saved: RwSignal<Saved>) {
    match action {
        "save" => toggle_saved(button, saved),
        "unsave" => {
            if let Some((kind, slug)) = item_of(button) {
                saved.update(|saved| {
                    saved.remove(kind, &slug);
                });
            }
        }
        "erase-saved" => {
            let sure = words::saved_erase_sure(locale());
            if window().confirm_with_message(sure).unwrap_or(false) {
                saved.update(Saved::clear);
                super::after_frame(super::scrolling::focus_heading);
            }
        }
        "export-saved" => {
            offer_file("belfry-saved.json", "application/json", &saved.with_untracked(Saved::to_json));
        }
        "print" => {
            let printed = window().print();
            debug_assert!(printed.is_ok(), "a page can be printed");
        }
        "reload" => {
            let reloaded = window().location().reload();
            debug_assert!(reloaded.is_ok(), "a page can be loaded again");
        }
        _ => (),
    }
}

fn toggle_saved(button: &Element, saved: RwSignal<Saved>) {
    let Some((kind, slug)) = item_of(button) else { return };
    let title = button.get_attribute("data-title").unwrap_or_default();
    let language = button.get_attribute("data-language").and_then(|tag| tag.parse().ok());
    let language = language.unwrap_or_else(page_language);
    let saved_at = (js_sys::Date::now() / 1000.0) as i64;
    saved.update(|saved| {
        if !saved.remove(kind, &slug) {
            saved.add(SavedItem { kind, slug, title, language, saved_at });
        }
    });
}

/// The events that the page shows.
fn shown_events() -> Vec<String> {
    let Ok(found) = document().query_selector_all("main [data-event]") else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    elements.filter_map(|it| it.get_attribute("data-event")).collect()
}

/// Offers a text of a media type as a file to keep.
pub fn offer_file(name: &str, media_type: &str, text: &str) {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &kind) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    if let Some(link) =
        document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok())
    {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    let freed = Url::revoke_object_url(&address);
    debug_assert!(freed.is_ok(), "what was made can be freed");
}

fn has_invokers(button: &Element) -> bool {
    Reflect::has(button, &JsValue::from_str("commandForElement")).unwrap_or(false)
}

/// Opens or closes the dialog that a button commands.
fn invoke(button: &Element) {
    let dialog = button.get_attribute("commandfor").and_then(|id| document().get_element_by_id(&id));
    let dialog = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
    let Some(dialog) = dialog else { return };
    match button.get_attribute("command").as_deref() {
        Some("show-modal") if !dialog.open() => {
            let shown = dialog.show_modal();
            debug_assert!(shown.is_ok(), "a closed dialog can be opened");
        }
        Some("close") => dialog.close(),
        _ => (),
    }
}

/// A function of an object, where it has one of this name.
pub(super) fn function(object: &JsValue, name: &str) -> Option<Function> {
    if !object.is_object() {
        return None;
    }
    Reflect::get(object, &JsValue::from_str(name)).ok()?.dyn_into().ok()
}

fn page_language() -> Language {
    let tag = document().document_element().and_then(|root| root.get_attribute("lang"));
    let parse = |tag: &str| tag.parse().ok();
    tag.as_deref().and_then(parse).or_else(|| parse("en")).expect("en is a language")
}

/// The words of the page's language.
pub(super) fn locale() -> Locale {
    Locale::of(&page_language())
}
