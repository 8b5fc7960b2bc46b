use chrono::{DateTime, NaiveDate, Utc};

use crate::model::When;

/// How an event stands to the moment at which it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeState {
    /// It has no day yet.
    Undated,
    /// It begins, or goes on after a pause, in so many of the reader's days; today is none.
    Ahead(i64),
    /// It is on.
    On,
    /// It is over.
    Over,
}

impl TimeState {
    /// The state of `when` at `now`, where the reader's calendar says `today`; `day_of` tells the
    /// day that it shows at an instant, in seconds since 1970.
    ///
    /// Whole days are those of the reader's own calendar. A single one is not on, but today.
    pub fn of(when: &When, now: DateTime<Utc>, today: NaiveDate, day_of: &dyn Fn(i64) -> NaiveDate) -> Self {
        if when.is_over(now, today) {
            return Self::Over;
        }
        let until = |day: NaiveDate| Self::Ahead((day - today).num_days());
        match when {
            When::Days { first, last } if *first >= today || first == last => until(*first),
            When::Days { .. } => Self::On,
            When::Times { parts, .. } => {
                let now = now.timestamp();
                if parts.iter().any(|part| part.start_instant() <= now && now < part.end_instant()) {
                    return Self::On;
                }
                let next = parts.iter().map(|part| part.start_instant()).filter(|start| *start > now).min();
                next.map_or(Self::Over, |start| until(day_of(start)))
            }
            When::ToBeAnnounced { .. } => Self::Undated,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Duration, NaiveDateTime};

    use super::super::samples::{day, event};
    use super::*;

    /// The state of an event for a reader whose clocks are so many minutes ahead of UTC and show
    /// this time.
    #[track_caller]
    fn check(line: &str, clock: &str, ahead: i64, expected: TimeState) {
        let clock: NaiveDateTime = clock.parse().expect(clock);
        let now = (clock - Duration::minutes(ahead)).and_utc();
        let day_of = |instant: i64| {
            let moment = DateTime::from_timestamp(instant + ahead * 60, 0).expect("a moment");
            moment.date_naive()
        };
        assert_eq!(TimeState::of(&event(line).1, now, clock.date(), &day_of), expected, "{line} at {clock}");
    }

    #[test]
    fn whole_days_are_those_of_the_readers_calendar() {
        for ahead in [-660, 0, 345, 840] {
            check("a 2020-12-02 2020-12-03", "2020-11-30T23:59:00", ahead, TimeState::Ahead(2));
            check("a 2020-12-02 2020-12-03", "2020-12-02T00:00:00", ahead, TimeState::Ahead(0));
            check("a 2020-12-02 2020-12-03", "2020-12-03T23:59:59", ahead, TimeState::On);
            check("a 2020-12-02 2020-12-03", "2020-12-04T00:00:00", ahead, TimeState::Over);
            check("a 2020-12-02", "2020-12-02T23:59:00", ahead, TimeState::Ahead(0));
        }
    }

    #[test]
    fn hours_are_on_from_their_first_moment_to_their_last() {
        let line = "a 2020-12-02T11:00";
        check(line, "2020-12-02T10:59:59", 60, TimeState::Ahead(0));
        check(line, "2020-12-02T11:00:00", 60, TimeState::On);
        check(line, "2020-12-02T11:59:59", 60, TimeState::On);
        check(line, "2020-12-02T12:00:00", 60, TimeState::Over);
    }

    #[test]
    fn days_are_counted_on_the_readers_calendar() {
        // 01:00 in Paris is the evening before in New York, and the same day in Apia, a day ahead.
        let line = "a 2020-12-02T01:00";
        check(line, "2020-12-01T12:00:00", 60, TimeState::Ahead(1));
        check(line, "2020-12-01T12:00:00", -300, TimeState::Ahead(0));
        check(line, "2020-12-01T23:00:00", 840, TimeState::Ahead(1));
        check("a 2020-12-02T20:00", "2020-12-02T23:00:00", 840, TimeState::Ahead(1));
    }

    #[test]
    fn between_its_parts_an_event_is_ahead() {
        let line = "a 2020-12-02T11:00 2020-12-09T11:00";
        check(line, "2020-12-02T11:30:00", 60, TimeState::On);
        check(line, "2020-12-02T12:00:00", 60, TimeState::Ahead(7));
        check(line, "2020-12-09T12:00:00", 60, TimeState::Over);
    }

    #[test]
    fn what_has_no_day_is_never_over() {
        let now = day("2020-12-02").and_hms_opt(12, 0, 0).expect("noon").and_utc();
        let state = TimeState::of(&event("a").1, now, now.date_naive(), &|_| now.date_naive());
        assert_eq!(state, TimeState::Undated);
    }
}
