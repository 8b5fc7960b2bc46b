//! Readers whose browser guesses their zone wrong choose their own.

use serde_json::json;

use crate::agenda::{lives_in, running};
use crate::harness::{Reader, Site, reading};

/// The one event of the demo that has hours: from 10:00 to 11:00 in UTC.
const WEBINAR: &str = "drones-and-petty-crime";

async fn until_said(reader: &Reader, part: &str, words: &str) {
    let body = "return squeezed(document.querySelector(`[data-event=${given[0]}] ${given[1]}`)?.textContent ?? '') === given[2];";
    reader
        .until(&format!("{part} says {words}"), body, vec![json!(WEBINAR), json!(part), json!(words)])
        .await;
}

/// Chooses a zone in the dialog; an empty one is the device's own.
async fn chooses(reader: &Reader, zone: &str) {
    reader.press("Change place").await;
    let is_open = "return Boolean(document.querySelector('dialog.slip')?.open);";
    reader.until("the dialog is open", is_open, vec![]).await;
    let select = "const field = document.getElementById('slip-zone');
        field.value = given[0];
        return field.value === given[0];";
    assert!(reader.ask::<bool>(select, vec![json!(zone)]).await, "{zone} can be chosen");
    reader.press("Apply").await;
    reader.until("the dialog is closed", "return !document.querySelector('dialog.slip');", vec![]).await;
}

#[test]
fn a_chosen_place_is_kept_on_the_device_and_can_be_given_back() {
    reading(Site::demo(), async |reader: &Reader| {
        lives_in(reader, "America/New_York").await;
        reader.visit("/agenda/").await;
        until_said(reader, ".clock-yours", "05:00–06:00 for you").await;
        let days = "return squeezed(document.querySelector('[data-event=safeci-workshop] .day-numeral').textContent);";
        for (zone, expected) in [
            ("Asia/Tehran", "13:30–14:30 for you"),
            ("Pacific/Apia", "23 January, 00:00–01:00 for you"),
            ("Europe/Paris", ""),
            ("Australia/Lord_Howe", "21:00–22:00 for you"),
        ] {
            chooses(reader, zone).await;
            until_said(reader, ".clock-yours", expected).await;
            assert_eq!(reader.ask::<String>(days, vec![]).await, "2–3", "whole days stay, in {zone}");
            let focused = "return nameOf(document.activeElement);";
            assert_eq!(reader.ask::<String>(focused, vec![]).await, "Change place", "{zone}");
        }
        // On other pages, and when the reader comes again.
        for path in ["/events/drones-and-petty-crime/", "/agenda/2021-01/"] {
            reader.visit(path).await;
            until_said(reader, ".clock-yours", "21:00–22:00 for you").await;
        }
        reader.visit("/events/drones-and-petty-crime/").await;
        reader.press("Change place").await;
        let is_open = "return Boolean(document.querySelector('dialog.slip')?.open);";
        reader.until("the dialog is open", is_open, vec![]).await;
        let chosen = "const field = document.getElementById('slip-zone');
            return [field.value, squeezed(field.options[0].textContent)];";
        let chosen: Vec<String> = reader.ask(chosen, vec![]).await;
        assert_eq!(chosen, ["Australia/Lord_Howe", "This device’s: America/New_York"]);
        assert_eq!(reader.barriers().await, [""; 0]);
        reader.press("Close").await;
        chooses(reader, "").await;
        until_said(reader, ".clock-yours", "05:00–06:00 for you").await;
        assert!(reader.ask::<bool>("return localStorage.getItem('belfry.zone') === null;", vec![]).await);
    });
}

#[test]
fn a_place_that_nobody_knows_is_passed_over() {
    reading(Site::demo(), async |reader: &Reader| {
        lives_in(reader, "Asia/Kathmandu").await;
        reader.visit("/about/").await;
        for wrong in ["Mars/Olympus", "", "{}", "Europe/Paris\u{0}"] {
            reader.ask::<()>("localStorage.setItem('belfry.zone', given[0]);", vec![json!(wrong)]).await;
            reader.visit("/agenda/").await;
            until_said(reader, ".clock-yours", "15:45–16:45 for you").await;
        }
        reader.press("Change place").await;
        let none = "return document.getElementById('slip-zone')?.value === '';";
        reader.until("the dialog opens without a choice", none, vec![]).await;
    });
}

#[test]
fn today_is_that_of_the_chosen_place() {
    let newsroom = running();
    reading(newsroom.publish(), async |reader: &Reader| {
        lives_in(reader, "America/New_York").await;
        let source = "const Real = Date; const now = Real.UTC(2021, 0, 22, 6);
            window.Date = class extends Real {
                constructor(...parts) { parts.length ? super(...parts) : super(now); }
                static now() { return now; }
            };";
        reader.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
        reader.visit("/agenda/").await;
        until_said(reader, ".day-near", "today").await;
        chooses(reader, "Pacific/Apia").await;
        until_said(reader, ".day-near", "tomorrow").await;
    });
}
