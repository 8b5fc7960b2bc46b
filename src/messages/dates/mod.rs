//! Dates in words: one formatter for the static pages and for the app.
//!
//! Days are read on the wall calendar and never moved; clocks are those of the event's own zone
//! unless a function says otherwise. Nothing here asks what day it is.

mod clock;
mod days;
mod figure;
mod iso;
mod relative;

pub use clock::{clock, clock_line, clock_times, for_you, span_line, when_lines, zone_line};
pub use days::{
    day, day_and_month, first_weekday, month, month_name, month_title, published, published_to_the_minute,
    range, short_weekday, weekday, weekday_and_day,
};
pub use figure::{Figure, figure};
pub use iso::{datetime, iso_day, iso_month, iso_published, iso_span};
pub use relative::ahead;

/// Appends a number in plain digits.
fn push_number(text: &mut String, number: u32) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.extend(char::from_digit(number % 10, 10));
}

/// Appends a number in at least two digits.
fn push_two(text: &mut String, number: u32) {
    if number < 10 {
        text.push('0');
    }
    push_number(text, number);
}
