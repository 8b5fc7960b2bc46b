use leptos::prelude::*;

use crate::app::use_here;
use crate::app::view::{View, view};
use crate::messages::words;

/// A link to a place on the map of OpenStreetMap; nothing is fetched from it.
#[component(transparent)]
pub fn MapLink(
    /// Latitude and longitude in degrees times a million.
    coordinates: (i32, i32),
) -> View {
    let locale = use_here().locale;
    view! { <a class="name" href=map_href(coordinates)><span class="name-text">{words::who_on_a_map(locale)}</span></a> }
}

fn map_href((latitude, longitude): (i32, i32)) -> String {
    let (latitude, longitude) = (degrees(latitude), degrees(longitude));
    [
        "https://www.openstreetmap.org/?mlat=",
        &latitude,
        "&mlon=",
        &longitude,
        "#map=14/",
        &latitude,
        "/",
        &longitude,
    ]
    .concat()
}

/// Degrees in decimals: `48.856613`.
fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    let decimals = (size % 1_000_000).to_string();
    [sign, &(size / 1_000_000).to_string(), ".", &"0".repeat(6 - decimals.len()), &decimals].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(millionths: i32, expected: &str) {
        assert_eq!(degrees(millionths), expected);
    }

    #[test]
    fn degrees_are_written_in_decimals() {
        check(48_856_613, "48.856613");
        check(-70_042, "-0.070042");
        check(0, "0.000000");
        check(-180_000_000, "-180.000000");
    }

    #[test]
    fn a_map_link_marks_the_place() {
        assert_eq!(
            map_href((50_879_000, 4_700_500)),
            "https://www.openstreetmap.org/?mlat=50.879000&mlon=4.700500#map=14/50.879000/4.700500"
        );
    }
}
