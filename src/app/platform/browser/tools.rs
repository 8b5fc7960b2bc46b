//! The way to the tools: what a reader asks for by pressing a button, in a wasm file of its own.

use web_sys::Element;

use super::{sharing, zones};

/// Does what the button of a tool asks for.
#[inline(never)]
pub fn act(action: &str, button: &Element) {
    match action {
        "share" => sharing::share(button),
        "copy" => sharing::copy_address(button),
        "zone" => zones::ask_for_zone(button),
        _ => zones::take_zone(),
    }
}
