use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use super::push_two;
use crate::model::{Published, Span, When};

/// A day as `2020-12-02` (ISO 8601).
pub fn iso_day(day: NaiveDate) -> String {
    let mut text = String::with_capacity(10);
    push_day(&mut text, day);
    text
}

/// A month as `2020-12` (ISO 8601).
pub fn iso_month(year: i32, month: u32) -> String {
    let mut text = String::with_capacity(7);
    push_month(&mut text, year, month);
    text
}

/// A date of publication as a `datetime` attribute says it, as exact as it is known.
pub fn iso_published(published: &Published) -> String {
    let mut text = String::new();
    match published {
        Published::Month(day) => push_month(&mut text, day.year(), day.month()),
        Published::Day(day) => push_day(&mut text, *day),
        Published::Time(time, offset) => push_moment(&mut text, *time, *offset),
    }
    text
}

/// The beginning of a span as `2021-01-22T11:00+01:00`.
pub fn iso_span(span: &Span) -> String {
    let mut text = String::new();
    push_moment(&mut text, span.start, span.start_offset);
    text
}

/// When an event takes place, for a `datetime` attribute: `2020-12-10`, `2020-12-02/2020-12-03`
/// (both days included), or the beginning of its first part. Nothing where it is not dated.
pub fn datetime(when: &When) -> Option<String> {
    match when {
        When::Days { first, last } => {
            let mut text = iso_day(*first);
            if first != last {
                text.push('/');
                push_day(&mut text, *last);
            }
            Some(text)
        }
        When::Times { parts, .. } => parts.first().map(iso_span),
        When::ToBeAnnounced { .. } => None,
    }
}

fn push_month(text: &mut String, year: i32, month: u32) {
    let year = u32::try_from(year).unwrap_or(0);
    push_two(text, year / 100);
    push_two(text, year % 100);
    text.push('-');
    push_two(text, month);
}

fn push_day(text: &mut String, day: NaiveDate) {
    push_month(text, day.year(), day.month());
    text.push('-');
    push_two(text, day.day());
}

fn push_moment(text: &mut String, time: NaiveDateTime, offset: i16) {
    push_day(text, time.date());
    text.push('T');
    push_two(text, time.hour());
    text.push(':');
    push_two(text, time.minute());
    text.push(if offset < 0 { '-' } else { '+' });
    let minutes = u32::from(offset.unsigned_abs());
    push_two(text, minutes / 60);
    text.push(':');
    push_two(text, minutes % 60);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_published_reads_back() {
        for raw in ["2020-11", "2020-11-16", "2020-11-16T10:05+01:00", "0987-02-03T00:00-05:30"] {
            assert_eq!(raw.parse().map(|published| iso_published(&published)), Ok(raw.to_owned()));
        }
    }

    #[test]
    fn two_days_are_an_interval_and_one_is_a_day() {
        let day = |raw: &str| raw.parse::<Published>().expect(raw).day();
        let when = |first, last| When::Days { first: day(first), last: day(last) };
        assert_eq!(datetime(&when("2020-12-02", "2020-12-03")).as_deref(), Some("2020-12-02/2020-12-03"));
        assert_eq!(datetime(&when("2020-12-10", "2020-12-10")).as_deref(), Some("2020-12-10"));
        assert_eq!(datetime(&When::ToBeAnnounced { hint: None }), None);
    }
}
