//! Calendars that the reader's browser makes of what a page shows.

use crate::harness::{Reader, Site, reading};

/// Keeps the text of every file that the page offers from now on.
const TAKES_FILES: &str = "window.taken = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { blob.text().then((text) => window.taken.push(text)); return make.call(URL, blob); };";

#[test]
fn saved_events_are_offered_as_one_calendar_with_the_entries_of_their_own_files() {
    reading(Site::demo(), async |reader: &Reader| {
        let slugs = ["drones-and-petty-crime", "safeci-workshop"];
        // What has no day yet is saved, too, and stands in no calendar.
        for slug in slugs.into_iter().chain(["loud-online-event"]) {
            reader.visit(&format!("/events/{slug}/")).await;
            reader.press("Save").await;
        }
        reader.follow("Saved").await;
        reader.until_heading("Saved").await;
        reader.ask::<()>(TAKES_FILES, vec![]).await;
        reader.press("Calendar file of these events").await;
        reader.until("a file is offered", "return window.taken.length === 1;", vec![]).await;
        let whole: String = reader.ask("return window.taken[0];", vec![]).await;
        assert!(
            whole.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && whole.ends_with("END:VCALENDAR\r\n")
        );
        assert_eq!(whole.matches("BEGIN:VEVENT").count(), slugs.len());
        let entries = "return Promise.all(given[0].map((slug) => fetch(`/events/${slug}/event.ics`)
            .then((answer) => answer.text()).then((text) => text.slice(text.indexOf('BEGIN:VEVENT'), text.indexOf('END:VCALENDAR')))));";
        let entries: Vec<String> = reader.ask(entries, vec![slugs.to_vec().into()]).await;
        for entry in entries {
            assert!(
                entry.starts_with("BEGIN:VEVENT") && whole.contains(&entry),
                "{entry}\nis not in\n{whole}"
            );
        }
        for zone in ["TZID=Europe/Paris:"].iter().filter(|zone| whole.contains(**zone)) {
            assert!(whole.contains("TZID:Europe/Paris\r\n"), "{zone} without its zone in\n{whole}");
        }
    });
}
