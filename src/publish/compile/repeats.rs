//! Events that take place again and again: a rule in front matter, told out into one event a day.
//!
//! The rule is that of RFC 5545, by days: the clock of each occurrence is the event's own, read in the
//! event's zone on that day. The first occurrence bears the event's name; every other one bears the
//! day that the rule has it on, also where it is moved, so that its address and its UID stay.

use chrono::{Duration, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;
use rrule::{RRule, Unvalidated};

use crate::model::{Event, Published, Slug, Span, When, clean};
use crate::publish::front_matter::fields::{Date, EventFields, Name};
use crate::publish::front_matter::repeats::{MovedFields, RepeatsFields};

use super::desk::Desk;

/// How many days a rule may have.
const MOST: u16 = 500;

/// Why a rule gives no days: a sentence, and what to do.
type Refused = (String, &'static str);

/// The names of all occurrences but the first, as far as the fields are right: so that others may
/// refer to them.
pub(super) fn names(slug: &Slug, fields: &EventFields) -> Vec<Slug> {
    let first = fields.first.as_ref().or(fields.start.as_ref());
    let first = first.or(fields.parts.first().map(|part| &part.start));
    let (Some(repeats), Some(first)) = (&fields.repeats, first.and_then(day_of)) else { return Vec::new() };
    let days = days(&repeats.value.rule.value, first).unwrap_or_default();
    let except: Vec<NaiveDate> = repeats.value.except.iter().filter_map(day_of).collect();
    days.into_iter().skip(1).filter(|day| !except.contains(day)).filter_map(|day| name(slug, day)).collect()
}

/// All occurrences of an event, the first one first; that one alone where it does not repeat, or
/// where something is wrong, which has then been told.
pub(super) fn occurrences(desk: &mut Desk<'_>, fields: Option<&RepeatsFields>, event: Event) -> Vec<Event> {
    let mut all = vec![event];
    let Some(fields) = fields else { return all };
    let Some(first) = all[0].when.first_day() else {
        desk.error(fields.rule.at, "an event without a day cannot repeat", None);
        return all;
    };
    let days = match days(&fields.rule.value, first) {
        Ok(days) => days,
        Err((sentence, hint)) => {
            desk.error(fields.rule.at, sentence, hint.to_owned());
            return all;
        }
    };
    let except: Vec<NaiveDate> = fields.except.iter().filter_map(|raw| of_rule(desk, raw, &days)).collect();
    let moved: Vec<(NaiveDate, &MovedFields)> =
        fields.moved.iter().filter_map(|moved| Some((of_rule(desk, &moved.day, &days)?, moved))).collect();
    for day in days.into_iter().skip(1).filter(|day| !except.contains(day)) {
        let moved = moved.iter().find(|(from, _)| *from == day).map(|(_, moved)| *moved);
        if let Some(occurrence) = occurrence(desk, &all[0], day, moved, &fields.rule) {
            all.push(occurrence);
        }
    }
    all
}

/// The name of the occurrence that a rule has on a day.
fn name(slug: &Slug, day: NaiveDate) -> Option<Slug> {
    [slug.as_str(), "-", &day.format("%Y-%m-%d").to_string()].concat().parse().ok()
}

/// The day that a date is on, whatever else it says.
fn day_of(raw: &Date) -> Option<NaiveDate> {
    raw.value.0.get(..10)?.parse().ok()
}

/// The days of a rule, in order; the first is `first`.
fn days(rule: &str, first: NaiveDate) -> Result<Vec<NaiveDate>, Refused> {
    let rule = by_days(rule)?;
    let start = first.and_hms_opt(0, 0, 0).unwrap_or_default().and_utc().with_timezone(&rrule::Tz::UTC);
    let wrong = |error: &dyn std::fmt::Display| {
        (format!("the rule cannot be read: {}", clean(&error.to_string())), "write it as FREQ=WEEKLY;COUNT=6")
    };
    let rule: RRule<Unvalidated> = rule.parse().map_err(|error| wrong(&error))?;
    let dates = rule.build(start).map_err(|error| wrong(&error))?.all(MOST + 1).dates;
    let days: Vec<NaiveDate> = dates.into_iter().map(|date| date.date_naive()).collect();
    if days.len() > usize::from(MOST) {
        return Err((format!("the rule has more than {MOST} days"), "let it end earlier"));
    }
    match days.first() {
        Some(day) if *day == first => Ok(days),
        Some(day) => {
            let sentence = format!("the event is on {first}, and the first day of its rule is {day}");
            Err((sentence, "begin on a day of the rule"))
        }
        None => Err(("the rule has no days".to_owned(), "let it end later")),
    }
}

/// A rule that speaks of days alone and has an end, the last day of which is a whole one.
fn by_days(rule: &str) -> Result<String, Refused> {
    const HINT: &str = "give days alone; the clock is that of start and end";
    let rule = rule.trim().to_ascii_uppercase();
    let (mut parts, mut ends) = (Vec::new(), false);
    for part in rule.strip_prefix("RRULE:").unwrap_or(&rule).split(';').filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        match key {
            "BYHOUR" | "BYMINUTE" | "BYSECOND" => return Err((format!("a rule by days has no {key}"), HINT)),
            "FREQ" if ["HOURLY", "MINUTELY", "SECONDLY"].contains(&value) => {
                return Err((format!("{part} is no rule by days"), HINT));
            }
            "COUNT" => ends = true,
            "UNTIL" => {
                ends = true;
                parts.push(["UNTIL=", value.get(..8).unwrap_or(value), "T235959Z"].concat());
                continue;
            }
            _ => (),
        }
        parts.push(part.to_owned());
    }
    match ends {
        true => Ok(parts.join(";")),
        false => Err(("the rule never ends".to_owned(), "add COUNT=6, or UNTIL=20211231")),
    }
}

/// A day that must be one of the rule's, and not its first.
fn of_rule(desk: &mut Desk<'_>, raw: &Date, days: &[NaiveDate]) -> Option<NaiveDate> {
    let day = desk.day(raw)?;
    match days.iter().position(|known| *known == day) {
        None => {
            let nearest = days.iter().min_by_key(|known| (**known - day).num_days().abs());
            let hint = nearest.map(|nearest| format!("the nearest is {nearest}"));
            desk.error(raw.at, format!("{day} is not a day of the rule"), hint);
            None
        }
        Some(0) => {
            let hint = "change first or start, and let the rule begin there".to_owned();
            desk.error(raw.at, "the first day is the event's own", hint);
            None
        }
        Some(_) => Some(day),
    }
}

/// The event as it takes place on another day of its rule.
fn occurrence(
    desk: &mut Desk<'_>,
    event: &Event,
    day: NaiveDate,
    moved: Option<&MovedFields>,
    rule: &Name,
) -> Option<Event> {
    let at = moved.map_or(rule.at, |moved| moved.to.at);
    let by = match moved {
        None => day - event.when.first_day()?,
        Some(moved) => moved_by(desk, &event.when, &moved.to)?,
    };
    let when = match later(&event.when, by) {
        Ok(when) => when,
        Err(wall) => {
            let hint = "move that day, or leave it out".to_owned();
            desk.error(at, format!("the clocks skip {wall}, when it would take place"), hint);
            return None;
        }
    };
    Some(Event { slug: name(&event.slug, day)?, when, aliases: Vec::new(), ..event.clone() })
}

/// By how much later an occurrence that was moved begins than the first.
fn moved_by(desk: &mut Desk<'_>, when: &When, to: &Date) -> Option<TimeDelta> {
    let start = match when {
        When::Times { parts, .. } => parts.first()?.start,
        _ => when.first_day()?.and_hms_opt(0, 0, 0)?,
    };
    if let Ok(Published::Day(day)) = to.value.0.parse() {
        return Some(day - start.date());
    }
    let wall: Option<NaiveDateTime> = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(&to.value.0, form).ok());
    match (wall, when) {
        (Some(wall), When::Times { .. }) => Some(wall - start),
        (Some(_), _) => {
            desk.error(to.at, "an event of whole days is moved to a day", "leave the clock out".to_owned());
            None
        }
        (None, _) => desk.day(to).map(|day| day - start.date()),
    }
}

/// The same so much later on the clocks there; the clock that is skipped where one is.
fn later(when: &When, by: Duration) -> Result<When, NaiveDateTime> {
    Ok(match when {
        When::Days { first, last } => When::Days { first: *first + by, last: *last + by },
        When::ToBeAnnounced { .. } => when.clone(),
        When::Times { zone, parts } => {
            let clocks: Tz = zone.as_str().parse().unwrap_or(Tz::UTC);
            let later = |part: &Span| -> Result<Span, NaiveDateTime> {
                let start = part.start + by;
                let end = part.end.map(|end| end + by);
                let start_offset = ahead(clocks, start)?;
                let end_offset = end.map_or(Ok(start_offset), |end| ahead(clocks, end))?;
                Ok(Span { start, start_offset, end, end_offset, title: part.title.clone() })
            };
            When::Times { zone: zone.clone(), parts: parts.iter().map(later).collect::<Result<_, _>>()? }
        }
    })
}

/// How many minutes the clocks of a zone are ahead of UTC: of a time that they pass twice, the
/// first. A time that they skip comes back.
fn ahead(zone: Tz, wall: NaiveDateTime) -> Result<i16, NaiveDateTime> {
    match zone.offset_from_local_datetime(&wall) {
        LocalResult::None => Err(wall),
        LocalResult::Single(offset) | LocalResult::Ambiguous(offset, _) => {
            Ok(i16::try_from(offset.fix().local_minus_utc() / 60).unwrap_or(0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(raw: &str) -> NaiveDate {
        raw.parse().expect(raw)
    }

    #[track_caller]
    fn check(rule: &str, first: &str, expected: &[&str]) {
        let expected: Vec<NaiveDate> = expected.iter().map(|raw| day(raw)).collect();
        assert_eq!(days(rule, day(first)), Ok(expected), "{rule}");
    }

    #[track_caller]
    fn refused(rule: &str, first: &str, expected: &str) {
        let told = days(rule, day(first)).expect_err(rule);
        assert!(told.0.contains(expected), "{rule}: {told:?}");
    }

    #[test]
    fn a_rule_is_told_out_in_days() {
        check("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", "2021-01-12", &["2021-01-12", "2021-02-09", "2021-03-09"]);
        check(
            "freq=weekly;interval=2;until=20210129",
            "2021-01-01",
            &["2021-01-01", "2021-01-15", "2021-01-29"],
        );
        check("RRULE:FREQ=YEARLY;COUNT=2", "2020-02-29", &["2020-02-29", "2024-02-29"]);
        check(
            "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
            "2021-01-31",
            &["2021-01-31", "2021-02-28", "2021-03-31"],
        );
    }

    #[test]
    fn err_rules_without_an_end_by_the_hour_or_beside_the_event() {
        refused("FREQ=WEEKLY", "2021-01-12", "never ends");
        refused("FREQ=HOURLY;COUNT=3", "2021-01-12", "no rule by days");
        refused("FREQ=DAILY;BYHOUR=9;COUNT=3", "2021-01-12", "no BYHOUR");
        refused("FREQ=WEEKLY;BYDAY=WE;COUNT=3", "2021-01-12", "first day of its rule is 2021-01-13");
        refused("FREQ=DAILY;UNTIL=29990101", "2021-01-12", "more than 500 days");
        refused("every tuesday;COUNT=2", "2021-01-12", "cannot be read");
        refused("FREQ=DAILY;UNTIL=20200101", "2021-01-12", "");
    }

    #[test]
    fn the_clock_stays_and_the_offset_follows_the_zone() {
        let part = |start: &str, start_offset| Span {
            start: start.parse().expect(start),
            start_offset,
            end: None,
            end_offset: start_offset,
            title: None,
        };
        let zone: crate::model::ZoneName = "Europe/Paris".parse().expect("a zone");
        let times =
            |start: &str, offset| When::Times { zone: zone.clone(), parts: vec![part(start, offset)] };
        let winter = times("2021-03-25T18:00:00", 60);
        assert_eq!(later(&winter, Duration::days(7)), Ok(times("2021-04-01T18:00:00", 120)));
        let night = times("2021-03-21T02:30:00", 60);
        let skipped = "2021-03-28T02:30:00".parse().expect("a time");
        assert_eq!(later(&night, Duration::days(7)), Err(skipped));
    }
}
