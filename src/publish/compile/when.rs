use chrono::{Duration, LocalResult, NaiveDateTime, Offset, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};

use crate::model::{NaiveDay, Published, Registration, Span, When, ZoneName, clean};
use crate::publish::front_matter::fields::{Date, EventFields, Name, PartFields};
use crate::publish::problem::Position;
use crate::publish::suggest::did_you_mean;

use super::desk::Desk;

/// When an event takes place: exactly one of the three forms. `None` where that is wrong, which
/// has then been told.
pub(super) fn when(desk: &mut Desk<'_>, fields: &EventFields) -> Option<When> {
    let days = fields.first.as_ref().or(fields.last.as_ref()).map(|date| date.at);
    let parts = fields.parts.first().map(|part| part.start.at);
    let clock = [&fields.start, &fields.end].into_iter().flatten().map(|date| date.at);
    let times = clock.chain(fields.zone.as_ref().map(|zone| zone.at)).chain(parts).min();
    let open = fields.to_be_announced.as_ref().map(|hint| hint.at);
    let mut forms: Vec<Position> = [days, times, open].into_iter().flatten().collect();
    forms.sort();
    if let Some(second) = forms.get(1) {
        let hint = "keep first and last, or zone, start and end, or to_be_announced".to_owned();
        desk.error(*second, "two forms of when it takes place", hint);
        return None;
    }
    if let Some(hint) = &fields.to_be_announced {
        return Some(When::ToBeAnnounced { hint: desk.text(Some(hint.value.clone())) });
    }
    if days.is_some() {
        return whole_days(desk, fields);
    }
    if times.is_some() {
        return clock_times(desk, fields);
    }
    let told = ["first", "last", "zone", "start", "end", "parts", "to_be_announced"];
    if !desk.wrong.iter().any(|name| told.contains(&name.as_str())) {
        let hint = "write first, or zone and start, or to_be_announced = \"\"".to_owned();
        desk.error(Position::START, "when it takes place is missing", hint);
    }
    None
}

fn whole_days(desk: &mut Desk<'_>, fields: &EventFields) -> Option<When> {
    let Some(raw_first) = &fields.first else {
        let at = fields.last.as_ref().map_or(Position::START, |last| last.at);
        desk.missing("first", at, None);
        return None;
    };
    let first = desk.day(raw_first);
    let Some(raw_last) = &fields.last else {
        return first.map(|day| When::Days { first: day, last: day });
    };
    let (first, last) = (first, desk.day(raw_last)?);
    let first = first?;
    if last < first {
        desk.error(raw_last.at, format!("the last day, {last}, is before the first, {first}"), None);
        return None;
    }
    Some(When::Days { first, last })
}

fn clock_times(desk: &mut Desk<'_>, fields: &EventFields) -> Option<When> {
    let zone = zone_of_times(desk, fields);
    let single = fields.start.as_ref().map(|start| (start, fields.end.as_ref(), None));
    if single.is_some() && !fields.parts.is_empty() {
        desk.error(
            fields.parts[0].start.at,
            "both start and parts",
            "write the first part as a part".to_owned(),
        );
        return None;
    }
    let listed =
        fields.parts.iter().map(|PartFields { start, end, title }| (start, end.as_ref(), title.clone()));
    let all: Vec<_> = single.into_iter().chain(listed).collect();
    if all.is_empty() {
        let at = fields.zone.as_ref().or(None).map(|zone| zone.at);
        let at = at.or(fields.end.as_ref().map(|end| end.at)).unwrap_or(Position::START);
        desk.missing("start", at, None);
        return None;
    }
    let (name, zone) = zone?;
    let spans: Vec<_> =
        all.into_iter().map(|(start, end, title)| span(desk, zone, start, end, title)).collect();
    let mut parts: Vec<Span> = spans.into_iter().collect::<Option<_>>()?;
    parts.sort_by_key(|part| (part.start_instant(), part.end_instant()));
    Some(When::Times { zone: name, parts })
}

fn zone_of_times(desk: &mut Desk<'_>, fields: &EventFields) -> Option<(ZoneName, Tz)> {
    match &fields.zone {
        Some(raw) => zone(desk, raw),
        None => {
            let first = fields.start.as_ref().or(fields.parts.first().map(|part| &part.start));
            let at = first.or(fields.end.as_ref()).map_or(Position::START, |date| date.at);
            desk.missing("zone", at, Some("times need the zone of their clock, as \"Europe/Paris\""));
            None
        }
    }
}

/// A zone of the IANA database.
pub(super) fn zone(desk: &mut Desk<'_>, raw: &Name) -> Option<(ZoneName, Tz)> {
    match (raw.value.parse::<ZoneName>(), raw.value.parse::<Tz>()) {
        (Ok(name), Ok(zone)) => Some((name, zone)),
        _ => {
            let hint = did_you_mean(&raw.value, TZ_VARIANTS.iter().map(|zone| zone.name()));
            let sentence = format!("unknown time zone \"{}\"", clean(&raw.value));
            desk.error(raw.at, sentence, hint.or_else(|| Some("write it as \"Europe/Paris\"".to_owned())));
            None
        }
    }
}

fn span(
    desk: &mut Desk<'_>,
    zone: Tz,
    start: &Date,
    end: Option<&Date>,
    title: Option<String>,
) -> Option<Span> {
    let title = desk.text(title);
    let started = moment(desk, zone, start);
    let ended = end.map(|end| moment(desk, zone, end));
    let (start_wall, start_offset) = started?;
    let Some(ended) = ended else {
        return Some(Span { start: start_wall, start_offset, end: None, end_offset: start_offset, title });
    };
    let (end_wall, end_offset) = ended?;
    let span = Span { start: start_wall, start_offset, end: Some(end_wall), end_offset, title };
    if span.end_instant() < span.start_instant() {
        let at = end.map_or(Position::START, |end| end.at);
        desk.error(at, format!("the end, {end_wall}, is before the start, {start_wall}"), None);
        return None;
    }
    Some(span)
}

/// A wall clock time and the minutes its zone is then ahead of UTC. A time that the clocks pass
/// twice is the first of the two, unless the offset says otherwise.
fn moment(desk: &mut Desk<'_>, zone: Tz, raw: &Date) -> Option<(NaiveDateTime, i16)> {
    let (wall, written) = match clock_time(&raw.value.0) {
        Some(found) => found,
        None => {
            let sentence = match raw.value.0.parse::<Published>() {
                Ok(_) => format!("\"{}\" has no time", clean(&raw.value.0)),
                Err(error) => clean(&error.to_string()),
            };
            desk.error(raw.at, sentence, "write the clock there, as 2021-01-22T11:00:00".to_owned());
            return None;
        }
    };
    let minutes = |offset: chrono::FixedOffset| i16::try_from(offset.local_minus_utc() / 60).unwrap_or(0);
    let possible: Vec<i16> = match zone.offset_from_local_datetime(&wall) {
        LocalResult::None => Vec::new(),
        LocalResult::Single(offset) => vec![minutes(offset.fix())],
        LocalResult::Ambiguous(first, second) => vec![minutes(first.fix()), minutes(second.fix())],
    };
    let Some(first) = possible.first() else {
        let hint = "the clocks are put forward then; write the time after it".to_owned();
        desk.error(raw.at, format!("the clocks of {zone} skip {wall}"), hint);
        return None;
    };
    match written {
        None => Some((wall, *first)),
        Some(offset) if possible.contains(&offset) => Some((wall, offset)),
        Some(offset) => {
            let sentence = format!("the clocks of {zone} are then {}, not {}", ahead(*first), ahead(offset));
            desk.error(raw.at, sentence, "leave the offset out, or convert the time".to_owned());
            None
        }
    }
}

/// A clock time, and its offset where one is written.
fn clock_time(raw: &str) -> Option<(NaiveDateTime, Option<i16>)> {
    if let Ok(Published::Time(wall, offset)) = raw.parse() {
        return Some((wall, Some(offset)));
    }
    match [raw, "Z"].concat().parse() {
        Ok(Published::Time(wall, _)) => Some((wall, None)),
        _ => None,
    }
}

fn ahead(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// How to take part; its window must be open before it closes, and before the event is over.
pub(super) fn registration(
    desk: &mut Desk<'_>,
    fields: &EventFields,
    when: Option<&When>,
) -> Option<Registration> {
    let from = fields.registration_from.as_ref().and_then(|raw| Some((desk.day(raw)?, raw.at)));
    let until = fields.registration_until.as_ref().and_then(|raw| Some((desk.day(raw)?, raw.at)));
    if let (Some((from, _)), Some((until, at))) = (from, until)
        && until < from
    {
        desk.error(at, format!("registration ends on {until}, before it begins on {from}"), None);
    }
    if let (Some((from, at)), Some(last)) = (from, when.and_then(When::last_day))
        && from > last + Duration::days(1)
    {
        desk.error(at, format!("registration begins on {from}, after the event is over"), None);
    }
    let Some(address) = &fields.registration else {
        if let Some((_, at)) = from.or(until) {
            desk.missing("registration", at, Some("say where to register"));
        }
        return None;
    };
    let href = desk.href(address)?;
    Some(Registration {
        href,
        from: from.map(|(day, _)| NaiveDay(day)),
        until: until.map(|(day, _)| NaiveDay(day)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_time_may_have_an_offset() {
        let wall = "2021-01-22T11:00:00".parse::<NaiveDateTime>().expect("a time");
        assert_eq!(clock_time("2021-01-22T11:00:00"), Some((wall, None)));
        assert_eq!(clock_time("2021-01-22 11:00"), Some((wall, None)));
        assert_eq!(clock_time("2021-01-22T11:00:00+01:00"), Some((wall, Some(60))));
        assert_eq!(clock_time("2021-01-22"), None);
        assert_eq!(clock_time("2021-01"), None);
    }
}
