//! Calendars that the reader's browser makes of what a page shows.

use serde_json::json;
use thirtyfour::Key;

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

/// What is amiss with the targets of an open menu: too small for a finger, or out of the window.
const AMISS: &str = "return [...document.querySelectorAll('.menu-list a, .menu > summary')].filter((it) => {
    const { width, height, left, right } = it.getBoundingClientRect();
    const least = it.localName === 'a' ? 44 : 40;
    return height < least || width < least || left < 0 || right > innerWidth;
}).map(nameOf);";

const IS_OPEN: &str = "return document.querySelector('.menu').open === given[0];";

#[test]
fn the_menu_of_an_event_closes_as_menus_do_and_can_be_walked_by_keys() {
    reading(Site::demo(), async |reader: &Reader| {
        for width in [1280, 360] {
            reader.has_width(width).await;
            reader.visit("/events/safeci-workshop/").await;
            reader.press("Add to calendar").await;
            reader.until("the menu is open", IS_OPEN, vec![json!(true)]).await;
            assert_eq!(reader.ask::<Vec<String>>(AMISS, vec![]).await, [""; 0], "at {width}");
            assert_eq!(reader.barriers().await, [""; 0], "at {width}");
            let fits = "const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth === clientWidth;";
            assert!(reader.ask::<bool>(fits, vec![]).await, "the page is wider than {width}");
            reader.press_key(Key::Tab).await;
            reader.press_key(Key::Tab).await;
            let focused = "return nameOf(document.activeElement);";
            assert_eq!(reader.ask::<String>(focused, vec![]).await, "Google");
            reader.press_key(Key::Escape).await;
            reader.until("the menu is closed", IS_OPEN, vec![json!(false)]).await;
            assert_eq!(reader.ask::<String>(focused, vec![]).await, "Add to calendar");
            reader.press_key(Key::Enter).await;
            reader.until("the menu is open again", IS_OPEN, vec![json!(true)]).await;
            reader.ask::<()>("document.querySelector('h1').click();", vec![]).await;
            reader.until("a press beside it closes it", IS_OPEN, vec![json!(false)]).await;
            reader.press("Add to calendar").await;
            reader.until("the menu is open once more", IS_OPEN, vec![json!(true)]).await;
            while reader.ask::<bool>("return document.activeElement.closest('.menu') !== null;", vec![]).await
            {
                reader.press_key(Key::Tab).await;
            }
            reader.until("it closes behind the focus", IS_OPEN, vec![json!(false)]).await;
        }
    });
}

#[test]
fn the_menu_of_an_event_opens_before_the_app_is_there_and_stays_open() {
    reading(Site::demo(), async |reader: &Reader| {
        let gate = reader.host.hold(".wasm");
        reader.passes_by_the_worker().await;
        reader.open("/events/safeci-workshop/").await;
        reader.press("Add to calendar").await;
        reader.until("the menu is open", IS_OPEN, vec![json!(true)]).await;
        gate.open();
        reader.app_is_ready().await;
        assert!(reader.ask::<bool>(IS_OPEN, vec![json!(true)]).await, "it stays open");
        let google = "return new URL(find('link', 'Google').href).searchParams.get('dates');";
        assert_eq!(reader.ask::<String>(google, vec![]).await, "20201202/20201204");
    });
}
