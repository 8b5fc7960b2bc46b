//! The reader's zone: the device's own, or one that the reader chose and this device keeps.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::acting::{function, locale};
use super::keeping::storage;
use super::sharing::{close_dialog, open_dialog};
use super::{document, window};
use crate::app::components::{ZoneChoice, zone_dialog};
use crate::app::content::read_wall;

const ZONE: &str = "belfry.zone";

thread_local! {
    /// What tells the wall clock of the zone that was chosen; nothing where none was, or where this
    /// browser does not know it.
    static WALL: RefCell<Option<Function>> = RefCell::new(chosen().and_then(|zone| wall_of(&zone)));
}

/// The zone that the reader chose, as it is kept.
fn chosen() -> Option<String> {
    storage()?.get_item(ZONE).ok().flatten()
}

/// What the wall clock of the chosen zone shows at an instant, in minutes since 1970.
pub(super) fn chosen_wall(milliseconds: f64) -> Option<i64> {
    let text = WALL.with_borrow(|wall| {
        wall.as_ref()?.call1(&JsValue::UNDEFINED, &JsValue::from_f64(milliseconds)).ok()?.as_string()
    })?;
    read_wall(&text)
}

/// A function that writes what the wall clock of a zone shows: month, day, year, hour and minute.
fn wall_of(zone: &str) -> Option<Function> {
    let options = Object::new();
    for (name, value) in [
        ("timeZone", zone),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
    ] {
        Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value)).ok()?;
    }
    // A zone that the browser does not know is an error, and then none.
    let format = formatter(&Array::of2(&JsValue::from_str("en-US"), &options))?;
    function(&format, "format")
}

fn formatter(arguments: &Array) -> Option<JsValue> {
    Reflect::construct(&function(&intl()?, "DateTimeFormat")?, arguments).ok()
}

fn intl() -> Option<JsValue> {
    Reflect::get(&window(), &JsValue::from_str("Intl")).ok()
}

/// Opens the dialog in which a zone is chosen.
pub(super) fn ask_for_zone(button: &Element) {
    // Another tab may have chosen it.
    let chosen = chosen().filter(|zone| wall_of(zone).is_some());
    let device = formatter(&Array::new()).and_then(|format| {
        let options = function(&format, "resolvedOptions")?.call0(&format).ok()?;
        Reflect::get(&options, &JsValue::from_str("timeZone")).ok()?.as_string()
    });
    let zones = known_zones(chosen.as_deref());
    let choice =
        ZoneChoice { zones: &zones, device: device.as_deref().unwrap_or("?"), chosen: chosen.as_deref() };
    open_dialog(button, zone_dialog(locale(), choice));
}

/// The zones that the browser knows, UTC, which it need not name, and the one that is chosen, which
/// it may call otherwise now.
fn known_zones(chosen: Option<&str>) -> Vec<String> {
    let listed = intl().and_then(|intl| {
        let listed =
            function(&intl, "supportedValuesOf")?.call1(&intl, &JsValue::from_str("timeZone")).ok()?;
        listed.dyn_into::<Array>().ok()
    });
    let mut zones: Vec<String> = listed.into_iter().flatten().filter_map(|zone| zone.as_string()).collect();
    for zone in ["UTC"].into_iter().chain(chosen) {
        if !zones.iter().any(|known| known == zone) {
            zones.push(zone.to_owned());
        }
    }
    zones
}

/// Takes the zone that is chosen in the dialog, and keeps it; the device's own is not kept.
pub(super) fn take_zone() {
    let Some(field) = document().get_element_by_id("slip-zone") else { return };
    // What a field holds, whatever kind of field it is.
    let zone = Reflect::get(&field, &JsValue::from_str("value")).ok().and_then(|value| value.as_string());
    let zone = zone.unwrap_or_default();
    close_dialog();
    if let Some(storage) = storage() {
        let kept = if zone.is_empty() { storage.remove_item(ZONE) } else { storage.set_item(ZONE, &zone) };
        debug_assert!(kept.is_ok(), "a word can be kept where anything can");
    }
    WALL.set(Some(zone).filter(|zone| !zone.is_empty()).and_then(|zone| wall_of(&zone)));
}
