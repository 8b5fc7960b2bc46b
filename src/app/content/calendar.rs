use crate::bundle::{File, FileKey};

use super::{Lack, Reading};

/// A calendar (RFC 5545) of the events of these slugs, joined from the components that the publisher
/// wrote, with the zones that they name. Events without a day are not in it; `Nothing` where no other
/// is asked for.
pub fn calendar(reading: &Reading<'_>, slugs: &[String]) -> Result<String, Lack> {
    let mut events = String::new();
    let take = |key: FileKey, text: &mut String, wanted: &dyn Fn(&str) -> bool| {
        let file = reading.components(key)?;
        if let File::Components(components) = &*file {
            for (name, component) in components.iter() {
                if wanted(name) {
                    text.push_str(component);
                }
            }
        }
        Ok(())
    };
    // All are asked for before one that is missing is told, so that they are fetched together.
    let mut taken = Ok(());
    for part in &reading.manifest().agenda {
        if let Some(year) = part.year {
            let key = FileKey::Calendar(reading.language.clone(), year);
            taken = take(key, &mut events, &|slug| slugs.iter().any(|wanted| wanted == slug)).and(taken);
        }
    }
    let mut calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Belfry//Belfry//EN\r\n".to_owned();
    let is_named = |zone: &str| events.contains(&["TZID=", zone, ":"].concat());
    take(FileKey::TimeZones, &mut calendar, &is_named).and(taken)?;
    if events.is_empty() {
        return Err(Lack::Nothing);
    }
    calendar.push_str(&events);
    calendar.push_str("END:VCALENDAR\r\n");
    Ok(calendar)
}
