use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList, Storage, StorageEvent};

use super::documents::set;
use super::{document, listen, next_frame, window};
use crate::app::reader::{Notices, Saved, SavedKind};
use crate::app::watch;
use crate::model::Slug;

const SAVED: &str = "belfry.saved";
const SCHEME: &str = "belfry.scheme";

/// Ties what the reader saved to this device: reads it, writes every change, and follows what
/// other tabs change. Where nothing can be kept it lives in memory alone, and the reader is told.
///
/// A text that is not ours is left where it is until the reader saves something.
pub fn keep_saved(saved: RwSignal<Saved>, notices: Notices) {
    let read = |json: Option<String>| json.and_then(|json| Saved::from_json(&json));
    let kept = storage().and_then(|storage| storage.get_item(SAVED).ok().flatten());
    if let Some((kept, dropped)) = read(kept) {
        saved.set(kept);
        notices.dropped.update(|count| *count += dropped);
    }
    listen(&window(), "storage", false, move |event: StorageEvent| {
        match event.key().as_deref() {
            Some(SAVED) => match (read(event.new_value()), event.new_value()) {
                (Some((kept, _)), _) => saved.set(kept),
                (None, None) => saved.set(Saved::default()),
                // A newer app may have written it: what cannot be read is left alone.
                (None, Some(_)) => (),
            },
            Some(SCHEME) => apply_scheme(&event.new_value().unwrap_or_default()),
            _ => (),
        }
    });
    let mut before = None;
    watch(move || {
        let json = saved.with(Saved::to_json);
        if before.as_ref().is_some_and(|before| *before != json) {
            let kept = storage().map(|storage| storage.set_item(SAVED, &json));
            notices.storage_blocked.set(!matches!(kept, Some(Ok(()))));
        }
        before = Some(json);
    });
    watch(move || {
        saved.track();
        next_frame(move || saved.with_untracked(show_saved));
    });
}

/// Shows on every Save button whether its item is saved.
pub fn show_saved(saved: &Saved) {
    for button in all("[data-action=save]") {
        let pressed = item_of(&button).is_some_and(|(kind, slug)| saved.contains(kind, &slug));
        set(&button, "aria-pressed", Some(if pressed { "true" } else { "false" }));
    }
}

/// What a button is about, from its attributes.
pub(super) fn item_of(button: &Element) -> Option<(SavedKind, Slug)> {
    let kind = SavedKind::from_name(&button.get_attribute("data-kind")?)?;
    Some((kind, button.get_attribute("data-slug")?.parse().ok()?))
}

/// The reader's choice of colours: `light`, `dark`, or as the system has it.
pub(super) fn scheme() -> Option<String> {
    document().document_element()?.get_attribute("data-scheme")
}

/// Shows on the buttons of appearance which is chosen.
pub fn show_scheme() {
    let chosen = scheme().unwrap_or_default();
    for button in all("[data-choose-scheme]") {
        let pressed = button.get_attribute("data-choose-scheme").unwrap_or_default() == chosen;
        set(&button, "aria-pressed", Some(if pressed { "true" } else { "false" }));
    }
}

/// Sets the colours and keeps the choice; `early.js` reads it before the first paint of a page.
pub(super) fn choose_scheme(scheme: &str) {
    if let Some(storage) = storage() {
        let kept =
            if scheme.is_empty() { storage.remove_item(SCHEME) } else { storage.set_item(SCHEME, scheme) };
        debug_assert!(kept.is_ok(), "a word can be kept where anything can");
    }
    apply_scheme(scheme);
}

fn apply_scheme(scheme: &str) {
    if let Some(root) = document().document_element() {
        set(&root, "data-scheme", Some(scheme).filter(|scheme| !scheme.is_empty()));
    }
    show_scheme();
}

/// Where this device keeps things, unless it keeps none.
pub(super) fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Every element of the document that a selector finds.
pub(super) fn all(selector: &str) -> Vec<Element> {
    document().query_selector_all(selector).map(elements).unwrap_or_default()
}

/// Every element in another that a selector finds.
pub(super) fn all_in(element: &Element, selector: &str) -> Vec<Element> {
    element.query_selector_all(selector).map(elements).unwrap_or_default()
}

fn elements(found: NodeList) -> Vec<Element> {
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
