use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::order;

/// When an event takes place, in the organiser's own terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum When {
    /// Whole days on the wall calendar, the same for every reader. `last` is inside the event.
    #[serde(rename = "d")]
    Days {
        /// The first day.
        #[serde(rename = "f", with = "day_number")]
        #[schemars(with = "i32")]
        first: NaiveDate,
        /// The last day, not before the first.
        #[serde(rename = "l", with = "day_number")]
        #[schemars(with = "i32")]
        last: NaiveDate,
    },
    /// Clock times in the event's own zone, with the instants they fall on.
    #[serde(rename = "t")]
    Times {
        /// The zone whose clocks the times are read on.
        #[serde(rename = "z")]
        zone: ZoneName,
        /// Its parts in order; at least one.
        #[serde(rename = "p")]
        parts: Vec<Span>,
    },
    /// Announced, not yet dated: "spring 2021", or nothing at all.
    #[serde(rename = "a")]
    ToBeAnnounced {
        /// What is known of the date, in the editor's words.
        #[serde(rename = "h", default, skip_serializing_if = "Option::is_none")]
        hint: Option<String>,
    },
}

/// From one moment to another, as a clock in the event's zone shows them.
///
/// Invariant: the end, where there is one, is not before the start. The offset is the minutes
/// that the zone's clocks are ahead of UTC at that moment. Serialised as minutes since 1970 in
/// UTC and offsets in minutes, so that no reader parses dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "SpanRecord", into = "SpanRecord")]
pub struct Span {
    /// The wall clock at the start.
    pub start: NaiveDateTime,
    /// Minutes ahead of UTC at the start.
    pub start_offset: i16,
    /// The wall clock at the end, where it is known.
    pub end: Option<NaiveDateTime>,
    /// Minutes ahead of UTC at the end.
    pub end_offset: i16,
    /// What this part is called, where an event has several.
    pub title: Option<String>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
struct SpanRecord(
    i64,
    i16,
    #[serde(default)] Option<i64>,
    #[serde(default)] i16,
    #[serde(default)] Option<String>,
);

/// A time zone by its name in the IANA database: `Europe/Paris`.
///
/// Invariant: has the form of such a name. That the database knows it is checked by the publisher.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct ZoneName(String);

impl When {
    /// The civil day it begins on, in its own terms.
    pub fn first_day(&self) -> Option<NaiveDate> {
        match self {
            Self::Days { first, .. } => Some(*first),
            Self::Times { parts, .. } => parts.first().map(|part| part.start.date()),
            Self::ToBeAnnounced { .. } => None,
        }
    }

    /// The civil day it ends on; an event that ends at midnight ends on the day before.
    pub fn last_day(&self) -> Option<NaiveDate> {
        match self {
            Self::Days { last, .. } => Some(*last),
            Self::Times { parts, .. } => parts.iter().map(Span::last_day).max(),
            Self::ToBeAnnounced { .. } => None,
        }
    }

    /// The civil days it covers, in its own terms, as runs without a gap: first and last day of each,
    /// in order. Parts on neighbouring days make one run.
    pub fn runs(&self) -> Vec<(NaiveDate, NaiveDate)> {
        let mut runs: Vec<(NaiveDate, NaiveDate)> = match self {
            Self::Days { first, last } => vec![(*first, *last)],
            Self::Times { parts, .. } => {
                parts.iter().map(|part| (part.start.date(), part.last_day())).collect()
            }
            Self::ToBeAnnounced { .. } => Vec::new(),
        };
        order::sort(&mut runs);
        runs.dedup_by(|next, run| {
            let joined = run.1.succ_opt().is_none_or(|after| next.0 <= after);
            if joined {
                run.1 = run.1.max(next.1);
            }
            joined
        });
        runs
    }

    /// Whether it is over at `now`, where the calendar of the asking place says `today`.
    ///
    /// Whole days last until the end of the reader's own day; what has no date is never over.
    pub fn is_over(&self, now: DateTime<Utc>, today: NaiveDate) -> bool {
        match self {
            Self::Days { last, .. } => *last < today,
            Self::Times { parts, .. } => parts.iter().all(|part| part.end_instant() <= now.timestamp()),
            Self::ToBeAnnounced { .. } => false,
        }
    }

    /// Sorts by beginning: whole days before the times of that day; without a date comes last.
    pub fn order(&self) -> (bool, i64, i64) {
        match self {
            Self::Days { first, .. } => (false, day_number::of(*first), -1),
            Self::Times { parts, .. } => parts.first().map_or((true, 0, 0), |part| {
                (false, day_number::of(part.start.date()), part.start_instant())
            }),
            Self::ToBeAnnounced { .. } => (true, 0, 0),
        }
    }
}

impl Span {
    /// A span from minutes since 1970 in UTC, and the minutes its clocks are ahead of UTC.
    pub(crate) fn from_minutes(
        start: i64,
        start_offset: i16,
        end: Option<i64>,
        end_offset: i16,
        title: Option<String>,
    ) -> Self {
        let wall = |minutes: i64, offset: i16| {
            let seconds = minutes.saturating_add(offset.into()).saturating_mul(60);
            DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc()
        };
        let end = end.map(|end| wall(end, end_offset));
        Self { start: wall(start, start_offset), start_offset, end, end_offset, title }
    }

    /// Seconds since 1970 in UTC at its start.
    pub fn start_instant(&self) -> i64 {
        self.start.and_utc().timestamp() - i64::from(self.start_offset) * 60
    }

    /// Seconds since 1970 in UTC at its end; its start where no end is known.
    pub fn end_instant(&self) -> i64 {
        match self.end {
            Some(end) => end.and_utc().timestamp() - i64::from(self.end_offset) * 60,
            None => self.start_instant(),
        }
    }

    /// The civil day it ends on; midnight belongs to the day before.
    pub fn last_day(&self) -> NaiveDate {
        let end = self.end.unwrap_or(self.start);
        if end > self.start { (end - Duration::seconds(1)).date() } else { end.date() }
    }
}

impl From<SpanRecord> for Span {
    fn from(SpanRecord(start, start_offset, end, end_offset, title): SpanRecord) -> Self {
        Self::from_minutes(start, start_offset, end, end_offset, title)
    }
}

impl From<Span> for SpanRecord {
    fn from(span: Span) -> Self {
        let end = span.end.map(|_| span.end_instant().div_euclid(60));
        Self(span.start_instant().div_euclid(60), span.start_offset, end, span.end_offset, span.title)
    }
}

impl ZoneName {
    /// The name as the database has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The city that names the zone, in readable form: `New York` of `America/New_York`.
    pub fn city(&self) -> String {
        self.0.rsplit('/').next().unwrap_or(&self.0).replace('_', " ")
    }
}

impl FromStr for ZoneName {
    type Err = ZoneError;

    fn from_str(raw: &str) -> Result<Self, Self::Err> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-' | b'+');
        let ok = raw.starts_with(|c: char| c.is_ascii_uppercase()) && raw.bytes().all(plain);
        if ok { Ok(Self(raw.to_owned())) } else { Err(ZoneError(raw.to_owned())) }
    }
}

/// Why a text is not the name of a time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneError(pub String);

impl TryFrom<String> for ZoneName {
    type Error = ZoneError;

    fn try_from(raw: String) -> Result<Self, Self::Error> {
        raw.parse()
    }
}

impl fmt::Display for ZoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not the name of a time zone", self.0)
    }
}

impl fmt::Display for ZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Days as their number since 1970-01-01, so that no reader parses dates.
pub(crate) mod day_number {
    use chrono::{Days, NaiveDate};
    use serde::{Deserialize, Deserializer, Serializer};

    const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day that exists");

    /// Days from 1970-01-01 to `day`.
    pub(crate) fn of(day: NaiveDate) -> i64 {
        (day - EPOCH).num_days()
    }

    /// The day that is `number` days after 1970-01-01.
    pub(crate) fn to_day(number: i64) -> Option<NaiveDate> {
        let days = Days::new(number.unsigned_abs());
        if number < 0 { EPOCH.checked_sub_days(days) } else { EPOCH.checked_add_days(days) }
    }

    pub(crate) fn serialize<S: Serializer>(day: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(of(*day))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
        let number = i64::deserialize(from)?;
        to_day(number).ok_or_else(|| serde::de::Error::custom("a day out of range"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Published;

    fn day(raw: &str) -> NaiveDate {
        raw.parse::<Published>().expect(raw).day()
    }

    fn clock(raw: &str) -> NaiveDateTime {
        raw.parse().expect(raw)
    }

    fn webinar() -> When {
        let span = Span {
            start: clock("2021-01-22T11:00:00"),
            start_offset: 60,
            end: Some(clock("2021-01-22T12:00:00")),
            end_offset: 60,
            title: None,
        };
        When::Times { zone: "Europe/Paris".parse().expect("a zone"), parts: vec![span] }
    }

    #[test]
    fn every_form_survives_serialising() {
        let all = [
            When::Days { first: day("2020-12-02"), last: day("2020-12-03") },
            When::Days { first: day("1969-12-31"), last: day("1969-12-31") },
            webinar(),
            When::ToBeAnnounced { hint: None },
        ];
        for when in all {
            let json = serde_json::to_string(&when).expect("serialises");
            assert_eq!(serde_json::from_str::<When>(&json).expect(&json), when);
        }
    }

    #[test]
    fn days_last_until_the_end_of_the_readers_day() {
        let when = When::Days { first: day("2020-12-02"), last: day("2020-12-03") };
        let noon = clock("2020-12-03T12:00:00").and_utc();
        assert!(!when.is_over(noon, day("2020-12-03")));
        assert!(when.is_over(noon, day("2020-12-04")));
    }

    #[test]
    fn times_end_at_their_instant() {
        let before = clock("2021-01-22T10:59:59").and_utc();
        assert!(!webinar().is_over(before, day("2021-01-22")));
        assert!(webinar().is_over(clock("2021-01-22T11:00:00").and_utc(), day("2021-01-22")));
    }

    #[test]
    fn what_ends_at_midnight_ends_the_day_before() {
        let span = Span {
            start: clock("2020-12-31T20:00:00"),
            start_offset: 60,
            end: Some(clock("2021-01-01T00:00:00")),
            end_offset: 60,
            title: None,
        };
        assert_eq!(span.last_day(), day("2020-12-31"));
    }

    #[test]
    fn parts_on_neighbouring_days_make_one_run() {
        let part = |day: &str| Span {
            start: clock(&format!("{day}T11:00:00")),
            start_offset: 60,
            end: None,
            end_offset: 60,
            title: None,
        };
        let zone = "Europe/Paris".parse().expect("a zone");
        let parts = ["2021-01-01", "2020-12-31", "2021-01-04", "2021-01-04"].map(part).to_vec();
        let runs = When::Times { zone, parts }.runs();
        assert_eq!(runs, [(day("2020-12-31"), day("2021-01-01")), (day("2021-01-04"), day("2021-01-04"))]);
        assert_eq!(When::ToBeAnnounced { hint: None }.runs(), []);
    }
}
