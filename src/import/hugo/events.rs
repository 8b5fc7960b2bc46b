//! The dates and particulars of events.

use chrono::{NaiveDate, NaiveDateTime};

use super::convert::{Converter, Work};
use super::dates::{Clock, Written};
use super::item::Given;
use super::mapping::{Becomes, Meaning};
use super::report::Outcome;
use super::words::plain_line;

/// When an event begins or ends, as far as it is written.
struct Moment {
    day: NaiveDate,
    local: Option<NaiveDateTime>,
}

impl Converter<'_> {
    pub(super) fn event(&self, work: &mut Work) {
        let labels = work.item.texts(Meaning::Label);
        work.front.text("label", &plain_line(&labels.join(", ")));
        self.format(work);
        let mut venue: Vec<String> = Vec::new();
        for text in work.item.texts(Meaning::Venue) {
            let text = plain_line(&text);
            if !venue.contains(&text) {
                venue.push(text);
            }
        }
        work.front.text("venue", &venue.join(", "));
        self.references(work, Meaning::Groups, Becomes::Groups, "groups");
        self.references(work, Meaning::Topics, Becomes::Topics, "topics");
        let organisers = self.organisations(work, Meaning::Organisers);
        work.front.list("organisers", &organisers);
        self.references(work, Meaning::People, Becomes::People, "people");
        if let Some(address) = self.address(work, Meaning::Registration) {
            work.front.text("registration", &address);
        }
        self.links(work);
        self.when(work);
    }

    /// Online, on site or both, from the words for platforms and places.
    fn format(&self, work: &mut Work) {
        let given = work.item.take(Meaning::Format);
        let (mut online, mut on_site) = (false, false);
        for given in given {
            for word in given.value.texts() {
                match word.to_lowercase().replace(['_', ' '], "-").as_str() {
                    "in-person" | "on-site" | "onsite" | "offline" => on_site = true,
                    word if word.starts_with("http") => online = true,
                    "online" | "virtual" | "zoom" | "youtube" | "youtube-live" | "google" | "google-meet"
                    | "adobe-connect" | "webex" | "teams" | "webinar" => online = true,
                    "hybrid" => (online, on_site) = (true, true),
                    _ => work.note(given.line, Outcome::Dropped, &format!("field {}", given.name), word),
                }
            }
        }
        work.front.text(
            "format",
            match (online, on_site) {
                (true, true) => "hybrid",
                (true, false) => "online",
                (false, true) => "on site",
                (false, false) => "",
            },
        );
    }

    fn links(&self, work: &mut Work) {
        let mut links = Vec::new();
        let title = work.item.first(Meaning::RecordingTitle).map(|raw| plain_line(&raw));
        let numbers = work.item.take(Meaning::Recording);
        let untold = numbers.is_empty();
        for given in numbers {
            let id = given.value.text().unwrap_or_default();
            let url = if id.contains("://") { id } else { format!("https://www.youtube.com/watch?v={id}") };
            if url.parse::<crate::model::Href>().is_ok() {
                let title = title
                    .as_deref()
                    .map_or_else(|| "Recording".to_owned(), |title| format!("Recording: {title}"));
                links.push(vec![("title", title), ("url", url)]);
            } else {
                work.note(given.line, Outcome::Dropped, "recording without an address", url);
            }
        }
        if let Some(title) = title.filter(|title| untold && *title != work.item.title) {
            work.note(1, Outcome::Dropped, "title of a recording that does not exist", title);
        }
        if let Some(url) = self.address(work, Meaning::Captions) {
            links.push(vec![("title", "Live captions".to_owned()), ("url", url)]);
        }
        work.front.tables("links", &links);
    }

    fn when(&self, work: &mut Work) {
        let starts = work.item.take(Meaning::Date);
        let ends = work.item.take(Meaning::End);
        let mut disagrees = false;
        let start = starts.first().and_then(|given| self.moment_of(work, given, &mut disagrees));
        let end = ends.first().and_then(|given| self.moment_of(work, given, &mut disagrees));
        let line = ends.first().map_or(1, |given| given.line);
        if disagrees {
            let told = starts.iter().chain(&ends).filter_map(|given| given.value.text());
            let what = told.collect::<Vec<_>>().join(" / ");
            let line = starts.first().map_or(1, |given| given.line);
            work.note(line, Outcome::Repaired, "event whose offset disagrees with the zone", what);
        }
        let (Clock::Trust(zone) | Clock::Wall(zone)) = self.clock;
        match start {
            None => {
                let hint = starts.first().and_then(|given| given.value.text()).unwrap_or_default();
                work.front.raw("to_be_announced", &super::front::quoted(&plain_line(&hint)));
                work.note(1, Outcome::Repaired, "event without a date, now to be announced", hint);
            }
            Some(Moment { local: Some(start), .. }) => {
                work.front.text("zone", zone.name());
                work.front.raw("start", &start.format("%Y-%m-%dT%H:%M:%S").to_string());
                match end.and_then(|end| end.local) {
                    Some(end) if end >= start => {
                        work.front.raw("end", &end.format("%Y-%m-%dT%H:%M:%S").to_string());
                    }
                    Some(end) => work.note(line, Outcome::Dropped, "end before its start", end.to_string()),
                    None => self.no_clock_time(work, &ends),
                }
            }
            Some(Moment { day, local: None }) => {
                work.front.raw("first", &day.to_string());
                match end {
                    Some(end) if end.day > day => work.front.raw("last", &end.day.to_string()),
                    Some(end) if end.day < day => {
                        work.note(line, Outcome::Dropped, "end before its start", end.day.to_string());
                    }
                    _ => (),
                }
            }
        }
    }

    fn no_clock_time(&self, work: &mut Work, ends: &[Given]) {
        if let Some(given) = ends.first() {
            let what = given.value.text().unwrap_or_default();
            work.note(given.line, Outcome::Dropped, "end that is no clock time", what);
        }
    }

    fn moment_of(&self, work: &mut Work, given: &Given, disagrees: &mut bool) -> Option<Moment> {
        let raw = given.value.text()?;
        let written = Written::parse(&raw)?;
        let told = written.told(self.clock);
        if let Some(told) = told {
            *disagrees |= told.disagrees;
            if written.offset.is_none() {
                work.note(
                    given.line,
                    Outcome::Repaired,
                    "clock time without an offset, taken as the zone's",
                    raw.clone(),
                );
            }
            if told.moved {
                work.note(given.line, Outcome::Repaired, "clock time that the zone skips, an hour on", raw);
            }
        }
        Some(Moment { day: written.day, local: told.map(|told| told.local) })
    }
}
