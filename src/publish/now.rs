//! *Now*: the one place that asks a clock.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use crate::model::Published;

/// The moment a site is published at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The moment itself; of a day, its beginning.
    pub instant: DateTime<Utc>,
    /// The day it is then in the newsroom's own zone.
    pub today: NaiveDate,
    /// Whether the newsroom stands still at this moment: `site.toml` says so.
    pub frozen: bool,
    /// The last moment whose articles are out: of a day, its end.
    horizon: DateTime<Utc>,
}

/// What is known of the moment before the newsroom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocks {
    /// What the editor asked for with `--now`.
    pub asked: Option<Published>,
    /// `SOURCE_DATE_EPOCH`, for builds that can be repeated.
    pub epoch: Option<DateTime<Utc>>,
    /// What the machine's clock says.
    pub clock: DateTime<Utc>,
}

impl Clocks {
    /// Reads the environment and the machine's clock; a `SOURCE_DATE_EPOCH` that is not a number
    /// of seconds is an error, told in a sentence.
    pub fn read(asked: Option<Published>) -> Result<Self, String> {
        let epoch = match std::env::var("SOURCE_DATE_EPOCH") {
            Err(_) => None,
            Ok(raw) => match raw.parse().map(|seconds| DateTime::from_timestamp(seconds, 0)) {
                Ok(Some(moment)) => Some(moment),
                _ => return Err(format!("SOURCE_DATE_EPOCH is \"{raw}\", not a number of seconds")),
            },
        };
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let clock = i64::try_from(seconds).map(|seconds| DateTime::from_timestamp(seconds, 0));
        Ok(Self { asked, epoch, clock: clock.unwrap_or_default().unwrap_or_default() })
    }

    /// *Now*: what was asked for, else what `site.toml` says, else `SOURCE_DATE_EPOCH`, else the
    /// clock; its day is that of `zone`.
    pub fn now(&self, zone: Tz, of_the_site: Option<Published>) -> Now {
        let said = self.asked.or(of_the_site);
        let frozen = self.asked.is_none() && of_the_site.is_some();
        match said {
            Some(date) => match date.instant().and_then(|seconds| DateTime::from_timestamp(seconds, 0)) {
                Some(instant) => Now { frozen, ..Now::at(instant, zone) },
                None => Now { frozen, ..Now::on(date.day(), zone) },
            },
            None => Now::at(self.epoch.unwrap_or(self.clock), zone),
        }
    }
}

impl Now {
    fn at(instant: DateTime<Utc>, zone: Tz) -> Self {
        let today = instant.with_timezone(&zone).date_naive();
        Self { instant, today, frozen: false, horizon: instant }
    }

    fn on(today: NaiveDate, zone: Tz) -> Self {
        let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
        let horizon = day_start(tomorrow, zone) - chrono::Duration::seconds(1);
        Self { instant: day_start(today, zone), today, frozen: false, horizon }
    }

    /// Whether something of this date is out, and not held back.
    pub fn has_reached(&self, date: &Published) -> bool {
        match date.instant() {
            Some(instant) => instant <= self.horizon.timestamp(),
            None => date.day() <= self.today,
        }
    }
}

/// The first moment of a day; where the clocks skip midnight, midnight in UTC stands for it.
fn day_start(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    match zone.from_local_datetime(&midnight).earliest() {
        Some(moment) => moment.with_timezone(&Utc),
        None => midnight.and_utc(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(clocks: Clocks, frozen: Option<&str>) -> Now {
        clocks.now(Tz::Europe__Paris, frozen.map(date))
    }

    fn date(raw: &str) -> Published {
        raw.parse().expect(raw)
    }

    fn moment(raw: &str) -> DateTime<Utc> {
        DateTime::from_timestamp(date(raw).instant().expect(raw), 0).expect(raw)
    }

    fn clocks(asked: Option<&str>, epoch: Option<&str>) -> Clocks {
        let clock = moment("2026-01-01T00:30+01:00");
        Clocks { asked: asked.map(date), epoch: epoch.map(moment), clock }
    }

    #[test]
    fn what_was_asked_for_comes_before_the_site_the_epoch_and_the_clock() {
        let today = |clocks: Clocks, frozen| at(clocks, frozen).today.to_string();
        let epoch = Some("2024-05-01T12:00Z");
        assert_eq!(today(clocks(Some("2019-02-03"), epoch), Some("2020-11-16")), "2019-02-03");
        assert_eq!(today(clocks(None, epoch), Some("2020-11-16")), "2020-11-16");
        assert_eq!(today(clocks(None, epoch), None), "2024-05-01");
        assert_eq!(today(clocks(None, None), None), "2026-01-01");
    }

    #[test]
    fn only_the_site_freezes_a_newsroom() {
        assert!(at(clocks(None, None), Some("2020-11-16")).frozen);
        assert!(!at(clocks(Some("2020-11-16"), None), Some("2020-11-16")).frozen);
        assert!(!at(clocks(None, None), None).frozen);
    }

    #[test]
    fn a_day_has_reached_everything_published_on_it() {
        let now = at(clocks(None, None), Some("2020-11-16"));
        for out in ["2020-11", "2020-11-16", "2020-11-16T23:59+01:00"] {
            assert!(now.has_reached(&date(out)), "{out}");
        }
        for held_back in ["2020-12", "2020-11-17", "2020-11-17T00:00+01:00"] {
            assert!(!now.has_reached(&date(held_back)), "{held_back}");
        }
        assert_eq!(now.instant, moment("2020-11-16T00:00+01:00"));
    }

    #[test]
    fn a_moment_has_not_reached_later_the_same_day() {
        let now = at(clocks(Some("2020-11-16T10:00+01:00"), None), None);
        assert!(now.has_reached(&date("2020-11-16T10:00+01:00")));
        assert!(!now.has_reached(&date("2020-11-16T10:01+01:00")));
    }
}
