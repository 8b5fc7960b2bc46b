//! The front page while it is open, and the head while the reader moves on.

use serde_json::json;

use crate::agenda::{has_clock, lives_in, running};
use crate::harness::{Reader, Site, reading};

/// The events that the front announces.
const NEXT: &str =
    "return [...document.querySelectorAll('main [data-event]')].map((it) => it.dataset.event);";

#[test]
fn the_front_follows_the_clock() {
    let newsroom = running();
    reading(newsroom.publish(), async |reader: &Reader| {
        lives_in(reader, "Europe/Paris").await;
        has_clock(reader, "2021-01-22T10:59:00Z").await;
        reader.visit("/").await;
        let announced: Vec<String> = reader.ask(NEXT, vec![]).await;
        assert_eq!(announced, ["drones-and-petty-crime", "loud-online-event"]);
        let link = "document.querySelector('[data-event=loud-online-event] h3 a').focus();";
        reader.ask::<()>(link, vec![]).await;
        reader.ask::<()>("itIs('2021-01-22T11:00:00Z');", vec![]).await;
        let only = "return [...document.querySelectorAll('main [data-event]')].map((it) => it.dataset.event).join() === 'loud-online-event';";
        reader.until("what is over is not announced", only, vec![]).await;
    });
}

#[test]
fn the_head_names_the_feeds_of_the_page_that_is_shown() {
    reading(Site::demo(), async |reader: &Reader| {
        let feeds = "return [...document.querySelectorAll('head > link[rel=alternate][type]')]
            .map((it) => `${it.title} ${it.getAttribute('href')}`).join(' ') === given[0];";
        let of = |title: &str, folder: &str| {
            let files = ["feed.atom", "feed.rss", "feed.json", "agenda.ics"];
            files.map(|file| format!("{title} {folder}{file}")).join(" ")
        };
        reader.visit("/").await;
        reader.marks_the_page().await;
        reader.until("those of all", feeds, vec![json!(of("Belfry", "/"))]).await;
        reader.follow("LOUD").await;
        reader.until_address("/projects/loud/").await;
        reader
            .until("those of the project", feeds, vec![json!(of("LOUD · Belfry", "/projects/loud/"))])
            .await;
        reader.follow("Français").await;
        reader.until_address("/fr/projects/loud/").await;
        reader.until("those in French", feeds, vec![json!(of("LOUD · Belfry", "/fr/projects/loud/"))]).await;
        reader.go_back().await;
        reader.until_address("/projects/loud/").await;
        reader
            .until("those of the project again", feeds, vec![json!(of("LOUD · Belfry", "/projects/loud/"))])
            .await;
        assert!(reader.page_is_marked().await);
    });
}
