//! Dates as people write them in Hugo files, and what their offsets are worth.

use chrono::{Duration, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone};
use chrono_tz::Tz;

/// A date as it was written: a day, perhaps with a clock time, perhaps with an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) day: NaiveDate,
    pub(super) time: Option<NaiveTime>,
    /// Minutes ahead of UTC.
    pub(super) offset: Option<i32>,
}

/// What a written clock time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// The offset is right; times are told on the clocks of this zone.
    Trust(Tz),
    /// The time is what the clocks of this zone showed, whatever offset was written.
    Wall(Tz),
}

/// A clock time in a zone, and whether the offset that was written is another than the zone's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) local: NaiveDateTime,
    pub(super) offset: FixedOffset,
    pub(super) disagrees: bool,
    /// Whether the written time was skipped by the zone's clocks and had to be moved on.
    pub(super) moved: bool,
}

impl Written {
    /// Reads `2020-09-09`, `2020-09-09 8:44`, `2020-09-09T08:44:00-05:00`, `… -0500`, `… Z`.
    pub(super) fn parse(raw: &str) -> Option<Self> {
        let raw = raw.trim();
        let (day, rest) = match raw.find(['T', 't', ' ']) {
            Some(at) => (&raw[..at], raw[at + 1..].trim()),
            None => (raw, ""),
        };
        let day = NaiveDate::parse_from_str(&day.replace('/', "-"), "%Y-%m-%d").ok()?;
        if rest.is_empty() {
            return Some(Self { day, time: None, offset: None });
        }
        let clock_end =
            rest.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(rest.len());
        let (clock, zone) = (&rest[..clock_end], rest[clock_end..].trim());
        let mut parts = clock.split('.').next()?.split(':').map(|part| part.parse::<u32>().ok());
        let hour = parts.next()??;
        let minute = parts.next().unwrap_or(Some(0))?;
        let second = parts.next().unwrap_or(Some(0))?;
        let time = NaiveTime::from_hms_opt(hour, minute, second)?;
        let offset = if zone.is_empty() { None } else { Some(offset_minutes(zone)?) };
        Some(Self { day, time: Some(time), offset })
    }

    /// The clock time it tells, where it has one.
    pub(super) fn told(&self, clock: Clock) -> Option<Told> {
        let written = self.day.and_time(self.time?);
        let (zone, wall) = match (clock, self.offset) {
            (Clock::Trust(zone), Some(minutes)) => {
                let offset = FixedOffset::east_opt(minutes * 60)?;
                let instant = offset.from_local_datetime(&written).single()?.with_timezone(&zone);
                (zone, instant.naive_local())
            }
            (Clock::Trust(zone) | Clock::Wall(zone), _) => (zone, written),
        };
        let (local, offset) = on_the_clocks(zone, wall)?;
        let disagrees = self.offset.is_some_and(|minutes| {
            on_the_clocks(zone, written).is_none_or(|(_, real)| real.local_minus_utc() != minutes * 60)
        });
        Some(Told { local, offset, disagrees, moved: local != wall })
    }
}

/// A wall time that exists in the zone: the first of two, or an hour on where it is skipped.
fn on_the_clocks(zone: Tz, wall: NaiveDateTime) -> Option<(NaiveDateTime, FixedOffset)> {
    let found = match zone.from_local_datetime(&wall) {
        LocalResult::Single(time) | LocalResult::Ambiguous(time, _) => time,
        LocalResult::None => zone.from_local_datetime(&(wall + Duration::hours(1))).earliest()?,
    };
    Some((found.naive_local(), found.offset().fix()))
}

/// Minutes ahead of UTC of `Z`, `UTC`, `-0500`, `-05:00`, `+1`.
fn offset_minutes(raw: &str) -> Option<i32> {
    if matches!(raw, "Z" | "z" | "UTC" | "GMT") {
        return Some(0);
    }
    let (sign, digits) = match raw.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    let number: i32 = digits.parse().ok()?;
    let minutes = if digits.len() <= 2 { number * 60 } else { number / 100 * 60 + number % 100 };
    (minutes < 24 * 60).then_some(sign * minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW_YORK: Tz = chrono_tz::America::New_York;

    #[track_caller]
    fn check(raw: &str, clock: Clock, expected: Option<(&str, bool)>) {
        let told = Written::parse(raw).and_then(|written| written.told(clock));
        let told = told
            .map(|told| (format!("{}{}", told.local.format("%Y-%m-%dT%H:%M"), told.offset), told.disagrees));
        assert_eq!(told, expected.map(|(text, disagrees)| (text.to_owned(), disagrees)));
    }

    #[test]
    fn ok_every_form_of_a_clock_time() {
        for raw in [
            "2020-01-09 8:44:00 -0500",
            "2020-01-09T08:44:00-05:00",
            "2020-01-09  08:44",
            "2020-01-09 8:44 -5",
        ] {
            check(raw, Clock::Wall(NEW_YORK), Some(("2020-01-09T08:44-05:00", false)));
        }
    }

    #[test]
    fn ok_a_day_has_no_clock_time() {
        assert_eq!(Written::parse("2020-01-09").map(|written| written.time), Some(None));
        check("2020-01-09", Clock::Wall(NEW_YORK), None);
    }

    #[test]
    fn err_no_date() {
        for raw in ["", "soon", "2020-13-01", "2020-01-09 25:00", "2020-01-09 8:00 EST5", "2020"] {
            assert_eq!(Written::parse(raw), None, "{raw}");
        }
    }

    #[test]
    fn a_summer_time_with_a_winter_offset_disagrees() {
        check("2020-07-09 14:00 -0500", Clock::Wall(NEW_YORK), Some(("2020-07-09T14:00-04:00", true)));
        check("2020-07-09 14:00 -0500", Clock::Trust(NEW_YORK), Some(("2020-07-09T15:00-04:00", true)));
        check("2020-07-09 14:00 -0400", Clock::Trust(NEW_YORK), Some(("2020-07-09T14:00-04:00", false)));
    }

    #[test]
    fn a_skipped_time_moves_on_by_an_hour() {
        let told = Written::parse("2020-03-08 02:30").and_then(|written| written.told(Clock::Wall(NEW_YORK)));
        assert!(told.is_some_and(|told| told.moved));
        check("2020-03-08 02:30", Clock::Wall(NEW_YORK), Some(("2020-03-08T03:30-04:00", false)));
    }
}
