use std::rc::Rc;

use leptos_router::location::{BrowserUrl, LocationProvider};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, FormData, HtmlAnchorElement, HtmlFormElement, HtmlInputElement, MouseEvent, Url,
    UrlSearchParams,
};

use super::super::Go;
use super::keeping::all;
use super::{document, listen, scrolling, window};

/// The path and the query string (without `?`) in the address bar, undecoded.
pub fn address() -> (String, String) {
    match BrowserUrl::current() {
        Ok(url) => (url.path().to_owned(), url.search().to_owned()),
        Err(_) => Default::default(),
    }
}

/// Calls `back` whenever the reader went back or forward in the history.
pub fn on_back(back: impl Fn() + 'static) {
    listen(&window(), "popstate", false, move |_: Event| back());
}

/// Puts an address into the address bar, as a new entry of the history or in the place of the last;
/// where it stands there already there is no new entry.
pub fn navigate(go: &Go) {
    let stands = address() == (go.path.clone(), go.query.clone());
    let mark = JsValue::from_f64(scrolling::next_entry().into());
    let put = window().history().and_then(|history| match go.replace || stands {
        true => history.replace_state_with_url(&mark, "", Some(&go.href())),
        false => history.push_state_with_url(&mark, "", Some(&go.href())),
    });
    debug_assert!(put.is_ok(), "an address of ours can stand in the address bar");
}

/// Leaves the app for an address, which the browser loads.
pub fn load(address: &str) {
    let left = window().location().assign(address);
    debug_assert!(left.is_ok(), "an address of ours can be loaded");
}

/// Shows in the fields of this name what the address asks for. In one that a reader types into right now
/// spaces at its ends stay.
pub fn show_field(name: &str, text: &str) {
    let active = document().active_element();
    for field in all(&["main form input:not([type=hidden])[name=", name, "]"].concat()) {
        let is_typed_into = active.as_ref() == Some(&field);
        let Ok(input) = field.dyn_into::<HtmlInputElement>() else { continue };
        let shown = input.value();
        if shown != text && !(is_typed_into && shown.trim() == text.trim()) {
            input.set_value(text);
        }
    }
}

/// Calls `go` for every plain click on a link to a page of ours, and for every GET form of ours.
///
/// Links to files, to other sites and to places on the same page are the browser's own business.
pub fn on_go(base: String, go: impl Fn(Go) + 'static) {
    super::painting::settle_before_acts();
    let go = Rc::new(go);
    let document = document();
    listen(&document, "click", true, {
        let (base, go) = (base.clone(), Rc::clone(&go));
        move |event: MouseEvent| {
            if let Some(target) = link_target(&event, &base) {
                event.prevent_default();
                go(target);
            }
        }
    });
    listen(&document, "submit", true, {
        let (base, go) = (base.clone(), Rc::clone(&go));
        move |event: Event| {
            let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
            if let Some(target) = form.and_then(|form| form_target(&form, &base, false)) {
                event.prevent_default();
                go(target);
            }
        }
    });
    listen(&document, "input", true, move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let form = input.and_then(|input| input.closest("form[data-live]").ok().flatten());
        let form = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        if let Some(target) = form.and_then(|form| form_target(&form, &base, true)) {
            go(target);
        }
    });
}

/// Calls `press` when a pointer is pressed on a link to a page of ours: a moment before the click, if one comes.
pub fn on_press(base: String, press: impl Fn(Go) + 'static) {
    listen(&document(), "pointerdown", true, move |event: MouseEvent| {
        if let Some(target) = link_target(&event, &base) {
            press(target);
        }
    });
}

/// Where a reader chooses: filters, the search box, and the button that shows the filters.
const CHOICES: &str = ".facets, form[data-live], [commandfor=filters]";

/// Calls `near` whenever a pointer or the focus comes to where a reader chooses.
pub fn on_approach(near: impl Fn() + 'static) {
    let near = Rc::new(near);
    for name in ["pointerover", "focusin"] {
        let near = Rc::clone(&near);
        listen(&document(), name, false, move |event: Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if target.is_some_and(|target| target.closest(CHOICES).is_ok_and(|found| found.is_some())) {
                near();
            }
        });
    }
}

/// The page of ours that a click on a link asks for.
fn link_target(event: &MouseEvent, base: &str) -> Option<Go> {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    if modified || event.button() != 0 || event.default_prevented() {
        return None;
    }
    let clicked = event.target()?.dyn_into::<Element>().ok()?;
    let link = clicked.closest("a[href]").ok().flatten()?.dyn_into::<HtmlAnchorElement>().ok()?;
    let leaves = link.rel().split(' ').any(|rel| rel == "external");
    if !link.target().is_empty() || link.has_attribute("download") || leaves {
        return None;
    }
    let url = Url::new(&link.href()).ok()?;
    let (path, query) = address();
    let target = ours(&url, base)?;
    let replace = (&target.path, &target.query) == (&path, &query);
    let here = replace && target.fragment.is_some();
    let replace = replace || link.has_attribute("data-replace");
    (!here).then_some(Go { replace, ..target })
}

fn form_target(form: &HtmlFormElement, base: &str, typed: bool) -> Option<Go> {
    if !form.method().eq_ignore_ascii_case("get") {
        return None;
    }
    let url = Url::new(&form.action()).ok()?;
    let pairs = UrlSearchParams::new().ok()?;
    let data = FormData::new_with_form(form).ok()?;
    for entry in data.entries().into_iter().flatten() {
        let pair: js_sys::Array = entry.dyn_into().ok()?;
        let (name, value) = (pair.get(0).as_string()?, pair.get(1).as_string().unwrap_or_default());
        if !value.is_empty() {
            pairs.append(&name, &value);
        }
    }
    let query = String::from(pairs.to_string());
    url.set_search(&query);
    url.set_hash("");
    Some(Go { replace: typed, ..ours(&url, base)? })
}

/// The address as one of ours, unless it leads to another host, outside the base, or to a file.
fn ours(url: &Url, base: &str) -> Option<Go> {
    let path = url.pathname();
    let last = path.rsplit('/').next().unwrap_or_default();
    let outside = !path.starts_with(base) && [&path, "/"].concat() != base;
    if url.origin() != window().location().origin().ok()? || outside || last.contains('.') {
        return None;
    }
    let query = url.search();
    let fragment = url.hash();
    Some(Go {
        path,
        query: query.strip_prefix('?').unwrap_or_default().to_owned(),
        fragment: fragment.strip_prefix('#').filter(|fragment| !fragment.is_empty()).map(str::to_owned),
        replace: false,
    })
}
