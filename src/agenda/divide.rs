use chrono::{DateTime, NaiveDate, Utc};

use super::{Dated, YearMonth};
use crate::model::order;

/// Events divided at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda<T> {
    /// To come or going on, the nearest first.
    pub upcoming: Vec<T>,
    /// Announced without a day, by slug; they come after all others.
    pub undated: Vec<T>,
    /// Over, the newest first.
    pub past: Vec<T>,
}

/// Divides events into those to come and those over at `now`, where the calendar of the asking
/// place says `today`; the nearest leads each list.
///
/// Events at the same moment follow their slugs, so two builds never differ.
pub fn divide<T: Dated>(
    events: impl IntoIterator<Item = T>,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Agenda<T> {
    let mut agenda = Agenda { upcoming: Vec::new(), undated: Vec::new(), past: Vec::new() };
    for event in events {
        let when = event.when();
        let list = if when.is_over(now, today) {
            &mut agenda.past
        } else if when.first_day().is_some() {
            &mut agenda.upcoming
        } else {
            &mut agenda.undated
        };
        list.push(event);
    }
    sort(&mut agenda.upcoming);
    sort(&mut agenda.undated);
    order::sort_by(&mut agenda.past, |a, b| {
        b.when().order().cmp(&a.when().order()).then_with(|| a.slug().cmp(b.slug()))
    });
    agenda
}

/// Gathers events by the month they begin in, keeping their order; what has no day is left out.
///
/// The events must be in order of time, forwards or backwards, as [`divide`] leaves them.
pub fn by_month<T: Dated>(events: impl IntoIterator<Item = T>) -> Vec<(YearMonth, Vec<T>)> {
    let mut months: Vec<(YearMonth, Vec<T>)> = Vec::new();
    for event in events {
        let Some(day) = event.when().first_day() else {
            continue;
        };
        let month = YearMonth::of(day);
        match months.last_mut() {
            Some((last, events)) if *last == month => events.push(event),
            _ => months.push((month, vec![event])),
        }
    }
    months
}

/// The events that take place on a day of this month, in order of time.
pub fn in_month<T: Dated>(events: impl IntoIterator<Item = T>, month: YearMonth) -> Vec<T> {
    let (first, last) = (month.first_day(), month.last_day());
    let touches = |event: &T| event.when().runs().iter().any(|run| run.0 <= last && first <= run.1);
    let mut events: Vec<T> = events.into_iter().filter(touches).collect();
    sort(&mut events);
    events
}

/// Every month with a day of an event, in order.
pub fn months<T: Dated>(events: impl IntoIterator<Item = T>) -> Vec<YearMonth> {
    let mut months = Vec::new();
    for event in events {
        for (first, last) in event.when().runs() {
            let last = YearMonth::of(last);
            let mut month = Some(YearMonth::of(first));
            while let Some(next) = month.filter(|month| *month <= last) {
                months.push(next);
                month = next.next();
            }
        }
    }
    order::sort(&mut months);
    months.dedup();
    months
}

fn sort<T: Dated>(events: &mut [T]) {
    order::sort_by(events, |a, b| {
        a.when().order().cmp(&b.when().order()).then_with(|| a.slug().cmp(b.slug()))
    });
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, day, event};
    use super::*;

    const EVENTS: [&str; 8] = [
        "drones 2021-01-22T11:00",
        "loud",
        "safeci 2020-12-02 2020-12-03",
        "sport 2020-12-10",
        "alerts 2020-10-30",
        "bridge 2020-10-27",
        "also-sport 2020-12-10",
        "also-sport-early 2020-12-10T08:00",
    ];

    fn names<'a>(events: impl IntoIterator<Item = &'a Sample>) -> String {
        let names: Vec<&str> = events.into_iter().map(|event| event.0.as_str()).collect();
        names.join(" ")
    }

    /// Divides `lines` at a moment of a day in UTC.
    #[track_caller]
    fn check(lines: &[&str], today: &str, hour: u32, upcoming: &str, undated: &str, past: &str) {
        let now = day(today).and_hms_opt(hour, 0, 0).expect(today).and_utc();
        let events: Vec<Sample> = lines.iter().map(|line| event(line)).collect();
        for events in [events.clone(), events.into_iter().rev().collect()] {
            let agenda = divide(&events, now, day(today));
            let said = [agenda.upcoming, agenda.undated, agenda.past].map(names);
            assert_eq!(said.each_ref().map(String::as_str), [upcoming, undated, past]);
        }
    }

    #[test]
    fn the_nearest_leads_each_list() {
        let upcoming = "safeci also-sport sport also-sport-early drones";
        check(&EVENTS, "2020-11-16", 0, upcoming, "loud", "alerts bridge");
    }

    #[test]
    fn whole_days_last_until_their_end_and_times_until_theirs() {
        check(&["safeci 2020-12-02 2020-12-03"], "2020-12-03", 23, "safeci", "", "");
        check(&["safeci 2020-12-02 2020-12-03"], "2020-12-04", 0, "", "", "safeci");
        check(&["drones 2021-01-22T11:00"], "2021-01-22", 10, "drones", "", "");
        check(&["drones 2021-01-22T11:00"], "2021-01-22", 11, "", "", "drones");
        check(&["course 2021-01-22T11:00 2021-01-29T11:00"], "2021-01-25", 0, "course", "", "");
    }

    #[test]
    fn what_is_over_at_the_same_moment_still_follows_the_slugs() {
        check(&["b 2020-01-02", "a 2020-01-02", "c 2020-01-03"], "2020-11-16", 0, "", "", "c a b");
    }

    #[test]
    fn months_gather_what_begins_in_them() {
        let events = ["a 2020-11-30 2020-12-02", "b 2020-12-31", "c 2021-01-01", "d"].map(event);
        let months: Vec<String> = by_month(&events)
            .into_iter()
            .map(|(month, events)| [&month.to_string(), ": ", &names(events)].concat())
            .collect();
        assert_eq!(months, ["2020-11: a", "2020-12: b", "2021-01: c"]);
    }

    #[test]
    fn a_month_has_what_touches_it() {
        let events = ["z 2020-12-31 2021-01-02", "a 2020-11-30 2020-12-02", "c 2021-01-01", "d"].map(event);
        let said = |raw: &str| names(in_month(&events, raw.parse().expect(raw)));
        assert_eq!(
            [said("2020-11"), said("2020-12"), said("2021-01"), said("2021-02")],
            ["a", "a z", "z c", ""]
        );
        let all: Vec<String> = months(&events).iter().map(YearMonth::to_string).collect();
        assert_eq!(all, ["2020-11", "2020-12", "2021-01"]);
    }

    #[test]
    fn parts_weeks_apart_touch_only_their_own_months() {
        let course = event("course 2020-12-03T11:00 2021-02-03T11:00");
        let all: Vec<String> = months([&course]).iter().map(YearMonth::to_string).collect();
        assert_eq!(all, ["2020-12", "2021-02"]);
    }
}
