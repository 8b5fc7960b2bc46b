use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::agenda::TimeState;
use crate::app::platform;
use crate::messages::{Locale, dates};
use crate::model::{Span, When};

/// *Now*, as the page is to be read: the publisher's for static pages, the reader's in the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The moment.
    pub now: DateTime<Utc>,
    /// The civil day of that moment where the page is read.
    pub today: NaiveDate,
    /// Whether relative words ("in 3 days") make sense: the app's alone, never in a frozen newsroom.
    pub runs: bool,
}

impl Clock {
    /// How an event stands to this moment; `None` where the clock does not run.
    pub fn state(&self, when: &When) -> Option<TimeState> {
        let day_of = |instant: i64| {
            let offset = i64::from(platform::offset_at(instant).unwrap_or(0));
            let moment = DateTime::from_timestamp(instant + offset * 60, 0).unwrap_or(self.now);
            moment.date_naive()
        };
        self.runs.then(|| TimeState::of(when, self.now, self.today, &day_of))
    }
}

/// A wall clock in minutes since 1970, from the words in which browsers write it for readers in the
/// United States, without seconds: "1/22/2021, 15:45".
pub fn read_wall(text: &str) -> Option<i64> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut next = || numbers.next()?.parse::<u32>().ok();
    let (month, day, year, hour, minute) = (next()?, next()?, next()?, next()?, next()?);
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    Some(day.and_time(NaiveTime::from_hms_opt(hour, minute, 0)?).and_utc().timestamp() / 60)
}

/// Parts of an event on the reader's own clocks, where there is a reader and they show another time.
pub fn for_you(locale: Locale, parts: &[Span]) -> Option<String> {
    platform::offset_at(0)?;
    dates::for_you(locale, parts, &|instant| platform::offset_at(instant).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<i64>) {
        assert_eq!(read_wall(text), expected, "{text}");
    }

    #[test]
    fn a_wall_clock_is_read_from_its_words() {
        check("1/1/1970, 00:00", Some(0));
        check("1/22/2021, 15:45", Some(26_855_505));
        check("2/29/2020, 23:59", Some(26_383_679));
        // Older engines put other signs between.
        check("1/22/2021\u{202f}15:45", Some(26_855_505));
    }

    #[test]
    fn what_is_no_wall_clock_is_none() {
        for text in
            ["", "Invalid Date", "13/1/2021, 10:00", "2/30/2021, 10:00", "1/22/2021, 24:00", "1/22/2021"]
        {
            check(text, None);
        }
    }
}
