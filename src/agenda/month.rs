use chrono::{Datelike, Duration, NaiveDate, Weekday};

use super::{Dated, YearMonth};
use crate::model::order;

/// Seven days of a month's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its days in order.
    pub days: [Day; 7],
}

/// A cell of a month's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// Whether it belongs to the month, or only fills its first or last week; then it holds no
    /// events, for the month's list does not name them either.
    pub inside: bool,
    /// What stands under its numeral, from the top.
    pub slots: Vec<Slot>,
}

/// A line of a cell. `event` is the event's place in the list that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A bar begins here.
    Bar {
        /// Whose bar it is.
        event: usize,
        /// How many days of this week it covers: 1 to 7.
        days: u8,
        /// Whether the event began before: in an earlier week or month.
        begun: bool,
    },
    /// A bar that began to the left covers this day.
    Continues {
        /// Whose bar it is.
        event: usize,
    },
    /// Nothing, above a bar that lies lower.
    Gap,
}

/// A bar within one week: days from 0 to 6.
struct Segment {
    event: usize,
    first: usize,
    last: usize,
    begun: bool,
}

/// Sets a month as weeks that begin on `first_weekday`, with a bar for every run of days of every
/// event, cut at the ends of weeks and of the month.
///
/// Bars that share a day lie below one another: earlier ones above, of those that begin together
/// the longer above, then in the order given.
pub fn month<T: Dated>(month: YearMonth, first_weekday: Weekday, events: &[T]) -> Vec<Week> {
    let runs: Vec<Vec<(NaiveDate, NaiveDate)>> = events.iter().map(|event| event.when().runs()).collect();
    let (first, last) = (month.first_day(), month.last_day());
    let mut monday = first - Duration::days(i64::from(first.weekday().days_since(first_weekday)));
    let mut weeks = Vec::with_capacity(6);
    while monday <= last {
        weeks.push(week(monday, first, last, &runs));
        monday += Duration::days(7);
    }
    weeks
}

/// The week from `start` in the month from `first` to `last`.
fn week(start: NaiveDate, first: NaiveDate, last: NaiveDate, runs: &[Vec<(NaiveDate, NaiveDate)>]) -> Week {
    let lanes = lanes(segments(start, first, last, runs));
    let days = std::array::from_fn(|index| {
        let date = start + Duration::days(index as i64);
        let mut slots: Vec<Slot> = lanes.iter().map(|lane| slot(lane, index)).collect();
        while slots.last() == Some(&Slot::Gap) {
            slots.pop();
        }
        Day { date, inside: (first..=last).contains(&date), slots }
    });
    Week { days }
}

fn segments(
    start: NaiveDate,
    first: NaiveDate,
    last: NaiveDate,
    runs: &[Vec<(NaiveDate, NaiveDate)>],
) -> Vec<Segment> {
    let from = start.max(first);
    let until = (start + Duration::days(6)).min(last);
    let mut segments = Vec::new();
    for (event, runs) in runs.iter().enumerate() {
        for (run_first, run_last) in runs {
            let (segment_first, segment_last) = (from.max(*run_first), until.min(*run_last));
            if segment_first <= segment_last {
                segments.push(Segment {
                    event,
                    first: (segment_first - start).num_days() as usize,
                    last: (segment_last - start).num_days() as usize,
                    begun: *run_first < segment_first,
                });
            }
        }
    }
    let key = |segment: &Segment| (segment.first, 6 - segment.last, segment.event);
    order::sort_by(&mut segments, |a, b| key(a).cmp(&key(b)));
    segments
}

/// Lays each segment in the uppermost lane that is free.
fn lanes(segments: Vec<Segment>) -> Vec<Vec<Segment>> {
    let mut lanes: Vec<Vec<Segment>> = Vec::new();
    for segment in segments {
        let free = |lane: &&mut Vec<Segment>| lane.last().is_none_or(|last| last.last < segment.first);
        match lanes.iter_mut().find(free) {
            Some(lane) => lane.push(segment),
            None => lanes.push(vec![segment]),
        }
    }
    lanes
}

fn slot(lane: &[Segment], day: usize) -> Slot {
    match lane.iter().find(|segment| (segment.first..=segment.last).contains(&day)) {
        Some(segment) if segment.first == day => Slot::Bar {
            event: segment.event,
            days: (segment.last - segment.first + 1) as u8,
            begun: segment.begun,
        },
        Some(segment) => Slot::Continues { event: segment.event },
        None => Slot::Gap,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, event};
    use super::*;

    /// Draws a month, a line a week: outside days in brackets, bars as `name*days` (`+name*days`
    /// where begun before), covered days as `=`, gaps as `_`.
    #[track_caller]
    fn check(raw: &str, first_weekday: Weekday, lines: &[&str], expected: &[&str]) {
        let events: Vec<Sample> = lines.iter().map(|line| event(line)).collect();
        let weeks = month(raw.parse().expect(raw), first_weekday, &events);
        let drawn: Vec<String> =
            weeks.iter().map(|week| week.days.each_ref().map(|day| draw(day, &events)).join(" ")).collect();
        assert_eq!(drawn, expected);
    }

    fn draw(day: &Day, events: &[Sample]) -> String {
        let number = day.date.day();
        let mut text = if day.inside { number.to_string() } else { format!("({number})") };
        for slot in &day.slots {
            text += &match slot {
                Slot::Bar { event, days, begun } => {
                    let sign = if *begun { "+" } else { "" };
                    format!(":{sign}{}*{days}", events[*event].0.as_str())
                }
                Slot::Continues { .. } => ":=".to_owned(),
                Slot::Gap => ":_".to_owned(),
            };
        }
        text
    }

    #[test]
    fn december_2020_is_the_references_month() {
        check(
            "2020-12",
            Weekday::Mon,
            &["safeci 2020-12-02 2020-12-03", "sport 2020-12-10", "icarus 2020-12-17", "loud"],
            &[
                "(30) 1 2:safeci*2 3:= 4 5 6",
                "7 8 9 10:sport*1 11 12 13",
                "14 15 16 17:icarus*1 18 19 20",
                "21 22 23 24 25 26 27",
                "28 29 30 31 (1) (2) (3)",
            ],
        );
    }

    #[test]
    fn a_bar_begins_again_over_a_weeks_end() {
        let lines = ["long 2020-12-05 2020-12-09"];
        let monday = month("2020-12".parse().expect("a month"), Weekday::Mon, &lines.map(event));
        assert_eq!(monday[0].days[5].slots, [Slot::Bar { event: 0, days: 2, begun: false }]);
        assert_eq!(monday[1].days[0].slots, [Slot::Bar { event: 0, days: 3, begun: true }]);
        check(
            "2020-12",
            Weekday::Sun,
            &lines,
            &[
                "(29) (30) 1 2 3 4 5:long*1",
                "6:+long*4 7:= 8:= 9:= 10 11 12",
                "13 14 15 16 17 18 19",
                "20 21 22 23 24 25 26",
                "27 28 29 30 31 (1) (2)",
            ],
        );
    }

    #[test]
    fn bars_are_cut_at_the_months_ends() {
        check(
            "2021-01",
            Weekday::Mon,
            &["new-year 2020-12-30 2021-01-04", "end 2021-01-30 2021-02-05", "other-month 2020-12-29"],
            &[
                "(28) (29) (30) (31) 1:+new-year*3 2:= 3:=",
                "4:+new-year*1 5 6 7 8 9 10",
                "11 12 13 14 15 16 17",
                "18 19 20 21 22 23 24",
                "25 26 27 28 29 30:end*2 31:=",
            ],
        );
    }

    #[test]
    fn bars_that_share_a_day_lie_in_lanes() {
        check(
            "2021-02",
            Weekday::Mon,
            &["b 2021-02-02", "a 2021-02-01 2021-02-03", "c 2021-02-02 2021-02-04", "d 2021-02-04"],
            &[
                "1:a*3 2:=:c*3:b*1 3:=:= 4:d*1:= 5 6 7",
                "8 9 10 11 12 13 14",
                "15 16 17 18 19 20 21",
                "22 23 24 25 26 27 28",
            ],
        );
        check(
            "2021-02",
            Weekday::Mon,
            &["a 2021-02-01 2021-02-02", "c 2021-02-02 2021-02-04"],
            &[
                "1:a*2 2:=:c*3 3:_:= 4:_:= 5 6 7",
                "8 9 10 11 12 13 14",
                "15 16 17 18 19 20 21",
                "22 23 24 25 26 27 28",
            ],
        );
    }

    #[test]
    fn a_leap_day_is_a_day() {
        check(
            "2020-02",
            Weekday::Mon,
            &["leap 2020-02-28 2020-03-01"],
            &[
                "(27) (28) (29) (30) (31) 1 2",
                "3 4 5 6 7 8 9",
                "10 11 12 13 14 15 16",
                "17 18 19 20 21 22 23",
                "24 25 26 27 28:leap*2 29:= (1)",
            ],
        );
    }

    #[test]
    fn parts_apart_are_bars_apart() {
        check(
            "2021-02",
            Weekday::Mon,
            &["course 2021-02-01T09:00 2021-02-01T14:00 2021-02-05T09:00"],
            &[
                "1:course*1 2 3 4 5:course*1 6 7",
                "8 9 10 11 12 13 14",
                "15 16 17 18 19 20 21",
                "22 23 24 25 26 27 28",
            ],
        );
    }

    #[test]
    fn a_month_may_need_six_weeks() {
        let weeks = month("2020-08".parse().expect("a month"), Weekday::Mon, &[] as &[Sample]);
        assert_eq!(weeks.len(), 6);
        assert_eq!(
            weeks[5].days.each_ref().map(|day| day.inside),
            [true, false, false, false, false, false, false]
        );
    }
}
