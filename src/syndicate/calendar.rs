//! An event as a calendar file (RFC 5545), for the reader's own calendar.
//!
//! Its UID is the slug at the newsroom's host, for life; its dates come from content and from the
//! moment of publishing, never from a clock. Clock times are written in UTC, which every calendar
//! shows in the reader's own zone.

use chrono::{DateTime, Days, NaiveDate, Utc};
use icalendar::{Calendar, Component, Event as CalendarEvent, EventStatus, Property};

use super::moment::moment;
use super::origin::Origin;
use crate::model::{Event, Format, Language, Newsroom, Status, Text, When};
use crate::route::Route;

/// Writes the calendar file of an event; nothing where its date is to be announced.
///
/// An event of several parts is several entries, the first of which bears the event's own UID.
pub fn calendar(
    newsroom: &Newsroom,
    origin: &Origin<'_>,
    language: &Language,
    event: &Event,
    now: DateTime<Utc>,
) -> Option<String> {
    let maker = Maker { newsroom, origin, language, event, text: event.texts.best(language).1, now };
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Belfry//Belfry//EN"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    match &event.when {
        When::ToBeAnnounced { .. } => return None,
        When::Days { first, last } => {
            let mut entry = maker.entry(0, None);
            let end = last.checked_add_days(Days::new(1)).unwrap_or(*last);
            entry.append_property(day_property("DTSTART", *first));
            entry.append_property(day_property("DTEND", end));
            calendar.push(entry.done());
        }
        When::Times { parts, .. } => {
            for (place, part) in parts.iter().enumerate() {
                let mut entry = maker.entry(place, part.title.as_deref());
                entry.append_property(Property::new("DTSTART", instant(part.start_instant())));
                if part.end.is_some() {
                    entry.append_property(Property::new("DTEND", instant(part.end_instant())));
                }
                calendar.push(entry.done());
            }
        }
    }
    Some(calendar.to_string())
}

struct Maker<'a> {
    newsroom: &'a Newsroom,
    origin: &'a Origin<'a>,
    language: &'a Language,
    event: &'a Event,
    text: &'a Text,
    now: DateTime<Utc>,
}

impl Maker<'_> {
    /// What all parts of the event have in common, and the part's own name and title.
    fn entry(&self, place: usize, part: Option<&str>) -> CalendarEvent {
        let event = self.event;
        let number = if place == 0 { String::new() } else { format!(".{}", place + 1) };
        let mut entry = CalendarEvent::with_uid(&format!("{}{number}@{}", event.slug, self.origin.host()));
        let stamp = event.updated.map_or(self.now, |date| moment(&date, &self.newsroom.site.zone).to_utc());
        entry.append_property(Property::new("DTSTAMP", instant(stamp.timestamp())));
        let title = match part {
            Some(part) => format!("{}: {part}", self.text.title),
            None => self.text.title.clone(),
        };
        entry.append_property(Property::new("SUMMARY", plain(&title)));
        entry.status(match event.status {
            Status::Planned => EventStatus::Confirmed,
            Status::Postponed => EventStatus::Tentative,
            Status::Cancelled => EventStatus::Cancelled,
        });
        if let Some(description) = self.description() {
            entry.append_property(Property::new("DESCRIPTION", description));
        }
        if let Some(location) = self.location() {
            entry.append_property(Property::new("LOCATION", location));
        }
        if self.origin.is_known() {
            let page = self.origin.addresses().href(self.language, &Route::Event(event.slug.clone()));
            entry.append_property(Property::new("URL", self.origin.absolute(&page)));
        }
        entry
    }

    fn description(&self) -> Option<String> {
        let note = self.event.status_note.as_deref();
        let lines: Vec<&str> = note.into_iter().chain(self.text.summary.as_deref()).collect();
        (!lines.is_empty()).then(|| plain(&lines.join("\n")))
    }

    /// House, city; an event that takes place online alone has none.
    fn location(&self) -> Option<String> {
        if self.event.format == Some(Format::Online) {
            return None;
        }
        let place = self.event.place.as_ref().and_then(|slug| self.newsroom.place(slug));
        let city = place.map(|place| place.name.best(self.language).1.as_str());
        let parts: Vec<&str> = self.event.venue.as_deref().into_iter().chain(city).collect();
        (!parts.is_empty()).then(|| plain(&parts.join(", ")))
    }
}

/// Text without what a calendar cannot hold even when escaped.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

fn day_property(name: &str, day: NaiveDate) -> Property {
    let mut property = Property::new(name, day.format("%Y%m%d").to_string());
    property.add_parameter("VALUE", "DATE");
    property
}

fn instant(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string()
}
