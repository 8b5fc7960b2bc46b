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
