//! Filters and search of the agenda: the address is the state, the focus stays, and what is shown is
//! what is counted and what the calendar holds.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Reader, Site, reading};

const OF_THE_GROUP: [&str; 2] = ["drones-and-petty-crime", "crime-alerting-applications"];

/// The path and query that the group of these events is chosen by.
const GROUP: &str = "/agenda/?group=security-and-innovation";

/// The events that the page shows, in order.
async fn shown(reader: &Reader) -> Vec<String> {
    let rows = "return [...document.querySelectorAll('main [data-event]')].filter(isShown).map((it) => it.dataset.event);";
    reader.ask(rows, vec![]).await
}

async fn check(reader: &Reader, address: &str, count: &str, expected: &[&str]) {
    reader.until_address(address).await;
    assert_eq!(shown(reader).await, expected, "{address}");
    assert_eq!(reader.told_count().await, count, "{address}");
}

/// What has the focus is called.
async fn focused(reader: &Reader) -> String {
    reader.ask("return nameOf(document.activeElement);", vec![]).await
}

async fn entries(reader: &Reader) -> u32 {
    reader.ask("return history.length;", vec![]).await
}

#[test]
fn choices_change_list_count_and_address_and_the_history_keeps_them() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/agenda/").await;
        assert_eq!((shown(reader).await.len(), reader.told_count().await.as_str()), (8, "8 events"));
        reader.marks_the_page().await;
        let before = entries(reader).await;
        reader.choose("Projects and groups", "Security & Innovation").await;
        check(reader, GROUP, "2 of 8 events", &OF_THE_GROUP).await;
        assert_eq!(entries(reader).await, before + 1);
        reader.choose("Format", "None of: Online").await;
        let neither = "/agenda/?group=security-and-innovation&-format=online";
        check(reader, neither, "No event has all of this", &[]).await;
        reader.follow("With Online allowed").await;
        check(reader, GROUP, "2 of 8 events", &OF_THE_GROUP).await;
        let number = "return document.activeElement.id === 'count';";
        reader.until("the number of events has the focus", number, vec![]).await;
        reader.choose("Topic", "Victim support").await;
        let one = "/agenda/?topic=victim-support&group=security-and-innovation";
        check(reader, one, "1 of 8 events", &OF_THE_GROUP[1..]).await;
        reader.follow("Remove: Security & Innovation").await;
        check(reader, "/agenda/?topic=victim-support", "1 of 8 events", &OF_THE_GROUP[1..]).await;
        reader.follow("Clear all").await;
        reader.until_address("/agenda/").await;
        assert_eq!(shown(reader).await.len(), 8);
        reader.go_back().await;
        reader.go_back().await;
        check(reader, one, "1 of 8 events", &OF_THE_GROUP[1..]).await;
        reader.go_forward().await;
        reader.until_address("/agenda/?topic=victim-support").await;
        assert!(reader.page_is_marked().await, "the page was loaded anew");
    });
}

#[test]
fn a_choice_is_made_by_keys_alone_and_keeps_the_focus() {
    reading(Site::demo(), async |reader: &Reader| {
        for (path, name, count) in [
            ("/agenda/", "Security and innovation 3 events", "3 of 8 events"),
            ("/agenda/2020-12/", "Security and innovation 1 event", "1 of 3 events"),
        ] {
            reader.visit(path).await;
            reader.ask::<()>("find('searchbox', 'Search the agenda').focus();", vec![]).await;
            // Over the button of the search, and what stands between it and the filters.
            let walked = "return document.activeElement.closest('[aria-labelledby=w-topic]') !== null;";
            for _ in 0..8 {
                if reader.ask::<bool>(walked, vec![]).await {
                    break;
                }
                reader.press_key(Key::Tab).await;
            }
            while focused(reader).await != name {
                assert!(reader.ask::<bool>(walked, vec![]).await, "{name} is not reached by the Tab key");
                reader.press_key(Key::Tab).await;
            }
            reader.press_key(Key::Enter).await;
            let chosen = format!("{path}?topic=security-and-innovation");
            reader.until_address(&chosen).await;
            assert_eq!((focused(reader).await.as_str(), reader.told_count().await.as_str()), (name, count));
            let state = "return document.activeElement.getAttribute('aria-current');";
            assert_eq!(reader.ask::<Option<String>>(state, vec![]).await.as_deref(), Some("true"));
            assert_eq!(reader.barriers().await, [""; 0], "{path}");
            // Beside it: leaves out what was chosen, and still has the focus.
            reader.press_key(Key::Tab).await;
            reader.press_key(Key::Enter).await;
            reader.until_address(&format!("{path}?-topic=security-and-innovation")).await;
            assert_eq!(focused(reader).await, "Allow: Security and innovation");
        }
    });
}

#[test]
fn a_deep_link_opens_cold_and_a_mistyped_one_opens_the_agenda() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit(GROUP).await;
        check(reader, GROUP, "2 of 8 events", &OF_THE_GROUP).await;
        let fit = "const chosen = under('Projects and groups').querySelector('[aria-current=true]');
            return [nameOf(chosen), nameOf(document.querySelector('a.chip'))];";
        let fit: Vec<String> = reader.ask(fit, vec![]).await;
        assert_eq!(fit, ["Security & Innovation 2 events", "Remove: Security & Innovation"]);
        reader.visit("/agenda/2020-12/?q=meeting&-project=icarus").await;
        assert_eq!(shown(reader).await, ["match-sport-partners-meeting"]);
        assert_eq!(reader.told_count().await, "1 of 3 events");
        for mistyped in ["/agenda/?colour=red&topic=&from=soon", "/agenda/?%ff=%fe&&&="] {
            reader.visit(mistyped).await;
            assert_eq!((shown(reader).await.len(), reader.told_count().await.as_str()), (8, "8 events"));
        }
        reader.visit("/agenda/?topic=gone").await;
        assert_eq!(reader.told_count().await, "No event has all of this");
        reader.follow("Without gone").await;
        reader.until_address("/agenda/").await;
        assert_eq!(shown(reader).await.len(), 8);
    });
}

#[test]
fn what_is_typed_is_searched_at_once_and_takes_one_place_in_the_history() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit(GROUP).await;
        let before = entries(reader).await;
        let search = reader.element("searchbox", "Search the agenda").await;
        search.send_keys("PÉTTY cri").await.expect("the box takes words");
        let typed = "/agenda/?group=security-and-innovation&q=P%C3%89TTY+cri";
        check(reader, typed, "1 of 8 events", &OF_THE_GROUP[..1]).await;
        assert_eq!(entries(reader).await, before, "typing replaces");
        assert_eq!(focused(reader).await, "Search the agenda");
        let value = "return document.getElementById('q').value;";
        assert_eq!(reader.ask::<String>(value, vec![]).await, "PÉTTY cri");
        reader.follow("Clear all").await;
        reader.until_address("/agenda/").await;
        assert_eq!(reader.ask::<String>(value, vec![]).await, "");
        reader.go_back().await;
        check(reader, typed, "1 of 8 events", &OF_THE_GROUP[..1]).await;
        assert_eq!(reader.ask::<String>(value, vec![]).await, "PÉTTY cri");
        reader.follow("Remove: Security & Innovation").await;
        check(reader, "/agenda/?q=P%C3%89TTY+cri", "1 of 8 events", &OF_THE_GROUP[..1]).await;
    });
}

#[test]
fn months_keep_what_is_asked() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/agenda/?format=online").await;
        assert_eq!(reader.told_count().await, "5 of 8 events");
        // The next month with something that was asked for.
        reader.follow("Month").await;
        check(reader, "/agenda/2021-01/?format=online", "1 of 1 event", &OF_THE_GROUP[..1]).await;
        reader.follow("Earlier: December 2020").await;
        check(reader, "/agenda/2020-12/?format=online", "No event has all of this", &[]).await;
        let bars = "return document.querySelectorAll('.month-event').length;";
        assert_eq!(reader.ask::<u32>(bars, vec![]).await, 0);
        reader.follow("Without Online").await;
        reader.until_address("/agenda/2020-12/").await;
        assert_eq!((shown(reader).await.len(), reader.ask::<u32>(bars, vec![]).await), (3, 3));
        reader.choose("Project", "IcARUS").await;
        check(reader, "/agenda/2020-12/?project=icarus", "1 of 3 events", &["icarus-coordination-meeting"])
            .await;
        assert_eq!(reader.ask::<u32>(bars, vec![]).await, 1);
        reader.follow("List").await;
        check(reader, "/agenda/?project=icarus", "1 of 8 events", &["icarus-coordination-meeting"]).await;
        reader.go_back().await;
        check(reader, "/agenda/2020-12/?project=icarus", "1 of 3 events", &["icarus-coordination-meeting"])
            .await;
        reader.follow("Français").await;
        reader.until_address("/fr/agenda/2020-12/?project=icarus").await;
        assert_eq!(shown(reader).await, ["icarus-coordination-meeting"]);
    });
}

#[test]
fn on_a_narrow_screen_the_filters_lie_in_a_sheet() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.has_width(360).await;
        for (path, name, all) in [("/agenda/", "Online", "8"), ("/agenda/2021-01/", "Online", "1")] {
            reader.visit(path).await;
            reader.press("Filters").await;
            assert_eq!(reader.barriers().await, [""; 0], "{path}");
            let wide = "return document.documentElement.scrollWidth;";
            assert!(reader.ask::<u32>(wide, vec![]).await <= 360, "{path}");
            let near = "find('link', given[0], under('Format')).scrollIntoView({ block: 'center' });";
            reader.ask::<()>(near, vec![json!(name)]).await;
            reader.choose("Format", name).await;
            reader.until_address(&format!("{path}?format=online")).await;
            let is_open = "return document.querySelector('dialog').open;";
            assert!(reader.ask::<bool>(is_open, vec![]).await, "the sheet stays open");
            assert_eq!(focused(reader).await.split(' ').next(), Some("Online"), "{path}");
            let found = if all == "8" { "Show 5 events" } else { "Show 1 event" };
            reader.press(found).await;
            let closed = "return !document.querySelector('dialog').open && Boolean(find('button', 'Filters, 1 chosen'));";
            reader.until("the sheet is closed", closed, vec![]).await;
        }
    });
}

/// Keeps the text of every file that the page offers from now on.
const TAKES_FILES: &str = "window.taken = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { blob.text().then((text) => window.taken.push(text)); return make.call(URL, blob); };";

#[test]
fn the_calendar_of_these_events_holds_those_that_were_found() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit(GROUP).await;
        reader.ask::<()>(TAKES_FILES, vec![]).await;
        reader.press("Calendar file of these events").await;
        reader.until("a file is offered", "return window.taken.length === 1;", vec![]).await;
        let addresses = "return [...window.taken.at(-1).matchAll(/^URL:.*\\/events\\/(.*)\\/\\r$/gm)].map((it) => it[1]).sort();";
        let mut expected = OF_THE_GROUP;
        expected.sort_unstable();
        assert_eq!(reader.ask::<Vec<String>>(addresses, vec![]).await, expected);
        reader.choose("Topic", "Victim support").await;
        reader.press("Calendar file of these events").await;
        reader.until("another file is offered", "return window.taken.length === 2;", vec![]).await;
        assert_eq!(reader.ask::<Vec<String>>(addresses, vec![]).await, [OF_THE_GROUP[1]]);
        reader.visit("/agenda/?q=nowhere").await;
        let button = "return Boolean(find('button', 'Calendar file of these events'));";
        assert!(!reader.ask::<bool>(button, vec![]).await, "there is nothing to offer");
        reader.visit("/agenda/2020-12/?project=icarus").await;
        reader.ask::<()>(TAKES_FILES, vec![]).await;
        reader.press("Calendar file of these events").await;
        reader.until("a file is offered", "return window.taken.length === 1;", vec![]).await;
        let held = reader.ask::<Vec<String>>(addresses, vec![]).await;
        assert_eq!(held, ["icarus-coordination-meeting"]);
    });
}

#[test]
fn without_scripts_the_agenda_is_whole_and_offers_nothing_that_does_nothing() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.has_no_script().await;
        reader.open(GROUP).await;
        let (heading, text, _) = reader.reads_plainly().await;
        assert_eq!(heading, "Agenda");
        assert!(text > 400, "{text} characters");
        reader.presses_plainly("Security & Innovation").await;
        assert_eq!(reader.reads_plainly().await.0, "Security & Innovation");
    });
}

#[test]
fn the_filters_are_the_same_before_and_after_and_nothing_moves() {
    reading(Site::demo(), async |reader: &Reader| {
        for path in ["/agenda/", "/agenda/2020-12/", "/fr/agenda/", "/agenda/2020-10/"] {
            for width in [1280, 768, 360] {
                reader.has_width(width).await;
                reader.visit(path).await;
                assert_eq!(reader.difference_to_its_file().await, None, "{path} at {width}");
                assert_eq!(reader.layout_shifts().await, [""; 0], "{path} at {width}");
            }
        }
        // Of numbers, so that a test that cannot see the page fails.
        let there = "return document.querySelectorAll(given[0]).length;";
        assert!(reader.ask::<u32>(there, vec![json!("aside .facet-row")]).await > 3);
    });
}
