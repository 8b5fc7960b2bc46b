use std::collections::BTreeMap;

use chrono::Datelike;

use super::voices::Voices;
use crate::bundle::{File, FileKey};
use crate::route::Addresses;
use crate::syndicate::{Calendars, Origin};

/// The components of calendars: VEVENTs by language and year, and the VTIMEZONEs of all.
pub(super) fn files(voices: &Voices<'_>) -> Vec<(FileKey, File)> {
    let newsroom = voices.newsroom();
    // Only absolute addresses stand in an entry, and those do not depend on where the site is put.
    let addresses = Addresses::new("/", newsroom.site.languages.clone());
    let calendars = Calendars::of(newsroom, Origin::new(&addresses, newsroom.site.url.as_deref()));
    let zones = calendars.time_zones(&newsroom.events).into_iter();
    let zones: BTreeMap<String, String> = zones.map(|(name, zone)| (name.to_string(), zone)).collect();
    let mut files = vec![(FileKey::TimeZones, File::Components(zones.into()))];
    for voice in voices.of_the_site() {
        let mut years: BTreeMap<i32, BTreeMap<String, String>> = BTreeMap::new();
        for event in &newsroom.events {
            let year = event.when.first_day().map(|day| day.year());
            if let (Some(year), Some(entries)) = (year, calendars.entries(voice.language, event)) {
                years.entry(year).or_default().insert(event.slug.to_string(), entries);
            }
        }
        let key = |year| FileKey::Calendar(voice.language.clone(), year);
        files.extend(years.into_iter().map(|(year, all)| (key(year), File::Components(all.into()))));
    }
    files
}

#[cfg(test)]
mod tests {
    use super::super::bundle;
    use super::super::sample::{language, newsroom, now};
    use super::*;

    #[test]
    fn every_event_that_has_a_day_stands_once_in_the_year_it_begins_in() {
        let newsroom = newsroom(&[]);
        let bundle = bundle(&newsroom, &now());
        let text = |key: FileKey, name: &str| match &*bundle.files[&key] {
            File::Components(all) => all.get(name).cloned(),
            other => panic!("no components: {other:?}"),
        };
        for event in &newsroom.events {
            for raw in ["en", "fr"] {
                let Some(day) = event.when.first_day() else { continue };
                let key = FileKey::Calendar(language(raw), day.year());
                let entries = text(key, event.slug.as_str()).expect("its entries");
                assert!(entries.starts_with("BEGIN:VEVENT\r\n") && entries.ends_with("END:VEVENT\r\n"));
                assert!(entries.contains(&format!("UID:{}", event.slug)), "{entries}");
                if let crate::model::When::Times { zone, .. } = &event.when {
                    let zone = text(FileKey::TimeZones, zone.as_str()).expect("its zone");
                    assert!(zone.starts_with("BEGIN:VTIMEZONE\r\n") && zone.ends_with("END:VTIMEZONE\r\n"));
                }
            }
        }
        let count: usize = bundle
            .files
            .values()
            .filter_map(|file| match &**file {
                File::Components(all) => {
                    Some(all.iter().filter(|(_, text)| text.contains("BEGIN:VEVENT")).count())
                }
                _ => None,
            })
            .sum();
        let dated = newsroom.events.iter().filter(|event| event.when.first_day().is_some()).count();
        assert_eq!(count, dated * newsroom.site.languages.len());
        assert!(dated > 0);
    }
}
