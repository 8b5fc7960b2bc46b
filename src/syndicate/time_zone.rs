//! Time zones as calendars know them: VTIMEZONE (RFC 5545, section 3.6.5), from the IANA database.

use std::ops::RangeInclusive;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::content_lines::Lines;
use crate::model::ZoneName;

/// The zone of this name; `None` where the database has none.
pub(super) fn zone(name: &ZoneName) -> Option<Tz> {
    name.as_str().parse().ok()
}

/// Whether a wall clock in `zone` names one moment alone, and that one: with these minutes ahead of
/// UTC. Of two equal times the first should be meant (section 3.3.5), yet not every calendar does.
pub(super) fn is_plain(zone: Tz, wall: NaiveDateTime, minutes: i16) -> bool {
    let meant = zone.from_local_datetime(&wall).single();
    meant.is_some_and(|meant| meant.offset().fix().local_minus_utc() == i32::from(minutes) * 60)
}

/// Whether the zone's clocks have always shown UTC.
pub(super) fn is_utc(zone: Tz) -> bool {
    matches!(zone, Tz::UTC | Tz::Etc__UTC | Tz::Etc__UCT | Tz::UCT | Tz::Universal | Tz::Zulu)
        || matches!(zone, Tz::Etc__Universal | Tz::Etc__Zulu)
}

/// Writes the VTIMEZONE of a zone, right for every moment of these years and of the year before.
///
/// Each time the clocks change is written by itself and no rule is guessed from them, for laws
/// follow none; after the last year the last offset goes on.
pub(super) fn time_zone(zone: Tz, years: RangeInclusive<i32>) -> String {
    let mut lines = Lines::default();
    lines.line("BEGIN", "VTIMEZONE");
    lines.line("TZID", zone.name());
    let first = new_year(years.start().saturating_sub(1));
    let mut before = Clock::at(zone, first);
    before.write(&mut lines, before.ahead, first);
    for (moment, after) in changes(zone, first, new_year(years.end().saturating_add(1))) {
        after.write(&mut lines, before.ahead, moment);
        before = after;
    }
    lines.line("END", "VTIMEZONE");
    lines.into_string()
}

/// How a zone's clocks stand.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Clock {
    /// Seconds ahead of UTC.
    ahead: i32,
    /// Whether it is summer time.
    is_summer: bool,
    /// What the zone calls it: `CET`.
    name: String,
}

impl Clock {
    fn at(zone: Tz, utc: NaiveDateTime) -> Self {
        let offset = zone.offset_from_utc_datetime(&utc);
        Self {
            ahead: offset.fix().local_minus_utc(),
            is_summer: offset.dst_offset() > TimeDelta::zero(),
            name: offset.abbreviation().unwrap_or_default().to_owned(),
        }
    }

    /// Writes that the clocks stand so from a moment on; its time is that of the clocks before.
    fn write(&self, lines: &mut Lines, before: i32, moment: NaiveDateTime) {
        let kind = if self.is_summer { "DAYLIGHT" } else { "STANDARD" };
        let wall = moment.checked_add_signed(TimeDelta::seconds(before.into())).unwrap_or(moment);
        lines.line("BEGIN", kind);
        lines.line("DTSTART", &wall.format("%Y%m%dT%H%M%S").to_string());
        lines.line("TZOFFSETFROM", &offset(before));
        lines.line("TZOFFSETTO", &offset(self.ahead));
        if !self.name.is_empty() {
            lines.text("TZNAME", &self.name);
        }
        lines.line("END", kind);
    }
}

/// Every moment between two at which the zone's clocks change, in UTC, and how they stand then.
fn changes(zone: Tz, from: NaiveDateTime, to: NaiveDateTime) -> Vec<(NaiveDateTime, Clock)> {
    let mut found = Vec::new();
    let (mut at, mut known) = (from, Clock::at(zone, from));
    while at < to {
        let Some(next) = at.checked_add_days(Days::new(1)) else { break };
        let clock = Clock::at(zone, next);
        if clock != known {
            found.push((change(zone, at, next, &known), clock.clone()));
            known = clock;
        }
        at = next;
    }
    found
}

/// The first second of the day that is not as before.
fn change(zone: Tz, from: NaiveDateTime, to: NaiveDateTime, before: &Clock) -> NaiveDateTime {
    let (mut same, mut other) = (from.and_utc().timestamp(), to.and_utc().timestamp());
    while other - same > 1 {
        let middle = same + (other - same) / 2;
        if Clock::at(zone, utc(middle)) == *before { same = middle } else { other = middle }
    }
    utc(other)
}

fn utc(seconds: i64) -> NaiveDateTime {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc()
}

fn new_year(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default().and_time(NaiveTime::MIN)
}

/// Seconds ahead of UTC as `+0100`, with seconds where there are some.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, rest) = (seconds.abs() / 3600, seconds.abs() / 60 % 60, seconds.abs() % 60);
    let short = format!("{sign}{hours:02}{minutes:02}");
    if rest == 0 { short } else { format!("{short}{rest:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, years: RangeInclusive<i32>, expected: &[&str]) {
        let zone: Tz = name.parse().expect(name);
        let text = time_zone(zone, years);
        let observances: Vec<String> = text
            .split("BEGIN:")
            .skip(2)
            .map(|part| part.lines().filter(|line| !line.starts_with("END")).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(observances, expected);
    }

    #[test]
    fn summer_and_winter_begin_on_the_clocks_that_were_before() {
        check(
            "Europe/Paris",
            2021..=2021,
            &[
                "STANDARD DTSTART:20200101T010000 TZOFFSETFROM:+0100 TZOFFSETTO:+0100 TZNAME:CET",
                "DAYLIGHT DTSTART:20200329T020000 TZOFFSETFROM:+0100 TZOFFSETTO:+0200 TZNAME:CEST",
                "STANDARD DTSTART:20201025T030000 TZOFFSETFROM:+0200 TZOFFSETTO:+0100 TZNAME:CET",
                "DAYLIGHT DTSTART:20210328T020000 TZOFFSETFROM:+0100 TZOFFSETTO:+0200 TZNAME:CEST",
                "STANDARD DTSTART:20211031T030000 TZOFFSETFROM:+0200 TZOFFSETTO:+0100 TZNAME:CET",
            ],
        );
    }

    #[test]
    fn half_hours_and_quarters_are_kept_and_a_zone_without_changes_is_said_once() {
        check(
            "Australia/Lord_Howe",
            2021..=2021,
            &[
                "DAYLIGHT DTSTART:20200101T110000 TZOFFSETFROM:+1100 TZOFFSETTO:+1100",
                "STANDARD DTSTART:20200405T020000 TZOFFSETFROM:+1100 TZOFFSETTO:+1030",
                "DAYLIGHT DTSTART:20201004T020000 TZOFFSETFROM:+1030 TZOFFSETTO:+1100",
                "STANDARD DTSTART:20210404T020000 TZOFFSETFROM:+1100 TZOFFSETTO:+1030",
                "DAYLIGHT DTSTART:20211003T020000 TZOFFSETFROM:+1030 TZOFFSETTO:+1100",
            ],
        );
        check(
            "Asia/Kathmandu",
            2021..=2025,
            &["STANDARD DTSTART:20200101T054500 TZOFFSETFROM:+0545 TZOFFSETTO:+0545"],
        );
    }

    #[test]
    fn apia_left_out_a_day() {
        let text = time_zone(Tz::Pacific__Apia, 2011..=2011);
        assert!(
            text.contains("DTSTART:20111230T000000\r\nTZOFFSETFROM:-1000\r\nTZOFFSETTO:+1400\r\n"),
            "{text}"
        );
    }

    #[test]
    fn a_wall_clock_is_plain_but_for_one_that_comes_twice_or_never() {
        let paris = Tz::Europe__Paris;
        let wall = |raw: &str| raw.parse::<NaiveDateTime>().expect(raw);
        assert!(is_plain(paris, wall("2021-07-01T11:00:00"), 120));
        assert!(!is_plain(paris, wall("2021-10-31T02:30:00"), 120));
        assert!(!is_plain(paris, wall("2021-10-31T02:30:00"), 60));
        assert!(!is_plain(paris, wall("2021-03-28T02:30:00"), 60));
    }
}
