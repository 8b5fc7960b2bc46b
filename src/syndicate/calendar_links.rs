//! Links that open a calendar service of others with an event filled in.
//!
//! None of the services documents its parameters itself; these are what is commonly known of them
//! (Google: `render?action=TEMPLATE`; Outlook: `deeplink/compose`; Yahoo: `v=60`). Clock times are
//! told as instants in UTC, which all of them take. Of whole days each has its own rule: Google and
//! Outlook want the day after the last; Yahoo knows *one* whole day (`dur=allday`, which it passes
//! over where an end is told), and several as from midnight to midnight.

use chrono::{DateTime, NaiveDate};

use super::encoded::{one_line, with_parameters};
use crate::messages::dates::iso_day;
use crate::model::Span;

/// How many characters of what an event is go into a link; addresses have an end.
const SUMMARY: usize = 240;

/// What a calendar is told of an event.
#[derive(Clone, Copy, Debug)]
pub struct CalendarEntry<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Where it takes place; may be empty.
    pub place: &'a str,
    /// What it is; may be empty, and is cut where it is long.
    pub summary: &'a str,
    /// The absolute address of its page; empty where that is not known.
    pub address: &'a str,
}

/// When an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryTime {
    /// Whole days, the last one included.
    Days(NaiveDate, NaiveDate),
    /// Seconds since 1970 in UTC, from and until; the same where no end is known.
    Instants(i64, i64),
}

impl EntryTime {
    /// When a part of an event is.
    pub fn of(part: &Span) -> Self {
        Self::Instants(part.start_instant(), part.end_instant())
    }
}

/// The services by name, each with the address that opens it with this entry.
pub fn calendar_links(entry: &CalendarEntry<'_>, time: EntryTime) -> [(&'static str, String); 4] {
    let (title, place, said) = (&one_line(entry.title), &one_line(entry.place), &description(entry));
    let (start, end, days) = match time {
        EntryTime::Days(first, last) => {
            let after = last.succ_opt().unwrap_or(last);
            (iso_day(first), iso_day(after), Some(first == last))
        }
        EntryTime::Instants(start, end) => (iso_instant(start), iso_instant(end), None),
    };
    let (short_start, short_end) = (compact(&start), compact(&end));
    let google = with_parameters(
        "https://calendar.google.com/calendar/render?action=TEMPLATE",
        &[
            ("text", title),
            ("dates", &[&short_start, "/", &short_end].concat()),
            ("details", said),
            ("location", place),
        ],
    );
    let outlook = |host: &str| {
        let address = [
            "https://outlook.",
            host,
            ".com/calendar/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent",
        ];
        let all_day = if days.is_some() { "true" } else { "" };
        with_parameters(
            &address.concat(),
            &[
                ("subject", title),
                ("startdt", &start),
                ("enddt", &end),
                ("allday", all_day),
                ("body", said),
                ("location", place),
            ],
        )
    };
    let (yahoo_end, yahoo_length) = match days {
        Some(true) => ("", "allday"),
        None if start == end => ("", ""),
        _ => (short_end.as_str(), ""),
    };
    let yahoo = with_parameters(
        "https://calendar.yahoo.com/?v=60",
        &[
            ("title", title),
            ("st", &short_start),
            ("et", yahoo_end),
            ("dur", yahoo_length),
            ("desc", said),
            ("in_loc", place),
        ],
    );
    [
        ("Google", google),
        ("Outlook.com", outlook("live")),
        ("Office 365", outlook("office")),
        ("Yahoo", yahoo),
    ]
}

/// What it is, in short, and where more is said of it.
fn description(entry: &CalendarEntry<'_>) -> String {
    let summary = entry.summary.trim();
    let mut said = summary.to_owned();
    if let Some((end, _)) = summary.char_indices().nth(SUMMARY) {
        said.truncate(end);
        said.truncate(said.trim_end().len());
        said.push('…');
    }
    if !said.is_empty() && !entry.address.is_empty() {
        said.push_str("\n\n");
    }
    said.push_str(entry.address);
    said
}

/// A moment as `2021-01-22T10:00:00Z` (ISO 8601).
fn iso_instant(seconds: i64) -> String {
    let day = DateTime::from_timestamp(seconds, 0).unwrap_or_default().date_naive();
    let second = seconds.rem_euclid(86_400);
    let mut text = iso_day(day);
    for (sign, number) in [("T", second / 3600), (":", second / 60 % 60), (":", second % 60)] {
        text.push_str(sign);
        text.push_str(if number < 10 { "0" } else { "" });
        text.push_str(&number.to_string());
    }
    text.push('Z');
    text
}

/// The same without the signs between its parts: `20210122T100000Z`.
fn compact(iso: &str) -> String {
    iso.chars().filter(|c| !matches!(c, '-' | ':')).collect()
}

#[cfg(test)]
#[path = "calendar_links_tests.rs"]
mod tests;
