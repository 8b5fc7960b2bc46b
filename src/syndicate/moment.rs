//! An editor's date as the moment that formats with exact times ask for.

use chrono::{DateTime, FixedOffset, NaiveTime, TimeZone};
use chrono_tz::Tz;

use crate::model::{Published, ZoneName};

/// The moment a date begins at on the clocks of `zone`; a month is its first day. A time keeps its
/// own offset. Where the clocks skip midnight, midnight in UTC stands for it.
pub(super) fn moment(date: &Published, zone: &ZoneName) -> DateTime<FixedOffset> {
    if let Published::Time(time, offset) = date
        && let Some(offset) = FixedOffset::east_opt(i32::from(*offset) * 60)
        && let Some(moment) = offset.from_local_datetime(time).single()
    {
        return moment;
    }
    let zone: Tz = zone.as_str().parse().unwrap_or(Tz::UTC);
    let midnight = date.day().and_time(NaiveTime::MIN);
    match zone.from_local_datetime(&midnight).earliest() {
        Some(moment) => moment.fixed_offset(),
        None => midnight.and_utc().fixed_offset(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(date: &str, expected: &str) {
        let zone = "Europe/Paris".parse().expect("a zone");
        assert_eq!(moment(&date.parse().expect(date), &zone).to_rfc3339(), expected);
    }

    #[test]
    fn a_date_begins_where_the_newsroom_is() {
        check("2020-11", "2020-11-01T00:00:00+01:00");
        check("2020-07-14", "2020-07-14T00:00:00+02:00");
        check("2020-11-16T10:00-05:00", "2020-11-16T10:00:00-05:00");
    }
}
