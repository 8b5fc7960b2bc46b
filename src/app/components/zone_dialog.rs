use crate::app::view::{View, view};
use crate::messages::{Locale, words};

/// The zones that a reader can choose from, and which one is chosen.
#[derive(Clone, Copy, Debug)]
pub struct ZoneChoice<'a> {
    /// Names of the IANA database, in order: `Europe/Paris`.
    pub zones: &'a [String],
    /// What the device itself says.
    pub device: &'a str,
    /// What the reader chose before.
    pub chosen: Option<&'a str>,
}

/// In which zone the reader's own times are told: the device's, or one of the reader's choice.
///
/// It is made when it is asked for, outside of every page, and knows nothing of one.
pub fn zone_dialog(locale: Locale, choice: ZoneChoice<'_>) -> View {
    let option = |zone: &str, words: &str| {
        let is_chosen = choice.chosen == Some(zone);
        view! { <option value=zone.to_owned() selected=is_chosen>{words.to_owned()}</option> }
    };
    let region = |(region, zones): (&str, Vec<&str>)| {
        let cities = zones.into_iter().map(|zone| option(zone, &city(zone))).collect::<View>();
        if region.is_empty() {
            return cities;
        }
        view! { <optgroup label=region.to_owned()>{cities}</optgroup> }
    };
    let regions = regions(choice.zones).into_iter().map(region).collect::<View>();
    view! {
        <dialog class="slip" id="slip" aria-labelledby="slip-title" closedby="any">
            <form class="stack" method="dialog">
                <h2 class="band-title" id="slip-title">{words::agenda_change_place(locale)}</h2>
                <p>
                    <label for="slip-zone">{words::agenda_times_for_you(locale)}</label>
                    " "
                    <select class="zone-choice" id="slip-zone">
                        <option value="">{words::agenda_as_this_device(locale, choice.device)}</option>
                        {regions}
                    </select>
                </p>
                <p class="row">
                    <button class="button button-main" type="button" data-action="set-zone">{words::news_apply(locale)}</button>
                    " "
                    <button class="button">{words::news_close(locale)}</button>
                </p>
            </form>
        </dialog>
    }
}

/// Zones by their region: what stands before the first slash, nothing for those without one.
fn regions(zones: &[String]) -> Vec<(&str, Vec<&str>)> {
    let mut regions: Vec<(&str, Vec<&str>)> = Vec::new();
    for zone in zones {
        let region = zone.split_once('/').map_or("", |(region, _)| region);
        match regions.last_mut() {
            Some((last, zones)) if *last == region => zones.push(zone),
            _ => regions.push((region, vec![zone])),
        }
    }
    regions
}

/// What a zone is called inside its region: `Buenos Aires, Argentina` of `America/Argentina/Buenos_Aires`.
fn city(zone: &str) -> String {
    let inside = zone.split_once('/').map_or(zone, |(_, inside)| inside);
    let parts: Vec<&str> = inside.split('/').rev().collect();
    parts.join(", ").replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(zone: &str, expected: &str) {
        assert_eq!(city(zone), expected);
    }

    #[test]
    fn a_zone_is_called_by_its_city() {
        check("Europe/Paris", "Paris");
        check("America/Argentina/Buenos_Aires", "Buenos Aires, Argentina");
        check("UTC", "UTC");
    }

    #[test]
    fn zones_stand_in_their_regions_and_the_chosen_one_is_marked() {
        let zones = ["Africa/Cairo", "Europe/Paris", "Europe/Rome", "UTC"].map(str::to_owned);
        let choice = ZoneChoice { zones: &zones, device: "Asia/Tokyo", chosen: Some("Europe/Rome") };
        let html = zone_dialog(Locale::En, choice).to_html();
        let expected = "<optgroup label=\"Africa\"><option value=\"Africa/Cairo\">Cairo</option></optgroup><optgroup label=\"Europe\"><option value=\"Europe/Paris\">Paris</option><option value=\"Europe/Rome\" selected=\"\">Rome</option></optgroup><option value=\"UTC\">UTC</option></select>";
        assert!(html.contains(expected), "{html}");
        assert!(html.contains("<option value=\"\">") && html.contains("Asia/Tokyo"), "{html}");
        assert_eq!(html.matches("selected").count(), 1);
    }
}
