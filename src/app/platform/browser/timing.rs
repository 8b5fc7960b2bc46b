//! The reader's clock.

use chrono::{DateTime, NaiveDate};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::window;
use crate::app::content::Clock;

/// How many milliseconds a minute has.
const MINUTE: i32 = 60_000;

/// *Now* by the reader's clock, and today in the reader's own zone.
pub fn clock() -> Clock {
    let date = js_sys::Date::new_0();
    let now = DateTime::from_timestamp_millis(date.get_time() as i64).unwrap_or_default();
    let today = NaiveDate::from_ymd_opt(date.get_full_year() as i32, date.get_month() + 1, date.get_date());
    Clock { now, today: today.unwrap_or_else(|| now.date_naive()), runs: true }
}

/// How many minutes the reader's clocks are ahead of UTC at an instant, in seconds since 1970.
pub fn offset_at(instant: i64) -> Option<i16> {
    let date = js_sys::Date::new(&JsValue::from_f64(instant as f64 * 1000.0));
    Some(-date.get_timezone_offset() as i16)
}

/// Calls `action` whenever a minute of the reader's clock begins, or as soon after as the browser
/// gets to it: when the device has slept, or the page was out of sight.
pub fn on_minute(action: impl Fn() + 'static) {
    wait_for_minute(Box::new(action));
}

fn wait_for_minute(action: Box<dyn Fn()>) {
    let into_minute = (js_sys::Date::now() % f64::from(MINUTE)) as i32;
    let tick = Closure::once_into_js(move || {
        action();
        wait_for_minute(action);
    });
    let set = window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(tick.unchecked_ref(), MINUTE - into_minute);
    debug_assert!(set.is_ok(), "a page has timers");
}
