use chrono::{Duration, NaiveDateTime, NaiveTime, Timelike};

use super::days::{day_and_month, range, short_weekday, weekday_and_day};
use super::{push_number, push_two};
use crate::messages::{Locale, words};
use crate::model::{Span, When, ZoneName};

/// A clock time: "11:00", "11 h", "11 h 05".
pub fn clock(locale: Locale, time: NaiveTime) -> String {
    hours_and_minutes(locale, time.hour(), time.minute())
}

/// The clock times of an event in its own zone: "11:00–12:00". Nothing for whole days and for what
/// is not dated.
///
/// Parts of one day follow one another; parts of several days are counted, unless their clocks
/// agree.
pub fn clock_times(locale: Locale, when: &When) -> Option<String> {
    match when {
        When::Times { parts, .. } => {
            Some(agreed_clocks(locale, parts).unwrap_or_else(|| words::agenda_parts(locale, parts.len())))
        }
        _ => None,
    }
}

/// The line under an event's title: "Whole day", "Two whole days", "11:00–12:00 Paris". Nothing for
/// what is not dated.
///
/// `place` says whose clock it is; without one the zone's city does.
pub fn clock_line(locale: Locale, when: &When, place: Option<&str>) -> Option<String> {
    match when {
        When::Days { first, last } => {
            let days = usize::try_from((*last - *first).num_days()).unwrap_or(0) + 1;
            Some(words::agenda_whole_days(locale, days))
        }
        When::Times { zone, parts } => {
            let Some(clocks) = agreed_clocks(locale, parts) else {
                return clock_times(locale, when);
            };
            let city = zone.city();
            Some(words::date_clock_there(locale, &clocks, place.unwrap_or(&city)))
        }
        When::ToBeAnnounced { .. } => None,
    }
}

/// A span in full: "Friday, 22 January 2021, 11:00–12:00".
pub fn span_line(locale: Locale, span: &Span) -> String {
    let day = weekday_and_day(locale, span.start.date());
    match span.end.filter(|_| span.last_day() != span.start.date()) {
        Some(end) => {
            let first = words::date_day_and_clock(locale, &day, &clock(locale, span.start.time()));
            let (last_day, clock) = end_of(locale, span, end);
            let last = words::date_day_and_clock(locale, &weekday_and_day(locale, last_day), &clock);
            [&first, " – ", &last].concat()
        }
        None => words::date_day_and_clock(locale, &day, &span_clock(locale, span)),
    }
}

/// When an event takes place, in full, a line for each of its parts.
pub fn when_lines(locale: Locale, when: &When) -> Vec<String> {
    match when {
        When::Days { first, last } if first == last => vec![weekday_and_day(locale, *first)],
        When::Days { first, last } => vec![range(locale, *first, *last)],
        When::Times { parts, .. } => parts.iter().map(|part| span_line(locale, part)).collect(),
        When::ToBeAnnounced { hint: Some(hint) } => vec![words::agenda_to_be_announced_hint(locale, hint)],
        When::ToBeAnnounced { hint: None } => vec![words::agenda_to_be_announced(locale).to_owned()],
    }
}

/// Parts on the reader's own clocks: "10:00–11:00 for you"; with the day where that is another than
/// the organiser's. Nothing where both clocks show the same, and where a line cannot tell all parts.
///
/// `offset_at` gives the minutes that the reader's clocks are ahead of UTC at an instant, in seconds
/// since 1970.
pub fn for_you(locale: Locale, parts: &[Span], offset_at: &dyn Fn(i64) -> i16) -> Option<String> {
    let yours = parts.iter().map(|part| {
        let start_offset = offset_at(part.start_instant());
        let end_offset = part.end.map_or(start_offset, |_| offset_at(part.end_instant()));
        shifted(part, start_offset, end_offset)
    });
    let yours: Vec<Span> = yours.collect();
    let (ours, first) = (parts.first()?.start.date(), yours.first()?.start.date());
    let agrees = |(part, yours): (&Span, &Span)| part.start == yours.start && part.end == yours.end;
    if parts.iter().zip(&yours).all(agrees) {
        return None;
    }
    let mut clock = agreed_clocks(locale, &yours)?;
    if first != ours {
        // Of several days the first alone would mislead.
        if yours.iter().any(|part| part.start.date() != first) {
            return None;
        }
        clock = words::date_day_and_clock(locale, &day_and_month(locale, first), &clock);
    }
    Some(words::agenda_for_you(locale, &clock))
}

/// The same moments on clocks that are so many minutes ahead of UTC at its start and its end.
fn shifted(span: &Span, start_offset: i16, end_offset: i16) -> Span {
    let by = |minutes: i16, from: i16| Duration::minutes(i64::from(minutes) - i64::from(from));
    Span {
        start: span.start + by(start_offset, span.start_offset),
        start_offset,
        end: span.end.map(|end| end + by(end_offset, span.end_offset)),
        end_offset,
        title: span.title.clone(),
    }
}

/// What a zone's clocks show at one moment: "Europe/Paris, on that day one hour ahead of UTC".
pub fn zone_line(locale: Locale, zone: &ZoneName, offset: i16) -> String {
    let (zone, minutes) = (zone.as_str(), u32::from(offset.unsigned_abs()));
    let hours = (minutes / 60) as usize;
    match (minutes % 60, offset) {
        (_, 0) => words::event_zone_level(locale, zone),
        (0, 1..) => words::event_zone_ahead(locale, hours, zone),
        (0, _) => words::event_zone_behind(locale, hours, zone),
        (rest, offset) => {
            let mut duration = String::new();
            push_number(&mut duration, minutes / 60);
            duration.push_str("\u{a0}h\u{a0}");
            push_two(&mut duration, rest);
            if offset > 0 {
                words::event_zone_ahead_clock(locale, zone, &duration)
            } else {
                words::event_zone_behind_clock(locale, zone, &duration)
            }
        }
    }
}

/// The clocks of all parts of one day in a row, or those on which parts of several days agree.
fn agreed_clocks(locale: Locale, parts: &[Span]) -> Option<String> {
    let mut clocks: Vec<String> = parts.iter().map(|part| span_clock(locale, part)).collect();
    let one_day = parts.windows(2).all(|pair| pair[0].start.date() == pair[1].start.date());
    if !one_day {
        clocks.dedup();
    }
    (one_day || clocks.len() == 1).then(|| clocks.join(", "))
}

/// "11:00–12:00", "11:00", or over several days "Wed 09:00 – Fri 17:00".
fn span_clock(locale: Locale, span: &Span) -> String {
    let start = clock(locale, span.start.time());
    let Some(end) = span.end.filter(|end| *end != span.start) else {
        return start;
    };
    let (last_day, end) = end_of(locale, span, end);
    if last_day == span.start.date() {
        return [&start, "–", &end].concat();
    }
    let first = short_weekday(locale, span.start.date());
    [first, " ", &start, " – ", short_weekday(locale, last_day), " ", &end].concat()
}

/// The day and the clock at which a span ends; midnight is hour 24 of the day before.
fn end_of(locale: Locale, span: &Span, end: NaiveDateTime) -> (chrono::NaiveDate, String) {
    let last_day = span.last_day();
    let hour = if last_day < end.date() { 24 } else { end.hour() };
    (last_day, hours_and_minutes(locale, hour, end.minute()))
}

fn hours_and_minutes(locale: Locale, hour: u32, minute: u32) -> String {
    let mut text = String::with_capacity(8);
    match locale {
        Locale::En => {
            push_two(&mut text, hour);
            text.push(':');
            push_two(&mut text, minute);
        }
        Locale::Fr => {
            push_number(&mut text, hour);
            text.push_str("\u{a0}h");
            if minute != 0 {
                text.push('\u{a0}');
                push_two(&mut text, minute);
            }
        }
    }
    text
}

#[cfg(test)]
#[path = "clock_tests.rs"]
mod tests;
