use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Duration, NaiveDate};

/// A month of a year: `2020-12` (ISO 8601).
///
/// Invariant: the month is 1 to 12, the year 0 to 9999, so that both are written in a fixed width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    year: u16,
    month: u8,
}

/// Why a text is not a month of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearMonthError(pub String);

impl YearMonth {
    /// The month of this number from 1 to 12 in this year.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let year = u16::try_from(year).ok().filter(|year| *year <= 9999)?;
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        Some(Self { year, month })
    }

    /// The month a day is in; a year beyond four digits counts as the nearest that has four.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year().clamp(0, 9999) as u16, month: day.month() as u8 }
    }

    /// The year.
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// The month from 1 to 12.
    pub fn month(self) -> u32 {
        u32::from(self.month)
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.month(), 1).expect("every month of four-digit years exists")
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        // Any first of a month plus 31 days is in the next month.
        let next = self.first_day() + Duration::days(31);
        next - Duration::days(i64::from(next.day()))
    }

    /// The month before, unless it is the first of all.
    pub fn previous(self) -> Option<Self> {
        if self.month > 1 {
            return Some(Self { year: self.year, month: self.month - 1 });
        }
        Some(Self { year: self.year.checked_sub(1)?, month: 12 })
    }

    /// The month after, unless it is the last of all.
    pub fn next(self) -> Option<Self> {
        if self.month < 12 {
            return Some(Self { year: self.year, month: self.month + 1 });
        }
        (self.year < 9999).then(|| Self { year: self.year + 1, month: 1 })
    }
}

impl FromStr for YearMonth {
    type Err = YearMonthError;

    fn from_str(raw: &str) -> Result<Self, YearMonthError> {
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        raw.split_once('-')
            .filter(|(year, month)| year.len() == 4 && month.len() == 2 && digits(year) && digits(month))
            .and_then(|(year, month)| Self::new(year.parse().ok()?, month.parse().ok()?))
            .ok_or_else(|| YearMonthError(raw.to_owned()))
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Display for YearMonthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not a month of a year", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(raw: &str) -> YearMonth {
        raw.parse().expect(raw)
    }

    #[test]
    fn months_read_back_as_written() {
        for raw in ["2020-12", "0987-01", "9999-12"] {
            assert_eq!(month(raw).to_string(), raw);
        }
    }

    #[test]
    fn err_what_is_not_a_month() {
        for raw in ["", "2020", "2020-13", "2020-00", "2020-1", "20-12", "2020-12-01", "+020-12", "٢٠٢٠-12"]
        {
            assert_eq!(raw.parse::<YearMonth>(), Err(YearMonthError(raw.into())));
        }
    }

    #[test]
    fn a_month_ends_before_the_next_begins() {
        for (raw, last) in [
            ("2020-02", "2020-02-29"),
            ("2021-02", "2021-02-28"),
            ("2020-12", "2020-12-31"),
            ("2020-11", "2020-11-30"),
        ] {
            assert_eq!(month(raw).last_day().to_string(), last);
        }
    }

    #[test]
    fn months_follow_one_another_over_the_years_end() {
        assert_eq!(month("2020-12").next(), Some(month("2021-01")));
        assert_eq!(month("2021-01").previous(), Some(month("2020-12")));
        assert_eq!(month("2020-06").next().and_then(YearMonth::previous), Some(month("2020-06")));
        assert_eq!((month("9999-12").next(), month("0000-01").previous()), (None, None));
    }
}
