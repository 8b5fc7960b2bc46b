//! The reader's clock.

use chrono::DateTime;
use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;
use super::zones::chosen_wall;
use crate::app::content::Clock;

/// How many milliseconds a minute has.
const MINUTE: i32 = 60_000;

/// *Now* by the reader's clock, and today in the reader's own zone, which may be one of their choice.
pub fn clock() -> Clock {
    let date = js_sys::Date::new_0();
    let now = DateTime::from_timestamp_millis(date.get_time() as i64).unwrap_or_default();
    let minutes = offset_at(now.timestamp()).map_or(0, i64::from);
    let today = DateTime::from_timestamp(now.timestamp() + minutes * 60, 0).unwrap_or(now).date_naive();
    Clock { now, today, runs: true }
}

/// How many minutes the reader's clocks are ahead of UTC at an instant, in seconds since 1970.
pub fn offset_at(instant: i64) -> Option<i16> {
    let milliseconds = instant as f64 * 1000.0;
    if let Some(wall) = chosen_wall(milliseconds) {
        return i16::try_from(wall - instant.div_euclid(60)).ok();
    }
    let date = js_sys::Date::new(&JsValue::from_f64(milliseconds));
    Some(-date.get_timezone_offset() as i16)
}

/// For how many milliseconds a reader does nothing who has paused.
const PAUSE: i32 = 500;

/// Ends when the reader has had time to go on, as who types does: what is fetched or said for them at every
/// letter would be for nothing. Whoever waits looks whether they have.
pub async fn pause() {
    let passed = Promise::new(&mut |resolve, _| {
        let set = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PAUSE);
        debug_assert!(set.is_ok(), "a page has timers");
    });
    let waited = JsFuture::from(passed).await;
    debug_assert!(waited.is_ok(), "a timer does not fail");
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
