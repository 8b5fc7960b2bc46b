//! Every event of the real newsroom at its right moment, under both meanings of its offsets: trusted,
//! or taken for the wall clock of the zone. The sources are read here by themselves, line by line.

use std::fs;
use std::path::Path;

use belfry::import::hugo::{self, Options};
use belfry::model::{Newsroom, When};
use chrono::{DateTime, NaiveDateTime, TimeZone};
use chrono_tz::America::New_York;
use chrono_tz::Tz;
use walkdir::WalkDir;

use crate::newsroom::{compiled, printed, read, repository};

/// From when to when, in seconds since 1970.
type Instants = (i64, Option<i64>);

fn corpus() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/digitalgov/content"))
}

/// The text of a field of the front matter, without its comment.
fn field<'a>(front: &'a str, name: &str) -> Option<&'a str> {
    let line = front.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    Some(line.split('#').next().unwrap_or_default().trim())
}

/// What a date of the source comes to; `None` where it has no time.
fn instant(raw: &str, trusted: bool) -> Option<i64> {
    let raw = raw.trim_matches(['"', '\'']);
    if trusted && let Ok(moment) = DateTime::parse_from_str(raw, "%Y-%m-%d %H:%M:%S %z") {
        return Some(moment.timestamp());
    }
    let wall = raw.get(..19).map_or(raw, |wall| wall.trim_end());
    let wall = NaiveDateTime::parse_from_str(wall, "%Y-%m-%d %H:%M:%S").ok()?;
    New_York.from_local_datetime(&wall).earliest().map(|moment| moment.timestamp())
}

/// The instants of all events that readers see, as their sources have them.
fn of_sources(trusted: bool) -> Vec<Instants> {
    let mut all = Vec::new();
    for entry in WalkDir::new(corpus().join("events")).sort_by_file_name() {
        let entry = entry.expect("the corpus can be walked");
        if entry.path().extension().is_none_or(|it| it != "md") || entry.file_name() == "_index.md" {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("a source");
        let front = text.split("---").nth(1).expect("front matter");
        if field(front, "draft") == Some("true") {
            continue;
        }
        let start = field(front, "date").and_then(|raw| instant(raw, trusted));
        let end = field(front, "end_date").filter(|raw| !raw.is_empty());
        all.push((
            start.unwrap_or_else(|| panic!("{}", entry.path().display())),
            end.and_then(|raw| instant(raw, trusted)),
        ));
    }
    all.sort_unstable();
    all
}

/// The newsroom imported under a meaning of its offsets.
fn imported(meaning: &str) -> Newsroom {
    let root = tempfile::tempdir().expect("a folder");
    let map = fs::read_to_string(repository("src/import/hugo/digitalgov.toml")).expect("the map");
    let usual = "wall-clock = \"America/New_York\"";
    assert!(map.contains(usual), "the map has another form");
    let own = root.path().join("map.toml");
    fs::write(&own, map.replace(usual, meaning)).expect("a map");
    let out = root.path().join("newsroom");
    let options =
        Options { source: corpus().to_owned(), out: out.clone(), map: Some(own), ..Options::default() };
    hugo::run(&options).expect("the corpus can be imported");
    let compiled = compiled(read(&out));
    compiled.newsroom.clone().unwrap_or_else(|| panic!("{}", printed(&compiled)))
}

fn of_newsroom(newsroom: &Newsroom) -> Vec<Instants> {
    let instants = newsroom.events.iter().map(|event| match &event.when {
        When::Times { parts, .. } => {
            let [part] = parts.as_slice() else { panic!("{} has parts", event.slug) };
            (part.start_instant(), part.end.map(|_| part.end_instant()))
        }
        other => panic!("{}: {other:?}", event.slug),
    });
    let mut all: Vec<Instants> = instants.collect();
    all.sort_unstable();
    all
}

/// Both lists without what they have in common.
fn differing(mut one: Vec<Instants>, mut other: Vec<Instants>) -> (Vec<Instants>, Vec<Instants>) {
    one.retain(|instants| match other.iter().position(|known| known == instants) {
        Some(at) => {
            other.remove(at);
            false
        }
        None => true,
    });
    (one, other)
}

#[test]
fn every_instant_is_that_of_the_source_where_its_offset_is_trusted() {
    let newsroom = imported("offset = \"trust\"");
    assert!(newsroom.events.len() > 330, "{} events", newsroom.events.len());
    let read = of_newsroom(&newsroom);
    // In summer the two meanings are an hour apart.
    assert!(differing(read.clone(), of_sources(false)).0.len() > 200);
    assert_eq!(differing(read, of_sources(true)), (vec![], vec![]));
}

#[test]
fn every_instant_is_the_wall_clock_of_the_zone_that_day_where_the_clock_is_meant() {
    let newsroom = imported("wall-clock = \"America/New_York\"");
    assert_eq!(differing(of_newsroom(&newsroom), of_sources(false)), (vec![], vec![]));
    for event in &newsroom.events {
        let When::Times { zone, parts } = &event.when else { continue };
        let zone: Tz = zone.as_str().parse().expect("a zone");
        for part in parts {
            let shown = zone.timestamp_opt(part.start_instant(), 0).single().expect("an instant");
            assert_eq!(shown.naive_local(), part.start, "{}", event.slug);
        }
    }
}
