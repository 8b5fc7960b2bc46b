//! The agenda on the reader's own clock: in which zone it stands, and what it does while a page is open.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Newsroom, Reader, Site, reading};

/// The one event of the demo that has hours: from 10:00 to 11:00 in UTC.
const WEBINAR: &str = "drones-and-petty-crime";

/// The reader's zones and what the hours of the webinar are in them.
const ZONES: [(&str, &str); 7] = [
    ("Europe/Paris", ""),
    ("Pacific/Apia", "23 January, 00:00–01:00 for you"),
    ("Asia/Kathmandu", "15:45–16:45 for you"),
    ("America/New_York", "05:00–06:00 for you"),
    ("Africa/Cairo", "12:00–13:00 for you"),
    ("Australia/Lord_Howe", "21:00–22:00 for you"),
    ("UTC", "10:00–11:00 for you"),
];

/// A clock that stands still until the test moves it; what waits for a minute to begin waits for that.
const CLOCK: &str = "(() => {
    const Real = Date;
    let now = 0;
    const waiting = [];
    window.Date = class extends Real {
        constructor(...parts) { parts.length ? super(...parts) : super(now); }
        static now() { return now; }
    };
    const later = window.setTimeout;
    window.setTimeout = (call, delay, ...rest) =>
        delay > 0 && delay === 60000 - (now % 60000) ? waiting.push(call) : later(call, delay, ...rest);
    window.itIs = (moment) => { now = new Real(moment).getTime(); waiting.splice(0).forEach((call) => call()); };
    window.itIs('MOMENT');
})();";

pub async fn lives_in(reader: &Reader, zone: &str) {
    reader.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
}

pub async fn has_clock(reader: &Reader, moment: &str) {
    let source = CLOCK.replace("MOMENT", moment);
    reader.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
}

/// What stands in the row of an event, or in the part of its page that is selected.
async fn said(reader: &Reader, event: &str, part: &str) -> String {
    let body =
        "return squeezed(document.querySelector(`[data-event=${given[0]}] ${given[1]}`)?.textContent ?? '');";
    reader.ask(body, vec![json!(event), json!(part)]).await
}

async fn until_said(reader: &Reader, event: &str, part: &str, words: &str) {
    let body = "return squeezed(document.querySelector(`[data-event=${given[0]}] ${given[1]}`)?.textContent ?? '') === given[2];";
    reader.until(&format!("{event} says {words}"), body, vec![json!(event), json!(part), json!(words)]).await;
}

/// The demo, but with a clock that runs.
pub fn running() -> Newsroom {
    let newsroom = Newsroom::like_the_demo();
    newsroom.edit("site.toml", "now = 2020-11-16\n", "");
    newsroom
}

#[test]
fn the_readers_own_time_stands_beside_the_events_and_nothing_moves() {
    reading(Site::demo(), async |reader: &Reader| {
        for (width, path) in [(1280, "/agenda/"), (360, "/agenda/"), (768, "/agenda/2021-01/")] {
            reader.has_width(width).await;
            for (zone, expected) in ZONES {
                lives_in(reader, zone).await;
                reader.visit(path).await;
                assert_eq!(said(reader, WEBINAR, ".clock-yours").await, expected, "{zone}");
                assert_eq!(reader.layout_shifts().await, [""; 0], "{zone} at {width}");
            }
        }
    });
}

#[test]
fn an_event_says_its_hours_in_its_own_zone_and_in_the_readers() {
    reading(Site::demo(), async |reader: &Reader| {
        for (zone, expected) in ZONES {
            lives_in(reader, zone).await;
            reader.visit("/events/drones-and-petty-crime/").await;
            assert_eq!(said(reader, WEBINAR, ".part-words").await, "Friday, 22 January 2021, 11:00–12:00");
            assert_eq!(said(reader, WEBINAR, ".clock-yours").await, expected, "{zone}");
            assert_eq!(reader.layout_shifts().await, [""; 0], "{zone}");
        }
    });
}

#[test]
fn whole_days_are_the_same_everywhere() {
    reading(Site::demo(), async |reader: &Reader| {
        for (zone, _) in ZONES {
            lives_in(reader, zone).await;
            reader.visit("/agenda/").await;
            let days = said(reader, "safeci-workshop", ".day-numeral").await;
            let clock = said(reader, "safeci-workshop", ".clock").await;
            assert_eq!((days.as_str(), clock.as_str()), ("2–3", "Two whole days"), "{zone}");
        }
    });
}

#[test]
fn a_page_stays_right_while_it_is_open() {
    let newsroom = running();
    reading(newsroom.publish(), async |reader: &Reader| {
        lives_in(reader, "America/New_York").await;
        has_clock(reader, "2021-01-19T04:59:00Z").await;
        reader.visit("/agenda/").await;
        assert_eq!(said(reader, WEBINAR, ".day-near").await, "in four days");
        let link = "document.querySelector(`[data-event=${given[0]}] h3 a`).focus();";
        reader.ask::<()>(link, vec![json!(WEBINAR)]).await;
        for (moment, expected) in [
            // Midnight in New York.
            ("2021-01-19T05:00:00Z", "in three days"),
            ("2021-01-21T05:00:00Z", "tomorrow"),
            ("2021-01-22T09:59:00Z", "today"),
            ("2021-01-22T10:00:00Z", "on now"),
        ] {
            reader.ask::<()>("itIs(given[0]);", vec![json!(moment)]).await;
            until_said(reader, WEBINAR, ".day-near", expected).await;
        }
        let focused = "return document.activeElement.closest('article')?.dataset.event ?? '';";
        assert_eq!(reader.ask::<String>(focused, vec![]).await, WEBINAR, "the focus stays");
        reader.ask::<()>("itIs('2021-01-22T11:00:00Z');", vec![]).await;
        let is_past = "return Boolean(document.querySelector(`section[aria-labelledby=past] [data-event=${given[0]}]`));";
        reader.until("the webinar is past", is_past, vec![json!(WEBINAR)]).await;
    });
}

#[test]
fn an_open_event_and_an_open_month_stay_right() {
    let newsroom = running();
    reading(newsroom.publish(), async |reader: &Reader| {
        has_clock(reader, "2021-01-21T22:59:00Z").await;
        reader.visit("/events/drones-and-petty-crime/").await;
        until_said(reader, WEBINAR, ".dateline > span:last-child", "Tomorrow").await;
        reader.ask::<()>("itIs('2021-01-21T23:00:00Z');", vec![]).await;
        until_said(reader, WEBINAR, ".dateline > span:last-child", "Today").await;
        reader.ask::<()>("itIs('2021-01-22T11:00:00Z');", vec![]).await;
        until_said(reader, WEBINAR, ".dateline > span:last-child", "Over").await;
        reader.visit("/agenda/2021-01/").await;
        assert_eq!(said(reader, WEBINAR, ".day-near").await, "tomorrow");
        let today =
            "return squeezed(document.querySelector('.month [aria-current=date]')?.textContent ?? '');";
        assert_eq!(reader.ask::<String>(today, vec![]).await, "21");
        reader.ask::<()>("itIs('2021-01-22T11:00:00Z');", vec![]).await;
        until_said(reader, WEBINAR, ".day-near", "Over").await;
        assert!(reader.ask::<String>(today, vec![]).await.starts_with("22"));
    });
}

#[test]
fn a_month_is_walked_with_the_keys_of_a_grid() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/agenda/2020-12/").await;
        let enter = "document.querySelector('.month-head a:last-child').focus();";
        reader.ask::<()>(enter, vec![]).await;
        reader.press_key(Key::Tab).await;
        let in_grid = "return document.activeElement.localName === 'td';";
        reader.until("a day has the focus", in_grid, vec![]).await;
        let day = "const day = document.activeElement; return day.localName === 'td' ? parseInt(day.textContent) : 0;";
        assert_eq!(reader.ask::<i64>(day, vec![]).await, 2);
        let stops =
            "return document.querySelectorAll('.month [tabindex=\"0\"], .month a:not([tabindex])').length;";
        assert_eq!(reader.ask::<i64>(stops, vec![]).await, 1, "one stop for the Tab key");
        for (key, expected) in [
            (Key::Right, 3),
            (Key::Down, 10),
            (Key::Left, 9),
            (Key::Up, 2),
            (Key::End, 6),
            (Key::Home, 30),
            (Key::Up, 30),
        ] {
            reader.press_key(key.clone()).await;
            assert_eq!(reader.ask::<i64>(day, vec![]).await, expected, "{key:?}");
        }
        reader.press_key(Key::PageDown).await;
        reader.until_address("/agenda/2021-01/").await;
        reader.until("the focus is in the grid", in_grid, vec![]).await;
        reader.press_key(Key::PageUp).await;
        reader.until_address("/agenda/2020-12/").await;
        reader.until("the focus is in the grid", in_grid, vec![]).await;
        reader.press_key(Key::Tab).await;
        assert!(!reader.ask::<bool>(in_grid, vec![]).await, "the next stop is behind the grid");
        let barriers = reader.barriers().await;
        assert_eq!(barriers, [""; 0]);
    });
}
