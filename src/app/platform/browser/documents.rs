use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{document, listen, window};
use crate::syndicate::{PageMeta, direction};

/// Says of the whole page what `meta` says: title, language, description, canonical address, colour.
pub fn set_head(meta: &PageMeta) {
    let document = document();
    document.set_title(&meta.document_title());
    if let Some(root) = document.document_element() {
        set(&root, "lang", Some(meta.language.as_str()));
        set(&root, "dir", Some(direction(&meta.language)));
    }
    if let Some(body) = document.body() {
        set(&body, "data-tincture", meta.tincture.as_deref());
    }
    let found = |selector: &str| document.query_selector(selector).ok().flatten();
    if let Some(description) = found("meta[name=description]") {
        set(&description, "content", Some(&meta.description));
    }
    if let Some(canonical) = found("link[rel=canonical]") {
        // The page knows where the newsroom is read, which need not be this host.
        let former = canonical.get_attribute("data-first").or_else(|| canonical.get_attribute("href"));
        let former = former.unwrap_or_default();
        set(&canonical, "data-first", Some(&former));
        let absolute = web_sys::Url::new_with_base(&meta.canonical, &former).ok().map(|url| url.href());
        let href = absolute.unwrap_or_else(|| meta.canonical.clone());
        set(&canonical, "href", Some(href.as_str()).filter(|_| !meta.unlisted));
    }
}

/// Whether the screen is wide enough for the filters to stand beside the results: the width from
/// which `utilities.css` shows what is `only-wide`.
pub fn is_wide() -> bool {
    window().match_media("(width >= 48rem)").ok().flatten().is_none_or(|query| query.matches())
}

/// Calls `changed` whenever the window has another size.
pub fn on_resize(changed: impl Fn() + 'static) {
    listen(&window(), "resize", false, move |_: web_sys::Event| changed());
}

/// Marks the page as waiting for something. Style shows it after a while only.
pub fn set_busy(busy: bool) {
    if let Some(main) = document().get_element_by_id("main") {
        set(&main, "aria-busy", busy.then_some("true"));
    }
    if !busy && let Some(root) = document().document_element() {
        set(&root, "data-pending", None);
    }
}

/// Gives an attribute a value, or takes it away. It is not touched where it is so already: a page
/// whose language is said again is styled anew from top to bottom.
pub(super) fn set(element: &impl AsRef<Element>, name: &str, value: Option<&str>) {
    let element = element.as_ref();
    if element.get_attribute(name).as_deref() == value {
        return;
    }
    let done = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
    debug_assert!(done.is_ok(), "{name} is the name of an attribute");
}

pub(super) fn html(element: Element) -> Option<web_sys::HtmlElement> {
    element.dyn_into().ok()
}
