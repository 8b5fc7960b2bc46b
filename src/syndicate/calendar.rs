//! Events as calendars (RFC 5545, with the names of RFC 7986), for the reader's own calendar.
//!
//! A UID is the slug at the newsroom's host, for life. Nothing here comes from a clock: an entry is
//! stamped with the editor's date of its last change, else with that of the first article that names
//! it, and SEQUENCE rises with the former. So the same content is the same bytes.
//!
//! Clock times are written on the event's own clocks, with the VTIMEZONE that explains them; in UTC
//! where the zone is UTC, and where a wall clock alone would be read as another moment.
//!
//! Every entry takes place once. An event that repeats is as many events with a name each, so there
//! is no RRULE, and neither EXDATE nor RECURRENCE-ID: a day left out has no entry, a moved one its own.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

use super::content_lines::Lines;
use super::moment::moment;
use super::origin::Origin;
use super::time_zone::{is_plain, is_utc, time_zone, zone};
use crate::model::{Event, Format, Language, Newsroom, Published, Slug, Span, Status, Text, When, ZoneName};
use crate::route::Route;

/// How often a calendar that was subscribed to is asked for again.
const REFRESH: &str = "PT12H";

/// A newsroom's events as calendars.
#[derive(Clone, Debug)]
pub struct Calendars<'a> {
    newsroom: &'a Newsroom,
    origin: Origin<'a>,
    /// When the first article that names an event was published.
    announced: BTreeMap<&'a Slug, Published>,
}

/// What a calendar that can be subscribed to says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Subscription<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Its own path from the root of the host, base included.
    pub href: &'a str,
    /// The page that shows the same, in the same form.
    pub page: &'a str,
}

impl<'a> Calendars<'a> {
    /// The calendars of a newsroom.
    pub fn of(newsroom: &'a Newsroom, origin: Origin<'a>) -> Self {
        let mut announced = BTreeMap::new();
        for article in &newsroom.articles {
            for event in &article.events {
                announced.entry(event).or_insert(article.published);
            }
        }
        Self { newsroom, origin, announced }
    }

    /// The calendar file of an event; nothing where its date is to be announced.
    pub fn file(&self, language: &Language, event: &Event) -> Option<String> {
        let entries = self.entries(language, event)?;
        let mut lines = begun();
        self.time_zones([event]).values().for_each(|zone| lines.append(zone));
        lines.append(&entries);
        lines.line("END", "VCALENDAR");
        Some(lines.into_string())
    }

    /// A calendar of these events, to subscribe to. Those whose date is to be announced are left
    /// out; one without any holds a time zone alone, for an empty calendar is none.
    pub fn subscription(&self, language: &Language, about: &Subscription<'_>, events: &[&Event]) -> String {
        let mut lines = begun();
        lines.text("NAME", about.name);
        lines.text("X-WR-CALNAME", about.name);
        lines.line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        lines.line("X-PUBLISHED-TTL", REFRESH);
        if self.origin.is_known() {
            lines.line("SOURCE;VALUE=URI", &self.origin.absolute(about.href));
            lines.line("URL", &self.origin.absolute(about.page));
        }
        let changed = events.iter().filter_map(|event| self.changed(event)).max();
        if let Some(changed) = changed {
            lines.line("LAST-MODIFIED", &instant(changed));
        }
        let mut zones = self.time_zones(events.iter().copied());
        let entries: Vec<String> = events.iter().filter_map(|event| self.entries(language, event)).collect();
        if entries.is_empty() && zones.is_empty() {
            let own = zone(&self.newsroom.site.zone).unwrap_or(Tz::UTC);
            zones.insert(self.newsroom.site.zone.clone(), time_zone(own, 1970..=1970));
        }
        zones.values().for_each(|zone| lines.append(zone));
        entries.iter().for_each(|entry| lines.append(entry));
        lines.line("END", "VCALENDAR");
        lines.into_string()
    }

    /// The VEVENTs of an event, one for each part, of which the first bears the event's own UID;
    /// nothing where its date is to be announced.
    pub fn entries(&self, language: &Language, event: &Event) -> Option<String> {
        let maker = Maker { calendars: self, language, event, text: event.texts.best(language).1 };
        let mut lines = Lines::default();
        match &event.when {
            When::ToBeAnnounced { .. } => return None,
            When::Days { first, last } => {
                let end = last.checked_add_days(Days::new(1)).unwrap_or(*last);
                maker.part(&mut lines, 0, None, |lines| {
                    lines.line("DTSTART;VALUE=DATE", &day(*first));
                    lines.line("DTEND;VALUE=DATE", &day(end));
                });
            }
            When::Times { zone: name, parts } => {
                let zone = zone(name).filter(|zone| !is_utc(*zone));
                for (place, part) in parts.iter().enumerate() {
                    maker.part(&mut lines, place, part.title.as_deref(), |lines| {
                        clock(lines, "DTSTART", zone, part.start, part.start_offset);
                        if let Some(end) = part.end.filter(|_| part.end_instant() > part.start_instant()) {
                            clock(lines, "DTEND", zone, end, part.end_offset);
                        }
                    });
                }
            }
        }
        Some(lines.into_string())
    }

    /// The VTIMEZONEs that the clocks of these events need, by name, each right from the first to
    /// the last of their years.
    pub fn time_zones<'e>(&self, events: impl IntoIterator<Item = &'e Event>) -> BTreeMap<ZoneName, String> {
        let mut years: BTreeMap<&ZoneName, (Tz, BTreeSet<i32>)> = BTreeMap::new();
        for event in events {
            let When::Times { zone: name, parts } = &event.when else { continue };
            let Some(zone) = zone(name).filter(|zone| !is_utc(*zone)) else { continue };
            let of_the_zone = &mut years.entry(name).or_insert((zone, BTreeSet::new())).1;
            of_the_zone.extend(parts.iter().flat_map(walls).map(|wall| wall.date().year()));
        }
        let right =
            |(zone, years): (Tz, BTreeSet<i32>)| Some(time_zone(zone, *years.first()?..=*years.last()?));
        years.into_iter().filter_map(|(name, it)| Some((name.clone(), right(it)?))).collect()
    }

    /// When the editor last changed an event, in seconds since 1970.
    fn changed(&self, event: &Event) -> Option<i64> {
        event.updated.map(|date| moment(&date, &self.newsroom.site.zone).timestamp())
    }
}

fn begun() -> Lines {
    let mut lines = Lines::default();
    lines.line("BEGIN", "VCALENDAR");
    lines.line("VERSION", "2.0");
    lines.line("PRODID", "-//Belfry//Belfry//EN");
    lines.line("CALSCALE", "GREGORIAN");
    lines
}

struct Maker<'a> {
    calendars: &'a Calendars<'a>,
    language: &'a Language,
    event: &'a Event,
    text: &'a Text,
}

impl Maker<'_> {
    /// One part as an entry: its own name, title and time, and what all parts have in common.
    fn part(&self, lines: &mut Lines, place: usize, title: Option<&str>, time: impl FnOnce(&mut Lines)) {
        let (event, origin) = (self.event, &self.calendars.origin);
        let number = if place == 0 { String::new() } else { format!(".{}", place + 1) };
        lines.line("BEGIN", "VEVENT");
        lines.text("UID", &format!("{}{number}@{}", event.slug, origin.host()));
        self.revision(lines);
        time(lines);
        match title {
            Some(title) => lines.text("SUMMARY", &format!("{}: {title}", self.text.title)),
            None => lines.text("SUMMARY", &self.text.title),
        }
        let status = match event.status {
            Status::Planned => "CONFIRMED",
            Status::Postponed => "TENTATIVE",
            Status::Cancelled => "CANCELLED",
        };
        lines.line("STATUS", status);
        self.description(lines);
        self.place(lines);
        let topics = event.topics.iter().filter_map(|slug| self.calendars.newsroom.topic(slug));
        lines.texts("CATEGORIES", topics.map(|topic| topic.name.best(self.language).1.as_str()));
        if origin.is_known() {
            let page = origin.addresses().href(self.language, &Route::Event(event.slug.clone()));
            lines.line("URL", &origin.absolute(&page));
        }
        lines.line("END", "VEVENT");
    }

    /// Which version of the entry this is: its number is the minutes from 1970 to its last change,
    /// and one or two more once it is postponed or cancelled.
    fn revision(&self, lines: &mut Lines) {
        let zone = &self.calendars.newsroom.site.zone;
        let changed = self.calendars.changed(self.event);
        let announced = self.calendars.announced.get(&self.event.slug);
        let announced = announced.map(|date| moment(date, zone).timestamp());
        lines.line("DTSTAMP", &instant(changed.or(announced).unwrap_or_default()));
        if let Some(changed) = changed {
            lines.line("LAST-MODIFIED", &instant(changed));
        }
        let moved = match self.event.status {
            Status::Planned => 0,
            Status::Postponed => 1,
            Status::Cancelled => 2,
        };
        lines.line("SEQUENCE", &(changed.unwrap_or_default().max(0) / 60 + moved).to_string());
    }

    /// What became of it, then what it is.
    fn description(&self, lines: &mut Lines) {
        let note = self.event.status_note.as_deref();
        let said: Vec<&str> = note.into_iter().chain(self.text.summary.as_deref()).collect();
        if !said.is_empty() {
            lines.text("DESCRIPTION", &said.join("\n"));
        }
    }

    /// House and city, and where on earth the city is; an event that takes place online alone has
    /// none of them.
    fn place(&self, lines: &mut Lines) {
        if self.event.format == Some(Format::Online) {
            return;
        }
        let place = self.event.place.as_ref().and_then(|slug| self.calendars.newsroom.place(slug));
        let city = place.map(|place| place.name.best(self.language).1.as_str());
        let parts: Vec<&str> = self.event.venue.as_deref().into_iter().chain(city).collect();
        if !parts.is_empty() {
            lines.text("LOCATION", &parts.join(", "));
        }
        if let Some((latitude, longitude)) = place.and_then(|place| place.coordinates) {
            lines.line("GEO", &[degrees(latitude), degrees(longitude)].join(";"));
        }
    }
}

fn walls(part: &Span) -> impl Iterator<Item = NaiveDateTime> {
    [Some(part.start), part.end].into_iter().flatten()
}

/// A time as the clocks of a zone show it, or in UTC where that does not say enough.
fn clock(lines: &mut Lines, name: &str, zone: Option<Tz>, wall: NaiveDateTime, offset: i16) {
    match zone.filter(|zone| is_plain(*zone, wall, offset)) {
        Some(zone) => {
            let name = [name, ";TZID=", zone.name()].concat();
            lines.line(&name, &wall.format("%Y%m%dT%H%M%S").to_string());
        }
        None => lines.line(name, &instant(wall.and_utc().timestamp() - i64::from(offset) * 60)),
    }
}

fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn instant(seconds: i64) -> String {
    let moment: DateTime<Utc> = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    moment.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Millionths of a degree as degrees.
fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let (whole, rest) = (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
    format!("{sign}{whole}.{rest:06}")
}
