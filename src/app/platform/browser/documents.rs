use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, MediaQueryList};

use super::keeping::all;
use super::{document, listen, window};
use crate::syndicate::{HeadLink, PageMeta, direction};

thread_local! {
    /// The links that stand in the head.
    static LINKS: RefCell<Vec<HeadLink>> = const { RefCell::new(Vec::new()) };
    /// Asked at every choice, and made once.
    static WIDE: Option<MediaQueryList> = window().match_media("(width >= 48rem)").ok().flatten();
}

/// Says of the whole page what `meta` says, as the head of its static page does: title, language,
/// description, colour, whether it is to be found, and its links. What is only for other sites, which
/// run no app, stays that of the page that was loaded.
pub fn set_head(meta: &PageMeta, links: Vec<HeadLink>) {
    let document = document();
    document.set_title(&meta.document_title());
    if let Some(root) = document.document_element() {
        set(&root, "lang", Some(meta.language.as_str()));
        set(&root, "dir", Some(direction(&meta.language)));
    }
    if let Some(body) = document.body() {
        set(&body, "data-tincture", meta.tincture.as_deref());
    }
    set_meta("description", &meta.description);
    set_meta("robots", if meta.unlisted { "noindex" } else { "" });
    set_links(links);
}

/// Says something of the page by a name; an empty word takes it away.
fn set_meta(name: &str, content: &str) {
    let found = document().query_selector(&["meta[name=", name, "]"].concat()).ok().flatten();
    match (content.is_empty(), found) {
        (true, Some(meta)) => meta.remove(),
        (true, None) => (),
        (false, Some(meta)) => set(&meta, "content", Some(content)),
        (false, None) => add("meta", &[("name", name), ("content", content)]),
    }
}

/// Puts these links in the place of those that stood there for the last page.
fn set_links(links: Vec<HeadLink>) {
    if LINKS.with_borrow(|before| *before == links) {
        return;
    }
    for former in all("head > link[rel=canonical], head > link[rel=alternate]") {
        former.remove();
    }
    for HeadLink { rel, href, more } in &links {
        let mut attributes = vec![("rel", *rel), ("href", href.as_str())];
        attributes.extend(more.iter().map(|(name, value)| (*name, value.as_str())));
        add("link", &attributes);
    }
    LINKS.set(links);
}

/// Adds an element to the head.
fn add(name: &str, attributes: &[(&str, &str)]) {
    let head = document().query_selector("head").ok().flatten();
    let (Some(head), Ok(element)) = (head, document().create_element(name)) else { return };
    for (name, value) in attributes {
        set(&element, name, Some(value));
    }
    let added = head.append_child(&element);
    debug_assert!(added.is_ok(), "a head takes elements");
}

/// Whether the screen is wide enough for the filters to stand beside the results: the width from
/// which `utilities.css` shows what is `only-wide`.
pub fn is_wide() -> bool {
    WIDE.with(|query| query.as_ref().is_none_or(MediaQueryList::matches))
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
