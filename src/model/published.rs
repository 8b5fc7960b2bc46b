use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The date an editor gives, as exact as it is known.
///
/// A month is not its first day: it is shown as a month. Written `2020-11`, `2020-11-16` or
/// `2020-11-16T10:00+01:00` (ISO 8601), and serialised so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub enum Published {
    /// A month whose day is not known; holds the month's first day.
    Month(NaiveDate),
    /// A day of the wall calendar.
    Day(NaiveDate),
    /// A day with a clock time, and the minutes the clock is ahead of UTC.
    Time(NaiveDateTime, i16),
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishedError {
    /// Not of the form year-month, year-month-day or day with time and offset.
    Form(String),
    /// Well formed, but no such day or time exists.
    Impossible(String),
}

impl Published {
    /// The civil day it counts as: of a month its first.
    pub fn day(&self) -> NaiveDate {
        match self {
            Self::Month(day) | Self::Day(day) => *day,
            Self::Time(time, _) => time.date(),
        }
    }

    /// The last civil day it may stand for: of a month its last.
    pub fn last_day(&self) -> NaiveDate {
        match self {
            Self::Month(first) => {
                let next = if first.month() == 12 {
                    NaiveDate::from_ymd_opt(first.year() + 1, 1, 1)
                } else {
                    NaiveDate::from_ymd_opt(first.year(), first.month() + 1, 1)
                };
                next.and_then(|day| day.pred_opt()).unwrap_or(*first)
            }
            other => other.day(),
        }
    }

    /// Seconds since 1970 in UTC at which it begins, where it has a clock time.
    pub fn instant(&self) -> Option<i64> {
        match self {
            Self::Time(time, offset) => Some(time.and_utc().timestamp() - i64::from(*offset) * 60),
            _ => None,
        }
    }

    /// The year it falls in.
    pub fn year(&self) -> i32 {
        self.day().year()
    }
}

/// By civil day; a month before its first day; a day before its times.
impl Ord for Published {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| match date {
            Self::Month(day) => (*day, 0, 0, 0),
            Self::Day(day) => (*day, 1, 0, 0),
            Self::Time(time, offset) => (time.date(), 2, time.num_seconds_from_midnight(), *offset),
        };
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Published {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Published {
    type Err = PublishedError;

    fn from_str(raw: &str) -> Result<Self, PublishedError> {
        let form = || PublishedError::Form(raw.to_owned());
        let impossible = || PublishedError::Impossible(raw.to_owned());
        let year: i32 = number(raw, 0, 4).ok_or_else(form)? as i32;
        let month = following(raw, 4, b"-").ok_or_else(form)?;
        if raw.len() == 7 {
            return NaiveDate::from_ymd_opt(year, month, 1).map(Self::Month).ok_or_else(impossible);
        }
        let day = following(raw, 7, b"-").ok_or_else(form)?;
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(impossible)?;
        if raw.len() == 10 {
            return Ok(Self::Day(date));
        }
        let hour = following(raw, 10, b"T ").ok_or_else(form)?;
        let minute = following(raw, 13, b":").ok_or_else(form)?;
        let (second, rest) = match following(raw, 16, b":") {
            Some(second) => (second, raw.get(19..)),
            None => (0, raw.get(16..)),
        };
        let offset = offset_minutes(rest.ok_or_else(form)?).ok_or_else(form)?;
        let time = date.and_hms_opt(hour, minute, second).ok_or_else(impossible)?;
        Ok(Self::Time(time, offset))
    }
}

fn number(raw: &str, from: usize, length: usize) -> Option<u32> {
    let digits = raw.get(from..from + length)?;
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// The two digits that follow one of `separators` at `at`.
fn following(raw: &str, at: usize, separators: &[u8]) -> Option<u32> {
    if !separators.contains(raw.as_bytes().get(at)?) {
        return None;
    }
    number(raw, at + 1, 2)
}

/// Minutes ahead of UTC of `Z`, `+01:00`, `-0500`.
fn offset_minutes(raw: &str) -> Option<i16> {
    if raw == "Z" {
        return Some(0);
    }
    let sign = match raw.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let hours = number(raw, 1, 2)?;
    let minutes = match raw.len() {
        5 => number(raw, 3, 2)?,
        6 => following(raw, 3, b":")?,
        _ => return None,
    };
    (hours < 24 && minutes < 60).then(|| sign * (hours * 60 + minutes) as i16)
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.day();
        write!(f, "{:04}-{:02}", day.year(), day.month())?;
        if matches!(self, Self::Month(_)) {
            return Ok(());
        }
        write!(f, "-{:02}", day.day())?;
        let Self::Time(time, offset) = self else {
            return Ok(());
        };
        write!(f, "T{:02}:{:02}", time.hour(), time.minute())?;
        if time.second() != 0 {
            write!(f, ":{:02}", time.second())?;
        }
        let sign = if *offset < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
    }
}

impl TryFrom<String> for Published {
    type Error = PublishedError;

    fn try_from(raw: String) -> Result<Self, PublishedError> {
        raw.parse()
    }
}

impl From<Published> for String {
    fn from(date: Published) -> Self {
        date.to_string()
    }
}

impl fmt::Display for PublishedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(raw) => {
                write!(f, "\"{raw}\" is not a month, a day, or a day with a time and an offset")
            }
            Self::Impossible(raw) => write!(f, "there is no {raw}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_back_as_written() {
        for raw in ["2020-11", "2020-11-16", "2020-11-16T10:00+01:00", "2020-02-29T23:59:58-05:30"] {
            assert_eq!(raw.parse::<Published>().map(|date| date.to_string()), Ok(raw.to_owned()));
        }
        assert_eq!(
            "2020-11-16T10:00Z".parse::<Published>().map(|d| d.to_string()),
            Ok("2020-11-16T10:00+00:00".into())
        );
    }

    #[test]
    fn err_days_that_do_not_exist() {
        for raw in ["2020-13", "2021-02-29", "2020-11-31", "2020-00-01", "2020-11-16T24:00Z"] {
            assert_eq!(raw.parse::<Published>(), Err(PublishedError::Impossible(raw.into())));
        }
    }

    #[test]
    fn err_other_forms() {
        for raw in [
            "",
            "2020",
            "20-11-16",
            "16.11.2020",
            "2020-11-16T10:00",
            "2020/11",
            "2020-1-1",
            "２０２０-11",
            "2020-11-16T10:00+1",
        ] {
            assert_eq!(raw.parse::<Published>(), Err(PublishedError::Form(raw.into())));
        }
    }

    #[test]
    fn a_month_comes_before_its_first_day_and_a_day_before_its_times() {
        let dates = ["2020-10-31", "2020-11", "2020-11-01", "2020-11-01T00:00+00:00", "2020-11-02"];
        let parsed: Vec<Published> = dates.iter().map(|raw| raw.parse().expect(raw)).collect();
        assert!(parsed.is_sorted());
        assert_eq!("2020-12".parse::<Published>().map(|d| d.last_day().to_string()), Ok("2020-12-31".into()));
    }
}
